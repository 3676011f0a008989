import { describe, expect, test } from 'vitest';
import { momentsBetween, nextMoment } from '../../src/lib/time/wall-clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A generator of numbers from 0 up to 1 that begins anew in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A pattern of five fields: single values, lists, ranges, steps, stars; its times lie around the hours at which clocks are changed. */
function drawnPattern(random: () => number): string {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const among = <T>(choices: readonly T[]): T => choices[upTo(choices.length - 1)];
  const range = (lowest: number, highest: number) => {
    const from = lowest + upTo(highest - lowest);
    return `${from}-${from + upTo(highest - from)}`;
  };
  const field = (lowest: number, highest: number, usual: number): string => {
    const one = () => `${lowest + (random() < 0.7 ? upTo(usual) : upTo(highest - lowest))}`;
    return among([
      one,
      () => [one(), one(), one()].join(','),
      () => range(lowest, lowest + usual),
      () => `${range(lowest, highest)}/${1 + upTo(usual - 1)}`,
      () => `*/${2 + upTo(usual - 2)}`,
      () => `${one()},${range(lowest, highest)}`,
      () => '*',
    ])();
  };
  const rarely = (text: () => string) => (random() < 0.8 ? '*' : text());
  const hours =
    random() < 0.7 ? among(['0', '1', '2', '3', '23', '0,2', '1-3', '0-4', '2,14', '*/2', '2-3']) : field(0, 23, 5);
  const [days, weekdays] = [rarely(() => field(1, 31, 30)), rarely(() => field(0, 6, 6))];
  return `${field(0, 59, 59)} ${hours} ${days} ${rarely(() => field(1, 12, 11))} ${weekdays}`;
}

/** crontab(5), plainly: the values of a field, and whether a local time matches. */
function valuesOf(field: string, lowest: number, highest: number): Set<number> {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [span, step = '1'] = part.split('/');
    const [from, to = from] = span === '*' ? [lowest, highest] : span.split('-').map(Number);
    for (let value = from; value <= to; value += Number(step)) found.add(value);
  }
  return found;
}

function matcher(pattern: string): (wall: number) => boolean {
  const fields = pattern.split(' ');
  const bounds = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 6],
  ] as const;
  const [minutes, hours, days, months, weekdays] = fields.map((field, at) =>
    valuesOf(field, bounds[at][0], bounds[at][1]),
  );
  const [anyDay, anyWeekday] = [fields[2] === '*', fields[4] === '*'];
  return (wall) => {
    const date = new Date(wall);
    if (!minutes.has(date.getUTCMinutes()) || !hours.has(date.getUTCHours())) return false;
    if (!months.has(date.getUTCMonth() + 1)) return false;
    const [onDay, onWeekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
    // Where both are set, either is enough.
    return anyDay || anyWeekday ? onDay && onWeekday : onDay || onWeekday;
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at a moment, as if it were UTC. */
function shown(zone: string, at: number): number {
  if (!clocks.has(zone))
    clocks.set(zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }));
  return Date.parse(`${clocks.get(zone)?.format(at).replace(' ', 'T')}Z`);
}

/** Every minute of a stretch with what the clock shows. */
type Minutes = readonly { readonly at: number; readonly wall: number }[];

function minutesOf(zone: string, from: number, to: number): Minutes {
  return Array.from({ length: (to - from) / minute }, (_, nth) => {
    const at = from + (nth + 1) * minute;
    return { at, wall: shown(zone, at) };
  });
}

/** The reference: walks over the clock's minutes and over those of the calendar, one by one. */
function expected(pattern: string, minutes: Minutes, before: number): number[] {
  const matches = matcher(pattern);
  if (valuesOf(pattern.split(' ')[1], 0, 23).size === 24)
    return minutes.filter(({ wall }) => matches(wall)).map(({ at }) => at);
  const found = new Set<number>();
  let highest = before;
  for (const { at, wall } of minutes) {
    // All local times that the clock has come to, or passed over, in this minute.
    for (let time = highest + minute; time <= wall; time += minute) if (matches(time)) found.add(at);
    highest = Math.max(highest, wall);
  }
  return [...found];
}

