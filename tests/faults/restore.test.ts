import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { frost, type Newsroom, openNewsroom } from '../support/newsroom.ts';

/** Two editions that all got, the first still waiting in the backup, the second not known to it; reader 0 left before it, reader 1 after it. */
async function afterABackup(): Promise<Newsroom> {
  let down = true;
  const room = await openNewsroom(4, (stage) => (stage === 'connect' && down ? 'drop' : undefined), {
    BRIEFING_RETRY: '3600',
  });
  await room.run('subscribers', 'remove', 'reader0@tarnby.example', '--suppress');
  await room.run('run', '--day', '2026-11-22');
  expect((await room.run('backup', 'b.db')).code).toBe(0);
  down = false;
  await room.run('send');
  fill(room.folder, { 'articles/frost.txt': frost });
  await room.run('run', '--day', '2026-11-23');
  await room.run('subscribers', 'remove', 'reader1@tarnby.example', '--suppress');
  expect(room.server.taken.length).toBe(6);
  return room;
}

function column(folder: string, query: string): unknown[] {
  const database = new Database(path.join(folder, '.briefing/briefing.db'), { readonly: true });
  try {
    return database.prepare(query).raw().all().flat();
  } finally {
    database.close();
  }
}

const inside = ['restore copied', 'restore written', 'restore done', 'restore held'];
const beside = ['restore made', 'restore aside', 'restore emptied', 'restore cleared'];

test.each([
  { memory: 'readable', points: inside, left: ['reader0@tarnby.example', 'reader1@tarnby.example'] },
  // What was remembered since the backup is gone with a memory that is damaged.
  { memory: 'damaged', points: [...inside, ...beside], left: ['reader0@tarnby.example'] },
])('F58 restore over a $memory memory, killed at every point: nobody gets a second copy', async (row) => {
  const room = await afterABackup();
  for (const point of row.points) {
    const folder = temporaryFolder();
    cpSync(room.folder, folder, { recursive: true });
    const run = (args: string[], more = {}) => briefing(folder, args, '', { ...room.environment, ...more });
    if (row.memory === 'damaged') {
      for (const tail of ['-wal', '-shm']) rmSync(path.join(folder, `.briefing/briefing.db${tail}`), { force: true });
      writeFileSync(path.join(folder, '.briefing/briefing.db'), 'damaged');
    }
    expect([point, (await run(['restore', 'b.db'], { BRIEFING_FAILPOINT: point })).code]).toEqual([point, null]);
    const codes = [(await run(['send'])).code, (await run(['run', '--day', '2026-11-23'])).code];
    // Where the memory is not whole yet all is refused, and the restore done again.
    const whole = !(row.memory === 'damaged' && point !== 'restore held');
    expect([point, ...codes]).toEqual([point, ...(whole ? [0, 0] : [2, 2])]);
    if (!whole)
      for (const args of [
        ['restore', 'b.db'],
        ['run', '--day', '2026-11-23'],
      ])
        expect((await run(args)).code).toBe(0);
    expect([point, room.server.taken.length]).toEqual([point, 6]);
    expect(column(folder, 'select key from optouts order by key')).toEqual(row.left);
    // Killed before its transaction was written, a restore leaves a readable memory as it was.
    const untouched = row.memory === 'readable' && ['restore copied', 'restore written'].includes(point);
    const states = column(
      folder,
      "select distinct state from deliveries where state <> 'suppressed' and state <> 'cancelled'",
    );
    expect([point, states]).toEqual([point, [untouched ? 'accepted' : 'held']]);
  }
});
