import { describe, expect, test } from 'vitest';
import { heloName } from '../../src/mail/helo.ts';
import { describeReply, judge } from '../../src/mail/replies/reply-codes.ts';
import { openSmtpTransport, sendOnce } from '../../src/mail/smtp.ts';
import { readServer } from '../../src/mail/smtp-connection.ts';
import { stageOf, verdictOf } from '../../src/mail/smtp-failures.ts';
import { openInbox } from '../support/inbox.ts';
import { openFaultyServer, type Stage } from '../support/smtp.ts';

const route = { from: 'desk@tarnby.example', to: 'ann@tarnby.example' };
const mail = Buffer.from('Subject: The wall\r\n\r\nIt stands.\r\n.\r\nTwo dots: ..\r\n');
const yes = async () => true;

describe('a mail server with log-in and TLS (smtp-server)', () => {
  test('takes a mail with the right password, dots and all; the marker is asked for once', async () => {
    const { port, mails } = await openInbox({ user: 'desk', password: 'open/sesame@home' });
    const transport = openSmtpTransport(`smtp://desk:open%2Fsesame%40home@127.0.0.1:${port}?plain=yes`);
    let asked = 0;
    const verdict = await transport.send(route, mail, async () => ++asked > 0);
    transport.close();
    expect([verdict.kind, asked]).toEqual(['accepted', 1]);
    expect(mails).toEqual([{ from: route.from, to: [route.to], source: mail.toString() }]);
  });

  test('turns a wrong password away: nothing is sent, and what is said has no password in it', async () => {
    const { port, mails } = await openInbox({ user: 'desk', password: 'right' });
    const transport = openSmtpTransport(`smtp://desk:wrong-one@127.0.0.1:${port}?plain=yes`);
    const verdict = await transport.send(route, mail, yes);
    expect(verdict).toMatchObject({ kind: 'stop', hint: expect.stringContaining('Check name and password') });
    expect(JSON.stringify(verdict)).not.toContain('wrong-one');
    expect(await transport.connect()).toMatchObject({ kind: 'stop' });
    expect(mails).toEqual([]);
  });

  test.each(['smtp', 'smtps'] as const)('%s: a certificate that nobody vouches for gets no mail', async (protocol) => {
    const { port, mails } = await openInbox({ tls: protocol });
    const transport = openSmtpTransport(`${protocol}://localhost:${port}`);
    expect(await transport.send(route, mail, yes)).toMatchObject({
      kind: 'stop',
      hint: expect.stringContaining('Without a secure connection nothing is sent'),
    });
    expect(mails).toEqual([]);
  });
});

