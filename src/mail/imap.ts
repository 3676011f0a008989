import type { ImapFlow } from 'imapflow';
import { secretsOf, serverWords } from '../lib/text/server-reply.ts';
import { waitFor } from '../lib/time/wait.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { maxBounceBytes } from './bounces/bounce-message.ts';

/** A mail of the inbox, and where one stands once it is dealt with; `source` is null where only the place moved. */
export interface InboxMail {
  readonly source: Buffer | null;
  readonly place: string;
  /** The number (UID) of a mail that was passed over, for the server does not give it. */
  readonly passed?: number;
}

/** The server did not return a mail that it has. */
export class MailUnavailable extends Error {}

/** What was found of some mails. */
export interface SearchResult {
  readonly found: Set<string>;
  /** Every folder could be looked through. */
  readonly whole: boolean;
  /** It was not cut short. */
  readonly finished: boolean;
}

/**
 * A mailbox that is read over IMAP. The server is not trusted to answer, or ever to end.
 *
 * @example
 * const mailbox = await openMailbox('imaps://desk:secret@mail.example.org', signal);
 * for await (const { source, place } of mailbox.after(null)) …
 */
export interface ImapMailbox {
  /** Which of these Message-IDs are there, in whichever folder; what was found when the visit had to end counts. */
  find(messageIds: readonly string[]): Promise<SearchResult>;
  /**
   * The mails of the inbox after a place where one stopped, oldest first, the beginning of each. `stuck`: visits have ended at this place, so the first
   * mail after it is passed over, and the others are asked for one by one.
   *
   * @throws MailUnavailable, or Error with what the server said
   */
  after(place: string | null, stuck?: boolean): AsyncGenerator<InboxMail>;
  close(): Promise<void>;
}

/** How many mails are asked for at a time. */
const batch = 50;

/** How many numbers of mails are searched at a time. */
const span = 20_000;

/** Bytes that a line may have, and a mail: the client takes an answer apart in one go, some 80,000 words a second. */
const longestLine = 500_000;
const longestMail = 3_000_000;

/** Timeout for the answer to LOGOUT, in milliseconds. */
const farewell = 2000;

/**
 * Opens the mailbox of an `imap:` or `imaps:` address. Without TLS only with `?plain=yes`, on this machine. When the signal is aborted, whatever is
 * under way there ends at once.
 *
 * @throws BriefingError when it cannot be opened; never with name or password
 */
export async function openMailbox(address: string, signal: AbortSignal): Promise<ImapMailbox> {
  const { ImapFlow } = await import('imapflow');
  const url = new URL(address);
  const plain = url.searchParams.get('plain') === 'yes';
  const secure = url.protocol === 'imaps:';
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    ...(!secure && { doSTARTTLS: !plain }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    maxLineLength: longestLine,
    maxLiteralSize: longestMail,
    maxResponseSize: longestMail + longestLine,
  });
  // What breaks later is reported by the next command.
  client.on('error', () => {});
  const secrets = secretsOf(url);
  const unlessEnded = endedBy(signal, client, (text) => serverWords(text, secrets));
  try {
    await unlessEnded(client.connect());
  } catch (error) {
    client.close();
    throw new BriefingError(`The mailbox at ${url.host} cannot be opened: ${messageOf(error)}`, {
      hint: 'Check IMAP_URL: imaps://name:password@mail.example.org, with @ in the name written as %40.',
      cause: error,
    });
  }
  return {
    find: (messageIds) => findIn(client, unlessEnded, messageIds, signal),
    after: (place, stuck = false) => mailsAfter(client, unlessEnded, place, stuck),
    async close() {
      if (!signal.aborted) await Promise.race([client.logout().catch(() => {}), waitFor(farewell, signal)]);
      client.close();
    },
  };
}

type UnlessEnded = <T>(work: Promise<T>) => Promise<T>;

/**
 * What is waited for ends with the signal, whether or not the client notices that its connection is gone. No Promise.race: what is raced against
 * a promise that stays keeps every value in memory. What the server says to a command that fails is tidied.
 */
function endedBy(signal: AbortSignal, client: ImapFlow, tidy: (text: string) => string): UnlessEnded {
  return (work) =>
    new Promise((done, failed) => {
      const end = () => {
        failed(new Error('it took too long'));
        client.close();
      };
      if (signal.aborted) end();
      signal.addEventListener('abort', end, { once: true });
      const refused = (error: unknown) => {
        const { responseText } = error as { responseText?: string };
        failed(new Error(tidy(responseText ?? messageOf(error))));
      };
      work.then(done, refused).finally(() => signal.removeEventListener('abort', end));
    });
}

