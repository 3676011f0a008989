import type { State } from './adapters.ts';
import { openMailbox } from './deliver/mailbox.ts';
import { readReturned } from './deliver/returned.ts';
import { listKey } from './deliver/sign.ts';
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
}

/** So many hard bounces within so many days, and a mailbox is taken for gone. */
const enough = 2;
const within = 30 * 86_400_000;

/** Acts on mails that came back: who has no mailbox any more is sent nothing, who signs off or complains gets nothing. */
export async function takeReturns(
  readers: Readers,
  lists: readonly string[],
  mails: readonly Uint8Array[],
  at: number,
  suppressShare: number,
): Promise<Returns> {
  const secret = await readers.secret();
  let [bounces, off] = [0, 0];
  const suppressed: Suppressed[] = [];
  for (const bytes of mails) {
    const said = await readReturned(bytes, secret);
    if (said.kind === 'other') continue;
    const reader = await readers.byId(said.reader);
    if (reader === null) continue;
    const { key } = reader;
    if (said.kind === 'bounce') {
      bounces++;
      if (!said.hard) continue;
      const times = await readers.bounced(key, said.edition, said.code, at, at - within);
      if (times < enough) continue;
      const reason = `came back ${times} times, ${[said.code, said.said].filter(Boolean).join(': ')}`;
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
  return { read: mails.length, bounces, off, suppressed };
}

/** Where in the mailbox one has come to. */
const placeName = 'mailbox place';

/** Looks into the mailbox of the settings, from where one stopped. */
export async function readMailbox(
  { readers, facts }: Pick<State, 'readers' | 'facts'>,
  imap: string,
  lists: readonly string[],
  at: number,
  suppressShare: number,
): Promise<Returns> {
  const mailbox = await openMailbox(imap);
  try {
    let sum: Returns = { read: 0, bounces: 0, off: 0, suppressed: [] };
    for (let more = true; more; ) {
      const next = await mailbox.after(await facts.get(placeName));
      const got = await takeReturns(readers, lists, next.mails, at, suppressShare);
      await facts.set(placeName, next.place);
      sum = {
        read: sum.read + got.read,
        bounces: sum.bounces + got.bounces,
        off: sum.off + got.off,
        suppressed: [...sum.suppressed, ...got.suppressed],
      };
      ({ more } = next);
    }
    return sum;
  } finally {
    await mailbox.close();
  }
}
