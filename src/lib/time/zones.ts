import { realpathSync } from 'node:fs';

/** True for an IANA time zone that this Node knows. */
export function isTimeZone(name: string): boolean {
  // Intl takes an empty answer of its own (undefined) for the system's zone, which may be unknown.
  if (typeof name !== 'string' || name === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone of this machine; UTC where `TZ` is empty or nothing is set, as most systems take it. Null where `TZ` is set to something else than an
 * IANA name: ICU then says `Etc/Unknown`, nothing, or UTC, and a POSIX string (`UTC+2` is two hours *west*) names no place.
 *
 * @param tz the variable `TZ`: a name, `:name`, or the path of a file in a zoneinfo folder (POSIX 8.3, tzset(3))
 */
export function machineZone(tz: string | undefined): string | null {
  if (tz === undefined) return isTimeZone(systemZone()) ? systemZone() : 'UTC';
  const said = tz.trim().replace(/^:/, '');
  // CLDR's name for no zone at all; what ICU says comes back in TZ where a program hands it on.
  if (said === '' || said === 'Etc/Unknown') return 'UTC';
  const name = said.startsWith('/') ? zoneOfFile(said) : said;
  return isTimeZone(name) ? name : null;
}

function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `/usr/share/zoneinfo/posix/Asia/Tokyo`, also behind a link, is Asia/Tokyo; '' where it is no such file. */
function zoneOfFile(file: string): string {
  const inFolder = (at: string) => /\/zoneinfo\/(?:(?:posix|right)\/)?(.+)$/.exec(at)?.[1];
  try {
    return inFolder(file) ?? inFolder(realpathSync(file)) ?? '';
  } catch {
    return '';
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** By how much the clock of a zone is ahead of UTC at a moment, both in milliseconds. */
export function zoneOffset(zone: string, at: number): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields, second: 'numeric' });
    clocks.set(zone, clock);
  }
  // `3/29/2026, 03:00:00`; the milliseconds are the same in every zone.
  const [month, dayOfMonth, year, hour, minute, second] = clock.format(at).match(/\d+/g)?.map(Number) ?? [];
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
