import { termsOf } from '../language/words.ts';
import type { Article } from '../model.ts';

/** A sparse vector of unit length: term number to weight. */
export type Vector = ReadonlyMap<number, number>;

/** What similarity looks at: one vector over title and text, one over the title and the first lines alone. */
export interface Profile {
  readonly whole: Vector;
  readonly head: Vector;
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
export function profilesOf(articles: readonly Pick<Article, 'title' | 'text' | 'language'>[]): Profile[] {
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
    const titleTerms = termsOf(title, language);
    const textTerms = termsOf(text.slice(0, longestText * 8), language).slice(0, longestText);
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
  const weigh = (counts: Map<number, number>): Vector => {
    let square = 0;
    const weighted = new Map<number, number>();
    for (const [number, count] of counts) {
      const weight = Math.log1p(count) * Math.max(0, idf[number]);
      weighted.set(number, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [number, weight] of weighted) weighted.set(number, weight / length);
    return weighted;
  };
  return counted.map(({ whole, head }) => ({ whole: weigh(whole), head: weigh(head) }));
}

function pairs(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`);
}

/** The scalar product: the cosine, for vectors of unit length. */
export function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [number, weight] of small) {
    const other = large.get(number);
    if (other !== undefined) sum += weight * other;
  }
  return sum;
}
