import { setTimeout } from 'node:timers/promises';

/** Waits, or until it is aborted; either way it just ends. */
export async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(Math.max(0, milliseconds), undefined, { signal }).catch(() => {});
}

/** Aborted at the first SIGTERM or SIGINT; a second one ends the program at once. */
export function endingSignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(130);
      ending.abort();
    });
  }
  return ending.signal;
}

/** A signal that is aborted when the program is to end or after a timeout, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time that was over. */
  readonly isLate: () => boolean;
  /** Set where this is less time than the settings give. */
  readonly isCut?: boolean;
  /** Gives back the timer. */
  readonly clear: () => void;
}

/**
 * A timer of its own: in Node 20 `AbortSignal.any` holds the signal of `AbortSignal.timeout` only weakly, and one that is collected
 * is never aborted.
 */
export function deadlineIn(milliseconds: number, ending: AbortSignal): Deadline {
  const controller = new AbortController();
  let late = false;
  const end = () => controller.abort();
  // Keeps no program running that has nothing else to do.
  const timer = globalThis
    .setTimeout(() => {
      late = true;
      end();
    }, milliseconds)
    .unref();
  if (ending.aborted) end();
  ending.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    isLate: () => late,
    clear() {
      clearTimeout(timer);
      ending.removeEventListener('abort', end);
    },
  };
}
