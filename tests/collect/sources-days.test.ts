import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../src/commands/edition/run-report.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { openSite, type Site } from '../support/site.ts';

const xml = { 'content-type': 'application/rss+xml' };
const html = { 'content-type': 'text/html' };

interface Entry {
  readonly slug: string;
  readonly title: string;
  readonly date?: string;
  readonly guid?: string;
  readonly teaser: string;
  readonly body?: string;
}

const rss = (site: Site, title: string, entries: readonly Entry[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>${site.url}/</link>${entries
    .map(
      ({ slug, title, date, guid, teaser, body }) =>
        `<item><title>${title}</title><link>${site.url}/2026/11/${slug}?utm_source=rss</link><guid isPermaLink="false">${guid ?? slug}</guid>${date ? `<pubDate>${date}</pubDate>` : ''}<description>${teaser}</description>${body ? `<content:encoded><![CDATA[${body}]]></content:encoded>` : ''}</item>`,
    )
    .join('')}</channel></rss>`;

const saturday = 'Sat, 21 Nov 2026 10:00:00 GMT';
const wall: Entry = {
  slug: 'wall',
  title: 'Council backs new harbour wall',
  date: saturday,
  teaser: 'The council of Tarnby voted on Saturday to build a new harbour wall, the town clerk said. [&#8230;]',
};
const frost: Entry = {
  slug: 'frost',
  title: 'Late frost halves apple harvest',
  date: saturday,
  teaser: 'Apple growers in the Ostra valley lost half of their harvest to a late frost, their league said.',
};

const article = (title: string, paragraphs: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="The Tarnby Mail"></head><body><article><h1>${title}</h1><p>By Bo Ek</p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

const wallPage = article(
  wall.title,
  Array.from(
    { length: 8 },
    (_, at) =>
      `The wall will be ${at + 4}00 metres long and will cost ${at + 12} million marks, a third more than was planned at first, the clerk of the town said.`,
  ),
);

const settings = (sources: readonly string[]) =>
  `title: Test\nsources:\n${sources.map((line) => `  - ${line}\n`).join('')}fetch: { allow: [127.0.0.1], contact: desk@example.org }\n`;

const run = async (folder: string, day: string, ...args: string[]): Promise<RunReport & { code: number | null }> => {
  const { code, out, err } = await briefing(folder, ['--json', '--day', day, ...args]);
  if (out === '') throw new Error(`exit status ${code}: ${err}`);
  return { ...(JSON.parse(out) as RunReport), code };
};

const text = (folder: string, edition: string) =>
  readFileSync(path.join(folder, 'digests', edition, 'digest.txt'), 'utf8').replace(/\s+/g, ' ');

test('a feed of teasers: pages are fetched as robots.txt allows, what cannot be had is marked, the audit agrees', async () => {
  const site = await openSite();
  site.says('/feed', rss(site, 'The Tarnby Mail » Harbour', [wall, frost]), xml);
  site.says('/robots.txt', 'User-agent: *\nDisallow: /2026/11/frost');
  site.says('/2026/11/wall', wallPage, html);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`${site.url}/feed`]) });
  const report = await run(folder, '2026-11-22');
  expect(report).toMatchObject({ edition: '2026-11-22', accounts: { collected: 2, printed: 2 }, code: 0 });
  const printed = text(folder, '2026-11-22');
  expect(printed).toContain('400 metres long');
  expect(printed).toContain('The Tarnby Mail, Bo Ek, 21 Nov');
  expect(printed).toContain('half of their harvest');
  expect(printed).toContain('only the beginning');
  expect(printed).toContain('1 page could not be fetched (is closed to robots by its site');
  expect(site.asked.find(({ path }) => path === '/feed')?.headers['user-agent']).toMatch(
    /^daily-briefing\/\S+ \(\+mailto:desk@example\.org\)$/,
  );
  const audit = await briefing(folder, ['audit', 'digests/2026-11-22']);
  expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('All match')]);
});

test('nothing twice: a feed that republishes everything under new ids, dates and addresses', async () => {
  const site = await openSite();
  const whole = (entry: Entry): Entry => ({ ...entry, body: `<p>${entry.teaser}</p>`.repeat(20) });
  site.says('/feed', rss(site, 'The Tarnby Mail', [whole(wall), whole(frost)]), xml);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/feed", fullText: false }`]) });
  expect(await run(folder, '2026-11-22')).toMatchObject({ accounts: { collected: 2 } });
  const again = [wall, frost].map((entry) =>
    whole({ ...entry, guid: `new-${entry.slug}`, slug: `new-${entry.slug}`, date: 'Sun, 22 Nov 2026 10:00:00 GMT' }),
  );
  site.says('/feed', rss(site, 'The Tarnby Mail', again), xml);
  expect(await run(folder, '2026-11-23')).toMatchObject({ edition: null, known: 2, code: 0 });
});

