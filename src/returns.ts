import type { State } from './adapters.ts';
import { openMailbox } from './deliver/mailbox.ts';
import { readReturned } from './deliver/returned.ts';
import { listKey } from './deliver/sign.ts';
import { BriefingError, exitCodes, messageOf } from './errors.ts';
import type { Deadline } from './lib/wait.ts';
import type { Suppressed } from './settlement.ts';
import { everyList, type Readers } from './store/readers.ts';

/** What was read among mails that came back. */
export interface Returns {
  readonly read: number;
  readonly bounces: number;
  /** Readers who get no mail any more. */
  readonly off: number;
  /** Those of them whose mail bounced, and those who wait for a person's word to be suppressed. */
  readonly suppressed: readonly Suppressed[];
  /** Mails that had to be passed over, one line each. */
  readonly problems: readonly string[];
}

/** A mailbox that was read: also what was read before it failed, or before its time was over, counts. */
export interface Visit extends Returns {
  /** Why it was not read to its end; null where it was. */
  readonly stopped: BriefingError | null;
}

/** So many hard bounces within so many days, and a mailbox is taken for gone. */
const enough = 2;
const within = 30 * 86_400_000;

/** Acts on mails that came back: who has no mailbox any more is sent nothing, who signs off or complains gets nothing. */
export async function takeReturns(
  readers: Readers,
  lists: readonly string[],
  mails: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  at: number,
  suppressShare: number,
): Promise<Returns> {
  const secret = await readers.secret();
  let [read, bounces, off] = [0, 0, 0];
  const suppressed: Suppressed[] = [];
  const problems: string[] = [];
  for await (const bytes of mails) {
    read++;
    const said = await readReturned(bytes, secret);
    if (said.kind === 'other') {
      if (said.unread) problems.push(`mail ${read} was passed over: ${said.why}`);
      continue;
    }
    const reader = await readers.byId(said.reader);
    if (reader === null) continue;
    const { key } = reader;
    if (said.kind === 'bounce') {
      bounces++;
      if (!said.hard) continue;
      const times = await readers.bounced(key, said.edition, said.code, at, at - within);
      if (times < enough) continue;
      const reason = `bounced ${times} times, ${[said.code, said.said].filter(Boolean).join(': ')}`;
      const done = await readers.suppress({ key, cause: 'bounce', reason, at }, suppressShare);
      if (done !== 'already') suppressed.push({ address: reader.address, reason, waiting: done === 'waiting' });
      if (done !== 'suppressed') continue;
    } else {
      const list = lists.find((name) => listKey(name) === said.list) ?? everyList;
      const reason = said.kind === 'complaint' ? 'said that it is spam' : 'signed off by mail';
      await readers.optOut({ key, list, reason, at, cause: said.kind });
    }
    off++;
  }
  return { read, bounces, off, suppressed, problems };
}

/** Where in the mailbox one has come to. */
const placeName = 'mailbox place';

/**
 * Looks into the mailbox of the settings, from where one stopped. The place moves on past each mail that was dealt with: what is cut short goes
 * on there the next time. Needs no lease, and should hold none: a server may take all the time that it is given.
 */
export async function readMailbox(
  { readers, facts }: Pick<State, 'readers' | 'facts'>,
  imap: string,
  lists: readonly string[],
  at: number,
  suppressShare: number,
  deadline: Deadline,
): Promise<Visit> {
  let stopped: unknown = null;
  async function* mails(): AsyncGenerator<Uint8Array> {
    try {
      const mailbox = await openMailbox(imap, deadline.signal);
      try {
        for await (const { source, place } of mailbox.after(await facts.get(placeName))) {
          if (deadline.signal.aborted) throw new Error('it took too long');
          if (source !== null) yield source;
          await facts.set(placeName, place);
        }
      } finally {
        await mailbox.close();
      }
    } catch (error) {
      stopped = error;
    }
  }
  const returns = await takeReturns(readers, lists, mails(), at, suppressShare);
  return { ...returns, stopped: stopped === null ? null : reasonOf(stopped, imap, deadline) };
}

function reasonOf(error: unknown, imap: string, deadline: Deadline): BriefingError {
  const host = new URL(imap).host;
  const next = 'What is left is read the next time.';
  if (deadline.isLate())
    return new BriefingError(`The mailbox at ${host} was not read to its end in the time that it has.`, {
      hint: `${next} IMAP_TIMEOUT gives it more time.`,
      exitCode: exitCodes.busy,
      cause: error,
    });
  if (deadline.signal.aborted)
    return new BriefingError(`Reading the mailbox at ${host} was ended.`, { hint: next, exitCode: exitCodes.busy });
  if (error instanceof BriefingError) return error;
  return new BriefingError(`The mailbox at ${host} could not be read to its end: ${messageOf(error)}`, {
    hint: next,
    cause: error,
  });
}
