import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

/** What a mail server on this machine was handed. */
export interface Inbox {
  readonly port: number;
  readonly mails: { from: string; to: string[]; source: string }[];
}

/** What it wants: a log-in, and TLS later (smtp) or from the first byte (smtps), with a certificate that nobody vouches for. */
interface Wanted {
  readonly user?: string;
  readonly password?: string;
  readonly tls?: 'smtp' | 'smtps';
}

/** Starts a mail server for the tests of a file; as a rule without TLS or names. */
export async function openInbox({ user, password, tls }: Wanted = {}): Promise<Inbox> {
  const mails: Inbox['mails'] = [];
  const server = new SMTPServer({
    secure: tls === 'smtps',
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disabledCommands: tls === undefined ? ['STARTTLS'] : [],
    logger: false,
    onAuth: ({ username, password: given }, _, done) =>
      username === user && given === password ? done(null, { user }) : done(new Error('Not you')),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString('latin1'),
        });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => new Promise<void>((closed) => server.close(() => closed())));
  return { port: (server.server.address() as AddressInfo).port, mails };
}