test('the first reading leaves what is old and says how much; later an entry is new whatever its date', async () => {
  const site = await openSite();
  const old = (slug: string): Entry => ({
    ...frost,
    slug,
    title: `Story ${slug} of the old days in Tarnby`,
    date: 'Sun, 01 Nov 2026 10:00:00 GMT',
    teaser: `The ${slug} story of the council of Tarnby was told by the mayor on that day to all.`,
  });
  site.says('/feed', rss(site, 'The Tarnby Mail', [frost, old('first'), old('second')]), xml);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/feed", fullText: false }`]) });
  const { out } = await briefing(folder, ['--day', '2026-11-22']);
  expect(out).toContain('first reading: 2 older items skipped');
  expect(out).toContain('2 items: published before 2026-11-20');
  site.says('/feed', rss(site, 'The Tarnby Mail', [frost, old('first'), old('second'), old('third')]), xml);
  expect(await run(folder, '2026-11-23')).toMatchObject({ known: 3, accounts: { collected: 1, printed: 1 } });
  expect(text(folder, '2026-11-23')).toContain('third story');
});

test('what is over the limit is held, listed again and comes next', async () => {
  const site = await openSite();
  const entries = Array.from({ length: 5 }, (_, at) => ({
    ...frost,
    slug: `s${at}`,
    title: `Story number ${at} about ${['apples', 'boats', 'cranes', 'docks', 'eels'][at]}`,
    teaser: `The ${['apples', 'boats', 'cranes', 'docks', 'eels'][at]} of Tarnby were counted on Friday, and there were ${at} of them, a clerk said.`,
  }));
  site.plays.set('/feed', (request, response) => {
    if (request.headers['if-none-match']) response.writeHead(304).end();
    else response.writeHead(200, { ...xml, etag: '"1"' }).end(rss(site, 'The Tarnby Mail', entries));
  });
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/feed", fullText: false, limit: 3 }`]) });
  expect(await run(folder, '2026-11-22')).toMatchObject({ accounts: { collected: 5, printed: 3, held: 2 } });
  expect(await run(folder, '2026-11-23')).toMatchObject({ accounts: { collected: 2, printed: 2, held: 0 }, known: 3 });
  const last = await run(folder, '2026-11-24');
  expect(last.readings[0].outcome).toBe('unchanged');
});

test('a page that cannot be had today is asked for again tomorrow, one that is not there is skipped', async () => {
  const site = await openSite();
  site.says(
    '/news',
    `<html><body><main><a href="/2026/11/wall">The council of Tarnby backs its wall</a><a href="/2026/11/lost">The lost story of the harbour town</a></main></body></html>`,
    html,
  );
  site.plays.set('/2026/11/wall', (_, response) => void response.writeHead(503, { 'retry-after': '3600' }).end());
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/news", kind: links }`]) });
  expect(await run(folder, '2026-11-22')).toMatchObject({
    edition: null,
    accounts: { collected: 2, held: 1, dropped: 1 },
  });
  site.says('/2026/11/wall', wallPage, html);
  expect(await run(folder, '2026-11-23')).toMatchObject({ known: 1, accounts: { collected: 1, printed: 1 } });
});

