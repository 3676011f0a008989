import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import type { Clock } from '../time/clock.ts';
import { safeUrl } from '../url.ts';
import type { AddressGuard } from './address-guard.ts';
import { readBody } from './body.ts';
import { openDispatcher, type ProxySettings } from './dispatcher.ts';
import type { HttpAnswer, HttpFailure, HttpRequest, HttpUnchanged } from './exchange.ts';
import { DeadlinePassed, meaning, type RetryableFailure, retryableFailureOf } from './failures.ts';
import { Refusal } from './policy-refusal.ts';
import type { Redirect } from './redirects.ts';

/** What one exchange comes to. */
export type ExchangeResult = Redirect | RetryableFailure | HttpAnswer | HttpUnchanged | HttpFailure;

/** What sending requests needs. */
export interface RequesterOptions {
  /** Sent as User-Agent. */
  readonly agent: string;
  readonly clock: Clock;
  readonly guard: AddressGuard;
  readonly lookup: LookupFunction;
  readonly proxy: ProxySettings | undefined;
  readonly limits: {
    /** Decoded bytes of one answer. */
    readonly bytes: number;
    /** Milliseconds for one exchange, to the last byte. */
    readonly total: number;
    /** Milliseconds without a byte. */
    readonly idle: number;
  };
}

/** Sends single requests, to addresses that the guard allows. */
export interface Requester {
  /** @throws Refusal for what is not allowed, and for what it would be no use to try again */
  send(request: HttpRequest): Promise<ExchangeResult>;
  close(): Promise<void>;
}

/** Connections are opened at the first request. */
export function openRequester(options: RequesterOptions): Requester {
  const { guard, limits, agent, clock } = options;
  let dispatcher: Promise<Dispatcher> | null = null;
  return {
    async send(request) {
      const url = new URL(request.url);
      const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
      const refused = guard.refusesHost(url.hostname, port) ?? (await refusedBehindProxy(options, url.hostname, port));
      if (refused !== null) throw new Refusal(refused);
      dispatcher ??= openDispatcher({ ...options, idle: limits.idle });
      const opened = dispatcher;
      return withDeadline(limits.total, async (signal) => {
        const connections = await opened;
        const { request: send } = await import('undici');
        const headers = headersOf(request, agent);
        const response = await send(request.url, { method: 'GET', dispatcher: connections, signal, headers });
        return readAnswer(response, { url: request.url, maxBytes: limits.bytes, clock });
      });
    },
    async close() {
      await (await dispatcher)?.destroy();
    },
  };
}

async function withDeadline(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<ExchangeResult>,
): Promise<ExchangeResult> {
  const stop = new AbortController();
  const deadline = new Promise<never>((_, reject) =>
    stop.signal.addEventListener('abort', () => reject(new DeadlinePassed())),
  );
  const timer = setTimeout(() => stop.abort(new DeadlinePassed()), milliseconds);
  try {
    // Raced, since a request that waits for its connection does not hear the signal.
    return await Promise.race([deadline, work(stop.signal)]);
  } catch (error) {
    return retryableFailureOf(error, milliseconds);
  } finally {
    clearTimeout(timer);
  }
}

/** A proxy looks names up itself: what a name leads to is checked beforehand, as far as it can be known here. */
async function refusedBehindProxy(
  { proxy, lookup, guard }: RequesterOptions,
  host: string,
  port: number,
): Promise<string | null> {
  if (!proxy?.http && !proxy?.https) return null;
  const addresses = await new Promise<string[]>((done) =>
    lookup(host, { all: true }, (error, found) =>
      done(error || !Array.isArray(found) ? [] : found.map(({ address }) => address)),
    ),
  );
  return (
    addresses.map((address) => guard.refusesAddress(address, host, port)).find((reason) => reason !== null) ?? null
  );
}

async function readAnswer(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { url, maxBytes, clock }: { readonly url: string; readonly maxBytes: number; readonly clock: Clock },
): Promise<ExchangeResult> {
  const header = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
  };
  if (status === 200 || status === 203) {
    const bytes = await readBody(body, header('content-encoding'), maxBytes);
    const validators = { etag: header('etag'), lastModified: header('last-modified') };
    return { kind: 'answer', url, moved: null, bytes, contentType: header('content-type'), ...validators };
  }
  await body.dump({ limit: 65_536 }).catch(() => {});
  if (status === 304) return { kind: 'unchanged' };
  const location = header('location');
  if ([301, 302, 303, 307, 308].includes(status) && location !== null) return redirectTo(location, url, status);
  return failedWith(status, retryAfter(header('retry-after'), clock), clock);
}

function redirectTo(location: string, from: string, status: number): Redirect {
  // Header bytes come as Latin-1; addresses with letters beyond ASCII are UTF-8 in practice.
  const to = safeUrl(Buffer.from(location, 'latin1').toString('utf8'), from);
  if (to === null) throw new Refusal('redirects to what is no http or https address');
  return { kind: 'redirect', to, permanent: status === 301 || status === 308 };
}

function failedWith(status: number, wait: number | null, clock: Clock): HttpFailure | RetryableFailure {
  const failure: HttpFailure = {
    kind: 'failure',
    reason: `answered ${status}${meaning(status)}`,
    status,
    lasting: status >= 400 && status < 500 && ![408, 425, 429].includes(status),
    retryAt: wait === null ? null : new Date(clock().getTime() + wait).toISOString(),
  };
  return status === 429 || status >= 500 ? { kind: 'retryable', failure, wait, down: false } : failure;
}

function headersOf(request: HttpRequest, agent: string): Record<string, string> {
  return {
    accept: request.accept ?? '*/*',
    'accept-encoding': 'gzip, br',
    'user-agent': agent,
    ...request.headers,
    ...(request.etag && { 'if-none-match': request.etag }),
    ...(request.lastModified && { 'if-modified-since': request.lastModified }),
  };
}

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110 section 10.2.3). */
function retryAfter(value: string | null, clock: Clock): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : Math.max(0, moment - clock().getTime());
}
