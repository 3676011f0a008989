import { addDays, isDay, isoDay, isoWeek, weekdayOf } from '../../lib/time/calendar.ts';
import { type DateContext, type DateUnit, type DateValue, isAhead } from './calendar.ts';

export const day = (value: string): DateValue | null => (isDay(value) ? { value, precision: 'day' } : null);
const pad = (value: number) => String(value).padStart(2, '0');
export const yearOf = (date: string) => Number(date.slice(0, 4));
export const monthOf = (date: string) => Number(date.slice(5, 7));

/** A month of a year: `2026-11`. */
export const monthIn = (year: number | string, month: number): DateValue => ({
  value: `${year}-${pad(month)}`,
  precision: 'month',
});

/** Whether a day is one that the words around it may mean: not over where they look ahead, nor to come where they look back. */
function agrees(date: string, { reference, sense }: DateContext): boolean {
  return isAhead(sense) ? date >= reference : sense !== 'behind' || date <= reference;
}

/**
 * The year in which a day without one lies nearest to the reference, on the weekday that the text names; not before the
 * reference where the text looks ahead, nor after it where it looks back.
 *
 * @param weekday 0 is Sunday; null where the text names none
 */
export function nearestDay(
  month: number,
  dayOfMonth: number,
  context: DateContext,
  weekday: number | null = null,
): DateValue | null {
  const { reference } = context;
  const candidates = [-1, 0, 1]
    .map((years) => isoDay(yearOf(reference) + years, month, dayOfMonth))
    .filter((date) => isDay(date) && agrees(date, context));
  const onWeekday = candidates.filter((date) => weekdayOf(date) === weekday);
  const [nearest] = (onWeekday.length > 0 ? onWeekday : candidates).sort(
    (one, other) => newsDistance(one, reference) - newsDistance(other, reference),
  );
  return nearest === undefined ? null : day(nearest);
}

/** News tells more of what was: a day to come must be half as far away as one that has been. */
function newsDistance(date: string, reference: string): number {
  const distance = Date.parse(date) - Date.parse(reference);
  return distance > 0 ? 2 * distance : -distance;
}

/** A month without a year: the last one that has begun, unless the text speaks of the time to come. */
export function impliedMonth(month: number, { reference, sense }: DateContext): DateValue {
  const now = monthOf(reference);
  // A month that begins in a few weeks is meant more often than the one eleven months ago.
  const soon = (month - now + 12) % 12 <= 1;
  let year = yearOf(reference);
  if (isAhead(sense) || soon) year += month < now ? 1 : 0;
  else year -= month > now ? 1 : 0;
  return monthIn(year, month);
}

function shiftMonth(reference: string, months: number): DateValue {
  const count = yearOf(reference) * 12 + monthOf(reference) - 1 + months;
  return monthIn(Math.floor(count / 12), (count % 12) + 1);
}

export function quarterOf(date: string): number {
  return Math.floor((monthOf(date) - 1) / 3) + 1;
}

export function shiftQuarter(reference: string, quarters: number): DateValue {
  const count = yearOf(reference) * 4 + quarterOf(reference) - 1 + quarters;
  return { value: `${Math.floor(count / 4)}-Q${(count % 4) + 1}`, precision: 'quarter' };
}

/** Days, weeks, months … before or after a day, at the unit's precision; null before the year 1000. */
export function shift(unit: DateUnit, by: number, reference: string): DateValue | null {
  switch (unit) {
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
    case 'decade': {
      const year = yearOf(reference) + 10 * by;
      return year < 1000 ? null : { value: `${String(year).slice(0, 3)}X`, precision: 'decade' };
    }
  }
}

/**
 * The day of one weekday of a month.
 *
 * @param weekday 0 is Sunday
 * @param number 1 is the first of the month, -1 the last
 */
export function weekdayInMonth(year: number, month: number, weekday: number, number: number): string {
  if (number < 0) {
    const next = month === 12 ? isoDay(year + 1, 1, 1) : isoDay(year, month + 1, 1);
    const last = addDays(next, -1);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = isoDay(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (number - 1));
}

/** Of the days that a yearly event falls on, the nearest to the reference; not before it where the text looks ahead. */
export function nearestYearly(dayIn: (year: number) => string, context: DateContext): DateValue | null {
  const { reference } = context;
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(reference));
  const [nearest] = [-1, 0, 1]
    .map((years) => dayIn(yearOf(reference) + years))
    .filter((date) => agrees(date, context))
    .sort((one, other) => distance(one) - distance(other));
  return day(nearest);
}
