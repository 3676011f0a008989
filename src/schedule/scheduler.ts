import { delivererOf, openLeased, openParts } from '../adapters.ts';
import type { Config } from '../config/config.ts';
import { failpoint } from '../lib/failpoints.ts';
import { dayInZone } from '../lib/time/calendar.ts';
import type { Clock } from '../lib/time/clock.ts';
import { readTimes } from '../lib/time/wall-clock.ts';
import { released } from '../lib/version.ts';
import { sendDue } from '../mailing/delivery-round.ts';
import { planNoticeTo } from '../mailing/planning/letters.ts';

import { noSearch, resolveUncertain } from '../mailing/uncertain-deliveries.ts';
import { BriefingError, exitCodes, messageOf } from '../model/errors.ts';
import { type EditionResult, makeEdition } from '../pipeline.ts';
import { renderNotice } from '../render/mail/notice.ts';
import type { Slot } from '../store/schedule-slots.ts';
import type { State } from '../store/state.ts';
import { isUnfinished, whatIsDue } from './due.ts';
import { visitMailbox, withState } from './mailbox-visit.ts';

/** What the schedule needs of the world. */
export interface SchedulerOptions {
  /** Read anew at every tick: a changed setting needs no restart. */
  readonly config: () => Config;
  readonly clock: Clock;
  readonly ending: AbortSignal;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** What a tick did. */
export interface Ticked {
  readonly made: number;
  readonly failed: number;
  /** Another process held the lease. */
  readonly busy: boolean;
  /** There is more to send at once: other editions, unsubscribe requests and the editor get their turn in between. */
  readonly more: boolean;
}

/** A new schedule also makes what was due this shortly before, in milliseconds: `--once` is called at the very minute. */
const justBefore = 300_000;

/** A slot that is farther in the future was written by a clock that ran ahead, in milliseconds. */
const farAhead = 172_800_000;

/** Delay after a failed attempt, times the number of the attempt, in milliseconds. */
const retryAfter = 300_000;

/** Maximum duration of a delivery round before others get their turn, in milliseconds. */
const maxRound = 60_000;

/** Interval between two visits to the mailbox, in milliseconds. */
const mailboxEvery = 900_000;

/** Does what is due now: makes editions, releases drafts, sends mails, visits the mailbox. */
export async function tick(options: SchedulerOptions): Promise<Ticked> {
  const { clock, tell, ending } = options;
  if (clock().getTime() < Date.parse(released)) {
    tell('clock', { message: `it shows ${clock().toISOString()}, which is before this program was made; waiting` });
    return { made: 0, failed: 0, busy: false, more: false };
  }
  const config = options.config();
  let [made, failed, busy] = [0, 0, false];
  for (const edition of config.editions.length > 0 ? config.editions : [config]) {
    if (ending.aborted) break;
    const outcome = await unlessBusy(() => makeDue(edition, options));
    if (outcome === 'made') made++;
    else if (outcome === 'failed') failed++;
    else if (outcome === 'busy') busy = true;
  }
  const tended = ending.aborted ? 'done' : await unlessBusy(() => tendOutbox(config, options));
  if (tended === 'busy') busy = true;
  if (busy) tell('busy', { message: 'another run is at work; trying again next minute' });
  return { made, failed, busy, more: tended === 'more' };
}

async function unlessBusy<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BriefingError && error.exitCode === exitCodes.busy) return 'busy';
    throw error;
  }
}

async function makeDue(config: Config, options: SchedulerOptions): Promise<'made' | 'failed' | 'nothing'> {
  const due = await withState(config, (state) => look(state, config, options.clock));
  if (due.make === null && due.missed.length === 0 && due.failed === null) return 'nothing';
  const parts = await openParts(config, options.clock);
  try {
    // Another process may have been quicker: what is due is asked again with the lease held.
    const { make, missed, failed } = await look(parts, config, options.clock);
    for (const at of missed)
      await note(parts, config, options, { at, state: 'missed', why: 'too long ago, or overtaken by a newer one' });
    if (failed !== null) {
      const why = (await parts.slots.last(config.list))?.note ?? 'it ended in the middle';
      await note(parts, config, options, { at: failed, state: 'failed', why });
    }
    return make === null ? 'nothing' : await makeSlot(parts, config, options, make);
  } finally {
    await parts.close();
  }
}

async function makeSlot(
  parts: Awaited<ReturnType<typeof openParts>>,
  config: Config,
  options: SchedulerOptions,
  { at, attempt }: { readonly at: number; readonly attempt: number },
): Promise<'made' | 'failed'> {
  const { clock, tell } = options;
  const slot: Slot = {
    list: config.list,
    at,
    state: 'running',
    edition: null,
    note: null,
    attempts: attempt,
    next: null,
  };
  // A process that dies in the middle finds this at its next start, and does not try for ever.
  await parts.slots.save({ ...slot, next: clock().getTime() + retryAfter * (attempt - 1) });
  failpoint('slot');
  try {
    const day = dayInZone(new Date(at), config.timezone);
    tell('making', { list: config.list, slot: new Date(at).toISOString(), attempt });
    const edition = await makeEdition(parts, config, { day, since: null, again: false, dryRun: false }, () => {});
    if (nothingRead(edition)) throw new Error('no source could be read');
    const name = edition.made.digest?.edition ?? null;
    await parts.slots.save({ ...slot, state: name === null ? 'empty' : 'made', edition: name });
    tell('made', { list: config.list, edition: name, outlook: edition.outlook, accounts: edition.made.accounts });
    return 'made';
  } catch (error) {
    if (error instanceof BriefingError && error.exitCode === exitCodes.busy) throw error;
    const message = messageOf(error);
    tell('failed', { list: config.list, attempt, message });
    await parts.slots.save({ ...slot, state: 'failed', note: message, next: clock().getTime() + retryAfter * attempt });
    if (attempt === 1) await alert(parts, config, clock, { slot: at, message });
    return 'failed';
  }
}

