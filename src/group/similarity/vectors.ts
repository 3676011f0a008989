import { tellingTermsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';

/** A sparse vector of unit length: the numbers of its terms, ascending, and the weight of each. */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** What similarity looks at: one vector over title and text, one over the title and the first lines alone. */
export interface Profile {
  readonly whole: TermVector;
  readonly head: TermVector;
}

/** How far into a text its news reaches: news is written with the main thing first. */
const headWords = 40;
const longestText = 900;

/** Pretends that so many other articles were seen, each term in one of them: keeps IDF sane for three articles. */
const unseen = 30;

/**
 * Term vectors of articles, weighted by log term frequency and inverse document frequency over these articles. Terms of
 * the title count more, terms of the head more than those below. Titles alone give usable vectors too.
 */
export function profilesOf(articles: readonly Pick<Article, 'title' | 'text' | 'language'>[]): {
  profiles: Profile[];
  /** The terms by their numbers. */
  terms: string[];
} {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const counted = articles.map(({ title, text, language }) => {
    const whole = new Map<number, number>();
    const head = new Map<number, number>();
    const add = (terms: readonly string[], weight: number, into: Map<number, number>) => {
      for (const term of terms) {
        let number = numbers.get(term);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(term, number);
          frequency.push(0);
        }
        into.set(number, (into.get(number) ?? 0) + weight);
      }
    };
    const titleTerms = tellingTermsOf(title, language);
    const textTerms = tellingTermsOf(text.slice(0, longestText * 8), language).slice(0, longestText);
    for (const into of [whole, head]) {
      add(titleTerms, 2, into);
      add(pairs(titleTerms), 1, into);
      add(textTerms.slice(0, headWords), 1, into);
    }
    add(textTerms.slice(headWords), 0.5, whole);
    for (const number of whole.keys()) frequency[number]++;
    return { whole, head };
  });
  const idf = frequency.map((df) => Math.log((articles.length + unseen) / (df + 1)) + 0.1);
  const weigh = (counts: Map<number, number>): TermVector => {
    const terms = Int32Array.from(counts.keys()).sort();
    const weights = Float64Array.from(terms, (term) => Math.log1p(counts.get(term) ?? 0) * Math.max(0, idf[term]));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { terms, weights: weights.map((weight) => weight / length) };
  };
  return {
    profiles: counted.map(({ whole, head }) => ({ whole: weigh(whole), head: weigh(head) })),
    terms: [...numbers.keys()],
  };
}

function pairs(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`);
}

/** The scalar product: the cosine, for vectors of unit length. */
export function dot(a: TermVector, b: TermVector): number {
  let sum = 0;
  let other = 0;
  for (let at = 0; at < a.terms.length; at++) {
    const term = a.terms[at];
    while (other < b.terms.length && b.terms[other] < term) other++;
    if (other === b.terms.length) break;
    if (b.terms[other] === term) sum += a.weights[at] * b.weights[other];
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

/** The terms that two vectors share, those first that add most to their product. */
export function sharedTerms(a: TermVector, b: TermVector, most: number): number[] {
  const weights = new Map([...b.terms].map((term, at) => [term, b.weights[at]]));
  return [...a.terms]
    .map((term, at) => ({ term, product: a.weights[at] * (weights.get(term) ?? 0) }))
    .filter(({ product }) => product > 0)
    .sort((x, y) => y.product - x.product || x.term - y.term)
    .slice(0, most)
    .map(({ term }) => term);
}

/** The scalar product of each vector with the sum of all. */
export function dotWithAll(vectors: readonly TermVector[]): number[] {
  const size = 1 + vectors.reduce((most, { terms }) => Math.max(most, terms[terms.length - 1] ?? 0), 0);
  const all = new Float64Array(size);
  for (const { terms, weights } of vectors) for (let at = 0; at < terms.length; at++) all[terms[at]] += weights[at];
  return vectors.map(({ terms, weights }) => terms.reduce((sum, term, at) => sum + all[term] * weights[at], 0));
}

/** The heaviest terms of a vector, as a vector. */
export function heaviest({ terms, weights }: TermVector, most: number): TermVector {
  if (terms.length <= most) return { terms, weights };
  const places = [...terms.keys()]
    .sort((a, b) => weights[b] - weights[a] || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return { terms: Int32Array.from(places, (at) => terms[at]), weights: Float64Array.from(places, (at) => weights[at]) };
}
