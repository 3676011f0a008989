import { Readability } from '@mozilla/readability';
import type { DomDocument, DomElement, DomNode } from '../lib/dom.ts';
import { cleanText, countWords, foldKey, oneLine } from '../lib/text.ts';
import { boilerplateRule, tailStarts } from './boilerplate.ts';
import { bylineOf } from './bylines.ts';
import type { Removed } from './reading.ts';
import { isStampLine } from './stamps.ts';

/** A stretch of text between two block boundaries of a page. */
export interface Block {
  readonly tag: string;
  readonly text: string;
  /** Share of its characters that are link text. */
  readonly linked: number;
}

/** Elements whose text is never shown. */
const unseen = 'script, style, noscript, template, iframe, object, embed';

/** Elements that hold no article's text. They are taken out before Readability scores the rest. */
const furniture =
  'form, button, input, select, textarea, svg, canvas, nav, dialog, ' +
  '[hidden], [aria-hidden="true"]:not(.mathjax), [role="navigation"], [role="dialog"], [role="search"], [role="complementary"], figcaption, ' +
  '[class*="newsletter" i]:not(body):not(article), [class*="related-" i]:not(body):not(article), [class*="cookie" i]:not(body), [id*="cookie" i]:not(body), ' +
  '[class*="share-" i]:not(body):not(article), [class*="social-" i]:not(body):not(article), [class*="breadcrumb" i], [class*="caption" i]:not(body):not(article)';

/** The article's paragraphs in a page, by Readability and a filter over its blocks. Changes the document. */
export function readBody(
  document: DomDocument,
  articleBody: string | null,
  title: string | null,
): { paragraphs: string[]; removed: Removed[] } {
  for (const node of [...document.querySelectorAll(unseen)]) node.remove();
  // Furniture is dropped only while it is a small part of the text: some sites call the whole page "newsletter".
  const before = textLength(document.body);
  for (const node of [...document.querySelectorAll(furniture)]) if (textLength(node) < before * 0.4) node.remove();

  // Readability rewrites the document it reads, so a fallback must be taken first.
  const article =
    document.querySelector('[itemprop="articleBody"]') ??
    document.querySelector('article') ??
    document.querySelector('main');
  const semantic = article ? blocksOf(article) : [];
  const found = readabilityBlocks(document);
  // Readability sometimes keeps one box of a story whose paragraphs lie in several.
  const blocks = bodyWords(semantic) > 2 * bodyWords(found) ? semantic : found;
  const filtered = filterBlocks(blocks, title);

  const said = articleBody === null ? [] : splitBody(articleBody);
  const saidWords = said.reduce((sum, text) => sum + countWords(text), 0);
  const readWords = filtered.paragraphs.reduce((sum, text) => sum + countWords(text), 0);
  if (saidWords > 80 && saidWords > 1.6 * readWords)
    return {
      paragraphs: said,
      removed: [{ rule: 'JSON-LD articleBody is fuller than the page', text: '' }, ...filtered.removed],
    };
  return filtered;
}

/** Readability's time grows with the square of a page's elements; beyond this every block is left to the filter. */
const mostElements = 15_000;

function readabilityBlocks(document: DomDocument): Block[] {
  if (document.querySelectorAll('*').length > mostElements) return document.body ? blocksOf(document.body) : [];
  const page = document as unknown as ConstructorParameters<typeof Readability>[0];
  const content = new Readability(page, { serializer: (node) => node, charThreshold: 250 }).parse()?.content;
  return content ? blocksOf(content as unknown as DomElement) : [];
}

/** `articleBody` without line breaks would be one endless paragraph; then it is of no use to a reader. */
function splitBody(articleBody: string): string[] {
  const parts = cleanText(articleBody.replace(/<\/p>|<br\s*\/?>/gi, '\n').replace(/<[^<>]+>/g, ' '))
    .split(/\n+/)
    .map(oneLine)
    .filter(Boolean);
  return parts.length > 2 || (parts[0]?.length ?? 0) < 1200 ? parts : [];
}

const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const ignoredTags = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME FIGCAPTION BUTTON FORM SELECT SVG MATH VIDEO AUDIO'.split(' '),
);

