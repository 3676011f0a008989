import type { Config } from './config/config.ts';
import { checksAgainst } from './edition/checks/item-checks.ts';
import { assemble, type StageResults } from './edition/composing/assembly.ts';
import { articlesBehind } from './edition/composing/citations.ts';
import { leadImages } from './edition/composing/lead-images.ts';
import type { Material } from './edition/composing/material.ts';
import { summariseStories } from './edition/composing/summarising.ts';
import { admitArticles, groupArticles } from './edition/grouping.ts';
import { type Outlook, outlookOf } from './edition/outlook.ts';
import type { DigestRequest, Made, Parts, Progress } from './edition/parts.ts';
import { collectItems, itemsWithIds, remembered } from './edition/reading/collecting.ts';
import { nameEdition, openHistory } from './edition/reading/history.ts';
import { readItems } from './edition/reading/reading.ts';
import { unreported } from './edition/reading/source-health.ts';
import { withoutStories } from './group/selection.ts';
import { articlesOf } from './group/stories/copies.ts';
import { nameTopics } from './group/topics/assign-names.ts';
import { failpoint } from './lib/failpoints.ts';
import { plural } from './lib/text/text.ts';
import { planNote } from './mailing/planning/note.ts';
import { type Mailing, planEdition } from './mailing/planning/plan.ts';
import { entryOf } from './model/digest.ts';
import type { Outcome } from './model/outcome.ts';

/** Sources -> Digest, in memory. Reads the store and the world, changes neither. */
export async function makeDigest(parts: Parts, request: DigestRequest, progress: Progress): Promise<Made> {
  progress('Checking sources', plural(request.sources.length, 'source'));
  const history = await openHistory(parts.store, request);
  const collected = await collectItems(parts, history, request);
  const earlier = await history.load(collected.items);
  if (earlier.fresh.length > 0) progress('Reading', plural(earlier.fresh.length, 'item'));
  const read = await readItems(parts, earlier.fresh, earlier.printedFrom, request);
  const admitted = admitArticles([...read.articles, ...earlier.kept], request);
  if (admitted.articles.length > 0) progress('Grouping', plural(admitted.articles.length, 'article'));
  const grouped = groupArticles(admitted.articles, earlier.past, collected.sources, request);
  const stories = grouped.selection.topics.flatMap((topic) => topic.stories);
  if (stories.length > 0) progress('Summarising', plural(stories.length, 'story', 'stories'));
  const checks = checksAgainst(stories.flatMap((story) => [...articlesOf(story), ...(story.past?.articles ?? [])]));
  const summarised = await summariseStories(parts.summarizer, request, stories, checks);
  const named = nameTopics(withoutStories(grouped.selection, summarised.withdrawn), grouped.naming);
  const results = { collected, earlier, read, admitted, grouped, summarised, named };
  const edition = await nameOf(parts, request, results);
  if (named.value.topics.length > 0) progress('Composing');
  const template = named.value.topics.length === 0 ? null : await parts.templates();
  const pictures = request.pictures ? await leadImages(parts, named.value.topics, summarised.summaries) : [];
  const { edited, ...records } = assemble(results, {
    material: { day: request.day, title: request.title, ahead: request.ahead, ...edition },
    ...{ template, extras: { ...parts.links(edition.edition), pictures } },
  });
  const again = itemsWithIds([...grouped.belowMinimum.map(({ id }) => id), ...records.deferred], earlier.fresh);
  return {
    ...{ day: request.day, list: request.list },
    ...(edited ?? { digest: null, email: null, articles: [], stories: [], topics: new Map() }),
    ...records,
    ...{ pictures, known: collected.known, readings: collected.readings, replaces: earlier.replaces },
    ...remembered(collected, [...read.postponed, ...again]),
  };
}

/** The name of the edition and the one before it; the day itself where nothing is printed. */
async function nameOf(
  parts: Pick<Parts, 'store' | 'deliverer'>,
  { day }: DigestRequest,
  { earlier, grouped, summarised, named }: StageResults,
): Promise<Pick<Material, 'edition' | 'previous'>> {
  const selection = named.value;
  if (selection.topics.length === 0) return { edition: day, previous: null };
  const articles = articlesBehind({ selection, summaries: summarised.summaries, corrections: grouped.corrections });
  const edition = await nameEdition(parts, day, articles, earlier.replaces);
  return { edition, previous: await parts.deliverer.previous(edition) };
}

/** What one edition is asked for beside the configuration. */
export interface EditionRequest {
  readonly day: string;
  readonly since: string | null;
  readonly again: boolean;
  /** Write nothing and remember nothing. */
  readonly dryRun: boolean;
}

/** An edition that was made and, but for a dry run, handed over. */
export interface EditionResult {
  readonly made: Made;
  /** The files that were written. */
  readonly sent: Outcome<readonly string[]>;
  readonly outlook: Outlook;
  /** The name of its mails in the outbox; null where there are none. */
  readonly mails: string | null;
}

/** Config -> edition: makes the digest, hands it over and plans its mails as the configuration says. */
export async function makeEdition(
  parts: Parts,
  config: Config,
  { day, since, again, dryRun }: EditionRequest,
  progress: Progress,
): Promise<EditionResult> {
  const atLeast = config.empty === 'fold' ? config.minimum : 0;
  const made = await makeDigest(parts, { ...config, atLeast, day, since, again }, progress);
  const history = { editions: await parts.store.editions(), adopted: new Set(await parts.store.adopted()) };
  const outlook = outlookOf(made, dryRun ? { ...config, smtp: null } : config, history);
  if (dryRun) return { made, sent: { value: [], problems: [] }, outlook, mails: null };
  const mailed = outlook === 'planned' || outlook === 'held';
  const sent = await sendDigest(parts, made, mailed ? { settings: config, hold: config.approval } : null);
  if (outlook === 'note') return { made, sent, outlook, mails: await planNote(parts, config, made) };
  const mails = mailed || outlook === 'perhaps sent' ? (made.digest?.edition ?? null) : null;
  return { made, sent, outlook, mails };
}

/**
 * Digest -> hand-over; only then do its articles count as reported. Its mails are planned in the same transaction: from then on they are sent,
 * whatever happens (`mailing/sending/dispatch.ts`). Gives the files that were written.
 */
async function sendDigest(parts: Parts, made: Made, mailing: Mailing | null): Promise<Outcome<readonly string[]>> {
  const { digest, email, pictures, articles, stories, topics, dropped, deferred, keys, states: sources } = made;
  if (digest === null || email === null) {
    const states = unreported(sources, await parts.store.sources());
    await parts.store.remember({ day: made.day, dropped, deferred, keys, sources: states });
    return { value: [], problems: [] };
  }
  const draft = mailing !== null && mailing.hold !== null;
  const delivered = await parts.deliverer.deliver({ digest, email, pictures, articles, draft, at: parts.clock() });
  failpoint('written');
  const { replaces, list } = made;
  const { edition, day, headline, stories: covered, articles: printed } = entryOf(digest);
  const record = { edition, day, headline, stories: covered, articles: printed, list };
  const plans = mailing === null ? [] : await planEdition(parts, { digest, email, pictures }, mailing);
  const at = parts.clock().getTime();
  await parts.store.handOver({ record, day, stories, topics, dropped, deferred, keys, sources, replaces, plans, at });
  failpoint('planned');
  const superseded = replaces.filter((old) => old !== edition);
  const leftovers = superseded.length > 0 ? await parts.deliverer.remove(superseded) : [];
  return { value: delivered.value.files, problems: [...delivered.problems, ...leftovers] };
}
