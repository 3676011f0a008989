import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test, vi } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { bounceAddress, unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';
import { serveApp } from '../../src/serve/server.ts';
import { openState } from '../../src/store/state.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill } from '../support/folder.ts';
import { frost, openNewsroom } from '../support/newsroom.ts';

const day = ['--day', '2026-11-22'];

describe('briefing run', () => {
  test('makes, saves and sends; a second run has nothing new and sends nothing', async () => {
    const room = await openNewsroom(3, undefined, { MAIL_TO: 'Ann Lee <ann@tarnby.example>' });
    const { code, out } = await room.run('run', ...day);
    expect([code, out]).toEqual([0, expect.stringMatching(/Mail {3}4 readers\n {7}4 accepted by the mail server/)]);
    expect([...room.copies().values()]).toEqual([1, 1, 1, 1]);
    await room.run('run', ...day);
    await room.run('run', ...day, '--again');
    await room.run('send', '2026-11-22');
    expect([...room.copies().values()]).toEqual([1, 1, 1, 1]);
  });

  test('what arrives is the edition: both parts, the saved texts, one reader in its head, a way off the list', async () => {
    const room = await openNewsroom(0, undefined, {
      MAIL_TO: 'Ann Lee <ann@tarnby.example>',
      BRIEFING_PUBLIC_URL: 'https://news.tarnby.example/b/',
    });
    await room.run('run', ...day);
    const [taken] = room.server.taken;
    const mail = await PostalMime.parse(Buffer.from(taken.source, 'latin1'));
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(mail.to).toEqual([{ address: 'ann@tarnby.example', name: 'Ann Lee' }]);
    const saved = readFileSync(path.join(room.folder, 'digests/2026-11-22/digest.txt'), 'utf8');
    const withoutLink = (text = '') =>
      text
        .replace(/\S*unsubscribe\S*/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    expect(withoutLink(mail.text)).toBe(withoutLink(saved));
    expect(header('list-unsubscribe')).toMatch(
      /^<https:\/\/news\.tarnby\.example\/b\/unsubscribe\/[0-9a-f.]{58}>, <mailto:desk@tarnby\.example\?subject=unsubscribe%20[0-9a-f.]{58}>$/,
    );
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.html).toContain(/https:\/\/\S+unsubscribe\/[0-9a-f.]{58}/.exec(header('list-unsubscribe') ?? '')?.[0]);
    expect(mail.html).not.toContain('00000000.0000');
    expect(header('feedback-id')).toBe('2026-11-22:e3b0c442:briefing:tarnby.example');
    expect(Buffer.byteLength(mail.html ?? '')).toBeLessThanOrEqual(100_000);
  });

  test('without a mail server it is saved; --no-send sends nobody anything; nobody to send to is said', async () => {
    const room = await openNewsroom(1);
    expect((await room.run('run', ...day, '--no-send')).code).toBe(0);
    expect(room.server.taken).toEqual([]);
    const lonely = await openNewsroom(0);
    expect((await lonely.run('run', ...day)).out).toContain('Sent to nobody: set MAIL_TO');
  });

  test('a day without news is told where it is wanted, once', async () => {
    const room = await openNewsroom(1, undefined, { BRIEFING_EMPTY: 'note' });
    await room.run('run', ...day);
    for (let time = 0; time < 2; time++)
      expect((await room.run('run', '--day', '2026-11-23')).out).toMatch(
        /Readers get a note: .*\nMail {3}1 reader\n {7}1 accepted/,
      );
    expect(room.copies().get('reader0@tarnby.example')).toBe(2);
  });

  test('a server that cannot be reached: the edition is saved, everybody waits, exit 75; later all get it', async () => {
    const room = await openNewsroom(5, undefined, { BRIEFING_RETRY: '3600' });
    const { port } = room.server;
    await room.server.close();
    const { code, out } = await room.run('run', ...day);
    expect([code, out]).toEqual([75, expect.stringContaining('Nothing is lost')]);
    expect(existsSync(path.join(room.folder, 'digests/2026-11-22/digest.json'))).toBe(true);
    expect(room.states()).toEqual({ planned: 5 });
    const { openFaultyServer } = await import('../support/smtp.ts');
    const back = await openFaultyServer(undefined, port);
    expect((await room.run('send')).out).toContain('5 sent');
    expect(back.taken.length).toBe(5);
    await back.close();
  });

  test('a sender that the server refused and somebody mended: what waits goes out from the new one', async () => {
    const room = await openNewsroom(2, (stage) => (stage === 'mail' ? '553 5.7.1 not your address' : undefined));
    await room.run('run', ...day);
    room.server.rule = () => undefined;
    const mended = { ...room.environment, MAIL_FROM: 'The Port Desk <news@tarnby.example>' };
    const { code, out } = await briefing(room.folder, ['send'], '', mended);
    expect([code, out]).toEqual([0, '2 sent.\n']);
    const [{ from, source }] = room.server.taken;
    const mail = await PostalMime.parse(Buffer.from(source, 'latin1'));
    expect([from, mail.from?.address]).toEqual(['news@tarnby.example', 'news@tarnby.example']);
    expect(source.replace(/=\r\n/g, '')).not.toContain('mailto:desk@');
    expect(mail.text).toContain('news@tarnby.example');
  });

  test('with several editions one is asked for; an edition for a few goes to no others when its name is gone', async () => {
    const room = await openNewsroom(2);
    const settings = (name: string) =>
      `editions:\n  - { name: ${name}, to: [desk@tarnby.example], hold: yes }\n  - { name: All }\n`;
    fill(room.folder, { 'briefing.yaml': settings('Private') });
    expect((await room.run('run', ...day)).err).toContain('--edition Private, --edition All');
    await room.run('run', ...day, '--edition', 'Private');
    fill(room.folder, { 'briefing.yaml': settings('Internal') });
    expect((await room.run('edit', '2026-11-22', '--note', 'x')).err).toContain('made for "Private"');
    await room.run('approve', '2026-11-22');
    expect((await room.run('send', '2026-11-22')).err).toContain('made for "Private"');
    expect([...room.copies().keys()]).toEqual(['desk@tarnby.example']);
    // The memory is gone, and with it for whom it was.
    rmSync(path.join(room.folder, '.briefing'), { recursive: true });
    expect((await room.run('send', '2026-11-22', '--even-if-sent')).err).toContain('for whom');
    expect(room.server.taken.length).toBe(1);
  });

  test('the server refuses the sender: exit 2, what to mend, nobody suppressed', async () => {
    const room = await openNewsroom(3, (stage) => (stage === 'mail' ? '550 5.7.1 not your address' : undefined));
    const { code, out } = await room.run('run', ...day);
    expect([code, out]).toEqual([2, expect.stringContaining('set an address that is yours there')]);
    expect((await room.run('subscribers', 'list')).out).not.toContain('off:');
  });
});

describe('subscribers', () => {
  test('are added, listed, imported, exported and removed; mistakes are named', async () => {
    const room = await openNewsroom(0);
    fill(room.folder, {
      'list.csv':
        '\uFEFFEmail;Full name;Topics;Hour;Zone;Language;Format\r\nann@tarnby.example;"Lee; Ann";Harbour|Economy;07:30;Europe/Berlin;en;text\r\nnot an address;;;;;;\r\nANN@Tarnby.example;;;;;;\r\nbo@bücher.example;;;;;;\r\ncy@tarnby.example;;;25:00;;;\r\n',
    });
    const imported = await room.run('subscribers', 'import', 'list.csv');
    expect(imported.out).toBe('2 subscribers added, 1 named twice.\n');
    expect(imported.err).toMatch(/"not an address" is not one e-mail address/);
    expect(imported.err).toMatch(/cy@tarnby\.example: hour is "25:00"; it must be a time/);
    expect(imported.code).toBe(1);
    expect((await room.run('subscribers', 'list')).out).toContain('bo@bücher.example (xn--bcher-kva.example)');
    await room.run('subscribers', 'add', 'Di Orr <di@tarnby.example>', '--topics', 'Ports and shipping, Economy');
    const { out } = await room.run('subscribers', 'export');
    expect(out.split('\r\n')).toEqual([
      'address,name,topics,hour,zone,language,format',
      'ANN@tarnby.example,,,,,,html',
      'bo@xn--bcher-kva.example,,,,,,html',
      'di@tarnby.example,Di Orr,Ports and shipping|Economy,,,,html',
      '',
    ]);
    expect((await room.run('subscribers', 'remove', 'di@tarnby.example')).code).toBe(0);
    expect((await room.run('subscribers', 'remove', 'di@tarnby.example')).code).toBe(2);
  });

  test('what is not said of a known subscriber stays as it was', async () => {
    const room = await openNewsroom(0);
    await room.run('subscribers', 'add', 'ann@tarnby.example', '--topics', 'Harbour', '--hour', '07:30');
    await room.run('subscribers', 'add', 'ann@tarnby.example', '--name', 'Ann Lee');
    expect((await room.run('subscribers', 'list')).out).toContain('ann@tarnby.example   Ann Lee, Harbour, at 07:30');
    fill(room.folder, {
      'hours.csv': 'address,hour,topics\nann@tarnby.example,09:00,\n',
      'names.csv': 'bo@tarnby.example;Bo Ek\ncy@tarnby.example;Cy\nno address;Di\n',
    });
    await room.run('subscribers', 'import', 'hours.csv');
    expect((await room.run('subscribers', 'list')).out).toContain('ann@tarnby.example   Ann Lee, at 09:00');
    const { out, err } = await room.run('subscribers', 'import', 'names.csv');
    expect([out, err]).toEqual(['2 subscribers added.\n', expect.stringContaining('Skipped: line 3: "no address"')]);
    expect((await room.run('subscribers', 'list')).out).toContain('bo@tarnby.example   Bo Ek');
  });

  test.each([
    ['ann@tarnby.example, bo@tarnby.example\n', 'Skipped: line 1: ann@tarnby.example: name is "bo@tarnby.example"'],
    ['Adresse;Name\nann@tarnby.example;Ann\n', 'The list has no column of addresses.'],
  ])('a list that would lose somebody is told so: %j', async (text, said) => {
    const room = await openNewsroom(0);
    fill(room.folder, { 'list.csv': text });
    const { code, err } = await room.run('subscribers', 'import', 'list.csv');
    expect([code === 0, err]).toEqual([false, expect.stringContaining(said)]);
  });

  test('mailboxes one a line, and lines as they are exported, need no first row', async () => {
    const room = await openNewsroom(0);
    fill(room.folder, {
      'mailboxes.txt': '\n"Lee, Ann" <ann@tarnby.example>\nBo Ek <bo@tarnby.example>\n',
      'rows.csv': 'cy@tarnby.example,Cy,Harbour,07:00\n',
    });
    await room.run('subscribers', 'import', 'rows.csv');
    await room.run('subscribers', 'import', 'mailboxes.txt');
    const { out } = await room.run('subscribers', 'list');
    expect(out).toContain('cy@tarnby.example   Cy, Harbour, at 07:00');
    expect(out).toContain('bo@tarnby.example   Bo Ek');
  });

  test('a reader whom a setting names is not off the list when he is taken off the subscribers', async () => {
    const room = await openNewsroom(0, undefined, { MAIL_TO: 'ann@tarnby.example' });
    await room.run('subscribers', 'add', 'ann@tarnby.example');
    expect((await room.run('subscribers', 'remove', 'ann@tarnby.example')).out).toContain('MAIL_TO has the address');
  });

  test.each([
    'victim@evil.example, b@c.example',
    'x@y?cc=z.example',
    '"victim@evil.example x"@good.example',
    'a@b.example\r\nBcc: c@d.example',
    'two words@tarnby.example',
    '@tarnby.example',
  ])('%s is no address', async (address) => {
    const room = await openNewsroom(0);
    expect((await room.run('subscribers', 'add', address)).code).toBe(2);
    expect((await room.run('subscribers', 'export')).out.trim().split('\r\n').length).toBe(1);
  });

  test('each gets his own topics, and nobody an empty mail', async () => {
    const folder = await openNewsroom(0);
    copySamples(folder.folder);
    await folder.run('subscribers', 'add', 'ann@tarnby.example', '--topics', 'Business');
    await folder.run('subscribers', 'add', 'bo@tarnby.example', '--topics', 'Gardening');
    await folder.run('subscribers', 'add', 'cy@tarnby.example', '--format', 'text');
    await folder.run('run', ...day);
    const by = new Map(folder.server.taken.map(({ to, source }) => [to, source]));
    expect([...by.keys()].sort()).toEqual(['ann@tarnby.example', 'cy@tarnby.example']);
    const ann = await PostalMime.parse(Buffer.from(by.get('ann@tarnby.example') as string, 'latin1'));
    expect(ann.text).toContain('BUSINESS');
    expect(ann.text).not.toContain('Oskarfjord');
    expect(ann.text).toMatch(/2 stories from 5 articles/);
    // Its references lead to its own sources.
    const numbers = [...(ann.text ?? '').matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    expect(Math.max(...numbers)).toBe(5);
    const cy = await PostalMime.parse(Buffer.from(by.get('cy@tarnby.example') as string, 'latin1'));
    expect([cy.html, cy.text]).toEqual([undefined, expect.stringContaining('Oskarfjord')]);
  });
});

describe('the editor', () => {
  test('is shown a draft, drops a story, pins another, adds a note, and approves', async () => {
    const room = await openNewsroom(2, undefined, { MAIL_EDITOR: 'ed@tarnby.example' });
    copySamples(room.folder);
    const { out } = await room.run('run', ...day, '--hold');
    expect(out).toContain('briefing approve 2026-11-22');
    expect(room.server.taken.map(({ to }) => to)).toEqual(['ed@tarnby.example']);
    expect((await room.run('send', '2026-11-22')).err).toContain('waits for approval');
    // It stands in no list that others see.
    const lists = () =>
      ['index.html', 'feed.json', 'editions.js']
        .map((name) => readFileSync(path.join(room.folder, 'digests', name), 'utf8'))
        .join();
    expect(lists()).not.toContain('2026-11-22');
    const digest = () => JSON.parse(readFileSync(path.join(room.folder, 'digests/2026-11-22/digest.json'), 'utf8'));
    const stories = digest().topics.flatMap((topic: { stories: { id: string }[] }) => topic.stories) as {
      id: string;
    }[];
    const edited = await room.run(
      'edit',
      '2026-11-22',
      '--drop',
      stories[0].id,
      '--pin',
      stories[3].id,
      '--note',
      'Bridge: we are asking the ministry.',
    );
    expect(edited.code).toBe(0);
    expect(digest().topics[0].stories[0].id).toBe(stories[3].id);
    expect(JSON.stringify(digest())).not.toContain(stories[0].id);
    expect((await room.run('audit', 'digests/2026-11-22')).code).toBe(0);
    expect(room.server.taken.map(({ to }) => to)).toEqual(['ed@tarnby.example', 'ed@tarnby.example']);
    expect((await room.run('approve', '2026-11-22')).code).toBe(0);
    expect(lists()).toContain('2026-11-22');
    const mail = await PostalMime.parse(Buffer.from(room.server.taken.at(-1)?.source ?? '', 'latin1'));
    expect(mail.text).toContain('Editor’s note: Bridge: we are asking the ministry.');
    expect(mail.html).toContain('<b>Editor’s note.</b>');
    expect(room.copies().get('reader0@tarnby.example')).toBe(1);
    expect((await room.run('approve', '2026-11-22')).err).toContain('No edition 2026-11-22 waits');
  });

  test('drops an edition: nobody gets it, its folder is gone, and its articles are free for the next', async () => {
    const room = await openNewsroom(2);
    await room.run('run', ...day, '--hold');
    const { code, out } = await room.run('drop', '2026-11-22');
    expect([code, out]).toEqual([0, expect.stringContaining('Its article is free again for the next edition.')]);
    await room.run('send');
    expect(room.server.taken).toEqual([]);
    expect(existsSync(path.join(room.folder, 'digests/2026-11-22'))).toBe(false);
    expect((await room.run('run', ...day, '--json')).out).toContain('"edition": "2026-11-22"');
    expect((await room.run('run', ...day, '--json')).out).toContain('"edition": null');
  });

  test('an archive whose lists cannot be written keeps no mail back', async () => {
    const room = await openNewsroom(2);
    await room.run('run', ...day, '--hold');
    rmSync(path.join(room.folder, 'digests/index.html'), { force: true });
    mkdirSync(path.join(room.folder, 'digests/index.html'));
    const { code, err } = await room.run('approve', '2026-11-22');
    expect([code, err]).toEqual([0, expect.stringContaining('The list of editions could not be written')]);
    expect([...room.copies().values()]).toEqual([1, 1]);
  });

  test('an edition whose files were changed is not edited', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    rmSync(path.join(room.folder, 'digests/2026-11-22/articles.jsonl'));
    const { code, err } = await room.run('edit', '2026-11-22', '--note', 'x');
    expect([code, err]).toEqual([2, expect.stringContaining('does not match its articles any more')]);
    expect(err.length).toBeLessThan(600);
  });

  test('with bounces told apart by reader, drafts go out too', async () => {
    const room = await openNewsroom(1, undefined, {
      ...{ MAIL_EDITOR: 'ed@tarnby.example', MAIL_BOUNCES: 'bounce@tarnby.example' },
    });
    await room.run('run', ...day, '--hold');
    expect(room.server.taken.map(({ to, from }) => [to, from.length <= 64 + 15])).toEqual([
      ['ed@tarnby.example', true],
    ]);
    expect(room.server.taken[0].from).toMatch(/^bounce\+[\w.]+@tarnby\.example$/);
  });

  test.each([
    [['edit', '2026-11-22'], /Nothing to change/],
    [['edit', '2026-11-22', '--drop', 'nosuch'], /No story has an id/],
    [['edit', '2026-11-21', '--note', 'x'], /No edition 2026-11-21 waits/],
  ])('%j is told what is wrong', async (args, message) => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    expect((await room.run(...args)).err).toMatch(message);
  });
});

