import { annotationsOf } from '../annotate/annotations.ts';
import { clauseAround } from '../annotate/clauses.ts';
import { datesOf } from '../annotate/dates/dates.ts';
import type { CalendarPack } from '../language/pack-parts/calendar.ts';
import { textPackFor } from '../language/packs.ts';
import type { Sentence } from '../language/sentences.ts';
import { termsOf } from '../language/words.ts';
import { withoutQuotations } from '../lib/text/quotations.ts';
import { compareText } from '../lib/text/text.ts';
import { daysBetween, firstDayOf } from '../lib/time/calendar.ts';
import type { Article, Slice, Span } from '../model/article.ts';
import type { DateMention, KeyDate } from '../model/summary.ts';
import { type DatedClause, dateOdds, type PrintedSummary } from './date-worth.ts';
import { standsAlone } from './extractive/coherence.ts';
import { fitnessOf } from './extractive/fitness.ts';
import type { Novelty, SummaryOptions } from './summarize.ts';

/** Number of sentences naming one date that are compared. */
const mostCompared = 16;

/** A sentence of lower fitness (a reporter in the first person, a note of the site) heads no line. */
const leastFitness = 0.1;

/** A date that may be printed, and how likely an editor would. */
interface Candidate extends DatedClause {
  /** Log odds. */
  readonly odds: number;
}

/** A day longer before its report is background. */
const newsAge = 14;

/** A weekday alone this many days from its report may mean that of the other week. */
const fewestAmbiguousDays = 5;

/** Days ahead of one story that are worth noting. */
const mostAhead = 2;

/** Least log odds; in a language without signs of news there is less to see, and they are lower. */
const leastOdds = -0.6;
const leastWithoutSigns = -2.5;

/** What a year loses beside a day: seldom can a reader note it. */
const yearLoss = 0.6;

/** What each further article that tells the same of a day adds to the log odds of its date. */
const supportBonus = 0.5;

/** Two statements tell the same where the shorter one shares this much of its content words with the other. */
const tellsTheSame = 0.5;

/**
 * The dates of a story worth printing, in order of time: its key dates, and the days after the edition's own that its
 * articles name (`date-worth.ts`). For a value that several sentences name, the most likely one speaks; what other articles tell of it in
 * other words is kept beside it. What earlier editions knew is not repeated.
 *
 * @param printed the headline and the sentences of the summary
 */
export function keyDatesOf(
  articles: readonly Article[],
  options: Pick<SummaryOptions, 'day' | 'dates'>,
  isNew: Novelty,
  printed: PrintedSummary,
): { key: KeyDate[]; ahead: KeyDate[] } {
  const byValue = new Map<string, Candidate[]>();
  for (const article of articles)
    for (const candidate of candidatesIn(article, { day: options.day, isNew, printed })) {
      const { value } = candidate.date;
      byValue.set(value, [...(byValue.get(value) ?? []), candidate]);
    }
  const likely = [...byValue.values()].map(likeliest).sort(byOdds);
  const future = likely
    .filter(({ date }) => isAhead(date, options.day))
    .slice(0, mostAhead)
    .map(({ date }) => date);
  const key: KeyDate[] = [];
  for (const { date } of likely) {
    if (key.length >= options.dates) break;
    // The same words are printed once, under the date that stands first among them.
    if (!key.some((other) => overlap(other.clause, date.clause))) key.push(date);
  }
  return { key: key.sort(byTime), ahead: future.sort(byTime) };
}

function overlap(one: Slice, other: Slice): boolean {
  return one.article === other.article && one.start < other.end && other.start < one.end;
}

function byOdds(a: LikelyDate, b: LikelyDate): number {
  return b.odds - a.odds || a.date.mention.start - b.date.mention.start || compareText(a.date.value, b.date.value);
}

function isAhead({ value }: Pick<KeyDate, 'value'>, day: string): boolean {
  return (firstDayOf(value) ?? '') > day;
}

/** "Tuesday" alone, almost a week before or after its report: as likely the other one. */
function isAmbiguousDay({ text, value }: DateMention, published: string): boolean {
  return !/\d/.test(text) && Math.abs(daysBetween(firstDayOf(value) ?? published, published)) >= fewestAmbiguousDays;
}

/** The dates of an article that can be printed with their sentence, and are likely to be worth it. */
function candidatesIn(
  article: Article,
  { day, isNew, printed }: { readonly day: string; readonly isNew: Novelty; readonly printed: PrintedSummary },
): Candidate[] {
  const { calendar, news } = textPackFor(article.language);
  const annotations = annotationsOf(article);
  const published = article.published?.slice(0, 10) ?? day;
  return datesOf(article.text, article.published, article.language).flatMap((date) => {
    const place = annotations.sentenceAt(date.start);
    const sentence = annotations.sentences[place];
    if (!sentence || date.end > sentence.end || calendar?.dependentRules.has(date.rule)) return [];
    if (!printable(date, sentence) || isPartOfName(article.text, date, calendar)) return [];
    if (daysBetween(firstDayOf(date.value) ?? day, published) > newsAge || isAmbiguousDay(date, published)) return [];
    if (fitnessOf(sentence.text, article.language).value < leastFitness || !isNew(sentence.text)) return [];
    if (isQuoted(article.text, sentence, date) || isVagueYear(date, article, calendar)) return [];
    const clause = clauseAround(sentence, date, article.language);
    if (!standsAlone(article.text.slice(clause.start, clause.end), article.language)) return [];
    if (!isConsistent(date, { ...article, text: article.text.slice(clause.start, clause.end) }, day)) return [];
    const dated = { article, date, sentence, place, clause, published };
    const odds = dateOdds(dated, printed) - (date.precision === 'year' ? yearLoss : 0);
    return odds >= (news ? leastOdds : leastWithoutSigns) ? [{ ...dated, odds }] : [];
  });
}

