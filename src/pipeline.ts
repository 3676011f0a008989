import type { Adapters } from './adapters.ts';
import { auditDigest } from './audit.ts';
import { articlesBehind, compose } from './compose.ts';
import { type Digest, digestSchema, entryOf } from './digest.ts';
import { collectAll, remembered, type SourceReading } from './gather.ts';
import { type Aversion, admit } from './group/admission.ts';
import { group } from './group/group.ts';
import { type Room, select } from './group/selection.ts';
import type { TopicWish } from './group/wishes.ts';
import { untold } from './health.ts';
import { failpoint } from './lib/failpoints.ts';
import { plural } from './lib/text.ts';
import { type Mailing, planEdition } from './mailing.ts';
import { nameEdition, openMemory } from './memory.ts';
import type { Accounts, Article, Dropped, Email, Outcome, Picture, Problem, Source, SourceState } from './model.ts';
import { render } from './render/render.ts';
import { accountsOf, itemsOf, leadPictures, readItems, summariseAll, tooFew, wishesOf } from './steps.ts';
import type { ToldStory } from './store/store.ts';
import { correctionsAmong } from './summarize/corrections.ts';
import { leftOut, toldIn, withoutRepeats } from './tellings.ts';

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
  const wanted = admit([...read.articles, ...earlier.kept], request.unwanted);
  if (wanted.articles.length > 0) progress('Grouping', plural(wanted.articles.length, 'article'));
  const wishes = wishesOf(request.topics, collected.sources);
  const grouped = group({ articles: wanted.articles, past: earlier.past, wishes, watch });
  const corrections = correctionsAmong(wanted.articles, earlier.past);
  const news = withoutRepeats(grouped.topics, corrections);
  const waiting = tooFew(news.topics, request.atLeast);
  const selection = select(waiting.length > 0 ? [] : news.topics, wishes, request.room);
  const stories = selection.topics.flatMap((topic) => topic.stories);
  if (stories.length > 0) progress('Summarising', plural(stories.length, 'story', 'stories'));
  const told = await summariseAll(parts.summarizer, { day, sentences, quotes, dates, words }, stories);
  const dropped = [
    ...earlier.copies,
    ...collected.left,
    ...read.dropped,
    ...wanted.dropped,
    ...leftOut(news.repeats, selection),
  ];
  const held = collected.held + read.held.length + waiting.length;
  const all = collected.items.length + collected.left.length + collected.held + earlier.kept.length;
  const made: Made = {
    day,
    list: request.list,
    digest: null,
    email: null,
    pictures: [],
    articles: [],
    stories: [],
    topics: new Map(),
    dropped,
    problems: [...collected.problems, ...read.problems, ...told.problems],
    accounts: accountsOf(all, selection, held, dropped),
    known: collected.known,
    readings: collected.readings,
    ...remembered(collected, [...read.held, ...itemsOf(waiting, earlier.fresh)]),
    replaces: earlier.replaces,
  };
  if (stories.length === 0) return made;
  progress('Composing');
  const repeats = news.repeats.length;
  const material = {
    ...made,
    title: request.title,
    selection,
    summaries: told.value,
    corrections,
    repeats,
    log: grouped.log,
  };
  const articles = articlesBehind(material);
  const edition = await nameEdition(parts, day, articles, earlier.replaces);
  const previous = await parts.deliverer.previous(edition);
  const digest = digestSchema.parse(compose({ ...material, edition, previous }));
  const { mismatches } = auditDigest(digest, articles);
  if (mismatches.length > 0)
    throw new Error(`the digest does not match its sources, which must never happen: ${mismatches.join('; ')}`);
  const pictures = request.pictures ? await leadPictures(parts, selection.topics, told.value) : [];
  const email = render(digest, await parts.look(), { ...parts.links(edition), pictures });
  return { ...made, digest, email, pictures, articles, ...toldIn(digest, selection, grouped.log) };
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
  const { digest, email, pictures, articles, stories, topics, dropped, keys, states: sources, replaces } = made;
  if (digest === null || email === null) {
    await parts.store.remember({ day: made.day, dropped, keys, sources: untold(sources, await parts.store.sources()) });
    return { value: [], problems: [] };
  }
  const { value, problems } = await parts.deliverer.deliver({
    ...{ digest, email, pictures, articles },
    draft: mailing !== null && mailing.hold !== null,
  });
  failpoint('written');
  const { edition, day, headline, stories: told, articles: printed } = entryOf(digest);
  const record = { edition, day, headline, stories: told, articles: printed, list: made.list };
  const plans = mailing === null ? [] : await planEdition(parts, { digest, email, pictures }, mailing);
  const at = parts.clock().getTime();
  await parts.store.handOver({ record, day, stories, topics, dropped, keys, sources, replaces, plans, at });
  failpoint('planned');
  const superseded = replaces.filter((old) => old !== edition);
  if (superseded.length > 0) await parts.deliverer.remove(superseded);
  return { value: value.files, problems };
}
