import type { Verdict } from '../../mail/replies/reply-codes.ts';
import { type Subject, sameWordsKey } from '../../mail/replies/reply-words.ts';
import type { Delivery } from '../../model/delivery.ts';

/** A refusal that may be about its recipient, or about the server: the replies that follow show which. */
export interface PendingRefusal {
  readonly delivery: Delivery;
  readonly verdict: Refused;
}

type Refused = Extract<Verdict, { readonly kind: 'refused' }>;
type Stop = Extract<Verdict, { readonly kind: 'stop' }>;

/** This many recipients refused in the same words, with none accepted in between: the server refuses everybody. */
const limits = { server: 5, unclear: 5 } satisfies RefusalLimits;

/** The same at the end of a round in which nobody was accepted: words about the server are then enough by themselves. */
const limitsAtTheEnd = { server: 1, unclear: 2 } satisfies RefusalLimits;

type RefusalLimits = Readonly<Record<Exclude<Subject, 'no mailbox'>, number>>;

interface Noted extends PendingRefusal {
  readonly words: string;
  /** It was refused with these words before, while others were accepted: that is about this recipient, and must not keep back the others. */
  readonly repeated: boolean;
  readonly moment: number;
}

/**
 * The refusals of a delivery round whose cause is not known yet, over all connections, lists and domains. A server that refuses everybody
 * answers each recipient as if the reply were about that one. A refusal is pending until a mail is accepted that was begun after it; one that was
 * already in flight proves nothing.
 *
 * @example
 * const begun = refusals.begin();
 * // … the server refuses:   stop = refusals.add(delivery, verdict)
 * // … the server accepts:   refused = refusals.accepted(begun)
 */
export class PendingRefusals {
  #moment = 0;
  #anyAccepted = false;
  #pending: Noted[] = [];

  /** The moment at which an attempt begins, for `accepted`. */
  begin(): number {
    this.#moment++;
    return this.#moment;
  }

  /** A mail begun at a moment was accepted: returns the refusals before it, which were about their recipients. */
  accepted(begun: number): PendingRefusal[] {
    this.#anyAccepted = true;
    const cleared = this.#pending.filter(({ moment }) => moment < begun);
    this.#pending = this.#pending.filter(({ moment }) => moment >= begun);
    return cleared;
  }

  /** Notes a refusal that does not clearly say "no such mailbox"; returns a reason to stop the round, if there is one now. */
  add(delivery: Delivery, verdict: Refused): Stop | null {
    const words = sameWordsKey(verdict.said, delivery.address);
    const repeated = delivery.attempts > 0 && sameWordsKey(delivery.note ?? '', delivery.address) === words;
    this.#pending.push({ delivery, verdict, words, repeated, moment: this.begin() });
    return this.#stopAbove(limits);
  }

  /** Begins anew; returns what was pending. */
  reset(): PendingRefusal[] {
    const pending = this.#pending;
    this.#pending = [];
    this.#anyAccepted = false;
    return pending;
  }

  /** Nothing more is due: returns a reason to stop where nobody was accepted, and otherwise the refusals that were about their recipients. */
  end(): { readonly stop: Stop | null; readonly cleared: PendingRefusal[] } {
    const stop = this.#anyAccepted ? null : this.#stopAbove(limitsAtTheEnd);
    if (stop !== null) return { stop, cleared: [] };
    const cleared = this.#pending;
    this.#pending = [];
    return { stop, cleared };
  }

  #stopAbove(limit: RefusalLimits): Stop | null {
    for (const { words, verdict } of this.#pending) {
      const alike = this.#pending.filter((one) => one.words === words && !one.repeated);
      const recipients = new Set(alike.map(({ delivery }) => delivery.recipient)).size;
      if (verdict.about !== 'no mailbox' && recipients >= limit[verdict.about]) return stopFor(verdict, recipients);
    }
    return null;
  }
}

function stopFor({ said, hint }: Refused, recipients: number): Stop {
  const what =
    recipients === 1
      ? 'Nobody was accepted, and this does not say that there is no such mailbox.'
      : `${recipients} recipients in a row were refused in the same words, which do not say that there is no such mailbox.`;
  return { kind: 'stop', said, hint: `${what} Nobody was suppressed for it, and all are tried again. ${hint}` };
}
