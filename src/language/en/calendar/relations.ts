import { addDays, firstDayOf } from '../../../lib/time/calendar.ts';
import type { DateRelation, FoundDate } from '../../pack-parts/calendar.ts';
import { shift } from '../../pack-parts/date-values.ts';
import { numberOf, unitOf } from './words.ts';

/** Rules for words that say when only to who reads on: their dates are right, and head no line of their own. */
export const dependentRules: ReadonlySet<string> = new Set([
  'that day',
  'the day after',
  'the weekend',
  'week of the report',
  'quarter of the report',
  'year of the report',
  'the year before',
  'end of the year',
  'some time ago',
]);

/** "A year earlier" is that of a quarter named at most this many characters before. */
const quarterReach = 600;

/** "A month earlier" is a month before the date named last, if that stands at most this many characters before. */
const earlierReach = 300;

/** How a date follows from the dates named before it; the first row that answers decides. */
export const relations: readonly DateRelation[] = [
  {
    name: 'the day after',
    resolve: (date, { day }) =>
      day !== null && date.rule === 'the day after' ? { value: addDays(day.value, 1) } : null,
  },
  {
    name: 'the same day',
    resolve: (date, { day }) => (day !== null && date.rule === 'that day' ? { value: day.value } : null),
  },
  {
    // "Tomorrow, Thursday,": one day twice.
    name: 'a day and its weekday',
    resolve: (date, { last }, text) =>
      last !== null &&
      date.rule === 'weekday' &&
      /^(?:tomorrow|today|yesterday)$/i.test(last.text) &&
      text.slice(last.end, date.start) === ', '
        ? { value: last.value }
        : null,
  },
  {
    // "From Monday to Friday": the Friday after that Monday.
    name: 'the end of a span',
    resolve: (date, { day }, text) =>
      day !== null &&
      date.rule === 'weekday' &&
      /^ (?:to|through|until|till) $/.test(text.slice(day.end, date.start)) &&
      date.value < day.value
        ? { value: addDays(date.value, 7) }
        : null,
  },
  {
    // In a report on a quarter "a year earlier" is that quarter of the year before.
    name: 'a year before the quarter',
    resolve: (date, { quarter }) =>
      quarter !== null &&
      date.start - quarter.end < quarterReach &&
      /^(?:a|the) year (?:ago|earlier|before)$/i.test(date.text)
        ? {
            value: `${Number(quarter.value.slice(0, 4)) - 1}${quarter.value.slice(4)}`,
            precision: 'quarter',
            rule: `${date.rule}, of the quarter`,
          }
        : null,
  },
  {
    name: 'counted from the date before',
    resolve: (date, { last }) => (last === null ? null : countedFrom(last, date)),
  },
];

/** What can be counted back from a date of each precision: from a month no days, from a year no months. */
const countable: Partial<Record<FoundDate['precision'], readonly string[]>> = {
  day: ['day', 'week', 'month', 'year', 'decade'],
  month: ['month', 'year', 'decade'],
  year: ['year', 'decade'],
};

function countedFrom(last: FoundDate, date: FoundDate): Partial<FoundDate> | null {
  const back = /(\S+) (day|week|month|year|decade)s?(?: or so)? (?:earlier|before|previously)$/i.exec(date.text);
  if (date.rule !== 'counted back' || back === null || date.start - last.end > earlierReach) return null;
  const unit = unitOf(back[2]);
  const from = countable[last.precision]?.includes(unit) ? firstDayOf(last.value) : null;
  const value = from === null ? null : shift(unit, -numberOf(back[1]), from);
  return value ?? { rule: 'some time ago' };
}

/** Days by which attacks are named long after ("the September 11 attacks"): without a year the nearest one is not meant. */
const namesakes = new Set(['-09-11', '-01-06', '-07-07', '-10-07']);

/** Whether a day is no date of its own: "every Tuesday", "each July", "the September 11 attacks". */
export function isNoDate(text: string, start: number, end: number, value: string): boolean {
  return (
    /\b(?:every|each)\s(?:(?:other|single)\s)?$/i.test(text.slice(Math.max(0, start - 16), start)) ||
    (namesakes.has(value.slice(4)) &&
      !/\d{4}/.test(text.slice(start, end)) &&
      /^,? (?:terror(?:ist)? )?(?:attack|bombing)s?\b/.test(text.slice(end, end + 24)))
  );
}
