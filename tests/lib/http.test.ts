import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { addressGuard, allowLines, isPublic } from '../../src/lib/http/address-guard.ts';
import type { HttpFailure } from '../../src/lib/http/exchange.ts';
import { openSite, testClient } from '../support/site.ts';

const site = await openSite();
const client = testClient();

const reasonOf = async (url: string, one = client) => ((await one.get({ url })) as HttpFailure).reason;
const textOf = (answer: { kind: string }) =>
  Buffer.from((answer as unknown as { bytes: Uint8Array }).bytes ?? []).toString();

describe('which addresses are open', () => {
  const closed = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://①②⑦.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.0.2.1/',
    'http://168.63.129.16/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[fc00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://printer.local/',
    'http://metadata.google.internal/',
  ];
  for (const url of closed)
    test(`${url} is not`, async () => {
      expect(await reasonOf(url, testClient({ allow: [] }))).toMatch(/inside the network/);
    });

  test('other protocols, ports and credentials', async () => {
    const one = testClient({ allow: [] });
    expect(await reasonOf('file:///etc/passwd', one)).toBe('is no http or https address');
    expect(await reasonOf('ftp://example.org/', one)).toBe('is no http or https address');
    expect(await reasonOf('http://93.184.216.34:6379/', one)).toBe(
      'blocked by fetch.allow: port 6379 of 93.184.216.34 is not open (80 and 443 are)',
    );
    expect(await reasonOf('http://example.com\\@127.0.0.1/', testClient({ allow: [], lookup: none }))).not.toMatch(
      /127/,
    );
  });

  test('what the user opens is open, and nothing else', () => {
    const guard = addressGuard([
      '192.168.1.0/24',
      '127.0.0.1:8080',
      'nas.local',
      'feeds.example.org:8443',
      '[fd00::1]:81',
    ]);
    expect(guard.refusesHost('192.168.1.7', 9000)).toBeNull();
    expect(guard.refusesHost('192.168.2.7', 80)).toMatch(/inside/);
    expect(guard.refusesHost('127.0.0.1', 8080)).toBeNull();
    expect(guard.refusesHost('127.0.0.1', 80)).toMatch(/inside/);
    expect(guard.refusesHost('NAS.local.', 5000)).toBeNull();
    expect(guard.refusesAddress('10.0.0.9', 'nas.local', 5000)).toBeNull();
    expect(guard.refusesHost('feeds.example.org', 8443)).toBeNull();
    expect(guard.refusesAddress('10.0.0.9', 'feeds.example.org', 443)).toMatch(/inside/);
    expect(guard.refusesHost('[fd00::1]', 81)).toBeNull();
    expect(guard.refusesAddress('192.168.1.7', 'any.example', 80)).toBeNull();
    expect(guard.refusesAddress('93.184.216.34', 'any.example', 8080)).toMatch(/port 8080/);
    for (const entry of ['http://x.example', '10.0.0.0/99', 'a b', ':80', 'x.example:99999'])
      expect(() => addressGuard([entry])).toThrow(/is no address/);
  });

  test.each([
    ['127.0.0.1', 8901],
    ['127.0.0.1', 80],
    ['[fd00::1]', 81],
    ['::1', 443],
    ['nas.local', 80],
    ['feeds.example.org', 8443],
  ])('the refusal of %s, port %i gives the lines that allow it', (host, port) => {
    const lines = allowLines(`Tarnby Mail: ${addressGuard().refusesHost(host, port)}`) ?? [];
    expect(lines.slice(0, 2)).toEqual(['fetch:', '  allow:']);
    const [entry] = lines.slice(2).map((line) => JSON.parse(line.replace('    - ', '')));
    expect(addressGuard([entry]).refusesHost(host, port)).toBeNull();
  });

  test('a name that leads inside gives the lines that allow the name', () => {
    const reason = addressGuard().refusesAddress('10.0.0.1', 'in.example', 80) ?? '';
    expect(allowLines(reason)).toEqual(['fetch:', '  allow:', '    - "in.example"']);
    expect(addressGuard(['in.example']).refusesAddress('10.0.0.1', 'in.example', 80)).toBeNull();
    expect(allowLines('answered 404 (not found)')).toBeNull();
  });

  test('public is what anybody may have', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1']) expect(isPublic(address)).toBe(true);
    for (const address of ['', 'x', '4000::1', '2001::1']) expect(isPublic(address)).toBe(false);
  });
});

const none = ((_: string, __: unknown, done: (error: Error) => void) =>
  done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))) as never;

/** A name server that gives each question its own answer. */
function names(answers: Record<string, readonly string[][]>) {
  const asked = new Map<string, number>();
  return ((host: string, _: unknown, done: (error: Error | null, found: unknown) => void) => {
    const turn = asked.get(host) ?? 0;
    asked.set(host, turn + 1);
    const found = answers[host]?.[Math.min(turn, answers[host].length - 1)] ?? [];
    done(
      null,
      found.map((address) => ({ address, family: 4 })),
    );
  }) as never;
}

