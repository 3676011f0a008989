import { annotationsOf } from '../../annotate/annotations.ts';
import { commentaryOf } from '../../annotate/press/commentary.ts';
import { quotesOf } from '../../annotate/quotes/quotes.ts';
import type { NewsSign } from '../../language/pack-parts/summaries/news.ts';
import { textPackFor } from '../../language/packs.ts';
import type { Sentence } from '../../language/sentences.ts';
import { termsOf } from '../../language/words.ts';
import { withoutQuotations } from '../../lib/text/quotations.ts';
import { paragraphsOf } from '../../lib/text/text.ts';
import type { Article, Span } from '../../model/article.ts';
import { coherenceOf, type ReadSentence, type ReadSoFar } from './coherence.ts';
import { featureNames, type SentenceCandidate } from './sentence-features.ts';

/** A report with what is asked of it once for all of its sentences. */
export interface NewsReport {
  readonly article: Article;
  readonly headlineTerms: ReadonlySet<string>;
  /** Quotations, and paragraphs that are somebody's post. */
  readonly quoted: readonly Span[];
  /** Log odds that the report comments. */
  readonly odds: number;
}

/** A report under the headline of its story. */
export function newsReport(article: Article, headline: string): NewsReport {
  return {
    article,
    headlineTerms: new Set(termsOf(headline, article.language)),
    quoted: quotedPassages(article),
    odds: commentaryOf(article)?.odds ?? plainOdds,
  };
}

/** Log odds of a plain report, and the range in which they count. */
const plainOdds = -4;
const oddsRange = [-6, 3] as const;

/** The features of the ranker that also show the news; the others count what stories of several reports have in common. */
const ofRanker = [
  'place in its report',
  'paragraph',
  'words',
  'terms',
  'weight of its terms',
  'terms shared with the titles',
  'share of the titles',
  'nearness to the middle of all',
  'names',
  'stands alone',
  'ends',
] as const;

const placesOfRanker = ofRanker.map((name) => featureNames.indexOf(name));

const signs: readonly NewsSign[] = ['attributed', 'lately', 'background', 'reader', 'plan', 'connective'];

/** A sentence of fewer words is short. */
const shortSentence = 12;

interface Reading {
  readonly candidate: SentenceCandidate;
  readonly report: NewsReport;
}

/** What a sentence shows by itself, in the order of the weights (`news-weights.ts`). */
const own: readonly { readonly name: string; readonly of: (reading: Reading) => number }[] = [
  ...ofRanker.map((name, at) => ({
    name,
    of: ({ candidate }: Reading) => Math.log1p(candidate.features[placesOfRanker[at]]),
  })),
  ...signs.map((sign) => ({ name: sign, of: ({ candidate }: Reading) => Number(shows(candidate, sign)) })),
  { name: 'share of its terms in the headline', of: shareInHeadline },
  { name: 'asks within', of: ({ candidate }) => Number(candidate.sentence.text.includes('?')) },
  { name: 'among the first two', of: ({ candidate }) => Number(candidate.place < 2) },
  { name: 'short', of: ({ candidate }) => Number(candidate.words < shortSentence) },
  { name: 'opens a paragraph', of: (reading) => Number(opensParagraph(reading)) },
  { name: 'names a year', of: ({ candidate }) => Number(/\b(?:1[89]|20)\d\d\b/.test(candidate.sentence.text)) },
  {
    name: 'odds that its report comments',
    of: ({ report }) => Math.max(oddsRange[0], Math.min(oddsRange[1], report.odds)),
  },
];

/** What the last printed sentence of its report adds. */
const following: readonly { readonly name: string; readonly of: (distance: number) => number }[] = [
  { name: 'stands before what is printed', of: (distance) => Number(distance < 0) },
  { name: 'distance to what is printed', of: (distance) => Math.log1p(Math.max(0, distance)) },
  { name: 'follows what is printed', of: (distance) => Number(distance === 1) },
];

const understood = 'is understood';

/** The names of the features of a first sentence, and of a further one, in the order of their weights. */
export const openingFeatures: readonly string[] = [...own.map(({ name }) => name), understood];
export const furtherFeatures: readonly string[] = [...openingFeatures, ...following.map(({ name }) => name)];

/** What a sentence shows by itself, in the order of `openingFeatures` without the last. */
export function ownFeaturesOf(candidate: SentenceCandidate, report: NewsReport): number[] {
  return own.map(({ of }) => of({ candidate, report }));
}

/** What a sentence shows after what was printed: with `ownFeaturesOf` in the order of `furtherFeatures`, of a first one of `openingFeatures`. */
export function contextFeaturesOf(candidate: SentenceCandidate, { article }: NewsReport, read: ReadSoFar): number[] {
  const isUnderstood = Number(coherenceOf(candidate, article, read) >= 1);
  if (read.sentences.length === 0) return [isUnderstood];
  const distance = distanceTo(candidate, read.sentences);
  return [isUnderstood, ...following.map(({ of }) => of(distance))];
}

/** Sentences from the last printed one before it in its text, negative before the first; 0 where its report has none. */
function distanceTo({ article, place }: SentenceCandidate, printed: readonly ReadSentence[]): number {
  const places = printed.filter((other) => other.article === article).map((other) => place - other.place);
  const before = places.filter((distance) => distance > 0);
  if (before.length > 0) return Math.min(...before);
  return places.length > 0 ? Math.max(...places) : 0;
}

/** Sentences without what they quote: many signs are asked of each. */
const unquoted = new WeakMap<Sentence, string>();

/** Whether a sentence shows a sign outside what it quotes. */
export function shows({ sentence, language }: SentenceCandidate, sign: NewsSign): boolean {
  const words = unquoted.get(sentence) ?? withoutQuotations(sentence.text);
  unquoted.set(sentence, words);
  return showsSign(words, language, sign);
}

/** Whether words outside quotations show a sign; none do in a language without signs. */
export function showsSign(words: string, language: string, sign: NewsSign): boolean {
  return textPackFor(language).news?.signs[sign].test(words) ?? false;
}

/** Whether all of a sentence is somebody's word. */
export function isQuoted({ sentence }: SentenceCandidate, { quoted }: NewsReport): boolean {
  return quoted.some(({ start, end }) => start <= sentence.start && end >= sentence.end - 1);
}

function shareInHeadline({ candidate: { terms }, report: { headlineTerms } }: Reading): number {
  return terms.filter((term) => headlineTerms.has(term)).length / Math.max(1, terms.length);
}

function opensParagraph({ candidate: { place, sentence }, report: { article } }: Reading): boolean {
  const before = annotationsOf(article).sentences[place - 1];
  return before !== undefined && before.paragraph !== sentence.paragraph;
}

/** Quotations, and paragraphs that are somebody's post: "… (@annlee)". */
function quotedPassages(article: Article): Span[] {
  const quotations = quotesOf(annotationsOf(article)).flatMap(({ pieces }) => pieces);
  const posts = paragraphsOf(article.text).filter(({ text }) => /\(@\w{2,}\)/.test(text));
  return [...quotations, ...posts.map(({ start, text }) => ({ start, end: start + text.length }))];
}
