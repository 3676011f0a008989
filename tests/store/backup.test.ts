import path from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { backUp, restoreInto } from '../../src/store/backup.ts';
import { openDatabase } from '../../src/store/database/database.ts';
import { temporaryFolder } from '../support/folder.ts';

test('a restore that fails leaves nothing attached: the next one over the same connection works', async () => {
  const folder = temporaryFolder();
  const connection = await openDatabase(path.join(folder, 'briefing.db'));
  const [good, bad] = [path.join(folder, 'good.db'), path.join(folder, 'bad.db')];
  await backUp(connection, good);
  await backUp(connection, bad);
  const database = new Database(bad);
  database.exec('create table wishes (text text)');
  database.close();
  await expect(restoreInto(connection, bad, 1)).rejects.toThrow('"wishes" is none of ours');
  expect(await restoreInto(connection, good, 1)).toBe(0);
  expect(await restoreInto(connection, good, 1)).toBe(0);
  await connection.close();
});
