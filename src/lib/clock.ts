import { dayInZone } from './calendar.ts';

/** The current time, passed in at the edge so that a run can be repeated. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The day that it is in a zone. */
export function today(clock: Clock, zone: string): string {
  return dayInZone(clock(), zone);
}
