import { deliverTo, linksOf, type State } from '../adapters.ts';
import { isDraft, readEdition } from '../archive/read.ts';
import type { Config } from '../config/config.ts';
import { auditDigest, isNamed } from '../edition/checks/audit.ts';
import { checksAgainst } from '../edition/checks/item-checks.ts';
import { restName } from '../group/topics/naming.ts';
import { readMailbox } from '../lib/text/mail-address.ts';
import type { Clock } from '../lib/time/clock.ts';
import type { Article, Problem } from '../model/article.ts';
import type { Digest } from '../model/digest.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { render } from '../render/render.ts';
import { compileLook } from '../render/templates/templates.ts';
import { excerpt, pinned } from './excerpt.ts';
import { planEdition, planMails, readersFor, signedOff } from './plan.ts';

/**
 * The settings under which an edition was made: its own where there are several.
 *
 * @throws BriefingError when they are gone: what was for a few must not go to everybody
 */
function settingsOf(config: Config, { edition, list }: { readonly edition: string; readonly list: string }): Config {
  if (list === '') return config;
  const own = config.editions.find((one) => one.list === list);
  if (own) return own;
  throw new BriefingError(
    `The edition ${edition} was made for "${list}", which is no edition in briefing.yaml any more.`,
    {
      hint: `Give it its name back, or send it to single readers: briefing send ${edition} --to name@example.org.`,
    },
  );
}

/**
 * Plans the mails of a saved edition for whoever has not got it.
 *
 * @throws BriefingError when there is no such edition, when it waits for its editor, or when nobody knows whether it was sent
 */
