import { termsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';

/** Terms with their weights, of length 1. */
export type SentenceVector = ReadonlyMap<string, number>;

/** A sentence as the statistics count it. */
export interface CountedSentence {
  /** The number of its report. */
  readonly report: number;
  /** The number of the sentence in its report. */
  readonly place: number;
  /** Its terms, each as often as the sentence has it. */
  readonly all: readonly string[];
  /** Its terms, each once. */
  readonly terms: readonly string[];
}

/** What the terms of a story are worth, and what its sentences have in common. */
export interface StoryStatistics {
  readonly articles: number;
  /** By term, the numbers of the reports that use it. */
  readonly reports: ReadonlyMap<string, ReadonlySet<number>>;
  /** The terms of all titles. */
  readonly titles: ReadonlySet<string>;
  /** How often a term is used, more where several reports use it. */
  readonly weights: ReadonlyMap<string, number>;
  /** A vector for each sentence, by the rarity of its terms. */
  readonly vectors: readonly SentenceVector[];
  /** The mean vector of all sentences, and of the first ones of each report. */
  readonly middle: SentenceVector;
  readonly openings: SentenceVector;
  /** The share of a term in all terms of the story. */
  frequency(term: string): number;
  /** The degree of a sentence in the graph of shared terms (as in TextRank), in linear time. */
  centrality(terms: readonly string[]): number;
}

/** This many sentences at the start of a report are its opening. */
const openingSentences = 3;

/** The statistics of a story, from all sentences of its reports. */
export function statisticsOf(articles: readonly Article[], sentences: readonly CountedSentence[]): StoryStatistics {
  const { counts, holders, reports } = countsOf(sentences);
  const total = sentences.reduce((sum, { all }) => sum + all.length, 0);
  const otherReports = Math.max(1, articles.length - 1);
  const spread = (term: string) => ((reports.get(term)?.size ?? 1) - 1) / otherReports;
  const rarity = (term: string) => Math.log((sentences.length + 1) / (holders.get(term) ?? 1)) + 0.1;
  const vectors = sentences.map(({ all }) => unitVector(all, rarity));
  return {
    articles: articles.length,
    reports,
    titles: new Set(articles.flatMap(({ title, language }) => termsOf(title, language))),
    weights: new Map([...counts].map(([term, count]) => [term, Math.log1p(count) * (1 + 0.5 * spread(term))])),
    vectors,
    middle: meanVector(vectors),
    openings: meanVector(vectors.filter((_, number) => sentences[number].place < openingSentences)),
    frequency: (term) => (counts.get(term) ?? 0) / Math.max(1, total),
    centrality: (terms) =>
      terms.reduce((sum, term) => sum + (holders.get(term) ?? 1) - 1, 0) / Math.sqrt(terms.length + 4),
  };
}

/** By term: how often it is used, in how many sentences, and in which reports. */
function countsOf(sentences: readonly CountedSentence[]) {
  const counts = new Map<string, number>();
  const holders = new Map<string, number>();
  const reports = new Map<string, Set<number>>();
  for (const { report, all, terms } of sentences) {
    for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of terms) {
      holders.set(term, (holders.get(term) ?? 0) + 1);
      reports.set(term, (reports.get(term) ?? new Set<number>()).add(report));
    }
  }
  return { counts, holders, reports };
}

function unitVector(terms: readonly string[], weight: (term: string) => number): SentenceVector {
  const vector = new Map<string, number>();
  for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + weight(term));
  return normalised(vector);
}

function meanVector(vectors: readonly SentenceVector[]): SentenceVector {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return normalised(sum);
}

function normalised(vector: Map<string, number>): SentenceVector {
  let square = 0;
  for (const weight of vector.values()) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

/** The cosine of two vectors of length 1. */
export function similarity(vector: SentenceVector, other: SentenceVector): number {
  const [small, large] = vector.size < other.size ? [vector, other] : [other, vector];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
