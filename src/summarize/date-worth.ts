import { annotationsOf } from '../annotate/annotations.ts';
import type { NewsSign } from '../language/pack-parts/summaries/news.ts';
import type { Sentence } from '../language/sentences.ts';
import { termsOf } from '../language/words.ts';
import { withoutQuotations } from '../lib/text/quotations.ts';
import { daysBetween, firstDayOf } from '../lib/time/calendar.ts';
import type { Article, Slice, Span } from '../model/article.ts';
import type { DateMention } from '../model/summary.ts';
import { dateWeights } from './date-weights.ts';
import { coherenceOf, type ReadSentence } from './extractive/coherence.ts';
import { fitnessOf } from './extractive/fitness.ts';
import { showsSign } from './extractive/news-features.ts';
import { weighed } from './extractive/news-worth.ts';

/** A date in its sentence, with the clause that would be printed beside it. */
export interface DatedClause {
  readonly article: Article;
  readonly date: DateMention;
  readonly sentence: Sentence;
  /** The number of the sentence in its report. */
  readonly place: number;
  readonly clause: Span;
  /** The day of its report; of an undated one that of the edition. */
  readonly published: string;
}

/** What a reader has before the key dates of a story. */
export interface PrintedSummary {
  readonly headline: string;
  readonly sentences: readonly Slice[];
}

interface DateReading extends DatedClause {
  /** The words of the clause outside quotations. */
  readonly words: string;
  /** Days from the day on which the report was published, negative for a past one. */
  readonly ahead: number;
  readonly printed: PrintedSummary;
}

/** A day so many days ahead stands in a calendar: nearer ones a reader hears of anyway, for later ones plans change. */
const soonest = 8;
const latest = 60;

const signs: readonly NewsSign[] = ['event', 'scheduled', 'attributed', 'connective', 'conditional', 'reader'];

/** What tells a date worth printing, in the order of the weights (`date-weights.ts`). */
const features: readonly { readonly name: string; readonly of: (reading: DateReading) => number }[] = [
  ...signs.map((sign) => ({
    name: sign,
    of: ({ words, article }: DateReading) => Number(showsSign(words, article.language, sign)),
  })),
  { name: 'a day', of: ({ date }) => Number(date.precision === 'day') },
  { name: 'the day of the report', of: ({ ahead, date }) => Number(date.precision === 'day' && ahead === 0) },
  { name: 'in the weeks ahead', of: ({ ahead }) => Number(ahead >= soonest && ahead <= latest) },
  { name: 'place', of: ({ place }) => Math.log1p(place) },
  { name: 'stands alone', of: ({ sentence, article }) => fitnessOf(sentence.text, article.language).value },
  { name: 'is understood', of: isUnderstood },
  { name: 'terms', of: (reading) => Math.log1p(termsIn(reading).length) },
  { name: 'share of its terms that is printed', of: printedShare },
  { name: 'its sentence is printed', of: (reading) => Number(isPrinted(reading)) },
  { name: 'quotes', of: ({ article, clause }) => Number(/["“]/.test(article.text.slice(clause.start, clause.end))) },
];

/** The names of the features, in the order of the weights; the last weight is the constant. */
export const dateFeatures: readonly string[] = features.map(({ name }) => name);

/** What a dated clause shows, in the order of `dateFeatures`. */
export function dateFeaturesOf(dated: DatedClause, printed: PrintedSummary): number[] {
  const { article, clause, date, published } = dated;
  const first = firstDayOf(date.value);
  const reading: DateReading = {
    ...dated,
    words: withoutQuotations(article.text.slice(clause.start, clause.end)),
    ahead: first === null ? 0 : daysBetween(published, first),
    printed,
  };
  return features.map(({ of }) => of(reading));
}

/**
 * Log odds that an editor would print a date beside a summary: an event of its own, that can be understood (logistic regression, taught
 * by `tests/learn/dates.mjs` on dates that were read one by one).
 */
export function dateOdds(dated: DatedClause, printed: PrintedSummary): number {
  return weighed(dateFeaturesOf(dated, printed), dateWeights);
}

function isUnderstood({ article, sentence, place, printed: { headline, sentences } }: DateReading): number {
  const annotations = annotationsOf(article);
  const own = sentences
    .filter((printed) => printed.article === article.id)
    .flatMap((printed): ReadSentence[] => {
      const at = annotations.sentenceAt(printed.start);
      return at < 0 ? [] : [{ article: 0, place: at, sentence: annotations.sentences[at] }];
    });
  const others = sentences.filter((printed) => printed.article !== article.id).map(({ text }) => text);
  const read = { headline: [headline, ...others].join(' '), sentences: own };
  return Number(coherenceOf({ article: 0, place, sentence }, article, read) >= 1);
}

function termsIn({ article, clause }: DateReading): string[] {
  return [...new Set(termsOf(article.text.slice(clause.start, clause.end), article.language))];
}

function printedShare(reading: DateReading): number {
  const terms = termsIn(reading);
  const known = new Set(reading.printed.sentences.flatMap(({ text }) => termsOf(text, reading.article.language)));
  return terms.filter((term) => known.has(term)).length / Math.max(1, terms.length);
}

function isPrinted({ article, sentence, printed }: DateReading): boolean {
  return printed.sentences.some(
    (one) => one.article === article.id && one.start < sentence.end && sentence.start < one.end,
  );
}
