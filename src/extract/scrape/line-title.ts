import { foldKey } from '../../lib/text/text.ts';
import { rowOf } from '../models/feature.ts';
import { type Forest, forestOf, probability } from '../models/forest.ts';
import type { Line } from '../models/line-view.ts';
import type { LineLook } from '../models/text-features.ts';
import { type TitleView, titleFeatureTable } from '../models/title-features.ts';
import { titleTrees } from '../models/title-forest.ts';

/** How many lines over the story, and after its beginning, may hold its headline. */
const [above, below] = [60, 4];

/** A line that may be the headline: where it stands, and its row of numbers. */
export interface TitleCandidate {
  readonly at: number;
  readonly row: Float32Array;
}

const content = (key: string) => key.split(' ').filter((word) => word.length > 3);

/**
 * The lines that may be a story's headline. A headline stands near over its story, uses the words of the story and of its
 * address, is said again elsewhere (page title, breadcrumb), and a byline or a stamp follows it.
 */
export function titleCandidates(
  lines: readonly Line[],
  looks: readonly LineLook[],
  kept: readonly boolean[],
  url: string | null,
): TitleCandidate[] {
  const view = viewTitle(lines, looks, kept, url);
  const from = Math.max(0, view.first - above);
  const to = Math.min(lines.length, view.start + below + 1);
  const candidates: TitleCandidate[] = [];
  for (let at = from; at < to; at++) {
    const look = looks[at];
    if (!mayBeTitle(look)) continue;
    const line = { at, line: lines[at], look, words: content(look.key) };
    candidates.push({ at, row: rowOf(titleFeatureTable, line, view) });
  }
  return candidates;
}

function mayBeTitle({ text, words, byline, prose }: LineLook): boolean {
  return text.length >= 8 && text.length <= 250 && words >= 2 && !byline && !(prose && words > 18);
}

function viewTitle(
  lines: readonly Line[],
  looks: readonly LineLook[],
  kept: readonly boolean[],
  url: string | null,
): TitleView {
  const storyKeys = looks.filter((_, at) => kept[at]).map(({ key }) => key);
  const slug = slugOf(url);
  const timesSaid = new Map<string, number>();
  const firstPlace = new Map<string, number>();
  for (const [at, { key }] of looks.entries()) {
    timesSaid.set(key, (timesSaid.get(key) ?? 0) + 1);
    if (!firstPlace.has(key)) firstPlace.set(key, at);
  }
  return {
    lines,
    looks,
    first: Math.max(0, kept.indexOf(true)),
    start: storyStart(looks, kept),
    story: new Set(content(storyKeys.join(' '))),
    beginning: new Set(content(storyKeys.slice(0, 4).join(' '))),
    slug,
    slugWords: new Set(slug),
    timesSaid,
    firstPlace,
  };
}

/** How many lines that are not the story's may part what is. */
const widestGap = 40;

/**
 * Where the story begins: from the middle of all that was kept, back to the first wide gap. A stray sentence kept far above,
 * in a menu, is not its beginning.
 */
function storyStart(looks: readonly LineLook[], kept: readonly boolean[]): number {
  const total = looks.reduce((sum, look, at) => sum + (kept[at] ? look.text.length : 0), 0);
  let sum = 0;
  let at = looks.findIndex((look, place) => {
    if (kept[place]) sum += look.text.length;
    return kept[place] && sum >= total / 2;
  });
  let start = at;
  for (; at >= 0 && start - at <= widestGap; at--) if (kept[at]) start = at;
  return Math.max(0, start);
}

/** The words of the last long part of an address: publishers write headlines there. */
function slugOf(url: string | null): string[] {
  if (url === null) return [];
  const parts = new URL(url).pathname.split('/').map((part) => {
    try {
      return foldKey(decodeURIComponent(part).replace(/\.\w{2,5}$/, ''));
    } catch {
      return foldKey(part);
    }
  });
  const words = parts.map((part) => content(part).filter((word) => !/^\d+$|\d{4,}/.test(word)));
  return words.reduce((best, next) => (next.length >= best.length ? next : best), []);
}

const titleForest = forestOf(titleTrees);

/** The place of the headline, -1 when no line looks like one. */
export function findTitle(candidates: readonly TitleCandidate[], forest: Forest = titleForest()): number {
  let best = { at: -1, chance: 0.1 };
  for (const { at, row } of candidates) {
    const chance = probability(forest, row);
    if (chance > best.chance) best = { at, chance };
  }
  return best.at;
}
