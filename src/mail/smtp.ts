import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { addressOf } from '../lib/text/mail-address.ts';
import { secretsOf, serverWords } from '../lib/text/server-reply.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { judge, type SmtpStage, type Verdict } from './replies/reply-codes.ts';
import { limitsSession } from './replies/reply-words.ts';

/** How long a server may take, in milliseconds. */
export interface SmtpTimeouts {
  /** To be reached and to greet. */
  readonly connect: number;
  /** From MAIL to the last bytes. */
  readonly commands: number;
  /** To answer the last bytes: it may be at work, and whoever asks again gets a double (RFC 5321, 4.5.3.2.6). */
  readonly endOfData: number;
}

const usualTimeouts: SmtpTimeouts = { connect: 20_000, commands: 120_000, endOfData: 600_000 };

/** So many mails over one connection. */
const mailsPerConnection = 100;

/** So many bytes are kept back until the marker is written. */
const lastBytes = 16;

/** A certificate that does not say who is there, or a connection that would not be secure. */
const insecureCodes = /^ETLS$|CERT|SELF_SIGNED|ALTNAME|^UNABLE_TO_|ERR_SSL|ERR_TLS/;

/** Whom a mail is from and to, as bare addresses. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

/** Carries mails to one server, over one connection at a time. */
export interface SmtpTransport {
  /**
   * One mail to one reader. `beforeCommit` is asked once everything but the last bytes has left: its yes must be on the disk when it
   * comes; at a no, or when it throws, the server never gets a whole mail.
   */
  send(route: Route, bytes: Uint8Array, beforeCommit: () => Promise<boolean>): Promise<Verdict>;
  /** Connects and logs in, for whoever wants to know whether that works; null where it does. */
  connect(): Promise<Verdict | null>;
  close(): void;
}

/**
 * Opens a transport to the server of an `smtp:` or `smtps:` address. Without TLS nothing is sent, unless the address says `?plain=yes` and leads
 * to this machine. `helo` is our name in EHLO (`heloName`). Built on nodemailer's connection, not on its pool: the pool sends again by itself, which is ours to decide.
 */
export function openSmtpTransport(smtp: string, timeouts: SmtpTimeouts = usualTimeouts, helo?: string): SmtpTransport {
  const server = readServer(smtp);
  let open: { connection: SMTPConnection; sent: number } | null = null;

  const drop = () => {
    open?.connection.close();
    open = null;
  };

  const tidy = (text: string) => serverWords(text, server.secrets);

  const failure = (error: unknown, stage: SmtpStage, route?: Route): Verdict => {
    const { code, originalCode, responseCode, response } = error as Failure;
    const insecure = insecureCodes.test(`${code ?? ''}`) || insecureCodes.test(`${originalCode ?? ''}`);
    // What is from its own recipient names him either way.
    const sender = route && route.from !== route.to ? route.from : null;
    return judge({ stage, code: responseCode || null, said: tidy(response || messageOf(error)), insecure, sender });
  };

  /** Null where the connection is there. */
  const reach = async (): Promise<Verdict | null> => {
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const connection = new Connection({
      ...server.options,
      ...(helo !== undefined && { name: helo }),
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      // It measures silence; the deadlines below are what counts.
      socketTimeout: timeouts.endOfData + timeouts.commands,
      socketCloseTimeout: 2000,
    });
    try {
      await within(timeouts.connect * 2, 'connecting', (done) => {
        connection.once('error', done);
        connection.connect((error) => done(error ?? null));
      });
      const { auth } = server;
      if (auth !== null)
        await within(timeouts.connect, 'logging in', (done) => {
          connection.once('error', done);
          connection.login({ credentials: auth }, (error) => done(error));
        });
    } catch (error) {
      connection.on('error', () => {});
      connection.close();
      return failure(error, stageOf(error, 'connect'));
    }
    // Whatever happens between two mails is found out at the next one.
    connection.removeAllListeners('error');
    connection.on('error', () => {});
    open = { connection, sent: 0 };
    return null;
  };

  const attempt = async (route: Route, bytes: Uint8Array, beforeCommit: () => Promise<boolean>): Promise<Verdict> => {
    const { connection } = open as { connection: SMTPConnection };
    const gate = new Gate(bytes, beforeCommit);
    try {
      const said = await within<string>(timeouts.commands, 'waiting for the server', (done, extend) => {
        gate.onRelease = () => extend(timeouts.endOfData);
        connection.send({ from: route.from, to: [route.to], size: bytes.length }, gate, (error, info) =>
          done(error, info?.response),
        );
      });
      const code = Number(said.slice(0, 3));
      const verdict = judge({ stage: gate.stage('data'), code, said: tidy(said), insecure: false });
      // A yes before the last bytes leaves half a mail on the line.
      if (verdict.kind !== 'accepted') drop();
      return verdict;
    } catch (error) {
      if (gate.withheld !== null) {
        drop();
        if (gate.withheld === 'cancelled') return { kind: 'cancelled', said: 'signed off' };
        throw gate.withheld;
      }
      const verdict = failure(error, gate.stage(stageOf(error, 'sender')), route);
      const code = (error as Failure).responseCode;
      // A server that takes no more mails over this connection takes the next one over another.
      if (!code || code === 421 || limitsSession(verdict.said) || !(await reset(connection))) drop();
      return verdict;
    } finally {
      gate.destroy();
    }
  };

  return {
    async send(route, bytes, beforeCommit) {
      if (open !== null && (open.connection.destroyed || open.sent >= mailsPerConnection)) drop();
      const reused = open !== null;
      const before = open?.sent ?? 0;
      const unreachable = reused ? null : await reach();
      if (unreachable !== null) return unreachable;
      let asked = false;
      const once = () => {
        asked = true;
        return beforeCommit();
      };
      const verdict = await attempt(route, bytes, once);
      if (open !== null) (open as { sent: number }).sent++;
      const limited = verdict.kind !== 'accepted' && limitsSession(verdict.said);
      // The server had closed an idle connection, or takes no more over this one: that is no failure, as long as the marker was not asked for.
      if (reused && open === null && (verdict.kind === 'deferred' || limited) && !asked)
        return this.send(route, bytes, beforeCommit);
      // It has answered the last bytes: the mail is marked anew, and goes at once. The first mail of a connection waits as any other.
      if (limited && before > 0 && verdict.kind === 'deferred') return { ...verdict, whole: false, atOnce: true };
      return verdict;
    },
    async connect() {
      drop();
      return reach();
    },
    close() {
      const connection = open?.connection;
      open = null;
      if (connection && !connection.destroyed) connection.quit();
      // A server that does not answer the good-bye must not keep the program.
      if (connection) setTimeout(() => connection.close(), 500).unref();
    },
  };
}

