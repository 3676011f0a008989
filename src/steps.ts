import pLimit from 'p-limit';
import type { Adapters } from './adapters.ts';
import { tooOld } from './collect/intake.ts';
import { withPage } from './collect/pages.ts';
import { fetchPicture } from './collect/pictures.ts';
import { messageOf } from './errors.ts';
import { articlesOf } from './group/copies.ts';
import type { Selection } from './group/selection.ts';
import type { TopicWish } from './group/wishes.ts';
import { addDays } from './lib/calendar.ts';
import type { HttpFailure } from './lib/exchange.ts';
import { compareText, plural } from './lib/text.ts';
import { siteOf } from './lib/url.ts';
import type {
  Accounts,
  Article,
  Dropped,
  Item,
  Outcome,
  Picture,
  Problem,
  Source,
  Story,
  Summary,
  Topic,
} from './model.ts';
import type { Summarizer, SummaryWish } from './summarize/summarize.ts';

/** More pages than this, fetched and not yet read, would fill the memory. */
const pagesAtOnce = 24;

/** What reading the items has come to. */
export interface Read {
  readonly articles: readonly Article[];
  readonly dropped: readonly Dropped[];
  /** Not printed now and new again at the next run: from before `since`, or their page could not be had today. */
  readonly held: readonly Item[];
  readonly problems: readonly Problem[];
}

/**
 * The articles among the items; every other item with the reason why it is none. Pages that are needed are fetched, each read as
 * soon as it has come. What is published on the next day is still believed: the edition's zone may be behind the outlet's.
 */
export async function readItems(
  { http, reader }: Pick<Adapters, 'http' | 'reader'>,
  items: readonly Item[],
  printedFrom: ReadonlyMap<string, string>,
  { since, day }: { readonly since: string | null; readonly day: string },
): Promise<Read> {
  const turn = pLimit(pagesAtOnce);
  const readOne = async (item: Item) => {
    const { item: whole, failure } = await withPage({ http }, item);
    return { item, failure, extraction: await reader.read(whole, item.url, addDays(day, 1)) };
  };
  const read = await Promise.all(hostByHost(items).map((item) => turn(() => readOne(item))));
  read.sort((a, b) => compareText(a.item.path, b.item.path) || compareText(a.item.id, b.item.id));
  const articles: Article[] = [];
  const dropped: Dropped[] = [];
  const held: Item[] = [];
  for (const { item, failure, extraction } of read) {
    const { id, path, origin } = item;
    const { article } = extraction;
    if (article === null) {
      const { reason } = extraction.dropped;
      if (failure !== null && !failure.lasting) held.push(item);
      else dropped.push({ ...extraction.dropped, reason: failure ? `${reason}; its page ${failure.reason}` : reason });
      continue;
    }
    const old = tooOld({ published: article.published, origin });
    if (old !== null) dropped.push({ id, path, reason: old, countedFor: origin?.name ?? null });
    else if (since !== null && article.published !== null && article.published.slice(0, 10) < since) held.push(item);
    else {
      const before = item.replaces ?? printedFrom.get(path);
      articles.push(before && before !== id ? { ...article, updates: before } : article);
    }
  }
  return { articles, dropped, held, problems: missingPages(read) };
}

/** In turns from every host, so that one slow host does not keep the others waiting. */
function hostByHost(items: readonly Item[]): Item[] {
  const turns = new Map<string | null, number>();
  const placed = items.map((item) => {
    const host = siteOf(item.url);
    const turn = turns.get(host) ?? 0;
    turns.set(host, turn + 1);
    return { item, turn };
  });
  return placed.sort((a, b) => a.turn - b.turn).map(({ item }) => item);
}

/** A line for every source whose pages could not be had, with the reasons. */
function missingPages(read: readonly { readonly item: Item; readonly failure: HttpFailure | null }[]): Problem[] {
  const missing = new Map<string, Map<string, number>>();
  for (const { item, failure } of read) {
    if (failure === null) continue;
    const about = item.origin?.name ?? item.path;
    const reasons = missing.get(about) ?? new Map<string, number>();
    missing.set(about, reasons.set(failure.reason, (reasons.get(failure.reason) ?? 0) + 1));
  }
  return [...missing].map(([about, reasons]) => {
    const counts = [...reasons].map(([reason, count]) => (reasons.size === 1 ? reason : `${count} ${reason}`));
    const all = [...reasons.values()].reduce((sum, count) => sum + count, 0);
    return { stage: 'collect', about, message: `${plural(all, 'page')} could not be had (${counts.join('; ')})` };
  });
}

