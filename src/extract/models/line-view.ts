import { agencyOf } from '../../language/agencies.ts';
import { isPersonName } from '../bylines.ts';
import { pagePattern } from '../page-patterns.ts';
import { untilNext } from './feature.ts';
import type { LineLook } from './text-features.ts';

/** A line of a scrape, without its indent and bullet. */
export interface Line {
  readonly text: string;
  readonly bullet: boolean;
  /** Blanks before it, in steps of two. */
  readonly indent: number;
  /** A blank line stands before it. */
  readonly apart: boolean;
}

/** A scrape as its features see it: what is known of all its lines together. */
export interface ScrapeView {
  readonly all: readonly ScrapeLine[];
  /** Characters in running text, and in all lines. */
  readonly prose: number;
  readonly chars: number;
  /** Lines of running text. */
  readonly proseLines: number;
  readonly timesSaid: ReadonlyMap<string, number>;
  /** For each line, the share of characters in running text within 3, 8 and 20 lines. */
  readonly density3: Float32Array;
  readonly density8: Float32Array;
  readonly density20: Float32Array;
  /** Runs of short lines, as menus have them, and of bullets. */
  readonly shortRuns: Runs;
  readonly bulletRuns: Runs;
  /** How far ahead the next running text is. */
  readonly toProse: Float64Array;
  /** How many stamps, words under readers' comments, and names alone are near each line. */
  readonly stampsNear: Uint8Array;
  readonly repliesNear: Uint8Array;
  readonly namesNear: Uint8Array;
}

/** A line of a scrape as its features see it. */
export interface ScrapeLine {
  readonly at: number;
  readonly line: Line;
  readonly look: LineLook;
  /** Its characters if it is running text, else 0. */
  readonly prose: number;
  readonly isNameAlone: boolean;
  readonly isAgencyAlone: boolean;
  readonly isReply: boolean;
  readonly before: BeforeLine;
}

/** What stands before a line. */
export interface BeforeLine {
  readonly chars: number;
  readonly prose: number;
  /** How often the same text stood before. */
  readonly timesSaid: number;
  readonly lastProse: number | null;
  /** The last line that is short and no running text. */
  readonly lastShort: { readonly look: LineLook; readonly at: number } | null;
  /** How many lines begin what is not the story's ("Related"), and the last of them. */
  readonly tails: number;
  readonly lastTail: number | null;
  readonly lastStamp: number | null;
  readonly lastByline: number | null;
  readonly replies: number;
}

/** For each line, how long the run is that it stands in, and its place there from 1 on; 0 outside. */
export interface Runs {
  readonly length: Uint16Array;
  readonly place: Uint16Array;
}

type MeasuredLine = Omit<ScrapeLine, 'before'>;

/** What stands under readers' comments. */
const reply = pagePattern('replies', { at: 'whole' });

/** Gathers what the features of a scrape's lines are made of. */
export function viewScrape(lines: readonly Line[], looks: readonly LineLook[]): ScrapeView {
  const measured = lines.map((line, at) => measure(line, looks[at], at));
  const before = beforeEach(measured);
  return {
    all: measured.map((line, at) => ({ ...line, before: before[at] })),
    prose: Math.max(
      1,
      measured.reduce((sum, { prose }) => sum + prose, 0),
    ),
    chars: Math.max(
      1,
      measured.reduce((sum, { look }) => sum + look.text.length, 0),
    ),
    proseLines: Math.max(1, measured.filter(({ prose }) => prose > 0).length),
    timesSaid: timesSaid(looks),
    density3: densities(measured, 3),
    density8: densities(measured, 8),
    density20: densities(measured, 20),
    shortRuns: runsOf(measured, ({ look, line }) => !look.prose && look.text.length < 90 && !line.bullet),
    bulletRuns: runsOf(measured, ({ line }) => line.bullet),
    toProse: untilNext(measured.map(({ prose }) => prose > 0)),
    stampsNear: countsNear(measured, ({ look }) => look.stamp && look.text.length < 60),
    repliesNear: countsNear(measured, ({ isReply }) => isReply),
    namesNear: countsNear(measured, ({ look, isNameAlone }) => look.words <= 4 && look.words >= 1 && isNameAlone),
  };
}

function measure(line: Line, look: LineLook, at: number): MeasuredLine {
  return {
    at,
    line,
    look,
    prose: look.prose && !line.bullet ? look.text.length : 0,
    isNameAlone: look.words <= 5 && isPersonName(look.text),
    isAgencyAlone: look.words <= 6 && agencyOf(look.text) !== null,
    isReply: look.text.length < 60 && reply.test(look.text),
  };
}

function timesSaid(looks: readonly LineLook[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { key } of looks) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** One walk down the scrape: what stood before each line. */
function beforeEach(lines: readonly MeasuredLine[]): BeforeLine[] {
  const times = new Map<string, number>();
  let now: Omit<BeforeLine, 'timesSaid'> = {
    chars: 0,
    prose: 0,
    lastProse: null,
    lastShort: null,
    tails: 0,
    lastTail: null,
    lastStamp: null,
    lastByline: null,
    replies: 0,
  };
  return lines.map(({ at, look, prose, isReply }) => {
    const before = { ...now, timesSaid: times.get(look.key) ?? 0 };
    times.set(look.key, before.timesSaid + 1);
    const isShort = prose === 0 && look.text.length < 80;
    now = {
      chars: now.chars + look.text.length,
      prose: now.prose + prose,
      lastProse: prose > 0 ? at : now.lastProse,
      lastShort: isShort ? { look, at } : now.lastShort,
      tails: now.tails + (look.tail ? 1 : 0),
      lastTail: look.tail ? at : now.lastTail,
      lastStamp: look.stamp ? at : now.lastStamp,
      lastByline: look.byline ? at : now.lastByline,
      replies: now.replies + (isReply ? 1 : 0),
    };
    return before;
  });
}

/** The share of characters in running text among the lines within `reach` on both sides. */
function densities(lines: readonly MeasuredLine[], reach: number): Float32Array {
  const sums = new Float64Array(lines.length + 1);
  const texts = new Float64Array(lines.length + 1);
  for (const [at, { prose, look }] of lines.entries()) {
    sums[at + 1] = sums[at] + prose;
    texts[at + 1] = texts[at] + look.text.length;
  }
  return Float32Array.from(lines, (_, at) => {
    const from = Math.max(0, at - reach);
    const to = Math.min(lines.length, at + reach + 1);
    return (sums[to] - sums[from]) / Math.max(1, texts[to] - texts[from]);
  });
}

/** How many lines of a kind stand within eight lines of each. */
function countsNear(lines: readonly MeasuredLine[], is: (line: MeasuredLine) => boolean): Uint8Array {
  const sums = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries()) sums[at + 1] = sums[at] + (is(line) ? 1 : 0);
  return Uint8Array.from(lines, (_, at) => sums[Math.min(lines.length, at + 9)] - sums[Math.max(0, at - 8)]);
}

const longestRun = 65_535;

function runsOf(lines: readonly MeasuredLine[], is: (line: MeasuredLine) => boolean): Runs {
  const length = new Uint16Array(lines.length);
  const place = new Uint16Array(lines.length);
  for (let at = 0; at < lines.length; at++) {
    if (!is(lines[at])) continue;
    let end = at;
    while (end < lines.length && is(lines[end])) end++;
    for (let each = at; each < end; each++) {
      length[each] = Math.min(longestRun, end - at);
      place[each] = Math.min(longestRun, each - at + 1);
    }
    at = end - 1;
  }
  return { length, place };
}
