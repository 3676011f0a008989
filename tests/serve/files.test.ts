import { mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { serveApp } from '../../src/serve/server.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

const now = new Date('2026-11-23T12:00:00Z');
const modified = new Date('2026-11-22T06:00:00.900Z');

/** An archive of one edition and one draft, with the public side of it. */
function openArchive(publicUrl = 'https://news.tarnby.example/b/') {
  const folder = temporaryFolder();
  fill(folder, {
    'briefing.yaml': `out: ${folder}/digests\nstate: ${folder}/.briefing\npublicUrl: ${publicUrl}\n`,
    'digests/index.html': 'all editions',
    'digests/feed.xml': '<feed/>',
    'digests/feed.json': '{}',
    'digests/ahead.ics': 'BEGIN:VCALENDAR',
    'digests/2026-11-22/index.html': 'an edition',
    'digests/2026-11-22/digest.txt': 'in words',
    'digests/2026-11-23/index.html': 'a draft',
    'digests/2026-11-23/draft': '',
    'private/index.html': 'private',
  });
  for (const name of ['index.html', 'feed.xml', 'feed.json', 'ahead.ics', '2026-11-22/index.html'])
    utimesSync(path.join(folder, 'digests', name), modified, modified);
  const app = serveApp({
    config: loadConfig(folder),
    state: () => Promise.reject(new Error('files need no memory')),
    clock: () => now,
    sleep: async () => {},
    tell: () => {},
  });
  return { folder, app };
}

describe('validators', () => {
  test.each(['/b/feed.xml', '/b/feed.json', '/b/ahead.ics', '/b/', '/b/2026-11-22/index.html'])(
    '%s says which version it is, and 304 to who has it',
    async (address) => {
      const { app } = openArchive();
      const first = await app.request(address);
      const etag = first.headers.get('etag') ?? '';
      expect([first.status, etag, first.headers.get('last-modified')]).toEqual([
        200,
        expect.stringMatching(/^"[0-9a-f]{16}"$/),
        'Sun, 22 Nov 2026 06:00:00 GMT',
      ]);
      for (const headers of [
        { 'if-none-match': `W/${etag}` },
        { 'if-modified-since': 'Sun, 22 Nov 2026 06:00:00 GMT' },
      ])
        for (const method of ['GET', 'HEAD']) {
          const again = await app.request(address, { method, headers });
          expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
        }
      const head = await app.request(address, { method: 'HEAD' });
      expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    },
  );

  test('other bytes are another version, also within one second', async () => {
    const { app, folder } = openArchive();
    const etag = (await app.request('/b/feed.xml')).headers.get('etag') ?? '';
    fill(folder, { 'digests/feed.xml': '<feed></feed>' });
    utimesSync(path.join(folder, 'digests/feed.xml'), modified, modified);
    const again = await app.request('/b/feed.xml', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([200, '<feed></feed>']);
  });

  test('a file of a clock that ran ahead is not newer than the answer', async () => {
    const { app, folder } = openArchive();
    const ahead = new Date('2027-01-01T00:00:00Z');
    utimesSync(path.join(folder, 'digests/feed.xml'), ahead, ahead);
    expect((await app.request('/b/feed.xml')).headers.get('last-modified')).toBe(now.toUTCString());
  });
});

describe('addresses without their rest', () => {
  test.each([
    ['https://news.tarnby.example/b/', '/b', '/b/', 'all editions'],
    ['https://news.tarnby.example/b/', '/b/2026-11-22', '/b/2026-11-22/', 'an edition'],
    ['https://news.tarnby.example/b/', '/2026-11-22', '/2026-11-22/', 'an edition'],
    ['https://tarnby.example/news/daily/', '/news/daily', '/news/daily/', 'all editions'],
    ['https://tarnby.example/l%C3%A4nder/', '/l%C3%A4nder', '/l%C3%A4nder/', 'all editions'],
    ['https://tarnby.example/', '/2026-11-22', '/2026-11-22/', 'an edition'],
  ])('at %s, %s leads to %s', async (publicUrl, address, target, text) => {
    const { app } = openArchive(publicUrl);
    const answer = await app.request(address);
    const location = answer.headers.get('location') ?? '';
    // Relative: a proxy may have put another path before ours.
    expect([answer.status, location]).toEqual([302, expect.stringMatching(/^[^/:]+\/$/)]);
    expect(new URL(location, `http://localhost${address}`).pathname).toBe(target);
    const page = await app.request(target);
    expect([page.status, await page.text()]).toEqual([200, text]);
  });

  test.each(['/b/2026-11-21', '/b/2026-11-21/', '/b/2026-11-23', '/b/2026-11-23/', '/b/feed.xml/', '/b//2026-11-22/'])(
    '%s is nothing',
    async (address) => expect((await openArchive().app.request(address)).status).toBe(404),
  );
});

describe('links', () => {
  test('inside the archive lead nowhere, be they folders or files', async () => {
    const { app, folder } = openArchive();
    symlinkSync(path.join(folder, 'private'), path.join(folder, 'digests/2026-11-20'));
    mkdirSync(path.join(folder, 'digests/2026-11-21'));
    symlinkSync(path.join(folder, 'private/index.html'), path.join(folder, 'digests/2026-11-21/index.html'));
    symlinkSync(path.join(folder, 'private/index.html'), path.join(folder, 'digests/digest.txt'));
    for (const address of ['/2026-11-20/index.html', '/2026-11-20/', '/2026-11-20', '/2026-11-21/', '/digest.txt'])
      expect([address, (await app.request(address)).status]).toEqual([address, 404]);
  });

  test('the archive itself may be one', async () => {
    const folder = temporaryFolder();
    const { app, folder: real } = openArchive();
    expect((await app.request('/b/')).status).toBe(200);
    symlinkSync(path.join(real, 'digests'), path.join(folder, 'digests'));
    fill(folder, { 'briefing.yaml': `out: ${folder}/digests\nstate: ${folder}/.briefing\n` });
    const linked = serveApp({
      config: loadConfig(folder),
      state: () => Promise.reject(new Error('files need no memory')),
      clock: () => now,
      sleep: async () => {},
      tell: () => {},
    });
    expect(await (await linked.request('/2026-11-22/')).text()).toBe('an edition');
  });
});
