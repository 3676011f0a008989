import { annotationsOf } from '../../annotate/annotations.ts';
import type { StandalonePack } from '../../language/pack-parts/summaries/standalone.ts';
import { textPackFor } from '../../language/packs.ts';
import type { Sentence } from '../../language/sentences.ts';
import { termsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';
import { fitnessOf } from './fitness.ts';
import { type SentenceVector, type StoryStatistics, similarity, statisticsOf } from './story-statistics.ts';

/** A sentence of a story as the ranker sees it. */
export interface SentenceCandidate {
  /** The number of its report. */
  readonly article: number;
  /** BCP 47, of its report. */
  readonly language: string;
  readonly sentence: Sentence;
  /** The number of the sentence in its report. */
  readonly place: number;
  /** Share of its terms that other reports have, from 0 to 1. */
  readonly agreement: number;
  /** Its terms, each once. */
  readonly terms: readonly string[];
  /** Words between blanks. */
  readonly words: number;
  /** From 0 (cannot be printed alone) to 1. */
  readonly fitness: number;
  /** How many other sentences share its terms: high for what the story returns to. */
  readonly centrality: number;
  /** One number for each name in `featureNames`, none below 0. */
  readonly features: readonly number[];
}

/** What the features of one sentence are computed from. */
interface SentenceContext {
  readonly article: Article;
  /** The number of its report in the story. */
  readonly report: number;
  readonly sentence: Sentence;
  /** The number of the sentence in its report. */
  readonly place: number;
  readonly terms: readonly string[];
  readonly words: number;
  readonly fitness: number;
  readonly vector: SentenceVector;
  /** The vector of its report's first sentence. */
  readonly first: SentenceVector;
  readonly story: StoryStatistics;
}

/** The features in the order of the ranker's weights (`ranker.ts`). */
const features: readonly { readonly name: string; readonly of: (context: SentenceContext) => number }[] = [
  { name: 'place in its report', of: ({ place }) => place },
  { name: 'place, as a share', of: ({ place, article }) => place / Math.max(1, sentenceCount(article) - 1) },
  { name: 'paragraph', of: ({ sentence }) => sentence.paragraph },
  { name: 'number of its report', of: ({ report }) => report },
  { name: 'reports', of: ({ story }) => story.articles },
  { name: 'sentences of its report', of: ({ article }) => sentenceCount(article) },
  { name: 'words', of: ({ words }) => words },
  { name: 'terms', of: ({ terms }) => terms.length },
  // Long sentences cover more terms by their length; the root takes half of that back.
  { name: 'weight of its terms', of: (context) => termWeight(context) / Math.sqrt(Math.max(8, context.words)) },
  { name: 'weight a term', of: (context) => termWeight(context) / Math.max(1, context.terms.length) },
  { name: 'terms shared with the titles', of: (context) => titleTerms(context) },
  { name: 'share of the titles', of: (context) => titleTerms(context) / (context.story.titles.size || 1) },
  { name: 'share of terms that other reports have', of: (context) => sharedWithReports(context) },
  { name: 'nearness to the middle of all', of: ({ vector, story }) => similarity(vector, story.middle) },
  { name: 'nearness to the middle of the openings', of: ({ vector, story }) => similarity(vector, story.openings) },
  {
    name: 'nearness to its report’s first sentence',
    of: ({ place, vector, first }) => (place === 0 ? 1 : similarity(vector, first)),
  },
  { name: 'frequency of its terms', of: ({ terms, story }) => meanOf(terms, (term) => story.frequency(term)) },
  { name: 'holds a figure', of: ({ sentence }) => Number(/\d/.test(sentence.text)) },
  {
    name: 'names',
    of: ({ article, sentence }) => annotationsOf(article).namesWithin(sentence.start, sentence.end).length,
  },
  { name: 'quotation marks', of: ({ sentence }) => sentence.text.match(/["“”]/g)?.length ?? 0 },
  { name: 'stands alone', of: ({ fitness }) => fitness },
  { name: 'asks', of: ({ sentence }) => Number(/\?["”’]?$/.test(sentence.text)) },
  { name: 'attributes', of: (context) => ruleFeature(context, 'attributes') },
  { name: 'leans', of: (context) => ruleFeature(context, 'leans') },
  { name: 'first person', of: (context) => ruleFeature(context, 'firstPerson') },
  { name: 'ends', of: ({ sentence }) => Number(/[.!?…]["”’)]*$/.test(sentence.text)) },
];

/** The names of the features, in the order of the ranker's weights. */
export const featureNames: readonly string[] = features.map(({ name }) => name);

/** The sentences of a story's reports, in order, with the ranker's features. Linear in their number. */
export function candidatesOf(articles: readonly Article[]): SentenceCandidate[] {
  const sentences = articles.flatMap((article, report) =>
    annotationsOf(article).sentences.map((sentence, place) => {
      const all = termsOf(sentence.text, article.language);
      return { report, article, sentence, place, all, terms: [...new Set(all)] };
    }),
  );
  const story = statisticsOf(articles, sentences);
  const firsts = new Map(
    sentences.flatMap(({ report, place }, number) => (place === 0 ? [[report, story.vectors[number]] as const] : [])),
  );
  return sentences.map(({ report, article, sentence, place, terms }, number) => {
    const { language } = article;
    const words = sentence.text.split(/\s+/).length;
    const fitness = fitnessOf(sentence.text, language).value;
    const first = firsts.get(report) ?? new Map();
    const context = {
      article,
      report,
      sentence,
      place,
      terms,
      words,
      fitness,
      vector: story.vectors[number],
      first,
      story,
    };
    return {
      article: report,
      language,
      sentence,
      place,
      agreement: sharedWithReports(context),
      terms,
      words,
      fitness,
      centrality: story.centrality(terms),
      features: features.map(({ of }) => of(context)),
    };
  });
}

function sentenceCount(article: Article): number {
  return annotationsOf(article).sentences.length;
}

function termWeight({ terms, story }: SentenceContext): number {
  return terms.reduce((sum, term) => sum + (story.weights.get(term) ?? 0), 0);
}

function titleTerms({ terms, story }: SentenceContext): number {
  return terms.filter((term) => story.titles.has(term)).length;
}

function sharedWithReports({ terms, story }: SentenceContext): number {
  if (story.articles < 2) return 0;
  return meanOf(terms, (term) => ((story.reports.get(term)?.size ?? 0) > 1 ? 1 : 0));
}

function meanOf(terms: readonly string[], value: (term: string) => number): number {
  return terms.reduce((sum, term) => sum + value(term), 0) / Math.max(1, terms.length);
}

/** 1 where a pattern of the language's pack finds something, else 0. */
function ruleFeature({ article, sentence }: SentenceContext, name: keyof StandalonePack['features']): number {
  return Number(textPackFor(article.language).standalone?.features[name].test(sentence.text) ?? false);
}
