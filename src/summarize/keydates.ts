import { type Sentence, sentencesOf } from '../language/sentences.ts';
import { firstDayOf } from '../lib/calendar.ts';
import { compareText } from '../lib/text.ts';
import type { Article, DateMention, KeyDate } from '../model.ts';
import { datesOf } from './dates.ts';
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
      if (!sentence || !printable(date, sentence)) continue;
      const score = precisionWorth[date.precision] * (1 / (1 + 0.12 * index)) * (at === 0 ? 1.1 : 1);
      const known = best.get(date.value);
      if (!known || score > known.score) best.set(date.value, { date: keyDate(article, date, sentence), score });
    }
  }
  const candidates = [...best.values()];
  const future = candidates.filter(({ date }) => (firstDayOf(date.value) ?? '') > wish.day).map(({ date }) => date);
  const key = candidates
    .filter(({ date }) => date.precision !== 'week' && date.precision !== 'decade')
    .sort((a, b) => b.score - a.score || compareText(a.date.value, b.date.value))
    .slice(0, wish.dates)
    .map(({ date }) => date);
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

function keyDate(article: Article, date: DateMention, sentence: Sentence): KeyDate {
  return {
    value: date.value,
    precision: date.precision,
    mention: { article: article.id, start: date.start, end: date.end, text: date.text },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
  };
}

/** By first day covered; of two that begin together the more precise one first. */
export function byTime(a: KeyDate, b: KeyDate): number {
  return (
    compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? '') ||
    precisionWorth[b.precision] - precisionWorth[a.precision] ||
    compareText(a.value, b.value)
  );
}