async function* mailsAfter(
  client: ImapFlow,
  unlessEnded: UnlessEnded,
  place: string | null,
  stuck: boolean,
): AsyncGenerator<InboxMail> {
  // Given back with the connection, which is closed after the visit.
  await unlessEnded(client.getMailboxLock('INBOX', { readOnly: true }));
  const validity = client.mailbox ? String(client.mailbox.uidValidity) : '';
  const [before, uid] = (place ?? '').split(':');
  const first = before === validity ? Number(uid) + 1 : 1;
  yield { source: null, place: `${validity}:${first - 1}` };
  const atOnce = stuck ? 1 : batch;
  let passing = stuck && before === validity;
  for await (const { wanted, end } of uidsFrom(client, unlessEnded, first)) {
    for (let at = 0; at < wanted.length; at += atOnce) {
      if (passing) yield { source: null, place: `${validity}:${wanted[at]}`, passed: wanted[at] };
      else
        for await (const { source, uid: dealt } of fetchAll(client, unlessEnded, wanted.slice(at, at + atOnce)))
          yield { source, place: `${validity}:${dealt}` };
      passing = false;
    }
    yield { source: null, place: `${validity}:${end}` };
  }
}

/**
 * The numbers of the inbox's mails from one on, a span of numbers at a time: one answer with the numbers of millions of mails would hold up the
 * whole program. Where there are none for long, spans grow; where one turns out too full, the next visit begins with a small one.
 */
async function* uidsFrom(
  client: ImapFlow,
  unlessEnded: UnlessEnded,
  first: number,
): AsyncGenerator<{ readonly wanted: readonly number[]; readonly end: number }> {
  const next = client.mailbox ? (client.mailbox.uidNext ?? 0) : 0;
  const search = async (from: number, end: number) => {
    const found = await unlessEnded(client.search({ uid: `${from}:${end < next ? end : '*'}` }, { uid: true }));
    if (!found) throw new Error('it does not search the inbox');
    // The last mail of a mailbox is always in a range that ends in *.
    return [...new Set(found)].filter((number) => number >= from).sort((a, b) => a - b);
  };
  for (let from = first, size = span; ; ) {
    const end = from + size - 1;
    const wanted = await search(from, end);
    // What arrives later has a number from `next` on, which was missing or is believed no farther than this.
    if (end >= next) {
      yield { wanted, end: wanted.at(-1) ?? from - 1 };
      return;
    }
    yield { wanted, end };
    size = wanted.length === 0 ? size * 2 : span;
    from = end + 1;
  }
}

/**
 * Some mails, and the number up to which all are dealt with once that one is.
 *
 * @throws MailUnavailable
 */
async function* fetchAll(
  client: ImapFlow,
  unlessEnded: UnlessEnded,
  wanted: readonly number[],
): AsyncGenerator<{ readonly source: Buffer | null; readonly uid: number }> {
  const left = new Set(wanted);
  const last = wanted.at(-1) as number;
  const rows = client.fetch(wanted.join(','), { source: { maxLength: maxBounceBytes } }, { uid: true });
  for (;;) {
    const { value, done } = await unlessEnded(rows.next()).catch((error: unknown) => {
      throw new MailUnavailable(messageOf(error), { cause: error });
    });
    if (done) break;
    // Servers also send data of mails that nobody asked for.
    if (!left.delete(value.uid)) continue;
    // They may come in any order: the place is before the first one that is still to come.
    const [next = last + 1] = left;
    yield { source: value.source?.subarray(0, maxBounceBytes) ?? null, uid: next - 1 };
  }
  if (left.size === wanted.length) throw new MailUnavailable(`it gave none of ${wanted.length} mails`);
  // What was deleted meanwhile does not come.
  yield { source: null, uid: last };
}

async function findIn(
  client: ImapFlow,
  unlessEnded: UnlessEnded,
  messageIds: readonly string[],
  signal: AbortSignal,
): Promise<SearchResult> {
  const found = new Set<string>();
  let whole = true;
  try {
    const folders = (await unlessEnded(client.list())).filter(({ flags }) => !flags.has('\\Noselect'));
    for (const { path } of folders) {
      const lock = await unlessEnded(client.getMailboxLock(path, { readOnly: true }).catch(() => null));
      // A mail that was not found may be in a folder that cannot be opened.
      if (lock === null) {
        whole = false;
        continue;
      }
      for (const id of messageIds) {
        if (found.has(id)) continue;
        const hits = await unlessEnded(client.search({ header: { 'message-id': id } }));
        if (!hits) whole = false;
        else if (hits.length > 0) found.add(id);
      }
      lock.release();
    }
    return { found, whole, finished: client.usable };
  } catch (error) {
    if (!signal.aborted && found.size === 0) throw error;
    return { found, whole: false, finished: false };
  }
}
