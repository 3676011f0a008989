import { failpoint } from '../lib/failpoints.ts';
import { addressOf } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { type Composed, composeFrozen, type DkimKey, personalMessage, readdressed } from '../mail/message.ts';
import type { Verdict } from '../mail/replies/reply-codes.ts';
import type { Courier } from '../mail/smtp.ts';
import { bounceAddress } from '../mail/unsubscribe-token.ts';
import type { Delivery } from '../model/delivery.ts';
import { messageOf } from '../model/errors.ts';
import type { Outbox, Pause } from '../store/outbox.ts';
import type { Readers } from '../store/readers.ts';
import { type Counts, openSettlement, type Suppressed, stoppedFor } from './settlement.ts';

/** What the sending needs of the world. */
export interface Post {
  readonly outbox: Outbox;
  readonly readers: Readers;
  readonly courier: () => Courier;
  readonly clock: Clock;
  /** Ends early when the program is asked to end. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly dkim: DkimKey | null;
  readonly settings: {
    readonly connections: number;
    readonly perMinute: number | null;
    /** Seconds. */
    readonly retry: number;
    readonly bounces: string | null;
    readonly from: string;
    readonly replyTo: string | null;
    /** Percentage of the subscribers that may be suppressed without a person's word. */
    readonly suppressShare: number;
  };
  /** Aborted when the program is asked to end: what is on its way is finished, nothing new is begun. */
  readonly ending: AbortSignal;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** What a round of sending did. */
export interface Dispatched extends Counts {
  /** Who gets no mail any more, for the server said that there is no such mailbox; or waits for a person's word, since there are so many. */
  readonly suppressed: readonly Suppressed[];
  /** Its time was over before all was tried. */
  readonly more: boolean;
  /** Why it stopped before all was tried; null where it did not. `hint` is what a person can do, null where time may mend it. */
  readonly stopped: { readonly said: string; readonly hint: string | null } | null;
}

/** So many deliveries are marked as being sent at a time. */
const batch = 100;

/** So many failures of the server in a row, and it is left alone for a while. */
const mostFailures = 5;

/** After so many of its 4xx in a row one sends more slowly. */
const manyDeferrals = 3;

/** The longest pause between two tries, and between two mails, in milliseconds. */
const longestWait = 3_600_000;
const longestGap = 5000;

/**
 * Sends what is due, and goes on until nothing is due before `until`. Whatever happens, the ledger says at every moment what is known: a
 * mail is marked before its last bytes leave, and settled when the server has spoken. At `stopAt` it begins nothing new.
 */
