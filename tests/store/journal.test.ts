import { closeSync, copyFileSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { doubt, openDatabase } from '../../src/store/database/database.ts';
import { journalOf } from '../../src/store/database/journal.ts';
import { temporaryFolder } from '../support/folder.ts';

const frame = 24 + 4096;

/** A database with five transactions of one page each in its journal, which nobody has put into the file yet. */
function journaled(folder: string): { file: string; wal: Buffer } {
  const file = path.join(folder, 'a.db');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec('create table notes (text text)');
  database.pragma('wal_checkpoint(truncate)');
  for (let number = 1; number <= 5; number++) database.prepare('insert into notes values (?)').run(`note ${number}`);
  // As a process leaves it that is killed.
  copyFileSync(`${file}-wal`, path.join(folder, 'wal'));
  copyFileSync(file, path.join(folder, 'b.db'));
  database.close();
  const copy = path.join(folder, 'b.db');
  copyFileSync(path.join(folder, 'wal'), `${copy}-wal`);
  return { file: copy, wal: readFileSync(`${copy}-wal`) };
}

test('a journal that is whole, of a database that is read by SQLite to its end', async () => {
  const { file, wal } = journaled(temporaryFolder());
  expect(wal.length).toBe(32 + 5 * frame);
  expect(await journalOf(file)).toBe('whole');
  expect(await journalOf(path.join(path.dirname(file), 'none.db'))).toBe('whole');
});

test.each([
  ['cut in the last frame', (wal: Buffer) => wal.subarray(0, wal.length - 100), 'whole'],
  ['garbage behind it', (wal: Buffer) => Buffer.concat([wal, Buffer.alloc(9000, 0x5a)]), 'whole'],
  ['nothing but zeros', (wal: Buffer) => Buffer.alloc(wal.length), 'whole'],
  ['a page of the last transaction changed', (wal: Buffer) => flipped(wal, 32 + 4 * frame + 500), 'torn'],
  ['a page of an earlier transaction changed', (wal: Buffer) => flipped(wal, 32 + 2 * frame + 500), 'lost'],
  ['the salt of an earlier frame changed', (wal: Buffer) => flipped(wal, 32 + 2 * frame + 9), 'lost'],
  ['its header changed', (wal: Buffer) => flipped(wal, 17), 'lost'],
  ['another file', (wal: Buffer) => Buffer.alloc(wal.length, 0x41), 'lost'],
])('a journal with %s', async (_, harm, state) => {
  const { file, wal } = journaled(temporaryFolder());
  writeFileSync(`${file}-wal`, harm(wal));
  expect(await journalOf(file)).toBe(state);
});

test('frames of an earlier round, and of what was rolled back, are no damage', async () => {
  const folder = temporaryFolder();
  const { file, wal } = journaled(folder);
  const database = new Database(file);
  database.pragma('wal_checkpoint(restart)');
  database.prepare('insert into notes values (?)').run('a new round');
  const now = readFileSync(`${file}-wal`);
  expect([now.length, now.equals(wal)]).toEqual([wal.length, false]);
  expect(await journalOf(file)).toBe('whole');
  database.pragma('cache_size = 1');
  database.exec('begin');
  for (let number = 0; number < 2000; number++) database.prepare('insert into notes values (?)').run('x'.repeat(200));
  database.exec('rollback');
  database.prepare('insert into notes values (?)').run('after it');
  expect(await journalOf(file)).toBe('whole');
  database.close();
});

/** A memory in which one mail is being sent, with a journal of its own. */
async function sending() {
  const file = path.join(temporaryFolder(), 'briefing.db');
  const connection = await openDatabase(file);
  const { db } = connection;
  const row = { recipient: 'ann@tarnby.example', reader: 'r', address: 'ann@tarnby.example', name: null, list: '' };
  await db
    .insertInto('deliveries')
    .values({
      ...row,
      ...{ edition: '2026-11-22', format: 'html', variant: '', message_id: '<a@tarnby.example>', state: 'sending' },
      ...{ due: 1, expires: 2, fence: 1, note: null, changed: 1 },
    })
    .execute();
  const state = async () => (await db.selectFrom('deliveries').select('state').executeTakeFirstOrThrow()).state;
  return { ...connection, file, state };
}

test('a journal that only looked torn while somebody was writing puts nothing in doubt', async () => {
  const memory = await sending();
  await doubt(memory.db, memory.file, false);
  expect(await memory.state()).toBe('sending');
  await memory.close();
});

test('a journal that is torn when nobody else can write, or that a migration has written over since, does', async () => {
  const torn = await sending();
  const wal = `${torn.file}-wal`;
  const bytes = readFileSync(wal);
  const frames = (bytes.length - 32) / frame;
  // The checksum of the last frame, which nobody reads who has it open.
  const handle = openSync(wal, 'r+');
  writeSync(handle, Buffer.from([bytes[32 + (frames - 1) * frame + 16] ^ 0xff]), 0, 1, 32 + (frames - 1) * frame + 16);
  closeSync(handle);
  expect(await journalOf(torn.file)).toBe('torn');
  await doubt(torn.db, torn.file, false);
  expect(await torn.state()).toBe('uncertain');
  await torn.close();
  const migrated = await sending();
  await doubt(migrated.db, migrated.file, true);
  expect(await migrated.state()).toBe('uncertain');
  await migrated.close();
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] ^= 0xff;
  return copy;
}
