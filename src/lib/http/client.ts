import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import type { Clock } from '../time/clock.ts';
import { safeUrl } from '../url.ts';
import { type AddressGuard, addressGuard } from './address-guard.ts';
import { readBody } from './body.ts';
import type { HttpAnswer, HttpClient, HttpFailure, HttpRequest, HttpUnchanged } from './exchange.ts';
import { failure, headerSize, Late, meaning, type Stumble, stumbleOf } from './failures.ts';
import { openHosts } from './hosts.ts';
import { Refusal } from './refusal.ts';
import { openRobots } from './robots.ts';

export interface HttpOptions {
  /** Sent as User-Agent; its first word up to `/` is what robots.txt knows us by. */
  readonly agent: string;
  readonly clock: Clock;
  /** Addresses that are opened, see `addressGuard`. */
  readonly allow?: readonly string[];
  readonly proxy?: { readonly http: string | null; readonly https: string | null; readonly except: string | null };
  /** How names are looked up; the system's way by default. */
  readonly lookup?: LookupFunction;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  /** Decoded bytes of one answer. */
  readonly bytes: number;
  /** Milliseconds for one exchange, to the last byte; a redirect is another one. */
  readonly total: number;
  /** Milliseconds without a byte. */
  readonly idle: number;
  /** Milliseconds between two requests to one host. */
  readonly pause: number;
  /** Requests under way at once, over all hosts. */
  readonly atOnce: number;
  /** How often a request is repeated after 429, 5xx or a broken connection. */
  readonly retries: number;
  /** Milliseconds before the first repetition; each further one waits four times as long. */
  readonly backoff: number;
  /** The longest wait, in milliseconds, that a server may ask for within a run. */
  readonly patience: number;
}

const defaultLimits: Limits = {
  bytes: 10_000_000,
  total: 30_000,
  idle: 10_000,
  pause: 1000,
  atOnce: 24,
  retries: 2,
  backoff: 1500,
  patience: 20_000,
};

const mostRedirects = 5;

/** What one exchange comes to. */
type Hop =
  | { readonly kind: 'redirect'; readonly to: string; readonly lasting: boolean }
  | Stumble
  | HttpAnswer
  | HttpUnchanged
  | HttpFailure;

