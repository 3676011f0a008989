import { failpoint } from '../../lib/failpoints.ts';
import type { Verdict } from '../../mail/replies/reply-codes.ts';
import type { SmtpTransport } from '../../mail/smtp.ts';
import type { Delivery } from '../../model/delivery.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outbox } from '../../store/outbox.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { PersonalMail } from './personal-mail.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RoundSettlement } from './settlement.ts';

/** What all batches of one delivery round share. */
export interface SendSession {
  readonly outbox: Outbox;
  /** One per connection; at least one. */
  readonly transports: readonly SmtpTransport[];
  readonly breaker: CircuitBreaker;
  readonly settlement: RoundSettlement;
  readonly rate: RateLimit;
  readonly compose: (delivery: Delivery) => Promise<PersonalMail>;
  readonly now: () => number;
  /** Aborted when the program is asked to end. */
  readonly ending: AbortSignal;
  /** True when nothing new may be begun. */
  readonly isOver: () => boolean;
}

/**
 * Sends one batch over all connections, and gives back to the outbox what was not tried. Returns the verdict for which nothing more should be
 * sent for now; null where the batch went through.
 *
 * @throws what could not be written (the disk is full, another process took over): it is found again by the next round
 */
export async function sendBatch(session: SendSession, deliveries: readonly Delivery[]): Promise<Verdict | null> {
  const { transports, breaker, settlement, outbox } = session;
  const queue = [...deliveries];
  const probes = breaker.needsProbe || settlement.counts.accepted === 0;
  // One connection finds out whether there is a server before the others are opened.
  let met = probes ? await transports[0].connect() : null;
  let failed = false;
  const work = async (transport: SmtpTransport): Promise<void> => {
    while (met === null && !failed && !session.isOver()) {
      const delivery = queue.shift();
      if (delivery === undefined) return;
      try {
        met = (await sendOne(session, transport, delivery)) ?? met;
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(transports.slice(0, queue.length).map(work));
  const fault = ended.find((one) => one.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
  await outbox.giveBack(
    queue.map(({ id }) => id),
    session.now(),
  );
  return met;
}

/** Sends one mail and records what became of it; gives a reason to end the batch, or null. */
async function sendOne(session: SendSession, transport: SmtpTransport, delivery: Delivery): Promise<Verdict | null> {
  const { outbox, settlement, rate, breaker, now } = session;
  const mail = await session.compose(delivery).catch((error: unknown) => messageOf(error));
  if (typeof mail === 'string') {
    // A mail that cannot be composed must not keep back the others.
    await settlement.settle(delivery, { kind: 'deferred', said: mail, stage: 'data', whole: false, wait: null });
    return null;
  }
  await rate.turn();
  // The wait was cut short because the program ends, so this mail may not be due by the rate limit.
  if (session.ending.aborted) {
    await outbox.giveBack([delivery.id], now());
    return null;
  }
  failpoint('send');
  const begun = settlement.begin();
  const verdict = await transport.send({ from: mail.from, to: delivery.address }, mail.bytes, async () => {
    const marked = await outbox.markCommitting(delivery.id, now());
    failpoint('committing');
    return marked;
  });
  failpoint('answered');
  const stop = await settlement.settle(delivery, verdict, begun);
  failpoint('settled');
  rate.record(verdict);
  const decisive = stop ?? verdict;
  return breaker.record(decisive) ? decisive : null;
}
