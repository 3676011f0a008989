import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Clock } from '../time/clock.ts';
import { addressGuard } from './address-guard.ts';
import type { ProxySettings } from './dispatcher.ts';
import type { HttpClient } from './exchange.ts';
import { failure } from './failures.ts';
import { openHosts } from './hosts.ts';
import { Refusal } from './policy-refusal.ts';
import { followRedirects } from './redirects.ts';
import { openRequester } from './request.ts';
import { withRetry } from './retry.ts';
import { openRobots } from './robots.ts';

/**
 * How a client is opened.
 *
 * @example { agent: 'daily-briefing/1.0 (+https://tarnby.example)', clock: systemClock }
 */
export interface HttpOptions {
  /** Sent as User-Agent; its first word up to `/` is what robots.txt knows us by. */
  readonly agent: string;
  readonly clock: Clock;
  /** Addresses that are opened, see `addressGuard`. */
  readonly allow?: readonly string[];
  readonly proxy?: ProxySettings;
  /** How names are looked up; the system's way by default. */
  readonly lookup?: LookupFunction;
  readonly limits?: Partial<HttpLimits>;
}

/**
 * What one client may use.
 *
 * @example { bytes: 10_000_000, total: 30_000, idle: 10_000, hostDelay: 1000, concurrency: 8, retries: 2, backoff: 1000, maxRetryAfterMs: 60_000 }
 */
export interface HttpLimits {
  /** Decoded bytes of one answer. */
  readonly bytes: number;
  /** Milliseconds for one exchange, to the last byte; a redirect is another one. */
  readonly total: number;
  /** Milliseconds without a byte. */
  readonly idle: number;
  /** Milliseconds between two requests to one host. */
  readonly hostDelay: number;
  /** Requests at once, over all hosts. */
  readonly concurrency: number;
  /** How often a request is repeated after 429, 5xx or a broken connection. */
  readonly retries: number;
  /** Milliseconds before the first repetition; each further one waits four times as long. */
  readonly backoff: number;
  /** The longest wait, in milliseconds, that a server may ask for within a run. */
  readonly maxRetryAfterMs: number;
}

const defaultLimits: HttpLimits = {
  bytes: 10_000_000,
  total: 30_000,
  idle: 10_000,
  hostDelay: 1000,
  concurrency: 24,
  retries: 2,
  backoff: 1500,
  maxRetryAfterMs: 20_000,
};

/**
 * Opens the HTTP client: redirects, robots.txt, rate limit per host, retry and address guard around single requests.
 *
 * @example
 * const http = openHttp({ agent: 'briefing/1.0', clock });
 * const answer = await http.get({ url: 'https://news.example/feed', etag: '"abc"' });
 * if (answer.kind === 'failure') console.error(answer.reason); // answered 404 (not found)
 */
export function openHttp(options: HttpOptions): HttpClient {
  const limits = { ...defaultLimits, ...options.limits };
  const requester = openRequester({
    ...{ agent: options.agent, clock: options.clock, proxy: options.proxy, limits },
    guard: addressGuard(options.allow),
    lookup: options.lookup ?? (systemLookup as LookupFunction),
  });
  const hosts = openHosts(limits);
  const client: HttpClient = {
    async get(request) {
      const check = request.robots ? checkRobots : async () => {};
      try {
        return await followRedirects(request, { send, check });
      } catch (error) {
        return error instanceof Refusal ? failure(error.message, error.lasting) : failure('could not be fetched');
      }
    },
    close: () => requester.close(),
  };
  const robots = openRobots((url) => client.get({ url, accept: 'text/plain, */*;q=0.1' }), options.agent);
  const checkRobots = async (url: string) => {
    const refused = await robots.refuses(url, hosts);
    if (refused !== null) throw refused;
  };
  const send: Parameters<typeof followRedirects>[1]['send'] = (request) => {
    const { host } = new URL(request.url);
    const exchange = () =>
      hosts.turn(
        host,
        () => requester.send(request),
        (result) => result.kind === 'retryable' && result.down,
      );
    return withRetry(exchange, limits, () => hosts.gone(host));
  };
  return client;
}