/** The message, whose last bytes wait for a yes. It is read only once the server has said 354. */
class Gate extends Readable {
  readonly #bytes: Uint8Array;
  readonly #ask: () => Promise<boolean>;
  #at: 'closed' | 'head' | 'asking' | 'released' = 'closed';
  /** Why the last bytes were not sent: cancelled, or what the asking threw. */
  withheld: unknown = null;
  onRelease: () => void = () => {};

  constructor(bytes: Uint8Array, ask: () => Promise<boolean>) {
    super();
    this.#bytes = bytes;
    this.#ask = ask;
  }

  /** The stage that the transaction has come to; what the error says counts until the body begins. */
  stage(before: SmtpStage): SmtpStage {
    return this.#at === 'closed' ? before : this.#at === 'released' ? 'end-of-data' : 'body';
  }

  override _read(): void {
    if (this.#at === 'closed') {
      this.#at = 'head';
      this.push(this.#bytes.subarray(0, -lastBytes));
    } else if (this.#at === 'head') {
      this.#at = 'asking';
      this.#ask().then(
        (yes) => {
          if (!yes) return this.#withhold('cancelled');
          this.#at = 'released';
          this.onRelease();
          this.push(this.#bytes.subarray(-lastBytes));
          this.push(null);
        },
        (error: unknown) => this.#withhold(error),
      );
    }
  }

  #withhold(why: unknown): void {
    this.withheld = why;
    this.destroy(new Error('withheld'));
  }
}

/** nodemailer's errors, as far as we look at them. */
interface Failure {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Which stage an error is about, by the command that it answers. */
const stages: readonly (readonly [command: RegExp, stage: SmtpStage])[] = [
  [/^STARTTLS/, 'tls'],
  [/^AUTH/, 'login'],
  [/^MAIL/, 'sender'],
  [/^RCPT/, 'recipient'],
  [/^DATA/, 'data'],
];

function stageOf(error: unknown, otherwise: SmtpStage): SmtpStage {
  const command = (error as Failure).command ?? '';
  return stages.find(([pattern]) => pattern.test(command))?.[1] ?? otherwise;
}

/** Makes the connection ready for the next reader; false where the server does not want to. */
async function reset(connection: SMTPConnection): Promise<boolean> {
  try {
    await within(10_000, 'starting anew', (done) => connection.reset((error) => done(error ?? null)));
    return true;
  } catch {
    return false;
  }
}

/** A callback's answer within a time, which may be set anew while it runs. */
function within<T = void>(
  milliseconds: number,
  what: string,
  work: (done: (error: Error | null, value?: T) => void, extend: (milliseconds: number) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = () => reject(new Error(`no answer in time, ${what}`));
    let timer = setTimeout(late, milliseconds);
    work(
      (error, value) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(value as T);
      },
      (more) => {
        clearTimeout(timer);
        timer = setTimeout(late, more);
      },
    );
  });
}

function readServer(smtp: string) {
  const url = new URL(smtp);
  const secure = url.protocol === 'smtps:';
  const plain = url.searchParams.get('plain') === 'yes';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: !secure && !plain,
      ignoreTLS: plain,
    },
    auth: user === '' ? null : { user, pass },
    /** What must not be shown. */
    secrets: secretsOf(url),
  };
}

/**
 * Hands one message to a server, and gives the server's last line.
 *
 * @throws BriefingError with what the server said; never with the address's name or password
 */
export async function sendOnce(
  {
    smtp,
    helo,
    from,
    to,
  }: { readonly smtp: string; readonly helo: string; readonly from: string; readonly to: string },
  eml: Uint8Array,
): Promise<string> {
  const transport = openSmtpTransport(smtp, usualTimeouts, helo);
  try {
    const verdict = await transport.send({ from: addressOf(from), to: addressOf(to) }, eml, async () => true);
    if (verdict.kind === 'accepted') return verdict.said;
    throw new BriefingError(`The mail was not sent by ${new URL(smtp).host}: ${verdict.said}`, {
      hint:
        verdict.kind === 'stop'
          ? verdict.hint
          : 'Check SMTP_URL: smtp://name:password@host:587 (STARTTLS), or smtps://name:password@host:465.',
    });
  } finally {
    transport.close();
  }
}
