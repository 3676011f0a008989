import type { Article } from '../../model/article.ts';

/**
 * Facts on which two reports of one event agree, and reports of two similar events (this quake and the last one, the earnings of two
 * quarters) do not: the weekdays in the first lines, and the figures with decimals.
 *
 * @example “A quake of magnitude 6.2 hit Oskarfjord on Tuesday …”: { weekdays: {'tuesday'}, figures: {'6.2'} }
 */
export interface EventFacts {
  readonly weekdays: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

/** The part of a text, in UTF-16 units, that says what happened and when. */
const openingLength = 500;

/** Factors on the similarity of two articles whose facts agree or differ. */
const sameWeekday = 1.2;
const otherWeekday = 0.65;
const otherFigures = 0.5;

/** The factor for articles published on different days: more often they report different events. */
export const otherDay = 0.9;

const decimal = /(?<![\d.,])\d{1,3}[.,] ?\d{1,2}(?![\d.,]*\d)/g;

/** Patterns of the weekday names by language (cache). */
const weekdayPatterns = new Map<string, RegExp>();

/** The facts in an article's title and first lines. */
export function factsOf({ title, text, language }: Pick<Article, 'title' | 'text' | 'language'>): EventFacts {
  const opening = `${title}\n${text.slice(0, openingLength)}`;
  return {
    weekdays: new Set((opening.match(weekdayPattern(language)) ?? []).map((name) => name.toLowerCase())),
    figures: new Set((opening.match(decimal) ?? []).map((figure) => figure.replace(',', '.').replace(' ', ''))),
  };
}

/**
 * The factor by which agreeing or differing facts change a similarity; 1 if nothing can be compared. Different weekdays only count
 * against articles of the same day.
 */
export function agreementOf(a: EventFacts, b: EventFacts, daysApart: number): number {
  const weekdays = compared(a.weekdays, b.weekdays, sameWeekday, daysApart === 0 ? otherWeekday : 1);
  return weekdays * compared(a.figures, b.figures, 1, otherFigures) * (daysApart === 0 ? 1 : otherDay);
}

/** `same` if two sets share a value, `different` if they do not, 1 if one is empty. */
function compared(a: ReadonlySet<string>, b: ReadonlySet<string>, same: number, different: number): number {
  if (a.size === 0 || b.size === 0) return 1;
  for (const value of a) if (b.has(value)) return same;
  return different;
}

/** Matches the long weekday names of a language, from Intl; the English ones for a language that Intl does not know. */
function weekdayPattern(language: string): RegExp {
  const known = weekdayPatterns.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat([language === 'und' ? 'en' : language, 'en'], {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const names = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 4 + day)));
  const pattern = new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'giu');
  weekdayPatterns.set(language, pattern);
  return pattern;
}
