import { annotationsOf } from '../annotate/annotations.ts';
import type { NewsSign } from '../language/pack-parts/summaries/news.ts';
import { textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import { countWords, foldKey } from '../lib/text/text.ts';
import type { Article, Slice, Span } from '../model/article.ts';
import type { PrintedSummary } from './date-worth.ts';
import { showsSign } from './extractive/news-features.ts';
import { weighed } from './extractive/news-worth.ts';
import { quoteWeights } from './quote-weights.ts';

/** A quotation in its article, and who said it. */
export interface QuotedWords extends Span {
  readonly article: Article;
  readonly text: string;
  readonly speaker: string;
}

interface QuoteReading extends QuotedWords {
  readonly printed: PrintedSummary;
  /** Its terms, each once. */
  readonly terms: readonly string[];
}

/** A quotation of more words is long. */
const longQuote = 45;

const signs: readonly NewsSign[] = ['connective', 'event', 'judgement', 'conditional'];

/** What tells a quotation worth printing, in the order of the weights (`quote-weights.ts`). */
const features: readonly { readonly name: string; readonly of: (reading: QuoteReading) => number }[] = [
  ...signs.map((sign) => ({
    name: sign,
    of: ({ text, article }: QuoteReading) => Number(showsSign(text, article.language, sign)),
  })),
  { name: 'words', of: ({ text }) => Math.log1p(countWords(text)) },
  { name: 'long', of: ({ text }) => Number(countWords(text) > longQuote) },
  { name: 'terms', of: ({ terms }) => Math.log1p(terms.length) },
  {
    name: 'terms of the headline',
    of: ({ terms, article, printed }) => Math.min(3, sharedWith(terms, printed.headline, article)),
  },
  { name: 'share of its terms that is printed', of: printedShare },
  { name: 'pronouns', of: pronounsIn },
  { name: 'place', of: ({ article, start }) => Math.log1p(annotationsOf(article).sentenceAt(start)) },
  { name: 'ends a sentence', of: ({ text }) => Number(/[.!?]$/.test(text)) },
  {
    name: 'stands in a printed sentence',
    of: (reading) => Number(printedOf(reading).some((one) => holds(one, reading))),
  },
  { name: 'its speaker is printed', of: ({ speaker, printed }) => Number(isNamedIn(speaker, printed)) },
];

/** The names of the features, in the order of the weights; the last weight is the constant. */
export const quoteFeatures: readonly string[] = features.map(({ name }) => name);

/** What a quotation shows, in the order of `quoteFeatures`. */
export function quoteFeaturesOf(quote: QuotedWords, printed: PrintedSummary): number[] {
  const reading = { ...quote, printed, terms: [...new Set(termsOf(quote.text, quote.article.language))] };
  return features.map(({ of }) => of(reading));
}

/**
 * Log odds that an editor would print a quotation below a summary: it says something of its own, and can be understood (logistic
 * regression, taught by `tests/learn/quotes.mjs` on quotations that were read one by one).
 */
export function quoteOdds(quote: QuotedWords, printed: PrintedSummary): number {
  return weighed(quoteFeaturesOf(quote, printed), quoteWeights);
}

function sharedWith(terms: readonly string[], text: string, { language }: Article): number {
  const known = new Set(termsOf(text, language));
  return terms.filter((term) => known.has(term)).length;
}

function printedShare({ terms, article, printed }: QuoteReading): number {
  const text = printed.sentences.map((sentence) => sentence.text).join(' ');
  return sharedWith(terms, text, article) / Math.max(1, terms.length);
}

/** How many kinds of pronouns a quotation has: "he", "it", "they". */
function pronounsIn({ text, article }: QuoteReading): number {
  const pack = textPackFor(article.language).coherence;
  if (!pack) return 0;
  return [pack.pronoun, pack.neuterPronoun, pack.pluralPronoun].filter((pattern) => pattern.test(text)).length;
}

function printedOf({ article, printed }: QuoteReading): Slice[] {
  return printed.sentences.filter((sentence) => sentence.article === article.id);
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function isNamedIn(speaker: string, { headline, sentences }: PrintedSummary): boolean {
  const surname = foldKey(speaker).split(' ').at(-1) ?? '';
  const text = foldKey([headline, ...sentences.map((sentence) => sentence.text)].join(' '));
  return surname !== '' && ` ${text} `.includes(` ${surname} `);
}
