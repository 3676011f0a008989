import { addDays, isDay, isoDay, isoWeek, weekdayNames, weekdayOf } from '../lib/time/calendar.ts';
import type { Precision } from '../model/summary.ts';

/** Whether the words around a date speak of what is still to come or of what was; null where nothing tells. */
export type Sense = 'ahead' | 'behind' | null;

/** What a rule sees around its match. */
export interface DateContext {
  /** The day that the text was written on. */
  readonly reference: string;
  readonly sense: Sense;
}

export interface DateValue {
  readonly value: string;
  readonly precision: Precision;
}

/**
 * A form in which a language names dates.
 *
 * @example { name: 'yesterday', pattern: /\byesterday\b/gi, value: (_, { reference }) => day(addDays(reference, -1)) }
 */
export interface DateRule {
  readonly name: string;
  /** Linear patterns only: no nested quantifiers. */
  readonly pattern: RegExp;
  readonly value: (match: RegExpExecArray, context: DateContext) => DateValue | null;
}

const monthShort = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

export const day = (value: string): DateValue | null => (isDay(value) ? { value, precision: 'day' } : null);
export const monthNumber = (name: string) => monthShort.indexOf(name.slice(0, 3).toLowerCase()) + 1;
export const pad = (value: number) => String(value).padStart(2, '0');
export const yearOf = (date: string) => Number(date.slice(0, 4));
export const monthOf = (date: string) => Number(date.slice(5, 7));
/** A count in figures or in a word up to twelve. */
export const numberOf = (word: string) =>
  /^\d/.test(word) ? Number(word) : /^an?$/i.test(word) ? 1 : numbers.indexOf(word.toLowerCase()) + 1;

/** Whether a day is one that the words around it may mean: not over where they look ahead, nor to come where they look back. */
function agrees(date: string, { reference, sense }: DateContext): boolean {
  return sense === 'ahead' ? date >= reference : sense !== 'behind' || date <= reference;
}

/**
 * The year in which a day without one lies nearest to the reference, on the weekday that the text names; not before the
 * reference where the text looks ahead, nor after it where it looks back.
 */
export function nearestDay(monthIn: number, dayIn: number, context: DateContext, weekdayIn?: string): DateValue | null {
  const { reference } = context;
  const at = Date.parse(reference);
  const candidates = [-1, 0, 1]
    .map((shift) => isoDay(yearOf(reference) + shift, monthIn, dayIn))
    .filter((date) => isDay(date) && agrees(date, context));
  const onWeekday = candidates.filter((date) => weekdayNames[weekdayOf(date)] === weekdayIn);
  // News tells more of what was: a day to come must be half as far as the one that has been.
  const distance = (date: string) => (Date.parse(date) > at ? 2 : -1) * (Date.parse(date) - at);
  const [nearest] = (onWeekday.length > 0 ? onWeekday : candidates).sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? null : day(nearest);
}

/** A month without a year: the last one that has begun, unless the text speaks of the time to come. */
export function impliedMonth(monthIn: number, { reference, sense }: DateContext): DateValue {
  const now = monthOf(reference);
  // A month that begins in a few weeks is meant more often than the one eleven months ago.
  const soon = (monthIn - now + 12) % 12 <= 1;
  const shift = sense === 'ahead' || soon ? (monthIn < now ? 1 : 0) : monthIn > now ? -1 : 0;
  return { value: `${yearOf(reference) + shift}-${pad(monthIn)}`, precision: 'month' };
}

function shiftMonth(reference: string, months: number): DateValue {
  const at = yearOf(reference) * 12 + monthOf(reference) - 1 + months;
  return { value: `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`, precision: 'month' };
}

export function shiftQuarter(reference: string, quarters: number): DateValue {
  const at = yearOf(reference) * 4 + Math.floor((monthOf(reference) - 1) / 3) + quarters;
  return { value: `${Math.floor(at / 4)}-Q${(at % 4) + 1}`, precision: 'quarter' };
}