/** A folder after its first edition, with the public side of it. */
async function publicSide(readers = 2) {
  const room = await openNewsroom(readers, undefined, { BRIEFING_PUBLIC_URL: 'https://news.tarnby.example/b/' });
  await room.run('run', ...day);
  fill(room.folder, {
    'briefing.yaml': `out: ${room.folder}/digests\nstate: ${room.folder}/.briefing\npublicUrl: https://news.tarnby.example/b/\n`,
  });
  const config = loadConfig(room.folder);
  const state = await openState(config);
  const time = { now: Date.parse('2026-11-22T12:00:00Z') };
  const clock = () => new Date(time.now);
  const app = serveApp({ config, state: async () => state, clock, sleep: async () => {}, tell: () => {} });
  const link = /https:\/\/news\.tarnby\.example(\/b\/unsubscribe\/[0-9a-f.]+)/.exec(
    room.server.taken[0].source.replace(/=\r\n/g, ''),
  );
  return { ...room, state, app, time, link: link?.[1] ?? '', who: room.server.taken[0].to };
}

describe('briefing serve', () => {
  test('a GET asks and changes nothing; one POST unsubscribes, as often as one likes; then nothing is sent', async () => {
    const { app, link, state, who, run, folder, server } = await publicSide();
    const asked = await app.request(link);
    expect([asked.status, await asked.text()]).toEqual([
      200,
      expect.stringContaining('<button type="submit">Unsubscribe</button>'),
    ]);
    expect((await app.request(link, { method: 'HEAD' })).status).toBe(200);
    expect(await state.subscribers.optOuts()).toEqual([]);
    const post = () =>
      app.request(link, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    for (let time = 0; time < 2; time++) {
      const done = await post();
      expect([done.status, done.headers.get('location'), done.headers.get('set-cookie')]).toEqual([200, null, null]);
    }
    expect((await state.subscribers.optOuts()).map(({ key }) => key)).toEqual([who]);
    await state.close();
    const before = server.taken.length;
    fill(folder, {
      'articles/frost.txt': frost,
    });
    await run('run', '--day', '2026-11-23');
    expect(server.taken.slice(before).map(({ to }) => to)).not.toContain(who);
    expect((await run('subscribers', 'add', who)).err).toContain('off the list');
  });

  test('the link works for who is on no list any more, and he stays off', async () => {
    const { app, link, state, who, run, folder } = await publicSide();
    await run('subscribers', 'remove', who);
    expect((await app.request(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    fill(folder, { 'again.csv': `${who}\n` });
    expect((await run('subscribers', 'import', 'again.csv')).out).toContain('1 already suppressed');
    await state.close();
  });

  test('a draft is shown to nobody', async () => {
    const { app, state, run, folder } = await publicSide();
    fill(folder, { 'articles/frost.txt': frost });
    await run('run', '--day', '2026-11-23', '--hold');
    expect((await app.request('/b/2026-11-23/index.html')).status).toBe(404);
    expect(await (await app.request('/b/')).text()).not.toContain('2026-11-23');
    await run('approve', '2026-11-23');
    expect((await app.request('/b/2026-11-23/index.html')).status).toBe(200);
    await state.close();
  });

  test('a token that was tampered with, cut short, or is another list’s does nothing', async () => {
    const { app, link, state } = await publicSide();
    const secret = await state.subscribers.secret();
    const [reader] = await state.subscribers.all();
    const wrong = [
      link.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      link.slice(0, -3),
      '/b/unsubscribe/',
      '/b/unsubscribe/..%2f..%2fetc%2fpasswd',
      `/b/unsubscribe/${unsubscribeToken('another secret', { reader: reader.id, list: '' })}`,
      `/b/unsubscribe/${unsubscribeToken(secret, { reader: '0'.repeat(16), list: '' })}`,
    ];
    for (const address of wrong) {
      const { status } = await app.request(address, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
      expect([address, status]).toEqual([address, expect.toSatisfy((code: number) => code === 400 || code === 404)]);
    }
    expect(await state.subscribers.optOuts()).toEqual([]);
    await state.close();
  });

  test('shows the archive and nothing else', async () => {
    const { app, state } = await publicSide();
    for (const address of [
      '/b/',
      '/b/index.html',
      '/b/2026-11-22/index.html',
      '/2026-11-22/digest.txt',
      '/b/feed.json',
      '/b/ahead.ics',
    ])
      expect([address, (await app.request(address)).status]).toEqual([address, 200]);
    for (const address of [
      '/b/2026-11-22/articles.jsonl',
      '/b/2026-11-22/digest.eml',
      '/b/2026-11-22/run.json',
      '/b/..%2f.briefing%2fbriefing.db',
      '/b/2026-11-22/..%2f..%2fbriefing.yaml',
      '/b/%00',
      '/.env',
      '/b/constructor',
    ])
      expect([address, (await app.request(address)).status]).toEqual([address, 404]);
    const page = await app.request('/b/2026-11-22/index.html');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    await state.close();
  });

  test('/healthz says whether all is well, and names nobody', async () => {
    const { app, state, time } = await publicSide();
    const well = await app.request('/healthz');
    expect([well.status, await well.json()]).toEqual([
      200,
      expect.objectContaining({ ok: true, lastEdition: '2026-11-22', mails: { accepted: 2 } }),
    ]);
    await state.outbox.setBackoff({
      until: Date.parse('2026-11-22T13:00Z'),
      said: '550 <ann@tarnby.example> relay denied',
      hint: 'mend it',
      times: 1,
    });
    const tallies = vi.spyOn(state.outbox, 'tallies');
    // Anybody may ask: within five seconds nothing is looked through again.
    time.now += 4999;
    expect((await Promise.all([1, 2].map(() => app.request('/healthz')))).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    expect(tallies).not.toHaveBeenCalled();
    time.now += 1;
    const ill = await app.request('/healthz');
    const body = await ill.text();
    expect([ill.status, body]).toEqual([503, expect.stringContaining('sending stopped')]);
    expect(body).not.toContain('ann@');
    // A clock that was set back keeps no answer of the future; a look that failed is made again.
    time.now -= 60_000;
    tallies.mockRejectedValueOnce(new Error('the disk'));
    expect(await (await app.request('/healthz')).text()).toBe('Not now. Try again in a minute.');
    expect((await app.request('/healthz')).status).toBe(503);
    expect(tallies).toHaveBeenCalledTimes(3);
    await state.close();
  });

  test('/healthz tells of mails that nobody sends, and of those that were not sent in time', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    fill(room.folder, { 'briefing.yaml': `out: ${room.folder}/digests\nstate: ${room.folder}/.briefing\n` });
    const config = loadConfig(room.folder);
    const state = await openState(config);
    const planned = Date.now();
    await state.outbox.endHold('2026-11-22', 'planned', planned);
    const healthAfter = async (hours: number) => {
      const clock = () => new Date(planned + hours * 3_600_000);
      const app = serveApp({ config, state: async () => state, clock, sleep: async () => {}, tell: () => {} });
      return (await (await app.request('/healthz')).json()) as { ok: boolean; problems: string[] };
    };
    expect(await healthAfter(0.2)).toMatchObject({ ok: true });
    expect(await healthAfter(1)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('mails are due since')],
    });
    await state.outbox.expire(planned + 21 * 3_600_000);
    const slot = { list: '', at: planned + 30 * 3_600_000, edition: null, note: null, attempts: 1, next: null };
    await state.slots.save({ ...slot, state: 'made' });
    expect((await healthAfter(1)).problems.join()).toContain('was the clock wrong?');
    await state.slots.forgetAfter('', planned);
    expect(await healthAfter(22)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('1 not sent in time')],
    });
    await state.close();
  });

  test('F53 a sign-off while the mail is on its way stops it before its last bytes', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    const state = await openState({ state: path.join(room.folder, '.briefing') });
    await state.outbox.endHold('2026-11-22', 'planned', Date.now());
    const [delivery] = await state.outbox.claim(Date.now() + 1000, 10);
    await state.subscribers.optOut({ key: delivery.recipient, list: '', reason: 'unsubscribed', at: 0 });
    expect(await state.outbox.markCommitting(delivery.id, 0)).toBe(false);
    await state.close();
  });
});

