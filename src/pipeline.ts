import type { Adapters } from './adapters.ts';
import { auditDigest } from './audit.ts';
import { compose } from './compose.ts';
import { type Digest, entryOf } from './digest.ts';
import { messageOf } from './errors.ts';
import { extract } from './extract/extract.ts';
import { articlesOf, group } from './group/group.ts';
import type { TopicWish } from './group/topics.ts';
import { compareText, plural } from './lib/text.ts';
import { nameEdition, recall } from './memory.ts';
import type {
  Accounts,
  Article,
  Dropped,
  Email,
  Item,
  Outcome,
  Problem,
  Source,
  Story,
  Summary,
  Topic,
} from './model.ts';
import { render } from './render/render.ts';

/** What a run is asked for. The day is an argument, never a reading of the clock. */
export interface Request {
  readonly day: string;
  readonly title: string;
  readonly sources: readonly Source[];
  readonly topics: readonly TopicWish[];
  /** Articles published before this day are held back, not printed and not forgotten; null for no bound. */
  readonly since: string | null;
  /** Make the day's edition anew, from all that it and its supplements printed and what has come since. */
  readonly again: boolean;
  readonly sentences: number;
  readonly quotes: number;
  readonly dates: number;
}

/** A digest that was made and not yet handed over; null where there was nothing new to print. */
export interface Made {
  readonly digest: Digest | null;
  readonly email: Email | null;
  readonly articles: readonly Article[];
  readonly stories: readonly Story[];
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
  /** Items that an earlier run had dealt with. */
  readonly known: number;
  /** Editions that this one replaces. */
  readonly replaces: readonly string[];
}

/** How far a run has come, for whoever shows it. */
export type Progress = (step: string, detail?: string) => void;

/** Sources -> Digest, in memory. Reads the store and the world, changes neither. */
export async function makeDigest(parts: Adapters, request: Request, progress: Progress): Promise<Made> {
  progress('Looking for new articles');
  const collected = await collect(parts, request.sources);
  const earlier = await recall(parts.store, request, collected.value);
  if (earlier.fresh.length > 0) progress('Reading', plural(earlier.fresh.length, 'file'));
  const read = await readItems(earlier.fresh, earlier.printedFrom, request.since);
  if (read.articles.length > 0) progress('Grouping', plural(read.articles.length, 'article'));
  const topics = group({ articles: read.articles, past: earlier.past, wishes: request.topics });
  const stories = topics.flatMap((topic) => topic.stories);
  if (stories.length > 0) progress('Summarising', plural(stories.length, 'story', 'stories'));
  const told = await summarise(parts, request, stories);
  const problems = [...collected.problems, ...told.problems];
  const made: Made = {
    digest: null,
    email: null,
    articles: read.articles,
    stories,
    dropped: [...earlier.copies, ...read.dropped],
    problems,
    accounts: accountsOf(earlier.fresh.length + earlier.copies.length, topics, read.held, [
      ...earlier.copies,
      ...read.dropped,
    ]),
    known: earlier.known,
    replaces: earlier.replaces,
  };
  if (stories.length === 0) return made;
  progress('Composing');
  const edition = await nameEdition(parts, request.day, read.articles, earlier.replaces);
  const material = { ...made, edition, day: request.day, title: request.title, topics, summaries: told.value };
  const digest = compose(material);
  const { mismatches } = auditDigest(digest, read.articles);
  if (mismatches.length > 0)
    throw new Error(`the digest does not match its sources, which must never happen: ${mismatches.join('; ')}`);
  return { ...made, digest, email: render(digest, await parts.look()) };
}

/** Digest -> hand-over; only then do its articles count as reported. */
export async function sendDigest(parts: Adapters, made: Made): Promise<readonly string[]> {
  const { digest, email, articles, stories, dropped, replaces } = made;
  if (digest === null || email === null) {
    await parts.store.remember(dropped);
    return [];
  }
  const { value } = await parts.deliverer.deliver({ digest, email, articles });
  const { edition, day, headline, stories: told, articles: printed } = entryOf(digest);
  await parts.store.handOver({
    record: { edition, day, headline, stories: told, articles: printed },
    stories,
    dropped,
    replaces,
  });
  const superseded = replaces.filter((old) => old !== edition);
  if (superseded.length > 0) await parts.deliverer.remove(superseded);
  return value.files;
}

async function collect(parts: Adapters, sources: readonly Source[]): Promise<Outcome<Item[]>> {
  const items: Item[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const found = await parts.collectors[source.kind].collect(source);
    items.push(...found.value);
    problems.push(...found.problems);
  }
  return { value: items.sort((a, b) => compareText(a.path, b.path)), problems };
}

async function readItems(items: readonly Item[], printedFrom: ReadonlyMap<string, string>, since: string | null) {
  const articles: Article[] = [];
  const dropped: Dropped[] = [];
  let held = 0;
  for (const item of items) {
    const { article, dropped: left } = await extractSafely(item);
    if (article === null) dropped.push(left);
    else if (since !== null && article.published !== null && article.published.slice(0, 10) < since) held++;
    else {
      const before = printedFrom.get(item.path);
      articles.push(before && before !== item.id ? { ...article, updates: before } : article);
    }
  }
  return { articles, dropped, held };
}

/** A page on which the reader itself fails must not stop the day. */
async function extractSafely(
  item: Item,
): Promise<{ article: Article; dropped: null } | { article: null; dropped: Dropped }> {
  try {
    const { article, dropped } = await extract(item);
    return article ? { article, dropped: null } : { article: null, dropped };
  } catch (error) {
    return {
      article: null,
      dropped: { id: item.id, path: item.path, reason: `could not be read: ${messageOf(error)}` },
    };
  }
}

async function summarise(
  parts: Adapters,
  request: Request,
  stories: readonly Story[],
): Promise<Outcome<Map<string, Summary>>> {
  const { day, sentences, quotes, dates } = request;
  const summaries = new Map<string, Summary>();
  const problems: Problem[] = [];
  for (const story of stories) {
    const told = await parts.summarizer.summarize(story, { day, sentences, quotes, dates, words: null });
    summaries.set(story.id, told.value);
    problems.push(...told.problems);
  }
  return { value: summaries, problems };
}

function accountsOf(collected: number, topics: readonly Topic[], held: number, dropped: readonly Dropped[]): Accounts {
  const stories = topics.flatMap((topic) => topic.stories);
  const printed = stories.reduce((sum, story) => sum + story.reports.length, 0);
  const grouped = stories.reduce((sum, story) => sum + articlesOf(story).length, 0) - printed;
  if (collected !== printed + grouped + held + dropped.length)
    throw new Error(
      `the accounts do not add up: ${collected} collected, ${printed} printed, ${grouped} grouped, ${held} held, ${dropped.length} dropped`,
    );
  return { collected, printed, grouped, held, dropped: dropped.length };
}
