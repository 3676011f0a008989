import * as chrono from 'chrono-node';
import { type DateContext, type DateRule, day as dayValue, numberOf, shift } from '../../language/date-values.ts';
import { namesAnEvent } from '../../language/en/date-rules.ts';
import { textPackFor } from '../../language/packs.ts';
import { paragraphsOf } from '../../lib/text/text.ts';
import { addDays, firstDayOf, isDay } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';
import type { DateMention } from '../../model/summary.ts';

/** "May", "now": no date is shorter. */
const shortest = 3;

/** A date found in a text and the rule that found it, for `--explain`. */
export interface FoundDate extends DateMention {
  readonly rule: string;
}

/** A day as ISO 8601 writes it is one in every language; whatever has words in it needs a language's rules. */
const isoRule: DateRule = {
  name: 'ISO day',
  pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g,
  value: (m) => dayValue(`${m[1]}-${m[2]}-${m[3]}`),
};

/**
 * The dates that a text names, in order, each resolved against the day on which the text was published, at the precision
 * that the text gives. Without that day only dates that carry their own year are answered.
 *
 * @param language BCP 47, as the article has it. In a language without a calendar of its own only ISO days are found: a
 * month or a weekday that happens to be spelled as in another one would be resolved by that one's grammar.
 */
export function datesOf(text: string, published: Moment | null, language: string): FoundDate[] {
  const calendar = textPackFor(language).calendar ?? null;
  const reference = published === null ? null : published.slice(0, 10);
  const known = reference !== null && isDay(reference);
  const found: FoundDate[] = [];
  for (const paragraph of paragraphsOf(text)) {
    if (paragraph.text.length < shortest) continue;
    const taken: FoundDate[] = [];
    const covered = new Uint8Array(paragraph.text.length);
    const claim = (start: number, end: number, value: string, precision: FoundDate['precision'], rule: string) => {
      const words = covered.subarray(start - paragraph.start, end - paragraph.start);
      if (
        words.includes(1) ||
        recurs(text, start) ||
        namesAnEvent(value, text.slice(start, end), text.slice(end, end + 24))
      )
        return;
      words.fill(1);
      taken.push({ text: text.slice(start, end), start, end, value, precision, rule });
    };
    for (const rule of [isoRule, ...(calendar?.rules ?? [])]) {
      for (const match of paragraph.text.matchAll(rule.pattern)) {
        if (!known && !/(?:1[89]|20)\d\d/.test(match[0])) continue;
        const end = match.index + match[0].length;
        const context: DateContext = {
          reference: known ? (reference as string) : '2000-01-01',
          sense: calendar?.senseOf(paragraph.text, match.index, end, rule.name === 'weekday') ?? null,
        };
        const value = rule.value(match as RegExpExecArray, context);
        if (value) claim(paragraph.start + match.index, paragraph.start + end, value.value, value.precision, rule.name);
      }
    }
    // What the rules do not know (other spellings of a whole day), chrono may: only finds that name day and month count,
    // which keeps out its known mistakes ("Sat out", "second", "May" the verb, versions and scores).
    const others =
      calendar === null ? [] : parsedAround(paragraph.text, new Date(`${known ? reference : '2000-01-01'}T12:00:00`));
    for (const { result, index } of others) {
      const { start } = result;
      if (
        !start.isCertain('day') ||
        !start.isCertain('month') ||
        !/\d/.test(result.text) ||
        !/\p{L}{3}/u.test(result.text)
      )
        continue;
      if (!known && !start.isCertain('year')) continue;
      // "30 march through the town": a month has a capital.
      if (!/\p{Lu}\p{L}{2}/u.test(result.text)) continue;
      const day = `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
      const at = paragraph.start + index;
      if (isDay(day)) claim(at, at + result.text.length, day, 'day', 'chrono');
    }
    found.push(...taken.sort((a, b) => a.start - b.start));
  }
  return calendar === null ? found : leaningOn(text, found);
}

/** "every Tuesday", "each July": no one day. */
function recurs(text: string, start: number): boolean {
  return /\b(?:every|each)\s(?:(?:other|single)\s)?$/i.test(text.slice(Math.max(0, start - 16), start));
}

/** "A year earlier" is that of the quarter that is named so many characters before, at most. */
const quarterReach = 600;

/** "A month earlier" is a month before what was named last, if that stands so many characters before, at most. */
const earlierReach = 300;

/** What can be counted back from a date of each precision. */
const countable: Partial<Record<FoundDate['precision'], readonly string[]>> = {
  day: ['day', 'week', 'month', 'year', 'decade'],
  month: ['month', 'year', 'decade'],
  year: ['year', 'decade'],
};

function countedFrom(last: FoundDate, date: FoundDate): FoundDate {
  const back = /(\S+) (day|week|month|year|decade)s?(?: or so)? (?:earlier|before|previously)$/i.exec(date.text);
  if (date.rule !== 'counted back' || back === null || date.start - last.end > earlierReach) return date;
  const unit = back[2].toLowerCase();
  // From a month no days can be counted, from a year no months.
  if (!countable[last.precision]?.includes(unit)) return { ...date, rule: 'some time ago' };
  const from = firstDayOf(last.value);
  const value = from === null ? null : shift(unit, -numberOf(back[1]), from);
  return value ? { ...date, ...value } : { ...date, rule: 'some time ago' };
}

/**
 * Dates that lean on the one before: in a report on a quarter "a year earlier" is that quarter of the year before, and "the
 * same day" is the day that was named last.
 */
function leaningOn(text: string, dates: readonly FoundDate[]): FoundDate[] {
  let quarter: FoundDate | null = null;
  let day: FoundDate | null = null;
  let last: FoundDate | null = null;
  return dates.map((date) => {
    let told = date;
    if (
      quarter !== null &&
      date.start - quarter.end < quarterReach &&
      /^(?:a|the) year (?:ago|earlier|before)$/i.test(date.text)
    ) {
      const value = `${Number(quarter.value.slice(0, 4)) - 1}${quarter.value.slice(4)}`;
      told = { ...date, value, precision: 'quarter', rule: `${date.rule}, of the quarter` };
    }
    const weekdayAfter =
      day !== null && date.rule === 'weekday' && /^ (?:to|through|until|till) $/.test(text.slice(day.end, date.start));
    // "From Monday to Friday": the Friday after that Monday.
    if (day !== null && weekdayAfter && date.value < day.value) told = { ...date, value: addDays(date.value, 7) };
    if (told === date && last !== null) told = countedFrom(last, date);
    // "Tomorrow, Thursday,": one day twice.
    if (
      last !== null &&
      date.rule === 'weekday' &&
      /^(?:tomorrow|today|yesterday)$/i.test(last.text) &&
      text.slice(last.end, date.start) === ', '
    )
      told = { ...date, value: last.value };
    if (day !== null && date.rule === 'that day') told = { ...date, value: day.value };
    if (day !== null && date.rule === 'the day after') told = { ...date, value: addDays(day.value, 1) };
    if (date.precision === 'quarter') quarter = date;
    if (/^\d{4}/.test(told.value)) last = told;
    if (date.precision === 'day' && date.rule !== 'that day' && date.rule !== 'the day after') day = date;
    return told;
  });
}

/** Letters around what may be a day that chrono is shown: room for a weekday before and a year after. */
const around = 30;

/** What chrono finds. It is the slowest step by far, and not linear: it is shown no more than what may be a day. */
function* parsedAround(text: string, reference: Date): Generator<{ result: chrono.ParsedResult; index: number }> {
  const windows: { start: number; end: number }[] = [];
  for (const { index, 0: found } of text.matchAll(maybeDay)) {
    const last = windows[windows.length - 1];
    const start = Math.max(0, index - around);
    const end = index + found.length + around;
    if (last && start <= last.end && end - last.start <= longestWindow) last.end = end;
    else windows.push({ start: Math.max(start, last?.end ?? 0), end });
  }
  for (const { start, end } of windows) {
    for (const result of chrono.parse(text.slice(start, end), reference)) yield { result, index: start + result.index };
  }
}

const longestWindow = 400;

const maybeDay =
  /\d{1,2}(?:st|nd|rd|th)?\W{1,3}(?:of\W)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\W{1,3}(?:the\W)?\d|\d[/.]\d{1,2}[/.]\d{2}/giu;
