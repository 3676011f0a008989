import { elementsOf, type PageElement, type PageNode } from '../../lib/text/html.ts';
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
  /** No reader sees it (`hidden.ts`). It is told of, since what stands around it was learned with it. */
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

/**
 * The blocks of a page in order. Two line breaks in a row end a block too: on old pages they make the paragraphs. The walk
 * keeps its own stack, so that deep nesting cannot overflow ours.
 *
 * @param unveils whether scripts may show what is hidden at first: on pages, not in mails and feeds
 */
export function blocksOf(root: PageElement, unveils = true): { blocks: Block[]; pictures: PagePicture[] } {
  const blocks: Block[] = [];
  const hidden = hiddenIn(root, unveils);
  const pictures: PagePicture[] = [];
  let text = '';
  let linked = 0;
  let strong = 0;
  let anchors: PageElement[] = [];
  let element = root;
  const flush = () => {
    if (text !== '') {
      const clean = oneLine(cleanText(text));
      if (clean !== '')
        blocks.push({
          text: clean,
          element,
          linked: Math.min(1, linked / clean.length),
          strong: Math.min(1, strong / clean.length),
          anchors,
          hidden: hidden.has(element),
        });
    }
    text = '';
    linked = 0;
    strong = 0;
    anchors = [];
  };
  // A node to enter, or null to leave the block element on top of `open`.
  const stack: { node: PageNode | null; inLink: boolean; inStrong: boolean; unseen: boolean }[] = [
    { node: root, inLink: false, inStrong: false, unseen: false },
  ];
  const open: PageElement[] = [];
  let rowOf: PageElement | null = null;
  for (let entry = stack.pop(); entry !== undefined && blocks.length < mostBlocks; entry = stack.pop()) {
    const { node, inLink, inStrong } = entry;
    if (node === null) {
      flush();
      open.pop();
      element = open[open.length - 1] ?? root;
      continue;
    }
    if (typeof node === 'string') {
      // Hidden inside a sentence that is shown.
      if (entry.unseen && !hidden.has(element)) continue;
      text += node;
      if (inLink || inStrong) {
        const length = node.trim().length;
        if (inLink) linked += length;
        if (inStrong) strong += length;
      }
      continue;
    }
    if (node.name === 'img') pictures.push({ element: node, at: blocks.length });
    if (unseen.has(node.name) || isAside(node)) continue;
    if (node.name === 'br') {
      text += '\n';
      if (/\n\s*\n\s*$/.test(text.slice(-80))) flush();
      continue;
    }
    // A row of short cells is one line: "2025 3.4 metres". Cells with blocks of their own lay a page out.
    const inRow = (node.name === 'td' || node.name === 'th') && rowOf !== null && rowOf === node.parent;
    if (inRow) text += ' ';
    else if (blockTags.has(node.name) && !(rowOf !== null && within(node, rowOf))) {
      flush();
      if (node.name === 'tr') rowOf = isPlainRow(node) ? node : null;
      element = node;
      open.push(node);
      stack.push({ node: null, inLink, inStrong, unseen: false });
    }
    const link = inLink || node.name === 'a';
    if (node.name === 'a') anchors.push(node);
    const unseenHere = hidden.has(node);
    const bold = inStrong || node.name === 'strong' || node.name === 'b';
    for (let at = node.children.length - 1; at >= 0; at--)
      stack.push({ node: node.children[at], inLink: link, inStrong: bold, unseen: unseenHere });
  }
  flush();
  return { blocks, pictures };
}
