import { oneLine } from '../lib/text/text.ts';
import { isDay, isoDay } from '../lib/time/calendar.ts';
import type { Moment } from '../model/article.ts';
import { listOf, pagePacks } from './packs.ts';
import { phrases } from './phrases.ts';
import { zoneOffset, zoneRule } from './zones.ts';

/** A time stamp found in a line: what it says, what it is called there, and where it ends. */
export interface Stamp {
  readonly moment: Moment;
  readonly label: 'published' | 'updated' | null;
  /** Which rule decided whose zone an ambiguous name (`IST`) means; null when none was needed. */
  readonly zone: string | null;
  readonly start: number;
  readonly end: number;
}

/** The names of each month, January first, in all languages; `*` stands for the rest of a word. */
const months = Array.from({ length: 12 }, (_, month) => [
  ...new Set(pagePacks.flatMap(({ stampMonths }) => listOf(stampMonths?.[month]))),
]);
const monthOf = months.map((names) => new RegExp(`^(?:${names.join('|').replaceAll('*', '\\w*')})$`, 'iu'));
const monthPattern = `(${months.flat().join('|').replaceAll('*', '[a-z]*')})\\.?`;
const clockPattern =
  '(?:\\s*(?:,|at|@|[-–|•·]|/)?\\s*(\\d{1,2})[:.h](\\d{2})(?::(\\d{2}))?(?:\\s*([ap])\\.?\\s?m\\.?)?)?';
const zonePattern = '(?:\\s*\\(?([+-]\\d{2}:?\\d{2}|(?:utc|gmt)\\s*[+-]\\d{1,2}(?::?\\d{2})?|[a-z]{1,4})\\b\\)?)?';

