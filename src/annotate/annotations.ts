import { type Sentence, sentencesOf } from '../language/sentences.ts';
import { lastAtOrBefore, within } from '../lib/binary-search.ts';
import type { Article } from '../model/article.ts';
import { type NameRun, nameRuns } from './people/name-runs.ts';
import { People } from './people/people.ts';
import { type PersonName, personIn } from './people/person-name.ts';
import { surfaceRulesFor, type TextRules, textRulesFor } from './text-rules.ts';

/**
 * What an article says, marked by offsets in its text: its sentences, its names and whom they mean.
 *
 * @example new Annotations('The mayor, Ann Lee, spoke.', 'en').people.all[0].name; // "Ann Lee"
 */
export class Annotations {
  readonly text: string;
  /** BCP 47, as the article has it. */
  readonly language: string;
  readonly sentences: readonly Sentence[];
  /** The language's rules of people and quotes; null where it has none. */
  readonly rules: TextRules | null;
  #names: readonly NameRun[] | null = null;
  #people: People | null = null;

  constructor(text: string, language: string) {
    this.text = text;
    this.language = language;
    this.sentences = sentencesOf(text, language);
    this.rules = textRulesFor(language);
  }

  /** Runs of capitals, whatever they name. */
  get names(): readonly NameRun[] {
    this.#names ??= nameRuns(this.text, this.sentences, surfaceRulesFor(this.language).people);
    return this.#names;
  }

  /** Nobody in a language whose pack says nothing of people. */
  get people(): People {
    const { text, rules } = this;
    this.#people ??= rules
      ? new People({ text, sentences: this.sentences, runs: this.names, rules: rules.people })
      : new People({ text, sentences: [], runs: [], rules: surfaceRulesFor(this.language).people });
    return this.#people;
  }

  /** The name of a person at the end of a run, without office and honorific; null when the run names no person. */
  personIn(run: NameRun): PersonName | null {
    return personIn(run, surfaceRulesFor(this.language).people);
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

const annotations = new WeakMap<object, Annotations>();

/** The annotations of an article: made when first asked for, kept as long as the article itself is. */
export function annotationsOf(article: Pick<Article, 'text' | 'language'>): Annotations {
  const known = annotations.get(article);
  if (known) return known;
  const made = new Annotations(article.text, article.language);
  annotations.set(article, made);
  return made;
}
