import type { Deliverer } from '../archive/deliver.ts';
import { isDraft, readEdition } from '../archive/read.ts';
import type { Config } from '../config/config.ts';
import { readMailbox } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import type { Problem } from '../model/outcome.ts';
import { compileTemplates } from '../render/templates/templates.ts';
import type { State } from '../store/state.ts';
import { linksOf, planMails } from './planning/plan.ts';
import { optOutReasons, recipientsFor } from './planning/recipients.ts';

/**
 * The configuration under which an edition was made: that of its list, where there are several.
 *
 * @throws BriefingError when the list is no longer configured: what was for a few must not go to everybody
 */
export function configOfEdition(
  config: Config,
  { edition, list }: { readonly edition: string; readonly list: string },
): Config {
  if (list === '') return config;
  const own = config.editions.find((one) => one.list === list);
  if (own) return own;
  throw new BriefingError(
    `The edition ${edition} was made for "${list}", which is no edition in briefing.yaml any more.`,
    {
      hint: `Give it its name back, or send it to single recipients: briefing send ${edition} --to name@example.org.`,
    },
  );
}

/**
 * How a saved edition is sent.
 *
 * @example { name: '2026-11-22', to: ['ann@tarnby.example'], now: new Date() }
 */
export interface SavedSending {
  /** The edition. */
  readonly name: string;
  /** Only these recipients; by default everyone who has not received it. */
  readonly to?: readonly string[];
  /** Also where it is not known whether it was sent before the state was lost. */
  readonly evenIfSent?: boolean;
  readonly now: Date;
}

/**
 * Plans the mails of a saved edition for the recipients who have not received it.
 *
 * @throws BriefingError when there is no such edition, when it waits for approval, or when it is not known whether it was sent
 */
export async function planSaved(
  { store, outbox, subscribers }: Pick<State, 'store' | 'outbox' | 'subscribers'>,
  deliverer: Pick<Deliverer, 'publish'>,
  all: Config,
  { name, to, evenIfSent = false, now }: SavedSending,
): Promise<void> {
  const { digest, pictures } = readEdition(all.out, name);
  if ((await outbox.holds()).some(({ edition }) => edition === name))
    throw new BriefingError(`The edition ${name} waits for approval.`, {
      hint: `briefing approve ${name} sends it.`,
    });
  const known = await outbox.deliveries({ edition: name });
  if (known.some(({ state }) => state === 'held'))
    throw new BriefingError(`Mails of the edition ${name} are held since a backup was restored.`, {
      hint: 'They may have been sent since it was made: briefing outbox lists them, briefing outbox resolve decides.',
    });
  // What was sent by hand since then says nothing of the others.
  if ((await store.adopted()).includes(name)) {
    if (!evenIfSent)
      throw new BriefingError(`Nobody knows any more whether the edition ${name} was sent: the state was lost.`, {
        hint: 'With --even-if-sent it is sent, perhaps for the second time.',
      });
    if (to === undefined && all.editions.length > 0)
      throw new BriefingError(`Nobody knows any more for whom the edition ${name} was: the state was lost.`, {
        hint: 'Say it: --to name@example.org, once for each recipient.',
      });
  }
  for (const address of to ?? [])
    if (readMailbox(address) === null) throw new BriefingError(`"${address}" is not one e-mail address.`);
  const list = (await store.editions()).find(({ edition }) => edition === name)?.list ?? '';
  const config = to === undefined ? configOfEdition(all, { edition: name, list }) : { ...all, list };
  const named = to === undefined ? config : { to: [...to], onlyTo: true };
  const plan = planMails({
    ...{ digest, pictures, settings: config, held: false, now },
    templates: await compileTemplates(config),
    links: linksOf(config, name),
    recipients: await recipientsFor(subscribers, named),
    off: await optOutReasons(subscribers, config.list),
  });
  await deliverer.publish(name);
  await outbox.plan({ ...plan, whole: to === undefined }, now.getTime());
}

/** The hold of an edition. @throws BriefingError when it does not wait for approval */
export async function holdOf({ outbox }: Pick<State, 'outbox'>, name: string) {
  const holds = await outbox.holds();
  const hold = holds.find(({ edition }) => edition === name);
  if (hold) return hold;
  throw new BriefingError(`No edition ${name} waits for approval.`, {
    hint: holds.length === 0 ? 'None does.' : `Waiting: ${holds.map(({ edition }) => edition).join(', ')}.`,
  });
}

/** The editor approves: the edition is published and its mails are due at once. */
export async function approve(
  state: Pick<State, 'outbox'>,
  deliverer: Pick<Deliverer, 'publish'>,
  name: string,
  clock: Clock,
): Promise<readonly Problem[]> {
  await holdOf(state, name);
  return release(state, deliverer, name, clock().getTime());
}

/** Releases the editions whose time for approval is over. */
export async function releaseDue(
  state: Pick<State, 'outbox'>,
  deliverer: Pick<Deliverer, 'publish'>,
  now: number,
  tell: (event: string, about: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  for (const { edition, until } of await state.outbox.holds())
    if (until !== null && until <= now) {
      // One edition that cannot be released must not stop the others.
      const problems = await release(state, deliverer, edition, now).catch((error: unknown) => [
        { about: edition, message: messageOf(error) },
      ]);
      tell('released', { edition, ...(problems.length > 0 && { problems }) });
    }
}

async function release(
  { outbox }: Pick<State, 'outbox'>,
  deliverer: Pick<Deliverer, 'publish'>,
  name: string,
  now: number,
): Promise<readonly Problem[]> {
  const problems = await deliverer.publish(name);
  await outbox.endHold(name, 'planned', now);
  return problems;
}

/** The editor discards the edition: it is not sent, and its articles are new again for the next one. Gives the number of its articles. */
export async function discard(
  state: Pick<State, 'outbox' | 'store'>,
  deliverer: Pick<Deliverer, 'remove'>,
  { name, out }: { readonly name: string; readonly out: string },
  clock: Clock,
): Promise<number> {
  // While its draft mark exists, an interrupted command can be repeated; nothing is sent from the first step on.
  if (!isDraft(out, name)) await holdOf(state, name);
  await state.outbox.endHold(name, 'cancelled', clock().getTime());
  const freed = await state.store.withdraw(name, 'the editor dropped its edition');
  await deliverer.remove([name]);
  return freed;
}
