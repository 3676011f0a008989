import { daysBetween, monthNames, plainDay, weekdayNames, weekdayOf } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';
import type { Precision } from '../../model/summary.ts';

/** "Since Thursday" within a week, else "Since 12 November"; "Added today" on the same day. */
export function sinceLabel(last: string, day: string): string {
  const days = daysBetween(last, day);
  if (days <= 0) return 'Added today';
  return days < 7 ? `Since ${weekdayNames[weekdayOf(last)]}` : `Since ${plainDay(last).replace(/ \d{4}$/, '')}`;
}

/** `28 June 2023, 01:59 UTC+5:30`: local time and zone as the source gives them. */
export function momentInWords(moment: Moment): string {
  const day = plainDay(moment.slice(0, 10));
  if (moment.length === 10) return day;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(moment)?.[1];
  return `${day}, ${moment.slice(11, 16)} ${offsetInWords(zone)}`;
}

function offsetInWords(zone: string | undefined): string {
  if (zone === undefined) return '(zone not given)';
  if (zone === 'Z' || zone === '+00:00') return 'UTC';
  const minutes = zone.endsWith(':00') ? '' : zone.slice(3);
  return `UTC${zone[0] === '-' ? '−' : '+'}${Number(zone.slice(1, 3))}${minutes}`;
}

const seasonNames: Record<string, string> = { SP: 'Spring', SU: 'Summer', FA: 'Autumn', WI: 'Winter' };

/** A label for a date value: `Tue 27 Jun`, `27 Jun 2022` for another year than the edition's; `Feb 2022`, `Q3 2024`. */
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