const dsn = (to: string, status: string, action = 'failed') =>
  `From: MAILER-DAEMON@mx.example\r\nTo: ${to}\r\nAuto-Submitted: auto-replied\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status} no such user\r\n\r\n--b--\r\n`;

describe('F52 what comes back', () => {
  test('two hard bounces under addresses of ours, and the mailbox is taken for gone; nothing else counts', async () => {
    const room = await openNewsroom(1, undefined, { MAIL_BOUNCES: 'bounce@tarnby.example' });
    await room.run('run', ...day);
    const [{ from }] = room.server.taken;
    expect(from).toMatch(/^bounce\+[0-9a-f]{8}\.[0-9a-f]{16}\.[0-9a-f]{16}@tarnby\.example$/);
    const state = await openState({ state: path.join(room.folder, '.briefing') });
    const secret = await state.subscribers.secret();
    const [reader] = await state.subscribers.all();
    await state.close();
    const earlier = bounceAddress(secret, 'bounce@tarnby.example', '2026-11-20', reader.id);
    const tell = async (name: string, mail: string) => {
      fill(room.folder, { [name]: mail });
      return (await room.run('bounces', name)).out;
    };
    expect(await tell('forged.eml', dsn(from.replace(/[0-9a-f]{16}@/, `${'0'.repeat(16)}@`), '5.1.1'))).toContain(
      '0 bounces',
    );
    expect(await tell('late.eml', dsn(from, '4.4.1', 'delayed'))).toContain('0 bounces');
    expect(await tell('full.eml', dsn(from, '5.2.2'))).toContain('1 bounce, 0 subscribers');
    expect(
      await tell(
        'away.eml',
        `From: x@y.example\r\nTo: ${from}\r\nAuto-Submitted: auto-replied\r\nSubject: unsubscribe me, I am away\r\n\r\nAway.\r\n`,
      ),
    ).toContain('0 bounces, 0 subscribers');
    expect(await tell('one.eml', dsn(from, '5.1.1'))).toContain('1 bounce, 0 subscribers');
    expect(await tell('again.eml', dsn(from, '5.1.1'))).toContain('1 bounce, 0 subscribers');
    expect(
      await tell(
        'two.mbox',
        `From MAILER-DAEMON Sun Nov 22 07:00:00 2026\n${dsn(earlier, '5.1.1')}\nFrom MAILER-DAEMON Sun Nov 22 07:00:01 2026\n${dsn(earlier, '5.1.1')}`,
      ),
    ).toContain('2 bounces, 1 subscriber');
    expect((await room.run('subscribers', 'list')).out).toMatch(/off: reader0@tarnby\.example.*bounced 2 times/);
  });

  test('a mail that no parser takes does not keep the others from being read', async () => {
    const room = await openNewsroom(1);
    const nested = Array.from(
      { length: 400 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    ).join('');
    fill(room.folder, {
      'a.eml': `From: x@y.example\r\nMIME-Version: 1.0\r\n${nested}`,
      'b.eml': 'Subject: hello\r\n\r\nhello',
    });
    const { code, out } = await room.run('bounces', 'a.eml', 'b.eml');
    expect([code, out]).toEqual([0, expect.stringContaining('2 mails read: 0 bounces')]);
  });

  test('a sign-off by mail counts with its token', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day);
    const token = /unsubscribe%20([0-9a-f.]{58})/.exec(room.server.taken[0].source)?.[1];
    fill(room.folder, {
      'bad.eml': 'From: x@y.example\r\nTo: desk@tarnby.example\r\nSubject: unsubscribe\r\n\r\nplease\r\n',
      'good.eml': `From: x@y.example\r\nTo: desk@tarnby.example\r\nSubject: unsubscribe ${token}\r\n\r\n\r\n`,
    });
    expect((await room.run('bounces', 'bad.eml')).out).toContain('0 subscribers');
    expect((await room.run('bounces', 'good.eml')).out).toContain('1 subscriber suppressed or unsubscribed');
  });
});

