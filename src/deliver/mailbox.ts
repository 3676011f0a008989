import { BriefingError, messageOf } from '../errors.ts';

/** A mailbox that we may look into (IMAP). */
export interface Mailbox {
  /** Which of these Message-IDs are there, in whichever folder; `whole`: every folder could be looked through. */
  find(messageIds: readonly string[]): Promise<{ readonly found: Set<string>; readonly whole: boolean }>;
  /** Some mails of the inbox after a place where one stopped; `place` is where one stops now, `more` whether others follow. */
  after(
    place: string | null,
  ): Promise<{ readonly mails: readonly Buffer[]; readonly place: string; readonly more: boolean }>;
  close(): Promise<void>;
}

/** How many mails are read at a time, and how many bytes of each: a report stands at the beginning. */
const batch = 200;
const longest = 1_000_000;

/**
 * Opens the mailbox of an `imap:` or `imaps:` address. Without TLS only with `?plain=yes`, on this machine.
 *
 * @throws BriefingError when it cannot be opened; never with name or password
 */
export async function openMailbox(address: string): Promise<Mailbox> {
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
  });
  // What breaks later is told by whatever is asked then.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { responseText } = error as { responseText?: string };
    throw new BriefingError(`The mailbox at ${url.host} cannot be opened: ${responseText ?? messageOf(error)}`, {
      hint: 'Check IMAP_URL: imaps://name:password@mail.example.org, with @ in the name written as %40.',
      cause: error,
    });
  }
  return {
    async find(messageIds) {
      const found = new Set<string>();
      let whole = true;
      const folders = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect'));
      for (const { path } of folders) {
        const lock = await client.getMailboxLock(path, { readOnly: true }).catch(() => null);
        // A folder that cannot be opened hides what it holds: whoever is not found may be there.
        if (lock === null) {
          whole = false;
          continue;
        }
        try {
          for (const id of messageIds) {
            if (found.has(id)) continue;
            const hits = await client.search({ header: { 'message-id': id } });
            if (hits && hits.length > 0) found.add(id);
          }
        } finally {
          lock.release();
        }
      }
      return { found, whole };
    },

    async after(place) {
      const lock = await client.getMailboxLock('INBOX', { readOnly: true });
      try {
        const box = client.mailbox;
        const validity = box ? String(box.uidValidity) : '';
        const [before, uid] = (place ?? '').split(':');
        const first = before === validity ? Number(uid) + 1 : 1;
        const mails: Buffer[] = [];
        const found = await client.search({ uid: `${first}:*` }, { uid: true });
        // The last mail of a mailbox is always in such a range.
        const all = (found || []).filter((number) => number >= first);
        const wanted = all.slice(0, batch);
        if (wanted.length > 0)
          for await (const { source } of client.fetch(
            wanted.join(','),
            { source: { maxLength: longest } },
            { uid: true },
          )) {
            if (source) mails.push(source);
          }
        return { mails, place: `${validity}:${wanted.at(-1) ?? first - 1}`, more: all.length > wanted.length };
      } finally {
        lock.release();
      }
    },

    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}
