import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { deadlineIn } from '../../src/lib/time/wait.ts';
import { root } from '../support/folder.ts';

const never = new AbortController().signal;
const aborted = (signal: AbortSignal) =>
  new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));

test('a deadline whose time is over is late; one that the program ends is not', async () => {
  const late = deadlineIn(10, never);
  await aborted(late.signal);
  expect(late.isLate()).toBe(true);
  const ending = new AbortController();
  const ended = deadlineIn(600_000, ending.signal);
  ending.abort();
  expect([ended.signal.aborted, ended.isLate()]).toEqual([true, false]);
  expect(deadlineIn(600_000, ending.signal).signal.aborted).toBe(true);
});

test('a deadline keeps no program running that has nothing else to do, also where nobody gives it back', () => {
  const wait = pathToFileURL(path.join(root, 'dist/lib/time/wait.js')).href;
  const program = `import { deadlineIn } from '${wait}'; deadlineIn(600_000, new AbortController().signal);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 60_000 });
  expect(status).toBe(0);
});
