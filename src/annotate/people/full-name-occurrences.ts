import type { PeopleRules } from '../../language/pack-parts/people.ts';
import type { Sentence } from '../../language/sentences.ts';
import type { NameRun } from './name-runs.ts';
import type { PeopleInput } from './person.ts';
import { type PersonName, personIn } from './person-name.ts';
import { apposition } from './roles.ts';

/** One occurrence of a name of two words or more that may be a person's. */
export interface FullName {
  readonly run: NameRun;
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Something beside the name shows that it is a person's. */
  readonly shown: boolean;
  /** An age, an office, an honorific or a word of kinship shows it. */
  readonly sure: boolean;
  /** A verb follows, so that the name is a subject. */
  readonly hasVerb: boolean;
}

/** The full names of a text, in order, without those in headlines. */
export function fullNamesIn({ text, sentences, runs, rules }: PeopleInput): FullName[] {
  const isInHeadline = headlineTest(sentences);
  return runs.flatMap((run) => {
    const full = isInHeadline(run.start) ? null : fullNameAt(text, run, rules);
    return full ? [full] : [];
  });
}

function fullNameAt(text: string, run: NameRun, rules: PeopleRules): FullName | null {
  const found = personIn(run, rules);
  if (!found) return null;
  const { words, start } = fromFirstName(found, rules);
  if (!canBePerson(words, rules)) return null;
  if (!found.titled && (rules.isPlace(words) || rules.isPlace(words.slice(-2)))) return null;
  const sure = found.titled || isDescribed(text, run, rules);
  return {
    run,
    words,
    start,
    end: found.end,
    shown: sure || speaks(text, run, rules),
    sure,
    hasVerb: rules.verbAfter.test(text.slice(run.end, run.end + 40)),
  };
}

/** "Comedian Sarah Holt", "Using Ann Lee": a word before a known first name does not belong to the name. */
function fromFirstName({ name, start }: PersonName, rules: PeopleRules): { words: string[]; start: number } {
  const words = name.split(' ');
  let dropped = 0;
  const isInitial = (word: string) => /^\p{Lu}\.?$/u.test(word);
  while (words.length > 2 && !rules.isFirstName(words[0]) && rules.isFirstName(words[1]) && !isInitial(words[0]))
    dropped += (words.shift() as string).length + 1;
  return { words, start: start + dropped };
}

function canBePerson(words: readonly string[], rules: PeopleRules): boolean {
  // "Ann Holt Says Lee" is a headline's.
  if (words.some((word) => rules.isSpeechVerb(word))) return false;
  return words.length >= 2 && /^\p{Lu}\p{L}*[\p{Ll}.]/u.test(words[0]);
}

/** An office before a name or after it, an age, or a word of kinship. */
function isDescribed(text: string, run: NameRun, rules: PeopleRules): boolean {
  const after = text.slice(run.end, run.end + 40);
  const before = text.slice(Math.max(0, run.start - 30), run.start);
  return (
    rules.kinBefore.test(before) ||
    rules.offices.has(rules.nounBefore.exec(before)?.[1] ?? '') ||
    rules.ageAfter.test(after) ||
    apposition(text, run.end, rules) !== null
  );
}

function speaks(text: string, run: NameRun, rules: PeopleRules): boolean {
  return (
    rules.speechAfter.test(text.slice(run.end, run.end + 160)) ||
    rules.speechBefore.test(text.slice(Math.max(0, run.start - 30), run.start))
  );
}

/**
 * Tests whether an offset lies in a headline: a sentence without a final mark in which nearly every long word has a capital.
 * "Holt Says Lee" there is nobody's name. Must be asked from the first offset to the last.
 */
function headlineTest(sentences: readonly Sentence[]): (offset: number) => boolean {
  const headlines = sentences.filter(({ text }) => isTitleCase(text));
  let next = 0;
  return (offset) => {
    while (next < headlines.length && headlines[next].end <= offset) next++;
    return next < headlines.length && headlines[next].start <= offset;
  };
}

function isTitleCase(text: string): boolean {
  if (/[.!?…]["”’')\]]*$/.test(text)) return false;
  const long = text.match(/\p{L}{4,}/gu) ?? [];
  return long.length >= 4 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.75 * long.length;
}