/**
 * The blocks of an element in order. `textContent` would glue paragraphs together; a walk over the tree does not.
 * The walk keeps its own stack, so that deep nesting cannot overflow ours.
 */
function blocksOf(root: DomElement): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  let tag = root.tagName;
  const flush = (next: string) => {
    const clean = oneLine(cleanText(text));
    if (clean !== '') blocks.push({ tag, text: clean, linked: linked / clean.length });
    text = '';
    linked = 0;
    tag = next;
  };
  const stack: { node: DomNode; open: boolean; inLink: boolean }[] = [{ node: root, open: true, inLink: false }];
  while (stack.length > 0) {
    const { node, open, inLink } = stack.pop() as { node: DomNode; open: boolean; inLink: boolean };
    if (node.nodeType === 3) {
      text += node.textContent ?? '';
      if (inLink) linked += oneLine(node.textContent ?? '').length;
      continue;
    }
    if (node.nodeType !== 1) continue;
    const name = node.nodeName.toUpperCase();
    if (ignoredTags.has(name)) continue;
    if (name === 'BR') {
      // Two line breaks in a row make a paragraph on pages that have no <p>.
      text += '\n';
      if (/\n\s*\n\s*$/.test(text.slice(-80))) flush(tag);
      continue;
    }
    const isBlock = blockTags.has(name);
    if (!open) {
      flush('');
      continue;
    }
    if (isBlock) {
      flush(name);
      stack.push({ node, open: false, inLink });
    }
    const children = [...node.childNodes];
    for (let at = children.length - 1; at >= 0; at--)
      stack.push({ node: children[at], open: true, inLink: inLink || name === 'A' });
  }
  flush('');
  return blocks;
}

/** True for a block that reads as running text: a closed sentence of some length. */
function isProse(text: string): boolean {
  return text.length >= 60 && /[.!?…:]["”’'»)\]]*$|[。！？]$/u.test(text);
}

/** Leaves out the blocks that are no part of the story, and says by which rule. */
function filterBlocks(blocks: readonly Block[], title: string | null): { paragraphs: string[]; removed: Removed[] } {
  const paragraphs: string[] = [];
  const removed: Removed[] = [];
  const seen = new Set<string>();
  const total = bodyWords(blocks);
  const titleKey = foldKey(title ?? '');
  let read = 0;
  const firstProse = blocks.findIndex((block) => isProse(block.text));
  const lastProse = blocks.findLastIndex((block) => isProse(block.text));
  for (const [at, block] of blocks.entries()) {
    // The rest is tail only when most of the story lies before it.
    if (
      read > total * 0.6 &&
      (tailStarts.test(block.text) || (/^(?:related|more|read|also)\b/i.test(block.text) && /^H\d$/.test(block.tag))) &&
      bodyWords(blocks.slice(at)) < total * 0.3
    ) {
      for (const rest of blocks.slice(at)) removed.push({ rule: 'after the story', text: rest.text });
      break;
    }
    const outside =
      at < firstProse
        ? 'before the story'
        : at > lastProse && block.text.length < 60 && !/[.!?…]["”’')]*$/.test(block.text)
          ? 'after the story'
          : null;
    const rule = outside ?? blockRule(block, titleKey, seen);
    if (rule !== null) removed.push({ rule, text: block.text });
    else {
      paragraphs.push(block.text);
      read += countWords(block.text);
    }
    seen.add(block.text);
  }
  return { paragraphs, removed };
}

function blockRule(block: Block, titleKey: string, seen: ReadonlySet<string>): string | null {
  if (!/[\p{L}\p{N}]/u.test(block.text)) return 'no words';
  const rule = boilerplateRule(block.text);
  if (rule !== null) return rule;
  if (block.text.length < 160 && isStampLine(block.text)) return 'stamp';
  if (block.text.length < 160 && bylineOf(block.text, null) !== null) return 'byline';
  if (titleKey !== '' && foldKey(block.text) === titleKey) return 'title again';
  if (block.linked > 0.8 && (block.text.length < 120 || block.tag === 'LI')) return 'only links';
  if (block.text.length > 40 && seen.has(block.text)) return 'said before';
  return null;
}

function bodyWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.linked < 0.5 ? countWords(block.text) : 0), 0);
}

function textLength(element: DomElement | null): number {
  return element?.textContent?.length ?? 0;
}
