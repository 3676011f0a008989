import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { messageOf } from '../../model/errors.ts';
import type { Tables } from './migrations.ts';

/** A transaction that may write. */
export type WriteTransaction = Transaction<Tables>;

/** How long a transaction waits for other processes that write, in milliseconds. */
const timeout = 15_000;

/** The longest pause between two tries, in milliseconds: a try costs some 50 µs, and a sender leaves gaps of about a millisecond. */
const longestPause = 10;

/**
 * Runs a transaction as soon as no other process writes. SQLite's own wait (`busy_timeout`) blocks the whole process, so a transaction
 * begins without it (`WritersDriver` in `database.ts`) and is tried again here, while other work and reads go on.
 *
 * @throws SQLite's "database is locked" after 15 seconds
 */
export async function inTurn<T>(db: Kysely<Tables>, work: (step: WriteTransaction) => Promise<T>): Promise<T> {
  const until = performance.now() + timeout;
  for (let pause = 1; ; pause = Math.min(2 * pause, longestPause)) {
    let begun = false;
    try {
      return await db.transaction().execute((step) => {
        begun = true;
        return work(step);
      });
    } catch (error) {
      // Work that has begun is never repeated.
      if (begun || !isLocked(error) || performance.now() >= until) throw error;
    }
    await setTimeout(pause);
  }
}

/** Whether an error of SQLite says that another connection is writing. */
export function isLocked(error: unknown): boolean {
  return /\b(?:busy|locked)\b/i.test(messageOf(error));
}

/**
 * Puts everything that wants to write into one transaction after the other: what comes while one waits for its turn goes into that one, and
 * one wait for the disk serves all. Where a transaction fails, all that was in it fails.
 */
export function grouped(write: <T>(work: (step: WriteTransaction) => Promise<T>) => Promise<T>) {
  interface Job {
    readonly work: (step: WriteTransaction) => Promise<unknown>;
    readonly done: (value: never) => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Job[] = [];
  let working = false;
  const next = async (): Promise<void> => {
    let taken: Job[] = [];
    try {
      const results = await write(async (step) => {
        taken = waiting;
        waiting = [];
        const all: unknown[] = [];
        for (const { work } of taken) all.push(await work(step));
        return all;
      });
      for (const [at, { done }] of taken.entries()) done(results[at] as never);
    } catch (error) {
      // Nothing was taken where the turn never came: then it is over for all that waited.
      for (const { failed } of taken.length > 0 ? taken : waiting.splice(0)) failed(error);
    }
  };
  const run = async () => {
    while (waiting.length > 0) await next();
    working = false;
  };
  return <T>(work: (step: WriteTransaction) => Promise<T>): Promise<T> =>
    new Promise<T>((done, failed) => {
      waiting.push({ work, done, failed });
      if (working) return;
      working = true;
      setImmediate(run);
    });
}
