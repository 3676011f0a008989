import { Cron } from 'croner';
import { weekdayNames } from './calendar.ts';

/** Names of days, and which they are in a cron pattern. */
const dayWords: Readonly<Record<string, string>> = {
  daily: '*',
  'every day': '*',
  weekdays: '1-5',
  weekends: '0,6',
  ...Object.fromEntries(
    weekdayNames.flatMap((name, day) => namesOf(name.toLowerCase()).map((word) => [word, `${day}`])),
  ),
};

/** `monday`, `mondays`, `mon`; also `tues` and `thurs`. */
function namesOf(day: string): string[] {
  return [day, `${day}s`, day.slice(0, 3), day.replace(/(?:nes|ur)?day$/, '')];
}

const clockTime = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * Reads when something is due, on a wall clock: `07:00`, `weekdays 07:00`, `mon, thu 7:30, 18:00`, or a cron pattern of five fields.
 * Gives cron patterns.
 *
 * @throws Error that says what is wrong, to follow the name of what was read
 */
export function readTimes(text: string): string[] {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (said.split(' ').length === 5 && /^[\d*]/.test(said) && !said.includes(':')) return [cronPattern(said)];
  const words = said
    .replaceAll('every day', 'daily')
    .split(/[ ,]+(?:at )?/)
    .filter(Boolean);
  const groups = groupsOf(words);
  if (groups === null)
    throw new Error(
      'must be a time such as "07:00", "weekdays 07:00" or "mon, thu 07:30, sat 9:00", or a cron pattern such as "0 7 * * 1-5"',
    );
  return groups.flatMap(({ days, times }) => {
    const on = days.length === 0 || days.includes('*') ? '*' : days.join(',');
    return times.map((time) => {
      const [, hour, minute] = clockTime.exec(time) as RegExpExecArray;
      return `${Number(minute)} ${Number(hour)} * * ${on}`;
    });
  });
}

interface Group {
  readonly days: readonly string[];
  readonly times: readonly string[];
}

/** Days and the times that hold for them: `mon 07:30, thu 18:00` are two groups; of one group the days may come last. Null where it cannot be told. */
function groupsOf(words: readonly string[]): Group[] | null {
  const runs: string[][] = [];
  for (const word of words) {
    const isTime = clockTime.test(word);
    const value = isTime ? word : dayOf(word);
    if (value === null) return null;
    const last = runs.at(-1);
    if (last !== undefined && clockTime.test(last[0]) === isTime) last.push(value);
    else runs.push([value]);
  }
  const [first, second] = runs;
  if (first === undefined) return null;
  if (clockTime.test(first[0])) return runs.length <= 2 ? [{ times: first, days: second ?? [] }] : null;
  if (runs.length % 2 !== 0) return null;
  return runs.flatMap((days, at) => (at % 2 === 0 ? [{ days, times: runs[at + 1] }] : []));
}

function cronPattern(text: string): string {
  let cron: Cron;
  try {
    cron = new Cron(text, { paused: true });
  } catch (error) {
    throw new Error(`is no cron pattern: ${(error as Error).message}`);
  }
  if (cron.nextRun() === null) throw new Error('is a cron pattern that never comes');
  return text;
}

/** `mon`, `monday`, `mon-fri`. */
function dayOf(word: string): string | null {
  const [from, to, more] = word.split('-').map((day) => (Object.hasOwn(dayWords, day) ? dayWords[day] : null));
  if (from === null || to === undefined) return from;
  if (to === null || more !== undefined || from.length > 1 || to.length > 1) return null;
  // From Saturday to Monday goes over the end of a cron week.
  const length = ((Number(to) - Number(from) + 7) % 7) + 1;
  return Array.from({ length }, (_, day) => (Number(from) + day) % 7).join(',');
}

/** What is longer ago is not told one by one, in milliseconds: whoever was away for a year wants but the newest. */
const longestAway = 40 * 86_400_000;

/**
 * The moments after `since`, up to and with `until`, at which a wall clock in a zone shows one of the times, oldest first. A time that the clock
 * jumps over in spring is the first moment after the gap; one that it shows twice in autumn is the first of the two.
 */
export function momentsBetween(patterns: readonly string[], zone: string, since: Date, until: Date): Date[] {
  const moments = patterns.flatMap((pattern) => {
    const cron = new Cron(pattern, { timezone: zone, paused: true });
    const found: Date[] = [];
    const from = new Date(Math.max(since.getTime(), until.getTime() - longestAway));
    for (let at = cron.nextRun(from); at !== null && at <= until; at = cron.nextRun(at)) found.push(at);
    return found;
  });
  const times = [...new Set(moments.map((moment) => moment.getTime()))].sort((a, b) => a - b);
  return times.map((time) => new Date(time));
}

/** The next moment after another one; null where there is none. */
export function nextMoment(patterns: readonly string[], zone: string, after: Date): Date | null {
  const next = patterns.map((pattern) => new Cron(pattern, { timezone: zone, paused: true }).nextRun(after));
  const times = next.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
