import { decodeXML } from 'entities';
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/feeds/feed-format.ts';
import type { FiledEdition } from '../../src/model/digest.ts';
import { renderArchive } from '../../src/render/web/archive.ts';

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
  entry: {
    id: `https://news.example/briefing/${name}/index.html`,
    published: `${name.slice(0, 10)}T05:30:00Z`,
    updated: `${name.slice(0, 10)}T05:30:00Z`,
  },
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

test('headlines are a list in HTML, which every feed reader shows one a line; their own marks stay text', async () => {
  const files = renderArchive(editions, place);
  const list = '<ul><li>Wall &#38; gate</li><li>&#60;b&#62;Ferry&#60;/b&#62; stops</li></ul>';
  const { items } = JSON.parse(files.get('feed.json') as string) as { items: Record<string, unknown>[] };
  expect(items[0]).toMatchObject({ content_html: list, content_text: '- Wall & gate\n- <b>Ferry</b> stops' });
  const [, type, content] = /<content type="(\w+)">(.*)<\/content>/.exec(files.get('feed.xml') as string) ?? [];
  expect([type, decodeXML(content)]).toEqual(['html', list]);
});

test('an edition that was changed says so, and the feed was updated when the last of them was', () => {
  const published = '2026-11-22T05:30:00Z';
  const entry = { id: 'tag:news.example,2026:1', published, updated: '2026-12-02T08:00:00Z' };
  const files = renderArchive([editions[0], edition('2026-11-22', { entry })], place);
  const atom = files.get('feed.xml') as string;
  expect(atom.match(/<updated>.*?</g)).toEqual([
    '<updated>2026-12-02T08:00:00Z<',
    '<updated>2026-12-01T05:30:00Z<',
    '<updated>2026-12-02T08:00:00Z<',
  ]);
  expect(files.get('feed.json')).toContain(`"date_modified": "${entry.updated}"`);
  expect(atom).toContain('<id>tag:news.example,2026:1</id>');
});

test('a feed keeps its id while it holds an edition of an earlier version of the program; a new one has its address', () => {
  const idOf = (list: readonly FiledEdition[], url: string | null = place.url) =>
    /<id>(.*?)</.exec(renderArchive(list, { ...place, url }).get('feed.xml') as string)?.[1];
  expect(idOf(editions)).toBe('https://news.example/briefing/feed.xml');
  expect(idOf(editions, null)).toMatch(/^urn:uuid:/);
  const { entry, ...older } = edition('2026-11-20');
  expect(idOf([...editions, older])).toMatch(/^urn:briefing:[0-9a-f]{16}$/);
});

test('an empty archive has feeds and a calendar that are whole', async () => {
  const files = renderArchive([], place);
  expect(JSON.parse(files.get('feed.json') as string)).toMatchObject({ title: 'The Port Desk', items: [] });
  const atom = files.get('feed.xml') as string;
  expect(atom).toMatch(/<id>[^<]+<\/id>\s*<title>[^<]+<\/title>/);
  expect(atom).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/updated>\s*<\/feed>/);
  expect((await parseFeed(Buffer.from(atom), null, null)).items).toEqual([]);
});

test('a calendar without a day ahead holds a component all the same (RFC 5545, 3.6)', () => {
  const lines = (renderArchive(editions, place).get('ahead.ics') as string).trimEnd().split('\r\n');
  expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'BEGIN:STANDARD',
  ]);
  for (const [at, line] of lines.entries()) {
    const [, name] = /^BEGIN:(.*)/.exec(line) ?? [];
    if (name) expect(lines.indexOf(`END:${name}`)).toBeGreaterThan(at);
  }
});
