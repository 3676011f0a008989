import { momentsBetween } from '../lib/time/wall-clock.ts';
import type { Slot } from '../store/schedule-slots.ts';

/** When an edition is due. */
export interface Times {
  readonly patterns: readonly string[];
  readonly zone: string;
  /** Catch-up window: how long after its slot an edition is still made, in milliseconds. */
  readonly grace: number;
}

/** What is to be done now. */
export interface Due {
  /** The slot to make, and the number of the attempt; null where none is. */
  readonly make: { readonly at: number; readonly attempt: number } | null;
  /** Slots that are outside the catch-up window, or older than the newest due one: their stories are in the next edition. */
  readonly missed: readonly number[];
  /** A slot that is given up. */
  readonly failed: number | null;
}

/** Maximum number of attempts for a slot. */
const maxAttempts = 5;

/** Whether a slot is to be tried again. */
export function isUnfinished({ state, next }: Slot): boolean {
  return state === 'running' || (state === 'failed' && next !== null);
}

/**
 * Decides what is due from the last slot in the database, not from what the clock showed while the program ran: a slot is made once, even if
 * the machine slept, the clock jumped or another process made it. Pure.
 */
export function whatIsDue(last: Slot, { patterns, zone, grace }: Times, now: number): Due {
  const moments = momentsBetween(patterns, zone, new Date(last.at), new Date(now)).map((moment) => moment.getTime());
  const unfinished = isUnfinished(last);
  const newest = moments.at(-1);
  if (newest !== undefined) {
    const inTime = now - newest <= grace;
    return {
      make: inTime ? { at: newest, attempt: 1 } : null,
      missed: inTime ? moments.slice(0, -1) : moments,
      failed: unfinished ? last.at : null,
    };
  }
  if (!unfinished || (last.next !== null && last.next > now)) return { make: null, missed: [], failed: null };
  if (now - last.at > grace || last.attempts >= maxAttempts) return { make: null, missed: [], failed: last.at };
  return { make: { at: last.at, attempt: last.attempts + 1 }, missed: [], failed: null };
}