/** So many days, weeks, months … before or after a day, at the unit's precision. */
export function shift(unit: string, by: number, reference: string): DateValue | null {
  switch (unit.toLowerCase().replace(/s$/, '')) {
    case 'day':
      return day(addDays(reference, by));
    case 'week':
      return { value: isoWeek(addDays(reference, 7 * by)), precision: 'week' };
    case 'weekend':
      return { value: `${isoWeek(addDays(reference, 7 * by))}-WE`, precision: 'week' };
    case 'month':
      return shiftMonth(reference, by);
    case 'quarter':
      return shiftQuarter(reference, by);
    case 'year':
      return { value: String(yearOf(reference) + by), precision: 'year' };
    case 'decade':
      return yearOf(reference) + 10 * by < 1000
        ? null
        : { value: `${String(yearOf(reference) + 10 * by).slice(0, 3)}X`, precision: 'decade' };
    default:
      return null;
  }
}

export const seasons: Record<string, string> = { spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' };

/** The day of a holiday in a year: fixed, or the how manieth weekday of a month (negative from its end). */
export const holidays: Record<string, (inYear: number) => string> = {
  'Christmas Day': (inYear) => isoDay(inYear, 12, 25),
  'Christmas Eve': (inYear) => isoDay(inYear, 12, 24),
  "New Year's Day": (inYear) => isoDay(inYear, 1, 1),
  "New Year's Eve": (inYear) => isoDay(inYear, 12, 31),
  "Valentine's Day": (inYear) => isoDay(inYear, 2, 14),
  Halloween: (inYear) => isoDay(inYear, 10, 31),
  'Veterans Day': (inYear) => isoDay(inYear, 11, 11),
  'May Day': (inYear) => isoDay(inYear, 5, 1),
  'Boxing Day': (inYear) => isoDay(inYear, 12, 26),
  'Thanksgiving Day': (inYear) => weekdayIn(inYear, 11, 4, 4),
  Thanksgiving: (inYear) => weekdayIn(inYear, 11, 4, 4),
  'Labor Day': (inYear) => weekdayIn(inYear, 9, 1, 1),
  'Memorial Day': (inYear) => weekdayIn(inYear, 5, 1, -1),
  'Columbus Day': (inYear) => weekdayIn(inYear, 10, 1, 2),
  "Presidents' Day": (inYear) => weekdayIn(inYear, 2, 1, 3),
  'Election Day': (inYear) => addDays(weekdayIn(inYear, 11, 1, 1), 1),
  "Mother's Day": (inYear) => weekdayIn(inYear, 5, 0, 2),
  "Father's Day": (inYear) => weekdayIn(inYear, 6, 0, 3),
};

/** The how manieth of a weekday in a month; -1 is the last. */
function weekdayIn(inYear: number, monthIn: number, wanted: number, number: number): string {
  if (number < 0) {
    const last = addDays(monthIn === 12 ? isoDay(inYear + 1, 1, 1) : isoDay(inYear, monthIn + 1, 1), -1);
    return addDays(last, -((weekdayOf(last) - wanted + 7) % 7));
  }
  const first = isoDay(inYear, monthIn, 1);
  return addDays(first, ((wanted - weekdayOf(first) + 7) % 7) + 7 * (number - 1));
}

/** The holiday of the year that is named, else the one nearest to the reference; not before it where the text looks ahead. */
export function holiday(name: string, inYear: number | null, context: DateContext): DateValue | null {
  const { reference } = context;
  const dayOf = holidays[name.replace(/’/g, "'")];
  if (dayOf === undefined) return null;
  if (inYear !== null) return day(dayOf(inYear));
  const candidates = [-1, 0, 1].map((shift) => dayOf(yearOf(reference) + shift));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(reference));
  const possible = candidates.filter((date) => agrees(date, context));
  return day(possible.sort((a, b) => distance(a) - distance(b))[0]);
}

/** "last" is -1, "this" is 0, "next" is 1. */
export function direction(word: string): number {
  return /^(?:last|past|previous)$/i.test(word) ? -1 : /^(?:next|coming|following)$/i.test(word) ? 1 : 0;
}
