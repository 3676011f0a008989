import { openLeased } from '../adapters.ts';
import type { Config } from '../config/config.ts';
import type { Clock } from '../lib/time/clock.ts';
import { deadlineIn } from '../lib/time/wait.ts';
import { nextMoment, readTimes } from '../lib/time/wall-clock.ts';
import { readBounceMailbox } from '../mailing/bounce-handling.ts';
import { noSearch, resolveUncertain, searchUncertain, type UncertainSearch } from '../mailing/uncertain-deliveries.ts';
import { BriefingError, exitCodes, messageOf } from '../model/errors.ts';
import { openState, type State } from '../store/state.ts';

/** What a visit needs of the world. */
export interface VisitOptions {
  readonly clock: Clock;
  readonly ending: AbortSignal;
  readonly tell: (event: string, about: Readonly<Record<string, unknown>>) => void;
}

/** The shortest time for a visit, in milliseconds: an edition that is due every few seconds must not keep the mailbox unread. */
const minVisit = 5000;

/** How long a visit that begins now may take, in milliseconds: `imapTimeout`, or until the next edition or the next mail is due. */
export async function timeForVisit(
  { outbox }: Pick<State, 'outbox'>,
  config: Pick<Config, 'at' | 'timezone' | 'imapTimeout'> & {
    readonly editions: readonly Pick<Config, 'at' | 'timezone'>[];
  },
  now: number,
): Promise<number> {
  const editions = config.editions.length > 0 ? config.editions : [config];
  const slots = editions.map(({ at, timezone }) => nextMoment(readTimes(at), timezone, new Date(now))?.getTime());
  const [pause, mail] = [await outbox.backoff(), await outbox.nextDue()];
  const holds = (await outbox.holds()).flatMap(({ until }) => until ?? []);
  const due = [...slots, ...holds, mail === null ? undefined : Math.max(mail, pause?.until ?? 0)];
  const next = Math.min(...due.filter((moment) => moment !== undefined));
  return Math.min(config.imapTimeout * 1000, Math.max(minVisit, next - now));
}

/**
 * Visits the mailbox: searches for uncertain mails, then reads bounces and unsubscribe mails. Only after sending, within one timeout for both, and
 * without the lease, since a server may use up all its time. True where something is to be sent again.
 */
export async function visitMailbox(
  config: Config,
  imap: string,
  { clock, ending, tell }: VisitOptions,
): Promise<boolean> {
  const now = clock().getTime();
  const lists = ['', ...config.editions.map(({ list }) => list)];
  const time = await withState(config, (state) => timeForVisit(state, config, now));
  const whole = deadlineIn(time, ending);
  try {
    // At most half of the time, so that a slow search does not keep bounces unread.
    const half = deadlineIn(time / 2, whole.signal);
    const found = await withState(config, async (state) => {
      // Before anything else: a mailbox that fails is not asked again every minute.
      await state.facts.set('mailbox looked', String(now));
      return searchUncertain(state, imap, now, half.signal);
    }).catch((error: unknown) => {
      tell('mailbox', { message: messageOf(error) });
      return noSearch;
    });
    half.clear();
    const resent = found.asked.size > 0 && (await decideUncertain(config, clock, found));
    if (ending.aborted) return resent;
    const { stopped, problems, ...counts } = await withState(config, (state) =>
      readBounceMailbox(
        state,
        imap,
        { lists, at: now, suppressShare: config.suppressShare },
        {
          ...whole,
          isCut: time < config.imapTimeout * 1000,
        },
      ),
    );
    tell('mailbox', {
      ...counts,
      ...(problems.length > 0 && { problems }),
      ...(stopped !== null && { message: stopped.message, hint: stopped.hint }),
    });
    return resent;
  } finally {
    whole.clear();
  }
}

/** Records what was found; true where something is to be sent again. Where another process holds the lease, the next visit searches again. */
async function decideUncertain(config: Config, clock: Clock, found: UncertainSearch): Promise<boolean> {
  const state = await openLeased(config, clock).catch((error: unknown) => {
    if (error instanceof BriefingError && error.exitCode === exitCodes.busy) return null;
    throw error;
  });
  if (state === null) return false;
  try {
    return (await resolveUncertain(state, config, found, clock().getTime())).again > 0;
  } finally {
    await state.close();
  }
}

/** Opens what is remembered for one piece of work, without the lease. */
export async function withState<T>(config: Config, work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState(config);
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}
