import type { Config } from '../config/config.ts';
import { openMailbox, type SearchResult } from '../mail/imap.ts';
import type { State } from '../store/state.ts';

/** A server that never answers would be sent the same mail for ever. */
const mostTries = 3;

/** A mail that a server has may be hours on its way; so long one looks for it before one takes it for lost, in milliseconds. */
const lookedFor = 900_000;

/** What a look into the mailbox says of mails whose answer was lost. */
export interface UncertainSearch extends SearchResult {
  /** The Message-IDs that were looked for. */
  readonly asked: ReadonlySet<string>;
}

/** Where there is no mailbox, or it could not be looked into. */
export const noSearch: UncertainSearch = { asked: new Set(), found: new Set(), whole: false, finished: false };

/** Looks for the mails of which nobody knows whether they arrived; without a lease, since a server may take all the time that it is given. */
export async function searchUncertain(
  { outbox }: Pick<State, 'outbox'>,
  imap: string,
  at: number,
  signal: AbortSignal,
): Promise<UncertainSearch> {
  const uncertain = (await outbox.deliveries({ states: ['uncertain'] })).filter(({ expires }) => expires > at);
  if (uncertain.length === 0) return noSearch;
  const asked = uncertain.map(({ messageId }) => messageId);
  const mailbox = await openMailbox(imap, signal);
  try {
    return { ...(await mailbox.find(asked)), asked: new Set(asked) };
  } finally {
    await mailbox.close();
  }
}

/**
 * A mail that lies in the mailbox of the settings has arrived, and one that for a quarter of an hour does not, though the mailbox is its reader's
 * own, has not. Else the settings say what to do. Gives how many were decided, and how many are left.
 */
export async function resolveUncertain(
  { outbox }: Pick<State, 'outbox'>,
  { imap, uncertain: policy }: Pick<Config, 'imap' | 'uncertain'>,
  { asked, found: there, whole, finished }: UncertainSearch,
  at: number,
): Promise<{ found: number; again: number; left: number }> {
  const all = await outbox.deliveries({ states: ['uncertain'] });
  const owner = imap === null ? null : decodeURIComponent(new URL(imap).username).toLowerCase();
  let [found, resent] = [0, 0];
  for (const { id, messageId, recipient, changed, attempts, expires } of all) {
    // What could not be found in time is a person's to decide.
    if (expires <= at) continue;
    if (there.has(messageId)) {
      await outbox.decide(id, 'accepted', at, 'found in the mailbox');
      found++;
      continue;
    }
    const missing = finished && asked.has(messageId) && at - changed >= lookedFor;
    const absent = missing && whole && recipient === owner;
    const again = policy === 'resend' && attempts < mostTries && (imap === null || missing);
    if (absent || again) {
      await outbox.decide(id, 'planned', at, absent ? 'not in the mailbox' : 'sent again, as the settings say');
      resent++;
    }
  }
  return { found, again: resent, left: all.length - found - resent };
}
