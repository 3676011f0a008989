import { addDays, weekdayOf } from '../../../lib/time/calendar.ts';
import { type DateRule, isAhead } from '../../pack-parts/calendar.ts';
import { day } from '../../pack-parts/date-values.ts';
import { partOfDay, weekday, weekdayNumber } from './words.ts';

/** Days since the weekday was last, on the day of the text; 0 where it is that day's own. */
function daysSince(name: string, reference: string): number {
  return (weekdayOf(reference) - (weekdayNumber(name) as number) + 7) % 7;
}

/** A weekday after these is a name ("Black Friday"), or none of one week ("any Friday"). */
const notBeforeWeekday = [
  'Black|Cyber|Super|Bloody|Ash|Holy|Palm|Easter|Good|Big|Sheffield|Man|Girl|Manic|Blue|Ruby',
  '[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Aa]ny|[Mm]ost|[Oo]ther',
].join('|');

/** Weekdays: the last day of that name, unless the words around it look ahead (`tense.ts`). */
export const weekdays: readonly DateRule[] = [
  {
    name: 'weekday with a word',
    pattern: new RegExp(
      `\\b(last|next|this|this past|this coming|the following|the previous) ${weekday}${partOfDay}`,
      'gi',
    ),
    value: (m, { reference }) => {
      const since = daysSince(m[2], reference);
      const word = m[1].toLowerCase();
      if (word === 'next' || word === 'the following' || word === 'this coming')
        return day(addDays(reference, 7 - since));
      if (word === 'this') return day(addDays(reference, since === 0 ? 0 : 7 - since));
      return day(addDays(reference, since === 0 ? -7 : -since));
    },
  },
  {
    name: 'weekday',
    isWeekday: true,
    pattern: new RegExp(
      [
        `(?<!\\b(?:${notBeforeWeekday}) )`,
        // "on a Monday," is one of many.
        '(?<!\\ban? (?=\\w+day(?:[.,;]|$)))',
        `\\b${weekday}${partOfDay}(?!['’]s (?:Child|Bar)|s\\b)`,
      ].join(''),
      'g',
    ),
    value: (m, { reference, sense }) => {
      const since = daysSince(m[1], reference);
      // "Thursday" on a Wednesday is tomorrow, in a report that was updated or goes out elsewhere; the last one would be "last Thursday".
      if (since === 6 && sense !== 'behind') return day(addDays(reference, 1));
      const isToCome = since === 1 ? sense === 'due' : isAhead(sense);
      return day(addDays(reference, isToCome && since !== 0 ? 7 - since : -since));
    },
  },
];
