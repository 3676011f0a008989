import { daysBetween, monthNames, plainDay, weekdayNames, weekdayOf } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';
import type { Precision } from '../../model/summary.ts';

/** "Since Thursday", within a week; else "Since 12 November"; on the same day "Since this morning" would be a guess: "Added today". */
export function sinceLabel(last: string, day: string): string {
  const days = daysBetween(last, day);
  if (days <= 0) return 'Added today';
  return days < 7 ? `Since ${weekdayNames[weekdayOf(last)]}` : `Since ${plainDay(last).replace(/ \d{4}$/, '')}`;
}

/** `28 June 2023, 01:59 UTC+5:30`: the clock as the source gives it, and whether it gives a zone. */
export function momentInWords(moment: Moment): string {
  const day = plainDay(moment.slice(0, 10));
  if (moment.length === 10) return day;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(moment)?.[1];
  const offset =
    zone === undefined
      ? '(zone not given)'
      : zone === 'Z' || zone === '+00:00'
        ? 'UTC'
        : `UTC${zone[0] === '-' ? '−' : '+'}${Number(zone.slice(1, 3))}${zone.endsWith(':00') ? '' : zone.slice(3)}`;
  return `${day}, ${moment.slice(11, 16)} ${offset}`;
}

const seasonNames: Record<string, string> = { SP: 'Spring', SU: 'Summer', FA: 'Autumn', WI: 'Winter' };

/** A date value as a reader says it: `Tue 27 Jun`, with the year where it is not the edition's; `Feb 2022`, `Q3 2024`. */
export function dateLabel(value: string, precision: Precision, year: string): string {
  switch (precision) {
    case 'day': {
      const name = `${weekdayNames[weekdayOf(value)].slice(0, 3)} ${Number(value.slice(8, 10))} ${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)}`;
      return value.startsWith(year) ? name : `${name.slice(4)} ${value.slice(0, 4)}`;
    }
    case 'month':
      return `${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)} ${value.slice(0, 4)}`;
    case 'quarter':
      return `${value.slice(5)} ${value.slice(0, 4)}`;
    case 'season':
      return `${seasonNames[value.slice(5)]} ${value.slice(0, 4)}`;
    case 'week':
      return `Week ${Number(value.slice(6, 8))}, ${value.slice(0, 4)}`;
    case 'decade':
      return `${value.slice(0, 3)}0s`;
    default:
      return value;
  }
}
