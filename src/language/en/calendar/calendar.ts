import type { CalendarPack } from '../../pack-parts/calendar.ts';
import { countedTimes, vagueTimes } from './counted-times.ts';
import { daysFromContext, daysFromToday, fullDays, holidayRule } from './day-rules.ts';
import { otherDays } from './other-days.ts';
import { months, parts, periods, quarters, weekend, weekOfDay } from './period-rules.ts';
import { dependentRules, isNoDate, relations } from './relations.ts';
import { senseOf } from './tense.ts';
import { weekdays } from './weekdays.ts';

/** How English names dates. */
export const englishCalendar: CalendarPack = {
  // What holds more (weekday, day, month and year) before what is part of it, so that "Monday, Oct. 26" is one date and
  // "June 19, 2023" no bare year.
  rules: [
    weekOfDay,
    ...fullDays,
    ...months,
    ...weekdays,
    ...daysFromToday,
    ...countedTimes,
    ...quarters,
    ...periods,
    ...daysFromContext,
    weekend,
    holidayRule,
    ...parts,
    ...vagueTimes,
  ],
  otherDays,
  senseOf,
  isNoDate,
  relations,
  dependentRules,
  isNearDay: (words) => /^(?:today|tonight|yesterday|tomorrow)$/i.test(words),
  isInYear: (before) => /\b(?:in|by|until|till|from|before|after|since|during|around)\s$/i.test(before),
};