describe('suppressions', () => {
  test('are listed in the report, undone by one command, and allowed where they would be too many', async () => {
    const room = await openNewsroom(6, (stage, { to }) =>
      stage === 'rcpt' && !to.startsWith('reader5@') ? '550 5.1.1 User unknown' : undefined,
    );
    const { code, out } = await room.run('run', ...day);
    expect(code).toBe(0);
    expect(out).toMatch(
      /3 subscribers suppressed, for there is no such mailbox:\n {2}reader\d@tarnby\.example: 550 5\.1\.1/,
    );
    expect(out).toContain('briefing suppressions undo --since');
    expect(out).toMatch(/2 subscribers refused .* not suppressed, for it would be too many \(suppressShare\)/);
    expect((await room.run('suppressions')).out).toMatch(
      /3 subscribers suppressed by servers and bounces\.\n(?:.*waits for your decision.*\n){2}/,
    );
    expect((await room.run('suppressions', 'allow')).out).toContain('2 subscribers suppressed.');
    expect(JSON.parse((await room.run('suppressions', 'list', '--json')).out)).toMatchObject({
      suppressed: Array.from({ length: 5 }, () => ({ cause: 'refusal', reason: '550 5.1.1 User unknown' })),
      waiting: [],
    });
    expect((await room.run('suppressions', 'undo', '--since', 'long ago')).err).toContain('is no time');
    expect((await room.run('suppressions', 'undo', '--since', '2099-01-01')).out).toContain('0 subscribers back');
    expect((await room.run('suppressions', 'undo', '--since', '2h')).out).toContain('5 subscribers back on the list');
    room.server.rule = () => undefined;
    await room.run('send');
    expect([...room.copies().values()]).toEqual(Array(6).fill(1));
  });

  test('a report as JSON has them; a server that refuses everybody ends the run with exit 2', async () => {
    const room = await openNewsroom(3, (stage, { to }) =>
      stage === 'dot' && to.startsWith('reader1@') ? '550 no such user' : undefined,
    );
    const { mail } = JSON.parse((await room.run('run', ...day, '--json')).out);
    expect(mail.suppressed).toEqual([
      { address: 'reader1@tarnby.example', reason: '550 no such user', waiting: false },
    ]);
    fill(room.folder, { 'articles/frost.txt': frost });
    room.server.rule = (stage) => (stage === 'rcpt' ? '550 Message refused' : undefined);
    const { code, out } = await room.run('run', '--day', '2026-11-23');
    expect([code, out]).toEqual([2, expect.stringContaining('2 recipients in a row were refused in the same words')]);
    expect((await room.run('suppressions')).out).toContain('1 subscriber suppressed');
  });
});

