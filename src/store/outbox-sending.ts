import { sql } from 'kysely';
import type { Delivery, DeliveryState } from '../model/delivery.ts';
import { type Connection, inBatches } from './database/database.ts';
import { grouped } from './database/write-queue.ts';
import type { Backoff, Outbox } from './outbox.ts';
import { everyList, toDo } from './suppressions.ts';

/** What a delivery round asks of the outbox. */
type SendingPart = Pick<
  Outbox,
  | 'recover'
  | 'claim'
  | 'markCommitting'
  | 'settle'
  | 'giveBack'
  | 'expire'
  | 'nextDue'
  | 'hurry'
  | 'backoff'
  | 'setBackoff'
>;

/** The part of the outbox that a delivery round writes. Its transactions check the lease, and those of single mails share one. */
export function sendingPartOf(connection: Connection): SendingPart {
  const { db } = connection;
  const fence = () => connection.lease?.fence ?? null;
  const together = grouped((work) => connection.write(work));
  return {
    async recover(at) {
      await connection.write(async (step) => {
        const left = step.updateTable('deliveries').where(toDo).where('fence', 'is not', fence());
        await left.where('state', '=', 'sending').set({ state: 'deferred', due: at, fence: null }).execute();
        await left
          .where('state', '=', 'committing')
          .set({
            state: 'uncertain',
            fence: null,
            changed: at,
            note: 'the program ended before the server had answered',
          })
          .execute();
      });
    },

    claim(at, limit) {
      return connection.write(async (step) => {
        const { rows } = await sql<{ id: number }>`select id from deliveries
          where ${toDo} and state in ('planned', 'deferred') and due <= ${at} order by due, id limit ${limit}`.execute(
          step,
        );
        const ids = rows.map(({ id }) => id);
        if (ids.length === 0) return [];
        await step
          .updateTable('deliveries')
          .set({ state: 'sending', fence: fence(), changed: at })
          .where('id', 'in', ids)
          .execute();
        const claimed = await step.selectFrom('deliveries').selectAll().where('id', 'in', ids).execute();
        return claimed.map(deliveryOf).sort((a, b) => a.due - b.due || a.id - b.id);
      });
    },

    markCommitting(id, at) {
      return together(async (step) => {
        const ours = step
          .updateTable('deliveries')
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .where('fence', 'is', fence());
        // An unsubscribed recipient has no open delivery, unless a backup brought it back or it was planned again by hand.
        const off = sql<boolean>`exists (select 1 from optouts where optouts.key = deliveries.recipient
          and optouts.list in (${everyList}, deliveries.list))`;
        await ours.where(off).set({ state: 'cancelled', note: 'unsubscribed', changed: at }).execute();
        const { numUpdatedRows } = await ours.set({ state: 'committing', changed: at }).executeTakeFirst();
        return numUpdatedRows === 1n;
      });
    },

    async settle(id, { state, due, note, counts = true }, at) {
      await together(async (step) => {
        await step
          .updateTable('deliveries')
          .set((row) => ({
            state,
            note,
            changed: at,
            fence: null,
            ...(due !== undefined && { due }),
            ...(counts && { attempts: row('attempts', '+', 1) }),
          }))
          .where('id', '=', id)
          // Deferred: a refusal that was in doubt, and is not any more.
          .where('state', 'in', ['sending', 'committing', 'deferred'])
          .execute();
      });
    },

    async giveBack(ids, at) {
      await connection.write((step) =>
        inBatches(ids, (some) =>
          step
            .updateTable('deliveries')
            .set((row) => ({
              // What was never tried was not put off.
              state: sql<DeliveryState>`iif(${row.ref('attempts')} = 0, 'planned', 'deferred')`,
              fence: null,
              changed: at,
            }))
            .where('id', 'in', some)
            .where('state', '=', 'sending')
            .execute(),
        ),
      );
    },

    async expire(at) {
      const { numUpdatedRows } = await connection.write((step) =>
        step
          .updateTable('deliveries')
          .set({ state: 'expired', changed: at })
          .where(toDo)
          .where('state', 'in', ['planned', 'deferred'])
          .where('expires', '<=', at)
          .executeTakeFirst(),
      );
      return Number(numUpdatedRows);
    },

    async nextDue() {
      const { rows } = await sql<{ due: number | null }>`select min(due) as due from deliveries
        where ${toDo} and state in ('planned', 'deferred')`.execute(db);
      return rows[0]?.due ?? null;
    },

    async hurry(at) {
      await connection.write((step) =>
        step
          .updateTable('deliveries')
          .set({ due: at })
          .where(toDo)
          .where('state', '=', 'deferred')
          .where('due', '>', at)
          .execute(),
      );
    },

    async backoff() {
      const row = await db.selectFrom('facts').select('value').where('name', '=', 'pause').executeTakeFirst();
      return row ? (JSON.parse(row.value) as Backoff) : null;
    },

    async setBackoff(backoff) {
      await connection.write(async (step) => {
        await step.deleteFrom('facts').where('name', '=', 'pause').execute();
        if (backoff === null) return;
        await step
          .insertInto('facts')
          .values({ name: 'pause', value: JSON.stringify(backoff) })
          .execute();
      });
    },
  };
}

interface DeliveryRow extends Omit<Delivery, 'messageId'> {
  readonly message_id: string;
  readonly fence: number | null;
}

/** A row of the table as the program names its columns. */
export function deliveryOf({ message_id: messageId, fence: _, ...row }: DeliveryRow): Delivery {
  return { ...row, messageId };
}
