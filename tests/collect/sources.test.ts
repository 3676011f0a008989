import { describe, expect, test } from 'vitest';
import { feedCollector } from '../../src/collect/feeds/feed.ts';
import { firstState } from '../../src/collect/source-state.ts';
import { siteCollector } from '../../src/collect/web/site.ts';
import { linksCollector, pageCollector } from '../../src/collect/web/web.ts';
import type { SourceState } from '../../src/model/source.ts';
import { source } from '../support/articles.ts';
import { openSite, testClient } from '../support/site.ts';
import { collectorContract } from './contract.ts';

const site = await openSite();
const clock = () => new Date('2026-11-22T06:00:00Z');
const web = { http: testClient(), clock };
const day = '2026-11-22';

const rss = (items: string, title = 'The Tarnby Mail') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>${site.url}/</link>${items}</channel></rss>`;
const entry = (name: string, date: string | null, more = '') =>
  `<item><title>${name} of the harbour council of Tarnby</title><link>${site.url}/2026/11/${name}</link><guid>${site.url}/2026/11/${name}</guid>${date === null ? '' : `<pubDate>${date}</pubDate>`}<description>The ${name} of the council was told on Tuesday by the mayor of the town.</description>${more}</item>`;
const xml = { 'content-type': 'application/rss+xml' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const november = (date: number) => `${String(date).padStart(2, '0')} Nov 2026 10:00:00 GMT`;

describe('feeds keep the Collector contract', () => {
  site.says('/contract.xml', rss(entry('a', november(21)) + entry('b', november(21))), xml);
  collectorContract(feedCollector(web), () => ({
    good: source('feed', `${site.url}/contract.xml`),
    bad: source('feed', `${site.url}/nowhere.xml`),
  }));
});

const frontPage = (links: number) =>
  `<html><head><title>Harbour news</title></head><body><nav><a href="/2026/11/17/a-story-of-the-menu">A story of the menu here</a></nav><main>${Array.from(
    { length: links },
    (_, at) => `<h2><a href="/2026/11/17/story-number-${at}">The story of the harbour, number ${at}</a></h2>`,
  ).join(
    '',
  )}<a href="/tag/harbour-of-the-town">All about the harbour of the town</a><a href="https://else.example/2026/11/17/a-far-story">A far story of another site</a></main></body></html>`;

describe('front pages keep the Collector contract', () => {
  site.says('/two', frontPage(2), html);
  collectorContract(linksCollector(web), () => ({
    good: source('links', `${site.url}/two`),
    bad: source('links', `${site.url}/nowhere`),
  }));
});

const read = (kind: 'feed' | 'links' | 'page' | 'site', path: string, state: SourceState | null = null) =>
  ({ feed: feedCollector, links: linksCollector, page: pageCollector, site: siteCollector })
    [kind](web)
    .collect(source(kind, `${site.url}${path}`), state, day);

describe('feeds', () => {
  test('the newest first, the undated last', async () => {
    site.says('/order.xml', rss(entry('old', november(3)) + entry('undated', null) + entry('new', november(20))), xml);
    const { value } = await read('feed', '/order.xml');
    expect(value.map(({ title }) => title?.split(' ')[0])).toEqual(['new', 'old', 'undated']);
  });

  test('what has not changed is not sent again, and what moved for good is found there', async () => {
    site.plays.set('/moving.xml', (_, response) => void response.writeHead(301, { location: '/moved.xml' }).end());
    site.plays.set('/moved.xml', (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { ...xml, etag: '"1"' }).end(rss(entry('a', november(21))));
    });
    const first = await read('feed', '/moving.xml');
    expect(first.reading.notes).toEqual([`it has moved for good to ${site.url}/moved.xml`]);
    const { state } = first.reading;
    expect(state).toMatchObject({ url: `${site.url}/moved.xml`, etag: '"1"', items: 1, dated: 1, failures: 0 });
    const before = site.asked.length;
    const second = await read('feed', '/moving.xml', state);
    expect(second.reading).toMatchObject({ outcome: 'unchanged', state: { lastGood: clock().toISOString() } });
    expect(site.asked.slice(before).map(({ path }) => path)).toEqual(['/moved.xml']);
  });

  test('a page where the feed should be is said to be one', async () => {
    site.says('/page.xml', '<!doctype html><html><body>Moved!</body></html>', html);
    expect((await read('feed', '/page.xml')).problems[0].message).toBe('answered with what is a web page, no feed');
  });

  test('gone for good three times: it is not asked any more', async () => {
    site.plays.set('/gone.xml', (_, response) => void response.writeHead(410).end());
    let state: SourceState | null = null;
    const onDay = (now: string, last: SourceState | null) =>
      feedCollector({ ...web, clock: () => new Date(now) }).collect(source('feed', `${site.url}/gone.xml`), last, day);
    for (const now of ['2026-11-19', '2026-11-20', '2026-11-20', '2026-11-22'])
      state = (await onDay(`${now}T06:00:00Z`, state)).reading.state;
    expect(state?.gone).toBe(3);
    const before = site.asked.length;
    const { problems, reading } = await read('feed', '/gone.xml', state);
    expect(site.asked.length).toBe(before);
    expect(problems[0].message).toMatch(/gone for good/);
    expect(reading.state?.failures).toBe(5);
    // Once a week it is asked whether that still holds.
    await onDay('2026-11-29T06:00:00Z', state);
    expect(site.asked.length).toBe(before + 1);
  });

  test('nobody may wish for more than a day’s rest', async () => {
    site.plays.set('/ages.xml', (_, response) => void response.writeHead(503, { 'retry-after': '999999999' }).end());
    expect((await read('feed', '/ages.xml')).reading.state?.retryAt).toBe('2026-11-23T06:00:00.000Z');
  });

  test('an empty first reading is no beginning: what comes then may be a backlog', async () => {
    site.says('/late.xml', rss(''), xml);
    const { state } = (await read('feed', '/late.xml')).reading;
    site.says('/late.xml', rss(entry('old', november(1))), xml);
    const second = await read('feed', '/late.xml', state);
    expect(second.value[0].origin?.notBefore).toBe('2026-11-20');
    site.says('/late.xml', rss(''), xml);
    const third = await read('feed', '/late.xml', second.reading.state);
    expect(third.reading.notes).toEqual(['it lists nothing any more']);
  });

  test('a host that asks for a pause is not asked in the next run either', async () => {
    site.plays.set('/rest.xml', (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end());
    const { state } = (await read('feed', '/rest.xml')).reading;
    expect(state?.retryAt).toBe('2026-11-22T08:00:00.000Z');
    const before = site.asked.length;
    expect((await read('feed', '/rest.xml', state)).problems[0].message).toMatch(
      /asked for a pause \(Retry-After\) until/,
    );
    expect(site.asked.length).toBe(before);
  });

  test('headers go to the source’s own host only, wherever it moved', async () => {
    const other = await openSite();
    other.says('/feed', rss(entry('a', november(21))), xml);
    const secret = source('feed', `${site.url}/private.xml`, { headers: { authorization: 'Bearer secret' } });
    site.says('/private.xml', rss(entry('a', november(21))), xml);
    await feedCollector(web).collect(secret, null, day);
    expect(site.asked.at(-1)?.headers.authorization).toBe('Bearer secret');
    await feedCollector(web).collect(secret, { ...firstState(secret), url: `${other.url}/feed` }, day);
    expect(other.asked[0].headers.authorization).toBeUndefined();
  });

  test('10,000 items: the first 5,000 are read, and it is said', async () => {
    site.says('/endless.xml', rss('<item><title>x</title></item>'.repeat(10_000)), xml);
    const { value, reading } = await read('feed', '/endless.xml');
    expect(value.length).toBe(5000);
    expect(reading.notes.join()).toMatch(/lists 10000 items/);
  });

  const hostile: readonly [name: string, body: string, message: RegExp][] = [
    ['nested a thousand deep', `<rss>${'<a>'.repeat(1000)}</rss>`, /200 levels/],
    ['empty', '', /is empty/],
    ['no XML', 'Service Unavailable', /no feed/],
  ];
  for (const [name, body, message] of hostile)
    test(`a feed that is ${name} is a problem with its reason`, async () => {
      site.says('/hostile.xml', body, xml);
      expect((await read('feed', '/hostile.xml')).problems[0].message).toMatch(message);
    });

  test('billions of laughs are not laughed', async () => {
    const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join('');
    site.says('/laughs.xml', `<!DOCTYPE r [<!ENTITY l0 "ha">${entities}]>${rss(entry('&l20;', november(21)))}`, xml);
    const { value, reading } = await read('feed', '/laughs.xml');
    expect(value[0].title).toBe('&l20; of the harbour council of Tarnby');
    expect(reading.notes).toEqual(['it declares entities of its own, which are not read']);
  });
});

describe('front pages', () => {
  test('links to articles of the site, not those of its menu, its tags or other sites', async () => {
    const { value } = await read('links', '/two');
    expect(value.map(({ path }) => path)).toEqual([0, 1].map((at) => `${site.url}/2026/11/17/story-number-${at}`));
    expect(value[0]).toMatchObject({ form: 'entry', published: null, origin: { pages: 'always' } });
  });

  test('a page without links to articles says so', async () => {
    site.says('/bare', '<html><body><p>Nothing here.</p></body></html>', html);
    expect((await read('links', '/bare')).problems[0].message).toBe('has no links to articles');
  });
});

describe('an address of which nothing is said', () => {
  test('a feed is a feed', async () => {
    const { reading } = await read('site', '/contract.xml');
    expect(reading).toMatchObject({ notes: [], state: { kind: 'feed', url: `${site.url}/contract.xml` } });
  });

  test('a page names its feed, and it is told and kept', async () => {
    site.says(
      '/named',
      '<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="ALTERNATE" type="application/rss+xml" href="contract.xml"></head></html>',
      html,
    );
    const { reading, value } = await read('site', '/named');
    expect(value.length).toBe(2);
    expect(reading.notes).toEqual([`found its feed at ${site.url}/contract.xml`]);
    const before = site.asked.length;
    await read('site', '/named', reading.state);
    expect(site.asked.slice(before).map(({ path }) => path)).toEqual(['/contract.xml']);
  });

  test('a feed in a usual place is found', async () => {
    const other = await openSite();
    other.says('/', '<html><body>Hello</body></html>', html);
    other.says('/feed.xml', rss(entry('a', november(21))), xml);
    const { reading } = await siteCollector(web).collect(source('site', other.url), null, day);
    expect(reading.notes).toEqual([`found its feed at ${other.url}/feed.xml`]);
  });

  test('without a feed it is a front page, or an article', async () => {
    site.says('/front', frontPage(12), html);
    site.says('/other', '<html><body><p>Some text.</p></body></html>', html);
    site.says('/2026/11/17/a-story', frontPage(12), html);
    expect((await read('site', '/front')).reading).toMatchObject({ state: { kind: 'links' } });
    expect((await read('site', '/other')).reading).toMatchObject({ state: { kind: 'page' } });
    const story = await read('site', '/2026/11/17/a-story');
    expect(story.reading.notes).toEqual(['is read as an article']);
    expect(story.value[0].page?.html).toContain('Harbour news');
  });

  test('a section with a slug of four words that names its feed is no article', async () => {
    site.says(
      '/topics/news-from-the-coast',
      frontPage(12).replace('<head>', '<head><link rel="alternate" type="application/rss+xml" href="/contract.xml">'),
      html,
    );
    expect((await read('site', '/topics/news-from-the-coast')).reading.state?.kind).toBe('feed');
  });

  test('a site that was being mended is checked again', async () => {
    site.says('/mended', '<html><head><title>Back soon</title></head><body>We will be back soon.</body></html>', html);
    const { state } = (await read('site', '/mended')).reading;
    expect(state?.kind).toBe('page');
    site.says('/mended', '<link rel="alternate" type="application/rss+xml" href="/contract.xml">', html);
    const { reading, value } = await read('site', '/mended', state);
    expect([reading.state?.kind, value.length]).toEqual(['feed', 2]);
  });

  test('a redirect for now is not kept', async () => {
    site.plays.set(
      '/for-now',
      (_, response) => void response.writeHead(302, { location: '/contract.xml?sig=1' }).end(),
    );
    site.says('/contract.xml?sig=1', rss(entry('a', november(21))), xml);
    expect((await read('site', '/for-now')).reading.state?.url).toBe(`${site.url}/for-now`);
  });

  test('a find that has failed three times is looked for anew', async () => {
    const state: SourceState = {
      ...firstState(source('site', `${site.url}/named`)),
      url: `${site.url}/was-here.xml`,
      lastGood: '2026-11-01T06:00:00.000Z',
      failures: 3,
    };
    const { reading } = await read('site', '/named', state);
    expect(reading).toMatchObject({ outcome: 'new', state: { url: `${site.url}/contract.xml`, failures: 0 } });
  });

  test('nothing at all is a problem with its reason', async () => {
    expect((await read('site', '/nothing-there')).problems).toEqual([
      { stage: 'collect', about: `${site.url}/nothing-there`, message: 'answered 404 (not found)' },
    ]);
  });
});
