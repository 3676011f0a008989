import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { failpoint } from '../lib/failpoints.ts';
import { writeAtomic } from '../lib/files.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { type Connection, openDatabase } from './database/database.ts';
import { migrations } from './database/migrations.ts';
import type { WriteTransaction } from './database/write-queue.ts';
import { holdEverything } from './outbox-planning.ts';
import { restoredFact } from './store.ts';

/** Writes the whole database into a file of its own, as it is at this moment, while others work with it. */
export async function backUp({ db }: Connection, file: string): Promise<void> {
  if (existsSync(file)) throw new BriefingError(`${file} is there already.`, { hint: 'Name another file.' });
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
    await sql`vacuum into ${file}`.execute(db);
    chmodSync(file, 0o600);
    checkBackup(file);
  } catch (error) {
    throw new BriefingError(`The backup could not be written to ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** Tables that every version of it had. */
const ourTables = ['editions', 'items', 'sources'];

/** @throws BriefingError when a file is no whole database of ours, or one of a newer program */
export function checkBackup(file: string): void {
  if (!existsSync(file)) throw new BriefingError(`There is no ${file}.`);
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    const check = database.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
    if (check[0]?.integrity_check !== 'ok') throw new Error(check[0]?.integrity_check ?? 'the check gave no answer');
    const [{ user_version: version }] = database.prepare('pragma user_version').all() as { user_version: number }[];
    if (version === 0) throw new Error('it is no database of this program');
    if (version > migrations.length) throw new Error('it was made by a newer version of this program; update first');
    const parts = database.prepare('select type, name from sqlite_master').all() as { type: string; name: string }[];
    if (!ourTables.every((table) => parts.some(({ type, name }) => type === 'table' && name === table)))
      throw new Error('it is no database of this program');
    // Ours has none, and one of somebody else would be done whenever we write.
    const foreign = parts.find(({ type }) => type === 'trigger' || type === 'view');
    if (foreign !== undefined) throw new Error(`it holds a ${foreign.type} that is not ours, "${foreign.name}"`);
  } catch (error) {
    throw new BriefingError(`${file} cannot be restored: ${messageOf(error)}`, { cause: error });
  } finally {
    database?.close();
  }
}

/**
 * Puts what a backup knows in the place of what is remembered, in one transaction and in the same file: other processes that have it open (`briefing
 * serve`) goes on with it. Unsubscribes and suppressions made since then are kept. In the same transaction all that the backup had still to send is held, and it
 * is noted that `digests/` may know of later editions: a process that dies here leaves nothing that is sent a second time. Returns how many are held.
 *
 * @throws BriefingError when the backup holds what we do not know
 */
export async function restoreInto(connection: Connection, file: string, at: number): Promise<number> {
  const copy = `${connection.file}.restoring`;
  const clear = () => {
    for (const tail of tails) rmSync(`${copy}${tail}`, { force: true });
  };
  clear();
  let attached = false;
  try {
    copyFileSync(file, copy);
    // One that an older program made is brought up to date.
    await (await openDatabase(copy)).close();
    failpoint('restore copied');
    await sql`attach ${copy} as backup`.execute(connection.db);
    attached = true;
    const held = await connection.write(async (step) => {
      const names = await sameTables(step, file);
      // In between some rows name others that are not there.
      await sql`pragma defer_foreign_keys = on`.execute(step);
      for (const name of names)
        if (name !== 'optouts') await sql`delete from ${sql.table(`main.${name}`)}`.execute(step);
      for (const name of names)
        await sql`insert or ignore into ${sql.table(`main.${name}`)} select * from ${sql.table(`backup.${name}`)}`.execute(
          step,
        );
      await step.replaceInto('facts').values({ name: restoredFact, value: 'yes' }).execute();
      const count = await holdEverything(step, 'restored from a backup: it may have been sent since', at);
      failpoint('restore written');
      return count;
    });
    failpoint('restore done');
    return held;
  } finally {
    // What was put back is put back, whether or not this works: the connection is closed in a moment.
    if (attached) await sql`detach backup`.execute(connection.db).catch(() => {});
    clear();
  }
}

/** The tables that the backup and the database both have, but for who is at work; each must have the same columns in both. */
async function sameTables(step: WriteTransaction, file: string): Promise<string[]> {
  const columnsIn = async (schema: 'main' | 'backup') => {
    const { rows } = await sql<{ name: string; columns: string }>`
      select list.name, (select group_concat(name || ' ' || type) from pragma_table_info(list.name, ${schema})) as columns
      from ${sql.table(`${schema}.sqlite_master`)} as list where type = 'table' and name not like 'sqlite%'`.execute(
      step,
    );
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  };
  const [ours, theirs] = [await columnsIn('main'), await columnsIn('backup')];
  for (const [name, columns] of theirs)
    if (ours.get(name) !== columns)
      throw new BriefingError(
        `${file} cannot be restored: its table "${name}" is ${ours.has(name) ? 'not as ours' : 'none of ours'}.`,
        { hint: 'Take a file that briefing backup wrote. What is remembered is as it was.' },
      );
  return [...theirs.keys()].filter((name) => name !== 'leases');
}

/** Whether a database that cannot be opened is damaged: not where the disk is full, or nobody may write. */
export function isDamaged(error: unknown): boolean {
  return /not a database|malformed|is empty|newer version|another program|journal .* is damaged/i.test(
    messageOf(error),
  );
}

/** A name beside the database that nothing has yet. */
export function asideOf(database: string, stamp: string): string {
  let name = `${database}.before-${stamp}`;
  for (let number = 2; existsSync(name); number++) name = `${database}.before-${stamp}-${number}`;
  return name;
}

/** A database and what lies beside it while it is open. */
const tails = ['', '-wal', '-shm'];

/**
 * Puts a backup in the place of a database that cannot be opened; what was there is copied to `aside` first. The new database is made whole beside it, with all
 * that was still to be sent held, before it gets the name. Gives how many are held.
 */
export async function putBack(file: string, database: string, aside: string, at: number): Promise<number> {
  const [work, fresh] = [`${database}.work`, `${database}.fresh`];
  const clear = () => {
    for (const name of [work, fresh]) for (const tail of tails) rmSync(`${name}${tail}`, { force: true });
  };
  clear();
  try {
    const connection = await openDatabase(work);
    const held = await restoreInto(connection, file, at)
      .then(async (count) => {
        // A file that nobody has had open, and beside which nothing lies.
        await backUp(connection, fresh);
        return count;
      })
      .finally(() => connection.close());
    syncFile(fresh);
    failpoint('restore made');
    const there = tails.filter((tail) => existsSync(`${database}${tail}`));
    for (const tail of there) copyFileSync(`${database}${tail}`, `${aside}${tail}`);
    failpoint('restore aside');
    // Without its journal what is damaged might open, as it was long ago: before the journal goes, nothing can be opened any more.
    writeAtomic(database, 'briefing restore is putting a backup here. If it has ended, run it again.\n');
    failpoint('restore emptied');
    for (const tail of tails.slice(1)) rmSync(`${database}${tail}`, { force: true });
    failpoint('restore cleared');
    renameSync(fresh, database);
    return held;
  } finally {
    clear();
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