/** Whether there were sources and none could be read; a day without news is another thing. */
function nothingRead({ made }: EditionResult): boolean {
  return made.digest === null && made.readings.length > 0 && made.readings.every(({ outcome }) => outcome === 'failed');
}

async function look(state: Pick<State, 'slots' | 'facts'>, config: Config, clock: Clock) {
  const now = clock().getTime();
  const times = { patterns: readTimes(config.at), zone: config.timezone, grace: config.catchUp * 3_600_000 };
  const said = `${config.at} ${config.timezone}`;
  const name = `times ${config.list}`;
  // A slot of the day after tomorrow was written by a clock that ran ahead; with it nothing would ever be due again.
  await state.slots.forgetAfter(config.list, now + farAhead);
  let last = await state.slots.last(config.list);
  // From now on: also where the times were changed, for what was not due under the old ones is not late. What is to be tried again is first.
  if (last === null || (!isUnfinished(last) && (await state.facts.get(name)) !== said)) {
    const at = Math.max(last?.at ?? 0, now - justBefore);
    if (last === null || at > last.at) {
      last = { list: config.list, at, state: 'begun', edition: null, note: null, attempts: 0, next: null };
      await state.slots.save(last);
    }
    await state.facts.set(name, said);
  }
  return whatIsDue(last, times, now);
}

async function note(
  parts: Pick<State, 'slots' | 'subscribers' | 'outbox'>,
  config: Config,
  { tell, clock }: SchedulerOptions,
  { at, state, why }: { readonly at: number; readonly state: 'missed' | 'failed'; readonly why: string },
): Promise<void> {
  tell(state, { list: config.list, slot: new Date(at).toISOString(), message: why });
  await parts.slots.save({ list: config.list, at, state, edition: null, note: why, attempts: 0, next: null });
  if (state === 'failed') await alert(parts, config, clock, { slot: at, message: `${givenUp}: ${why}` });
}

const givenUp = 'given up';

/** Mails the editor what must be fixed, where there is one and a mail server. */
async function alert(
  { subscribers, outbox }: Pick<State, 'subscribers' | 'outbox'>,
  config: Config,
  clock: Clock,
  { slot, message }: { readonly slot: number; readonly message: string },
): Promise<void> {
  if (config.editor === null || config.smtp === null) return;
  const when = new Date(slot).toISOString();
  const email = renderNotice({
    subject: `The briefing could not be made: ${message.slice(0, 80)}`,
    title: config.title,
    heading: 'The briefing could not be made',
    paragraphs: [
      `The edition that was due at ${when} could not be made: ${message}`,
      `Its recipients got nothing. ${message.startsWith(givenUp) ? 'It is not tried again' : 'It is tried again'}; briefing run makes it at once.`,
    ],
    unsubscribe: '',
    imprint: [],
  });
  const name = `alert ${config.list} ${when} ${message.startsWith(givenUp) ? 2 : 1}`;
  const now = clock();
  await outbox.plan(
    await planNoticeTo(subscribers, { mailbox: config.editor, name, email, settings: config, now }),
    now.getTime(),
  );
}

/** Releases drafts and sends what is due; then visits the mailbox for uncertain mails and bounces. */
async function tendOutbox(config: Config, options: SchedulerOptions): Promise<'done' | 'more'> {
  const now = options.clock().getTime();
  const wanted = await withState(config, async ({ outbox, facts }) => {
    const next = await outbox.nextDue();
    const pause = await outbox.backoff();
    const holds = (await outbox.holds()).some(({ until }) => until !== null && until <= now);
    // What can be decided: deliveries that a dead process left, and uncertain ones where there is a way to know.
    const looked = Math.abs(now - Number((await facts.get('mailbox looked')) ?? 0));
    // With a mailbox, its visit decides about them.
    const answers = config.imap === null && config.uncertain === 'resend';
    const open = (await outbox.deliveries({ states: ['uncertain', 'sending', 'committing'] })).filter(
      ({ state, expires }) => state !== 'uncertain' || (answers && expires > now),
    );
    return {
      send: holds || (next !== null && next <= now && (pause === null || pause.until <= now)),
      find: open.length > 0,
      mailbox: config.imap !== null && looked >= mailboxEvery,
    };
  });
  const more = wanted.send || wanted.find ? await sendRound(config, options, wanted.send) : false;
  const { imap } = config;
  const visits = imap !== null && wanted.mailbox && !options.ending.aborted;
  const resent = visits ? await visitMailbox(config, imap, options) : false;
  return more || resent ? 'more' : 'done';
}

/** Recovers deliveries that a dead process left, and sends what is due; true where there is more to send at once. */
async function sendRound(config: Config, { clock, ending, tell }: SchedulerOptions, said: boolean): Promise<boolean> {
  const now = clock().getTime();
  const state = await openLeased(config, clock);
  try {
    await state.outbox.recover(now);
    if (config.imap === null) await resolveUncertain(state, config, noSearch, now);
    const deliverer = delivererOf(config);
    const round = { deliverer, clock, until: now, stopAt: now + maxRound, asked: false, ending, tell };
    const done = await sendDue(state, config, round);
    if (done !== null && said) tell('sent', { ...done });
    return done?.more ?? false;
  } finally {
    await state.close();
  }
}
