import { elementsOf, type PageElement, type PageNode } from '../../lib/markup/html.ts';
import { cleanText, oneLine } from '../../lib/text/text.ts';
import { hiddenIn } from './hidden.ts';

/** A stretch of text between two block boundaries of a page. */
export interface Block {
  readonly text: string;
  /** The innermost block element around it. */
  readonly element: PageElement;
  /** Share of its characters that are link text. */
  readonly linked: number;
  /** Share of its characters that are bold. */
  readonly strong: number;
  /** Its links. */
  readonly anchors: readonly PageElement[];
  /** No reader sees it (`hidden.ts`). It stays in the list, since the forests were trained with it. */
  readonly hidden: boolean;
}

/** A picture, and how many blocks stand before it. */
export interface PagePicture {
  readonly element: PageElement;
  readonly at: number;
}

const blockTags = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul button label picture caption legend'.split(
    ' ',
  ),
);

/** Elements whose text is not shown, or is no text. */
const unseen = new Set(
  'script style noscript template iframe object embed svg math canvas select textarea input video audio map head #comment'.split(
    ' ',
  ),
);

/** Inline boxes that are shown on hovering, or only read aloud. What they say would break the sentence they stand in. */
const aside =
  /rollover\S*block|pop-?over|pop-?up|tool-?tip|hover-?card|sr-only|visually-?hidden|screen-?reader|accessib\w*-?(?:text|hidden)|u-hidden|a11y/i;

function isAside(element: PageElement): boolean {
  return (
    (element.name === 'span' || element.name === 'a' || element.name === 'i' || element.name === 'em') &&
    (aside.test(element.attributes.class ?? '') ||
      /clip:\s*rect\(|display:\s*none/i.test(element.attributes.style ?? ''))
  );
}

/** True for a paragraph in a cell of the row. */
function within(node: PageElement, row: PageElement): boolean {
  return (
    (node.name === 'p' || node.name === 'div') && (node.parent?.parent === row || node.parent?.parent?.parent === row)
  );
}

/** True for a table row whose cells hold nothing but short inline text. */
function isPlainRow(row: PageElement): boolean {
  let chars = 0;
  let seen = 0;
  for (const element of elementsOf(row)) {
    if (++seen > 200) return false;
    if (element !== row && blockTags.has(element.name) && !/^(?:td|th|p|div)$/.test(element.name)) return false;
    for (const child of element.children) if (typeof child === 'string') chars += child.trim().length;
  }
  return chars < 400;
}

/** A page has no more blocks that matter. */
const mostBlocks = 20_000;

/** A node of the walk to enter; null leaves the block element that was opened last. */
interface BlockStep {
  readonly node: PageNode | null;
  readonly inLink: boolean;
  readonly inStrong: boolean;
  readonly unseen: boolean;
}

/** Gathers the text of the block that is open, until the next boundary. */
class BlockBuilder {
  readonly blocks: Block[] = [];
  /** The innermost block element around the text that comes next. */
  element: PageElement;
  readonly #hidden: ReadonlySet<PageElement>;
  readonly #open: PageElement[] = [];
  readonly #root: PageElement;
  #text = '';
  #linked = 0;
  #strong = 0;
  #anchors: PageElement[] = [];

  constructor(root: PageElement, hidden: ReadonlySet<PageElement>) {
    this.#root = root;
    this.#hidden = hidden;
    this.element = root;
  }

  open(element: PageElement): void {
    this.flush();
    this.element = element;
    this.#open.push(element);
  }

  close(): void {
    this.flush();
    this.#open.pop();
    this.element = this.#open.at(-1) ?? this.#root;
  }

  add(text: string, inLink: boolean, inStrong: boolean): void {
    this.#text += text;
    if (!inLink && !inStrong) return;
    const length = text.trim().length;
    if (inLink) this.#linked += length;
    if (inStrong) this.#strong += length;
  }

  addLink(anchor: PageElement): void {
    this.#anchors.push(anchor);
  }

  /** A line break; two in a row end the block. */
  breakLine(): void {
    this.#text += '\n';
    if (/\n\s*\n\s*$/.test(this.#text.slice(-80))) this.flush();
  }

  /** Ends the block that is open. */
  flush(): void {
    const text = this.#text === '' ? '' : oneLine(cleanText(this.#text));
    if (text !== '')
      this.blocks.push({
        text,
        element: this.element,
        linked: Math.min(1, this.#linked / text.length),
        strong: Math.min(1, this.#strong / text.length),
        anchors: this.#anchors,
        hidden: this.#hidden.has(this.element),
      });
    this.#text = '';
    this.#linked = 0;
    this.#strong = 0;
    this.#anchors = [];
  }
}

/**
 * The blocks of a page in order. Two line breaks in a row end a block too: on old pages they make the paragraphs. The walk
 * keeps its own stack, so that deep nesting cannot overflow ours.
 *
 * @param unveils whether scripts may show what is hidden at first: on pages, not in mails and feeds
 */
export function blocksOf(root: PageElement, unveils = true): { blocks: Block[]; pictures: PagePicture[] } {
  const hidden = hiddenIn(root, unveils);
  const builder = new BlockBuilder(root, hidden);
  const { blocks } = builder;
  const pictures: PagePicture[] = [];
  const stack: BlockStep[] = [{ node: root, inLink: false, inStrong: false, unseen: false }];
  let plainRow: PageElement | null = null;
  for (let step = stack.pop(); step !== undefined && blocks.length < mostBlocks; step = stack.pop()) {
    const { node, inLink, inStrong } = step;
    if (node === null) builder.close();
    else if (typeof node === 'string') {
      // What is hidden inside a sentence that is shown is not part of it.
      if (!step.unseen || hidden.has(builder.element)) builder.add(node, inLink, inStrong);
    } else {
      if (node.name === 'img') pictures.push({ element: node, at: blocks.length });
      if (unseen.has(node.name) || isAside(node)) continue;
      if (node.name === 'br') {
        builder.breakLine();
        continue;
      }
      if (isCellOf(node, plainRow)) builder.add(' ', false, false);
      else if (blockTags.has(node.name) && !(plainRow !== null && within(node, plainRow))) {
        builder.open(node);
        if (node.name === 'tr') plainRow = isPlainRow(node) ? node : null;
        stack.push({ node: null, inLink, inStrong, unseen: false });
      }
      if (node.name === 'a') builder.addLink(node);
      pushChildren(stack, node, step, hidden.has(node));
    }
  }
  builder.flush();
  return { blocks, pictures };
}

/** A row of short cells is one line: "2025 3.4 metres". Cells with blocks of their own lay a page out. */
function isCellOf(node: PageElement, row: PageElement | null): boolean {
  return (node.name === 'td' || node.name === 'th') && row !== null && row === node.parent;
}

function pushChildren(
  stack: BlockStep[],
  node: PageElement,
  { inLink, inStrong }: BlockStep,
  unseenHere: boolean,
): void {
  const link = inLink || node.name === 'a';
  const strong = inStrong || node.name === 'strong' || node.name === 'b';
  for (let at = node.children.length - 1; at >= 0; at--)
    stack.push({ node: node.children[at], inLink: link, inStrong: strong, unseen: unseenHere });
}
