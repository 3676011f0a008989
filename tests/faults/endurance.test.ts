import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RunReport } from '../../src/commands/edition/run-report.ts';
import { briefing } from '../support/cli.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';
import { wall } from '../support/newsroom.ts';

/** Runs a module of this folder with the built program, and gives what it says as JSON. */
function ran(script: string, ...args: string[]): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', path.join(root, 'tests/support', script), ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(err))));
  });
}

test('F54 200 scheduled runs in one process: 200 editions, and the memory is flat', async () => {
  const folder = temporaryFolder();
  const { made, early, late } = await ran('schedule-days.mjs', folder, '200');
  expect(made).toBe(200);
  console.log(`200 scheduled runs: ${early} MB of live memory after 50, ${late} MB after 200`);
  // What a run leaves behind, were it one article or one compiled template, would be over this after 150 more.
  expect(late).toBeLessThan(early + 15);
});

test('F38 3,000 dead sources: the edition comes from the one that lives, and each of the dead is named', async () => {
  // A port on which nobody listens any more.
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
    afterAll(() => server.close());
  });
  const folder = temporaryFolder();
  const dead = Array.from({ length: 3000 }, (_, at) => `  - http://127.0.0.1:${port}/feed-${at}.xml`);
  fill(folder, {
    'articles/wall.txt': wall,
    'briefing.yaml': `fetch:\n  allow: ['127.0.0.1:${port}']\nsources:\n  - articles\n${dead.join('\n')}\n`,
  });
  const { out } = await briefing(folder, ['run', '--json', '--day', '2026-11-22']);
  const report = JSON.parse(out) as RunReport;
  expect(report.edition).toBe('2026-11-22');
  expect(report.readings.filter(({ outcome }) => outcome === 'failed').length).toBe(3000);
  expect(new Set(report.problems.map(({ about }) => about)).size).toBe(3000);
});