/** Whether a clause speaks of its day as the edition must: of one to come as a plan, of one that has been as done. */
function isConsistent(date: DateMention, { text, language }: Pick<Article, 'text' | 'language'>, day: string): boolean {
  const signs = textPackFor(language).news?.signs;
  const words = withoutQuotations(text);
  if (!signs) return true;
  const isDone = signs.past.test(words);
  return isAhead(date, day) ? signs.plan.test(words) || !isDone : isDone || !signs.scheduled.test(words);
}

/** The precisions of dates that are printed, the sharpest first: a week or a decade is none. */
const printedPrecisions: readonly DateMention['precision'][] = ['day', 'month', 'season', 'quarter', 'year'];

/** "USA Today", "The World Until Yesterday". */
function isPartOfName(text: string, { start, text: words }: DateMention, calendar: CalendarPack | undefined): boolean {
  const isDay = calendar?.isNearDay(words) ?? false;
  return isDay && /^\p{Lu}/u.test(words) && /\p{Lu}[\p{L}.]*\s$/u.test(text.slice(Math.max(0, start - 30), start));
}

/** A date is printed with its sentence, so the sentence must be one that a reader can take alone. */
function printable(date: DateMention, sentence: Sentence): boolean {
  return (
    printedPrecisions.includes(date.precision) &&
    firstDayOf(date.value) !== null &&
    sentence.text.length <= 420 &&
    /[.!?…]["”’'»)\]]*$/u.test(sentence.text) &&
    (sentence.text.match(/["“”]/g)?.length ?? 0) % 2 === 0
  );
}

/** What somebody said about a date is that person's claim, not the report's. */
function isQuoted(text: string, sentence: Sentence, date: DateMention): boolean {
  const before = text.slice(sentence.start, date.start).match(/["“”]/g)?.length ?? 0;
  return before % 2 === 1;
}

/**
 * "in 2026" in a report of 2026 tells a reader nothing, "next year" is no date to note, and in "the budget for 2027" the
 * year is a name: a year counts where a preposition of time stands before it.
 */
function isVagueYear(date: DateMention, article: Article, calendar: CalendarPack | undefined): boolean {
  if (date.precision !== 'year') return false;
  const isTimed = calendar?.isInYear(article.text.slice(Math.max(0, date.start - 8), date.start)) ?? false;
  return !isTimed || date.value === article.published?.slice(0, 4) || !/\d{4}/.test(date.text);
}

interface LikelyDate {
  readonly date: KeyDate;
  readonly odds: number;
}

/** Of the sentences that name one date, the one that an editor would print; the more articles tell the same, the likelier. */
function likeliest(named: readonly Candidate[]): LikelyDate {
  const likely = [...named].sort((a, b) => b.odds - a.odds).slice(0, mostCompared);
  const terms = likely.map(({ article, clause, sentence }) => {
    const termsWithin = ({ start, end }: Span) => new Set(termsOf(article.text.slice(start, end), article.language));
    return { clause: termsWithin(clause), all: termsWithin(sentence) };
  });
  const told = likely.map((candidate, at) => {
    const others = new Map<string, Slice>();
    for (const [number, { article, date }] of likely.entries()) {
      const { start, end, text } = date;
      const isOther = article.id !== candidate.article.id && !others.has(article.id);
      if (isOther && overlaps(terms[at].clause, terms[number].all))
        others.set(article.id, { article: article.id, start, end, text });
    }
    return {
      date: keyDate(candidate, [...others.values()]),
      odds: candidate.odds + supportBonus * Math.log2(1 + others.size),
    };
  });
  return told.reduce((best, other) => (other.odds > best.odds ? other : best));
}

function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= 2 && shared >= tellsTheSame * Math.min(a.size, b.size);
}

function keyDate({ article, date, sentence, clause }: Candidate, alsoIn: readonly Slice[]): KeyDate {
  return {
    value: date.value,
    precision: date.precision,
    mention: { article: article.id, start: date.start, end: date.end, text: date.text },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    clause: {
      article: article.id,
      start: clause.start,
      end: clause.end,
      text: article.text.slice(clause.start, clause.end),
    },
    alsoIn,
  };
}

/** By first day covered; of two that begin together the more precise one first. */
function byTime(a: KeyDate, b: KeyDate): number {
  return (
    compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? '') ||
    printedPrecisions.indexOf(a.precision) - printedPrecisions.indexOf(b.precision) ||
    compareText(a.value, b.value)
  );
}
