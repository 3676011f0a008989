import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addSources, removeSource } from '../../src/config/source-list.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { openSite } from '../support/site.ts';

const site = await openSite();
const feed = `<rss version="2.0"><channel><title>Tide Log</title><link>${site.url}/</link><item><title>Spring tide</title><link>${site.url}/1</link><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item><item><title>Neap tide</title><link>${site.url}/2</link></item></channel></rss>`;
site.says('/feed', feed, { 'content-type': 'application/rss+xml' });
site.says('/', '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>', {
  'content-type': 'text/html',
});

const settings = '# mine\ntitle: Mine # yes\nfetch: {allow: [127.0.0.1]}\n';
const yaml = (folder: string) => readFileSync(path.join(folder, 'briefing.yaml'), 'utf8');
const start = () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': settings });
  return folder;
};

describe('briefing feeds', () => {
  test('add finds the feed, says what it found, and keeps the rest of the file', async () => {
    const folder = start();
    const { code, out } = await briefing(folder, ['feeds', 'add', site.url, '--topic', 'Tides']);
    expect(code).toBe(0);
    expect(out).toContain(`found its feed at ${site.url}/feed`);
    expect(out).toContain('2 items, newest of 21 November 2026, 1 dated');
    expect(yaml(folder)).toBe(`${settings}sources:\n  - articles\n  - url: ${site.url}/feed\n    topic: Tides\n`);
    expect((await briefing(folder, ['feeds', 'add', `${site.url}/feed`])).out).toContain('in briefing.yaml already');
  });

  test('what cannot be read is not added, and it is said what to do', async () => {
    const folder = start();
    const { code, out } = await briefing(folder, ['feeds', 'add', `${site.url}/nothing`]);
    expect(code).toBe(1);
    expect(out).toContain('wrong: answered 404 (not found)');
    expect(out).toContain('suggested fix: look for its new URL');
    expect(yaml(folder)).toBe(settings);
    const inside = await briefing(folder, ['feeds', 'add', 'http://10.1.2.3/feed']);
    expect(inside.out).toMatch(
      /suggested fix: if you trust it, add to briefing\.yaml:\n {6}fetch:\n {8}allow:\n {10}- "/,
    );
  });

  test('check tells of every source, and fails where one fails', async () => {
    const folder = start();
    fill(folder, { 'briefing.yaml': `${settings}sources: ["${site.url}/feed", "${site.url}/nothing"]\n` });
    const { code, out } = await briefing(folder, ['feeds', 'check', '--json']);
    const { findings } = JSON.parse(out) as { findings: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(findings[0]).toMatchObject({
      ok: true,
      kind: 'feed',
      name: 'Tide Log',
      items: 2,
      dated: 1,
      newest: '2026-11-21',
    });
    expect(findings[0].wrong).toEqual(['1 of 2 items have no date']);
    expect(findings[1]).toMatchObject({ ok: false, wrong: ['answered 404 (not found)'] });
    const plain = await briefing(folder, ['feeds', 'check']);
    expect(plain.out).toContain('2 sources checked, 1 can be read.');
    expect((await briefing(folder, ['feeds', 'list'])).out).toContain('not read yet');
  });

  test('import and export go round, folders as topics', async () => {
    const folder = start();
    const opml = `<opml version="2.0"><body><outline text="Tides"><outline text="Tide Log" xmlUrl="${site.url}/feed"/></outline><outline text="Port" xmlUrl="https://port.example/rss"/></body></opml>`;
    fill(folder, { 'in.opml': opml });
    expect((await briefing(folder, ['feeds', 'import', 'in.opml'])).out).toContain('2 feeds added');
    expect((await briefing(folder, ['feeds', 'import', 'in.opml'])).out).toContain(
      '0 feeds added to briefing.yaml, 2 were there',
    );
    expect((await briefing(folder, ['feeds', 'export', 'out.opml'])).out).toContain('2 feeds written');
    const out = readFileSync(path.join(folder, 'out.opml'), 'utf8');
    const before = yaml(folder);
    for (const which of ['Port', `${site.url}/feed`]) await briefing(folder, ['feeds', 'remove', which]);
    fill(folder, { 'out.opml': out });
    await briefing(folder, ['feeds', 'import', 'out.opml']);
    expect(yaml(folder).split('\n').sort()).toEqual(before.split('\n').sort());
    expect((await briefing(folder, ['feeds', 'remove', 'nobody'])).err).toContain('has no source nobody');
    expect((await briefing(folder, ['feeds', 'import', 'nowhere.opml'])).code).toBe(2);
  });

  test('says when the environment goes before the file', async () => {
    const folder = start();
    fill(folder, { 'briefing.yaml': `${settings}sources: [articles, more]\n` });
    const { out } = await briefing(folder, ['feeds', 'remove', 'articles'], '', { BRIEFING_SOURCES: 'saved' });
    expect(out).toContain('BRIEFING_SOURCES is set and overrides');
  });
});

describe('editing sources', () => {
  const edit = (text: string | null) => {
    const folder = temporaryFolder();
    if (text !== null) fill(folder, { 'briefing.yaml': text });
    const file = path.join(folder, 'briefing.yaml');
    return { file, read: () => readFileSync(file, 'utf8') };
  };

  test.each([
    ['no file', null, 'sources:\n  - articles\n  - https://x.example/rss\n'],
    ['an empty file', '', 'sources:\n  - articles\n  - https://x.example/rss\n'],
    ['nothing but comments', '# mine\n', '# mine\n\nsources:\n  - articles\n  - https://x.example/rss\n'],
    ['an empty setting', 'sources:\n', 'sources:\n  - articles\n  - https://x.example/rss\n'],
    ['a list in one line', 'sources: [one]\n', 'sources: [one, https://x.example/rss]\n'],
    ['one source without a list', 'sources: one\n', 'sources:\n  - one\n  - https://x.example/rss\n'],
    ['a document of nothing', '---\n', '---\n\nsources:\n  - articles\n  - https://x.example/rss\n'],
  ])('%s', (_, before, after) => {
    const { file, read } = edit(before);
    addSources(file, [{ url: 'https://x.example/rss' }]);
    expect(read()).toBe(after);
  });

  test('what is there under another spelling is not added', () => {
    const { file } = edit('sources:\n  - http://www.x.example/rss/\n');
    expect(addSources(file, [{ url: 'https://x.example/rss' }])).toEqual([]);
  });

  test('the only source is not taken away: the default would come back in its place', () => {
    const { file, read } = edit('title: x\nsources: [one]\n');
    expect(() => removeSource(file, 'one')).toThrow(/only source/);
    expect(read()).toBe('title: x\nsources: [one]\n');
  });

  test('a list that is none is refused', () => {
    expect(() => addSources(edit('sources: {a: 1}\n').file, [{ url: 'https://x.example' }])).toThrow(/must be a list/);
    expect(() => addSources(edit('sources: [\n').file, [{ url: 'https://x.example' }])).toThrow(/cannot be read/);
  });
});
