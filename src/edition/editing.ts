import type { Deliverer } from '../archive/deliver.ts';
import { readEdition } from '../archive/read.ts';
import type { Config } from '../config/config.ts';
import { restName } from '../group/topics/assign-names.ts';
import type { Clock } from '../lib/time/clock.ts';
import { configOfEdition, holdOf } from '../mailing/approval.ts';
import { excerpt, pinned } from '../mailing/planning/excerpt.ts';
import { linksOf, planEdition } from '../mailing/planning/plan.ts';

import type { Digest, DigestTopic } from '../model/digest.ts';
import { BriefingError } from '../model/errors.ts';

import { render } from '../render/render.ts';
import { compileTemplates } from '../render/templates/templates.ts';
import type { State } from '../store/state.ts';
import { auditDigest, isNamed } from './checks/audit.ts';
import { type Checks, checksAgainst } from './checks/item-checks.ts';
import { withoutWrongDates } from './checks/withdrawal.ts';

/** What an editor changes of an edition that waits for approval. */
export interface Changes {
  /** Ids of stories that are removed, or the beginnings of ids. */
  readonly drop?: readonly string[];
  /** The story that comes first. */
  readonly pin?: string;
  /** A note to the readers; '' removes it. */
  readonly note?: string;
}

/** What editing needs of the world. */
export interface EditingParts extends Pick<State, 'store' | 'outbox' | 'subscribers'> {
  readonly deliverer: Deliverer;
  readonly clock: Clock;
}

/**
 * Changes an edition that waits for approval: its files, its mails and its coverage. What is printed stays a slice of its source; a note is
 * marked as the editor's.
 *
 * @throws BriefingError when it does not wait, when a story is unknown, or when nothing would be left
 */
export async function edit(state: EditingParts, all: Config, name: string, changes: Changes): Promise<Digest> {
  const { clock } = state;
  const hold = await holdOf(state, name);
  const list = (await state.store.editions()).find(({ edition }) => edition === name)?.list ?? '';
  const config = configOfEdition(all, { edition: name, list });
  const { digest, articles, pictures } = readEdition(all.out, name);
  const changed = soundAgainst(checksAgainst(articles), changedBy(digest, changes));
  const kept = new Set(changed.sources.map(({ article }) => article));
  const gone = digest.sources.filter(({ article, earlier }) => earlier === null && !kept.has(article));
  const texts = articles.filter(({ id }) => kept.has(id) || !gone.some(({ article }) => article === id));
  const { mismatches } = auditDigest(changed, texts);
  if (mismatches.length > 0)
    throw new BriefingError(
      `The edition ${name} does not match its articles any more: ${mismatches[0].slice(0, 200)}`,
      {
        hint: `Its files in ${all.out}/${name} were changed, or other rules made it. briefing discard ${name}, and make it again.`,
      },
    );
  const templates = await compileTemplates(config);
  const links = linksOf(config, name);
  const email = render(changed, templates, { ...links, pictures });
  const now = clock();
  const parts = { subscribers: state.subscribers, clock, templates: async () => ({ templates }), links: () => links };
  for (const plan of await planEdition(
    parts,
    { digest: changed, email, pictures },
    { settings: config, hold: hold.until === null ? 'manual' : { until: hold.until } },
  ))
    await state.outbox.plan(plan, now.getTime());
  // The mails come first: an interrupted command can be repeated, and a removed story is sent to nobody meanwhile.
  await state.deliverer.deliver({ digest: changed, email, pictures, articles: texts, draft: true, at: now });
  await state.store.leaveOut(
    name,
    gone.map(({ article }) => article),
    'the editor removed it',
  );
  return changed;
}

function changedBy(digest: Digest, { drop: dropped = [], pin, note }: Changes): Digest {
  const ids = new Set(dropped.map((id) => storyIn(digest, id)));
  const left = ids.size === 0 ? digest : excerpt(digest, ({ id }) => !ids.has(id));
  if (left === null)
    throw new BriefingError('That would leave no story.', {
      hint: `briefing discard ${digest.edition} discards the edition.`,
    });
  const ordered = pin === undefined ? left : pinned(left, storyIn(left, pin));
  return note === undefined ? ordered : { ...ordered, note: note.trim() === '' ? null : note.trim().slice(0, 2000) };
}

/** Without what editing or an update of the program has made wrong, each date with a problem. */
function soundAgainst(checks: Checks, digest: Digest): Digest {
  const { value, problems } = withoutWrongDates(named(digest, checks), checks);
  return { ...value, problems: [...value.problems, ...problems] };
}

/** Renames found topics whose name came from a removed story. */
function named(digest: Digest, checks: Checks): Digest {
  const topics = digest.topics.map((topic) =>
    isNamed(topic, digest, checks) ? topic : { ...topic, ...nameless(topic) },
  );
  return { ...digest, topics };
}

/** What a found topic without a name is: a part of its section, where it has one. */
function nameless({ section }: DigestTopic): Pick<DigestTopic, 'by' | 'name'> {
  return section === null ? { by: 'rest', name: restName } : { by: 'section', name: section };
}

/** The id of the story whose id begins like this. @throws BriefingError where there is none, or more than one */
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
