import { readingOf } from '../language/reading.ts';
import type { Sentence } from '../language/sentences.ts';
import { termsOf } from '../language/words.ts';
import { firstDayOf } from '../lib/calendar.ts';
import { compareText } from '../lib/text.ts';
import type { Article, DateMention, KeyDate, Slice } from '../model.ts';
import { clauseAround } from './clauses.ts';
import { leaningRules } from './daterules.ts';
import { datesOf } from './dates.ts';
import { standsAlone } from './standing.ts';
import type { SummaryWish } from './summarize.ts';

/** What a sentence says of a date, and what makes it worth printing. */
interface Candidate {
  readonly article: Article;
  readonly date: DateMention;
  readonly sentence: Sentence;
  readonly score: number;
}

/** Sentences of which the shorter one has so much of its content words in the other tell the same. */
const tellsTheSame = 0.5;

/**
 * The dates of a story worth printing, in order of time: its key dates, and the days after the edition's own that its
 * articles name. For a value that several sentences name, the one that stands first in the first report speaks; what
 * other articles tell of it in other words is kept beside it.
 */
export function keyDatesOf(
  articles: readonly Article[],
  wish: Pick<SummaryWish, 'day' | 'dates'>,
): { key: KeyDate[]; ahead: KeyDate[] } {
  const found = new Map<string, Candidate[]>();
  for (const [at, article] of articles.entries()) {
    const reading = readingOf(article);
    for (const date of datesOf(article.text, article.published)) {
      const index = reading.sentenceAt(date.start);
      const sentence = reading.sentences[index];
      if (!sentence || date.end > sentence.end || leaningRules.has(date.rule) || !printable(date, sentence)) continue;
      if (isQuoted(article.text, sentence, date) || isVagueYear(date, article)) continue;
      const score =
        precisionWorth[date.precision] *
        (1 / (1 + 0.12 * index)) *
        (at === 0 ? 1.1 : 1) *
        (0.4 + 0.6 * standsAlone(sentence.text, sentence.text.split(/\s+/).length, article.language));
      const named = found.get(date.value);
      if (named) named.push({ article, date, sentence, score });
      else found.set(date.value, [{ article, date, sentence, score }]);
    }
  }
  const candidates = [...found.values()].map((named) => {
    const best = named.reduce((first, other) => (other.score > first.score ? other : first));
    return { date: keyDate(best, named), score: best.score };
  });
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

function keyDate({ article, date, sentence }: Candidate, named: readonly Candidate[]): KeyDate {
  const clause = clauseAround(sentence, date);
  const terms = new Set(termsOf(article.text.slice(clause.start, clause.end), article.language));
  const others = new Map<string, Slice>();
  for (const other of named) {
    if (other.article.id === article.id || others.has(other.article.id)) continue;
    const theirs = new Set(termsOf(other.sentence.text, other.article.language));
    const shared = [...theirs].filter((term) => terms.has(term)).length;
    if (shared < tellsTheSame * Math.min(terms.size, theirs.size) || shared < 2) continue;
    const { start, end, text } = other.date;
    others.set(other.article.id, { article: other.article.id, start, end, text });
  }
  return {
    value: date.value,
    precision: date.precision,
    mention: { article: article.id, start: date.start, end: date.end, text: date.text },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    clause: { article: article.id, ...clause, text: article.text.slice(clause.start, clause.end) },
    alsoIn: [...others.values()],
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
