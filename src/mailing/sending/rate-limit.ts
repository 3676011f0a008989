import type { Clock } from '../../lib/time/clock.ts';
import type { Verdict } from '../../mail/replies/reply-codes.ts';

/** After this many 4xx replies in a row, mails are sent more slowly. */
const manyDeferrals = 3;

/** The longest gap between two mails that deferrals cause, in milliseconds. */
const maxGap = 5000;

/** Spaces mails out: never above the configured rate, and more slowly while a server defers everything. */
export interface RateLimit {
  /** Waits until the next mail may be sent. */
  turn(): Promise<void>;
  /** Notes what the server answered. */
  record(verdict: Verdict): void;
}

/**
 * @example
 * const rate = openRateLimit({ clock, sleep, perMinute: 60 });
 * await rate.turn(); // at most one mail a second
 */
export function openRateLimit({
  clock,
  sleep,
  perMinute,
}: {
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Mails a minute; null for no limit. */
  readonly perMinute: number | null;
}): RateLimit {
  const spacing = perMinute === null ? 0 : 60_000 / perMinute;
  let next = 0;
  let gap = 0;
  let deferrals = 0;
  return {
    async turn() {
      const now = clock().getTime();
      const moment = Math.max(now, next);
      next = moment + Math.max(spacing, gap);
      if (moment > now) await sleep(moment - now);
    },
    record({ kind }) {
      deferrals = kind === 'deferred' ? deferrals + 1 : 0;
      if (deferrals >= manyDeferrals) gap = Math.min(maxGap, Math.max(100, gap * 1.5));
      else if (kind === 'accepted') gap = gap < 20 ? 0 : gap * 0.8;
    },
  };
}