export function openHttp(options: HttpOptions): HttpClient {
  const limits = { ...defaultLimits, ...options.limits };
  const guard = addressGuard(options.allow);
  const lookup = options.lookup ?? (systemLookup as LookupFunction);
  const hosts = openHosts(limits);
  let dispatcher: Promise<Dispatcher> | null = null;
  const client: HttpClient = {
    async get(request) {
      try {
        return await follow(request);
      } catch (error) {
        return error instanceof Refusal ? failure(error.message, error.lasting) : failure('could not be fetched');
      }
    },
    async close() {
      await (await dispatcher)?.destroy();
    },
  };
  const robots = openRobots((url) => client.get({ url, accept: 'text/plain, */*;q=0.1' }), options.agent);

  async function follow(request: HttpRequest): Promise<HttpAnswer | HttpUnchanged | HttpFailure> {
    const first = safeUrl(request.url);
    if (first === null) throw new Refusal('is no http or https address');
    const seen = new Set<string>();
    let url = first;
    let moved: string | null = null;
    let lasting = true;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (seen.has(url)) throw new Refusal('redirects in a circle');
      seen.add(url);
      if (request.robots) {
        const refused = await robots.refuses(url, hosts);
        if (refused !== null) throw refused;
      }
      const sameOrigin = new URL(url).origin === new URL(first).origin;
      const answer = await persist({ ...request, url, headers: sameOrigin ? (request.headers ?? {}) : {} });
      if (answer.kind !== 'redirect') return answer.kind === 'answer' ? { ...answer, moved } : answer;
      lasting &&= answer.lasting;
      url = answer.to;
      if (lasting) moved = url;
    }
    throw new Refusal(`redirects more than ${mostRedirects} times`);
  }

  /** One hop, repeated with growing pauses while the server is busy or breaks off. */
  async function persist(request: HttpRequest): Promise<Exclude<Hop, Stumble>> {
    const host = new URL(request.url).host;
    for (let attempt = 0; ; attempt++) {
      const hop = await hosts.turn(
        host,
        () => exchange(request),
        (hop) => hop.kind === 'stumble' && hop.down,
      );
      if (hop.kind !== 'stumble') return hop;
      const wait = hop.wait ?? limits.backoff * 4 ** attempt;
      if (attempt >= limits.retries || wait > limits.patience || hosts.gone(host)) return hop.failure;
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  async function exchange(request: HttpRequest): Promise<Hop> {
    const url = new URL(request.url);
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const refused = guard.refusesHost(url.hostname, port) ?? (await refusedByName(url.hostname, port));
    if (refused !== null) throw new Refusal(refused);
    dispatcher ??= openDispatcher(options, guard, lookup, limits);
    const stop = new AbortController();
    const late = new Promise<Hop>((_, reject) => stop.signal.addEventListener('abort', () => reject(new Late())));
    const timer = setTimeout(() => stop.abort(new Late()), limits.total);
    try {
      // Raced, since a request that waits for its connection does not hear the signal.
      return await Promise.race([late, converse(request, await dispatcher, stop.signal)]);
    } catch (error) {
      return stumbleOf(error, limits.total);
    } finally {
      clearTimeout(timer);
    }
  }

  async function converse(request: HttpRequest, through: Dispatcher, signal: AbortSignal): Promise<Hop> {
    const { request: send } = await import('undici');
    const headers = headersOf(request, options.agent);
    const response = await send(request.url, { method: 'GET', dispatcher: through, signal, headers });
    return await readAnswer(response, request.url);
  }

  /** A proxy looks names up itself: what ours leads to is asked beforehand, as far as it can be known here. */
  async function refusedByName(host: string, port: number): Promise<string | null> {
    if (!options.proxy?.http && !options.proxy?.https) return null;
    const addresses = await new Promise<string[]>((done) =>
      lookup(host, { all: true }, (error, found) =>
        done(error || !Array.isArray(found) ? [] : found.map(({ address }) => address)),
      ),
    );
    return (
      addresses.map((address) => guard.refusesAddress(address, host, port)).find((reason) => reason !== null) ?? null
    );
  }

  async function readAnswer(response: Dispatcher.ResponseData, url: string): Promise<Hop> {
    const { statusCode: status, headers, body } = response;
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
    };
    if (status === 200 || status === 203) {
      const bytes = await readBody(body, header('content-encoding'), limits.bytes);
      return {
        kind: 'answer',
        url,
        moved: null,
        bytes,
        contentType: header('content-type'),
        etag: header('etag'),
        lastModified: header('last-modified'),
      };
    }
    await body.dump({ limit: 65_536 }).catch(() => {});
    if (status === 304) return { kind: 'unchanged' };
    const location = header('location');
    if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
      // Header bytes come as Latin-1; addresses with letters beyond ASCII are UTF-8 in practice.
      const to = safeUrl(Buffer.from(location, 'latin1').toString('utf8'), url);
      if (to === null) throw new Refusal('redirects to what is no http or https address');
      return { kind: 'redirect', to, lasting: status === 301 || status === 308 };
    }
    const wait = waitOf(header('retry-after'), options.clock);
    const failed: HttpFailure = {
      kind: 'failure',
      reason: `answered ${status}${meaning(status)}`,
      status,
      lasting: status >= 400 && status < 500 && ![408, 425, 429].includes(status),
      retryAt: wait === null ? null : new Date(options.clock().getTime() + wait).toISOString(),
    };
    return status === 429 || status >= 500 ? { kind: 'stumble', failure: failed, wait, down: false } : failed;
  }

  return client;
}

/** Connections that check where they go: the address that was checked is the one that is connected to. */
async function openDispatcher(
  { proxy }: HttpOptions,
  guard: AddressGuard,
  lookup: LookupFunction,
  limits: Limits,
): Promise<Dispatcher> {
  const { Agent, buildConnector, EnvHttpProxyAgent } = await import('undici');
  const connectors = new Map<number, ReturnType<typeof buildConnector>>();
  const connectorTo = (port: number) => {
    const known =
      connectors.get(port) ?? buildConnector({ timeout: limits.idle, lookup: guarded(guard, lookup, port) });
    connectors.set(port, known);
    return known;
  };
  const settings = {
    connect: ((options, callback) => {
      const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
      const refused = guard.refusesHost(options.hostname, port);
      if (refused !== null) callback(new Refusal(refused), null);
      else connectorTo(port)(options, callback);
    }) as ReturnType<typeof buildConnector>,
    maxHeaderSize: headerSize,
    headersTimeout: limits.idle,
    bodyTimeout: limits.idle,
    keepAliveTimeout: 4000,
    connections: 2,
  };
  if (!proxy?.http && !proxy?.https) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? proxy.http ?? '',
    noProxy: proxy.except ?? '',
    // Plain http goes to a proxy as a whole: many let tunnels lead to port 443 only.
    proxyTunnel: false,
  });
}

/** A lookup whose every answer must be open: one address inside among several outside is a trap (DNS rebinding, CWE-350). */
function guarded(guard: AddressGuard, lookup: LookupFunction, port: number): LookupFunction {
  return (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = Array.isArray(found) ? found : [{ address: String(found), family: 4 }];
      for (const { address } of addresses) {
        const refused = guard.refusesAddress(address, host, port);
        if (refused !== null) return callback(new Refusal(refused), '', 0);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    });
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
function waitOf(value: string | null, clock: Clock): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - clock().getTime());
}
