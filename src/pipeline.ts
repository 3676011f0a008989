import type { Adapters } from './adapters.ts';
import { assemble } from './edition/assembly.ts';
import { checksAgainst } from './edition/checks/item-checks.ts';
import { collectAll, remembered, type SourceReading } from './edition/collecting.ts';
import { articlesBehind, type Material } from './edition/compose.ts';
import { leftOut, withoutRepeats } from './edition/continuity.ts';
import { deferralsOf } from './edition/deferral.ts';
import { admitSoundly, correctSoundly, groupSoundly } from './edition/grouping.ts';
import { nameEdition, openMemory } from './edition/history.ts';
import { untold } from './edition/source-health.ts';
import { itemsOf, leadPictures, readItems, summariseAll, tooFew, wishesOf } from './edition/steps.ts';
import type { Aversion } from './group/admission.ts';
import { type Room, select, withoutStories } from './group/selection.ts';
import { articlesOf } from './group/stories/copies.ts';
import type { TopicWish } from './group/topics/configured-topics.ts';
import { nameTopics } from './group/topics/naming.ts';
import { failpoint } from './lib/failpoints.ts';
import { plural } from './lib/text/text.ts';
import { type Mailing, planEdition } from './mailing/plan.ts';
import type {
  Accounts,
  Article,
  Dropped,
  Email,
  Outcome,
  Picture,
  Problem,
  Source,
  SourceState,
} from './model/article.ts';
import { type Digest, entryOf } from './model/digest.ts';
import type { ToldStory } from './store/store.ts';

/** What a run is asked for. The day is an argument, never a reading of the clock. */
export interface Request {
  readonly day: string;
  readonly title: string;
  /** The name of the edition in the settings; '' where there is but one. */
  readonly list: string;
  readonly sources: readonly Source[];
  readonly topics: readonly TopicWish[];
  /** What lifts a story, and what is left out. */
  readonly watch: readonly string[];
  readonly unwanted: Aversion;
  readonly room: Room;
  /** Articles published before this day are held back, not printed and not forgotten; null for no bound. */
  readonly since: string | null;
  /** Make the day's edition anew, from all that it and its supplements printed and what has come since. */
  readonly again: boolean;
  readonly sentences: number;
  readonly words: number | null;
  readonly quotes: number;
  readonly dates: number;
  /** With less stories there is no edition; what there is waits for the next one. */
  readonly atLeast: number;
  /** Whether stories show the picture of their lead. */
  readonly pictures: boolean;
}