/** Some hours around each moment of a year at which the offset changes; of a zone without, a morning of summer. */
function nights(zone: string, year: number): { from: number; to: number }[] {
  const offset = (at: number) => shown(zone, at) - at;
  const found: { from: number; to: number }[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += day) {
    if (offset(at) === offset(at + day)) continue;
    let change = at;
    while (offset(change) === offset(at)) change += hour;
    found.push({ from: change - 4 * hour, to: change + 5 * hour });
  }
  return found.length > 0 ? found : [{ from: Date.UTC(year, 5, 30), to: Date.UTC(year, 5, 30, 6) }];
}

function compare(
  pattern: string,
  zone: string,
  { from, to }: { from: number; to: number },
  minutes: Minutes,
): string[] {
  const text = (times: readonly number[]) => times.map((time) => new Date(time).toISOString().slice(0, 16)).join(' ');
  const wanted = expected(pattern, minutes, shown(zone, from));
  const got = momentsBetween([pattern], zone, new Date(from), new Date(to)).map(Number);
  const next = nextMoment([pattern], zone, new Date(from))?.getTime() ?? null;
  const fits = text(got) === text(wanted) && (wanted.length === 0 ? next === null || next > to : next === wanted[0]);
  return fits ? [] : [`${pattern} in ${zone}: ${text(got)}, next ${next}; wanted ${text(wanted)}`];
}

describe('F30 F31 patterns in the nights in which clocks are changed', () => {
  test('2,000 patterns over all zones, against a walk over every minute', { timeout: 120_000 }, () => {
    const random = seeded(20_270_328);
    const zones = Intl.supportedValuesOf('timeZone');
    const patterns = Array.from({ length: 2000 }, () => drawnPattern(random));
    let changes = 0;
    const wrong = zones.flatMap((zone, at) =>
      nights(zone, 2027).flatMap((night) => {
        const minutes = minutesOf(zone, night.from, night.to);
        if (night.to - night.from > 8 * hour) changes++;
        return patterns
          .filter((_, nth) => nth % zones.length === at)
          .flatMap((pattern) => compare(pattern, zone, night, minutes));
      }),
    );
    expect(wrong).toEqual([]);
    expect(changes).toBeGreaterThan(200);
  });

  test.each([
    ['half an hour', 'Australia/Lord_Howe', 2027],
    ['at midnight', 'Asia/Beirut', 2027],
    ['at midnight', 'America/Havana', 2027],
    ['at midnight', 'America/Asuncion', 2023],
    ['two hours', 'Antarctica/Troll', 2027],
    ['winter time that is the exception', 'Europe/Dublin', 2027],
    ['in the month of fasting', 'Africa/Casablanca', 2026],
    ['three quarters of an hour off', 'Pacific/Chatham', 2027],
    ['a day that there was not', 'Pacific/Apia', 2011],
    ['a zone that became another', 'Asia/Pyongyang', 2018],
    ['before midnight, across the day', 'America/Nuuk', 2025],
  ])('%s: %s in %i', (_, zone, year) => {
    const random = seeded(year);
    const patterns = ['* * * * *', '*/10 * * * *', '5 * * * *', '*/7 0-3 * * *', '0 0 * * *', '30 2 * * 0'];
    for (let drawn = 0; drawn < 60; drawn++) patterns.push(drawnPattern(random));
    const wrong = nights(zone, year).flatMap((night) => {
      const minutes = minutesOf(zone, night.from, night.to);
      return patterns.flatMap((pattern) => compare(pattern, zone, night, minutes));
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['*/20 2 * * *', 'in spring once, in autumn three times', ['03:00'], ['02:00', '02:20', '02:40']],
    ['0 */2 * * *', 'steps are times of day', ['00:00', '03:00', '04:00'], ['00:00', '02:00', '04:00']],
    [
      '30 * * * *',
      'every hour runs through',
      ['00:30', '01:30', '03:30'],
      ['00:30', '01:30', '02:30', '02:30', '03:30'],
    ],
  ])('%s: %s', (pattern, _, spring, autumn) => {
    const between = (from: string) =>
      momentsBetween([pattern], 'Europe/Berlin', new Date(from), new Date(Date.parse(from) + 6 * hour))
        .map((at) => new Date(shown('Europe/Berlin', at.getTime())).toISOString().slice(11, 16))
        .filter((time) => time < '04:01');
    expect(between('2027-03-27T22:59Z')).toEqual(spring);
    expect(between('2027-10-30T21:59Z')).toEqual(autumn);
  });
});
