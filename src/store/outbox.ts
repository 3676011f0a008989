import { sql } from 'kysely';
import { type Delivery, type DeliveryState, type FrozenMail, type MailPlan, staleAfter } from '../model/delivery.ts';
import type { Connection } from './database/database.ts';
import { writePlan } from './outbox-planning.ts';
import { deliveryOf, sendingPartOf } from './outbox-sending.ts';
import { toDo } from './suppressions.ts';

/** The new state of a delivery after an attempt. */
export interface Settlement {
  readonly state: 'accepted' | 'deferred' | 'refused' | 'uncertain' | 'cancelled';
  /** When it is tried again. */
  readonly due?: number;
  readonly note: string | null;
  /** False where the attempt failed for a reason that is not this recipient's: it does not count as one. */
  readonly counts?: boolean;
}

/** An edition that waits for approval. */
export interface Hold {
  readonly edition: string;
  /** When it is sent without approval; null for never. */
  readonly until: number | null;
}

/** Why nothing is sent for now, and until when: the state of the circuit breaker between processes. */
export interface Backoff {
  readonly until: number;
  readonly said: string;
  /** Suggested fix; null where it may pass by itself. */
  readonly hint: string | null;
  /** How many times in a row. */
  readonly times: number;
}

/** How many deliveries of an edition are in a state. */
export interface Tally {
  readonly edition: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/**
 * The deliveries: one row for each edition and recipient, with its state. Moments are milliseconds since 1970.
 *
 * @example
 * for (const delivery of await outbox.claim(now, 100))
 *   if (await outbox.markCommitting(delivery.id, now)) … // the last bytes may leave now
 */
export interface Outbox {
  plan(plan: MailPlan, at: number): Promise<void>;
  mail(edition: string, variant: string): Promise<FrozenMail>;
  /** Deliveries that a dead process left: `sending` is due again, `committing` becomes uncertain. */
  recover(at: number): Promise<void>;
  /** Marks at most `limit` due deliveries as `sending`, and returns them. */
  claim(at: number, limit: number): Promise<Delivery[]>;
  /** Written to disk before the final CRLF.CRLF; false where the recipient has unsubscribed meanwhile, and nothing may be sent. */
  markCommitting(id: number, at: number): Promise<boolean>;
  settle(id: number, settlement: Settlement, at: number): Promise<void>;
  /** Releases claimed deliveries that were not tried. */
  giveBack(ids: readonly number[], at: number): Promise<void>;
  /** Marks due deliveries that are stale as expired; returns how many. */
  expire(at: number): Promise<number>;
  /** When the next delivery is due; null where none waits. */
  nextDue(): Promise<number | null>;
  /** Oldest first; all, or those of an edition, or in some states, or that changed since a moment. */
  deliveries(which: {
    readonly edition?: string;
    readonly states?: readonly DeliveryState[];
    readonly since?: number;
  }): Promise<Delivery[]>;
  tallies(): Promise<Tally[]>;
  /** A person's decision about a delivery that is held or uncertain. */
  decide(id: number, state: 'planned' | 'accepted' | 'cancelled', at: number, note: string): Promise<void>;
  holds(): Promise<Hold[]>;
  /** Ends a hold: its deliveries are due, or cancelled. */
  endHold(edition: string, state: 'planned' | 'cancelled', at: number): Promise<void>;
  /** Deferred deliveries are due now. */
  hurry(at: number): Promise<void>;
  backoff(): Promise<Backoff | null>;
  setBackoff(backoff: Backoff | null): Promise<void>;
  /** Forgets mails of editions whose last delivery ended two weeks ago. */
  prune(at: number): Promise<void>;
}

const isToDo = new Set<DeliveryState>(['planned', 'sending', 'committing', 'deferred', 'uncertain', 'held']);

/** How long the mails of an edition are kept after its last delivery, in milliseconds. */
const keptFor = 14 * 86_400_000;

export function outboxOf(connection: Connection): Outbox {
  const { db } = connection;
  return {
    ...sendingPartOf(connection),

    plan: (plan, at) => connection.write((step) => writePlan(step, plan, at)),

    async mail(edition, variant) {
      const row = await db
        .selectFrom('mails')
        .select('mail')
        .where('edition', '=', edition)
        .where('variant', '=', variant)
        .executeTakeFirstOrThrow();
      return frozenMailOf(JSON.parse(row.mail));
    },

    async deliveries({ edition, states, since }) {
      let query = db.selectFrom('deliveries').selectAll().orderBy('id');
      if (edition !== undefined) query = query.where('edition', '=', edition);
      if (states !== undefined) query = query.where('state', 'in', states);
      if (states?.every((state) => isToDo.has(state))) query = query.where(toDo);
      if (since !== undefined) query = query.where('changed', '>=', since);
      return (await query.execute()).map(deliveryOf);
    },

    tallies() {
      return db
        .selectFrom('deliveries')
        .select((row) => ['edition', 'state', row.fn.countAll<number>().as('count')])
        .groupBy(['edition', 'state'])
        .orderBy('edition')
        .execute();
    },

    async decide(id, state, at, note) {
      // What a person asks for is not stale; what is sent again by itself stays as fresh as it was, or it would never end.
      const anew = { due: at, expires: sql<number>`iif(expires > ${at}, expires, ${at + staleAfter})` };
      await connection.write((step) =>
        step
          .updateTable('deliveries')
          .set({ state, note, changed: at, ...(state === 'planned' && anew) })
          .where('id', '=', id)
          .where('state', 'in', ['held', 'uncertain'])
          .execute(),
      );
    },

    holds: () => db.selectFrom('holds').selectAll().orderBy('edition').execute(),

    async endHold(edition, state, at) {
      await connection.write(async (step) => {
        await step.deleteFrom('holds').where('edition', '=', edition).execute();
        const waited = step.updateTable('deliveries').where('edition', '=', edition).where('state', '=', 'held');
        // Its subscribers' hours may have passed while it waited, and it is no staler for that.
        const fresh = { due: sql<number>`max(due, ${at})`, expires: sql<number>`max(due, ${at}) + ${staleAfter}` };
        await waited.set({ state, changed: at, ...(state === 'planned' && fresh) }).execute();
      });
    },

    async prune(at) {
      await connection.write((step) =>
        sql`delete from mails where not exists (select 1 from deliveries where deliveries.edition = mails.edition
          and (state in ('planned', 'sending', 'committing', 'deferred', 'uncertain', 'held') or changed > ${at - keptFor}))`.execute(
          step,
        ),
      );
    },
  };
}

/** A stored mail. Version 0.1.0 called its unsubscribe addresses `signOff`. */
function frozenMailOf({ signOff, ...mail }: FrozenMail & { readonly signOff?: readonly string[] }): FrozenMail {
  return { ...mail, unsubscribeUrls: mail.unsubscribeUrls ?? signOff ?? [] };
}
