import { dot, type Profile, type TermVector } from './vectors.ts';

/**
 * The factor on the similarity of two articles of different editions: `leastFactor` and the agreement of their titles (0 to 1) together, at most
 * `greatestFactor`. Fitted to the continuations of four weeks, labelled by hand.
 */
const leastFactor = 0.65;
const greatestFactor = 1.1;

/**
 * The factor by which titles change the similarity of a report of today and one of an earlier edition. Over days the articles of one
 * theme (a law, a party, a war) share its words without reporting the same affair; their titles then name other people and other acts.
 *
 * @returns 1 where one has no title
 */
export function continuationFactor(a: Profile, b: Profile): number {
  if (a.title.terms.length === 0 || b.title.terms.length === 0) return 1;
  return Math.min(greatestFactor, leastFactor + titleAgreement(a, b));
}

/**
 * The factor for two articles of one edition in the smallest batch: the least, and what an agreement of 1 adds; it is 1 from an agreement of
 * 0.4 on. In a batch of `smallBatch` articles half of the reduction is left, and less in a larger one, which shows by itself what is common.
 */
const leastOfOneEdition = 0;
const slopeOfOneEdition = 2.5;
const smallBatch = 20;

/**
 * The factor by which titles change the similarity of two articles of one edition: titles that share nothing need a greater similarity,
 * above all in a small batch, where a president's name looks like news.
 *
 * @param articles the number of articles in the batch
 * @returns 1 where one has no title
 */
export function sameEditionFactor(a: Profile, b: Profile, articles: number): number {
  if (a.title.terms.length === 0 || b.title.terms.length === 0) return 1;
  const factor = Math.min(1, leastOfOneEdition + slopeOfOneEdition * titleAgreement(a, b));
  return 1 - (1 - factor) * (smallBatch / (smallBatch + articles));
}

/** The mean of the cosine of two titles, and of the part of each that stands in the head of the other article. */
function titleAgreement(a: Profile, b: Profile): number {
  const inHeads = (partIn(a.title, b.head) + partIn(b.title, a.head)) / 2;
  return (dot(a.title, b.title) + inHeads) / 2;
}

/** The part of a vector of unit length, as a sum of squares, whose terms another vector has. */
function partIn({ terms, weights }: TermVector, other: TermVector): number {
  let sum = 0;
  let at = 0;
  for (const [place, term] of terms.entries()) {
    while (at < other.terms.length && other.terms[at] < term) at++;
    if (other.terms[at] === term) sum += weights[place] ** 2;
  }
  return sum;
}