export async function dispatch(post: Post, until: number, stopAt = Number.POSITIVE_INFINITY): Promise<Dispatched> {
  const { outbox, clock, settings, ending } = post;
  const now = () => clock().getTime();
  const secret = await post.readers.secret();
  const couriers = Array.from({ length: settings.connections }, () => post.courier());
  const mails = mailCache(outbox, settings);
  const pace = paceOf(post);
  let pause = await outbox.pause();
  let failures = 0;
  let trouble: Verdict | null = null;

  const backoff = (attempts: number) =>
    Math.min(longestWait, settings.retry * 1000 * 2 ** Math.min(attempts, 12)) * (0.5 + post.random() / 2);

  const settlement = openSettlement(post, backoff);

  const compose = async (delivery: Delivery) => {
    const mail = await mails(delivery);
    const bytes = await personalMessage(mail, delivery, { secret, dkim: post.dkim, at: clock() });
    const { bounces } = settings;
    const from =
      bounces === null ? mail.from : bounceAddress(secret, addressOf(bounces), delivery.edition, delivery.reader);
    return { from, bytes };
  };

  const sendOne = async (courier: Courier, delivery: Delivery): Promise<void> => {
    const composed = await compose(delivery).catch((error: unknown) => messageOf(error));
    // Whatever is wrong with this mail must not keep back the others.
    if (typeof composed === 'string') {
      await settlement.settle(delivery, { kind: 'deferred', said: composed, stage: 'data', whole: false, wait: null });
      return;
    }
    const { from, bytes } = composed;
    await pace.turn();
    // Waiting ends early when the program is to end: that is not a leave to send faster.
    if (ending.aborted) return outbox.giveBack([delivery.id], now());
    failpoint('send');
    const begun = settlement.begin();
    const verdict = await courier.send({ from, to: delivery.address }, bytes, async () => {
      const yes = await outbox.dot(delivery.id, now());
      failpoint('dot');
      return yes;
    });
    failpoint('answered');
    const stop = await settlement.settle(delivery, verdict, begun);
    failpoint('settled');
    pace.heard(verdict);
    if (verdict.kind === 'accepted') failures = 0;
    else if (stop !== null) trouble = stop;
    else if (verdict.kind === 'deferred' && verdict.whole) {
      failures++;
      // Where the server cannot be reached, the next try would tell no more.
      if (failures >= mostFailures || verdict.stage === 'connect' || verdict.stage === 'login') trouble = verdict;
    }
  };

  /** One batch, over all connections; what is not tried is given back. */
  const sendBatch = async (deliveries: Delivery[]): Promise<void> => {
    const queue = [...deliveries];
    let broken = false;
    const work = async (courier: Courier) => {
      while (trouble === null && !broken && !ending.aborted && now() < stopAt) {
        const delivery = queue.shift();
        if (delivery === undefined) return;
        await sendOne(courier, delivery).catch((error: unknown) => {
          broken = true;
          throw error;
        });
      }
    };
    // The first connection finds out whether there is a server; only then the others are opened.
    trouble = failures > 0 || pause !== null || settlement.counts.accepted === 0 ? await couriers[0].greet() : null;
    const ended = await Promise.allSettled(couriers.slice(0, queue.length).map(work));
    const fault = ended.find((one) => one.status === 'rejected');
    // What cannot be written (the disk is full, another process took over) is found again by whoever comes next.
    if (fault !== undefined) throw fault.reason;
    await outbox.giveBack(
      queue.map(({ id }) => id),
      now(),
    );
  };

  /** Leaves the server alone for a while. */
  const rest = async (verdict: Verdict) => {
    pause = pauseAfter(verdict, (pause?.times ?? 0) + 1, now(), backoff);
    post.tell('paused', { said: verdict.said, until: new Date(pause.until).toISOString() });
    await outbox.setPause(pause);
    settlement.rest();
    failures = 0;
  };

  try {
    await outbox.recover(now());
    while (!ending.aborted && now() < stopAt) {
      settlement.counts.expired += await outbox.expire(now());
      if (pause !== null && pause.until > now()) {
        if (pause.until > until) break;
        await post.sleep(pause.until - now());
        continue;
      }
      const deliveries = await outbox.claim(now(), batch);
      failpoint('claimed');
      if (deliveries.length === 0) {
        const stop = await settlement.end();
        if (stop !== null) {
          await rest(stop);
          continue;
        }
        const next = await outbox.nextDue();
        if (next === null || next > until) break;
        await post.sleep(Math.max(next - now(), 50));
        continue;
      }
      await sendBatch(deliveries);
      const met = trouble as Verdict | null;
      if (met !== null) await rest(met);
      else if (pause !== null) {
        pause = null;
        await outbox.setPause(null);
      }
    }
  } finally {
    for (const courier of couriers) courier.close();
  }
  const stopped = pause !== null && pause.until > now() ? { said: pause.said, hint: pause.hint } : null;
  const next = await outbox.nextDue();
  const more = stopped === null && now() >= stopAt && next !== null && next <= now();
  return { ...settlement.counts, suppressed: settlement.suppressed, more, stopped };
}

/** How long a server is left alone after the so manieth trouble in a row. */
function pauseAfter(verdict: Verdict, times: number, at: number, backoff: (attempts: number) => number): Pause {
  const { said } = verdict;
  if (verdict.kind === 'stop') return { until: at + stoppedFor, said, hint: verdict.hint, times };
  const asked = verdict.kind === 'deferred' ? (verdict.wait ?? 0) : 0;
  return { until: Math.round(at + Math.max(asked, backoff(times - 1))), said, hint: null, times };
}

/** The mails of the editions that are being sent, each composed once; never more than a few are kept. */
function mailCache(outbox: Outbox, sender: Post['settings']) {
  const kept = new Map<string, Promise<Composed>>();
  return (delivery: Delivery): Promise<Composed> => {
    const { edition, variant, format } = delivery;
    const key = `${edition} ${variant} ${format}`;
    let mail = kept.get(key);
    if (mail === undefined) {
      if (kept.size >= 20) kept.clear();
      // A server that did not take the sender made somebody mend MAIL_FROM.
      mail = outbox.mail(edition, variant).then((frozen) => composeFrozen(readdressed(frozen, sender), delivery));
      kept.set(key, mail);
      mail.catch(() => kept.delete(key));
    }
    return mail;
  };
}

/** How fast one sends: not above the limit that is set, and more slowly while a server puts everything off. */
function paceOf({ clock, sleep, settings }: Post) {
  const spacing = settings.perMinute === null ? 0 : 60_000 / settings.perMinute;
  let next = 0;
  let gap = 0;
  let deferrals = 0;
  return {
    async turn() {
      const now = clock().getTime();
      const at = Math.max(now, next);
      next = at + Math.max(spacing, gap);
      if (at > now) await sleep(at - now);
    },
    heard({ kind }: Verdict) {
      deferrals = kind === 'deferred' ? deferrals + 1 : 0;
      if (deferrals >= manyDeferrals) gap = Math.min(longestGap, Math.max(100, gap * 1.5));
      else if (kind === 'accepted') gap = gap < 20 ? 0 : gap * 0.8;
    },
  };
}