export async function planSaved(
  { store, outbox, readers }: Pick<State, 'store' | 'outbox' | 'readers'>,
  all: Config,
  name: string,
  {
    to,
    evenIfSent = false,
    now,
  }: { readonly to?: readonly string[]; readonly evenIfSent?: boolean; readonly now: Date },
): Promise<void> {
  const { digest, pictures } = readEdition(all.out, name);
  if ((await outbox.holds()).some(({ edition }) => edition === name))
    throw new BriefingError(`The edition ${name} waits for its editor.`, {
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
      throw new BriefingError(`Nobody knows any more whether the edition ${name} was sent: the memory was lost.`, {
        hint: 'With --even-if-sent it is sent, perhaps for the second time.',
      });
    if (to === undefined && all.editions.length > 0)
      throw new BriefingError(`Nobody knows any more for whom the edition ${name} was: the memory was lost.`, {
        hint: 'Say it: --to name@example.org, as often as there are readers.',
      });
  }
  for (const address of to ?? [])
    if (readMailbox(address) === null) throw new BriefingError(`"${address}" is not one e-mail address.`);
  const list = (await store.editions()).find(({ edition }) => edition === name)?.list ?? '';
  const config = to === undefined ? settingsOf(all, { edition: name, list }) : { ...all, list };
  const named = to === undefined ? config : { to: [...to], onlyTo: true };
  const plan = planMails({
    ...{ digest, pictures, settings: config, held: false, now },
    look: await compileLook(config),
    links: linksOf(config, name),
    readers: await readersFor(readers, named),
    off: await signedOff(readers, config.list),
  });
  await deliverTo(all).publish(name);
  await outbox.plan({ ...plan, whole: to === undefined }, now.getTime());
}

/** What an editor may change of an edition that waits for him. */
export interface Changes {
  /** Ids of stories, or the beginnings of ids. */
  readonly drop?: readonly string[];
  readonly pin?: string;
  /** '' takes the note away. */
  readonly note?: string;
}

/** @throws BriefingError when the edition does not wait for its editor */
async function held({ outbox }: Pick<State, 'outbox'>, name: string) {
  const holds = await outbox.holds();
  const hold = holds.find(({ edition }) => edition === name);
  if (hold) return hold;
  throw new BriefingError(`No edition ${name} waits for its editor.`, {
    hint: holds.length === 0 ? 'None does.' : `Waiting: ${holds.map(({ edition }) => edition).join(', ')}.`,
  });
}

/** The editor says yes: it is due at once. */
export async function approve(state: State, config: Config, name: string, clock: Clock): Promise<readonly Problem[]> {
  await held(state, name);
  return release(state, config, name, clock().getTime());
}

/** Lets go what has waited for its editor as long as it was to. */
export async function releaseDue(
  state: Pick<State, 'outbox'>,
  config: Config,
  now: number,
  tell: (event: string, about: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  for (const { edition, until } of await state.outbox.holds())
    if (until !== null && until <= now) {
      // One edition that cannot be let go keeps no other back.
      const problems = await release(state, config, edition, now).catch((error: unknown) => [
        { about: edition, message: messageOf(error) },
      ]);
      tell('released', { edition, ...(problems.length > 0 && { problems }) });
    }
}

/** It stands in the archive from now on, and its mails are due. */
async function release(
  { outbox }: Pick<State, 'outbox'>,
  config: Config,
  name: string,
  now: number,
): Promise<readonly Problem[]> {
  const problems = await deliverTo(config).publish(name);
  await outbox.endHold(name, 'planned', now);
  return problems;
}

/** The editor says no: nobody gets it, and its articles are free for the next one. Gives how many they are. */
export async function drop(state: State, config: Config, name: string, clock: Clock): Promise<number> {
  // As long as its mark stands whoever was cut off can say it again; nothing of it is sent from the first step on.
  if (!isDraft(config.out, name)) await held(state, name);
  await state.outbox.endHold(name, 'cancelled', clock().getTime());
  const freed = await state.store.withdraw(name, 'the editor dropped its edition');
  await deliverTo(config).remove([name]);
  return freed;
}

/** Changes an edition that waits: its files, its mails, and what counts as told. What is printed stays a slice of its source; a note is marked as the editor's. */
export async function edit(state: State, all: Config, name: string, changes: Changes, clock: Clock): Promise<Digest> {
  const hold = await held(state, name);
  const list = (await state.store.editions()).find(({ edition }) => edition === name)?.list ?? '';
  const config = settingsOf(all, { edition: name, list });
  const { digest, articles, pictures } = readEdition(all.out, name);
  const changed = named(changedBy(digest, changes), articles);
  const kept = new Set(changed.sources.map(({ article }) => article));
  const gone = digest.sources.filter(({ article, earlier }) => earlier === null && !kept.has(article));
  const texts = articles.filter(({ id }) => kept.has(id) || !gone.some(({ article }) => article === id));
  const { mismatches } = auditDigest(changed, texts);
  if (mismatches.length > 0)
    throw new BriefingError(
      `The edition ${name} does not match its articles any more: ${mismatches[0].slice(0, 200)}`,
      {
        hint: `Files in ${all.out}/${name} were changed since it was made. briefing drop ${name}, and make it anew.`,
      },
    );
  const look = await compileLook(config);
  const links = linksOf(config, name);
  const email = render(changed, look, { ...links, pictures });
  const now = clock();
  const parts = { readers: state.readers, clock, look: async () => ({ look, problem: null }), links: () => links };
  for (const plan of await planEdition(
    parts,
    { digest: changed, email, pictures },
    { settings: config, hold: hold.until === null ? 'approval' : { until: hold.until } },
  ))
    await state.outbox.plan(plan, now.getTime());
  // The mails come first: whoever is cut off here says it again, and what was dropped goes to nobody meanwhile.
  await deliverTo(all).deliver({ digest: changed, email, pictures, articles: texts, draft: true, at: now });
  await state.store.leaveOut(
    name,
    gone.map(({ article }) => article),
    'the editor left it out',
  );
  return changed;
}

function changedBy(digest: Digest, { drop: dropped = [], pin, note }: Changes): Digest {
  const ids = new Set(dropped.map((id) => storyIn(digest, id)));
  const left = ids.size === 0 ? digest : excerpt(digest, ({ id }) => !ids.has(id));
  if (left === null)
    throw new BriefingError('That would leave no story.', {
      hint: `briefing drop ${digest.edition} drops the edition.`,
    });
  const ordered = pin === undefined ? left : pinned(left, storyIn(left, pin));
  return note === undefined ? ordered : { ...ordered, note: note.trim() === '' ? null : note.trim().slice(0, 2000) };
}

/** A found topic whose name came from a story that is gone has none of its own any more. */
function named(digest: Digest, articles: readonly Article[]): Digest {
  const checks = checksAgainst(articles);
  const topics = digest.topics.map((topic) =>
    isNamed(topic, digest, checks) ? topic : { ...topic, by: 'rest' as const, name: restName },
  );
  return { ...digest, topics };
}

/** The id of the only story whose id begins so. */
function storyIn({ topics, also }: Digest, beginning: string): string {
  const ids = [...topics.flatMap(({ stories }) => stories), ...also].map(({ id }) => id);
  const found = ids.filter((id) => id.startsWith(beginning));
  if (found.length === 1) return found[0];
  throw new BriefingError(
    `${found.length === 0 ? 'No story' : 'More than one story'} has an id that begins with ${beginning}.`,
    {
      hint: 'briefing explain lists the stories with their ids.',
    },
  );
}
