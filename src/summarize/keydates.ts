import { type Sentence, sentencesOf } from '../language/sentences.ts';
import { firstDayOf } from '../lib/calendar.ts';
import { compareText } from '../lib/text.ts';
import type { Article, DateMention, KeyDate } from '../model.ts';
import { clauseAround } from './clauses.ts';
import { leaningRules } from './daterules.ts';
import { datesOf } from './dates.ts';
import { standsAlone } from './standing.ts';
import type { SummaryWish } from './summarize.ts';

interface Candidate {
  readonly date: KeyDate;
  readonly score: number;
}

/**
 * The dates of a story worth printing, in order of time: its key dates, and the days after the edition's own that its
 * articles name. For a value that several sentences name, the one that stands first in the first report speaks.
 */
export function keyDatesOf(
  articles: readonly Article[],
  wish: Pick<SummaryWish, 'day' | 'dates'>,
): { key: KeyDate[]; ahead: KeyDate[] } {
  const best = new Map<string, Candidate>();
  for (const [at, article] of articles.entries()) {
    const sentences = sentencesOf(article.text, article.language);
    for (const date of datesOf(article.text, article.published)) {
      const index = sentences.findIndex((sentence) => sentence.start <= date.start && date.end <= sentence.end);
      const sentence = sentences[index];
      if (!sentence || leaningRules.has(date.rule) || !printable(date, sentence)) continue;
      if (isQuoted(article.text, sentence, date) || isVagueYear(date, article)) continue;
      const score =
        precisionWorth[date.precision] *
        (1 / (1 + 0.12 * index)) *
        (at === 0 ? 1.1 : 1) *
        (0.4 + 0.6 * standsAlone(sentence.text, sentence.text.split(/\s+/).length, article.language));
      const known = best.get(date.value);
      if (!known || score > known.score) best.set(date.value, { date: keyDate(article, date, sentence), score });
    }
  }
  const candidates = [...best.values()];
  const future = candidates.filter(({ date }) => (firstDayOf(date.value) ?? '') > wish.day).map(({ date }) => date);
  const ranked = candidates
    .filter(({ date }) => date.precision !== 'week' && date.precision !== 'decade')
    .sort(
      (a, b) =>
        b.score - a.score || a.date.mention.start - b.date.mention.start || compareText(a.date.value, b.date.value),
    );
  const key: KeyDate[] = [];
  for (const { date } of ranked) {
    if (key.length >= wish.dates) break;
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

/** What somebody said about a date is his, not the report's. */
function isQuoted(text: string, sentence: Sentence, date: DateMention): boolean {
  const before = text.slice(sentence.start, date.start).match(/["“”]/g)?.length ?? 0;
  return before % 2 === 1;
}

/**
 * "in 2026" in a report of 2026 tells a reader nothing, "next year" is no date to note, and in "the budget for 2027" the
 * year is a name: a year counts where a preposition of time stands before it.
 */
function isVagueYear(date: DateMention, article: Article): boolean {
  if (date.precision !== 'year') return false;
  const timed = /\b(?:in|by|until|till|from|before|after|since|during|around)\s$/i.test(
    article.text.slice(Math.max(0, date.start - 8), date.start),
  );
  return !timed || date.value === article.published?.slice(0, 4) || !/\d{4}/.test(date.text);
}

function keyDate(article: Article, date: DateMention, sentence: Sentence): KeyDate {
  const clause = clauseAround(sentence, date);
  return {
    value: date.value,
    precision: date.precision,
    mention: { article: article.id, start: date.start, end: date.end, text: date.text },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    clause: { article: article.id, ...clause, text: article.text.slice(clause.start, clause.end) },
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
