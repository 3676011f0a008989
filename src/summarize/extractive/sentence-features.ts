import { annotationsOf } from '../../annotate/annotations.ts';
import type { Sentence } from '../../language/sentences.ts';
import { termsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';
import { standsAlone } from './fitness.ts';

/** A sentence of a story as the ranker sees it. */
export interface Candidate {
  /** The number of its report. */
  readonly article: number;
  readonly sentence: Sentence;
  readonly terms: readonly string[];
  readonly words: number;
  /** 0: cannot be printed alone. */
  readonly fitness: number;
  /** How much of what it says other sentences say too: what the story returns to. */
  readonly centrality: number;
  /** One number a name in `featureNames`, none below 0. */
  readonly features: readonly number[];
}

/** What the ranker looks at, in the order of its weights. */
export const featureNames = [
  'place in its report',
  'place, as a share',
  'paragraph',
  'number of its report',
  'reports',
  'sentences of its report',
  'words',
  'terms',
  'weight of its terms',
  'weight a term',
  'terms shared with the titles',
  'share of the titles',
  'share of terms that other reports have',
  'nearness to the middle of all',
  'nearness to the middle of the openings',
  'nearness to its report’s first sentence',
  'frequency of its terms',
  'holds a figure',
  'names',
  'quotation marks',
  'stands alone',
  'asks',
  'attributes',
  'leans',
  'first person',
  'ends',
] as const;

/** So many sentences of each report are its opening. */
const opening = 3;

type Vector = Map<string, number>;

/** The sentences of a story's reports, in order, with what the ranker looks at. Linear in their number. */
export function candidatesOf(articles: readonly Article[]): Candidate[] {
  const sentences = articles.flatMap((article, at) =>
    annotationsOf(article).sentences.map((sentence, place) => {
      const all = termsOf(sentence.text, article.language);
      return { at, article, sentence, place, all, terms: [...new Set(all)] };
    }),
  );
  const story = statisticsOf(articles, sentences);
  const vectors = sentences.map(({ all }) => unit(all, story.rarity));
  const middle = sumOf(vectors);
  const openings = sumOf(vectors.filter((_, number) => sentences[number].place < opening));
  const firsts = new Map(
    sentences.flatMap(({ at, place }, number) => (place === 0 ? [[at, vectors[number]] as const] : [])),
  );
  return sentences.map(({ at, article, sentence, place, terms }, number) => {
    const { text } = sentence;
    const words = text.split(/\s+/).length;
    const count = annotationsOf(article).sentences.length;
    const weight = terms.reduce((sum, term) => sum + (story.weights.get(term) ?? 0), 0);
    const shared = terms.filter((term) => story.titles.has(term)).length;
    const mean = (value: (term: string) => number) =>
      terms.reduce((sum, term) => sum + value(term), 0) / Math.max(1, terms.length);
    const fitness = standsAlone(text, words, article.language);
    const english = article.language === 'en' || article.language === 'und';
    const features = [
      place,
      place / Math.max(1, count - 1),
      sentence.paragraph,
      at,
      articles.length,
      count,
      words,
      terms.length,
      // Long sentences cover more by being long; the root takes half of that back.
      weight / Math.sqrt(Math.max(8, words)),
      weight / Math.max(1, terms.length),
      shared,
      story.titles.size === 0 ? 0 : shared / story.titles.size,
      articles.length > 1 ? mean((term) => ((story.reports.get(term)?.size ?? 0) > 1 ? 1 : 0)) : 0,
      dot(vectors[number], middle),
      dot(vectors[number], openings),
      place === 0 ? 1 : dot(vectors[number], firsts.get(at) ?? new Map()),
      mean((term) => story.frequency(term)),
      /\d/.test(text) ? 1 : 0,
      annotationsOf(article).namesWithin(sentence.start, sentence.end).length,
      text.match(/["“”]/g)?.length ?? 0,
      fitness,
      /\?["”’]?$/.test(text) ? 1 : 0,
      english && /\b(?:said|says|told)\b/.test(text) ? 1 : 0,
      english && /^(?:He|She|It|They|This|That|These|But|And|So)\b/.test(text) ? 1 : 0,
      english && /\b(?:I|we|my|our|us|me)\b/.test(text) ? 1 : 0,
      /[.!?…]["”’)]*$/.test(text) ? 1 : 0,
    ];
    return { article: at, sentence, terms, words, fitness, centrality: story.centrality(terms), features };
  });
}

/** What the terms of a story are worth. */
function statisticsOf(
  articles: readonly Article[],
  sentences: readonly { readonly at: number; readonly all: readonly string[]; readonly terms: readonly string[] }[],
) {
  const counts = new Map<string, number>();
  const holders = new Map<string, number>();
  const reports = new Map<string, Set<number>>();
  let total = 0;
  for (const { at, all, terms } of sentences) {
    for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
    total += all.length;
    for (const term of terms) {
      holders.set(term, (holders.get(term) ?? 0) + 1);
      reports.set(term, (reports.get(term) ?? new Set<number>()).add(at));
    }
  }
  const others = Math.max(1, articles.length - 1);
  return {
    reports,
    titles: new Set(articles.flatMap(({ title, language }) => termsOf(title, language))),
    /** How often a term is used, more where several reports use it. */
    weights: new Map(
      [...counts].map(([term, count]) => [
        term,
        Math.log1p(count) * (1 + 0.5 * (((reports.get(term)?.size ?? 1) - 1) / others)),
      ]),
    ),
    rarity: (term: string) => Math.log((sentences.length + 1) / (holders.get(term) ?? 1)) + 0.1,
    frequency: (term: string) => (counts.get(term) ?? 0) / Math.max(1, total),
    // The degree of a sentence in the graph of shared terms (as in TextRank), in linear time.
    centrality: (distinct: readonly string[]) =>
      distinct.reduce((sum, term) => sum + (holders.get(term) ?? 1) - 1, 0) / Math.sqrt(distinct.length + 4),
  };
}

function unit(terms: readonly string[], rarity: (term: string) => number): Vector {
  const vector: Vector = new Map();
  for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + rarity(term));
  return normalised(vector);
}

function sumOf(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return normalised(sum);
}

function normalised(vector: Vector): Vector {
  let square = 0;
  for (const weight of vector.values()) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
