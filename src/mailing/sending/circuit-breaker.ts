import type { Verdict } from '../../mail/replies/reply-codes.ts';
import type { Backoff } from '../../store/outbox.ts';

/** Consecutive failures of the server after which the circuit opens. */
const maxFailures = 5;

/** The longest wait between two attempts, in milliseconds. */
const maxDelay = 3_600_000;

/** Wait after an error that a person must fix, in milliseconds; then it is tried again, since the program cannot know that it was fixed. */
export const stoppedFor = 1_800_000;

/**
 * Exponential backoff with jitter: the wait before attempt `attempts + 1`, in milliseconds.
 *
 * @param options.retry seconds before the first repetition
 * @param options.random from 0 up to 1
 */
export function retryDelay(
  attempts: number,
  options: { readonly retry: number; readonly random: () => number },
): number {
  const delay = Math.min(maxDelay, options.retry * 1000 * 2 ** Math.min(attempts, 12));
  return delay * (0.5 + options.random() / 2);
}

/**
 * Stops sending to a mail server that fails, and tries again after a growing wait. *Closed*: mails are sent. *Open*: nothing is sent
 * before `openUntil()`. *Half-open* (`needsProbe`): one connection is tested before a batch goes over all of them.
 *
 * @example
 * const breaker = new CircuitBreaker(await outbox.backoff(), delay);
 * if (breaker.record(verdict)) await outbox.setBackoff(breaker.open(verdict, now));
 */
export class CircuitBreaker {
  #backoff: Backoff | null;
  #failures = 0;
  readonly #delay: (attempts: number) => number;

  /**
   * @param saved the backoff that an earlier process left
   * @param delay milliseconds to wait before another attempt
   */
  constructor(saved: Backoff | null, delay: (attempts: number) => number) {
    this.#backoff = saved;
    this.#delay = delay;
  }

  /** Counts the outcome of one attempt; true where nothing more should be sent for now. */
  record(verdict: Verdict): boolean {
    if (verdict.kind === 'accepted') this.#failures = 0;
    if (verdict.kind === 'stop') return true;
    if (verdict.kind !== 'deferred' || !verdict.whole) return false;
    this.#failures++;
    // A server that cannot be reached answers the next attempt alike.
    return this.#failures >= maxFailures || verdict.stage === 'connect' || verdict.stage === 'login';
  }

  /** Opens the circuit: what to save, so that the next process waits too. */
  open(verdict: Verdict, now: number): Backoff {
    const times = (this.#backoff?.times ?? 0) + 1;
    this.#failures = 0;
    this.#backoff = { until: now + this.#wait(verdict, times), said: verdict.said, hint: hintOf(verdict), times };
    return this.#backoff;
  }

  /** Closes the circuit after a batch went well; true where it was open, or half-open. */
  close(): boolean {
    const changed = this.#backoff !== null;
    this.#backoff = null;
    return changed;
  }

  /** When sending may go on, milliseconds since 1970; null where nothing holds it back. */
  openUntil(now: number): number | null {
    return this.openSince(now)?.until ?? null;
  }

  /** Why nothing is sent at this moment; null where nothing holds it back. */
  openSince(now: number): Backoff | null {
    return this.#backoff !== null && this.#backoff.until > now ? this.#backoff : null;
  }

  /** True where the server failed lately: it is probed with one connection first. */
  get needsProbe(): boolean {
    return this.#failures > 0 || this.#backoff !== null;
  }

  #wait(verdict: Verdict, times: number): number {
    if (verdict.kind === 'stop') return stoppedFor;
    const asked = verdict.kind === 'deferred' ? (verdict.wait ?? 0) : 0;
    return Math.round(Math.max(asked, this.#delay(times - 1)));
  }
}

function hintOf(verdict: Verdict): string | null {
  return verdict.kind === 'stop' ? verdict.hint : null;
}
