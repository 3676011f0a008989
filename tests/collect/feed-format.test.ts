import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { feedMoment } from '../../src/collect/feeds/feed-dates.ts';
import { parseFeed } from '../../src/collect/feeds/feed-format.ts';
import { NoFeed } from '../../src/collect/feeds/feed-model.ts';
import { root } from '../support/folder.ts';

const folder = path.join(root, 'tests/fixtures/feeds');
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'));

describe('feeds as they are found', () => {
  for (const name of fixtures)
    test(name, async () => {
      const feed = await parseFeed(readFileSync(path.join(folder, name)), null, 'https://feed.example/in/here.xml');
      const file = path.join(folder, `${name}.expected.json`);
      if (process.env.RENEW_FEEDS) writeFileSync(file, `${JSON.stringify(feed, null, 1)}\n`);
      expect(feed).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
});

describe('what is no feed says what it is', () => {
  const refused: readonly [name: string, text: string, message: RegExp][] = [
    ['a page', '<!doctype html><html><body><p>Hello</p></body></html>', /web page/],
    ['nothing', ' \n ', /empty/],
    ['text', 'Not Found', /no feed/],
    ['other XML', '<?xml version="1.0"?><urlset><url/></urlset>', /XML, but no feed/],
    ['other JSON', '{"error":"no"}', /JSON, but no feed/],
    ['cut JSON', '{"version":"https://jsonfeed.org/version/1","items":[', /no complete JSON/],
    ['a list of feeds', '<opml><body><outline xmlUrl="https://x.example/rss"/></body></opml>', /OPML/],
    ['tags never closed', `<rss><channel>${'<item><title>x'.repeat(200_000)}`, /never closed/],
    ['1,000 levels', `<rss>${'<a>'.repeat(1000)}`, /200 levels/],
  ];
  for (const [name, text, message] of refused)
    test(name, async () => {
      const refusal = await parseFeed(Buffer.from(text), null, null).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(NoFeed);
      expect((refusal as NoFeed).message).toMatch(message);
    });
});

test('what comes with the bytes decides on their charset, unless they are UTF-8', async () => {
  const xml = (text: string) =>
    `<?xml version="1.0" encoding="iso-8859-7"?><rss><channel><title>${text}</title></channel></rss>`;
  const latin = Buffer.from(xml('Café'), 'latin1');
  expect((await parseFeed(latin, 'text/xml; charset=windows-1252', null)).title).toBe('Café');
  expect((await parseFeed(Buffer.from(xml('Café')), 'text/xml; charset=windows-1252', null)).title).toBe('Café');
});

test('what is made to take long does not: comments at the end, authors and titles of a megabyte', async () => {
  const wrap = (inside: string, after = '') =>
    Buffer.from(`<rss><channel><title>x</title><item>${inside}</item></channel></rss>${after}`);
  const long = 'a@'.repeat(500_000);
  await parseFeed(wrap('', `${'<!---->'.repeat(2000)}x`), null, null);
  const { items } = await parseFeed(
    wrap(
      `<title>${long}</title><author>${'(a'.repeat(500_000)}</author><link>https://x.example/${'/'.repeat(1e6)}</link>`,
    ),
    null,
    null,
  );
  expect(items[0].title?.length).toBeLessThanOrEqual(1000);
});

test('F40 a feed cut anywhere is read as far as it goes or is none, and never a fault', async () => {
  const whole = readFileSync(path.join(folder, 'rss-common.xml'));
  for (let end = 0; end < whole.length; end += 7) {
    const answer = await parseFeed(whole.subarray(0, end), null, null).catch((error: unknown) => error);
    if (answer instanceof Error) expect(answer).toBeInstanceOf(NoFeed);
    else expect(answer).toHaveProperty('items');
  }
});

test('dates in the spellings of feeds', () => {
  const spellings: readonly [text: string, moment: string | null][] = [
    ['Tue, 17 Nov 2026 18:05:00 +0100', '2026-11-17T18:05:00+01:00'],
    ['Tue, 17 Nov 2026 18:05:00 GMT', '2026-11-17T18:05:00Z'],
    ['Tue, 17 Nov 2026 18:05 EST', '2026-11-17T18:05:00-05:00'],
    ['Tuesday, 17 November 2026 18:05:00 Z', '2026-11-17T18:05:00Z'],
    ['Tue,17 Nov 26 8:05:00 UT', '2026-11-17T08:05:00Z'],
    ['17 Nov 2026', '2026-11-17'],
    ['Nov 17, 2026', '2026-11-17'],
    ['November 17, 2026 6:05 PM', '2026-11-17T18:05:00'],
    ['Tue Nov 17 18:05:00 2026', '2026-11-17T18:05:00'],
    ['Tue Nov 17 18:05:00 GMT 2026', '2026-11-17T18:05:00Z'],
    ['2026-11-17T18:05:00+01:00', '2026-11-17T18:05:00+01:00'],
    ['2026-11-17T18:05:00.123Z', '2026-11-17T18:05:00Z'],
    ['2026-11-17T18:05Z', '2026-11-17T18:05:00Z'],
    ['2026-11-17T18:05:00+0100', '2026-11-17T18:05:00+01:00'],
    ['2026-11-17 18:05:00', '2026-11-17T18:05:00'],
    ['2026-11-17 18:05:00 +01:00', '2026-11-17T18:05:00+01:00'],
    ['2026-11-17 18:05:00 UTC', '2026-11-17T18:05:00+00:00'],
    ['2026-11-17', '2026-11-17'],
    ['2026/11/17 18:05', '2026-11-17T18:05:00'],
    ['20261117T180500Z', '2026-11-17T18:05:00+00:00'],
    ['20261117', '2026-11-17'],
    ['2026-321', '2026-11-17'],
    ['1794938700', '2026-11-17T18:05:00+00:00'],
    ['17.11.2026 18:05', '2026-11-17T18:05:00'],
    ['17 novembre 2026', '2026-11-17'],
    ['Di, 17 Nov 2026 18:05:00 +0100', '2026-11-17T18:05:00+01:00'],
    ['Tue, 17 Nov 2026 18:05:00 CET', '2026-11-17T18:05:00+01:00'],
    ['Tue, 17 Nov 2026 24:05:00 GMT', '2026-11-17'],
    ['Tue, 31 Nov 2026 18:05:00 GMT', null],
    ['0000-00-00 00:00:00', null],
    ['yesterday', null],
    ['', null],
  ];
  for (const [text, moment] of spellings) expect([text, feedMoment(text)]).toEqual([text, moment]);
});

test('at most ten categories of an item are kept, each once, and none that is a sentence', async () => {
  const long = 'The council of Tarnby voted on Tuesday to build a new harbour wall';
  const tags = [long, ...Array.from({ length: 30 }, (_, at) => `tag ${at}`)];
  const rss = `<rss><channel><title>x</title><item><title>y</title>${tags
    .flatMap((tag) => [tag, tag.toUpperCase()])
    .map((tag) => `<category>${tag}</category>`)
    .join('')}</item></channel></rss>`;
  const { items } = await parseFeed(Buffer.from(rss), null, null);
  expect(items[0].categories).toEqual(tags.slice(1, 11));
});
