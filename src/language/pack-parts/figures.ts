import type { Span } from '../../model/article.ts';

/** How many of something a text counts. Offsets are those of the text. */
export interface FoundCount extends Span {
  readonly value: number;
  /** False where it counts a part ("three police officers were killed"), nobody or somebody. */
  readonly isWhole: boolean;
}

/** A number and what it counts or measures: "people", "%", "million marks". Offsets are those of the text. */
export interface FoundAmount extends Span {
  readonly value: number;
  readonly unit: string;
}

/**
 * The part of a language pack that reads figures, so that articles which differ in one can be set side by side.
 *
 * @example countsIn('dead', 'At least 12 people were killed.'); // [{ value: 12, isWhole: true, start: 0, end: 30 }]
 */
export interface FigureRules {
  /** What reports count first and count anew each day: "dead", "injured". */
  readonly kinds: readonly string[];
  countsIn(kind: string, text: string): FoundCount[];
  amountsIn(text: string): FoundAmount[];
  /** Whether a sentence tells of something that happened before: its figures are not the event's. */
  isEarlierEvent(sentence: string): boolean;
  /** Whether words that end in a figure say that it is rounded: "more than 500". */
  isRounded(words: string): boolean;
  /** The words for the first numbers, from one on. */
  readonly numberWords: readonly string[];
}
