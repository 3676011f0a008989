import type { Clock } from '../../lib/time/clock.ts';
import type { Verdict } from '../../mail/replies/reply-codes.ts';
import type { Delivery } from '../../model/delivery.ts';
import type { Outbox, Settlement } from '../../store/outbox.ts';
import type { Subscribers } from '../../store/subscribers.ts';
import { stoppedFor } from './circuit-breaker.ts';
import { type PendingRefusal, PendingRefusals } from './pending-refusals.ts';

/** How many deliveries of a round ended in each state. */
export interface DeliveryCounts {
  readonly accepted: number;
  readonly deferred: number;
  readonly refused: number;
  readonly uncertain: number;
  readonly cancelled: number;
  /** Stale before they could be sent. */
  readonly expired: number;
}

/** A recipient of whom a server said that there is no such mailbox. */
export interface Suppressed {
  readonly address: string;
  readonly reason: string;
  /** True where so many addresses are suppressed already that a person must confirm. */
  readonly waiting: boolean;
}

/** Attempts for a recipient whose refusal is about the server, while the server accepts others. */
const maxAttempts = 3;

/** What settling needs. */
export interface SettlementOptions {
  readonly outbox: Outbox;
  readonly subscribers: Subscribers;
  readonly clock: Clock;
  readonly settings: { readonly suppressShare: number };
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** Records in the outbox what became of each attempt of a round, and ends the round where the server refuses everybody. */
export class RoundSettlement {
  readonly counts = { accepted: 0, deferred: 0, refused: 0, uncertain: 0, cancelled: 0, expired: 0 };
  readonly suppressed: Suppressed[] = [];
  readonly #refusals = new PendingRefusals();
  readonly #options: SettlementOptions;
  readonly #delay: (attempts: number) => number;

  /** @param delay milliseconds to wait before another attempt */
  constructor(options: SettlementOptions, delay: (attempts: number) => number) {
    this.#options = options;
    this.#delay = delay;
  }

  /** The moment at which an attempt begins, for `settle`. */
  begin(): number {
    return this.#refusals.begin();
  }

  /** After an attempt; returns a reason to stop the round, where this reply or those so far are about the server. */
  async settle(delivery: Delivery, verdict: Verdict, begun = 0): Promise<Verdict | null> {
    const now = this.#now();
    const settlement = settlementOf(verdict, now, () => this.#delay(delivery.attempts));
    if (settlement !== null) await this.#options.outbox.settle(delivery.id, settlement, now);
    if (verdict.kind === 'refused' && !verdict.suppress) {
      this.counts.deferred++;
      return this.#refusals.add(delivery, verdict);
    }
    if (verdict.kind === 'stop') {
      this.counts.deferred++;
      this.#tell('stop', delivery, verdict.said);
      return verdict;
    }
    this.#count(verdict.kind, delivery, verdict.said);
    if (verdict.kind === 'refused') await this.#suppress(delivery, verdict.said);
    if (verdict.kind === 'accepted') await this.#confirm(this.#refusals.accepted(begun));
    return null;
  }

  /** When nothing more is due: the same, for refusals that are still pending. */
  async end(): Promise<Verdict | null> {
    const { stop, cleared } = this.#refusals.end();
    await this.#confirm(cleared);
    return stop;
  }

  /** When the circuit opens: pending refusals are tried again, and judged anew. */
  reset(): void {
    for (const { delivery, verdict } of this.#refusals.reset()) this.#tell('deferred', delivery, verdict.said);
  }

  #now(): number {
    return this.#options.clock().getTime();
  }

  #tell(event: string, { edition, address }: Delivery, said: string): void {
    this.#options.tell(event, { edition, to: address, said });
  }

  #count(kind: keyof DeliveryCounts, delivery: Delivery, said: string): void {
    this.#tell(kind, delivery, said);
    this.counts[kind]++;
  }

  async #suppress({ recipient: key, address }: Delivery, reason: string): Promise<void> {
    const { subscribers, settings, tell } = this.#options;
    const suppression = { key, cause: 'refusal' as const, reason, at: this.#now() };
    const done = await subscribers.suppress(suppression, settings.suppressShare);
    if (done === 'already') return;
    this.suppressed.push({ address, reason, waiting: done === 'waiting' });
    tell('suppressed', { to: address, said: reason, waiting: done === 'waiting' });
  }

  /** Refusals that were pending, and are about their recipients. */
  async #confirm(refusals: readonly PendingRefusal[]): Promise<void> {
    for (const { delivery, verdict } of refusals) {
      const again = verdict.about === 'server' && delivery.attempts + 1 < maxAttempts;
      const state = again ? 'deferred' : 'refused';
      this.counts.deferred--;
      this.#count(state, delivery, verdict.said);
      await this.#options.outbox.settle(delivery.id, { state, note: verdict.said }, this.#now());
    }
  }
}

/** What the outbox records after an attempt; null where it is recorded already. What is tried again after a stop comes after all others. */
function settlementOf(verdict: Verdict, now: number, delay: () => number): Settlement | null {
  const note = verdict.said;
  if (verdict.kind === 'cancelled') return null;
  const afterStop = now + stoppedFor + 1000;
  if (verdict.kind === 'stop') return { state: 'deferred', due: afterStop, note };
  // Pending until the next replies are known: a program that ends before that has suppressed nobody.
  if (verdict.kind === 'refused' && !verdict.suppress)
    return { state: 'deferred', due: afterStop, note, counts: false };
  if (verdict.kind !== 'deferred') return { state: verdict.kind, note };
  // A server that was not reached, or takes no more over one connection, says nothing about this recipient.
  if (verdict.atOnce) return { state: 'deferred', due: now, note, counts: false };
  if (verdict.stage === 'connect' || verdict.stage === 'tls' || verdict.stage === 'login')
    return { state: 'deferred', due: now, note, counts: false };
  return { state: 'deferred', due: Math.round(now + Math.max(verdict.wait ?? 0, delay())), note };
}