describe('where names lead', () => {
  test('a name that leads inside is refused, also among names outside', async () => {
    const lookup = names({ 'in.example': [['10.0.0.1']], 'mixed.example': [['93.184.216.34', '127.0.0.1']] });
    const one = testClient({ allow: [], lookup });
    expect(await reasonOf('http://in.example/', one)).toMatch(/leads to 10\.0\.0\.1/);
    expect(await reasonOf('http://mixed.example/', one)).toMatch(/leads to 127\.0\.0\.1/);
  });

  test('a name that leads elsewhere the second time is checked the second time', async () => {
    site.plays.set('/rebound', (_, response) => {
      response.writeHead(302, { location: `http://turn.example:${site.port}/x`, connection: 'close' }).end();
    });
    const lookup = names({ 'turn.example': [['127.0.0.1'], ['10.0.0.1']] });
    const one = testClient({ allow: ['127.0.0.1'], lookup, limits: { retries: 0 } });
    expect(await reasonOf(`http://turn.example:${site.port}/rebound`, one)).toMatch(/leads to 10\.0\.0\.1|port/);
  });

  test('a redirect is a new address', async () => {
    for (const [path, to] of [
      ['/inside', 'http://169.254.169.254/latest'],
      ['/file', 'file:///etc/passwd'],
    ])
      site.plays.set(path, (_, response) => void response.writeHead(302, { location: to }).end());
    expect(await reasonOf(`${site.url}/inside`)).toMatch(/169\.254\.169\.254 is an address inside/);
    expect(await reasonOf(`${site.url}/file`)).toMatch(/redirects to what is no http/);
  });
});

describe('redirects', () => {
  const redirect = (path: string, status: number, to: string) =>
    site.plays.set(path, (_, response) => void response.writeHead(status, { location: to }).end());

  test('for good and for now', async () => {
    site.says('/here', 'found');
    redirect('/moved', 301, '/moved2');
    redirect('/moved2', 308, '/here');
    redirect('/now', 302, '/moved');
    expect(await client.get({ url: `${site.url}/moved` })).toMatchObject({ kind: 'answer', moved: `${site.url}/here` });
    expect(await client.get({ url: `${site.url}/now` })).toMatchObject({ moved: null, url: `${site.url}/here` });
  });

  test('in a circle, and without end', async () => {
    redirect('/a', 302, '/b');
    redirect('/b', 302, '/a');
    for (let at = 0; at < 8; at++) redirect(`/r${at}`, 302, `/r${at + 1}`);
    expect(await reasonOf(`${site.url}/a`)).toBe('redirects in a circle');
    expect(await reasonOf(`${site.url}/r0`)).toBe('redirects more than 5 times');
  });

  test('headers of a source go to its own origin only', async () => {
    const other = await openSite();
    other.says('/there', 'x');
    redirect('/out', 302, `${other.url}/there`);
    await client.get({ url: `${site.url}/out`, headers: { authorization: 'Bearer secret' } });
    expect(site.asked.find(({ path }) => path === '/out')?.headers.authorization).toBe('Bearer secret');
    expect(other.asked[0].headers.authorization).toBeUndefined();
  });
});

describe('answers that never end well', () => {
  test('300 MB out of 300 kB', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000));
    site.says('/bomb', bomb, { 'content-encoding': 'gzip' });
    expect(await reasonOf(`${site.url}/bomb`)).toBe('is larger than 10 MB');
  });

  test('50 MB, packed twice, packed oddly, packed badly', async () => {
    site.plays.set('/large', (_, response) => {
      response.writeHead(200);
      const part = Buffer.alloc(1_000_000, 'x');
      for (let at = 0; at < 50; at++) response.write(part);
      response.end();
    });
    site.says('/twice', gzipSync(gzipSync('x')), { 'content-encoding': 'gzip, gzip' });
    site.says('/oddly', 'x', { 'content-encoding': 'constructor' });
    site.says('/badly', 'this is no gzip', { 'content-encoding': 'gzip' });
    expect(await reasonOf(`${site.url}/large`)).toBe('is larger than 10 MB');
    expect(await reasonOf(`${site.url}/twice`)).toBe('is packed 2 times over; once is allowed');
    expect(await reasonOf(`${site.url}/oddly`)).toBe('is packed in a way that we do not know');
    expect(await reasonOf(`${site.url}/badly`)).toBe('sent what cannot be unpacked');
  });

  test('a byte now and then, and nothing at all', async () => {
    site.plays.set('/drip', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 100);
      response.on('close', () => clearInterval(timer));
    });
    site.plays.set('/mute', () => {});
    site.plays.set('/stall', (_, response) => void response.writeHead(200).write('x'));
    const once = testClient({ limits: { retries: 0 } });
    expect(await reasonOf(`${site.url}/drip`, once)).toBe('took longer than 1.5 s');
    expect(await reasonOf(`${site.url}/mute`, once)).toMatch(/did not answer|took longer/);
    expect(await reasonOf(`${site.url}/stall`, once)).toMatch(/stopped in the middle|took longer/);
  });

  test('100 kB of headers; a connection that breaks; a port where nobody listens', async () => {
    site.plays.set('/headers', (_, response) => void response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end());
    site.plays.set('/break', (request) => request.socket.destroy());
    expect(await reasonOf(`${site.url}/headers`)).toBe('sent more than 32 kB of headers');
    expect(await reasonOf(`${site.url}/break`, testClient())).toBe('broke the connection off');
    expect(await reasonOf('http://127.0.0.1:9/', testClient())).toBe('refused the connection');
    expect(await reasonOf('http://nowhere.example/', testClient({ lookup: none }))).toBe(
      'there is no host of that name',
    );
  });
});

