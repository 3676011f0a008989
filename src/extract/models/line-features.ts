import { type ForestFeature, flag, ofNeighbour, rowOf, since } from './feature.ts';
import { type Line, type ScrapeLine, type ScrapeView, viewScrape } from './line-view.ts';
import { feature, type LineLook, lookNames } from './text-features.ts';

type LineFeature = ForestFeature<ScrapeLine, ScrapeView>;

/** Places in a text that lack a blank between words: links that ran together. */
export const seam = /\p{Ll}\p{Lu}/gu;

/** True when a blank line, or the end of the scrape, follows a line. */
export const endsParagraph = (next: Line | undefined) => next === undefined || next.apart;

/** A caption is said twice: as the picture's alternative text, and beneath it. Shorter texts are part of anything. */
const shortestCaption = 20;

const ofLine: readonly LineFeature[] = [
  ...lookNames.map((name, place): LineFeature => ({ name, of: ({ look }) => look.values[place] })),
  { name: 'bullet', of: ({ line }) => flag(line.bullet) },
  { name: 'indent', of: ({ line }) => line.indent },
  { name: 'apart', of: ({ line }) => flag(line.apart) },
  { name: 'last of its paragraph', of: ({ at }, { all }) => flag(endsParagraph(all[at + 1]?.line)) },
  { name: 'seams', of: ({ look }) => look.text.match(seam)?.length ?? 0 },
  { name: 'name alone', of: ({ isNameAlone }) => flag(isNameAlone) },
  { name: 'agency alone', of: ({ isAgencyAlone }) => flag(isAgencyAlone) },
  { name: 'said before', of: ({ before }) => before.timesSaid },
  { name: 'said later', of: ({ look, before }, page) => (page.timesSaid.get(look.key) ?? 1) - 1 - before.timesSaid },
  { name: 'caption of the next', of: ({ at, look }, { all }) => flag(isWithin(look, all[at + 1]?.look)) },
  { name: 'caption of the last', of: ({ at, look }, { all }) => flag(isWithin(all[at - 1]?.look, look)) },
];

const ofPlace: readonly LineFeature[] = [
  { name: 'run of short lines', of: ({ at }, { shortRuns }) => shortRuns.length[at] },
  { name: 'place in the run', of: ({ at }, { shortRuns }) => shortRuns.place[at] },
  { name: 'run of bullets', of: ({ at }, { bulletRuns }) => bulletRuns.length[at] },
  { name: 'at', of: ({ at }, { all }) => at / all.length },
  { name: 'lines', of: (_, { all }) => Math.log2(1 + all.length) },
  { name: 'chars before', of: ({ before }, page) => before.chars / page.chars },
  { name: 'prose before', of: ({ before }, page) => before.prose / page.prose },
  { name: 'prose after', of: ({ before, prose }, page) => (page.prose - before.prose - prose) / page.prose },
  { name: 'proseShare', of: ({ prose }, page) => prose / page.prose },
  { name: 'density 3', of: ({ at }, { density3 }) => density3[at] },
  { name: 'density 8', of: ({ at }, { density8 }) => density8[at] },
  { name: 'density 20', of: ({ at }, { density20 }) => density20[at] },
  { name: 'since prose', of: ({ at, before }) => since(before.lastProse, at) },
  { name: 'to prose', of: ({ at }, { toProse }) => toProse[at] },
  { name: 'last short line: rule', of: ({ before: { lastShort } }) => flag((lastShort?.look.rule ?? null) !== null) },
  { name: 'last short line: tail', of: ({ before: { lastShort } }) => flag(lastShort?.look.tail === true) },
  { name: 'since the last short line', of: ({ at, before }) => since(before.lastShort?.at ?? null, at) },
  { name: 'tails before', of: ({ before }) => before.tails },
  { name: 'since a tail', of: ({ at, before }) => since(before.lastTail, at) },
  { name: 'longest near', of: ({ at }, page) => longestNear(page, at) },
];

const ofPage: readonly LineFeature[] = [
  { name: 'page: prose share', of: (_, page) => page.prose / page.chars },
  { name: 'page: mean prose length', of: (_, page) => page.prose / page.proseLines },
  { name: 'since a stamp', of: ({ at, before }) => since(before.lastStamp, at) },
  { name: 'since a byline', of: ({ at, before }) => since(before.lastByline, at) },
  { name: 'stamps near', of: ({ at }, { stampsNear }) => stampsNear[at] },
  { name: 'replies near', of: ({ at }, { repliesNear }) => repliesNear[at] },
  { name: 'replies before', of: ({ before }) => before.replies },
  { name: 'names near', of: ({ at }, { namesNear }) => namesNear[at] },
];

const ofNeighbours: readonly LineFeature[] = [-4, -3, -2, -1, 1, 2, 3, 4].flatMap((offset) => [
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'chars', of: ({ look }) => feature(look, 'chars') }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'closed', of: ({ look }) => feature(look, 'closed') }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'function', of: ({ look }) => feature(look, 'function') }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'prose', of: ({ prose }) => flag(prose > 0) }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'bullet', of: ({ line }) => flag(line.bullet) }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'rule', of: ({ look }) => flag(look.rule !== null) }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'capitalised', of: ({ look }) => feature(look, 'capitalised') }),
  ofNeighbour<ScrapeLine, ScrapeView>(offset, { name: 'apart', of: ({ line }) => flag(line.apart) }),
]);

/** What the forest of scrapes reads of a line, in its order. */
export const lineFeatureTable: readonly LineFeature[] = [...ofLine, ...ofPlace, ...ofPage, ...ofNeighbours];

/** One row of numbers for each line, in the order of `lineFeatureTable`. */
export function lineFeatures(lines: readonly Line[], looks: readonly LineLook[]): Float32Array[] {
  const page = viewScrape(lines, looks);
  return page.all.map((line) => rowOf(lineFeatureTable, line, page));
}

/** True for a text that a neighbour says as a part of its own. */
function isWithin(part: LineLook | undefined, whole: LineLook | undefined): boolean {
  if (part === undefined || whole === undefined) return false;
  return part.text.length > shortestCaption && whole.text.includes(part.text);
}

/** The length of the longest running text within six lines. */
function longestNear({ all }: ScrapeView, at: number): number {
  let longest = 0;
  for (let other = Math.max(0, at - 6); other < Math.min(all.length, at + 7); other++)
    if (other !== at) longest = Math.max(longest, all[other].prose);
  return longest;
}
