import { afterAll, expect, test } from 'vitest';
import { openReader } from '../../src/extract/reader.ts';
import { item } from '../support/articles.ts';

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

test('a page that takes too long is dropped with its reason, and the next one is read', async () => {
  const hasty = openReader(0, program);
  const { article, dropped } = await hasty.read(good);
  expect(article).toBeNull();
  expect(dropped?.reason).toBe('reading it took longer than 0 seconds');
  await hasty.close();
  expect((await reader.read(good)).article?.title).toBe('Harbour reopens');
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
