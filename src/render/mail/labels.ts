import {
  addDays,
  daysBetween,
  isoWeek,
  monthNames,
  plainDay,
  weekdayNames,
  weekdayOf,
} from '../../lib/time/calendar.ts';
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

/** `27 Jun`, `27 Jun 2022` for another year than that of the edition's day. */
export function shortDay(value: string, day: string): string {
  const name = `${Number(value.slice(8, 10))} ${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)}`;
  return isOfYear(value, day) ? name : `${name} ${value.slice(0, 4)}`;
}

function isOfYear(value: string, day: string): boolean {
  return value.startsWith(day.slice(0, 4));
}

function weekLabel(value: string, day: string): string {
  if (value === isoWeek(day)) return 'This week';
  if (value === isoWeek(addDays(day, 7))) return 'Next week';
  return `Week ${Number(value.slice(6, 8))}, ${value.slice(0, 4)}`;
}

/** A label for a date value in the edition of a day: `Tue 27 Jun`, `27 Jun 2022` for another year; `Feb 2022`, `Q3 2024`, `Next week`. */
export function dateLabel(value: string, precision: Precision, day: string): string {
  switch (precision) {
    case 'day': {
      const name = shortDay(value, day);
      return isOfYear(value, day) ? `${weekdayNames[weekdayOf(value)].slice(0, 3)} ${name}` : name;
    }
    case 'month':
      return `${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)} ${value.slice(0, 4)}`;
    case 'quarter':
      return `${value.slice(5)} ${value.slice(0, 4)}`;
    case 'season':
      return `${seasonNames[value.slice(5)]} ${value.slice(0, 4)}`;
    case 'week':
      return weekLabel(value, day);
    case 'decade':
      return `${value.slice(0, 3)}0s`;
    default:
      return value;
  }
}
