import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openState } from '../../src/store/state.ts';
import { root, temporaryFolder } from '../support/folder.ts';

/** Subscribes somebody from another process. */
function subscribe(folder: string, address: string): void {
  const cli = path.join(root, 'dist/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'subscribers', 'add', address], { cwd: folder });
  expect(status).toBe(0);
}

test('the process that makes the database and others see what each of them commits', async () => {
  const folder = temporaryFolder();
  const state = await openState({ state: path.join(folder, '.briefing') });
  subscribe(folder, 'ann@tarnby.example');
  await state.subscribers.optOut({ key: 'bo@tarnby.example', list: '*', reason: 'unsubscribed', at: 0 });
  subscribe(folder, 'cy@tarnby.example');
  expect((await state.subscribers.all()).map(({ key }) => key)).toEqual(['ann@tarnby.example', 'cy@tarnby.example']);
  await state.close();
  const later = await openState({ state: path.join(folder, '.briefing') });
  expect((await later.subscribers.all()).map(({ key }) => key)).toEqual(['ann@tarnby.example', 'cy@tarnby.example']);
  expect((await later.subscribers.optOuts()).map(({ key }) => key)).toEqual(['bo@tarnby.example']);
  await later.close();
});
