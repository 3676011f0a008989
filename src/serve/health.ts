import type { Config } from '../config/config.ts';
import { maskAddresses } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { momentsBetween, readTimes } from '../lib/time/wall-clock.ts';
import { maskCredentials } from '../lib/url.ts';
import type { State } from '../store/state.ts';

/** What `/healthz` answers to a monitoring system. It contains no address and no secret. */
export interface Health {
  readonly ok: boolean;
  /** What is wrong, one line each. */
  readonly problems: readonly string[];
  readonly lastEdition: string | null;
  readonly slots: readonly { readonly edition: string; readonly at: string; readonly state: string }[];
  readonly mails: Readonly<Record<string, number>>;
}

/** What is overdue by this much waits for a schedule that does not run, in milliseconds. */
const late = 1_800_000;

const day = 86_400_000;

/** How long an answer is cached, in milliseconds: anybody may ask, and the query reads all deliveries. */
const good = 5000;

/** `healthOf` for a public address: asked again within five seconds, it answers what it answered. A failure is not kept. */
export function lastingHealth(clock: Clock): (options: Parameters<typeof healthOf>[0]) => Promise<Health> {
  let last: { readonly at: number; readonly health: Promise<Health> } | null = null;
  return (options) => {
    const at = clock().getTime();
    // A clock that was set back makes an answer no younger.
    if (last !== null && at >= last.at && at - last.at < good) return last.health;
    const asked = { at, health: healthOf(options) };
    last = asked;
    asked.health.catch(() => {
      if (last === asked) last = null;
    });
    return asked.health;
  };
}

/** The answer of `/healthz`: what is overdue or stopped, the last edition, and counts of mails by state. */
export async function healthOf({
  config,
  state,
  clock,
}: {
  readonly config: Config;
  readonly state: State;
  readonly clock: Clock;
}): Promise<Health> {
  const problems: string[] = [];
  const now = clock().getTime();
  const pause = await state.outbox.backoff();
  if (pause?.hint) problems.push(`sending stopped: ${pause.said}`);
  const next = await state.outbox.nextDue();
  if (next !== null && next < now - late)
    problems.push(
      `mails are due since ${new Date(next).toISOString()}: ${pause?.said ?? 'does briefing schedule run?'}`,
    );
  const stale = await state.outbox.deliveries({ states: ['expired'], since: now - day });
  if (stale.length > 0) problems.push(`${stale.length} not sent in time, see briefing outbox`);
  const mails: Record<string, number> = {};
  for (const { state: is, count } of await state.outbox.tallies()) mails[is] = (mails[is] ?? 0) + count;
  if (mails.uncertain) problems.push(`${mails.uncertain} uncertain, see briefing outbox`);
  for (const edition of config.editions.length > 0 ? config.editions : [config]) {
    const last = await state.slots.last(edition.list);
    if (last === null) continue;
    const name = edition.list || 'the edition';
    if (last.state === 'failed') problems.push(`${name} of ${new Date(last.at).toISOString()} failed: ${last.note}`);
    if (last.at > now + late)
      problems.push(
        `${name}: its last slot lies in the future, ${new Date(last.at).toISOString()}: was the clock wrong?`,
      );
    const due = momentsBetween(readTimes(edition.at), edition.timezone, new Date(last.at), new Date(now - late));
    if (due.length > 0) problems.push(`${name} was due at ${due[0].toISOString()}: does briefing schedule run?`);
  }
  const editions = await state.store.editions();
  return {
    ok: problems.length === 0,
    problems: problems.map((problem) => maskAddresses(maskCredentials(problem))),
    lastEdition: editions.at(-1)?.edition ?? null,
    slots: (await state.slots.recent(10)).map(({ list, at, state: is }) => ({
      edition: list,
      at: new Date(at).toISOString(),
      state: is,
    })),
    mails,
  };
}
