import type { Block } from '../blocks/blocks.ts';
import { type Box, boxNames, sharedNames, tagFlags } from '../blocks/boxes.ts';
import { type ForestFeature, flag, noDistance, ofNeighbour, rowOf, since } from './feature.ts';
import { type BlockView, longWords, overlap, type PageHints, type PageView, viewPage } from './page-view.ts';
import { feature, type LineLook, lookNames } from './text-features.ts';

type PageFeature = ForestFeature<BlockView, PageView>;

/** The page does not say what a feature compares with. */
const unknown = -1;

/** Farther than this from a heading or a title, the distance does not matter. */
const farFrom = 98;

const share = (prose: number, page: PageView) => prose / page.prose;
const linkShare = ({ linkChars, chars }: Box) => linkChars / Math.max(1, chars);

const ofBlock: readonly PageFeature[] = [
  ...lookNames.map((name, place): PageFeature => ({ name, of: ({ look }) => look.values[place] })),
  { name: 'linked', of: ({ block }) => block.linked },
  { name: 'strong', of: ({ block }) => block.strong },
  { name: 'depth', of: ({ block }) => block.element.depth },
  { name: 'p', of: ({ tag }) => flag(tag === 'p') },
  { name: 'li', of: ({ tag }) => flag(tag === 'li') },
  { name: 'heading', of: ({ level }) => flag(level > 0) },
  { name: 'div', of: ({ tag }) => flag(tag === 'div' || tag === 'section') },
  { name: 'cell', of: ({ tag }) => flag(tag === 'td' || tag === 'th' || tag === 'dd' || tag === 'dt') },
  { name: 'level', of: ({ level }) => level },
];

const ofBoxes: readonly PageFeature[] = [
  ...tagFlags.map((tag, bit): PageFeature => ({ name: `in ${tag}`, of: ({ box }) => (box.tags >> bit) & 1 })),
  { name: 'hidden', of: ({ box }) => flag(box.hidden) },
  ...boxNames.map(([name], bit): PageFeature => ({ name: `near ${name}`, of: ({ enclosure }) => enclosure.near[bit] })),
  { name: 'badShare', of: ({ enclosure }) => enclosure.badShare },
  ...sharedNames.map(
    (name, bit): PageFeature => ({ name: `share ${name}`, of: ({ enclosure }) => enclosure.shares[bit] }),
  ),
  { name: 'links', of: ({ block }) => block.anchors.length },
  { name: 'allLink', of: ({ block }) => flag(block.anchors.length === 1 && block.linked > 0.9) },
  { name: 'prose1', of: ({ box }, page) => share(box.prose, page) },
  { name: 'prose2', of: ({ parent }, page) => share(parent.prose, page) },
  { name: 'prose3', of: ({ grandparent }, page) => share(grandparent.prose, page) },
  { name: 'prose4', of: ({ greatGrandparent }, page) => share(greatGrandparent.prose, page) },
  { name: 'links1', of: ({ parent }) => linkShare(parent) },
  { name: 'links2', of: ({ grandparent }) => linkShare(grandparent) },
  { name: 'links3', of: ({ greatGrandparent }) => linkShare(greatGrandparent) },
  { name: 'blocks1', of: ({ parent }) => Math.log2(1 + parent.blocks) },
  { name: 'proseBlocks1', of: ({ parent }) => parent.proseBlocks / parent.blocks },
  { name: 'short1', of: ({ parent }) => parent.chars / parent.blocks },
  { name: 'inMain', of: ({ box }, page) => flag(page.insideMain.has(box)) },
  { name: 'upToMain', of: ({ enclosure }) => enclosure.upToMain },
  { name: 'mainShare', of: (_, page) => share(page.main?.prose ?? 0, page) },
  { name: 'inArticleShare', of: ({ enclosure }) => enclosure.articleShare },
  { name: 'inMainTagShare', of: ({ enclosure }) => enclosure.mainTagShare },
  { name: 'signature', of: ({ box }, page) => share(page.proseBySignature.get(box.signature) ?? 0, page) },
  { name: 'signature2', of: ({ path }, page) => share(page.proseBySignature.get(path) ?? 0, page) },
];

