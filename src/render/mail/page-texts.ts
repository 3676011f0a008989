import { termsOf } from '../../language/words.ts';
import { foldKey } from '../../lib/text/text.ts';

/** Shares of a text's runs of three words, and of its content words, from which on it says nothing new beside what is printed. */
const repeatedRuns = 0.6;
const repeatedTerms = 0.8;

/** Fewest content words of a text that are compared without their order: two or three are shared by chance. */
const enoughTerms = 4;

const runLength = 3;

/** Scripts that set no blanks: each letter counts as a word. */
const unspaced = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/gu;

/**
 * The texts that stand on a page already. Quotes, dates and timelines that repeat one of them are not printed again.
 *
 * @example new PageTexts(['The council voted on Tuesday to build a wall.'], 'en').has('on Tuesday to build a wall') // true
 */
export class PageTexts {
  readonly #language: string;
  readonly #texts: string[] = [];
  readonly #runs = new Set<string>();
  readonly #terms: ReadonlySet<string>[] = [];
  readonly #numbers = new Set<string>();

  constructor(texts: readonly string[], language: string) {
    this.#language = language;
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    const words = sequenceOf(text);
    this.#texts.push(` ${words.join(' ')} `);
    this.#terms.push(new Set(termsOf(text, this.#language)));
    for (const run of runsOf(words)) this.#runs.add(run);
    for (const number of numbersIn(words)) this.#numbers.add(number);
  }

  /** Whether a text says nothing that is not printed: its words stand there in order, or nearly all of them and each of its numbers. */
  has(text: string): boolean {
    const words = sequenceOf(text);
    if (this.#texts.some((printed) => printed.includes(` ${words.join(' ')} `))) return true;
    if (!numbersIn(words).every((number) => this.#numbers.has(number))) return false;
    return shareOf(runsOf(words), this.#runs) >= repeatedRuns || this.#sharesTerms(text);
  }

  #sharesTerms(text: string): boolean {
    const terms = [...new Set(termsOf(text, this.#language))];
    return terms.length >= enoughTerms && this.#terms.some((printed) => shareOf(terms, printed) >= repeatedTerms);
  }
}

function sequenceOf(text: string): string[] {
  return foldKey(text).replace(unspaced, ' $1 ').split(/\s+/).filter(Boolean);
}

function numbersIn(words: readonly string[]): string[] {
  return words.filter((word) => /\p{N}/u.test(word));
}

function runsOf(words: readonly string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - runLength + 1))
    .map((_, at) => words.slice(at, at + runLength).join(' '));
}

function shareOf(list: readonly string[], held: ReadonlySet<string>): number {
  return list.filter((one) => held.has(one)).length / Math.max(1, list.length);
}
