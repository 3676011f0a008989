import type { Clock } from '../lib/time/clock.ts';
import type { Verdict } from '../mail/replies/reply-codes.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Outbox, Settlement } from '../store/outbox.ts';
import type { Readers } from '../store/readers.ts';
import { type Doubtful, openBrake } from './refusal-brake.ts';

/** How many deliveries of a round came to which end. */
export interface Counts {
  readonly accepted: number;
  readonly deferred: number;
  readonly refused: number;
  readonly uncertain: number;
  readonly cancelled: number;
  /** Stale before they could be sent. */
  readonly expired: number;
}

/** Somebody of whom a server said that there is no such mailbox. */
export interface Suppressed {
  readonly address: string;
  readonly reason: string;
  /** True where so many are suppressed already that a person must allow it. */
  readonly waiting: boolean;
}

/** What a person must mend is tried again by itself after this long, in milliseconds. */
export const stoppedFor = 1_800_000;

/** Where the words are of the server, and it accepts others, a recipient is tried so often. */
const triesWhereOthersPass = 3;

interface Round {
  readonly outbox: Outbox;
  readonly readers: Readers;
  readonly clock: Clock;
  readonly settings: { readonly suppressShare: number };
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** Writes what became of each attempt of a round into the ledger, and brakes where the server refuses everybody. */
export function openSettlement(
  { outbox, readers, clock, settings, tell }: Round,
  backoff: (attempts: number) => number,
) {
  const now = () => clock().getTime();
  const brake = openBrake();
  const counts = { accepted: 0, deferred: 0, refused: 0, uncertain: 0, cancelled: 0, expired: 0 };
  const suppressed: Suppressed[] = [];

  const note = (kind: keyof typeof counts, { edition, address }: Delivery, said: string) => {
    tell(kind, { edition, to: address, said });
    counts[kind]++;
  };

  const suppress = async (delivery: Delivery, reason: string) => {
    const { recipient: key, address } = delivery;
    const done = await readers.suppress({ key, cause: 'refusal', reason, at: now() }, settings.suppressShare);
    if (done === 'already') return;
    suppressed.push({ address, reason, waiting: done === 'waiting' });
    tell('suppressed', { to: address, said: reason, waiting: done === 'waiting' });
  };

  /** Refusals that were in doubt, and are those recipients' own matter. */
  const confirm = async (refusals: readonly Doubtful[]) => {
    for (const { delivery, verdict } of refusals) {
      const again = verdict.about === 'server' && delivery.attempts + 1 < triesWhereOthersPass;
      counts.deferred--;
      note(again ? 'deferred' : 'refused', delivery, verdict.said);
      await outbox.settle(delivery.id, { state: again ? 'deferred' : 'refused', note: verdict.said }, now());
    }
  };

  return {
    counts,
    suppressed,
    begin: brake.begin,

    /** After an attempt; gives a reason to stop the round, where this one or those so far are the server's matter. */
    async settle(delivery: Delivery, verdict: Verdict, begun = 0) {
      const at = now();
      const settlement = settlementOf(verdict, at, () => backoff(delivery.attempts));
      if (settlement !== null) await outbox.settle(delivery.id, settlement, at);
      if (verdict.kind === 'refused' && !verdict.suppress) {
        counts.deferred++;
        return brake.refused(delivery, verdict);
      }
      if (verdict.kind === 'stop') {
        counts.deferred++;
        tell('stop', { edition: delivery.edition, to: delivery.address, said: verdict.said });
        return verdict;
      }
      note(verdict.kind, delivery, verdict.said);
      if (verdict.kind === 'refused') await suppress(delivery, verdict.said);
      if (verdict.kind === 'accepted') await confirm(brake.accepted(begun));
      return null;
    },

    /** When nothing more is due: the same, for refusals that are still in doubt. */
    async end() {
      const { stop, cleared } = brake.end();
      await confirm(cleared);
      return stop;
    },

    /** When the round rests: what was in doubt is tried again, and judged anew. */
    rest() {
      for (const { delivery, verdict } of brake.forget())
        tell('deferred', { edition: delivery.edition, to: delivery.address, said: verdict.said });
    },
  };
}

/** What the ledger is to say after an attempt; null where it says so already. What is tried again after a stop comes after all others. */
function settlementOf(verdict: Verdict, at: number, backoff: () => number): Settlement | null {
  const note = verdict.said;
  if (verdict.kind === 'cancelled') return null;
  const again = at + stoppedFor + 1000;
  if (verdict.kind === 'stop') return { state: 'deferred', due: again, note };
  // In doubt until what follows it is known: a program that ends before has lost nobody.
  if (verdict.kind === 'refused' && !verdict.suppress) return { state: 'deferred', due: again, note, counts: false };
  if (verdict.kind !== 'deferred') return { state: verdict.kind, note };
  // A server that was not reached, or takes no more over one connection, says nothing about this reader.
  if (verdict.atOnce) return { state: 'deferred', due: at, note, counts: false };
  if (verdict.stage === 'connect' || verdict.stage === 'tls' || verdict.stage === 'login')
    return { state: 'deferred', due: at, note, counts: false };
  return { state: 'deferred', due: Math.round(at + Math.max(verdict.wait ?? 0, backoff())), note };
}
