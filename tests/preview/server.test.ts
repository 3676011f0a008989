import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortHash } from '../../src/lib/hash.ts';
import { previewApp } from '../../src/preview/server.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, temporaryFolder } from '../support/folder.ts';
import { openInbox } from '../support/inbox.ts';

const clock = () => new Date('2026-11-22T06:00:00Z');
const folder = temporaryFolder(afterAll);
const home = path.join(folder, 'digests/2026-11-22');
const open = (token: string | null = null) => previewApp({ folder, clock, port: 4310, token });
const ask = (app: ReturnType<typeof open>, address: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(`http://127.0.0.1:4310${address}`, { method, headers: { host: '127.0.0.1:4310', ...headers } });
/** What the server says as JSON: its shape is what is tested. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json();
const here = process.cwd();

beforeAll(async () => {
  copySamples(folder);
  await briefing(folder, ['--day', '2026-11-22', '--quiet']);
  process.chdir(folder);
});
afterAll(() => process.chdir(here));

describe('what is shown', () => {
  test('is what is sent: the same bytes as digest.eml', async () => {
    const answer = await json(ask(open(), '/api/editions/2026-11-22'));
    expect(answer.hash).toBe(shortHash(readFileSync(path.join(home, 'digest.eml'))));
    expect(answer.text).toBe(readFileSync(path.join(home, 'digest.txt'), 'utf8'));
    expect(answer.bytes).toBeLessThanOrEqual(answer.limit);
  });

  test('every passage is the slice of its article', async () => {
    const app = open();
    const { passages } = await json(ask(app, '/api/editions/2026-11-22'));
    expect(passages.length).toBeGreaterThan(30);
    const texts = new Map<string, string>();
    for (const { text, article, start, end } of passages) {
      if (!texts.has(article))
        texts.set(article, (await json(ask(app, `/api/editions/2026-11-22/articles/${article}`))).text);
      expect(texts.get(article)?.slice(start, end)).toBe(text);
    }
  });

  test('looks and themes, dark and light', async () => {
    const app = open();
    const { looks, themes } = await json(ask(app, '/api/editions'));
    expect(looks).toEqual(['briefing', 'plain', 'wire']);
    expect(themes).toEqual(['harbour', 'ink']);
    const dark = await (await ask(app, '/mail/2026-11-22?look=plain&theme=harbour&scheme=dark')).text();
    expect(dark).toContain('#0b5a82');
    expect(dark).toContain('@media all');
    expect(dark).not.toContain('prefers-color-scheme');
  });

  test('a sample where there is no edition yet', async () => {
    const empty = temporaryFolder();
    const app = previewApp({ folder: empty, clock, port: 4310, token: null });
    expect((await json(ask(app, '/api/editions'))).editions).toContain('2026-11-22');
    writeFileSync(
      path.join(empty, 'briefing.yaml'),
      `out: ${path.join(empty, 'none')}\nstate: ${path.join(empty, 'state')}\n`,
    );
    expect((await json(ask(app, '/api/editions'))).editions).toEqual(['sample']);
    const sample = await json(ask(app, '/api/editions/sample'));
    expect(sample.passages.length).toBeGreaterThan(30);
  });

  test('a broken template shows its error, and the last good rendering stays', async () => {
    const app = open();
    const good = await json(ask(app, '/api/editions/2026-11-22'));
    expect(good.error).toBe(null);
    fill(folder, { 'templates/briefing/partials/story.hbs': '<p>{{headlin}}</p>' });
    const broken = await json(ask(app, '/api/editions/2026-11-22'));
    expect(broken.error.message).toContain('briefing/partials/story.hbs, line 1');
    expect(broken.error.message).toContain('"headlin"');
    expect(broken.hash).toBe(good.hash);
    fill(folder, { 'templates/briefing/partials/story.hbs': '<h3>Mine: {{headline}}</h3>' });
    const mended = await json(ask(app, '/api/editions/2026-11-22'));
    expect(mended.error).toBe(null);
    expect(mended.hash).not.toBe(good.hash);
    expect(await (await ask(app, '/mail/2026-11-22')).text()).toContain('Mine: ');
    fill(folder, { 'briefing.yaml': 'titel: x\n' });
    expect((await json(ask(app, '/api/editions'))).error.message).toContain('titel');
    fill(folder, { 'briefing.yaml': '' });
    mkdirSync(path.join(folder, 'templates/briefing/partials'), { recursive: true });
    writeFileSync(path.join(folder, 'templates/briefing/partials/story.hbs'), '<h3>{{headline}}</h3>');
  });
});

describe('who is let in', () => {
  test.each([
    ['another name that leads here', { host: 'evil.example:4310' }],
    ['a name that begins like ours', { host: '127.0.0.1:4310.evil.example' }],
    ['another port', { host: '127.0.0.1:4311' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('not %s', async (_, headers) => {
    expect((await ask(open(), '/api/editions', headers)).status).toBe(403);
  });

  test.each(['127.0.0.1:4310', 'localhost:4310', '[::1]:4310'])('%s', async (host) => {
    expect((await ask(open(), '/', { host })).status).toBe(200);
  });

  test('with a token everyone who has it, from any name, and by a cookie then', async () => {
    const app = open('secret-token');
    const elsewhere = { host: '192.168.1.5:4310' };
    expect((await ask(app, '/', elsewhere)).status).toBe(401);
    expect((await ask(app, '/?token=secret-tokem', elsewhere)).status).toBe(401);
    const first = await ask(app, '/?token=secret-token', elsewhere);
    expect(first.status).toBe(302);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await ask(app, '/', { ...elsewhere, cookie })).status).toBe(200);
  });
});

test.each([
  '/api/editions/..%2f..%2fetc',
  '/api/editions/%2e%2e%2f2026-11-22',
  '/mail/..%2f..%2f..%2fetc%2fpasswd',
  '/..%2fpackage.json',
  '/app.js%00',
  '/api/editions/2026-11-22/articles/..%2f..%2frun.json',
  '/mail/2026-11-22?look=..%2f..%2fetc',
  '/mail/2026-11-22?theme=..%2fbriefing%2ftheme',
])('%s leads nowhere', async (address) => {
  const answer = await ask(open(), address);
  expect([404, 422]).toContain(answer.status);
  expect(await answer.text()).not.toMatch(/root:|"dependencies"|"hashes"/);
});

test('nothing runs in a mail, and nothing is loaded by it', async () => {
  for (const address of ['/mail/2026-11-22', '/web/2026-11-22']) {
    const policy = (await ask(open(), address)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('connect-src');
  }
  const page = (await ask(open(), '/')).headers;
  expect(page.get('content-security-policy')).not.toContain('unsafe');
  expect(page.get('x-content-type-options')).toBe('nosniff');
});

test.each(['POST', 'PUT', 'DELETE'])('%s changes nothing: there is nothing to change', async (method) => {
  expect((await ask(open(), '/api/editions/2026-11-22', {}, method)).status).toBe(403);
  expect((await ask(open(), '/api/editions/2026-11-22', { 'x-briefing': 'preview' }, method)).status).toBe(404);
});

describe('sending the mail shown', () => {
  const send = (
    app: ReturnType<typeof open>,
    to: string,
    headers: Record<string, string> = { 'x-briefing': 'preview' },
  ) =>
    app.request('http://127.0.0.1:4310/api/editions/2026-11-22/send', {
      method: 'POST',
      headers: { host: '127.0.0.1:4310', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ to }),
    });

  test('is not there without a mail server', async () => {
    expect((await json(ask(open(), '/api/editions'))).to).toBe(null);
    expect((await send(open(), 'reader@localhost')).status).toBe(422);
  });

  test('hands the bytes to the server, for the reader of the settings alone', async () => {
    const inbox = await openInbox();
    fill(folder, {
      'briefing.yaml': `to: Ann Lee <ann@tarnby.example>\nsmtp: smtp://127.0.0.1:${inbox.port}?plain=yes\n`,
    });
    const app = open();
    expect((await json(ask(app, '/api/editions'))).to).toBe('ann@tarnby.example');
    expect((await send(app, 'somebody@elsewhere.example')).status).toBe(422);
    expect((await send(app, 'ann@tarnby.example', {})).status).toBe(403);
    expect(
      (await send(app, 'ann@tarnby.example', { 'x-briefing': 'preview', origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect(inbox.mails).toEqual([]);
    const { said } = await json(send(app, 'ann@tarnby.example'));
    expect(said).toMatch(/^250 /);
    const { source } = await json(ask(app, '/api/editions/2026-11-22'));
    expect(inbox.mails).toEqual([{ to: ['ann@tarnby.example'], from: 'briefing@localhost', source }]);
    fill(folder, { 'briefing.yaml': `to: ann@tarnby.example\nsmtp: smtp://ann:secret-word@127.0.0.1:${inbox.port}\n` });
    const refused = await (await send(app, 'ann@tarnby.example')).text();
    expect(refused).toContain('was not sent');
    expect(refused).not.toContain('secret-word');
    expect(inbox.mails).toHaveLength(1);
    fill(folder, { 'briefing.yaml': '' });
  });
});

test('so many pages wait for changes, and no more; who leaves makes room', async () => {
  const app = open();
  const streams: Response[] = [];
  for (let stream = await ask(app, '/events'); stream.status === 200; stream = await ask(app, '/events'))
    streams.push(stream);
  expect(streams).toHaveLength(16);
  expect((await ask(app, '/events')).status).toBe(503);
  await streams[0].body?.cancel();
  const again = await ask(app, '/events');
  expect(again.status).toBe(200);
  for (const { body } of [again, ...streams.slice(1)]) await body?.cancel();
});
