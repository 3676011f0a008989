import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { BriefingError, exitCodes, messageOf } from '../../src/model/errors.ts';
import { tick } from '../../src/schedule/scheduler.ts';
import { openState } from '../../src/store/state.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { wall } from '../support/newsroom.ts';
import { openFaultyServer } from '../support/smtp.ts';

/** How many more writes the disk takes, of files and of the database alike; from then on it is full. */
const disk = { room: Number.POSITIVE_INFINITY };
const isFull = () => --disk.room < 0;

const real = { writeFileSync: fs.writeFileSync, prepare: Database.prototype.prepare };
fs.writeFileSync = (...args: Parameters<typeof fs.writeFileSync>) => {
  if (isFull()) {
    // Half of it is on the disk.
    real.writeFileSync(args[0], '', args[2]);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
  real.writeFileSync(...args);
};
syncBuiltinESMExports();
Database.prototype.prepare = function (this: Database.Database, statement: string) {
  const prepared = real.prepare.call(this, statement);
  if (!/^\s*(?:insert|update|delete|replace|commit)\b/i.test(statement)) return prepared;
  for (const method of ['run', 'all'] as const) {
    const work = prepared[method].bind(prepared) as (...values: unknown[]) => never;
    prepared[method] = (...values: unknown[]) => {
      if (!isFull()) return work(...values);
      // SQLite gives up the whole transaction then.
      if (this.inTransaction) this.exec('rollback');
      throw new Error('database or disk is full');
    };
  }
  return prepared;
} as typeof real.prepare;
afterAll(() => {
  fs.writeFileSync = real.writeFileSync;
  syncBuiltinESMExports();
  Database.prototype.prepare = real.prepare;
});

test('F23 a disk that is full at the first, second, … write: then one edition, and one mail for each', async () => {
  const server = await openFaultyServer();
  let failed = 0;
  for (let writes = 0, met = true; met; writes++) {
    const folder = temporaryFolder();
    server.taken.length = 0;
    fill(folder, {
      'articles/wall.txt': wall,
      'briefing.yaml': `sources: [${folder}/articles]\nout: ${folder}/digests\nstate: ${folder}/.briefing\ntimezone: UTC\nsmtp: ${server.url}\nfrom: desk@tarnby.example\nto: [ann@tarnby.example, bo@tarnby.example]\n`,
    });
    let now = Date.parse('2026-11-22T06:50:00Z');
    const errors: unknown[] = [];
    const tickAt = (moment: string) => {
      now = Date.parse(moment);
      const told = {
        tell: (event: string, { message }: Readonly<Record<string, unknown>>) =>
          event === 'failed' && errors.push(message),
      };
      return tick({
        config: () => loadConfig(folder),
        clock: () => new Date(now),
        ending: new AbortController().signal,
        ...told,
      }).catch((error: unknown) => errors.push(error));
    };
    await tickAt('2026-11-22T06:50:00Z');
    disk.room = writes;
    await tickAt('2026-11-22T07:00:00Z');
    met = disk.room < 0;
    disk.room = Number.POSITIVE_INFINITY;
    if (errors.length > 0) failed++;
    for (const error of errors) {
      expect(typeof error === 'string' ? error : messageOf(error)).toMatch(/full|ENOSPC/);
      expect(error instanceof BriefingError ? error.exitCode : exitCodes.usage).toBe(exitCodes.usage);
    }
    for (const minute of ['20', '40', '59']) await tickAt(`2026-11-22T07:${minute}:00Z`);
    expect([writes, server.taken.map(({ to }) => to).sort()]).toEqual([
      writes,
      ['ann@tarnby.example', 'bo@tarnby.example'],
    ]);
    expect(fs.readdirSync(path.join(folder, 'digests')).filter((name) => /^\d/.test(name))).toEqual(['2026-11-22']);
    const state = await openState({ state: path.join(folder, '.briefing') });
    expect((await state.store.editions()).map(({ edition }) => edition)).toEqual(['2026-11-22']);
    await state.close();
  }
  // Not every write that fails is told: some only tidy up.
  console.log(`a disk that was full at ${failed} writes`);
  expect(failed).toBeGreaterThan(30);
  await server.close();
});
