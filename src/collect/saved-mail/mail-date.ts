import { readMoment } from '../../language/stamps.ts';
import { oneLine } from '../../lib/text/text.ts';
import { isDay, isoDay, monthNames } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';

/** Zones by name (RFC 5322 section 4.3). */
const zones: Readonly<Record<string, string>> = {
  UT: '+00:00',
  GMT: '+00:00',
  UTC: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};

const form =
  /\b(\d{1,2}) ([A-Za-z]{3}) (\d{2,4}) ([01]?\d|2[0-3]) ?: ?([0-5]\d)(?: ?: ?([0-5]\d))?(?: ([+-](?:0\d|1[0-4])[0-5]\d|[A-Za-z]{1,5}))?(?![\w+-])/;

/**
 * A Date header (RFC 5322 section 3.3) with its offset, also in the obsolete forms of section 4.3: zones by name, years of two
 * or three digits, comments. Null when it is none that the calendar and the clock know.
 */
export function headerMoment(value: string | null): Moment | null {
  const text = oneLine((value ?? '').slice(0, 400).replace(/\([^()]*\)/g, ' '));
  const match = form.exec(text);
  if (!match) return null;
  const [, day, monthName, year, hours, minutes, seconds = '00', zone] = match;
  const month = monthNames.findIndex((name) => name.slice(0, 3).toLowerCase() === monthName.toLowerCase()) + 1;
  const date = isoDay(fullYear(year), month, Number(day));
  if (!isDay(date)) return null;
  const local = `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  return zone === undefined ? local : local + offset(zone, text);
}

function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (year.length === 2 && Number(year) < 50 ? 2000 : 1900);
}

/**
 * A zone by a name that the RFC does not list is read as pages write them ("JST"). Of all others, and of military letters,
 * which were used with either sign, only the time in UTC is taken to be known (`-0000`).
 */
function offset(zone: string, text: string): string {
  if (/^[+-]/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const known = zones[zone.toUpperCase()];
  if (known !== undefined) return known;
  const printed = zone.length === 1 ? null : /[+-]\d\d:\d\d$/.exec(readMoment(text) ?? '');
  return printed?.[0] ?? '+00:00';
}
