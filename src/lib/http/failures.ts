import type { HttpFailure } from './exchange.ts';
import { Refusal } from './policy-refusal.ts';

/** What went wrong with a request, in our words: a library's message may hold an address with credentials. */

/** Maximum size of all headers of one answer, in bytes. */
export const headerSize = 32_768;

/** An exchange that failed for a reason that may pass: it can be tried again. */
export interface RetryableFailure {
  readonly kind: 'retryable';
  readonly failure: HttpFailure;
  /** Milliseconds to wait before the next try; null for our own backoff. */
  readonly wait: number | null;
  /** The host did not even answer. */
  readonly down: boolean;
}

const meanings: Record<number, string> = {
  401: 'a log-in is needed',
  403: 'access denied',
  404: 'not found',
  410: 'gone for good',
  429: 'too many requests',
  451: 'not available for legal reasons',
  500: 'the server failed',
  502: 'the server behind it failed',
  503: 'not available now',
  504: 'the server behind it was too slow',
};

/** What a status says, in brackets; nothing for those that say nothing. */
export function meaning(status: number): string {
  return meanings[status] === undefined ? '' : ` (${meanings[status]})`;
}

/** A failure without a status, for what went wrong before any answer came. */
export function failure(reason: string, lasting = false): HttpFailure {
  return { kind: 'failure', reason, status: null, lasting, retryAt: null };
}

/** Our own deadline has passed. */
export class DeadlinePassed extends Error {}

/** What Node and undici call it, what it means, and whether the host is down for all that we can tell, or may be asked again. */
const reasons: readonly (readonly [code: RegExp, reason: string, then: 'down' | 'again' | 'no'])[] = [
  [/^ENOTFOUND$/, 'there is no host of that name', 'down'],
  [/^EAI_/, 'the name could not be looked up; is the network there?', 'down'],
  [/^ECONNREFUSED$/, 'refused the connection', 'down'],
  [/^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/, 'cannot be reached; is the network there?', 'down'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'did not answer', 'down'],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'took the request and did not answer', 'down'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'broke the connection off', 'again'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'stopped in the middle of its answer', 'again'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, `sent more than ${headerSize / 1024} kB of headers`, 'no'],
  [/^(?:HPE_|UND_ERR_RES)/, 'sent what is no HTTP', 'no'],
  [/^(?:Z_|ERR__|ERR_BROTLI)/, 'sent what cannot be unpacked', 'no'],
  [/^CERT_HAS_EXPIRED$/, 'has a certificate that has expired', 'no'],
  [/^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/, 'has a certificate that cannot be trusted', 'no'],
  [/^(?:EPROTO|ERR_SSL)/, 'does not speak TLS as it should', 'no'],
];

/**
 * What a failed exchange means. Its words are ours: a library's message may hold an address with credentials.
 *
 * @throws Refusal where nothing is to be tried again
 */
export function retryableFailureOf(error: unknown, total: number): RetryableFailure {
  const codes: string[] = [];
  for (let cause: unknown = error, deep = 0; cause instanceof Error && deep < 5; deep++) {
    if (cause instanceof Refusal) throw cause;
    if (cause instanceof DeadlinePassed) {
      const failed = failure(`took longer than ${total / 1000} s`);
      return { kind: 'retryable', failure: failed, wait: Number.POSITIVE_INFINITY, down: true };
    }
    const { code, errors } = cause as NodeJS.ErrnoException & { errors?: readonly unknown[] };
    if (code !== undefined) codes.push(code);
    cause = cause.cause ?? errors?.[0];
  }
  const known = reasons.find(([pattern]) => codes.some((code) => pattern.test(code)));
  if (known === undefined) throw new Refusal(`could not be fetched (${codes[0] ?? 'no reason given'})`, false);
  const [, reason, then] = known;
  if (then === 'no') throw new Refusal(reason, false);
  return { kind: 'retryable', failure: failure(reason), wait: null, down: then === 'down' };
}