describe('health', () => {
  test('F38 a source that breaks is told with when it was last good, and told when it is well again; the others arrive', async () => {
    const site = await openSite();
    const broken = (_: unknown, response: { writeHead(status: number): { end(): void } }) =>
      response.writeHead(404).end();
    const folder = temporaryFolder();
    fill(folder, {
      'briefing.yaml': settings([
        `{ url: "${site.url}/a", fullText: false }`,
        `{ url: "${site.url}/b", fullText: false }`,
      ]),
    });
    site.says('/a', rss(site, 'The Tarnby Mail', [wall]), xml);
    site.says('/b', rss(site, 'Coastline Weekly', [frost]), xml);
    expect((await run(folder, '2026-11-22')).problems).toEqual([]);
    const news = (slug: string, teaser: string): Entry => ({ ...wall, slug, title: `A ${slug} in Tarnby`, teaser });
    site.plays.set('/b', broken);
    const lines: string[][] = [];
    for (const [day, slug, teaser] of [
      ['2026-11-23', 'whale', 'A whale swam into the harbour on Sunday and was led out by two pilot boats.'],
      ['2026-11-24', 'seal', 'Bathers at the north beach found a young seal asleep among their towels.'],
      ['2026-11-25', 'shark', 'The fish market sold its first basking shark in forty years to a museum.'],
    ]) {
      site.says('/a', rss(site, 'The Tarnby Mail', [news(slug, teaser)]), xml);
      if (slug === 'shark') site.says('/b', rss(site, 'Coastline Weekly', [frost]), xml);
      const { problems } = await run(folder, day);
      lines.push(problems.map(({ about, message }) => `${about}: ${message}`));
      expect(text(folder, day)).toContain(slug);
    }
    expect(lines[0]).toEqual([expect.stringMatching(/^Coastline Weekly: answered 404 \(not found\); last good /)]);
    expect(lines[1]).toEqual([expect.stringMatching(/^Coastline Weekly: still not readable: answered 404/)]);
    expect(lines[2]).toEqual(['Coastline Weekly: can be read again, after 2 failures']);
    expect(text(folder, '2026-11-23')).toContain('Coastline Weekly: answered 404 (not found); last good');
  });

  test('F38 when no source can be read, nothing is made and the exit status says so', async () => {
    const site = await openSite();
    const folder = temporaryFolder();
    fill(folder, { 'briefing.yaml': settings([`${site.url}/a`, 'nowhere', 'none.opml']) });
    const { code, out } = await briefing(folder, ['--day', '2026-11-22']);
    expect(code).toBe(1);
    expect(out).toContain('No source could be read');
    expect(existsSync(path.join(folder, 'digests'))).toBe(false);
  });
});