/** The user's topics, and those that sources are filed under, in the order of the sources. */
export function wishesOf(topics: readonly TopicWish[], sources: readonly Source[]): TopicWish[] {
  const named = new Set(topics.map(({ name }) => name));
  const filed = [...new Set(sources.flatMap(({ topic }) => topic ?? []))].filter((name) => !named.has(name));
  return [...topics, ...filed.map((name) => ({ name, words: [], sources: [], priority: 0, cap: null }))];
}

/** A summary for every story; one that cannot be told is a problem and gets a bare one. */
export async function summariseAll(
  summarizer: Summarizer,
  wish: SummaryWish,
  stories: readonly Story[],
): Promise<Outcome<Map<string, Summary>>> {
  const summaries = new Map<string, Summary>();
  const problems: Problem[] = [];
  for (const story of stories) {
    try {
      const told = await summarizer.summarize(story, wish);
      summaries.set(story.id, told.value);
      problems.push(...told.problems);
    } catch (error) {
      // One story that cannot be told must not stop the day.
      const about = story.reports[0].article.path;
      summaries.set(story.id, bareSummary(story));
      problems.push({ stage: 'summarize', about, message: `could not be summarised: ${messageOf(error)}` });
    }
  }
  return { value: summaries, problems };
}

/** So many stories have a picture, the first ones of the edition. */
const mostPictures = 6;

/** The pictures of an edition's first stories, by the story's id; what cannot be had is left out without a word. */
export async function leadPictures(
  { http }: Pick<Adapters, 'http'>,
  topics: readonly Topic[],
  summaries: ReadonlyMap<string, Summary>,
): Promise<Picture[]> {
  const wanted = topics
    .flatMap(({ stories }) => stories)
    .flatMap((story) => {
      const lead = articlesOf(story).find(({ id }) => id === summaries.get(story.id)?.headline.article);
      return lead?.image ? [{ id: story.id, url: lead.image }] : [];
    });
  const found = await Promise.all(wanted.slice(0, mostPictures).map(({ id, url }) => fetchPicture(http, id, url)));
  return found.filter((picture) => picture !== null);
}

/** The articles of a day that has too few stories for an edition; none where it has enough. */
export function tooFew(topics: readonly Topic[], atLeast: number): Article[] {
  const stories = topics.flatMap((topic) => topic.stories);
  return stories.length < atLeast ? stories.flatMap(articlesOf) : [];
}

/** The items that articles were read from. */
export function itemsOf(articles: readonly Article[], items: readonly Item[]): Item[] {
  const ids = new Set(articles.map(({ id }) => id));
  return items.filter(({ id }) => ids.has(id));
}

/** Counts what became of the items, and fails when the counts do not add up. */
export function accountsOf(
  collected: number,
  { topics, lines }: Selection,
  held: number,
  dropped: readonly Dropped[],
): Accounts {
  const told = topics.flatMap((topic) => topic.stories);
  const articles = [...told, ...lines.map(({ story }) => story)].reduce(
    (sum, story) => sum + articlesOf(story).length,
    0,
  );
  // Of a story in one line only the lead's title is printed.
  const printed = told.reduce((sum, story) => sum + story.reports.length, 0) + lines.length;
  const grouped = articles - printed;
  if (collected !== printed + grouped + held + dropped.length)
    throw new Error(
      `the accounts do not add up: ${collected} collected, ${printed} printed, ${grouped} grouped, ${held} held, ${dropped.length} dropped`,
    );
  return { collected, printed, grouped, held, dropped: dropped.length };
}

/** The headline and the first paragraph: what can be printed of a story whatever else fails. */
function bareSummary(story: Story): Summary {
  const [{ article }] = story.reports;
  const end = article.text.indexOf('\n\n');
  const text = end < 0 ? article.text : article.text.slice(0, end);
  return {
    by: 'extractive',
    headline: { article: article.id, text: article.title },
    sentences: [{ article: article.id, start: 0, end: text.length, text }],
    quotes: [],
    dates: [],
    ahead: [],
    figures: [],
  };
}