describe('a server that offers no TLS', () => {
  const server = (host: string) => readServer(`smtp://desk:secret@${host}:2525`);
  const noTls = Object.assign(new Error('502 no'), { code: 'ETLS', command: 'STARTTLS', response: '502 no' });
  const hintFor = (error: unknown, host: string) =>
    verdictOf(error, { server: server(host), stage: stageOf(error, 'connect'), sender: null });

  test('gets no mail; on this machine the hint is the address that does without', async () => {
    const faulty = await openFaultyServer();
    const transport = openSmtpTransport(`smtp://127.0.0.1:${faulty.port}`);
    const verdict = await transport.send(route, mail, yes);
    expect(verdict).toMatchObject({
      kind: 'stop',
      stage: 'tls',
      hint: expect.stringContaining(`(smtp://127.0.0.1:${faulty.port}?plain=yes)`),
    });
    expect(describeReply(transport.server, verdict)).toContain(`127.0.0.1:${faulty.port}, STARTTLS: `);
    expect(faulty.taken).toEqual([]);
    await faulty.close();
  });

  test('elsewhere the hint says that ?plain=yes is for this machine only', () => {
    expect(hintFor(noTls, 'mail.tarnby.example')).toMatchObject({
      kind: 'stop',
      hint: expect.stringMatching(/offers no TLS here\. .*\?plain=yes.* is for a server on this machine only/),
    });
  });

  test('a certificate that is not trusted is another matter', () => {
    const untrusted = Object.assign(new Error('x'), { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(hintFor(untrusted, '127.0.0.1')).toMatchObject({ hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    expect(hintFor(untrusted, '127.0.0.1')).not.toMatchObject({ hint: expect.stringContaining('plain=yes') });
  });
});

test('an error says which server, which stage and which reply', async () => {
  const server = await openFaultyServer((at) => (at === 'mail' ? '550 5.7.1 not your address' : undefined));
  const address = { smtp: server.url, helo: 'box.tarnby.example', ...route };
  await expect(sendOnce(address, mail)).rejects.toMatchObject({
    message: `The mail was not sent. 127.0.0.1:${server.port}, MAIL FROM: 550 5.7.1 not your address`,
    hint: expect.stringContaining('MAIL_FROM'),
  });
  await server.close();
});

describe('a server that takes three mails a session', () => {
  test.each([
    ['mail', '451 4.7.0 too many messages in this session', 4],
    ['rcpt', '452 4.5.3 Maximum of 3 messages per connection reached', 4],
    ['rcpt', '550 Zu viele Nachrichten pro Verbindung', 4],
    ['data', '451 message limit for this session, please reconnect', 4],
  ] as const)(
    'at %s: %s: the connection is opened anew, and the mail goes at once',
    async (stage, said, connections) => {
      const server = await openFaultyServer((at: Stage, { nth }) => (at === stage && nth > 3 ? said : undefined));
      const transport = openSmtpTransport(server.url);
      for (let mails = 0; mails < 10; mails++)
        expect(await transport.send(route, mail, yes)).toMatchObject({ kind: 'accepted' });
      transport.close();
      expect([server.taken.length, server.seen.connections]).toEqual([10, connections]);
      await server.close();
    },
  );

  test('after the last bytes the mail has to be marked anew, and is due at once', async () => {
    const said = '452 4.3.2 too many messages on this connection';
    const server = await openFaultyServer((at, { nth }) => (at === 'dot' && nth > 1 ? said : undefined));
    const transport = openSmtpTransport(server.url);
    await transport.send(route, mail, yes);
    expect(await transport.send(route, mail, yes)).toMatchObject({ kind: 'deferred', whole: false, atOnce: true });
    expect(await transport.send(route, mail, yes)).toMatchObject({ kind: 'accepted' });
    transport.close();
    await server.close();
  });

  test('a server that says it of the first mail is left alone like any other', async () => {
    const server = await openFaultyServer((at) => (at === 'rcpt' ? '451 one message per session' : undefined));
    const transport = openSmtpTransport(server.url);
    const verdict = await transport.send(route, mail, yes);
    expect(verdict).toMatchObject({ kind: 'deferred' });
    expect(verdict).not.toHaveProperty('atOnce');
    transport.close();
    expect(server.seen.connections).toBe(1);
    await server.close();
  });
});

describe('judging what a server says', () => {
  const said = (code: number | null, text: string) => ({ code, said: text, insecure: null });

  test.each([
    ['recipient', 550, '550 5.1.1 no such user', { kind: 'refused', suppress: true }],
    ['recipient', 550, '550 5.2.1 mailbox disabled', { kind: 'refused', suppress: true }],
    ['recipient', 552, '552 5.2.2 mailbox full', { kind: 'refused', suppress: false }],
    ['recipient', 550, '550 No such user here', { kind: 'refused', suppress: true }],
    ['recipient', 550, '550 relay not permitted', { kind: 'refused', about: 'server', suppress: false }],
    ['recipient', 550, '550 5.7.1 blocked', { kind: 'refused', about: 'server', suppress: false }],
    ['recipient', 550, '550 5.1.8 bad sender', { kind: 'refused', about: 'server', suppress: false }],
    ['recipient', 551, '551 somewhere else', { kind: 'refused', about: 'unclear', suppress: false }],
    [
      'recipient',
      530,
      '530 5.7.0 Authentication required',
      { kind: 'stop', hint: expect.stringContaining('name and password') },
    ],
    ['recipient', 550, '550 5.7.57 Client was not authenticated', { kind: 'stop' }],
    [
      'recipient',
      523,
      '523 5.7.10 Encryption needed',
      { kind: 'stop', hint: expect.stringContaining('secure connection') },
    ],
    ['sender', 550, '550 5.1.1 no such user', { kind: 'stop' }],
    ['data', 554, '554 no', { kind: 'refused', about: 'unclear', suppress: false }],
    ['end-of-data', 550, '550 5.1.1 no such user', { kind: 'refused', suppress: true }],
    ['end-of-data', 554, '554 5.2.2 mailbox full', { kind: 'refused', suppress: false }],
    [
      'recipient',
      451,
      '451 4.7.1 greylisted, try again in 5 minutes',
      { kind: 'deferred', whole: false, wait: 300_000 },
    ],
    ['recipient', 421, '421 4.7.0 too many connections', { kind: 'deferred', whole: true, wait: null }],
    ['recipient', 450, '450 4.2.1 try again in 99999 minutes', { kind: 'deferred', wait: 3_600_000 }],
    ['end-of-data', 452, '452 4.3.1 no space', { kind: 'deferred', whole: true }],
    ['end-of-data', 554, '554 5.7.1 spam', { kind: 'refused', about: 'server', suppress: false }],
    ['end-of-data', 250, '250 2.0.0 taken', { kind: 'accepted' }],
    ['end-of-data', null, 'connection lost', { kind: 'uncertain' }],
    ['end-of-data', 354, '354 what', { kind: 'uncertain' }],
    ['body', null, 'connection lost', { kind: 'deferred', whole: true }],
    ['body', 250, '250 2.0.0 taken', { kind: 'deferred' }],
    ['login', 535, '535 5.7.8 wrong', { kind: 'stop' }],
    ['login', 454, '454 4.7.0 later', { kind: 'deferred', whole: true }],
    ['connect', 554, '554 go away', { kind: 'stop' }],
  ] as const)('%s %s: %s', (stage, code, text, verdict) => {
    expect(judge({ stage, ...said(code, text) })).toMatchObject(verdict);
  });
});

test.each([
  ['the one that is set', 'mail.tarnby.example', 'box.tarnby.example', 'desk@quay.example', 'mail.tarnby.example'],
  ['the machine’s', null, 'box.tarnby.example', 'desk@quay.example', 'box.tarnby.example'],
  ['a container’s has no dot', null, '3f9c0a1b2c3d', 'Desk <desk@quay.example>', 'quay.example'],
  ['no host name', null, 'my_box.tarnby.example', 'desk@quay.example', 'quay.example'],
  ['an address is none', null, '10.0.0.7', 'desk@quay.example', 'quay.example'],
  ['a domain in another script', null, 'box', 'desk@kärnø.example', 'xn--krn-qla6h.example'],
  ['nothing with a dot', null, 'box', 'briefing@localhost', 'box'],
  ['nothing at all', null, 'my_box', 'briefing@localhost', 'localhost'],
])('the name in EHLO: %s', (_, ehlo, machine, from, name) => expect(heloName({ ehlo, from }, machine)).toBe(name));

test('the server is greeted by the name', async () => {
  const server = await openFaultyServer();
  const transport = openSmtpTransport(server.url, undefined, 'box.tarnby.example');
  expect((await transport.send(route, mail, yes)).kind).toBe('accepted');
  transport.close();
  await server.close();
  expect(server.seen.helo).toBe('box.tarnby.example');
});
