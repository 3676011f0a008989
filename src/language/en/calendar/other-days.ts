import { createRequire } from 'node:module';
import type { ParsedResult } from 'chrono-node';
import { isDay, isoDay } from '../../../lib/time/calendar.ts';
import type { OtherDay } from '../../pack-parts/calendar.ts';

/** chrono's English, loaded at the first day that may be one: it takes a quarter of a second, and packs are imported by whatever reads a page. */
function english(): typeof import('chrono-node/en') {
  loaded ??= createRequire(import.meta.url)('chrono-node/en') as typeof import('chrono-node/en');
  return loaded;
}

let loaded: typeof import('chrono-node/en') | null = null;

/** Letters around what may be a day that chrono is shown: room for a weekday before and a year after. */
const around = 30;

/** Letters that chrono is shown at once, at most. */
const longestWindow = 400;

const shortMonth = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const maybeDay = new RegExp(
  [
    `\\d{1,2}(?:st|nd|rd|th)?\\W{1,3}(?:of\\W)?${shortMonth}`,
    `${shortMonth}\\p{L}*\\W{1,3}(?:the\\W)?\\d`,
    '\\d[/.]\\d{1,2}[/.]\\d{2}',
  ].join('|'),
  'giu',
);

/**
 * Whole days in spellings that the rules do not know: those that chrono finds with day and month, which keeps out its known
 * mistakes ("Sat out", "second", "May" the verb, versions and scores).
 */
export function* otherDays(text: string, reference: string): Generator<OtherDay> {
  for (const { result, index } of parsedAround(text, new Date(`${reference}T12:00:00`))) {
    const { start, text: words } = result;
    if (!start.isCertain('day') || !start.isCertain('month')) continue;
    if (!/\d/.test(words) || !/\p{L}{3}/u.test(words)) continue;
    // "30 march through the town": a month has a capital.
    if (!/\p{Lu}\p{L}{2}/u.test(words)) continue;
    const value = isoDay(Number(start.get('year')), Number(start.get('month')), Number(start.get('day')));
    if (isDay(value)) yield { text: words, start: index, value, hasYear: start.isCertain('year') };
  }
}

/** What chrono finds. It is the slowest step by far, and not linear: it is shown no more than what may be a day. */
function* parsedAround(text: string, reference: Date): Generator<{ result: ParsedResult; index: number }> {
  const windows: { start: number; end: number }[] = [];
  for (const { index, 0: found } of text.matchAll(maybeDay)) {
    const last = windows[windows.length - 1];
    const start = Math.max(0, index - around);
    const end = index + found.length + around;
    if (last && start <= last.end && end - last.start <= longestWindow) last.end = end;
    else windows.push({ start: Math.max(start, last?.end ?? 0), end });
  }
  for (const { start, end } of windows) {
    for (const result of english().parse(text.slice(start, end), reference))
      yield { result, index: start + result.index };
  }
}
