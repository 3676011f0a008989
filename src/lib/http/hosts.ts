import pLimit, { type LimitFunction } from 'p-limit';
import { Refusal } from './policy-refusal.ts';

/** Rate limit per host: one request at a time with a delay between two, and none for a host that is down. */
export interface Hosts {
  /**
   * Runs a request when it is the host's turn.
   *
   * @param missed whether the host did not answer at all
   * @throws Refusal when the host has not answered three times in a row
   */
  turn<T>(host: string, run: () => Promise<T>, missed: (outcome: T) => boolean): Promise<T>;
  /** True when a host has not answered three times in a row. */
  gone(host: string): boolean;
  /** A longer delay that the host asks for (Crawl-delay of robots.txt), in milliseconds. */
  slowDown(host: string, delay: number): void;
}

const maxMisses = 3;

/** The longest delay that a host may ask for, in milliseconds. */
const maxDelay = 10_000;

interface Host {
  readonly limit: LimitFunction;
  delay: number;
  misses: number;
  /** When the next request may begin, on the process's own clock. */
  readyAt: number;
}

/**
 * @param options.hostDelay milliseconds between two requests to one host
 * @param options.concurrency requests at once, over all hosts
 */
export function openHosts(options: { readonly hostDelay: number; readonly concurrency: number }): Hosts {
  const overall = pLimit(options.concurrency);
  const known = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const host = known.get(name) ?? { limit: pLimit(1), delay: options.hostDelay, misses: 0, readyAt: 0 };
    known.set(name, host);
    return host;
  };
  return {
    turn(name, run, missed) {
      const host = hostOf(name);
      return host.limit(async () => {
        const wait = host.readyAt - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        if (host.misses >= maxMisses) throw new Refusal(`its host did not answer ${maxMisses} times in a row`, false);
        const outcome = await overall(run);
        host.misses = missed(outcome) ? host.misses + 1 : 0;
        host.readyAt = performance.now() + host.delay;
        return outcome;
      });
    },
    gone: (name) => hostOf(name).misses >= maxMisses,
    slowDown(name, delay) {
      const host = hostOf(name);
      host.delay = Math.max(host.delay, Math.min(delay, maxDelay));
    },
  };
}
