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
import { standsAlone } from './extractive/coherence.ts';
import { fitnessOf } from './extractive/fitness.ts';
import type { Novelty, SummaryOptions } from './summarize.ts';

/** Number of sentences naming one date that are compared. */
const mostCompared = 16;

/** A sentence of lower fitness (a reporter in the first person, a note of the site) heads no line. */
const leastFitness = 0.1;

/** What a sentence says of a date, and what makes it worth printing. */
interface Candidate {
  readonly article: Article;
  readonly date: DateMention;
  readonly sentence: Sentence;
  readonly score: number;
}

/** A day longer before its report is background. */
const newsAge = 60;

/** A weekday alone this many days from its report may mean that of the other week. */
const fewestAmbiguousDays = 5;

/** Days ahead of one story that are worth noting. */
const mostAhead = 2;

/** A clause that shares this much of its terms with a printed sentence tells a reader nothing. */
const printedShare = 0.6;

/** What a statement is worth as an event: "on Monday, the minister said". */
const statementWorth = 0.5;

/** Two statements tell the same where the shorter one shares this much of its content words with the other. */
const tellsTheSame = 0.5;

/**
 * The dates of a story worth printing, in order of time: its key dates, and the days after the edition's own that its
 * articles name. For a value that several sentences name, the one that stands first in the first report speaks; what
 * other articles tell of it in other words is kept beside it. What a reader knows is not repeated, neither from earlier editions nor
 * from the sentences of the summary. An event has a verb that says so: background, judgements and figures of speech are none.
 *
 * @param printed the sentences of the summary
 */
export function keyDatesOf(
  articles: readonly Article[],
  options: Pick<SummaryOptions, 'day' | 'dates'>,
  isNew: Novelty = () => true,
  printed: readonly Slice[] = [],
): { key: KeyDate[]; ahead: KeyDate[] } {
  const byValue = new Map<string, Candidate[]>();
  for (const [at, article] of articles.entries())
    for (const candidate of candidatesIn(article, at === 0, isNew)) {
      const { value } = candidate.date;
      byValue.set(value, [...(byValue.get(value) ?? []), candidate]);
    }
  const candidates = [...byValue.values()].map(bestTold).filter(({ date }) => isEvent(date, articles, options.day));
  const future = candidates
    .filter(({ date }) => isAhead(date, options.day))
    .sort(byScore)
    .slice(0, mostAhead)
    .map(({ date }) => date);
  const isPrinted = printedTest(printed, articles);
  const ranked = candidates
    .filter(({ date }) => date.precision !== 'week' && date.precision !== 'decade' && !isPrinted(date.clause))
    .sort(byScore);
  const key: KeyDate[] = [];
  for (const { date } of ranked) {
    if (key.length >= options.dates) break;
    // The same words are printed once, under the date that stands first among them.
    if (
      !key.some(
        (other) =>
          other.clause.article === date.clause.article &&
          other.clause.start < date.clause.end &&
          date.clause.start < other.clause.end,
      )
    )
      key.push(date);
  }
  return { key: key.sort(byTime), ahead: future.sort(byTime) };
}

type ScoredDate = ReturnType<typeof bestTold>;

function byScore(a: ScoredDate, b: ScoredDate): number {
  return b.score - a.score || a.date.mention.start - b.date.mention.start || compareText(a.date.value, b.date.value);
}

function isAhead({ value }: Pick<KeyDate, 'value'>, day: string): boolean {
  return (firstDayOf(value) ?? '') > day;
}

/** Whether a clause tells an event of its date: a plan for a coming day, something done on a day shortly before the report. */
function isEvent({ value, precision, clause, mention }: KeyDate, articles: readonly Article[], day: string): boolean {
  const article = articles.find(({ id }) => id === mention.article);
  const signs = textPackFor(article?.language ?? 'und').news?.signs;
  const published = article?.published?.slice(0, 10) ?? day;
  const ahead = isAhead({ value }, day);
  if (!ahead && daysBetween(firstDayOf(value) ?? day, published) > newsAge) return false;
  if (!signs) return true;
  const words = withoutQuotations(clause.text);
  if (signs.reader.test(words) || signs.judgement.test(words) || signs.teaser.test(words)) return false;
  if (!standsAlone(clause.text, article?.language ?? 'und')) return false;
  if (isAmbiguousDay(mention, value, published)) return false;
  if (ahead) return precision !== 'week' && signs.plan.test(words);
  return precision === 'day' && signs.past.test(words) && !signs.plan.test(words) && !signs.conditional.test(words);
}

/** "Tuesday" alone, almost a week before or after its report: as likely the other one. */
function isAmbiguousDay({ text }: Slice, value: string, published: string): boolean {
  return !/\d/.test(text) && Math.abs(daysBetween(firstDayOf(value) ?? published, published)) >= fewestAmbiguousDays;
}

