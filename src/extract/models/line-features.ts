import { agencyOf } from '../../language/agencies.ts';
import { isPersonName } from '../bylines.ts';
import { type LineLook, lookNames } from './text-features.ts';

/** A line of a scrape, without its indent and bullet. */
export interface Line {
  readonly text: string;
  readonly bullet: boolean;
  /** Blanks before it, in steps of two. */
  readonly indent: number;
  /** A blank line stands before it. */
  readonly apart: boolean;
}

const around = [-4, -3, -2, -1, 1, 2, 3, 4] as const;
const seen = ['chars', 'closed', 'function', 'prose', 'bullet', 'rule', 'capitalised', 'apart'] as const;

const lineFeatureNames: readonly string[] = [
  ...lookNames,
  'bullet',
  'indent',
  'apart',
  'last of its paragraph',
  'seams',
  'name alone',
  'agency alone',
  'said before',
  'said later',
  'caption of the next',
  'caption of the last',
  'run of short lines',
  'place in the run',
  'run of bullets',
  'at',
  'lines',
  'chars before',
  'prose before',
  'prose after',
  'proseShare',
  'density 3',
  'density 8',
  'density 20',
  'since prose',
  'to prose',
  'last short line: rule',
  'last short line: tail',
  'since the last short line',
  'tails before',
  'since a tail',
  'longest near',
  'page: prose share',
  'page: mean prose length',
  'since a stamp',
  'since a byline',
  'stamps near',
  'replies near',
  'replies before',
  'names near',
  ...around.flatMap((offset) => seen.map((name) => `${name}${offset > 0 ? '+' : ''}${offset}`)),
];

/** What stands under readers' comments. */
const reply =
  /^(?:reply|replies|\d+ repl(?:y|ies)|like|dislike|report|quote|share|permalink|score:?\s*[-\d]+|(?:click to )?expand(?:\.\.\.)?|reactions?:?.{0,60}|\d+ (?:likes?|votes?|points?)|.{2,40} (?:says|said|wrote|commented):?)$/i;

/** How many places in a text lack a blank between words: links that ran together. */
const seam = /\p{Ll}\p{Lu}/gu;

