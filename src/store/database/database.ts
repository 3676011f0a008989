import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { type DatabaseConnection, Kysely, type SqliteDatabase, SqliteDialect, SqliteDriver, sql } from 'kysely';
import Database from 'libsql';
import { BriefingError, diskError, exitCodes, messageOf } from '../../model/errors.ts';
import { assertHeld, type Lease } from '../lease.ts';
import { journalOf } from './journal.ts';
import { migrations, type Tables } from './migrations.ts';
import { inTurn, isLocked, type WriteTransaction } from './write-queue.ts';

/** More values than this in one statement meet SQLite's limit on parameters. */
const batch = 500;

/** How long SQLite itself waits where it does (never for a transaction, see `write-queue.ts`), in milliseconds. */
const busyTimeout = 5000;

/** The embedded database, and who may write. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly file: string;
  /** Held for changes that a run or a delivery makes; null for changes that need no lease (subscribers, suppressions). */
  lease: Lease | null;
  /** A transaction that checks the lease, where there is one. */
  write<T>(work: (step: WriteTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const damaged =
  'Put back a backup (briefing restore). If there is none, move the file away: what lies in digests/ is then known again from there; subscribers and unsubscribes are not.';

/** Opens (and where needed makes) the embedded database. A file that is no database of ours is refused, never replaced. */
export async function openDatabase(file: string): Promise<Connection> {
  if (file !== ':memory:') {
    writing(path.dirname(file), (folder) => mkdirSync(folder, { recursive: true, mode: 0o700 }));
    if (!existsSync(file)) {
      // The journal of a file that was moved away would be played into the new one.
      if (existsSync(`${file}-wal`)) writing(path.dirname(file), () => renameSync(`${file}-wal`, `${file}-wal.left`));
      await makeWhole(file);
    } else if (statSync(file).size === 0)
      throw new BriefingError(`The database ${file} is empty: what was remembered is gone.`, { hint: damaged });
  }
  const journal = file === ':memory:' ? 'whole' : await journalOf(file);
  if (journal === 'lost')
    throw new BriefingError(
      `The journal of ${file} is damaged: what was written last is gone, and with it what was sent.`,
      {
        hint: `Put back a backup (briefing restore). If there is none, keep what is left: briefing restore ${file}. What waits is then held, for it may have been sent.`,
      },
    );
  const { db, migrated } = await connect(file);
  if (journal === 'torn') await doubt(db, file, migrated);
  const connection: Connection = {
    db,
    file,
    lease: null,
    write: (work) =>
      transaction(db, async (step) => {
        // The fencing token is checked in the very transaction that writes: a process that lost its lease while it was suspended writes nothing.
        if (connection.lease !== null) await assertHeld(step, connection.lease);
        return work(step);
      }),
    close: () => db.destroy(),
  };
  return connection;
}

/**
 * The last transaction was not whole, and is gone: it may have marked the last bytes of what was being sent. The journal is emptied, so that this is
 * asked once. It was seen without the write lock, perhaps while somebody was writing: what is whole once we hold the lock was
 * never torn, unless a migration has just written over it.
 */
export async function doubt(db: Kysely<Tables>, file: string, migrated: boolean): Promise<void> {
  const torn = await transaction(db, async (step) => {
    if (!migrated && (await journalOf(file)) === 'whole') return false;
    await step
      .updateTable('deliveries')
      .set({ state: 'uncertain', fence: null, note: 'the journal was torn at its end: it may have been sent' })
      .where('state', '=', 'sending')
      .execute();
    return true;
  });
  if (!torn) return;
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/**
 * Makes the file whole, under its name only when it is: so an empty one is never one that somebody is just making. What is linked to the name was
 * never open: libsql keeps a file that it has closed, and its index of the journal (`-shm`) with it. Were it the draft itself, this process
 * would go on with an index of its own, and lose what others commit.
 */
async function makeWhole(file: string): Promise<void> {
  const folder = writing(path.dirname(file), () => mkdtempSync(`${file}-`));
  const whole = path.join(folder, 'whole.db');
  try {
    const { db } = await connect(path.join(folder, 'new.db'), file);
    try {
      await sql`vacuum into ${whole}`.execute(db);
    } finally {
      await db.destroy();
    }
    chmodSync(whole, 0o600);
    try {
      linkSync(whole, file);
    } catch (error) {
      // Not every file system has links; where another process was quicker, its file is as good.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' && !existsSync(file))
        copyFileSync(whole, file, constants.COPYFILE_EXCL);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a statement over batches of values that are small enough for SQLite, one after the other; gives the results in order. */
export async function inBatches<T, R>(values: readonly T[], run: (some: T[]) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < values.length; at += batch) results.push(await run(values.slice(at, at + batch)));
  return results;
}

/** Addresses of readers, and the key that signs their links, are nobody else's to read: what is made here is its owner's alone. */
function writing<T>(folder: string, work: (folder: string) => T): T {
  try {
    return work(folder);
  } catch (error) {
    throw new BriefingError(`The folder ${folder} cannot be written: ${messageOf(error)}`, {
      hint: 'The program keeps there what it has printed. Give yourself the right to write, or set BRIEFING_STATE to another folder.',
      cause: error,
    });
  }
}

/** A transaction; where another program writes for longer than one waits, that is what is said. */
export async function transaction<T>(db: Kysely<Tables>, work: (step: WriteTransaction) => Promise<T>): Promise<T> {
  try {
    return await inTurn(db, work);
  } catch (error) {
    const disk = diskError(error);
    if (disk !== null) throw disk;
    if (error instanceof BriefingError || !isLocked(error)) throw error;
    throw new BriefingError('Another program is writing to the database, and has been for seconds.', {
      hint: 'Try again when it has ended.',
      exitCode: exitCodes.busy,
      cause: error,
    });
  }
}

/**
 * A transaction takes the write lock when it begins, or fails at once: one that reads first and then wants to write could fail in its middle.
 * `inTurn` tries again.
 */
class WritersDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: database as unknown as SqliteDatabase });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new WritersDriver(this.#database);
  }
}

class WritersDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: database as unknown as SqliteDatabase });
    this.#database = database;
  }

  override async beginTransaction(): Promise<void> {
    this.#database.pragma('busy_timeout = 0');
    try {
      // Not prepared: libsql leaves a prepared statement that was refused open until it is collected, and no commit passes meanwhile.
      this.#database.exec('begin immediate');
    } finally {
      this.#database.pragma(`busy_timeout = ${busyTimeout}`);
    }
  }

  /** Where the disk is full SQLite has rolled back by itself, and says so: the error to report is the cause (sqlite.org/lang_transaction.html). */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

