import { distinctiveTermsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';

/** A sparse vector of unit length: the numbers of its terms, ascending, and the weight of each. */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** The vectors by which articles are compared: over title and text, and over the head (title and first lines) alone. */
export interface Profile {
  readonly whole: TermVector;
  readonly head: TermVector;
  /** The words of the title alone. */
  readonly title: TermVector;
}

/** The head of a text, in terms: news is written with the main thing first. */
const headTerms = 40;

/** Terms of a text that are used, and a generous number of characters for each. */
const maxTerms = 900;
const charactersPerTerm = 8;

/** What one occurrence adds to the frequency of a term. */
const titleWeight = 2;
const titlePairWeight = 1;
const headWeight = 1;
const bodyWeight = 0.5;

/** Added to the number of articles, each with terms of its own: keeps inverse document frequencies sensible for three articles. */
const phantomArticles = 30;

/** Added to each inverse document frequency, so that a term in all articles still counts a little. */
const leastFrequency = 0.1;

type ProfiledText = Pick<Article, 'title' | 'text' | 'language'>;

/**
 * Term vectors of articles, weighted by log term frequency and inverse document frequency over these articles. Terms of
 * the title count more, terms of the head more than those below. Titles alone give usable vectors too.
 */
export function profilesOf(articles: readonly ProfiledText[]): {
  profiles: Profile[];
  /** The terms by their numbers. */
  terms: string[];
} {
  const counter = new TermCounter();
  const counted = articles.map((article) => counter.count(article));
  const inverse = counter.inverseFrequencies(articles.length);
  return {
    profiles: counted.map(({ whole, head, title }) => ({
      whole: vectorOf(whole, inverse),
      head: vectorOf(head, inverse),
      title: vectorOf(title, inverse),
    })),
    terms: counter.terms(),
  };
}

/** The vectors of titles alone. */
export function titleVectors(articles: readonly ProfiledText[]): TermVector[] {
  return profilesOf(articles.map(({ title, language }) => ({ title, language, text: '' }))).profiles.map(
    ({ title }) => title,
  );
}

/** How often an article has each term, by its number. */
interface CountedTerms {
  readonly whole: ReadonlyMap<number, number>;
  readonly head: ReadonlyMap<number, number>;
  readonly title: ReadonlyMap<number, number>;
}

/** Numbers the terms, and counts in how many articles each occurs. */
class TermCounter {
  readonly #numbers = new Map<string, number>();
  readonly #documents: number[] = [];

  count({ title, text, language }: ProfiledText): CountedTerms {
    const whole = new Map<number, number>();
    const head = new Map<number, number>();
    const titleTerms = distinctiveTermsOf(title, language);
    const textTerms = distinctiveTermsOf(text.slice(0, maxTerms * charactersPerTerm), language).slice(0, maxTerms);
    for (const counts of [whole, head]) {
      this.#add(titleTerms, titleWeight, counts);
      this.#add(adjacentPairs(titleTerms), titlePairWeight, counts);
      this.#add(textTerms.slice(0, headTerms), headWeight, counts);
    }
    this.#add(textTerms.slice(headTerms), bodyWeight, whole);
    for (const number of whole.keys()) this.#documents[number]++;
    return { whole, head, title: this.#only(titleTerms, whole) };
  }

  /** The counts of some terms. */
  #only(terms: readonly string[], counts: ReadonlyMap<number, number>): Map<number, number> {
    const some = new Map<number, number>();
    for (const term of terms) {
      const number = this.#numbers.get(term);
      const count = number === undefined ? undefined : counts.get(number);
      if (number !== undefined && count !== undefined) some.set(number, count);
    }
    return some;
  }

  inverseFrequencies(articles: number): number[] {
    return this.#documents.map(
      (documents) => Math.log((articles + phantomArticles) / (documents + 1)) + leastFrequency,
    );
  }

  terms(): string[] {
    return [...this.#numbers.keys()];
  }

  #add(terms: readonly string[], weight: number, counts: Map<number, number>): void {
    for (const term of terms) {
      const number = this.#numberOf(term);
      counts.set(number, (counts.get(number) ?? 0) + weight);
    }
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    this.#documents.push(0);
    return number;
  }
}

function vectorOf(counts: ReadonlyMap<number, number>, inverse: readonly number[]): TermVector {
  const terms = Int32Array.from(counts.keys()).sort();
  const weights = Float64Array.from(terms, (term) => Math.log1p(counts.get(term) ?? 0) * Math.max(0, inverse[term]));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { terms, weights: weights.map((weight) => weight / length) };
}

function adjacentPairs(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, before) => `${terms[before]} ${term}`);
}

/** The scalar product: the cosine, for vectors of unit length. */
export function dot(a: TermVector, b: TermVector): number {
  let sum = 0;
  let other = 0;
  for (let place = 0; place < a.terms.length; place++) {
    const term = a.terms[place];
    while (other < b.terms.length && b.terms[other] < term) other++;
    if (other === b.terms.length) break;
    if (b.terms[other] === term) sum += a.weights[place] * b.weights[other];
  }
  return sum;
}

/** How many terms two vectors share. */
export function sharedCount(a: TermVector, b: TermVector): number {
  let count = 0;
  let other = 0;
  for (const term of a.terms) {
    while (other < b.terms.length && b.terms[other] < term) other++;
    if (b.terms[other] === term) count++;
  }
  return count;
}

/** The terms that two vectors share, those first that contribute most to their product. */
export function sharedTerms(a: TermVector, b: TermVector, limit: number): number[] {
  const weights = new Map([...b.terms].map((term, place) => [term, b.weights[place]]));
  return [...a.terms]
    .map((term, place) => ({ term, product: a.weights[place] * (weights.get(term) ?? 0) }))
    .filter(({ product }) => product > 0)
    .sort((x, y) => y.product - x.product || x.term - y.term)
    .slice(0, limit)
    .map(({ term }) => term);
}

/** The scalar product of each vector with the sum of all. */
export function dotWithAll(vectors: readonly TermVector[]): number[] {
  const size = 1 + vectors.reduce((largest, { terms }) => Math.max(largest, terms[terms.length - 1] ?? 0), 0);
  const all = new Float64Array(size);
  for (const { terms, weights } of vectors)
    for (let place = 0; place < terms.length; place++) all[terms[place]] += weights[place];
  return vectors.map(({ terms, weights }) => terms.reduce((sum, term, place) => sum + all[term] * weights[place], 0));
}

/** The heaviest terms of a vector, as a vector. */
export function heaviest({ terms, weights }: TermVector, limit: number): TermVector {
  if (terms.length <= limit) return { terms, weights };
  const places = [...terms.keys()]
    .sort((a, b) => weights[b] - weights[a] || a - b)
    .slice(0, limit)
    .sort((a, b) => a - b);
  return {
    terms: Int32Array.from(places, (place) => terms[place]),
    weights: Float64Array.from(places, (place) => weights[place]),
  };
}
