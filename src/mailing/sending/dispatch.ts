import { failpoint } from '../../lib/failpoints.ts';
import type { Clock } from '../../lib/time/clock.ts';
import type { DkimKey } from '../../mail/message.ts';
import { describeReply } from '../../mail/replies/reply-codes.ts';
import type { SmtpTransport } from '../../mail/smtp.ts';
import type { Outbox } from '../../store/outbox.ts';
import type { Subscribers } from '../../store/subscribers.ts';
import { CircuitBreaker, retryDelay } from './circuit-breaker.ts';
import { openComposer } from './personal-mail.ts';
import { openRateLimit } from './rate-limit.ts';
import { type SendSession, sendBatch } from './send-batch.ts';
import { type DeliveryCounts, RoundSettlement, type Suppressed } from './settlement.ts';

/** What sending needs from the world. */
export interface DispatchOptions {
  readonly outbox: Outbox;
  readonly subscribers: Subscribers;
  /** Opens one connection's transport. */
  readonly transport: () => SmtpTransport;
  readonly clock: Clock;
  /** Ends early when the program is asked to end. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly dkim: DkimKey | null;
  readonly settings: {
    /** Connections at once. */
    readonly connections: number;
    /** Mails a minute; null for no limit. */
    readonly perMinute: number | null;
    /** Seconds before the first repetition. */
    readonly retry: number;
    readonly bounces: string | null;
    readonly from: string;
    readonly replyTo: string | null;
    /** Percentage of the subscribers that may be suppressed without a person's consent. */
    readonly suppressShare: number;
  };
  /** Aborted when the program is asked to end: mails in flight are finished, nothing new is begun. */
  readonly ending: AbortSignal;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** What a delivery round did. */
export interface RoundResult extends DeliveryCounts {
  /** Recipients that get no mail any more, since the server said that there is no such mailbox; or wait for a person to confirm, because there are many of them. */
  readonly suppressed: readonly Suppressed[];
  /** Time ran out before all was tried. */
  readonly more: boolean;
  /** Why it stopped before all was tried; null where it did not. `hint` is what a person can do, null where it may pass by itself. */
  readonly stopped: { readonly said: string; readonly hint: string | null } | null;
}

/** Deliveries that are claimed at a time. */
const batchSize = 100;

/** The shortest wait for the next delivery, in milliseconds. */
const minSleep = 50;

/**
 * Sends what is due, and goes on until nothing is due before `until`. The outbox is right at every moment: a delivery is marked on disk before
 * its last bytes leave, and settled when the server has answered. Nothing new is begun after `stopAt`.
 */
export async function dispatch(
  options: DispatchOptions,
  until: number,
  stopAt = Number.POSITIVE_INFINITY,
): Promise<RoundResult> {
  const { outbox } = options;
  const session = await openSession(options, stopAt);
  const { breaker, settlement, now } = session;
  try {
    await outbox.recover(now());
    while (!session.isOver()) {
      settlement.counts.expired += await outbox.expire(now());
      const resumeAt = breaker.openUntil(now()) ?? (await sendDueBatch(session, options));
      if (resumeAt === null) continue;
      if (resumeAt > until) break;
      await options.sleep(Math.max(resumeAt - now(), minSleep));
    }
  } finally {
    for (const transport of session.transports) transport.close();
  }
  return resultOf(session, stopAt);
}

async function openSession(options: DispatchOptions, stopAt: number): Promise<SendSession> {
  const { outbox, subscribers, settings, clock, ending } = options;
  const now = () => clock().getTime();
  const delay = (attempts: number) => retryDelay(attempts, { retry: settings.retry, random: options.random });
  const secret = await subscribers.secret();
  return {
    ...{ outbox, ending, now },
    transports: Array.from({ length: settings.connections }, () => options.transport()),
    breaker: new CircuitBreaker(await outbox.backoff(), delay),
    settlement: new RoundSettlement(options, delay),
    rate: openRateLimit({ ...options, perMinute: settings.perMinute }),
    compose: openComposer({ ...options, secret }),
    isOver: () => ending.aborted || now() >= stopAt,
  };
}

/** Sends the next batch of what is due. Returns when to go on: null for at once, Infinity where nothing more will be due. */
async function sendDueBatch(session: SendSession, { tell }: Pick<DispatchOptions, 'tell'>): Promise<number | null> {
  const { outbox, breaker, settlement, now } = session;
  const deliveries = await outbox.claim(now(), batchSize);
  failpoint('claimed');
  const stop = deliveries.length === 0 ? await settlement.end() : await sendBatch(session, deliveries);
  if (stop !== null) {
    const said = describeReply(session.transports[0].server, stop);
    const backoff = breaker.open({ ...stop, said }, now());
    tell('paused', { said: backoff.said, until: new Date(backoff.until).toISOString() });
    await outbox.setBackoff(backoff);
    settlement.reset();
    return null;
  }
  if (deliveries.length === 0) return (await outbox.nextDue()) ?? Number.POSITIVE_INFINITY;
  if (breaker.close()) await outbox.setBackoff(null);
  return null;
}

async function resultOf({ outbox, breaker, settlement, now }: SendSession, stopAt: number): Promise<RoundResult> {
  const backoff = breaker.openSince(now());
  const stopped = backoff === null ? null : { said: backoff.said, hint: backoff.hint };
  const next = await outbox.nextDue();
  const more = stopped === null && now() >= stopAt && next !== null && next <= now();
  return { ...settlement.counts, suppressed: settlement.suppressed, more, stopped };
}
