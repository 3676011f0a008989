import { Cron } from 'croner';
import { weekdayNames } from './calendar.ts';
import { zoneOffset } from './zones.ts';

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

/** Days and the times that hold for them: `mon 07:30, thu 18:00` are two groups; of one group the days may come last. Null where the text is ambiguous or invalid. */
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

/** Moments that are longer ago are not listed, in milliseconds: after a year of downtime only the newest one matters. */
const longestAway = 40 * 86_400_000;

/**
 * The moments after `since`, up to and with `until`, at which one of the patterns is due on the wall clock of a zone, oldest first, each once.
 *
 * What a change of the clock does, whatever the pattern's form (single times, lists, ranges, steps):
 *
 * - A local time that the clock jumps over is due at the first minute after the gap. All the times of one gap are that one minute.
 * - A local time that the clock shows twice is due when it is shown for the first time.
 * - A pattern whose hours are all 24 (`*`) is an interval, not a time of day, and runs through both: what is skipped does not come, what is shown
 *   twice comes twice. Else "every ten minutes" would pause for an hour in autumn. Vixie cron does the same for jobs with `*`; it counts steps
 *   such as `*\/2` in, which are times of day here.
 */
export function momentsBetween(patterns: readonly string[], zone: string, since: Date, until: Date): Date[] {
  const from = Math.max(since.getTime(), until.getTime() - longestAway);
  const moments = patterns.flatMap((pattern) => {
    const next = afterOn(pattern, zone);
    const found: number[] = [];
    for (let at = next(from); at !== null && at <= until.getTime(); at = next(at)) found.push(at);
    return found;
  });
  return [...new Set(moments)].sort((a, b) => a - b).map((time) => new Date(time));
}

/** The next moment after another one, as `momentsBetween` counts them; null where there is none. */
export function nextMoment(patterns: readonly string[], zone: string, after: Date): Date | null {
  const times = patterns.flatMap((pattern) => afterOn(pattern, zone)(after.getTime()) ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Gives the next moment of a pattern after another one, in milliseconds since 1970. */
function afterOn(pattern: string, zone: string): (after: number) => number | null {
  // On a clock that is never changed; what the zone makes of a time is decided here.
  const cron = new Cron(pattern, { timezone: 'UTC', paused: true });
  const next = (wall: number) => cron.nextRun(new Date(wall))?.getTime() ?? null;
  return isEveryHour(pattern) ? (after) => nextThroughout(next, zone, after) : (after) => nextOnce(next, zone, after);
}

/** A local time as the milliseconds that it would be at in UTC. */
type Wall = number;

function isEveryHour(pattern: string): boolean {
  const hour = pattern.split(' ')[1];
  if (/^\d+$/.test(hour)) return false;
  const hours = new Cron(`0 ${hour} * * *`, { timezone: 'UTC', paused: true });
  return hours.nextRuns(24, new Date(-1)).at(-1)?.getTime() === 23 * 3_600_000;
}

/** Each local time once. Those up to what the clock shows at `after` are due by then. */
function nextOnce(next: (wall: Wall) => Wall | null, zone: string, after: number): number | null {
  let wall = next(after + zoneOffset(zone, after));
  while (wall !== null && firstShown(zone, wall) <= after) wall = next(wall);
  return wall === null ? null : firstShown(zone, wall);
}

/** Each local time as often as the clock shows it: goes on from what it shows after every change. */
function nextThroughout(next: (wall: Wall) => Wall | null, zone: string, after: number): number | null {
  let at = after;
  let offset = zoneOffset(zone, at);
  for (;;) {
    const wall = next(at + offset);
    if (wall === null) return null;
    const found = wall - offset;
    if (zoneOffset(zone, found) === offset) return found;
    const change = changeBetween(zone, at, found, offset);
    at = change - 1;
    offset = zoneOffset(zone, change);
  }
}

const day = 86_400_000;

/** The first whole minute at which a clock shows a local time or, where that is skipped, a later one. No zone changes its clock twice in two days. */
function firstShown(zone: string, wall: Wall): number {
  const [before, after] = [zoneOffset(zone, wall - day), zoneOffset(zone, wall + day)];
  if (before === after) return wall - before;
  const change = changeBetween(zone, wall - day, wall + day, before);
  if (wall - before < change) return wall - before;
  return Math.max(Math.ceil(change / 60_000) * 60_000, wall - after);
}

/** The first millisecond after `from`, up to `to`, at which the offset is not `offset` any more. */
function changeBetween(zone: string, from: number, to: number, offset: number): number {
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (zoneOffset(zone, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}
