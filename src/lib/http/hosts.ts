import pLimit, { type LimitFunction } from 'p-limit';
import { Refusal } from './refusal.ts';

/** Turns at hosts: one request at a time and a pause for each, some dozens over all; none for a host that is down. */
export interface Hosts {
  /**
   * Runs a request when it is the host's turn.
   *
   * @param missed whether the host did not even answer
   * @throws Refusal when the host has not answered three times in a row
   */
  turn<T>(host: string, run: () => Promise<T>, missed: (outcome: T) => boolean): Promise<T>;
  /** True when a host has not answered three times in a row. */
  gone(host: string): boolean;
  /** A host's own wish for a longer pause (robots.txt), in milliseconds. */
  slowDown(host: string, pause: number): void;
}

const mostMisses = 3;

/** A host may wish for this much, in milliseconds. */
const longestPause = 10_000;

interface Host {
  readonly limit: LimitFunction;
  pause: number;
  misses: number;
  /** When the next request may begin, on the process's own clock. */
  readyAt: number;
}

export function openHosts({ pause, atOnce }: { readonly pause: number; readonly atOnce: number }): Hosts {
  const overall = pLimit(atOnce);
  const known = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const host = known.get(name) ?? { limit: pLimit(1), pause, misses: 0, readyAt: 0 };
    known.set(name, host);
    return host;
  };
  return {
    turn(name, run, missed) {
      const host = hostOf(name);
      return host.limit(async () => {
        const wait = host.readyAt - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        if (host.misses >= mostMisses) throw new Refusal(`its host did not answer ${mostMisses} times in a row`, false);
        const outcome = await overall(run);
        host.misses = missed(outcome) ? host.misses + 1 : 0;
        host.readyAt = performance.now() + host.pause;
        return outcome;
      });
    },
    gone: (name) => hostOf(name).misses >= mostMisses,
    slowDown(name, wish) {
      const host = hostOf(name);
      host.pause = Math.max(host.pause, Math.min(wish, longestPause));
    },
  };
}