/** A digest that was made and not yet handed over; null where there was nothing new to print. */
export interface Made {
  readonly day: string;
  readonly list: string;
  readonly digest: Digest | null;
  readonly email: Email | null;
  /** Of its stories, by the story's id. */
  readonly pictures: readonly Picture[];
  readonly articles: readonly Article[];
  readonly stories: readonly ToldStory[];
  /** Why each topic holds together, by its id. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly dropped: readonly Dropped[];
  /** Ids of items that could not be dealt with and are tried again. */
  readonly deferred: readonly string[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
  /** Items that an earlier run had dealt with. */
  readonly known: number;
  readonly readings: readonly SourceReading[];
  /** What is to be remembered of items and sources. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly states: ReadonlyMap<string, SourceState>;
  /** Editions that this one replaces. */
  readonly replaces: readonly string[];
}

/** How far a run has come, for whoever shows it. */
export type Progress = (step: string, detail?: string) => void;

/** Sources -> Digest, in memory. Reads the store and the world, changes neither. */
export async function makeDigest(parts: Adapters, request: Request, progress: Progress): Promise<Made> {
  const { day, sentences, words, quotes, dates, watch } = request;
  progress('Looking for new articles', plural(request.sources.length, 'source'));
  const memory = await openMemory(parts.store, request);
  const collected = await collectAll(parts, memory, request);
  const earlier = await memory.recall(collected.items);
  if (earlier.fresh.length > 0) progress('Reading', plural(earlier.fresh.length, 'item'));
  const read = await readItems(parts, earlier.fresh, earlier.printedFrom, request);
  const wanted = admitSoundly([...read.articles, ...earlier.kept], request.unwanted);
  if (wanted.articles.length > 0) progress('Grouping', plural(wanted.articles.length, 'article'));
  const wishes = wishesOf(request.topics, collected.sources);
  const { past } = earlier;
  const { grouping, ...grouped } = groupSoundly({ articles: wanted.articles, past, wishes, watch });
  const corrected = correctSoundly(wanted.articles, past);
  const news = withoutRepeats(grouping.topics, corrected.corrections);
  const waiting = tooFew(news.topics, request.atLeast);
  const selected = select(waiting.length > 0 ? [] : news.topics, wishes, request.room);
  const stories = selected.topics.flatMap((topic) => topic.stories);
  if (stories.length > 0) progress('Summarising', plural(stories.length, 'story', 'stories'));
  const checks = checksAgainst(stories.flatMap((story) => [...articlesOf(story), ...(story.past?.articles ?? [])]));
  const told = await summariseAll(parts.summarizer, { day, sentences, quotes, dates, words }, stories, checks);
  const selection = withoutStories(selected, told.withdrawn);
  const { value: named, problems: unnamed } = nameTopics(selection, grouping.naming);
  const deferrals = [
    ...read.deferrals,
    ...wanted.deferrals,
    ...grouped.deferrals,
    ...deferralsOf(told.withdrawn.flatMap(articlesOf), 'summarize', 'nothing of it could be checked against its text'),
  ];
  const material = {
    ...{ day, title: request.title, log: grouping.log, summaries: told.summaries },
    ...{ corrections: corrected.corrections, repeats: news.repeats.length },
  };
  const title = await titleOf(parts, day, { ...material, selection: named }, earlier.replaces);
  if (named.topics.length > 0) progress('Composing');
  const sound = named.topics.length === 0 ? null : await parts.look();
  const pictures = request.pictures ? await leadPictures(parts, named.topics, told.summaries) : [];
  const { edited, ...books } = assemble({
    ...{ material: { ...material, ...title }, selection: named, deferrals, attempts: earlier.attempts },
    collected: collected.items.length + collected.left.length + collected.held + earlier.kept.length,
    held: collected.held + read.held.length + waiting.length,
    dropped: [
      ...earlier.copies,
      ...collected.left,
      ...read.dropped,
      ...wanted.dropped,
      ...leftOut(news.repeats, selected),
    ],
    problems: [
      ...collected.problems,
      ...read.problems,
      ...grouped.problems,
      ...corrected.problems,
      ...news.problems,
      ...told.problems,
      ...unnamed,
      ...(sound?.problem ? [sound.problem] : []),
    ],
    paper: sound && { look: sound.look, extras: { ...parts.links(title.edition), pictures } },
  });
  const held = [...read.held, ...itemsOf([...waiting.map(({ id }) => id), ...books.deferred], earlier.fresh)];
  return {
    ...{ day, list: request.list, digest: null, email: null, articles: [], stories: [], topics: new Map() },
    ...edited,
    ...books,
    ...{ pictures, known: collected.known, readings: collected.readings, replaces: earlier.replaces },
    ...remembered(collected, held),
  };
}

/** What the edition is to be called, and the one before it; nothing is called anything where nothing is printed. */
async function titleOf(
  parts: Pick<Adapters, 'store' | 'deliverer'>,
  day: string,
  material: Parameters<typeof articlesBehind>[0],
  replaces: readonly string[],
): Promise<Pick<Material, 'edition' | 'previous'>> {
  if (material.selection.topics.length === 0) return { edition: day, previous: null };
  const edition = await nameEdition(parts, day, articlesBehind(material), replaces);
  return { edition, previous: await parts.deliverer.previous(edition) };
}

/**
 * Digest -> hand-over; only then do its articles count as reported. The mails that it is to become are planned in the same step: from then on they
 * are sent, whatever happens (`dispatch.ts`). Gives the files that were written.
 */
export async function sendDigest(
  parts: Adapters,
  made: Made,
  mailing: Mailing | null,
): Promise<Outcome<readonly string[]>> {
  const {
    digest,
    email,
    pictures,
    articles,
    stories,
    topics,
    dropped,
    deferred,
    keys,
    states: sources,
    replaces,
  } = made;
  if (digest === null || email === null) {
    const states = untold(sources, await parts.store.sources());
    await parts.store.remember({ day: made.day, dropped, deferred, keys, sources: states });
    return { value: [], problems: [] };
  }
  const { value, problems } = await parts.deliverer.deliver({
    ...{ digest, email, pictures, articles },
    draft: mailing !== null && mailing.hold !== null,
    at: parts.clock(),
  });
  failpoint('written');
  const { edition, day, headline, stories: told, articles: printed } = entryOf(digest);
  const record = { edition, day, headline, stories: told, articles: printed, list: made.list };
  const plans = mailing === null ? [] : await planEdition(parts, { digest, email, pictures }, mailing);
  const at = parts.clock().getTime();
  await parts.store.handOver({ record, day, stories, topics, dropped, deferred, keys, sources, replaces, plans, at });
  failpoint('planned');
  const superseded = replaces.filter((old) => old !== edition);
  const left = superseded.length > 0 ? await parts.deliverer.remove(superseded) : [];
  return { value: value.files, problems: [...problems, ...left] };
}
