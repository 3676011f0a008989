import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/feedformat.ts';
import type { FiledEdition } from '../../src/digest.ts';
import { renderArchive } from '../../src/render/archive.ts';

const edition = (name: string, more: Partial<FiledEdition> = {}): FiledEdition => ({
  edition: name,
  day: name.slice(0, 10),
  title: 'The Port Desk',
  headline: 'Wall & gate',
  headlines: ['Wall & gate', '<b>Ferry</b> stops'],
  subject: '<b>Wall</b> & gate and 1 more',
  stories: 2,
  articles: 3,
  ahead: [],
  ...more,
});

const editions = [edition('2026-12-01'), edition('2026-11-22-2'), edition('2026-11-22')];
const place = { url: 'https://news.example/briefing/', title: 'The Port Desk' };

test('the page lists the editions by month, newest first, escaped, each with its headlines', () => {
  const page = renderArchive(editions, place).get('index.html') as string;
  expect(page.indexOf('December 2026')).toBeLessThan(page.indexOf('November 2026'));
  expect(page).toContain('href="2026-11-22-2/index.html">&lt;b&gt;Wall&lt;/b&gt; &amp; gate and 1 more');
  expect(page).toContain('<li>&lt;b&gt;Ferry&lt;/b&gt; stops</li>');
  expect(page).toContain('2 stories from 3 articles');
});

test.each(['feed.json', 'feed.xml'])('%s is a feed that our own reader reads', async (name) => {
  const feed = await parseFeed(Buffer.from(renderArchive(editions, place).get(name) as string), null, null);
  expect(feed.items.map(({ title, link }) => [title, link])).toEqual(
    editions.map((one) => [
      name.endsWith('json') ? 'Wall & gate and 1 more' : one.subject,
      `https://news.example/briefing/${one.edition}/index.html`,
    ]),
  );
});

test('without an address the JSON feed has none, and the Atom feed those that work beside it', () => {
  const files = renderArchive(editions, { ...place, url: null });
  expect(files.get('feed.json')).not.toContain('http://');
  expect(files.get('feed.json')).not.toContain('"url"');
  expect(files.get('feed.xml')).toContain('href="2026-12-01/index.html"');
});

test('the calendar has each day ahead once, escaped and folded (RFC 5545)', () => {
  const ahead = [{ value: '2026-12-04', text: `Letters, 412,000 of them; ${'å'.repeat(80)}`, outlet: 'Mail' }];
  const calendar = renderArchive([edition('2026-12-01', { ahead }), edition('2026-11-30', { ahead })], place).get(
    'ahead.ics',
  ) as string;
  expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(1);
  expect(calendar).toContain('DTSTART;VALUE=DATE:20261204\r\n');
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(calendar.replaceAll('\r\n ', '')).toContain(`SUMMARY:Letters\\, 412\\,000 of them\\; ${'å'.repeat(80)}\r\n`);
});
