import type { Article } from '../../model/article.ts';

/**
 * What two reports of one event agree on and two look-alikes (this quake and the last, this quarter's earnings and the ones
 * before) do not: the weekday that their first lines name, and the exact figures, those with a decimal.
 */
export interface EventFacts {
  readonly weekdays: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

/** So far into a text stands what happened and when. */
const openingLetters = 500;

/** What a likeness is worth where the facts agree, and where they do not. */
const sameWeekday = 1.2;
const otherWeekday = 0.65;
const otherFigures = 0.5;

/** What was published on another day is more often another event. */
export const otherDay = 0.9;

const decimal = /(?<![\d.,])\d{1,3}[.,] ?\d{1,2}(?![\d.,]*\d)/g;

/** The weekday names of each language, as a pattern, made when they are first needed. */
const weekdaysOf = new Map<string, RegExp>();

export function factsOf({ title, text, language }: Pick<Article, 'title' | 'text' | 'language'>): EventFacts {
  const opening = `${title}\n${text.slice(0, openingLetters)}`;
  return {
    weekdays: new Set((opening.match(weekdayPattern(language)) ?? []).map((name) => name.toLowerCase())),
    figures: new Set((opening.match(decimal) ?? []).map((figure) => figure.replace(',', '.').replace(' ', ''))),
  };
}

/**
 * By how much facts that agree or disagree lift or lower a likeness; 1 where nothing can be compared. Reports of several days
 * name several weekdays.
 */
export function agreementOf(a: EventFacts, b: EventFacts, daysApart: number): number {
  const weekdays = compared(a.weekdays, b.weekdays, sameWeekday, daysApart === 0 ? otherWeekday : 1);
  return weekdays * compared(a.figures, b.figures, 1, otherFigures) * (daysApart === 0 ? 1 : otherDay);
}

function compared(a: ReadonlySet<string>, b: ReadonlySet<string>, shared: number, apart: number): number {
  if (a.size === 0 || b.size === 0) return 1;
  for (const value of a) if (b.has(value)) return shared;
  return apart;
}

function weekdayPattern(language: string): RegExp {
  const known = weekdaysOf.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat([language === 'und' ? 'en' : language, 'en'], {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const names = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 4 + day)));
  const pattern = new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'giu');
  weekdaysOf.set(language, pattern);
  return pattern;
}
