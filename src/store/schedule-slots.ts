import type { SlotState } from '../model/delivery.ts';
import type { Connection } from './database/database.ts';

/**
 * A moment at which an edition is due, and what became of it; times in milliseconds since 1970.
 *
 * @example { list: '', at: 1795330800000, state: 'made', edition: '2026-11-22', note: null, attempts: 1, next: null }
 */
export interface Slot {
  /** The edition's name in the settings; '' for the only one. */
  readonly list: string;
  readonly at: number;
  readonly state: SlotState;
  readonly edition: string | null;
  readonly note: string | null;
  readonly attempts: number;
  /** When it is tried again; null where it is not. */
  readonly next: number | null;
}

/** What the schedule knows of earlier slots. */
export interface Slots {
  /** The newest of a list. */
  last(list: string): Promise<Slot | null>;
  save(slot: Slot): Promise<void>;
  /** Forgets what a clock that ran far ahead has written. */
  forgetAfter(list: string, at: number): Promise<void>;
  /** The newest first, of all lists. */
  recent(count: number): Promise<Slot[]>;
}

/** The slots of a database. */
export function slotsOf(connection: Connection): Slots {
  const { db } = connection;
  return {
    async last(list) {
      const query = db.selectFrom('slots').selectAll().where('list', '=', list).orderBy('at', 'desc').limit(1);
      return (await query.executeTakeFirst()) ?? null;
    },
    async save(slot) {
      await connection.write((step) => step.replaceInto('slots').values(slot).execute());
    },
    async forgetAfter(list, at) {
      await connection.write((step) =>
        step.deleteFrom('slots').where('list', '=', list).where('at', '>', at).execute(),
      );
    },
    recent: (count) => db.selectFrom('slots').selectAll().orderBy('at', 'desc').limit(count).execute(),
  };
}
