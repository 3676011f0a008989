import { expect, test } from 'vitest';
import { openWatcher } from '../../src/preview/watcher.ts';

test('looks once for all who listen, tells each of a change, and stops when nobody listens', async () => {
  let [looks, state] = [0, 'a'];
  const watcher = openWatcher(() => {
    looks++;
    return state;
  }, 5);
  const told: string[] = [];
  const stops = Array.from({ length: 60 }, (_, at) => watcher.listen((now) => told.push(`${at} ${now}`)));
  // One look when the first began to listen, none for the others.
  expect([looks, watcher.listeners()]).toEqual([1, 60]);
  state = 'b';
  await expect.poll(() => told.length).toBe(60);
  expect(new Set(told).size).toBe(60);
  for (const stop of stops) stop();
  const before = looks;
  await new Promise((later) => setTimeout(later, 50));
  expect([looks, watcher.listeners()]).toEqual([before, 0]);
});

test('goes on where a look fails', async () => {
  let broken = true;
  const watcher = openWatcher(() => {
    if (broken) throw new Error('EACCES');
    return 'b';
  }, 5);
  const told: string[] = [];
  const stop = watcher.listen((now) => told.push(now));
  broken = false;
  await expect.poll(() => told).toEqual(['b']);
  stop();
});
