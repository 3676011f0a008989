import type { Gender, PeopleRules } from '../../language/pack-parts/people.ts';
import type { Sentence } from '../../language/sentences.ts';
import { lastAtOrBefore } from '../../lib/binary-search.ts';
import type { NameRun } from './name-runs.ts';

/**
 * A person named in a text, by the fullest name that the text gives.
 *
 * @example { name: 'Ann van der Lee', start: 22, end: 37, surname: 'lee', gender: 'feminine', sure: true }
 */
export interface Person {
  readonly name: string;
  /** Offsets of the first occurrence of the fullest name. */
  readonly start: number;
  readonly end: number;
  /** The word by which later mentions call them, folded. */
  readonly surname: string;
  /** Which pronouns can refer to them; null where nothing shows it. */
  readonly gender: Gender | null;
  /** More than a verb of speech shows that this is a person: organisations and countries speak too. */
  readonly sure: boolean;
}

/** What the detection of people reads: one text with its sentences and capitalised runs, and the language's rules. */
export interface PeopleInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly runs: readonly NameRun[];
  readonly rules: PeopleRules;
}

/** The number of the sentence that holds an offset; 0 for what stands before the first. */
export function sentenceHolding(sentences: readonly Sentence[], offset: number): number {
  return Math.max(0, lastAtOrBefore(sentences, offset));
}

/** Adds a value to the list of a key. */
export function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
