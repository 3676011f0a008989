import type { State } from './adapters.ts';
import type { Config } from './config.ts';
import { openMailbox } from './deliver/mailbox.ts';

/** A server that never answers would be sent the same mail for ever. */
const mostTries = 3;

/** A mail that a server has may be hours on its way; so long one looks for it before one takes it for lost, in milliseconds. */
const lookedFor = 900_000;

/**
 * What nobody knows of mails whose answer was lost is found out where it can be: a mail that lies in the mailbox of the settings has arrived, and
 * one that for a quarter of an hour does not, though the mailbox is its reader's own, has not. Else the settings say what to do.
 */
export async function resolveUncertain(
  { outbox }: Pick<State, 'outbox'>,
  { imap, uncertain: policy }: Pick<Config, 'imap' | 'uncertain'>,
  at: number,
): Promise<{ found: number; again: number; left: number }> {
  const all = await outbox.deliveries({ states: ['uncertain'] });
  // What could not be found in time is a person's to decide.
  const uncertain = all.filter(({ expires }) => expires > at);
  if (uncertain.length === 0 || (imap === null && policy === 'hold')) return { found: 0, again: 0, left: all.length };
  const { found: there, whole } =
    imap === null
      ? { found: new Set<string>(), whole: false }
      : await idsIn(
          imap,
          uncertain.map(({ messageId }) => messageId),
        );
  const owner = imap === null ? null : decodeURIComponent(new URL(imap).username).toLowerCase();
  let [found, resent] = [0, 0];
  for (const { id, messageId, recipient, changed, attempts } of uncertain) {
    if (there.has(messageId)) {
      await outbox.decide(id, 'accepted', at, 'found in the mailbox');
      found++;
      continue;
    }
    const absent = whole && recipient === owner && at - changed >= lookedFor;
    const again = policy === 'resend' && attempts < mostTries && (imap === null || at - changed >= lookedFor);
    if (absent || again) {
      await outbox.decide(id, 'planned', at, absent ? 'not in the mailbox' : 'sent again, as the settings say');
      resent++;
    }
  }
  return { found, again: resent, left: all.length - found - resent };
}

async function idsIn(imap: string, messageIds: readonly string[]) {
  const mailbox = await openMailbox(imap);
  try {
    return await mailbox.find(messageIds);
  } finally {
    await mailbox.close();
  }
}