/** Whether the sentences of a summary tell what a clause tells. */
function printedTest(printed: readonly Slice[], articles: readonly Article[]): (clause: Slice) => boolean {
  const languageOf = (id: string) => articles.find((article) => article.id === id)?.language ?? 'und';
  const known = printed.map(({ article, text }) => new Set(termsOf(text, languageOf(article))));
  return ({ article, text }) => {
    const terms = [...new Set(termsOf(text, languageOf(article)))];
    return known.some((sentence) => terms.filter((term) => sentence.has(term)).length >= printedShare * terms.length);
  };
}

/** The dates of an article that can be printed with their sentence. */
function candidatesIn(article: Article, isFirst: boolean, isNew: Novelty): Candidate[] {
  const { calendar, news } = textPackFor(article.language);
  const signs = news?.signs;
  const annotations = annotationsOf(article);
  return datesOf(article.text, article.published, article.language).flatMap((date) => {
    const index = annotations.sentenceAt(date.start);
    const sentence = annotations.sentences[index];
    if (!sentence || date.end > sentence.end || calendar?.dependentRules.has(date.rule)) return [];
    if (!printable(date, sentence) || isPartOfName(article.text, date, calendar)) return [];
    const fitness = fitnessOf(sentence.text, article.language).value;
    if (fitness < leastFitness || !isNew(sentence.text)) return [];
    if (isQuoted(article.text, sentence, date) || isVagueYear(date, article, calendar)) return [];
    const score =
      precisionWorth[date.precision] *
      (calendar?.isToday(date.text) ? 0.5 : 1) *
      (signs?.attributed.test(withoutQuotations(sentence.text)) ? statementWorth : 1) *
      (1 / (1 + 0.12 * index)) *
      (isFirst ? 1.1 : 1) *
      (0.2 + 0.8 * fitness);
    return [{ article, date, sentence, score }];
  });
}

const precisionWorth: Record<DateMention['precision'], number> = {
  day: 1,
  week: 0.4,
  month: 0.8,
  quarter: 0.5,
  season: 0.7,
  year: 0.45,
  decade: 0.2,
  other: 0,
};

/** "USA Today", "The World Until Yesterday". */
function isPartOfName(text: string, { start, text: words }: DateMention, calendar: CalendarPack | undefined): boolean {
  const isDay = calendar?.isNearDay(words) ?? false;
  return isDay && /^\p{Lu}/u.test(words) && /\p{Lu}[\p{L}.]*\s$/u.test(text.slice(Math.max(0, start - 30), start));
}

/** A date is printed with its sentence, so the sentence must be one that a reader can take alone. */
function printable(date: DateMention, sentence: Sentence): boolean {
  return (
    precisionWorth[date.precision] > 0 &&
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

/** Of the sentences that name one date, the one that tells most of it; the more articles tell the same, the better. */
function bestTold(named: readonly Candidate[]): { date: KeyDate; score: number } {
  const likely = [...named].sort((a, b) => b.score - a.score).slice(0, mostCompared);
  const clauses = likely.map(({ article, date, sentence }) => {
    const clause = clauseAround(sentence, date, article.language);
    const termsWithin = (span: Span) => new Set(termsOf(article.text.slice(span.start, span.end), article.language));
    return { clause, terms: termsWithin(clause), all: termsWithin(sentence) };
  });
  const supported = likely.map((candidate, at) => {
    const others = new Map<string, Slice>();
    for (const [number, { article, date }] of likely.entries()) {
      const { start, end, text } = date;
      if (
        article.id !== candidate.article.id &&
        !others.has(article.id) &&
        overlaps(clauses[at].terms, clauses[number].all)
      )
        others.set(article.id, { article: article.id, start, end, text });
    }
    const support = candidate.score * (1 + 0.3 * Math.log2(1 + others.size));
    return { date: keyDate(candidate, clauses[at].clause, [...others.values()]), score: candidate.score, support };
  });
  return supported.reduce((best, other) => (other.support > best.support ? other : best));
}

function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= 2 && shared >= tellsTheSame * Math.min(a.size, b.size);
}

function keyDate({ article, date, sentence }: Candidate, clause: Span, alsoIn: readonly Slice[]): KeyDate {
  return {
    value: date.value,
    precision: date.precision,
    mention: { article: article.id, start: date.start, end: date.end, text: date.text },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    clause: { article: article.id, ...clause, text: article.text.slice(clause.start, clause.end) },
    alsoIn,
  };
}

/** By first day covered; of two that begin together the more precise one first. */
function byTime(a: KeyDate, b: KeyDate): number {
  return (
    compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? '') ||
    precisionWorth[b.precision] - precisionWorth[a.precision] ||
    compareText(a.value, b.value)
  );
}
