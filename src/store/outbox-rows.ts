import { sql } from 'kysely';
import { type DeliveryState, type FrozenMail, staleAfter } from '../model/delivery.ts';
import type { Connection } from './database/database.ts';
import type { Outbox } from './outbox.ts';
import { writePlan } from './outbox-planning.ts';
import { deliveryOf, sendingPartOf } from './outbox-sending.ts';
import { toDo } from './suppressions.ts';

const isToDo = new Set<DeliveryState>(['planned', 'sending', 'committing', 'deferred', 'uncertain', 'held']);

/** How long the mails of an edition are kept after its last delivery, in milliseconds. */
const keptFor = 14 * 86_400_000;

/** The outbox of a database. */
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
