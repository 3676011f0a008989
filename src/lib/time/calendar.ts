/** Days, months and zones on the proleptic Gregorian calendar, without reading any clock. */

/** English names of months, as in RFC 5322 dates; January is at 0. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** English names of weekdays; Sunday is at 0, as in `Date.getUTCDay`. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** `2023-06-19` from its numbers (month 1 to 12). */
export function isoDay(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** True for a day that the calendar has. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0));
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day (`2023-06-19`) that is `days` later, or earlier where it is negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The calendar day of a moment in an IANA zone. */
export function dayInZone(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return isoDay(number('year'), number('month'), number('day'));
}

/** The time of day of a moment in an IANA zone, as `07:30`. */
export function timeInZone(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at);
}

/** The offset of a zone at a local wall-clock time, as `+05:30`. */
export function offsetOf(local: string, zone: string): string {
  const at = (instant: Date): string => {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(instant)
      .find((part) => part.type === 'timeZoneName')?.value;
    return name === undefined || name === 'GMT' ? '+00:00' : name.replace('GMT', '');
  };
  // The first guess reads the wall clock as UTC, which may lie on the other side of a change to summer time.
  return at(new Date(`${local}${at(new Date(`${local}Z`))}`));
}

/** The offset at which a wall clock (`2026-11-17T21:30`) showed an instant (`2026-11-18T02:30`, UTC); null when no zone does. */
export function offsetBetween(local: string, utc: string): string | null {
  const minutes = Math.round((Date.parse(`${local}:00Z`) - Date.parse(`${utc}:00Z`)) / 60_000);
  const size = Math.abs(minutes);
  if (minutes % 15 !== 0 || size > 14 * 60) return null;
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** A moment on one time line, so that moments of different zones compare; without a zone it counts as UTC. */
export function instantOf(moment: string | null): string {
  if (moment === null) return '';
  const whole =
    moment.length === 10 ? `${moment}T00:00:00Z` : /(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`;
  const time = Date.parse(whole);
  return Number.isNaN(time) ? moment : new Date(time).toISOString();
}

/** `Thursday, 29 June 2023`. */
export function longDay(day: string): string {
  return `${weekdayNames[weekdayOf(day)]}, ${plainDay(day)}`;
}

/** `29 June 2023`. */
export function plainDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** `26 March to 28 June 2023`; one day where both are the same. */
export function dayRange(from: string, to: string): string {
  if (from === to) return plainDay(to);
  const [short, long] = [plainDay(from), plainDay(to)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${short.split(' ')[0]} to ${long}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${short.slice(0, -5)} to ${long}` : `${short} to ${long}`;
}

/** The first day that a date value of any precision (`2023-06-19`, `2023-06`, `2023`, `2023-Q2`, `199X`) covers. */
export function firstDayOf(value: string): string | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return isoDay(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1);
  const week = /^(\d{4})-W(\d{2})(?:-WE)?$/.exec(value);
  if (week) {
    const fourth = `${week[1]}-01-04`;
    return addDays(fourth, -((weekdayOf(fourth) + 6) % 7) + (Number(week[2]) - 1) * 7);
  }
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) return isoDay(Number(season[1]), { SP: 3, SU: 6, FA: 9, WI: 12 }[season[2] as 'SP'], 1);
  if (/^\d{3}X$/.test(value)) return `${value.slice(0, 3)}0-01-01`;
  if (/^\d{4}$/.test(value)) return `${value}-01-01`;
  if (/^\d{4}-\d{2}$/.test(value)) return `${value}-01`;
  const day = value.slice(0, 10);
  return isDay(day) ? day : null;
}

/** The ISO 8601 week of a day, `2023-W25`. */
export function isoWeek(day: string): string {
  const thursday = addDays(day, 3 - ((weekdayOf(day) + 6) % 7));
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${pad(week)}`;
}
