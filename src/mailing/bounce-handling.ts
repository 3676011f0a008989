import type { Deadline } from '../lib/time/wait.ts';
import { parseBounceMessage } from '../mail/bounces/bounce-message.ts';
import { MailUnavailable, openMailbox } from '../mail/imap.ts';
import { listKey } from '../mail/unsubscribe-token.ts';
import { BriefingError, diskError, exitCodes, messageOf } from '../model/errors.ts';
import type { State } from '../store/state.ts';
import type { Subscribers } from '../store/subscribers.ts';
import { everyList } from '../store/suppressions.ts';
import type { Suppressed } from './sending/settlement.ts';

/** What was read and done with bounces, complaints and unsubscribe mails. */
export interface BounceSummary {
  readonly read: number;
  readonly bounces: number;
  /** Number of recipients that get no mail any more. */
  readonly off: number;
  /** Those of them whose mail bounced, and those that wait for a person's consent to be suppressed. */
  readonly suppressed: readonly Suppressed[];
  /** Mails that were skipped, one line each. */
  readonly problems: readonly string[];
}

/** A visit to the mailbox. What was read before it failed or timed out counts, too. */
export interface MailboxVisit extends BounceSummary {
  /** Why it was not read to its end; null where it was. */
  readonly stopped: BriefingError | null;
}

/**
 * What bounces are handled with.
 *
 * @example { lists: [''], at: Date.now(), suppressShare: 10 }
 */
export interface BounceSettings {
  /** Names of the lists; '' is the one of a configuration without editions. */
  readonly lists: readonly string[];
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  /** Per cent of the subscribers above which suppressions wait for a person. */
  readonly suppressShare: number;
}

/** Hard bounces within 30 days after which an address is suppressed. */
const bounceLimit = 2;
const bounceWindow = 30 * 86_400_000;

/** Acts on bounces, unsubscribe mails and complaints: suppresses addresses without a mailbox, and unsubscribes recipients that asked or complained. */
export async function handleBounces(
  subscribers: Subscribers,
  mails: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { lists, at, suppressShare }: BounceSettings,
): Promise<BounceSummary> {
  const secret = await subscribers.secret();
  let [read, bounces, off] = [0, 0, 0];
  const suppressed: Suppressed[] = [];
  const problems: string[] = [];
  const take = async (bytes: Uint8Array) => {
    const said = await parseBounceMessage(bytes, secret);
    if (said.kind === 'other') {
      if (said.unread) problems.push(`mail ${read} was skipped: ${said.why}`);
      return;
    }
    const reader = await subscribers.byId(said.reader);
    if (reader === null) return;
    const { key } = reader;
    if (said.kind === 'bounce') {
      bounces++;
      if (!said.hard) return;
      const times = await subscribers.bounced({
        key,
        edition: said.edition,
        code: said.code,
        at,
        since: at - bounceWindow,
      });
      if (times < bounceLimit) return;
      const reason = `bounced ${times} times, ${[said.code, said.said].filter(Boolean).join(': ')}`;
      const done = await subscribers.suppress({ key, cause: 'bounce', reason, at }, suppressShare);
      if (done !== 'already') suppressed.push({ address: reader.address, reason, waiting: done === 'waiting' });
      if (done !== 'suppressed') return;
    } else {
      const list = lists.find((name) => listKey(name) === said.list) ?? everyList;
      const reason = said.kind === 'complaint' ? 'said that it is spam' : 'unsubscribed by mail';
      await subscribers.optOut({ key, list, reason, at, cause: said.kind });
    }
    off++;
  };
  for await (const bytes of mails) {
    read++;
    await take(bytes).catch((error: unknown) => {
      // What only the disk or another program keeps from being written is done at the next visit; a mail on which we fail must not keep back those behind it.
      if (error instanceof BriefingError || diskError(error) !== null) throw error;
      problems.push(`mail ${read} was skipped: ${messageOf(error)}`);
    });
  }
  return { read, bounces, off, suppressed, problems };
}

/** Name of the fact that holds the place in the mailbox where the last visit ended. */
const placeName = 'mailbox place';

/**
 * Reads the configured mailbox from the place where the last visit ended. The place moves past each mail that was dealt with, so a visit that is cut
 * short goes on there the next time. Needs no lease, and should hold none: a server may use up all its time.
 */
export async function readBounceMailbox(
  { subscribers, facts }: Pick<State, 'subscribers' | 'facts'>,
  imap: string,
  settings: BounceSettings,
  deadline: Deadline,
): Promise<MailboxVisit> {
  let stopped: unknown = null;
  const passedOver: string[] = [];
  async function* mails(): AsyncGenerator<Uint8Array> {
    try {
      const mailbox = await openMailbox(imap, deadline.signal);
      try {
        const start = await facts.get(placeName);
        const stuck = start !== null && (await visitsEndedAt(facts, start)) >= mostVisits;
        for await (const { source, place, passed } of mailbox.after(start, stuck)) {
          if (deadline.signal.aborted) throw new Error('it took too long');
          if (passed !== undefined)
            passedOver.push(`the mail with the UID ${passed} was skipped: ${mostVisits} visits ended at it`);
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
  const returns = await handleBounces(subscribers, mails(), settings);
  await noteEnd(facts, stopped, deadline);
  const problems = [...passedOver, ...returns.problems];
  return { ...returns, problems, stopped: stopped === null ? null : reasonOf(stopped, imap, deadline) };
}

/** How often in a row a visit ended at a place, for the server did not give the mail after it: `<times> <place>`. */
const stuckName = 'mailbox stuck';

/** After this many such visits the mail is skipped, since those behind it matter, too. */
const mostVisits = 3;

async function visitsEndedAt(facts: State['facts'], place: string): Promise<number> {
  const [times, where] = ((await facts.get(stuckName)) ?? '').split(' ');
  return where === place ? Number(times) : 0;
}

/** A visit that the program ended, or that had less time than the settings give, says nothing of the mail. */
async function noteEnd(facts: State['facts'], stopped: unknown, deadline: Deadline): Promise<void> {
  const itsTime = deadline.isLate() && !deadline.isCut;
  if (!(stopped instanceof MailUnavailable) || (deadline.signal.aborted && !itsTime)) return;
  const place = await facts.get(placeName);
  if (place !== null) await facts.set(stuckName, `${(await visitsEndedAt(facts, place)) + 1} ${place}`);
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
