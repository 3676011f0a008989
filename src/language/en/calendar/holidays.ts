import { addDays, isoDay } from '../../../lib/time/calendar.ts';
import type { DateContext, DateValue } from '../../pack-parts/calendar.ts';
import { day, nearestYearly, weekdayInMonth } from '../../pack-parts/date-values.ts';

const [sunday, monday, thursday] = [0, 1, 4];

/** Holidays that English-language news names, with the day of each in a year. */
const holidays: Readonly<Record<string, (year: number) => string>> = {
  'Christmas Day': (year) => isoDay(year, 12, 25),
  'Christmas Eve': (year) => isoDay(year, 12, 24),
  "New Year's Day": (year) => isoDay(year, 1, 1),
  "New Year's Eve": (year) => isoDay(year, 12, 31),
  "Valentine's Day": (year) => isoDay(year, 2, 14),
  Halloween: (year) => isoDay(year, 10, 31),
  'Veterans Day': (year) => isoDay(year, 11, 11),
  'May Day': (year) => isoDay(year, 5, 1),
  'Boxing Day': (year) => isoDay(year, 12, 26),
  'Thanksgiving Day': (year) => weekdayInMonth(year, 11, thursday, 4),
  Thanksgiving: (year) => weekdayInMonth(year, 11, thursday, 4),
  'Labor Day': (year) => weekdayInMonth(year, 9, monday, 1),
  'Memorial Day': (year) => weekdayInMonth(year, 5, monday, -1),
  'Columbus Day': (year) => weekdayInMonth(year, 10, monday, 2),
  "Presidents' Day": (year) => weekdayInMonth(year, 2, monday, 3),
  // The Tuesday after the first Monday, which is never the 1st.
  'Election Day': (year) => addDays(weekdayInMonth(year, 11, monday, 1), 1),
  "Mother's Day": (year) => weekdayInMonth(year, 5, sunday, 2),
  "Father's Day": (year) => weekdayInMonth(year, 6, sunday, 3),
};

export const holidayNames: readonly string[] = Object.keys(holidays);

/** The holiday of the year that is named, else the one nearest to the reference. */
export function holiday(name: string, year: number | null, context: DateContext): DateValue | null {
  const dayIn = holidays[name.replace(/’/g, "'")];
  if (dayIn === undefined) return null;
  return year === null ? nearestYearly(dayIn, context) : day(dayIn(year));
}
