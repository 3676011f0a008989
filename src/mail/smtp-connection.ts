import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { secretsOf } from '../lib/text/server-reply.ts';

/** Timeouts for a server, in milliseconds. */
export interface SmtpTimeouts {
  /** To be reached and to greet. */
  readonly connect: number;
  /** From MAIL to the last bytes. */
  readonly commands: number;
  /** To answer the last bytes: it may be at work, and a second attempt would make a duplicate (RFC 5321, 4.5.3.2.6). */
  readonly endOfData: number;
}

/** The timeouts in milliseconds unless the caller gives others; RFC 5321, 4.5.3.2, asks for ten minutes after the last bytes. */
export const usualTimeouts: SmtpTimeouts = { connect: 20_000, commands: 120_000, endOfData: 600_000 };

/** An SMTP server, as its address names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly secure: boolean;
  /** No TLS at all (`?plain=yes`); the configuration allows it on this machine only. */
  readonly plain: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** What must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * @example
 * readServer('smtp://desk:secret@mail.example.org'); // { host: 'mail.example.org', port: 587, secure: false, … }
 */
export function readServer(smtp: string): SmtpServer {
  const url = new URL(smtp);
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    plain: url.searchParams.get('plain') === 'yes',
    auth: user === '' ? null : { user, pass },
    secrets: secretsOf(url),
  };
}

/**
 * Connects and logs in.
 *
 * @param helo our name in EHLO
 * @throws nodemailer's error, with the connection closed
 */
export async function openConnection(
  { host, port, secure, plain, auth }: SmtpServer,
  timeouts: SmtpTimeouts,
  helo: string | undefined,
): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    ...{ host, port, secure, requireTLS: !secure && !plain, ignoreTLS: plain },
    ...(helo !== undefined && { name: helo }),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    // It measures silence; the timeouts of `within` are what counts.
    socketTimeout: timeouts.endOfData + timeouts.commands,
    socketCloseTimeout: 2000,
  });
  try {
    await within(timeouts.connect * 2, 'connecting', (done) => {
      connection.once('error', done);
      connection.connect((error) => done(error ?? null));
    });
    if (auth !== null)
      await within(timeouts.connect, 'logging in', (done) => {
        connection.once('error', done);
        connection.login({ credentials: auth }, (error) => done(error));
      });
  } catch (error) {
    connection.on('error', () => {});
    connection.close();
    throw error;
  }
  // A connection that breaks between two mails is noticed at the next one.
  connection.removeAllListeners('error');
  connection.on('error', () => {});
  return connection;
}

/** Makes the connection ready for the next mail (RSET); false where the server refuses. */
export async function resetConnection(connection: SMTPConnection): Promise<boolean> {
  try {
    await within(10_000, 'starting anew', (done) => connection.reset((error) => done(error ?? null)));
    return true;
  } catch {
    return false;
  }
}

/** A callback's result within a timeout, which may be set anew while it runs. */
export function within<T = void>(
  milliseconds: number,
  what: string,
  work: (done: (error: Error | null, value?: T) => void, extend: (milliseconds: number) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const expire = () => reject(new Error(`no answer in time, ${what}`));
    let timer = setTimeout(expire, milliseconds);
    work(
      (error, value) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(value as T);
      },
      (more) => {
        clearTimeout(timer);
        timer = setTimeout(expire, more);
      },
    );
  });
}