const forms: readonly {
  pattern: RegExp;
  read: (m: RegExpExecArray, site: string | null) => [year: string, month: string, day: string, at: number];
}[] = [
  // 19:19 IST, June 19, 2023: before the forms that would take its day alone
  {
    pattern: new RegExp(
      `\\b(\\d{1,2}):(\\d{2})\\s*([ap]\\.?m\\.?)?\\s*([a-z]{2,4})?\\s*,?\\s*(?:on\\s+)?(?:[a-z]{3,9},?\\s+)?${monthPattern}\\s+(\\d{1,2}),?\\s+(\\d{4})`,
      'gi',
    ),
    read: (m) => [m[7], m[5], m[6], -1],
  },
  // 2023-06-19T19:19:00+05:30, 2023/06/19 19:19
  {
    pattern: new RegExp(
      `\\b(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:t(?=\\d))?${clockPattern.replace('\\s*(?:,', '\\s*(?:t|,')}(?:\\.\\d+)?${zonePattern}`,
      'gi',
    ),
    read: (m) => [m[1], m[2], m[3], 4],
  },
  // June 19, 2023, 19:19 IST; Jun 28 2023, 01:59 ist; Nov. 18th 2019 12:12 pm PT
  {
    pattern: new RegExp(
      `\\b${monthPattern}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b${clockPattern}${zonePattern}`,
      'gi',
    ),
    read: (m) => [m[3], m[1], m[2], 4],
  },
  // Fri, 20 Nov 2026 10:15:00 +0100; 19 June 2023
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[\\s-]+(?:of\\s+|de\\s+)?${monthPattern}[\\s,-]+(?:de\\s+)?(\\d{4})\\b${clockPattern}${zonePattern}`,
      'gi',
    ),
    read: (m) => [m[3], m[2], m[1], 4],
  },
  // 2021年5月17日 10:15
  {
    pattern: new RegExp(
      `(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]${clockPattern}${zonePattern}`,
      'gi',
    ),
    read: (m) => [m[1], m[2], m[3], 4],
  },
  // 17.05.2021, 17/05/2021, 05/17/2021: see `inOrder`
  {
    pattern: new RegExp(
      `(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?![\\d./-]*\\d)${clockPattern}${zonePattern}`,
      'gi',
    ),
    read: (m, site) => [m[4], ...inOrder(m[1], m[3], m[2], site), 5],
  },
];

/** Sites of countries that write the month first. */
const monthFirst = /\.(?:us|gov|mil|edu)$/;
const country = /\.[a-z]{2}$/;

/**
 * Which of two numbers is the month. Points stand between day and month; else a number above 12 decides, then the site's
 * country; where nothing does, the date is not read.
 */
function inOrder(first: string, second: string, mark: string, site: string | null): [month: string, day: string] {
  const dayFirst: [string, string] = [second, first];
  const monthLeads: [string, string] = [first, second];
  if (mark === '.' || Number(first) > 12 || first === second) return dayFirst;
  if (Number(second) > 12 || (site !== null && monthFirst.test(site))) return monthLeads;
  return site !== null && country.test(site) ? dayFirst : ['0', '0'];
}

/** Words before a date that is not the text's. */
const otherDay = phrases(
  pagePacks.flatMap(({ otherDates }) => otherDates ?? []),
  { at: 'end', after: '\\s*(?:on|by|date|of)?:?\\s*' },
);

/** A stamp stands near the beginning of its line; a longer one is text. */
const longestLine = 600;

/** All stamps of a line (with its blanks folded), in order. `site` (a host name) settles which country's `IST` is meant. */
export function stampsIn(whole: string, site: string | null = null): Stamp[] {
  // Runs of blanks are folded: patterns with several optional parts would try every way to share them out.
  const line = oneLine(whole.slice(0, 4 * longestLine)).slice(0, longestLine);
  const found: Stamp[] = [];
  for (const { pattern, read } of forms) {
    for (const match of line.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((known) => match.index < known.end && known.start < end)) continue;
      const [year, month, day, at] = read(match as RegExpExecArray, site);
      const moment =
        at < 0
          ? clockFirst(match, { year, month, day }, site)
          : momentOf({ year, month, day }, match.slice(at, at + 4), match[at + 4], site);
      if (moment === null || otherDay.test(line.slice(0, match.index))) continue;
      const zone = zoneRule(match[at < 0 ? 4 : at + 4], site);
      found.push({ moment, label: labelBefore(line.slice(0, match.index)), zone, start: match.index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A date as a page writes it: '2026', 'Nov' or '11', '17'. */
interface WrittenDate {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function clockFirst(match: RegExpMatchArray, date: WrittenDate, site: string | null): Moment | null {
  return momentOf(date, [match[1], match[2], '', match[3]?.[0] ?? ''], match[4], site);
}

/** True for a line that tells something: "He published the letter on March 3, 2026." is no stamp. */
export function tells(line: string): boolean {
  return /\p{Ll}{2,}[^.]*\.$/u.test(line) && line.split(' ').length > 6;
}

/** True for a line that is a stamp and few words around it ("Updated 17 Nov 2026, 18:05"). */
export function isStampLine(line: string, site: string | null = null): boolean {
  const stamps = stampsIn(line, site);
  return (
    !tells(line) &&
    stamps.length > 0 &&
    line.length - stamps.reduce((sum, stamp) => sum + stamp.end - stamp.start, 0) < 45
  );
}

/**
 * The first stamp of a machine-readable value (`datePublished`, `<time datetime>`), null when there is none. It takes no
 * language: it is read before the language is known.
 */
export function readMoment(value: string | null | undefined, site: string | null = null): Moment | null {
  if (!value) return null;
  const text = oneLine(value.slice(0, 400)).slice(0, 120);
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    return `${new Date(Number(text.padEnd(13, '0'))).toISOString().slice(0, 19)}+00:00`;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?(Z|[+-]\d{4})?)?$/.exec(text);
  if (compact)
    return momentOf(
      { year: compact[1], month: compact[2], day: compact[3] },
      [compact[4], compact[5], '', ''],
      compact[6],
      site,
    );
  return stampsIn(text, site)[0]?.moment ?? null;
}

function momentOf(
  { year, month, day }: WrittenDate,
  clock: readonly (string | undefined)[],
  zone: string | undefined,
  site: string | null,
): Moment | null {
  const date = isoDay(Number(year), monthNumber(month), Number(day));
  if (!isDay(date) || Number(year) < 1900 || Number(year) > 2100) return null;
  const [hours, minutes, seconds, half] = clock;
  if (!hours) return date;
  const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
  const hour = half ? (Number(hours) % 12) + afternoon : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds || 0) > 59) return date;
  const local = `${date}T${String(hour).padStart(2, '0')}:${minutes}:${seconds || '00'}`;
  return local + (zoneOffset(zone, local, site) ?? '');
}

function monthNumber(month: string): number {
  if (/^\d+$/.test(month)) return Number(month);
  return monthOf.findIndex((names) => names.test(month)) + 1;
}

const publishedLabels = pagePacks.flatMap(({ stampLabels }) => stampLabels?.published ?? []);
const updatedLabels = pagePacks.flatMap(({ stampLabels }) => stampLabels?.updated ?? []);

/** The label that stands right before a stamp: "Last Updated:", "Published on". */
function labelBefore(before: string): Stamp['label'] {
  const tail = before.slice(-40).toLowerCase();
  const lastOf = (labels: readonly string[]) => Math.max(...labels.map((label) => tail.lastIndexOf(label)));
  const [published, updated] = [lastOf(publishedLabels), lastOf(updatedLabels)];
  if (updated < 0 && published < 0) return null;
  return updated > published ? 'updated' : 'published';
}
