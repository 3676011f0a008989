import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openReader } from '../../src/extract/reader.ts';
import { item } from '../support/articles.ts';
import { root } from '../support/folder.ts';

const page = `<html><body><h1>Harbour reopens</h1>${'<p>The harbour of Tarnby opened again on Tuesday after two weeks, the port office said, and the first of some forty waiting ships came in at noon.</p>'.repeat(1)}<p>Repairs to the wall took twice as long as was planned and cost 12 million marks, half of which the state will pay.</p></body></html>`;
const good = item({ id: 'good', form: 'html', content: page });

const program = new URL('../../dist/extract/worker.js', import.meta.url);
const reader = openReader(undefined, program);
afterAll(() => reader.close());

test('a page is read in a thread as it would be here', async () => {
  const { article, kind } = await reader.read(good, 'https://tarnby.example/2026/11/20/harbour');
  expect(kind).toBe('article');
  expect(article).toMatchObject({ title: 'Harbour reopens', published: '2026-11-20' });
});

/** A thread that does what the item's content says instead of reading it. */
const obedient = new URL('../support/obedient-thread.mjs', import.meta.url);
const told = (content: string) => item({ id: content, path: `articles/${content}.txt`, content });

test('a page that takes too much work is deferred with its reason, and the next one is read', async () => {
  const hasty = openReader(300, obedient);
  const { dropped, ...rest } = await hasty.read(told('work for ever'));
  expect(rest).toMatchObject({ article: null, deferred: true });
  expect(dropped?.reason).toBe('reading it took longer than 0.3 seconds');
  expect((await hasty.read(told('answer'))).article?.id).toBe('answer');
  await hasty.close();
});

test('a thread that neither works nor answers is not waited for', async () => {
  const hasty = openReader(300, obedient);
  const { dropped } = await hasty.read(told('wait for ever'));
  expect(dropped?.reason).toBe('reading it made no progress for 0.3 seconds');
  await hasty.close();
});

test.each([
  ['run out of memory', 'could not be read: Worker terminated due to reaching memory limit'],
  ['end', 'could not be read: the reading thread ended'],
  ['throw', 'could not be read: Something of ours broke'],
])('a thread that is to %s: deferred, and the next page is read', async (order, reason) => {
  const patient = openReader(60_000, obedient);
  const { deferred, dropped } = (await patient.read(told(order))) as { deferred: boolean; dropped: { reason: string } };
  expect([deferred, dropped.reason]).toEqual([true, expect.stringContaining(reason)]);
  expect((await patient.read(told('answer'))).article?.id).toBe('answer');
  await patient.close();
});

test('a program that stands still while a page is read (SIGSTOP, a machine asleep) loses no page', async () => {
  // Twice the limit by the wall clock, a fifth of it in work.
  const child = spawn(process.execPath, [path.join(root, 'tests/support/read-one.mjs'), '1500', 'work a little']);
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (data: string) => said.push(data));
  await expect.poll(() => said.join(''), { timeout: 30_000 }).toContain('reading');
  child.kill('SIGSTOP');
  await new Promise((wake) => setTimeout(wake, 3000));
  child.kill('SIGCONT');
  await new Promise((closed) => child.on('close', closed));
  expect(said.join('')).toContain('read work a little');
});

test('a day in the future is not believed', async () => {
  const { article } = await reader.read(good, 'https://tarnby.example/2026/11/20/harbour', '2026-11-19');
  expect(article?.published).toBeNull();
});

// Each of these once took minutes, or all memory, in one reader or another.
test.each([
  ['50,000 nested elements', '<div>'.repeat(50_000)],
  ['a million links', `<p>${'<a href="/x">More</a> '.repeat(1_000_000)}</p>`],
  ['20 MB without a mark', 'x'.repeat(20_000_000)],
  ['a script that is never closed', `<script>${'</scrip'.repeat(300_000)}`],
  ['opened tags', '<b><i>'.repeat(100_000)],
  ['attributes', `<p ${'a="b" '.repeat(200_000)}>x</p>`],
  ['100,000 table rows', `<table>${'<tr><td>1<td>2</tr>'.repeat(100_000)}</table>`],
])(
  '%s: the page after it is read',
  async (_, content) => {
    await reader.read(item({ id: 'bad', form: 'html', content }));
    expect((await reader.read(good)).article?.title).toBe('Harbour reopens');
  },
  120_000,
);
