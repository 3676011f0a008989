import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { addressOf } from '../lib/text/mail-address.ts';
import { serverWords } from '../lib/text/server-reply.ts';
import { BriefingError } from '../model/errors.ts';
import { CommitGate } from './commit-gate.ts';
import { describeReply, judge, type Verdict } from './replies/reply-codes.ts';
import { limitsSession } from './replies/reply-words.ts';
import {
  openConnection,
  readServer,
  resetConnection,
  type SmtpServer,
  type SmtpTimeouts,
  usualTimeouts,
  within,
} from './smtp-connection.ts';
import { replyCodeOf, stageOf, verdictOf } from './smtp-failures.ts';

/** Mails over one connection; then it is opened anew. */
const mailsPerConnection = 100;

/** The envelope of a mail, as bare addresses. */
export interface SmtpEnvelope {
  readonly from: string;
  readonly to: string;
}

/**
 * Sends mails to one server, over one connection at a time.
 *
 * @example
 * const transport = openSmtpTransport('smtp://desk:secret@mail.example.org');
 * const verdict = await transport.send({ from: 'desk@example.org', to: 'ann@example.org' }, bytes, () => outbox.markCommitting(7, now));
 */
export interface SmtpTransport {
  /** `mail.example.org:587`, for messages. */
  readonly server: string;
  /**
   * Sends one mail to one recipient. `beforeCommit` is asked once everything but the last bytes has left: its yes must be on disk when it
   * resolves. After a no, or when it throws, the server never gets a whole mail.
   */
  send(envelope: SmtpEnvelope, bytes: Uint8Array, beforeCommit: () => Promise<boolean>): Promise<Verdict>;
  /** Opens a new connection and logs in; null where that works. */
  connect(): Promise<Verdict | null>;
  close(): void;
}

/**
 * Opens a transport to the server of an `smtp:` or `smtps:` address. Without TLS nothing is sent, unless the address says `?plain=yes` and leads
 * to this machine. Built on nodemailer's connection, not on its pool: the pool sends again by itself, which is for the outbox to decide.
 *
 * @param helo our name in EHLO (`heloName`)
 */
export function openSmtpTransport(smtp: string, timeouts: SmtpTimeouts = usualTimeouts, helo?: string): SmtpTransport {
  return new SmtpClient(readServer(smtp), timeouts, helo);
}

class SmtpClient implements SmtpTransport {
  readonly server: string;
  readonly #server: SmtpServer;
  readonly #timeouts: SmtpTimeouts;
  readonly #helo: string | undefined;
  #open: { readonly connection: SMTPConnection; sent: number } | null = null;

  constructor(server: SmtpServer, timeouts: SmtpTimeouts, helo: string | undefined) {
    this.server = `${server.host}:${server.port}`;
    this.#server = server;
    this.#timeouts = timeouts;
    this.#helo = helo;
  }

  async send(envelope: SmtpEnvelope, bytes: Uint8Array, beforeCommit: () => Promise<boolean>): Promise<Verdict> {
    if (this.#open !== null && (this.#open.connection.destroyed || this.#open.sent >= mailsPerConnection)) this.#drop();
    const reused = this.#open !== null;
    const before = this.#open?.sent ?? 0;
    const unreachable = reused ? null : await this.#reach();
    if (unreachable !== null) return unreachable;
    let asked = false;
    const verdict = await this.#attempt(envelope, bytes, () => {
      asked = true;
      return beforeCommit();
    });
    if (this.#open !== null) this.#open.sent++;
    const limited = verdict.kind !== 'accepted' && limitsSession(verdict.said);
    // The server had closed an idle connection, or takes no more over this one: no failure, as long as the mail was not marked as committing.
    if (reused && this.#open === null && (verdict.kind === 'deferred' || limited) && !asked)
      return this.send(envelope, bytes, beforeCommit);
    // The server has answered the last bytes: the mail is marked anew, and due at once. The first mail of a connection waits like any other.
    if (limited && before > 0 && verdict.kind === 'deferred') return { ...verdict, whole: false, atOnce: true };
    return verdict;
  }

  async connect(): Promise<Verdict | null> {
    this.#drop();
    return this.#reach();
  }

  close(): void {
    const connection = this.#open?.connection;
    this.#open = null;
    if (connection && !connection.destroyed) connection.quit();
    // A server that does not answer QUIT must not keep the program running.
    if (connection) setTimeout(() => connection.close(), 500).unref();
  }

  #drop(): void {
    this.#open?.connection.close();
    this.#open = null;
  }

  async #reach(): Promise<Verdict | null> {
    try {
      this.#open = { connection: await openConnection(this.#server, this.#timeouts, this.#helo), sent: 0 };
      return null;
    } catch (error) {
      return verdictOf(error, { server: this.#server, stage: stageOf(error, 'connect'), sender: null });
    }
  }

  async #attempt(envelope: SmtpEnvelope, bytes: Uint8Array, beforeCommit: () => Promise<boolean>): Promise<Verdict> {
    const { connection } = this.#open as { connection: SMTPConnection };
    const gate = new CommitGate(bytes, beforeCommit);
    try {
      const reply = await this.#transmit(connection, envelope, gate, bytes.length);
      const said = serverWords(reply, this.#server.secrets);
      const verdict = judge({ stage: gate.stage('data'), code: Number(reply.slice(0, 3)), said, insecure: null });
      // A yes before the last bytes leaves half a mail on the line.
      if (verdict.kind !== 'accepted') this.#drop();
      return verdict;
    } catch (error) {
      return await this.#failed(error, envelope, gate);
    } finally {
      gate.destroy();
    }
  }

  #transmit(connection: SMTPConnection, { from, to }: SmtpEnvelope, gate: CommitGate, size: number): Promise<string> {
    const { commands, endOfData } = this.#timeouts;
    return within<string>(commands, 'waiting for the server', (done, extend) => {
      gate.onRelease = () => extend(endOfData);
      connection.send({ from, to: [to], size }, gate, (error, info) => done(error, info?.response));
    });
  }

  async #failed(error: unknown, { from, to }: SmtpEnvelope, gate: CommitGate): Promise<Verdict> {
    if (gate.withheld !== null) {
      this.#drop();
      if (gate.withheld === 'cancelled') return { kind: 'cancelled', said: 'unsubscribed' };
      throw gate.withheld;
    }
    const stage = gate.stage(stageOf(error, 'sender'));
    // A reply to a mail that is from its own recipient names that address either way.
    const verdict = verdictOf(error, { server: this.#server, stage, sender: from === to ? null : from });
    const code = replyCodeOf(error);
    // A server that takes no more mails over this connection takes the next one over another.
    const broken = !code || code === 421 || limitsSession(verdict.said);
    if (broken || this.#open === null || !(await resetConnection(this.#open.connection))) this.#drop();
    return verdict;
  }
}

/**
 * Sends one message, and returns the server's last reply.
 *
 * @throws BriefingError with the server, the stage and its reply; never with the name or password of the address
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
    throw new BriefingError(`The mail was not sent. ${describeReply(transport.server, verdict)}`, {
      hint:
        verdict.kind === 'stop'
          ? verdict.hint
          : 'Check SMTP_URL: smtp://name:password@host:587 (STARTTLS), or smtps://name:password@host:465.',
    });
  } finally {
    transport.close();
  }
}
