import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Subscriber, SuppressionCause } from '../model/delivery.ts';
import { type Connection, transaction } from './database/database.ts';
import type { Tables } from './database/migrations.ts';
import { grouped, type WriteTransaction } from './database/write-queue.ts';
import { cancelFor, everyList, type Suppressions, suppressionsOf, toDo } from './suppressions.ts';

/** An address that gets no mail of a list any more: unsubscribed, or suppressed. */
export interface OptOut {
  readonly key: string;
  /** '*' for every list: there is no such mailbox. */
  readonly list: string;
  readonly reason: string;
  readonly at: number;
  readonly cause: SuppressionCause;
}

/**
 * A bounce of an edition.
 *
 * @example { key: 'ann@tarnby.example', edition: '2026-11-22', code: '5.1.1', at: Date.now(), since: Date.now() - 30 * 86_400_000 }
 */
export interface Bounced {
  readonly key: string;
  readonly edition: string;
  /** The enhanced status code (RFC 3463). */
  readonly code: string;
  /** When it was read, and since when bounces count, in milliseconds since 1970. */
  readonly at: number;
  readonly since: number;
}

/** A subscriber before it has an id. */
export type NewSubscriber = Omit<Subscriber, 'id'>;

/**
 * Who reads, and who does not any more. What every request of the public server asks for is written in SQL: the query builder took most of the
 * time, the write lock in hand.
 */
export interface Subscribers extends Suppressions {
  /** The key of every signature in addresses; made at the first call, and part of every backup. */
  secret(): Promise<string>;
  all(): Promise<Subscriber[]>;
  /** Whom an id in an address stands for: also somebody who was sent a mail and is on no list any more. */
  byId(id: string): Promise<Pick<Subscriber, 'key' | 'address'> | null>;
  /** Adds or changes; what was subscribed stays subscribed when a setting names it, too. */
  save(subscribers: readonly NewSubscriber[]): Promise<Subscriber[]>;
  /** False where there was none. */
  remove(key: string): Promise<boolean>;
  optOuts(): Promise<OptOut[]>;
  /** From the moment this is done, nothing is sent to the reader; gives how many mails are on their way at this moment. */
  optOut(optOut: Omit<OptOut, 'cause'> & { readonly cause?: SuppressionCause }): Promise<number>;
  /** How many mails to the reader are on their way: their last bytes may leave, and the server has not answered. */
  inFlight(key: string): Promise<number>;
  optIn(key: string): Promise<void>;
  /** Records a bounce of an edition; returns how many editions bounced since a moment. */
  bounced(bounce: Bounced): Promise<number>;
}

/** The subscribers of a database. */
export function subscribersOf(connection: Connection): Subscribers {
  const { db } = connection;
  const anybody = <T>(work: (step: WriteTransaction) => Promise<T>) => transaction(db, work);
  const together = grouped(anybody);
  const secretIn = async (step: WriteTransaction): Promise<string> => {
    const stored = await storedSecret(step);
    if (stored !== null) return stored;
    const value = randomBytes(32).toString('base64url');
    await step.insertInto('facts').values({ name: 'secret', value }).execute();
    return value;
  };
  return {
    ...suppressionsOf(connection),

    async secret() {
      // Asked for by every request of the public server: it takes no write lock, and finds what a restored backup brought.
      return (await storedSecret(db)) ?? anybody(secretIn);
    },

    async all() {
      return (await db.selectFrom('subscribers').selectAll().orderBy('key').execute()).map(subscriberOf);
    },

    async byId(id) {
      const { rows } = await sql<Pick<Subscriber, 'key' | 'address'>>`
        select key, address from subscribers where id = ${id}
        union all select recipient, address from deliveries where reader = ${id} limit 1`.execute(db);
      return rows[0] ?? null;
    },

    save(subscribers) {
      return anybody(async (step) => {
        const secret = await secretIn(step);
        const saved: Subscriber[] = [];
        for (const reader of subscribers) {
          const id = createHmac('sha256', secret).update(`reader|${reader.key}`).digest('hex').slice(0, 16);
          const { key, address, name, topics, hour, zone, language, format } = reader;
          const said = { address, name, topics: JSON.stringify(topics), hour, zone, language, format };
          await step
            .insertInto('subscribers')
            .values({ key, id, ...said, origin: reader.fromSettings ? 'settings' : 'added' })
            .onConflict((conflict) =>
              reader.fromSettings
                ? conflict.column('key').doNothing()
                : conflict.column('key').doUpdateSet({ ...said, origin: 'added' }),
            )
            .execute();
          const row = await step.selectFrom('subscribers').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
          saved.push(subscriberOf(row));
        }
        return saved;
      });
    },

    async remove(key) {
      return anybody(async (step) => {
        const { numDeletedRows } = await step.deleteFrom('subscribers').where('key', '=', key).executeTakeFirst();
        await cancelFor(step, key, everyList, 'removed from the list');
        return numDeletedRows > 0n;
      });
    },

    optOuts: () => db.selectFrom('optouts').selectAll().orderBy('key').execute(),

    optOut({ key, list, reason, at, cause = 'unsubscribe' }) {
      return together(async (step) => {
        // The first reason stays, but a person's request replaces that of a server: it must survive `suppressions undo`.
        await sql`insert into optouts (key, list, reason, at, cause) values (${key}, ${list}, ${reason}, ${at}, ${cause})
          on conflict (key, list) do update set reason = excluded.reason, at = excluded.at, cause = excluded.cause
          where optouts.cause in ('refusal', 'bounce')`.execute(step);
        await cancelFor(step, key, list, reason);
        return inFlight(step, key);
      });
    },

    inFlight: (key) => inFlight(db, key),

    async optIn(key) {
      await anybody(async (step) => {
        for (const table of ['optouts', 'suppressions_waiting', 'bounces'] as const)
          await step.deleteFrom(table).where('key', '=', key).execute();
      });
    },

    bounced({ key, edition, code, at, since }) {
      return anybody(async (step) => {
        await step
          .insertInto('bounces')
          .values({ key, edition, code, at })
          .onConflict((conflict) => conflict.columns(['key', 'edition']).doNothing())
          .execute();
        const { count } = await step
          .selectFrom('bounces')
          .select((row) => row.fn.countAll<number>().as('count'))
          .where('key', '=', key)
          .where('at', '>=', since)
          .executeTakeFirstOrThrow();
        return count;
      });
    },
  };
}

async function storedSecret(db: Connection['db'] | WriteTransaction): Promise<string | null> {
  const row = await db.selectFrom('facts').select('value').where('name', '=', 'secret').executeTakeFirst();
  return row?.value ?? null;
}

async function inFlight(db: Connection['db'] | WriteTransaction, key: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from deliveries
    where recipient = ${key} and ${toDo} and state = 'committing'`.execute(db);
  return rows[0].count;
}

function subscriberOf({ topics, origin, ...fields }: Tables['subscribers']): Subscriber {
  return { ...fields, topics: JSON.parse(topics) as string[], fromSettings: origin === 'settings' };
}
