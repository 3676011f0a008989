import { anyOf } from '../../../lib/text/text.ts';
import { monthNames, weekdayNames } from '../../../lib/time/calendar.ts';
import type { DateUnit } from '../../pack-parts/calendar.ts';

/** The words of the English calendar, what each means, and the pieces of patterns that date rules are made of. */

/** Months as news shortens them; a capital tells them from "may", "march" and "august". */
const monthSpellings = [
  'Jan(?:uary|\\.)?',
  'Feb(?:ruary|\\.)?',
  'Mar(?:ch|\\.)?',
  'Apr(?:il|\\.)?',
  'May',
  'June?',
  'July?',
  'Aug(?:ust|\\.)?',
  'Sept?(?:ember|\\.)?',
  'Oct(?:ober|\\.)?',
  'Nov(?:ember|\\.)?',
  'Dec(?:ember|\\.)?',
];

/** A month, also shortened; a group of its own, as are the pieces that follow but those that say otherwise. */
export const month = `(${monthSpellings.join('|')})`;
export const fullMonth = `(${monthNames.join('|')})`;
export const weekday = `(${weekdayNames.join('|')})`;
/** A year from 1800 to 2099. */
export const year = '((?:1[89]|20)\\d\\d)';
/** A year that may follow a date: no group but that of the year. */
export const orYear = `(?:,? ${year})?`;
/** The ending of an ordinal, or none; no group. */
export const nth = '(?:st|nd|rd|th)?';
/** A time of day behind a weekday, or none; no group. */
export const partOfDay = '(?: (?:morning|afternoon|evening|night))?';

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** A count in figures or in words up to twelve. */
export const count = `(an?|\\d{1,3}|${anyOf(numbers)})`;

const ordinals = ['first', 'second', 'third', 'fourth'];
export const ordinal = `(${ordinals.join('|')})`;

const seasonCodes: Readonly<Record<string, string>> = {
  spring: 'SP',
  summer: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
};
export const season = `(${Object.keys(seasonCodes).join('|')})`;

/** 1 is January. */
export function monthNumber(name: string): number {
  const key = name.slice(0, 3).toLowerCase();
  return monthNames.findIndex((full) => full.toLowerCase().startsWith(key)) + 1;
}

/** 0 is Sunday; null where there is no name. */
export function weekdayNumber(name: string | undefined): number | null {
  const key = name?.toLowerCase();
  const found = weekdayNames.findIndex((full) => full.toLowerCase() === key);
  return found < 0 ? null : found;
}

/** A count in figures or in a word up to twelve. */
export function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return /^an?$/i.test(word) ? 1 : numbers.indexOf(word.toLowerCase()) + 1;
}

/** "first" is 1. */
export function ordinalNumber(word: string): number {
  return ordinals.indexOf(word.toLowerCase()) + 1;
}

/** The TIMEX3 code of a season: "fall" is `FA`. */
export function seasonCode(word: string): string {
  return seasonCodes[word.toLowerCase()];
}

/** "Weeks" are counted in weeks. */
export function unitOf(word: string): DateUnit {
  return word.toLowerCase().replace(/s$/, '') as DateUnit;
}

/** "last" is -1, "this" is 0, "next" is 1. */
export function direction(word: string): -1 | 0 | 1 {
  if (/^(?:last|past|previous)$/i.test(word)) return -1;
  return /^(?:next|coming|following)$/i.test(word) ? 1 : 0;
}
