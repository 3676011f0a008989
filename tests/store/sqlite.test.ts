import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database/database.ts';
import { migrations, type Tables } from '../../src/store/database/migrations.ts';
import { outboxOf } from '../../src/store/outbox-rows.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storeContract } from './contract.ts';

describe('sqlite keeps the Store contract', () => {
  let file = '';
  beforeEach(() => {
    file = path.join(temporaryFolder(), 'state', 'briefing.db');
  });
  storeContract(() => openSqlite(file));
});

test('the database keeps how many migrations ran, and runs each once', async () => {
  const file = path.join(temporaryFolder(), 'briefing.db');
  for (let time = 0; time < 2; time++) await (await openSqlite(file)).close();
  const database = new Database(file);
  expect(database.prepare('pragma user_version').all()).toEqual([{ user_version: migrations.length }]);
  expect(database.prepare('pragma journal_mode').all()).toEqual([{ journal_mode: 'wal' }]);
  database.close();
});

test('a database of a newer program is refused with what to do', async () => {
  const file = path.join(temporaryFolder(), 'briefing.db');
  const database = new Database(file);
  database.pragma('user_version = 99');
  database.close();
  await expect(openSqlite(file)).rejects.toMatchObject({
    message: expect.stringContaining('newer version'),
    hint: expect.stringContaining('Update'),
  });
});

test('a file that is no database is refused and left as it is', async () => {
  const file = path.join(temporaryFolder(), 'briefing.db');
  writeFileSync(file, 'this is a shopping list and no database at all, whatever its name says');
  await expect(openSqlite(file)).rejects.toMatchObject({ message: expect.stringContaining('cannot be opened') });
  expect(readFileSync(file, 'utf8')).toMatch(/^this is a shopping list/);
});

test('a delivery that v0.1.0 marked before its last bytes is uncertain now', async () => {
  const file = path.join(temporaryFolder(), 'briefing.db');
  await writeAsVersion(8, file);
  const connection = await openDatabase(file);
  const outbox = outboxOf(connection);
  expect(await outbox.deliveries({ states: ['committing'] })).toHaveLength(1);
  await outbox.recover(0);
  expect((await outbox.deliveries({})).map(({ state }) => state)).toEqual(['uncertain', 'deferred']);
  await connection.close();
});

/** A state file as an earlier version left it when it was killed while it sent: a delivery in `dot`, and one in `sending`. */
async function writeAsVersion(version: number, file: string): Promise<void> {
  const database = new Database(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: database as unknown as SqliteDatabase }) });
  for (const migrate of migrations.slice(0, version)) await migrate(db);
  for (const [number, state] of ['dot', 'sending'].entries())
    database.exec(`insert into deliveries (edition, recipient, reader, address, list, format, variant, message_id, state, due, expires, fence, changed)
      values ('2026-11-22', 'r${number}@tarnby.example', 'a${number}', 'r${number}@tarnby.example', '', 'html', 'all', 'm${number}', '${state}', 0, 1, 7, 0)`);
  database.pragma(`user_version = ${version}`);
  database.close();
}