async function connect(file: string, name = file): Promise<{ db: Kysely<Tables>; migrated: boolean }> {
  let db: Kysely<Tables> | null = null;
  try {
    const database = new Database(file, { timeout: busyTimeout });
    // A commit is on the disk when it returns: a marker that a power cut takes away is none.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    db = new Kysely<Tables>({ dialect: new WritersDialect(database) });
    const migrated = await migrate(db, name);
    // Only now, for it writes into the file: one that is not ours stays as it was.
    database.pragma('journal_mode = WAL');
    // Better to find a damaged or a read-only file now than after an edition was written.
    const check = database.prepare('pragma quick_check(1)').all() as { quick_check: string }[];
    if (check[0]?.quick_check !== 'ok') throw new Error(check[0]?.quick_check ?? 'the check gave no answer');
    database.exec('begin immediate; rollback');
    return { db, migrated };
  } catch (error) {
    await db?.destroy();
    if (error instanceof BriefingError) throw error;
    const locked = isLocked(error);
    throw new BriefingError(`The database ${name} cannot be opened: ${messageOf(error)}`, {
      hint: locked
        ? 'Another program is writing to it. Try again when it has ended.'
        : /read-?only|unable to open|EACCES|EPERM|EROFS/i.test(messageOf(error))
          ? `This user may not write there: give it the right to (chown -R), or set BRIEFING_STATE to another folder.`
          : `Is the disk full? Then make room. Is it damaged? ${damaged}`,
      ...(locked && { exitCode: exitCodes.busy }),
      cause: error,
    });
  }
}

/** Gives whether there was something to migrate. */
function migrate(db: Kysely<Tables>, file: string): Promise<boolean> {
  return inTurn(db, async (step) => {
    const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(step);
    const done = rows[0]?.user_version ?? 0;
    if (done > migrations.length) {
      throw new BriefingError(`The database ${file} was made by a newer version of this program.`, {
        hint: 'Update the program, or point BRIEFING_STATE at another folder.',
      });
    }
    if (done === migrations.length) return false;
    if (done === 0) {
      const others = await sql<{ name: string }>`select name from sqlite_master`.execute(step);
      if (others.rows.length > 0) throw new Error('it is another program’s');
    }
    for (const migration of migrations.slice(done)) await migration(step);
    await sql.raw(`pragma user_version = ${migrations.length}`).execute(step);
    return true;
  });
}
