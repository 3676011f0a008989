import { stampsIn } from '../../language/stamps.ts';
import { foldKey } from '../../lib/text/text.ts';
import { type Forest, forestOf, probability } from '../models/forest.ts';
import type { Line } from '../models/line-features.ts';
import type { LineLook } from '../models/text-features.ts';
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
  const first = Math.max(0, kept.indexOf(true));
  const start = storyStart(looks, kept);
  const from = Math.max(0, first - above);
  const to = Math.min(lines.length, start + below + 1);
  const told = looks.filter((_, at) => kept[at]).map((look) => look.key);
  const story = new Set(content(told.join(' ')));
  const beginning = new Set(content(told.slice(0, 4).join(' ')));
  const slug = slugOf(url);
  const slugWords = new Set(slug);
  const all = looks.map((look) => look.key);
  const counts = new Map<string, number>();
  const firstPlace = new Map<string, number>();
  for (const [at, key] of all.entries()) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (!firstPlace.has(key)) firstPlace.set(key, at);
  }
  const candidates: TitleCandidate[] = [];
  for (let at = from; at < to; at++) {
    const look = looks[at];
    const line = lines[at];
    if (
      look.text.length < 8 ||
      look.text.length > 250 ||
      look.words < 2 ||
      look.byline ||
      (look.prose && look.words > 18)
    )
      continue;
    const words = content(look.key);
    const within = (set: ReadonlySet<string>) =>
      words.length === 0 ? 0 : words.filter((word) => set.has(word)).length / words.length;
    const echoes = (counts.get(look.key) ?? 1) - 1;
    const others = all
      .slice(Math.max(0, at - 60), at + 60)
      .filter(
        (key) => key.length > look.key.length && key.length < look.key.length + 90 && key.includes(look.key),
      ).length;
    const next = looks.slice(at + 1, at + 7);
    const row: number[] = [
      look.values[0],
      look.values[1],
      look.values[2],
      look.values[8],
      look.values[7],
      look.values[9],
      line.bullet ? 1 : 0,
      line.indent,
      line.apart ? 1 : 0,
      at + 1 >= lines.length || lines[at + 1].apart ? 1 : 0,
      look.values[15],
      look.values[19],
      /[:,]$/.test(look.text) ? 1 : 0,
      look.rule === null ? 0 : 1,
      first - at,
      start - at,
      within(slugWords),
      slug.length === 0 ? 0 : slug.filter((word) => look.key.includes(word)).length / slug.length,
      slug.length,
      echoes,
      others,
      (firstPlace.get(look.key) ?? at) < at ? 1 : 0,
      within(story),
      within(beginning),
      distance(next, (each) => each.byline),
      distance(next, (each) => each.text.length < 120 && (each.stamp || stampsIn(each.text).length > 0)),
      stampsIn(look.text).length,
      look.text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0,
      Math.max(0, ...looks.slice(Math.max(0, at - 3), at + 4).map((each) => (each === look ? 0 : each.text.length))),
      at / lines.length,
      looks[at + 1]?.text.length ?? -1,
      looks[at - 1]?.text.length ?? -1,
      looks[at - 1]?.values[8] ?? -1,
      looks[at + 1]?.values[8] ?? -1,
      lines[at - 1]?.bullet ? 1 : 0,
      lines[at + 1]?.bullet ? 1 : 0,
      looks[at - 1]?.rule === null ? 0 : 1,
      looks[at + 1]?.rule === null ? 0 : 1,
      looks[at + 1]?.values[2] ?? 0,
    ];
    candidates.push({ at, row: Float32Array.from(row) });
  }
  return candidates;
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

/** How far down the first line of a kind is; 9 where there is none. */
function distance(looks: readonly LineLook[], is: (look: LineLook) => boolean): number {
  const at = looks.findIndex(is);
  return at < 0 ? 9 : at;
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
