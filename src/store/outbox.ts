import type { Delivery, DeliveryState, FrozenMail, MailPlan } from '../model/delivery.ts';

/** The new state of a delivery after an attempt. */
export interface Settlement {
  readonly state: 'accepted' | 'deferred' | 'refused' | 'uncertain' | 'cancelled';
  /** When it is tried again. */
  readonly due?: number;
  readonly note: string | null;
  /** False where the attempt failed for a reason that is not this recipient's: it does not count as one. */
  readonly counts?: boolean;
}

/** An edition that waits for approval. */
export interface Hold {
  readonly edition: string;
  /** When it is sent without approval; null for never. */
  readonly until: number | null;
}

/** Why nothing is sent for now, and until when: the state of the circuit breaker between processes. */
export interface Backoff {
  readonly until: number;
  readonly said: string;
  /** Suggested fix; null where it may pass by itself. */
  readonly hint: string | null;
  /** How many times in a row. */
  readonly times: number;
}

/** How many deliveries of an edition are in a state. */
export interface Tally {
  readonly edition: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/**
 * The deliveries: one row for each edition and recipient, with its state. Moments are milliseconds since 1970.
 *
 * @example
 * for (const delivery of await outbox.claim(now, 100))
 *   if (await outbox.markCommitting(delivery.id, now)) … // the last bytes may leave now
 */
export interface Outbox {
  plan(plan: MailPlan, at: number): Promise<void>;
  mail(edition: string, variant: string): Promise<FrozenMail>;
  /** Deliveries that a dead process left: `sending` is due again, `committing` becomes uncertain. */
  recover(at: number): Promise<void>;
  /** Marks at most `limit` due deliveries as `sending`, and returns them. */
  claim(at: number, limit: number): Promise<Delivery[]>;
  /** Written to disk before the final CRLF.CRLF; false where the recipient has unsubscribed meanwhile, and nothing may be sent. */
  markCommitting(id: number, at: number): Promise<boolean>;
  settle(id: number, settlement: Settlement, at: number): Promise<void>;
  /** Releases claimed deliveries that were not tried. */
  giveBack(ids: readonly number[], at: number): Promise<void>;
  /** Marks due deliveries that are stale as expired; returns how many. */
  expire(at: number): Promise<number>;
  /** When the next delivery is due; null where none waits. */
  nextDue(): Promise<number | null>;
  /** Oldest first; all, or those of an edition, or in some states, or that changed since a moment. */
  deliveries(which: {
    readonly edition?: string;
    readonly states?: readonly DeliveryState[];
    readonly since?: number;
  }): Promise<Delivery[]>;
  tallies(): Promise<Tally[]>;
  /** A person's decision about a delivery that is held or uncertain. */
  decide(id: number, state: 'planned' | 'accepted' | 'cancelled', at: number, note: string): Promise<void>;
  holds(): Promise<Hold[]>;
  /** Ends a hold: its deliveries are due, or cancelled. */
  endHold(edition: string, state: 'planned' | 'cancelled', at: number): Promise<void>;
  /** Deferred deliveries are due now. */
  hurry(at: number): Promise<void>;
  backoff(): Promise<Backoff | null>;
  setBackoff(backoff: Backoff | null): Promise<void>;
  /** Forgets mails of editions whose last delivery ended two weeks ago. */
  prune(at: number): Promise<void>;
}
