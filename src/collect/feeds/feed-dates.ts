import { readMoment } from '../../language/stamps.ts';
import { isDay, isoDay, monthNames } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';

/** Zones of RFC 822 section 5.1 and those that feeds write besides; military letters are Z or nothing (RFC 1123). */
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const rfc822 =
  /^(?:[a-z]+[,.]?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.\d+)?\s*(gmt|utc?|z|[+-]\d{4})?$/i;

/**
 * The moment that a feed's date says, with its zone where there is one; null for what is no date. The two common
 * spellings (RFC 3339, RFC 822) are read here; others by the rules for printed stamps, and the odd ones below.
 */
export function feedMoment(value: string | null | undefined): Moment | null {
  const text = value?.replace(/\s+/g, ' ').trim().slice(0, 100) ?? '';
  if (text === '') return null;
  return readIso(text) ?? readRfc822(text) ?? readOdd(text) ?? readMoment(text);
}

function readIso(text: string): Moment | null {
  const match = iso.exec(text);
  if (!match) return null;
  const [, year, month, day, hours, minutes, seconds, zone] = match;
  return made(isoDay(Number(year), Number(month), Number(day)), { hours, minutes, seconds, zone });
}

function readRfc822(text: string): Moment | null {
  const match = rfc822.exec(text);
  if (!match) return null;
  const [, day, monthName, year, hours, minutes, seconds, zone] = match;
  const month = monthNames.findIndex((name) => name.slice(0, 3).toLowerCase() === monthName.toLowerCase()) + 1;
  return month === 0 ? null : made(isoDay(fullYear(year), month, Number(day)), { hours, minutes, seconds, zone });
}

/** Two digits are of this century up to 69 (POSIX `%y`). */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
}

/** A time as a feed writes it: '07', '30', undefined, '+01:00'. */
interface WrittenTime {
  readonly hours?: string;
  readonly minutes?: string;
  readonly seconds?: string;
  readonly zone?: string;
}

function made(day: string, { hours, minutes, seconds, zone }: WrittenTime): Moment | null {
  if (!isDay(day)) return null;
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return day;
  const two = (value: string | undefined) => (value ?? '00').padStart(2, '0');
  const at = `${day}T${two(hours)}:${two(minutes)}:${Number(seconds ?? 0) > 59 ? '59' : two(seconds)}`;
  if (zone === undefined || zone === '') return at;
  const digits = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  if (digits === null) return `${at}Z`;
  return Math.abs(Number(digits[1])) > 14 ? at : `${at}${digits[1]}:${digits[2] ?? '00'}`;
}

/** `2003-12`, `2003`, `2003-335` (ISO 8601 ordinal), `20031231`, `Wed Dec 31 10:14:55 2003` (asctime). */
function readOdd(text: string): Moment | null {
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text);
  if (ordinal) {
    const days = Number(ordinal[2]);
    const first = Date.UTC(Number(ordinal[1]), 0, 1);
    return days < 1 || days > 366 ? null : new Date(first + (days - 1) * 86_400_000).toISOString().slice(0, 10);
  }
  const asctime =
    /^[a-z]{3,9},? ([a-z]{3})[a-z]* +(\d{1,2}) (\d{1,2}:\d{2}:\d{2}) (?:([a-z]{3,4}|[+-]\d{4}) )?(\d{4})$/i.exec(text);
  if (asctime) return feedMoment(`${asctime[2]} ${asctime[1]} ${asctime[5]} ${asctime[3]} ${asctime[4] ?? ''}`);
  return null;
}
