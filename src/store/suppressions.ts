import { sql } from 'kysely';
import type { SuppressionCause } from '../model/delivery.ts';
import { type Connection, transaction } from './database/database.ts';
import type { WriteTransaction } from './database/write-queue.ts';

/** Every list: there is no such mailbox. */
export const everyList = '*';

/** A suppressed address: a server or a bounce said that there is no such mailbox. */
export interface Suppression {
  readonly key: string;
  readonly cause: Extract<SuppressionCause, 'refusal' | 'bounce'>;
  /** What the server said. */
  readonly reason: string;
  readonly at: number;
}

/** The suppression list as servers and bounces fill it, within a limit, and how it is undone. Moments are milliseconds since 1970. */
export interface Suppressions {
  /**
   * Suppresses somebody on every list; `share` is the percentage of all subscribers that may be suppressed in 30 days without a person's word.
   * `waiting`: the share would be passed; it is recorded and waits for `allowSuppressions`.
   */
  suppress(suppression: Suppression, share: number): Promise<'suppressed' | 'already' | 'waiting'>;
  /** What a server or a bounce caused, oldest first, and what waits for a person's word. */
  suppressions(): Promise<{ readonly done: Suppression[]; readonly waiting: Suppression[] }>;
  /** A person's word: what waits is suppressed, and the share is counted anew from here. Gives the keys. */
  allowSuppressions(at: number): Promise<string[]>;
  /**
   * Takes back what servers and bounces caused since a moment, never an unsubscribe or a complaint; a mail that was refused, and is not
   * stale, is due again. Gives the keys.
   */
  undoSuppressions(since: number, at: number): Promise<string[]>;
}

/** The very words of the index `optouts_by_servers`, as with `toDo`. */
const byServers = sql<boolean>`cause in ('refusal', 'bounce')`;

/** Over how long suppressions are counted against the share, in milliseconds. */
const counted = 30 * 86_400_000;

/** Limit for small lists, where the share would be nobody: this many, but at most half of the list, and at least one. */
const floor = 10;

/** The name of the fact that says when a person last allowed what waited. */
const allowedAt = 'suppressions allowed';

/**
 * How many of `subscribers` may be suppressed without a person's consent: the share, on a small list up to `floor` but no more than half, and
 * at least one. A share of 0 is nobody, one of 100 everybody.
 */
export function mostSuppressed(subscribers: number, share: number): number {
  if (share >= 100) return Number.POSITIVE_INFINITY;
  if (share <= 0) return 0;
  return Math.max(Math.floor((subscribers * share) / 100), Math.min(floor, Math.floor(subscribers / 2)), 1);
}

/** The suppressions of a database. */
export function suppressionsOf({ db }: Connection): Suppressions {
  const all = () =>
    db.selectFrom('optouts').select(['key', 'cause', 'reason', 'at']).where(byServers).orderBy('at').orderBy('key');
  return {
    suppress(suppression, share) {
      return transaction(db, async (step) => {
        const { key, at } = suppression;
        const there = await step
          .selectFrom('optouts')
          .select('key')
          .where('key', '=', key)
          .where('list', '=', everyList)
          .executeTakeFirst();
        if (there) return 'already';
        if ((await recent(step, at)) >= mostSuppressed(await subscribers(step), share)) {
          await step.replaceInto('suppressions_waiting').values(suppression).execute();
          return 'waiting';
        }
        await write(step, suppression);
        return 'suppressed';
      });
    },

    async suppressions() {
      const waiting = await db.selectFrom('suppressions_waiting').selectAll().orderBy('at').orderBy('key').execute();
      return { done: (await all().execute()) as Suppression[], waiting: waiting as Suppression[] };
    },

    allowSuppressions(at) {
      return transaction(db, async (step) => {
        const waiting = (await step
          .selectFrom('suppressions_waiting')
          .selectAll()
          .orderBy('key')
          .execute()) as Suppression[];
        for (const suppression of waiting) await write(step, { ...suppression, at });
        await step
          .replaceInto('facts')
          .values({ name: allowedAt, value: String(at) })
          .execute();
        return waiting.map(({ key }) => key);
      });
    },

    undoSuppressions(since, at) {
      return transaction(db, async (step) => {
        const undone = await step
          .deleteFrom('optouts')
          .where(byServers)
          .where('at', '>=', since)
          .returning(['key', 'reason'])
          .execute();
        const dropped = await step
          .deleteFrom('suppressions_waiting')
          .where('at', '>=', since)
          .returning('key')
          .execute();
        await sendAgain(step, undone, at);
        const keys = [...new Set([...undone, ...dropped].map(({ key }) => key))].sort();
        // Else the next bounce would count as the second.
        for (const key of keys) await step.deleteFrom('bounces').where('key', '=', key).execute();
        return keys;
      });
    },
  };
}

/** How many were suppressed lately without a person's word. */
async function recent(step: WriteTransaction, at: number): Promise<number> {
  const allowed = await step.selectFrom('facts').select('value').where('name', '=', allowedAt).executeTakeFirst();
  const since = Math.max(at - counted, Number(allowed?.value ?? 0));
  const { count } = await step
    .selectFrom('optouts')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where(byServers)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

async function subscribers(step: WriteTransaction): Promise<number> {
  const { count } = await step
    .selectFrom('subscribers')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function write(step: WriteTransaction, { key, cause, reason, at }: Suppression): Promise<void> {
  await step
    .insertInto('optouts')
    .values({ key, list: everyList, reason, at, cause })
    .onConflict((conflict) => conflict.columns(['key', 'list']).doNothing())
    .execute();
  await step.deleteFrom('suppressions_waiting').where('key', '=', key).execute();
  await cancelFor(step, key, everyList, reason);
}

/**
 * The very words of the indexes of what is to do (`deliveries_open`, `deliveries_open_by_recipient`): SQLite uses a partial index only where
 * its condition is repeated. Without it every look would go through all that was ever sent.
 */
export const toDo = sql<boolean>`state in ('planned', 'sending', 'committing', 'deferred', 'uncertain', 'held')`;

/** What may still be stopped is: also what is on its way, up to its last bytes. */
export async function cancelFor(step: WriteTransaction, key: string, list: string, note: string): Promise<void> {
  await sql`update deliveries set state = 'cancelled', note = ${note} where recipient = ${key} and ${toDo}
    and state in ('planned', 'deferred', 'sending', 'held') and ${list} in (${everyList}, list)`.execute(step);
}

/**
 * Mails whose refusal caused a suppression are due again while they are fresh: one statement for all, which looks only at editions whose mails
 * are still kept (there is nothing else to send).
 */
async function sendAgain(
  step: WriteTransaction,
  undone: readonly { key: string; reason: string }[],
  at: number,
): Promise<void> {
  const refused = JSON.stringify(Object.fromEntries(undone.map(({ key, reason }) => [key, reason])));
  await sql`update deliveries set state = 'deferred', due = ${at}, fence = null, changed = ${at}
    from json_each(${refused}) as refused
    where edition in (select edition from mails) and recipient = refused.key and note = refused.value
    and state = 'refused' and expires > ${at}`.execute(step);
}
