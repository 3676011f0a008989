import path from 'node:path';
import { expect, test } from 'vitest';
import { expandSource, parseOpml, writeOpml } from '../../src/collect/feeds/opml.ts';
import { source } from '../support/articles.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { openSite, testClient } from '../support/site.ts';

const list = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>My feeds</title></head><body>
<outline text="Port &amp; sea" title="Port &amp; sea">
  <outline type="rss" text="Tide Log" xmlUrl="https://tide.example/feed" htmlUrl="https://tide.example/"/>
  <outline text="Deeper"><outline TEXT="Port Desk" XMLURL="feed://port.example/rss"/></outline>
</outline>
<outline text="Alone" xmlUrl="https://alone.example/rss" category="/News/World" language="en-us"/>
<outline text="twice" xmlUrl="https://tide.example/feed"/>
<outline text="bad" xmlUrl="javascript:alert(1)"/>
<outline text="unclosed" xmlUrl="https://open.example/rss?a=1&b=2">
</body></opml>`;

test('folders are topics, the outermost of several; what is no address is passed over', async () => {
  expect(await parseOpml(list)).toEqual([
    { url: 'https://tide.example/feed', name: 'twice', topic: null, language: null },
    { url: 'https://port.example/rss', name: 'Port Desk', topic: 'Port & sea', language: null },
    { url: 'https://alone.example/rss', name: 'Alone', topic: 'News', language: 'en' },
    { url: 'https://open.example/rss?a=1&b=2', name: 'unclosed', topic: null, language: null },
  ]);
});

test('what is written is read again', async () => {
  const feeds = [
    { url: 'https://a.example/?x=1&y=<2>', name: 'A "quoted" & odd', topic: null, language: null },
    { url: 'https://b.example/', name: 'B', topic: 'Port & sea', language: null },
    { url: 'https://c.example/', name: 'C', topic: 'Port & sea', language: null },
  ].map((feed) => ({ ...feed, url: new URL(feed.url).href }));
  const text = writeOpml('Mine', feeds);
  expect(await parseOpml(text)).toEqual(feeds);
  expect(writeOpml('Mine', await parseOpml(text))).toBe(text);
});

test('a list becomes its feeds, from a file and from an address; its headers stay with it', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'my.opml': list });
  const http = testClient();
  const site = await openSite();
  site.says('/my.opml', list);
  for (const location of [path.join(folder, 'my.opml'), `${site.url}/my.opml`]) {
    const { value, problems } = await expandSource(
      { ...source('feed', location), kind: 'opml', headers: { x: 'secret' }, limit: 7 },
      http,
    );
    expect(problems).toEqual([]);
    expect(value[1]).toEqual(
      source('feed', 'https://port.example/rss', { name: 'Port Desk', topic: 'Port & sea', limit: 7 }),
    );
  }
});

test('a list that cannot be read is a problem with its reason', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'empty.opml': '<opml><body/></opml>', 'deep.opml': '<outline>'.repeat(1000) });
  const reason = async (location: string) =>
    (await expandSource({ ...source('feed', location), kind: 'opml' }, testClient())).problems[0].message;
  expect(await reason(path.join(folder, 'empty.opml'))).toMatch(/holds no feeds/);
  expect(await reason(path.join(folder, 'deep.opml'))).toMatch(/200 levels/);
  expect(await reason(path.join(folder, 'none.opml'))).toBe('there is no such file');
  expect(await reason('http://127.0.0.1:9/x.opml')).toBe('refused the connection');
});
