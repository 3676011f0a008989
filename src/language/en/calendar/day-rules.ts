import { anyOf } from '../../../lib/text/text.ts';
import { addDays, isoDay } from '../../../lib/time/calendar.ts';
import type { DateContext, DateRule, DateValue } from '../../pack-parts/calendar.ts';
import { day, nearestDay } from '../../pack-parts/date-values.ts';
import { holiday, holidayNames } from './holidays.ts';
import { month, monthNumber, nth, orYear, weekday, weekdayNumber, year } from './words.ts';

/** A day of a month, in the year that is named, else in the nearest that fits. */
export function dayOf(
  [inYear, named, dayOfMonth]: readonly [year: string | undefined, month: string, day: string],
  context: DateContext,
  onWeekday?: string,
): DateValue | null {
  if (inYear !== undefined) return day(isoDay(Number(inYear), monthNumber(named), Number(dayOfMonth)));
  return nearestDay(monthNumber(named), Number(dayOfMonth), context, weekdayNumber(onWeekday));
}

/** What stands between the days of a span, and the second day: "to 21", "-5". */
const toDay = `(?: (?:to|until|till|through|and) | ?[-–] ?)\\d{1,2}${nth}`;
/** No further figures: "May 2.5", "June 7%". */
const noFigure = '(?![\\d%]|[.,:]\\d)';

/** Dates that name their day and month. */
export const fullDays: readonly DateRule[] = [
  {
    // "3 to 21 October", "March 3-5, 2026": what lasts is listed under the day on which it begins.
    name: 'first day of several',
    pattern: new RegExp(
      [
        `(?<![\\d.,:])\\b(\\d{1,2})${nth}${toDay} ${month}${orYear}(?!\\w)`,
        `\\b${month} (\\d{1,2})${nth}${toDay}${orYear}${noFigure}\\b`,
      ].join('|'),
      'g',
    ),
    value: (m, context) => dayOf([m[3] ?? m[6], m[2] ?? m[4], m[1] ?? m[5]], context),
  },
  {
    // With strokes the order depends on the country, so that a day above 12 must show it.
    name: 'day in figures',
    pattern: new RegExp(`(?<![\\d.,:/]|[Vv]ersion |\\bv)\\b(\\d{1,2})/(\\d{1,2})/${year}\\b(?![./]?\\d)`, 'g'),
    value: (m) => {
      const [first, second] = [Number(m[1]), Number(m[2])];
      if (first <= 12 && second <= 12 && first !== second) return null;
      return day(second > 12 ? isoDay(Number(m[3]), first, second) : isoDay(Number(m[3]), second, first));
    },
  },
  {
    name: 'fourth of July',
    pattern: new RegExp(`\\b(?:the )?(?:Fourth|4th) of (July)${orYear}(?!\\w)`, 'g'),
    value: (m, context) => dayOf([m[2], 'July', '4'], context),
  },
  {
    name: 'month day year',
    pattern: new RegExp(`\\b(?:${weekday},? )?${month} (\\d{1,2})${nth}${orYear}${noFigure}(?!\\w)`, 'g'),
    value: (m, context) => dayOf([m[4], m[2], m[3]], context, m[1]),
  },
  {
    name: 'day month year',
    pattern: new RegExp(
      `(?<![\\d.,:])\\b(?:${weekday},? (?:the )?)?(\\d{1,2})${nth}(?: of)? ${month}${orYear}(?!\\w)`,
      'g',
    ),
    value: (m, context) => dayOf([m[4], m[3], m[2]], context, m[1]),
  },
];

/** Days named by the day of the text. */
export const daysFromToday: readonly DateRule[] = [
  {
    name: 'today',
    pattern: /\b(?:earlier |later |late )?(?:today|tonight)\b/gi,
    value: (_, { reference }) => day(reference),
  },
  {
    name: 'two days off',
    pattern: /\b(?:the )?day (before yesterday|after tomorrow)\b/gi,
    value: (m, { reference }) => day(addDays(reference, /^before/i.test(m[1]) ? -2 : 2)),
  },
  {
    name: 'yesterday',
    pattern: /\b(?:late |early )?yesterday\b/gi,
    value: (_, { reference }) => day(addDays(reference, -1)),
  },
  { name: 'tomorrow', pattern: /(?<!\bof )\btomorrow\b/gi, value: (_, { reference }) => day(addDays(reference, 1)) },
];

const ends = 'end(?:ed|s|ing)?|clos(?:e|ed|es|ing)|finish(?:ed|es|ing)?';

/** Days that only the date before them tells (`relations.ts`). */
export const daysFromContext: readonly DateRule[] = [
  {
    name: 'that day',
    pattern: new RegExp(
      `\\b(?:the same|(?<=\\b(?:${ends}|for|of|on) )the) day\\b(?! (?:before|when|that|of|after (?!\\w+ing)))`,
      'gi',
    ),
    value: (_, { reference }) => day(reference),
  },
  {
    name: 'the day after',
    pattern: /\bthe (?:next|following) (?:day|morning|afternoon|evening)\b/gi,
    value: (_, { reference }) => day(addDays(reference, 1)),
  },
];

export const holidayRule: DateRule = {
  name: 'holiday',
  pattern: new RegExp(`\\b(?:last |this |next )?(${anyOf(holidayNames).replace(/'/g, "['’]")})${orYear}\\b`, 'g'),
  value: (m, context) => holiday(m[1], m[2] === undefined ? null : Number(m[2]), context),
};
