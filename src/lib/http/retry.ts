import type { RetryableFailure } from './failures.ts';

/** How a request is repeated. */
export interface RetryOptions {
  /** Repetitions after 429, 5xx or a broken connection. */
  readonly retries: number;
  /** Milliseconds before the first repetition; each further one waits four times as long. */
  readonly backoff: number;
  /** The longest wait, in milliseconds, that a server may ask for (Retry-After) within a run. */
  readonly maxRetryAfterMs: number;
}

type Retryable = { readonly kind: string } | RetryableFailure;

/**
 * Repeats an exchange with exponential backoff while the server is busy or breaks the connection. Returns the last failure when the repetitions
 * are used up, when the server asks for too long a wait, or when `isGone` says that its host does not answer at all.
 *
 * @example
 * const answer = await withRetry(() => exchange(url), { retries: 2, backoff: 1500, maxRetryAfterMs: 20_000 }, () => false);
 */
export async function withRetry<Result extends Retryable>(
  send: () => Promise<Result>,
  { retries, backoff, maxRetryAfterMs }: RetryOptions,
  isGone: () => boolean,
): Promise<Exclude<Result, RetryableFailure> | RetryableFailure['failure']> {
  for (let attempt = 0; ; attempt++) {
    const result = await send();
    if (!isRetryable(result)) return result as Exclude<Result, RetryableFailure>;
    const wait = result.wait ?? backoff * 4 ** attempt;
    if (attempt >= retries || wait > maxRetryAfterMs || isGone()) return result.failure;
    await new Promise((done) => setTimeout(done, wait));
  }
}

function isRetryable(result: Retryable): result is RetryableFailure {
  return result.kind === 'retryable';
}