describe('the outbox', () => {
  test('what is sent again by itself is not sent for ever', async () => {
    const room = await openNewsroom(1, (stage) => (stage === 'accepted' ? 'drop' : undefined), {
      BRIEFING_UNCERTAIN: 'resend',
    });
    await room.run('run', ...day);
    for (let time = 0; time < 5; time++) await room.run('schedule', '--once');
    expect(room.server.taken.length).toBe(3);
    expect((await room.run('outbox')).out).toContain('uncertain, 3 tries');
  });

  test('uncertain mails are listed, and go as a person decides', async () => {
    const room = await openNewsroom(3, (stage) => (stage === 'accepted' ? 'drop' : undefined));
    await room.run('run', ...day);
    const { out } = await room.run('outbox');
    expect(out).toContain('2026-11-22: 3 uncertain');
    room.server.rule = () => undefined;
    await room.run('send');
    expect(room.server.taken.length).toBe(3);
    await room.run('outbox', 'resolve', '1', '--arrived');
    await room.run('outbox', 'resolve', '2', '--resend');
    await room.run('outbox', 'resolve', 'all', '--drop');
    await room.run('send');
    expect(room.states()).toEqual({ accepted: 2, cancelled: 1 });
    expect(room.server.taken.length).toBe(4);
    expect((await room.run('outbox', 'resolve', '1', '--drop')).code).toBe(2);
  });
});
