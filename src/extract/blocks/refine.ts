import { foldKey } from '../../lib/text/text.ts';
import { tailStarts } from '../boilerplate.ts';
import { isPersonName } from '../bylines.ts';
import { closedSentence } from '../models/text-features.ts';

/** A line, or a block of a page, with what the last rules need to know of it. */
export interface Unit {
  readonly text: string;
  readonly heading: boolean;
  readonly bullet: boolean;
  /** A post from a social network: it stands or falls with what is around it. */
  readonly post: boolean;
}

/** Ends a sentence, or a part of one. */
const ends = (text: string) => closedSentence.test(text) || /[:;,][\])"”’'»*]*$/u.test(text);
const isSentence = (text: string) => text.length >= 40 && closedSentence.test(text);

/** Words and places that tell apart what the forests cannot: `rules` (null for what is kept) is changed in place. */
export function refine(units: readonly Unit[], rules: (string | null)[]): void {
  dropLists(units, rules);
  dropStandfirst(units, rules);
  dropSaidBefore(units, rules);
  trimEnds(units, rules);
  dropRepeats(units, rules);
}

/** "Top videos" between two halves of a story: what follows it, up to the next sentence, is its list. */
function dropLists(units: readonly Unit[], rules: (string | null)[]): void {
  let heading: string | null = null;
  for (const [at, { text, bullet }] of units.entries()) {
    if (text.length < 60 && (rules[at] === 'other story' || tailStarts.test(text))) heading = text;
    else if (heading !== null && isSentence(text) && (!bullet || reads(text))) heading = null;
    else if (heading !== null && rules[at] === null) rules[at] = `list under "${heading}"`;
  }
}

/** Reads as a sentence of a story and not as a headline: long, and mostly in lower case. */
function reads(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return text.length >= 100 && words.filter((word) => /^\p{Lu}/u.test(word)).length < words.length / 2;
}

/** What was said once is not said again: pages print a paragraph for phones and for desks. */
function dropSaidBefore(units: readonly Unit[], rules: (string | null)[]): void {
  const seen = new Set<string>();
  for (const [at, { text }] of units.entries()) {
    if (rules[at] !== null || text.length < 25) continue;
    const key = foldKey(text);
    if (seen.has(key)) rules[at] = 'said before';
    seen.add(key);
  }
}

/** A line or two over byline and stamp are the outlet's summary of the story, not its beginning. */
function dropStandfirst(units: readonly Unit[], rules: (string | null)[]): void {
  const kept = [...units.keys()].filter((at) => rules[at] === null);
  const over = kept
    .slice(0, 3)
    .filter((at) =>
      units.slice(at + 1, at + 12).some((_, n) => at + 1 + n < (kept[3] ?? 0) && isByline(rules[at + 1 + n])),
    );
  if (over.length > 2 || over.reduce((sum, at) => sum + units[at].text.length, 0) > 500) return;
  for (const at of over) rules[at] = 'standfirst';
}

const isByline = (rule: string | null) => rule === 'byline' || rule === 'stamp';

/** Labels over a story's first sentence, and under its last, are the page's: a kicker, a name, a button. */
function trimEnds(units: readonly Unit[], rules: (string | null)[]): void {
  const kept = [...units.keys()].filter((at) => rules[at] === null);
  const label = (at: number) => units[at].text.length < 60 && !units[at].bullet && !ends(units[at].text);
  const first = kept.findIndex((at) => !label(at));
  const last = kept.findLastIndex((at) => !label(at));
  if (first < 0) return;
  // A heading right over the first sentence belongs to it.
  const from = first > 0 && units[kept[first - 1]].heading ? first - 1 : first;
  for (const at of kept.slice(0, from)) rules[at] = isPersonName(units[at].text) ? 'name alone' : 'before the story';
  for (const at of kept.slice(last + 1)) if (!units[at].post) rules[at] = 'after the story';
}

/** A pull quote says in large letters what a paragraph says. */
function dropRepeats(units: readonly Unit[], rules: (string | null)[]): void {
  const kept = [...units.keys()].filter((at) => rules[at] === null);
  // Every quotation is looked for in every paragraph: bounded, since no story has more.
  if (kept.length > 1500) return;
  const keys = kept.map((at) => ` ${foldKey(units[at].text)} `);
  for (const [n, at] of kept.entries()) {
    const key = keys[n];
    if (key.length < 30 || key.length > 300 || !/^["“„«‘]/.test(units[at].text)) continue;
    if (keys.some((other, m) => m !== n && other.length > key.length + 20 && other.includes(key)))
      rules[at] = 'said in the story';
  }
}
