import type { Verdict } from '../mail/replies/reply-codes.ts';
import { type Subject, sameWordsKey } from '../mail/replies/reply-words.ts';
import type { Delivery } from '../model/delivery.ts';

/** A refusal that may be the recipient's or the server's matter: what follows it shows which. */
export interface Doubtful {
  readonly delivery: Delivery;
  readonly verdict: Refused;
}

type Refused = Extract<Verdict, { readonly kind: 'refused' }>;
type Stop = Extract<Verdict, { readonly kind: 'stop' }>;

/** So many different recipients refused in the same words, and none accepted in between, are the server's matter. */
const enough = { server: 5, unclear: 5 } satisfies Limits;

/** The same, where the round is over and nobody at all was accepted: words of the server are then enough by themselves. */
const enoughAtTheEnd = { server: 1, unclear: 2 } satisfies Limits;

type Limits = Readonly<Record<Exclude<Subject, 'no mailbox'>, number>>;

interface Noted extends Doubtful {
  readonly words: string;
  /** It was refused so before, while others were accepted: that is this recipient's matter, and must not keep the others back. */
  readonly repeated: boolean;
  readonly at: number;
}

/**
 * Watches a round of sending over all connections, lists and domains: a server that refuses everybody answers each recipient as if it were about
 * that one. Refusals stand in doubt until a mail is accepted that was begun after them; one that was under way already proves nothing.
 */
export function openBrake() {
  let moment = 0;
  let anyAccepted = false;
  let doubtful: Noted[] = [];

  const stopWhere = (limits: Limits): Stop | null => {
    for (const { words, verdict } of doubtful) {
      const alike = doubtful.filter((one) => one.words === words && !one.repeated);
      const recipients = new Set(alike.map(({ delivery }) => delivery.recipient)).size;
      if (verdict.about !== 'no mailbox' && recipients >= limits[verdict.about]) return stopFor(verdict, recipients);
    }
    return null;
  };

  return {
    /** The moment at which an attempt begins, for `accepted`. */
    begin: (): number => ++moment,

    /** A mail begun at a moment was accepted: gives the refusals before it, which were their recipients' own matter. */
    accepted(begun: number): Doubtful[] {
      anyAccepted = true;
      const cleared = doubtful.filter(({ at }) => at < begun);
      doubtful = doubtful.filter(({ at }) => at >= begun);
      return cleared;
    },

    /** Notes a refusal that does not surely say "no such mailbox"; gives a reason to stop the round, if there is one now. */
    refused(delivery: Delivery, verdict: Refused): Stop | null {
      const words = sameWordsKey(verdict.said, delivery.address);
      const repeated = delivery.attempts > 0 && sameWordsKey(delivery.note ?? '', delivery.address) === words;
      doubtful.push({ delivery, verdict, words, repeated, at: ++moment });
      return stopWhere(enough);
    },

    /** Begins anew; gives what was in doubt. */
    forget(): Doubtful[] {
      const left = doubtful;
      doubtful = [];
      anyAccepted = false;
      return left;
    },

    /** Nothing more is due: gives a reason to stop where nobody was accepted, and otherwise what is not in doubt any more. */
    end(): { readonly stop: Stop | null; readonly cleared: Doubtful[] } {
      const stop = anyAccepted ? null : stopWhere(enoughAtTheEnd);
      if (stop !== null) return { stop, cleared: [] };
      const cleared = doubtful;
      doubtful = [];
      return { stop, cleared };
    },
  };
}

function stopFor({ said, hint }: Refused, recipients: number): Stop {
  const what =
    recipients === 1
      ? 'Nobody was accepted, and this does not say that there is no such mailbox.'
      : `${recipients} recipients in a row were refused in the same words, which do not say that there is no such mailbox.`;
  return { kind: 'stop', said, hint: `${what} Nobody was suppressed for it, and all are tried again. ${hint}` };
}