const ofWords: readonly PageFeature[] = [
  { name: 'said', of: ({ look }, page) => overlapOr(look.key, page.bodyGrams) },
  { name: 'described', of: ({ look }, page) => overlapOr(look.key, page.descriptionGrams) },
  { name: 'titled', of: ({ look }, page) => sharedWords(look.key, page.titleWords) },
  { name: 'before', of: ({ before }) => before.timesSaid },
  { name: 'again', of: ({ look, before }, page) => (page.timesSaid.get(look.key) ?? 1) - 1 - before.timesSaid },
];

const ofPlace: readonly PageFeature[] = [
  { name: 'at', of: ({ at }, page) => at / page.all.length },
  { name: 'charsBefore', of: ({ before }, page) => before.chars / page.chars },
  { name: 'proseBefore', of: ({ before }, page) => share(before.prose, page) },
  { name: 'proseAfter', of: (block, page) => share(page.prose - block.before.prose - proseIn(block), page) },
  { name: 'sinceTitle', of: ({ at }, { titleAt }) => (titleAt === null ? -noDistance : clamp(at - titleAt)) },
  { name: 'headRule', of: ({ before: { heading } }) => flag(heading !== null && heading.look.rule !== null) },
  { name: 'headTail', of: ({ before: { heading } }) => flag(heading?.look.tail === true) },
  { name: 'headLevel', of: ({ before: { heading } }) => heading?.level ?? 0 },
  { name: 'sinceHead', of: ({ at, before: { heading } }) => (heading === null ? noDistance : clamp(at - heading.at)) },
  { name: 'sinceProse', of: ({ at, before }) => since(before.lastProse, at) },
  { name: 'toProse', of: ({ at }, page) => page.toProse[at] },
  { name: 'tailsBefore', of: ({ before }) => before.tails },
  { name: 'sinceTail', of: ({ at, before }) => since(before.lastTail, at) },
];

const ofNeighbours: readonly PageFeature[] = [-3, -2, -1, 1, 2, 3].flatMap((offset) => [
  ofNeighbour<BlockView, PageView>(offset, { name: 'chars', of: ({ look }) => feature(look, 'chars') }),
  ofNeighbour<BlockView, PageView>(offset, { name: 'linked', of: ({ block }) => block.linked }),
  ofNeighbour<BlockView, PageView>(offset, { name: 'closed', of: ({ look }) => feature(look, 'closed') }),
  ofNeighbour<BlockView, PageView>(offset, { name: 'p', of: ({ tag }) => flag(tag === 'p') }),
  ofNeighbour<BlockView, PageView>(offset, { name: 'heading', of: ({ level }) => flag(level > 0) }),
  ofNeighbour<BlockView, PageView>(offset, { name: 'rule', of: ({ look }) => flag(look.rule !== null) }),
  ofNeighbour<BlockView, PageView>(offset, {
    name: 'sameParent',
    of: ({ box }, own) => flag(box.parent === own.box.parent),
  }),
  ofNeighbour<BlockView, PageView>(offset, {
    name: 'sameSignature',
    of: ({ box }, own) => flag(box.signature === own.box.signature),
  }),
  ofNeighbour<BlockView, PageView>(offset, {
    name: 'prose1',
    of: ({ box }, _, page) => share(box.parent?.prose ?? 0, page),
  }),
]);

/** What the forest of pages reads of a block, in its order. */
export const pageFeatureTable: readonly PageFeature[] = [
  ...ofBlock,
  ...ofBoxes,
  ...ofWords,
  ...ofPlace,
  ...ofNeighbours,
];

/** One row of numbers for each block, in the order of `pageFeatureTable`; and what each block looks like. */
export function pageFeatures(blocks: readonly Block[], hints: PageHints): { rows: Float32Array[]; looks: LineLook[] } {
  const page = viewPage(blocks, hints);
  return {
    rows: page.all.map((block) => rowOf(pageFeatureTable, block, page)),
    looks: page.all.map(({ look }) => look),
  };
}

function overlapOr(key: string, grams: ReadonlySet<string>): number {
  return grams.size === 0 ? unknown : overlap(key, grams);
}

/** The share of words that a block has in common with the title. */
function sharedWords(key: string, titleWords: ReadonlySet<string>): number {
  const words = longWords(key);
  if (words.length === 0) return 0;
  return words.filter((word) => titleWords.has(word)).length / Math.max(words.length, titleWords.size);
}

const proseIn = ({ isProse, block }: BlockView) => (isProse ? block.text.length : 0);

const clamp = (distance: number) => Math.max(-farFrom, Math.min(farFrom, distance));
