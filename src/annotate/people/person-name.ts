import type { PeopleRules } from '../../language/pack-parts/people.ts';
import type { NameRun } from './name-runs.ts';

/** The name of a person inside a run of capitals, by offsets of the text. */
export interface PersonName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** An honorific or an office precedes it. */
  readonly titled: boolean;
}

/** A name has at most this many words. */
const longestName = 5;

/**
 * The person's name at the end of a run, without office and honorific; null when the run names no person.
 *
 * @example personIn(run of 'US Secretary of State Antony Blinken', rules)?.name // 'Antony Blinken'
 */
export function personIn(whole: NameRun, rules: PeopleRules): PersonName | null {
  const run = withoutBody(whole, rules);
  const words = [...run.text.matchAll(/\S+/g)].map((match) => ({ text: match[0], index: match.index }));
  const keys = words.map(({ text }) => keyOf(text).replace(rules.possessive, ''));
  if (rules.organisations.has(keys[keys.length - 1])) return null;
  const first = afterTitles(
    words.map(({ text }) => text),
    keys,
    rules,
  );
  const titled = first > 0;
  if (first >= words.length) return null;
  if (titled && first < words.length - 1 && rules.noPersonAfterTitle.has(keys[first])) return null;
  const rest = words.slice(first);
  if (rest.length > longestName || rest.some(({ text }) => /\d/.test(text) || rules.neverInName.has(text))) return null;
  const start = run.start + rest[0].index;
  return { name: run.text.slice(rest[0].index), start, end: run.end, titled };
}

/** The index of the first word after all honorifics and offices; the last word is never a title. */
function afterTitles(words: readonly string[], keys: readonly string[], rules: PeopleRules): number {
  const { of, article } = rules.officeLinks;
  let first = 0;
  for (let index = 0; index < words.length - 1; index++) {
    if (!isTitle(words[index], rules)) continue;
    first = index + 1;
    // "Secretary of State Antony Blinken": a noun joined to the office by "of" belongs to it.
    while (first < words.length - 1 && (of.has(keys[first]) || article.has(keys[first])))
      first += of.has(keys[first]) ? 2 : 1;
  }
  return first;
}

/** "Mads Feller of the Retail Council" is Mads Feller, also with an office before; "Bank of Marenia" stays as it is. */
function withoutBody(run: NameRun, rules: PeopleRules): NameRun {
  const [before] = run.text.split(rules.bodyAfterName);
  if (before === run.text) return run;
  const words = before.toLowerCase().split(' ');
  const name = words.slice(words.findLastIndex((word) => isTitle(word, rules)) + 1);
  const person = name.length >= 2 && name.length <= 4 && !name.some((word) => rules.organisations.has(word));
  return person ? { start: run.start, end: run.start + before.length, text: before } : run;
}

/** An honorific or an office, with or without its full stop. */
function isTitle(word: string, rules: PeopleRules): boolean {
  const key = keyOf(word);
  return rules.honorifics.has(key) || rules.offices.has(key);
}

function keyOf(word: string): string {
  return word.toLowerCase().replace(/[.,]+$/, '');
}
