import { type Sentence, sentencesOf } from '../language/sentences.ts';
import { lastAtOrBefore, within } from '../lib/ordered.ts';
import type { Article } from '../model/article.ts';
import { type NameRun, nameRuns } from './people/names.ts';
import { People } from './people/people.ts';

/** One article read once: its sentences, its names and whom they mean, each found by its place in the text. */
export class Reading {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  #names: readonly NameRun[] | null = null;
  #people: People | null = null;

  /** @param language BCP 47, as the article has it */
  constructor(text: string, language = 'en') {
    this.text = text;
    this.sentences = sentencesOf(text, language);
  }

  get names(): readonly NameRun[] {
    this.#names ??= nameRuns(this.text, this.sentences);
    return this.#names;
  }

  get people(): People {
    this.#people ??= new People(this.text, this.sentences, this.names);
    return this.#people;
  }

  /** The number of the last sentence that begins at or before an offset; -1 before the first. */
  sentenceAt(offset: number): number {
    return lastAtOrBefore(this.sentences, offset);
  }

  nameAt(start: number): NameRun | null {
    const name = this.names[lastAtOrBefore(this.names, start)];
    return name?.start === start ? name : null;
  }

  nameEndingAt(end: number): NameRun | null {
    const name = this.names[lastAtOrBefore(this.names, end - 1)];
    return name?.end === end ? name : null;
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

const readings = new WeakMap<object, Reading>();

/** The reading of an article: made when first asked for, kept as long as the article itself is. */
export function readingOf(article: Pick<Article, 'text' | 'language'>): Reading {
  const known = readings.get(article);
  if (known) return known;
  const reading = new Reading(article.text, article.language);
  readings.set(article, reading);
  return reading;
}
