import { sql } from 'kysely';
import type { DeliveryState, MailPlan } from '../model/delivery.ts';
import { inBatches } from './database/database.ts';
import type { WriteTransaction } from './database/write-queue.ts';

/** States in which a delivery can still be cancelled, or held. */
const open = ['planned', 'sending', 'deferred', 'held'] as const satisfies readonly DeliveryState[];

/**
 * Plans an edition's mails. Deliveries that were sent, or may have been, stay as they are: a recipient gets an edition at most once. Deliveries
 * that were planned and not begun are planned anew.
 */
export async function writePlan(step: WriteTransaction, plan: MailPlan, at: number): Promise<void> {
  const { edition, list, mails, deliveries, whole, hold } = plan;
  const { numDeletedRows } = await step.deleteFrom('holds').where('edition', '=', edition).executeTakeFirst();
  if (hold) await step.insertInto('holds').values({ edition, until: hold.until }).execute();
  // Deliveries that are held although the edition does not wait for approval come from a backup, and may have been sent since.
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
 * After a restore: holds every open delivery for a person to decide, since it may have been sent after the backup was made. That includes deliveries
 * that waited for approval, which may have been given since; uncertain ones stay uncertain and are not sent again by themselves.
 *
 * @returns how many are held
 */
export async function holdEverything(step: WriteTransaction, note: string, at: number): Promise<number> {
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

/** Cancels the open deliveries of some editions. */
export async function cancelOpen(
  step: WriteTransaction,
  editions: readonly string[],
  note: string,
  at: number,
): Promise<void> {
  if (editions.length === 0) return;
  await step
    .updateTable('deliveries')
    .set({ state: 'cancelled', note, changed: at })
    .where('edition', 'in', editions)
    .where('state', 'in', open)
    .execute();
  await step.deleteFrom('holds').where('edition', 'in', editions).execute();
}