describe('manners', () => {
  test('says who it is, asks for what has changed, keeps no cookies', async () => {
    site.plays.set('/tagged', (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"a"', 'last-modified': 'Sat, 21 Nov 2026 06:00:00 GMT', 'set-cookie': 'a=b' })
          .end('x');
    });
    const first = await client.get({ url: `${site.url}/tagged` });
    expect(first).toMatchObject({ etag: '"a"', lastModified: 'Sat, 21 Nov 2026 06:00:00 GMT' });
    expect(await client.get({ url: `${site.url}/tagged`, etag: '"a"' })).toEqual({ kind: 'unchanged' });
    const { headers } = site.asked.at(-1) as { headers: Record<string, string> };
    expect(headers['user-agent']).toBe('daily-briefing/test (+mailto:desk@example.org)');
    expect(headers.cookie).toBeUndefined();
  });

  test('tries again after 503 and 429, and not after 404', async () => {
    let times = 0;
    site.plays.set('/busy', (_, response) => {
      times++;
      if (times < 3) response.writeHead(times === 1 ? 503 : 429, { 'retry-after': '0' }).end();
      else response.end('at last');
    });
    expect(textOf(await client.get({ url: `${site.url}/busy` }))).toBe('at last');
    const before = site.asked.length;
    expect(await reasonOf(`${site.url}/absent`)).toBe('answered 404 (not found)');
    expect(site.asked.length).toBe(before + 1);
  });

  test('does not wait for long, but says until when', async () => {
    site.plays.set('/later', (_, response) => void response.writeHead(503, { 'retry-after': '3600' }).end());
    expect(await client.get({ url: `${site.url}/later` })).toEqual({
      kind: 'failure',
      reason: 'answered 503 (not available now)',
      status: 503,
      lasting: false,
      retryAt: '2026-11-22T07:00:00.000Z',
    });
  });

  test('one request at a time and a pause for a host', async () => {
    let under = 0;
    let most = 0;
    const begun: number[] = [];
    site.plays.set('/slow', (_, response) => {
      begun.push(performance.now());
      most = Math.max(most, ++under);
      setTimeout(() => {
        under--;
        response.end('x');
      }, 30);
    });
    const one = testClient({ limits: { hostDelay: 60 } });
    await Promise.all([1, 2, 3].map(() => one.get({ url: `${site.url}/slow` })));
    expect(most).toBe(1);
    expect(begun[2] - begun[0]).toBeGreaterThanOrEqual(110);
  });

  test('a host that is down is not asked for every page', async () => {
    const one = testClient({ limits: { retries: 0 } });
    const reasons: string[] = [];
    for (let at = 0; at < 5; at++) reasons.push(await reasonOf('http://127.0.0.1:9/', one));
    expect(reasons.slice(3)).toEqual(Array(2).fill('its host did not answer 3 times in a row'));
  });

  test('robots.txt decides on pages, not on feeds', async () => {
    const strict = await openSite();
    strict.says('/robots.txt', 'User-agent: daily-briefing\nDisallow: /closed\n\nUser-agent: *\nDisallow: /');
    strict.says('/closed/a', 'a');
    strict.says('/open', 'b');
    const one = testClient();
    expect(((await one.get({ url: `${strict.url}/closed/a`, robots: true })) as HttpFailure).reason).toMatch(/robots/);
    expect(textOf(await one.get({ url: `${strict.url}/closed/a` }))).toBe('a');
    expect(textOf(await one.get({ url: `${strict.url}/open`, robots: true }))).toBe('b');
    expect(strict.asked.filter(({ path }) => path === '/robots.txt').length).toBe(1);
    strict.plays.set('/robots.txt', (_, response) => void response.writeHead(500).end());
    const other = testClient({ limits: { retries: 0 } });
    expect(((await other.get({ url: `${strict.url}/open`, robots: true })) as HttpFailure).reason).toMatch(
      /robots\.txt of its site could not be had \(answered 500/,
    );
  });

  test('through a proxy, which is asked for no address inside', async () => {
    const proxy = await openSite();
    proxy.says('http://far.example/page', 'by proxy');
    const one = testClient({
      allow: [],
      proxy: { http: proxy.url, https: null, except: null },
      lookup: names({ 'in.example': [['10.0.0.1']], 'far.example': [[]] }),
    });
    expect(await reasonOf('http://127.0.0.1/x', one)).toMatch(/inside the network/);
    expect(await reasonOf('http://in.example/x', one)).toMatch(/leads to 10\.0\.0\.1/);
    expect(textOf(await one.get({ url: 'http://far.example/page' }))).toBe('by proxy');
  });
});
