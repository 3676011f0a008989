import { type NameRun, nameRuns } from './names.ts';
import { People } from './people.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** One article read once: its sentences, its names and whom they mean, each found by its place in the text. */
export class Reading {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly names: readonly NameRun[];
  readonly people: People;
  readonly #byStart: ReadonlyMap<number, NameRun>;
  readonly #byEnd: ReadonlyMap<number, NameRun>;

  /** @param language BCP 47, as the article has it */
  constructor(text: string, language = 'en') {
    this.text = text;
    this.sentences = sentencesOf(text, language);
    this.names = nameRuns(text, this.sentences);
    this.people = new People(text, this.sentences, this.names);
    this.#byStart = new Map(this.names.map((name) => [name.start, name]));
    this.#byEnd = new Map(this.names.map((name) => [name.end, name]));
  }

  /** The number of the last sentence that begins at or before an offset; -1 before the first. */
  sentenceAt(offset: number): number {
    return lastAtOrBefore(this.sentences, offset);
  }

  nameAt(start: number): NameRun | null {
    return this.#byStart.get(start) ?? null;
  }

  nameEndingAt(end: number): NameRun | null {
    return this.#byEnd.get(end) ?? null;
  }

  /** The name that an offset lies in. */
  nameHolding(offset: number): NameRun | null {
    const name = this.names[lastAtOrBefore(this.names, offset)];
    return name && name.end > offset ? name : null;
  }

  /** The names that lie within a range, in order. */
  namesWithin(from: number, to: number): NameRun[] {
    return within(this.names, from, to).filter((name) => name.end <= to);
  }
}

/** What begins in a range, of a list that is sorted by `start`. */
export function within<T extends { readonly start: number }>(list: readonly T[], from: number, to: number): T[] {
  return list.slice(lastAtOrBefore(list, from - 1) + 1, lastAtOrBefore(list, to - 1) + 1);
}

/** Binary search in a list that is sorted by `start`. */
function lastAtOrBefore(list: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
