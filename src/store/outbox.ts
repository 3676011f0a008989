import { sql } from 'kysely';
import { type Delivery, type DeliveryState, type FrozenMail, type MailPlan, staleAfter } from '../model/delivery.ts';
import { type Connection, inBatches, type Step } from './database/database.ts';
import { grouped } from './database/turn.ts';
import { everyList, toDo } from './suppressions.ts';

/** What is to happen with a delivery now, as far as the server's word goes. */
export interface Settlement {
  readonly state: 'accepted' | 'deferred' | 'refused' | 'uncertain' | 'cancelled';
  /** When it is tried again. */
  readonly due?: number;
  readonly note: string | null;
  /** False where the attempt failed for a reason that is not this reader's: it does not count as one. */
  readonly counts?: boolean;
}

/** An edition that waits for its editor. */
export interface Hold {
  readonly edition: string;
  /** When it goes out by itself; null for never. */
  readonly until: number | null;
}

/** Why nothing is sent for now, and until when. */
export interface Backoff {
  readonly until: number;
  readonly said: string;
  /** What a person can do about it; null where time may mend it. */
  readonly hint: string | null;
  /** So often in a row. */
  readonly times: number;
}

/** How many deliveries of an edition are in a state. */
export interface Tally {
  readonly edition: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/** The ledger: what became of every edition for every reader. Moments are milliseconds since 1970. */
export interface Outbox {
  plan(plan: MailPlan, at: number): Promise<void>;
  mail(edition: string, variant: string): Promise<FrozenMail>;
  /** Takes in hand what a process that is gone left: what surely did not leave is due again, what may have left is uncertain. */
  recover(at: number): Promise<void>;
  /** Marks up to so many due deliveries as being sent, and gives them. */
  claim(at: number, limit: number): Promise<Delivery[]>;
  /** The marker before the last bytes, on the disk when it returns; false where the reader has signed off by now. */
  markCommitting(id: number, at: number): Promise<boolean>;
  settle(id: number, settlement: Settlement, at: number): Promise<void>;
  /** Gives back what was claimed and not tried. */
  giveBack(ids: readonly number[], at: number): Promise<void>;
  /** What is due and stale is not sent any more. */
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
  /** What a person has decided of one that is held or uncertain. */
  decide(id: number, state: 'planned' | 'accepted' | 'cancelled', at: number, note: string): Promise<void>;
  holds(): Promise<Hold[]>;
  /** Ends a hold: its deliveries go out, or never will. */
  endHold(edition: string, state: 'planned' | 'cancelled', at: number): Promise<void>;
  /** What was put off is due now. */
  hurry(at: number): Promise<void>;
  backoff(): Promise<Backoff | null>;
  setBackoff(backoff: Backoff | null): Promise<void>;
  /** Mails of editions all of whose deliveries are done with are forgotten after some days. */
  prune(at: number): Promise<void>;
}

const open = ['planned', 'sending', 'deferred', 'held'] as const satisfies readonly DeliveryState[];

const isToDo = new Set<DeliveryState>(['planned', 'sending', 'committing', 'deferred', 'uncertain', 'held']);

/** How long the mails of an edition are kept after its last delivery, in milliseconds. */
const keptFor = 14 * 86_400_000;

export function outboxOf(connection: Connection): Outbox {
  const { db } = connection;
  const fence = () => connection.lease?.fence ?? null;
  const together = grouped((work) => connection.write(work));
  return {
    plan: (plan, at) => connection.write((step) => writePlan(step, plan, at)),

    async mail(edition, variant) {
      const row = await db
        .selectFrom('mails')
        .select('mail')
        .where('edition', '=', edition)
        .where('variant', '=', variant)
        .executeTakeFirstOrThrow();
      return JSON.parse(row.mail) as FrozenMail;
    },

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
        // Whoever signed off has no open delivery any more, unless it came back out of a backup or was planned again by hand.
        const off = sql<boolean>`exists (select 1 from optouts where optouts.key = deliveries.recipient
          and optouts.list in (${everyList}, deliveries.list))`;
        await ours.where(off).set({ state: 'cancelled', note: 'signed off', changed: at }).execute();
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
        // Its readers' hours may have passed while it waited, and it is no staler for that.
        const fresh = { due: sql<number>`max(due, ${at})`, expires: sql<number>`max(due, ${at}) + ${staleAfter}` };
        await waited.set({ state, changed: at, ...(state === 'planned' && fresh) }).execute();
      });
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

/**
 * Plans an edition's mails. What was sent, or may have been, stays as it is: one edition reaches one reader once. What was planned and
 * not yet begun is planned anew.
 */
export async function writePlan(step: Step, plan: MailPlan, at: number): Promise<void> {
  const { edition, list, mails, deliveries, whole, hold } = plan;
  const { numDeletedRows } = await step.deleteFrom('holds').where('edition', '=', edition).executeTakeFirst();
  if (hold) await step.insertInto('holds').values({ edition, until: hold.until }).execute();
  // What is held without its editor's hold came out of a backup, and may have been sent since.
  const waited = numDeletedRows > 0n ? (['held'] as const) : [];
  const notSent = ['planned', 'deferred', 'cancelled', 'suppressed', 'expired', ...waited] as const;
  const unsent = step.deleteFrom('deliveries').where('edition', '=', edition).where('state', 'in', notSent);
  if (whole) await unsent.execute();
  else
    await inBatches(
      deliveries.map(({ reader }) => reader.key),
      (some) => unsent.where('recipient', 'in', some).execute(),
    );
  for (const [variant, mail] of mails)
    await step
      .replaceInto('mails')
      .values({ edition, variant, mail: JSON.stringify(mail) })
      .execute();
  const rows = deliveries.map(({ reader, variant, messageId, due, expires, state, note }) => ({
    edition,
    recipient: reader.key,
    reader: reader.id,
    address: reader.address,
    name: reader.name,
    list,
    format: reader.format,
    variant,
    message_id: messageId,
    state,
    due,
    expires,
    note,
    changed: at,
  }));
  await inBatches(rows, (some) =>
    step
      .insertInto('deliveries')
      .values(some)
      .onConflict((conflict) => conflict.columns(['edition', 'recipient']).doNothing())
      .execute(),
  );
}

/**
 * Everything that is not done with waits for a person to decide on it: it came out of a backup, and may have been sent since. Also what waited for its
 * editor, who may have said yes since, and what is uncertain, which is not sent again by itself. Gives how many are held.
 */
export async function holdEverything(step: Step, note: string, at: number): Promise<number> {
  await step.deleteFrom('holds').execute();
  await step
    .updateTable('deliveries')
    .set({ state: 'uncertain', note, changed: at, fence: null, expires: sql<number>`min(expires, ${at})` })
    .where('state', 'in', ['committing', 'uncertain'])
    .execute();
  const { numUpdatedRows } = await step
    .updateTable('deliveries')
    .set({ state: 'held', note, changed: at, fence: null })
    .where('state', 'in', open)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What has not begun of some editions is not sent. */
export async function cancelOpen(step: Step, editions: readonly string[], note: string, at: number): Promise<void> {
  if (editions.length === 0) return;
  await step
    .updateTable('deliveries')
    .set({ state: 'cancelled', note, changed: at })
    .where('edition', 'in', editions)
    .where('state', 'in', open)
    .execute();
  await step.deleteFrom('holds').where('edition', 'in', editions).execute();
}

interface DeliveryRow extends Omit<Delivery, 'messageId'> {
  readonly message_id: string;
  readonly fence: number | null;
}

function deliveryOf({ message_id: messageId, fence: _, ...row }: DeliveryRow): Delivery {
  return { ...row, messageId };
}
