import type { Config } from '../config/config.ts';
import { openMailbox, type SearchResult } from '../mail/imap.ts';
import type { State } from '../store/state.ts';

/** Maximum number of attempts: a server that never answers would be sent the same mail for ever. */
const maxAttempts = 3;

/** How long a mail is searched for before it counts as lost, in milliseconds: servers may deliver late. */
const searchTime = 900_000;

/** The result of a search for mails whose answer was lost. */
export interface UncertainSearch extends SearchResult {
  /** The Message-IDs that were looked for. */
  readonly asked: ReadonlySet<string>;
}

/** The result where there is no mailbox, or it could not be read. */
export const noSearch: UncertainSearch = { asked: new Set(), found: new Set(), whole: false, finished: false };

/** Searches the mailbox for uncertain mails; without a lease, since a server may use up all its time. */
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
 * Decides uncertain deliveries. A mail that is in the configured mailbox has arrived. One that is not there after 15 minutes, although the mailbox is
 * its recipient's own, has not. For all others `uncertain` decides.
 *
 * @returns how many were found, are sent again, and are left
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
    const missing = finished && asked.has(messageId) && at - changed >= searchTime;
    const absent = missing && whole && recipient === owner;
    const again = policy === 'resend' && attempts < maxAttempts && (imap === null || missing);
    if (absent || again) {
      await outbox.decide(
        id,
        'planned',
        at,
        absent ? 'not in the mailbox' : 'sent again, as configured (uncertain: resend)',
      );
      resent++;
    }
  }
  return { found, again: resent, left: all.length - found - resent };
}