/** One row of numbers for each line, in the order of `lineFeatureNames`. */
export function lineFeatures(lines: readonly Line[], looks: readonly LineLook[]): Float32Array[] {
  const prose = looks.map((look, at) => (look.prose && !lines[at].bullet ? look.text.length : 0));
  const allProse = Math.max(
    1,
    prose.reduce((sum, chars) => sum + chars, 0),
  );
  const allChars = Math.max(
    1,
    looks.reduce((sum, look) => sum + look.text.length, 0),
  );
  const proseLines = Math.max(1, prose.filter((chars) => chars > 0).length);
  const counts = new Map<string, number>();
  for (const look of looks) counts.set(look.key, (counts.get(look.key) ?? 0) + 1);
  const density = [3, 8, 20].map((reach) => densities(looks, prose, reach));
  const runs = runsOf(looks, (look, at) => !look.prose && look.text.length < 90 && !lines[at].bullet);
  const bullets = runsOf(looks, (_, at) => lines[at].bullet);
  const toProse = new Int32Array(lines.length);
  for (let at = lines.length - 1, next = 99; at >= 0; at--) {
    toProse[at] = next;
    next = prose[at] > 0 ? 1 : Math.min(98, next + 1);
  }
  let charsBefore = 0;
  let proseBefore = 0;
  let lastProse = -99;
  let tails = 0;
  let lastTail = -99;
  let lastStamp = -99;
  let lastByline = -99;
  const stamped = countsNear(looks, (look) => look.stamp && look.text.length < 60);
  const replied = countsNear(looks, (look) => look.text.length < 60 && reply.test(look.text));
  const named = countsNear(looks, (look) => look.words <= 4 && look.words >= 1 && isPersonName(look.text));
  let replies = 0;
  let short = { rule: 0, tail: 0, at: -99 };
  const before = new Map<string, number>();
  return looks.map((look, at) => {
    const line = lines[at];
    const row = new Float32Array(lineFeatureNames.length);
    let to = 0;
    const put = (value: number) => {
      row[to++] = value;
    };
    for (const value of look.values) put(value);
    put(line.bullet ? 1 : 0);
    put(line.indent);
    put(line.apart ? 1 : 0);
    put(at + 1 >= lines.length || lines[at + 1].apart ? 1 : 0);
    put(look.text.match(seam)?.length ?? 0);
    put(look.words <= 5 && isPersonName(look.text) ? 1 : 0);
    put(look.words <= 6 && agencyOf(look.text) !== null ? 1 : 0);
    const told = before.get(look.key) ?? 0;
    put(told);
    put((counts.get(look.key) ?? 1) - 1 - told);
    before.set(look.key, told + 1);
    const next = looks[at + 1]?.text ?? '';
    const last = looks[at - 1]?.text ?? '';
    put(look.text.length > 20 && next.includes(look.text) ? 1 : 0);
    put(last.length > 20 && look.text.includes(last) ? 1 : 0);
    put(runs.length[at]);
    put(runs.place[at]);
    put(bullets.length[at]);
    put(at / lines.length);
    put(Math.log2(1 + lines.length));
    put(charsBefore / allChars);
    put(proseBefore / allProse);
    put((allProse - proseBefore - prose[at]) / allProse);
    put(prose[at] / allProse);
    for (const values of density) put(values[at]);
    put(Math.min(99, at - lastProse));
    put(toProse[at]);
    put(short.rule);
    put(short.tail);
    put(Math.min(99, at - short.at));
    put(tails);
    put(Math.min(99, at - lastTail));
    let longest = 0;
    for (let other = Math.max(0, at - 6); other < Math.min(lines.length, at + 7); other++)
      if (other !== at) longest = Math.max(longest, prose[other]);
    put(longest);
    put(allProse / allChars);
    put(allProse / proseLines);
    put(Math.min(99, at - lastStamp));
    put(Math.min(99, at - lastByline));
    put(stamped[at]);
    put(replied[at]);
    put(replies);
    put(named[at]);
    for (const offset of around) {
      const other = looks[at + offset];
      if (other === undefined) {
        for (const _ of seen) put(-1);
        continue;
      }
      put(other.values[0]);
      put(other.values[2]);
      put(other.values[12]);
      put(prose[at + offset] > 0 ? 1 : 0);
      put(lines[at + offset].bullet ? 1 : 0);
      put(other.rule === null ? 0 : 1);
      put(other.values[8]);
      put(lines[at + offset].apart ? 1 : 0);
    }
    charsBefore += look.text.length;
    proseBefore += prose[at];
    if (prose[at] > 0) lastProse = at;
    else if (look.text.length < 80) short = { rule: look.rule === null ? 0 : 1, tail: look.tail ? 1 : 0, at };
    if (look.tail) {
      tails++;
      lastTail = at;
    }
    if (look.text.length < 60 && reply.test(look.text)) replies++;
    if (look.stamp) lastStamp = at;
    if (look.byline) lastByline = at;
    return row;
  });
}

/** The share of characters in running text among the lines within `reach` on both sides. */
function densities(looks: readonly LineLook[], prose: readonly number[], reach: number): Float32Array {
  const sums = new Float64Array(looks.length + 1);
  const texts = new Float64Array(looks.length + 1);
  for (const [at, look] of looks.entries()) {
    sums[at + 1] = sums[at] + prose[at];
    texts[at + 1] = texts[at] + look.text.length;
  }
  return Float32Array.from(looks, (_, at) => {
    const from = Math.max(0, at - reach);
    const to = Math.min(looks.length, at + reach + 1);
    return (sums[to] - sums[from]) / Math.max(1, texts[to] - texts[from]);
  });
}

/** How many lines of a kind stand within eight lines of each. */
function countsNear(looks: readonly LineLook[], is: (look: LineLook) => boolean): Uint8Array {
  const sums = new Uint32Array(looks.length + 1);
  for (const [at, look] of looks.entries()) sums[at + 1] = sums[at] + (is(look) ? 1 : 0);
  return Uint8Array.from(looks, (_, at) => sums[Math.min(looks.length, at + 9)] - sums[Math.max(0, at - 8)]);
}

/** For each line, how long the run of lines of one kind is that it stands in, and its place in it; 0 outside. */
function runsOf(looks: readonly LineLook[], is: (look: LineLook, at: number) => boolean) {
  const length = new Uint16Array(looks.length);
  const place = new Uint16Array(looks.length);
  for (let at = 0; at < looks.length; at++) {
    if (!is(looks[at], at)) continue;
    let end = at;
    while (end < looks.length && is(looks[end], end)) end++;
    for (let each = at; each < end; each++) {
      length[each] = Math.min(65_535, end - at);
      place[each] = Math.min(65_535, each - at + 1);
    }
    at = end - 1;
  }
  return { length, place };
}
