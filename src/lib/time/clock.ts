import { dayInZone } from './calendar.ts';

/** The current time, passed in at the edge so that a run can be repeated. */
export type Clock = () => Date;

/** The clock of the machine. */
export const systemClock: Clock = () => new Date();

/** The day that it is in a zone. */
export function today(clock: Clock, zone: string): string {
  return dayInZone(clock(), zone);
}

/** Minutes of `30m`, `2h` or `1h30m`; null where it is no such time. */
export function minutesOf(text: string): number | null {
  const match = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?$/.exec(text);
  return match === null || text === '' ? null : Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0);
}
