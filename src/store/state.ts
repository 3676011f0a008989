import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Connection, openDatabase } from './database/database.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Outbox } from './outbox.ts';
import { outboxOf } from './outbox-rows.ts';
import { type Slots, slotsOf } from './schedule-slots.ts';
import { sqliteStore } from './sqlite.ts';
import { allLists, type Store } from './store.ts';
import { type Subscribers, subscribersOf } from './subscribers.ts';

/**
 * Everything that is remembered between runs, over one connection.
 *
 * @example
 * const state = await openState({ state: '.briefing' });
 * try { await state.subscribers.all(); } finally { await state.close(); }
 */
export interface State {
  readonly store: Store;
  readonly subscribers: Subscribers;
  readonly outbox: Outbox;
  readonly slots: Slots;
  readonly facts: Facts;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Where the state is, and for which list: `list` and `novelty` as in the configuration. */
export interface StateLocation {
  readonly state: string;
  readonly list?: string;
  readonly novelty?: 'own' | 'shared';
}

/** The database file of a state folder. */
export function databaseIn({ state }: StateLocation): string {
  return path.join(state, 'briefing.db');
}

/** Opens the state without a lease: for commands that only read, and for changes that need no lease (subscribers, suppressions). */
export async function openState(location: StateLocation, inMemory = false): Promise<State> {
  const connection = await openDatabase(inMemory ? ':memory:' : databaseIn(location));
  return {
    store: sqliteStore(connection, listOf(location)),
    subscribers: subscribersOf(connection),
    outbox: outboxOf(connection),
    slots: slotsOf(connection),
    facts: factsOf(connection),
    connection,
    close: () => connection.close(),
  };
}

/** Each of several editions remembers its own articles, unless `novelty: shared` makes them share one. */
function listOf({ list, novelty }: StateLocation): string {
  return list === undefined || list === '' || novelty === 'shared' ? allLists : list;
}

/** Reads from the state of earlier runs; null where none has run yet. */
export async function readState<T>(location: StateLocation, read: (state: State) => Promise<T>): Promise<T | null> {
  if (!existsSync(databaseIn(location))) return null;
  const state = await openState(location);
  try {
    return await read(state);
  } finally {
    await state.close();
  }
}

/** A state that a long-running program keeps open. */
export interface ReloadingState {
  /** The open state; opened again where its file was replaced or removed meanwhile (`briefing restore`). */
  get(): Promise<State>;
  close(): Promise<void>;
}

/** Opens the state for a program that keeps running. Nothing is opened before the first `get`. */
export function openReloading(location: StateLocation): ReloadingState {
  let current: Promise<{ readonly state: State; readonly file: string | null }> | null = null;
  const reopen = async (previous: typeof current) => {
    const stale = await previous?.catch(() => null);
    await stale?.state.close();
    return { state: await openState(location), file: fileIdentity(databaseIn(location)) };
  };
  return {
    async get() {
      const seen = current;
      const opened = await seen?.catch(() => null);
      if (opened && opened.file === fileIdentity(databaseIn(location))) return opened.state;
      // Of several callers that find it stale at the same time, only the first one reopens it.
      if (current === seen || current === null) current = reopen(seen);
      return (await current).state;
    },
    async close() {
      const opened = await current?.catch(() => null);
      await opened?.state.close();
    },
  };
}

/** Device and inode: they distinguish two files of one name. Null where there is none. */
function fileIdentity(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev} ${stats.ino}`;
}
