import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { wall } from '../support/newsroom.ts';
import { noPeer, openPeer, type Peer } from '../support/peer.ts';

if (noPeer !== null) console.warn(`SKIPPED: ${noPeer}; no mail server and mailbox of other makers are asked`);

/** The mails of a user's inbox, read over IMAP. */
async function inbox(peer: Peer, user: string): Promise<Buffer[]> {
  const url = new URL(peer.imap(user));
  const client = new ImapFlow({
    ...{ host: url.hostname, port: Number(url.port), secure: true, logger: false },
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    tls: { ca: readFileSync(peer.certificate) },
  });
  await client.connect();
  const lock = await client.getMailboxLock('INBOX');
  const mails: Buffer[] = [];
  for await (const { source } of client.fetch('1:*', { source: true })) if (source) mails.push(source);
  lock.release();
  await client.logout();
  return mails;
}

describe.skipIf(noPeer !== null)('a mail server and a mailbox of other makers', { timeout: 120_000 }, async () => {
  const peer = noPeer === null ? await openPeer() : (null as never);

  async function office(settings: Record<string, string> = {}) {
    const folder = temporaryFolder();
    fill(folder, { 'articles/wall.txt': wall });
    const environment = {
      ...{
        SMTP_URL: peer.smtp,
        MAIL_FROM: 'The Port Desk <desk@tarnby.example>',
        NODE_EXTRA_CA_CERTS: peer.certificate,
      },
      ...{ BRIEFING_RETRY: '1', ...settings },
    };
    return { folder, run: (...args: string[]) => briefing(folder, args, '', environment) };
  }

  test('STARTTLS, log-in, one copy in the mailbox, its DKIM signature good, and not when a letter is changed', async () => {
    const { folder, run } = await office({
      ...{ MAIL_TO: 'Ann Lee <ann@tarnby.example>', BRIEFING_PUBLIC_URL: 'https://news.tarnby.example/' },
      ...{ DKIM_SELECTOR: 'mail2026', DKIM_KEY_FILE: 'dkim.pem' },
    });
    execFileSync('openssl', ['genrsa', '-out', path.join(folder, 'dkim.pem'), '2048'], { stdio: 'ignore' });
    const { code, out, err } = await run('run', '--day', '2026-11-22');
    expect([code, out + err]).toEqual([0, expect.stringContaining('1 accepted')]);
    await run('run', '--day', '2026-11-22');
    await run('send', '2026-11-22');
    const mails = await inbox(peer, 'ann');
    expect(mails.length).toBe(1);
    const source = mails[0].toString('latin1');
    const signed = Buffer.from(source.slice(source.indexOf('DKIM-Signature:')), 'latin1');
    const key = createPublicKey(readFileSync(path.join(folder, 'dkim.pem'))).export({ type: 'spki', format: 'der' });
    const resolver = async () => [[`v=DKIM1; k=rsa; p=${key.toString('base64')}`]];
    const verdict = async (bytes: Buffer) => (await dkimVerify(bytes, { resolver })).results[0].status.result;
    expect(await verdict(signed)).toBe('pass');
    expect(
      await verdict(Buffer.from(signed.toString('latin1').replace('harbour wall', 'harbour hall'), 'latin1')),
    ).not.toBe('pass');
    const [, fields] = /^DKIM-Signature:.*[;\s]h=([^;]+);/m.exec(source.replace(/\r\n[ \t]/g, '')) ?? [];
    expect(fields.split(':')).toEqual(
      expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'list-id', 'list-unsubscribe']),
    );
    expect(fields).toContain('list-unsubscribe-post');
    const mail = await PostalMime.parse(mails[0]);
    expect(mail.text).toContain('The wall will be built before the winter of 2028');
  });

  test('TLS from the first byte, refused and put off readers, each once', async () => {
    const { run } = await office({
      SMTP_URL: peer.smtps,
      MAIL_TO: 'bo@tarnby.example, nouser@tarnby.example, grey@tarnby.example',
    });
    const { out } = await run('run', '--day', '2026-11-22');
    expect(out).toMatch(/2 accepted by the mail server\n.*1 refused/);
    expect((await inbox(peer, 'bo')).length).toBe(1);
    expect((await inbox(peer, 'grey')).length).toBe(1);
    expect((await run('subscribers', 'list')).out).toMatch(/off: nouser@tarnby\.example/);
  });

  test('a certificate that nobody vouches for: nothing is sent, and it says what to mend', async () => {
    const { run } = await office({ MAIL_TO: 'cy@tarnby.example', NODE_EXTRA_CA_CERTS: '' });
    const { code, out } = await run('run', '--day', '2026-11-22');
    expect([code, out]).toEqual([2, expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
  });

  test('a wrong password: all stops, nobody is suppressed, and neither log-in nor password is shown', async () => {
    const { run } = await office({
      MAIL_TO: 'di@tarnby.example',
      SMTP_URL: peer.smtp.replace('sesame', 'wrong-sesame'),
    });
    const { code, out, err } = await run('run', '--day', '2026-11-22');
    expect([code, out]).toEqual([2, expect.stringContaining('Check name and password')]);
    expect(out + err).not.toContain('wrong-sesame');
    expect((await run('subscribers', 'list')).out).not.toContain('off:');
  });

  test('briefing check says that server, log-in and mailbox work', async () => {
    const { run } = await office({ MAIL_TO: 'ed@tarnby.example', IMAP_URL: peer.imap('ed@tarnby.example') });
    const { out } = await run('check');
    expect(out).toMatch(/✓ Server .*the log-in works/);
    expect(out).toContain('✓ Mailbox   the mailbox opens');
    expect(out).not.toContain('sesame');
  });

  test('an answer that was lost: uncertain, then found in the mailbox by its Message-ID', async () => {
    const { run } = await office({
      MAIL_TO: 'lost@tarnby.example',
      IMAP_URL: peer.imap('lost@tarnby.example'),
    });
    await run('run', '--day', '2026-11-22');
    expect((await run('outbox')).out).toContain('1 uncertain');
    const { code } = await run('schedule', '--once');
    expect(code).toBe(0);
    expect((await run('outbox', 'list', '2026-11-22')).out).toContain('accepted, 1 try: found in the mailbox');
    expect((await inbox(peer, 'lost')).length).toBe(1);
  });

  test('what comes back to the mailbox is read, from where one stopped', async () => {
    const { run } = await office({
      ...{
        MAIL_TO: 'flo@tarnby.example',
        MAIL_BOUNCES: 'bounce@tarnby.example',
        IMAP_URL: peer.imap('bounce@tarnby.example'),
      },
    });
    await run('run', '--day', '2026-11-22');
    const [mail] = await inbox(peer, 'flo');
    const back = /^Return-Path: <(bounce\+[^>]+)>/m.exec(mail.toString('latin1'))?.[1] as string;
    const { createTransport } = await import('nodemailer');
    const url = new URL(peer.smtp);
    const transport = createTransport({
      ...{ host: 'localhost', port: Number(url.port), requireTLS: true, tls: { ca: readFileSync(peer.certificate) } },
      auth: { user: 'briefing', pass: decodeURIComponent(url.password) },
    });
    const raw = `From: MAILER-DAEMON@mx.example\r\nTo: ${back}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n`;
    await transport.sendMail({ envelope: { from: '', to: back }, raw });
    expect((await run('bounces')).out).toContain('1 mail read: 1 bounce, 0 subscribers');
    expect((await run('bounces')).out).toContain('0 mails read');
    transport.close();
  });
});
