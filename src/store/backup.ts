import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { BriefingError, messageOf } from '../errors.ts';
import type { Connection } from './database.ts';
import { migrations } from './migrations.ts';

/** Writes the whole memory into a file of its own, as it is at this moment, while others work with it. */
export async function backUp({ db }: Connection, file: string): Promise<void> {
  if (existsSync(file)) throw new BriefingError(`${file} is there already.`, { hint: 'Name another file.' });
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    await sql`vacuum into ${file}`.execute(db);
    checkBackup(file);
  } catch (error) {
    throw new BriefingError(`The backup could not be written to ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** @throws BriefingError when a file is no whole database of ours, or one of a newer program */
export function checkBackup(file: string): void {
  if (!existsSync(file)) throw new BriefingError(`There is no ${file}.`);
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    const check = database.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
    if (check[0]?.integrity_check !== 'ok') throw new Error(check[0]?.integrity_check ?? 'the check gave no answer');
    const [{ user_version: version }] = database.prepare('pragma user_version').all() as { user_version: number }[];
    if (version === 0) throw new Error('it is no memory of this program');
    if (version > migrations.length) throw new Error('it was made by a newer version of this program; update first');
  } catch (error) {
    throw new BriefingError(`${file} cannot be restored: ${messageOf(error)}`, { cause: error });
  } finally {
    database?.close();
  }
}

/** Puts a backup in the place of the memory; what was there is moved beside it, never thrown away. Gives its new name. */
export function putBack(file: string, memory: string, stamp: string): string | null {
  const fresh = `${memory}.restoring`;
  mkdirSync(path.dirname(memory), { recursive: true });
  copyFileSync(file, fresh);
  const handle = openSync(fresh, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  const aside = `${memory}.before-${stamp}`;
  const had = existsSync(memory);
  for (const tail of ['', '-wal', '-shm'])
    if (existsSync(`${memory}${tail}`)) renameSync(`${memory}${tail}`, `${aside}${tail}`);
  renameSync(fresh, memory);
  rmSync(fresh, { force: true });
  return had ? aside : null;
}
