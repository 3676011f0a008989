import type { PageElement } from '../../lib/markup/html.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Block } from '../blocks/blocks.ts';
import { type Box, boxOf } from '../blocks/boxes.ts';
import { type Enclosure, enclosureOf, mainOf } from './box-view.ts';
import { untilNext } from './feature.ts';
import { type LineLook, lookAt } from './text-features.ts';

/** What a page says of itself that helps to find its story. */
export interface PageHints {
  readonly title: string | null;
  readonly description: string | null;
  readonly articleBody: string | null;
}

/** A page as its features see it: what is known of all its blocks together. */
export interface PageView {
  readonly all: readonly BlockView[];
  /** Characters in running text, and in all blocks. */
  readonly prose: number;
  readonly chars: number;
  /** The box that holds the most running text with the fewest boxes between, and all boxes inside it. */
  readonly main: Box | null;
  readonly insideMain: ReadonlySet<Box>;
  /** Characters in running text of all blocks with the same signature, or the same path. */
  readonly proseBySignature: ReadonlyMap<string, number>;
  /** How often each text of some length is on the page. */
  readonly timesSaid: ReadonlyMap<string, number>;
  /** Runs of four words of the JSON-LD body and of the description. */
  readonly bodyGrams: ReadonlySet<string>;
  readonly descriptionGrams: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
  /** Place of the block that is the title; null when none is. */
  readonly titleAt: number | null;
  /** How far ahead the next running text is, for each block. */
  readonly toProse: Float64Array;
}

/** A block of a page as its features see it. */
export interface BlockView {
  readonly at: number;
  readonly block: Block;
  readonly look: LineLook;
  /** Reads as running text, and is no link. */
  readonly isProse: boolean;
  readonly tag: string;
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  readonly box: Box;
  /** The boxes around its own; the outermost again where there is none further out. */
  readonly parent: Box;
  readonly grandparent: Box;
  readonly greatGrandparent: Box;
  /** Its box and the one around it, as tag and first class: `div.body>p.text`. */
  readonly path: string;
  readonly enclosure: Enclosure;
  readonly before: Before;
}

/** What stands before a block. */
export interface Before {
  readonly chars: number;
  readonly prose: number;
  /** How often the same text stood before. */
  readonly timesSaid: number;
  /** The last heading, or bold line of few words. */
  readonly heading: { readonly look: LineLook; readonly level: number; readonly at: number } | null;
  readonly lastProse: number | null;
  /** How many blocks begin what is not the story's ("Related"), and the last of them. */
  readonly tails: number;
  readonly lastTail: number | null;
}

/** Shorter texts are repeated on any page. */
const shortestRepeated = 25;

type MeasuredBlock = Omit<BlockView, 'enclosure' | 'before'>;

/** Gathers what the features of a page's blocks are made of. */
export function viewPage(blocks: readonly Block[], hints: PageHints): PageView {
  const boxes = new Map<PageElement, Box>();
  const measured = blocks.map((block, at) => measure(block, at, boxes));
  const page = {
    prose: Math.max(1, sumOf(measured, proseIn)),
    chars: sumOf(measured, ({ look }) => look.text.length),
    ...mainOf(boxes, measured),
    proseBySignature: proseBySignature(measured),
    timesSaid: timesSaid(measured),
    bodyGrams: gramsOf(hints.articleBody),
    descriptionGrams: gramsOf(hints.description),
    titleWords: new Set(longWords(foldKey(hints.title ?? ''))),
    titleAt: titleIn(measured, foldKey(hints.title ?? '')),
    toProse: untilNext(measured.map(({ isProse }) => isProse)),
  };
  const before = beforeEach(measured);
  const all = measured.map((block, at) => ({
    ...block,
    enclosure: enclosureOf(block.box, page.prose, page.main),
    before: before[at],
  }));
  return { ...page, all };
}

function measure(block: Block, at: number, boxes: Map<PageElement, Box>): MeasuredBlock {
  const look = lookAt(block.text);
  const box = boxOf(block.element, boxes);
  const parent = box.parent ?? box;
  const grandparent = parent.parent ?? parent;
  const tag = block.element.name;
  return {
    at,
    block,
    look,
    isProse: look.prose && block.linked < 0.5,
    tag,
    level: /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0,
    box,
    parent,
    grandparent,
    greatGrandparent: grandparent.parent ?? grandparent,
    path: `${box.parent?.signature}>${box.signature}`,
  };
}

const proseIn = ({ isProse, block }: MeasuredBlock) => (isProse ? block.text.length : 0);

function sumOf(blocks: readonly MeasuredBlock[], of: (block: MeasuredBlock) => number): number {
  return blocks.reduce((sum, block) => sum + of(block), 0);
}

function proseBySignature(blocks: readonly MeasuredBlock[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const view of blocks)
    for (const key of [view.box.signature, view.path]) sums.set(key, (sums.get(key) ?? 0) + proseIn(view));
  return sums;
}

function timesSaid(blocks: readonly MeasuredBlock[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { look } of blocks)
    if (look.text.length > shortestRepeated) times.set(look.key, (times.get(look.key) ?? 0) + 1);
  return times;
}

function titleIn(blocks: readonly MeasuredBlock[], titleKey: string): number | null {
  const at = Math.max(
    blocks.findIndex(({ look, tag }) => look.key === titleKey && /^h\d$/.test(tag)),
    blocks.findIndex(({ tag }) => tag === 'h1'),
  );
  return at < 0 ? null : at;
}

/** One walk down the page: what stood before each block. */
function beforeEach(blocks: readonly MeasuredBlock[]): Before[] {
  const times = new Map<string, number>();
  let now: Omit<Before, 'timesSaid'> = { chars: 0, prose: 0, heading: null, lastProse: null, tails: 0, lastTail: null };
  return blocks.map((view) => {
    const { at, block, look, level, isProse } = view;
    const before = { ...now, timesSaid: times.get(look.key) ?? 0 };
    if (look.text.length > shortestRepeated) times.set(look.key, before.timesSaid + 1);
    const isHeading = level > 0 || (look.words <= 8 && block.strong > 0.9);
    now = {
      chars: now.chars + block.text.length,
      prose: now.prose + proseIn(view),
      heading: isHeading ? { look, level, at } : now.heading,
      lastProse: isProse ? at : now.lastProse,
      tails: now.tails + (look.tail ? 1 : 0),
      lastTail: look.tail ? at : now.lastTail,
    };
    return before;
  });
}

/** The words of a folded text that say something. */
export function longWords(key: string): string[] {
  return key.split(' ').filter((word) => word.length > 2);
}

const gramSize = 4;

/** The runs of four words of a text. */
function gramsOf(text: string | null): Set<string> {
  const words = foldKey(text ?? '').split(' ');
  const grams = new Set<string>();
  for (let at = 0; at + gramSize <= words.length; at++) grams.add(words.slice(at, at + gramSize).join(' '));
  return grams;
}

/** The share of a text's runs of four words that a longer text holds; one half for a text of fewer words. */
export function overlap(key: string, grams: ReadonlySet<string>): number {
  const words = key.split(' ');
  if (words.length < gramSize) return 0.5;
  let shared = 0;
  for (let at = 0; at + gramSize <= words.length; at++)
    if (grams.has(words.slice(at, at + gramSize).join(' '))) shared++;
  return shared / (words.length - gramSize + 1);
}