test('F41 a hostile neighbourhood: each gives its problem with a reason, and the others arrive', async () => {
  const site = await openSite();
  site.says('/good', rss(site, 'The Tarnby Mail', [wall]), xml);
  site.says('/2026/11/wall', wallPage, html);
  site.says('/bomb', gzipSync(Buffer.alloc(300_000_000)), { 'content-encoding': 'gzip' });
  site.says('/deep', `<rss>${'<a>'.repeat(1000)}`, xml);
  site.says('/page', '<!doctype html><html><body>Hello</body></html>', html);
  site.plays.set('/loop', (_, response) => void response.writeHead(302, { location: '/loop' }).end());
  site.plays.set('/meta', (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
  const paths = ['good', 'bomb', 'deep', 'page', 'loop', 'meta'];
  const folder = temporaryFolder();
  fill(folder, {
    'briefing.yaml': settings([
      ...paths.map((name) => `{ url: "${site.url}/${name}", kind: feed }`),
      '{ url: "http://[::1]/feed", kind: feed }',
    ]),
  });
  const { problems, accounts } = await run(folder, '2026-11-22');
  expect(accounts.printed).toBe(1);
  const reason = Object.fromEntries(
    problems.map(({ about, message }) => [about.replace(site.url, ''), message.replace(/; never read yet$/, '')]),
  );
  expect(reason).toEqual({
    '/bomb': 'is larger than 10 MB',
    '/deep': 'answered with what is nested more than 200 levels deep',
    '/page': 'answered with what is a web page, no feed',
    '/loop': 'redirects in a circle',
    '/meta': 'blocked by fetch.allow: 169.254.169.254 is an address inside the network',
    'http://[::1]/feed': 'blocked by fetch.allow: ::1 is an address inside the network',
  });
});

test('loopback is refused unless it is opened', async () => {
  const site = await openSite();
  site.says('/feed', rss(site, 'The Tarnby Mail', [wall]), xml);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': `sources: ["${site.url}/feed"]\n` });
  const { problems, code } = await run(folder, '2026-11-22');
  expect([code, problems[0].message]).toEqual([
    1,
    expect.stringMatching(/^blocked by fetch\.allow: port \d+ of 127\.0\.0\.1 is not open/),
  ]);
  expect(site.asked).toEqual([]);
});

test('F43 an undated entry is never first, and folders and feeds go together under the user’s topics', async () => {
  const site = await openSite();
  const undated: Entry = { ...wall, date: '', body: `<p>${wall.teaser}</p>`.repeat(30) };
  site.says('/feed', rss(site, 'The Tarnby Mail', [undated]), xml);
  const folder = temporaryFolder();
  fill(folder, {
    'articles/frost.txt': scrape('Late frost halves apple harvest', [
      'Apple growers in the Ostra valley lost half of their harvest to a late frost, the growers’ league said on Monday.',
      'The league asked the government for help of 30 million marks and for cheaper insurance from next year on.',
    ]),
    'briefing.yaml': settings([
      'articles',
      `{ url: "${site.url}/feed", fullText: false, topic: Harbour, name: The Mail }`,
    ]),
  });
  const { topics } = await run(folder, '2026-11-22');
  expect(topics.map(({ name }) => name)).toContain('Harbour');
  expect(topics.at(-1)?.name).toBe('Harbour');
  expect(text(folder, '2026-11-22')).toContain('The Mail, no date given');
});

test('a live page: several entries under one address, each by itself, also with --again', async () => {
  const site = await openSite();
  const post = (number: number) =>
    `<item><title>Post ${number} from the harbour of Tarnby</title><link>${site.url}/live</link><guid isPermaLink="false">${number}</guid><pubDate>${saturday}</pubDate><description>Post ${number}: the gate ${['opened', 'closed', 'broke'][number]} at noon, the clerk of the harbour said on Saturday.</description></item>`;
  const live = (count: number) =>
    `<rss version="2.0"><channel><title>Live</title>${Array.from({ length: count }, (_, at) => post(at)).join('')}</channel></rss>`;
  site.says('/feed', live(2), xml);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/feed", fullText: false }`]) });
  expect(await run(folder, '2026-11-22')).toMatchObject({ accounts: { collected: 2, dropped: 0 } });
  site.says('/feed', live(3), xml);
  const again = await run(folder, '2026-11-22', '--again');
  expect(again.accounts).toMatchObject({ collected: 3, dropped: 0 });
});

test('a feed that poses as several outlets is one voice, its host is printed beside each name, and the audit agrees', async () => {
  const site = await openSite();
  const names = ['Northern Wire', 'Kelm Post', 'Νorthern Wire'];
  const body = (at: number) =>
    [
      `The glass works of Kelm have failed, ${['two directors', 'former staff', 'its lenders'][at]} said on Friday, and owe ${at + 3} million marks to the banks of the county.`,
      `“We are sorry for all that,” said Ida Rask, head of the glass works of Kelm, after ${at + 2} days of talks with the county.`,
      `Its oven in Kelm stands still, and ${(at + 2) * 100} people of the glass works wait for what they earned in the summer.`,
    ]
      .map((words) => `<p>${words}</p>`)
      .join('');
  const items = names.map(
    (name, at) =>
      `<item><title>Glass works of Kelm have failed, ${['directors', 'staff', 'lenders'][at]} say</title><link>${site.url}/${at}</link><pubDate>${saturday}</pubDate><source url="https://outlet${at}.example/feed">${name}</source><description><![CDATA[${body(at)}]]></description></item>`,
  );
  site.says('/feed', `<rss version="2.0"><channel><title>Orr Notes</title>${items.join('')}</channel></rss>`, xml);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`{ url: "${site.url}/feed", kind: feed, fullText: false }`]) });
  expect(await run(folder, '2026-11-22')).toMatchObject({ edition: '2026-11-22', code: 0 });
  const printed = text(folder, '2026-11-22');
  const web = readFileSync(path.join(folder, 'digests/2026-11-22/index.html'), 'utf8');
  const mail = await PostalMime.parse(readFileSync(path.join(folder, 'digests/2026-11-22/digest.eml')));
  for (const name of ['Northern Wire', 'Kelm Post'])
    for (const part of [printed, web, mail.html, mail.text?.replace(/\s+/g, ' ')])
      expect(part).toContain(`${name} (127.0.0.1)`);
  expect(printed).toMatch(/1 story from 3 articles of 1 outlet\b/);
  expect(printed).not.toContain('independent');
  expect(await briefing(folder, ['audit', 'digests/2026-11-22'])).toMatchObject({ code: 0 });
});

