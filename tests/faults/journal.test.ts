import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { briefing } from '../support/cli.ts';
import { temporaryFolder } from '../support/folder.ts';
import { openNewsroom } from '../support/newsroom.ts';

test('F22 a journal that is damaged anywhere: it is said, or recovered from, and nobody gets two', async () => {
  const room = await openNewsroom(6, undefined, { BRIEFING_CONNECTIONS: '1' });
  expect(await room.killed(['run', '--day', '2026-11-22'], 'answered:3')).toBe(true);
  const before = [...room.server.taken];
  expect(before.length).toBe(3);
  const wal = readFileSync(path.join(room.folder, '.briefing/briefing.db-wal'));
  let refused = 0;
  const places = [
    5,
    20,
    40,
    ...[0.1, 0.3, 0.5, 0.7, 0.9].map((part) => Math.floor(wal.length * part)),
    wal.length - 2000,
  ];
  for (const place of places) {
    const folder = temporaryFolder();
    room.server.taken.splice(0, Number.POSITIVE_INFINITY, ...before);
    cpSync(room.folder, folder, { recursive: true });
    const harmed = Buffer.from(wal);
    harmed[place] ^= 0xff;
    writeFileSync(path.join(folder, '.briefing/briefing.db-wal'), harmed);
    const run = (...args: string[]) => briefing(folder, args, '', room.environment);
    const first = await run('send');
    if (first.code !== 0) {
      refused++;
      expect([place, first.code, first.err]).toEqual([place, 2, expect.stringContaining('journal')]);
      // What it says to do where there is no backup.
      const kept = await run('restore', '.briefing/briefing.db');
      expect([place, kept.code, kept.err]).toEqual([place, 0, '']);
    }
    for (const args of [['run', '--day', '2026-11-22'], ['send']]) expect((await run(...args)).code).toBe(0);
    expect([place, Math.max(...room.copies().values())]).toEqual([place, 1]);
  }
  expect(refused).toBeGreaterThan(4);
  expect(refused).toBeLessThan(places.length);
});
