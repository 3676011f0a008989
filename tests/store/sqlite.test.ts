import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/database/migrations.ts';
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