test('--again takes what came over the net from what is remembered', async () => {
  const site = await openSite();
  site.says('/feed', rss(site, 'The Tarnby Mail', [wall]), xml);
  site.says('/2026/11/wall', wallPage, html);
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings([`${site.url}/feed`]) });
  await run(folder, '2026-11-22');
  const first = text(folder, '2026-11-22');
  const before = site.asked.length;
  site.plays.delete('/2026/11/wall');
  expect(await run(folder, '2026-11-22', '--again')).toMatchObject({ edition: '2026-11-22', accounts: { printed: 1 } });
  expect(site.asked.slice(before).map(({ path }) => path)).toEqual(['/feed']);
  expect(text(folder, '2026-11-22').split('Made without')[0]).toBe(first.split('Made without')[0]);
});

test('pictures: fetched once, sent inside the mail, never loaded from elsewhere; what is none is skipped', async () => {
  const site = await openSite();
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  site.says('/wall.png', pixel, { 'content-type': 'image/png' });
  site.says('/frost.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', {
    'content-type': 'image/png',
  });
  const page = (title: string, picture: string, paragraphs: readonly string[]) =>
    article(title, paragraphs).replace('</head>', `<meta property="og:image" content="${site.url}${picture}"></head>`);
  const make = async (pictures: boolean) => {
    const folder = temporaryFolder();
    fill(folder, {
      'articles/wall.html': page('Council backs new harbour wall', '/wall.png', [
        'The council of Tarnby voted on Saturday to build a new harbour wall after two winters of floods, the town clerk said.',
        'It will be nine hundred metres long and cost forty million marks, of which the state pays half, the clerk told reporters.',
      ]),
      'articles/frost.html': page('Late frost halves apple harvest', '/frost.png', [
        'Apple growers in the Ostra valley lost half of their harvest to a late frost in May, their league said on Saturday.',
        'Juice will be dearer in spring, and several presses have closed already because nobody brings them any fruit.',
      ]),
      'briefing.yaml': `${settings(['articles'])}pictures: ${pictures}\n`,
    });
    await run(folder, '2026-11-22');
    return folder;
  };
  const folder = await make(true);
  expect(site.asked.map((one) => one.path).sort()).toEqual(['/frost.png', '/robots.txt', '/wall.png']);
  const mail = await PostalMime.parse(readFileSync(path.join(folder, 'digests/2026-11-22/digest.eml')));
  expect(mail.attachments.map(({ mimeType, disposition }) => [mimeType, disposition])).toEqual([
    ['image/png', 'inline'],
  ]);
  expect(mail.html?.match(/<img [^>]*>/g)).toEqual([expect.stringMatching(/src="cid:\w+" alt(?:="")? width/)]);
  expect(readFileSync(path.join(folder, 'digests/2026-11-22/index.html'), 'utf8')).toContain(
    'src="data:image/png;base64,',
  );
  expect((await briefing(folder, ['audit', 'digests/2026-11-22'])).out).toContain('All match.');
  expect(existsSync(path.join(await make(false), 'digests/2026-11-22/pictures.jsonl'))).toBe(false);
  expect(site.asked).toHaveLength(3);
});
