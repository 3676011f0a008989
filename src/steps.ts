import { tooOld } from './collect/intake.ts';
import { messageOf } from './errors.ts';
import type { Reader } from './extract/reader.ts';
import { articlesOf } from './group/copies.ts';
import type { TopicWish } from './group/topics.ts';
import { addDays } from './lib/calendar.ts';
import type { Accounts, Article, Dropped, Item, Outcome, Problem, Source, Story, Summary, Topic } from './model.ts';
import type { Summarizer, SummaryWish } from './summarize/summarize.ts';

/**
 * The articles among the items; every other item with the reason why it is none. What is published on the next day is still
 * believed: the edition's zone may be behind the outlet's.
 *
 * @param later items whose page could not be had now: without it they are held, not left out
 */
export async function readItems(
  reader: Reader,
  items: readonly Item[],
  { printedFrom, later }: { readonly printedFrom: ReadonlyMap<string, string>; readonly later: ReadonlySet<string> },
  { since, day }: { readonly since: string | null; readonly day: string },
) {
  const articles: Article[] = [];
  const dropped: Dropped[] = [];
  const held: Item[] = [];
  for (const item of items) {
    const { article, dropped: left } = await reader.read(item, item.url, addDays(day, 1));
    const tooEarly = article === null ? null : tooOld({ published: article.published, origin: item.origin });
    if (article === null && later.has(item.id)) held.push(item);
    else if (article === null) dropped.push(left);
    else if (tooEarly !== null)
      dropped.push({ id: item.id, path: item.path, reason: tooEarly, countedFor: item.origin?.name ?? null });
    else if (since !== null && article.published !== null && article.published.slice(0, 10) < since) held.push(item);
    else {
      const before = printedFrom.get(item.path);
      articles.push(before && before !== item.id ? { ...article, updates: before } : article);
    }
  }
  return { articles, dropped, held };
}

/** The user's topics, and those that sources are filed under, in the order of the sources. */
export function wishesOf(topics: readonly TopicWish[], sources: readonly Source[]): TopicWish[] {
  const named = new Set(topics.map(({ name }) => name));
  const filed = [...new Set(sources.flatMap(({ topic }) => topic ?? []))].filter((name) => !named.has(name));
  return [...topics, ...filed.map((name) => ({ name, words: [], outlets: [] }))];
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

/** Counts what became of the items, and fails when the counts do not add up. */
export function accountsOf(
  collected: number,
  topics: readonly Topic[],
  held: number,
  dropped: readonly Dropped[],
): Accounts {
  const stories = topics.flatMap((topic) => topic.stories);
  const printed = stories.reduce((sum, story) => sum + story.reports.length, 0);
  const grouped = stories.reduce((sum, story) => sum + articlesOf(story).length, 0) - printed;
  if (collected !== printed + grouped + held + dropped.length)
    throw new Error(
      `the accounts do not add up: ${collected} collected, ${printed} printed, ${grouped} grouped, ${held} held, ${dropped.length} dropped`,
    );
  return { collected, printed, grouped, held, dropped: dropped.length };
}

/** The headline and the first paragraph: what can be printed of a story whatever else fails. */
function bareSummary({ reports: [{ article }] }: Story): Summary {
  const end = article.text.indexOf('\n\n');
  const text = end < 0 ? article.text : article.text.slice(0, end);
  return {
    by: 'extractive',
    headline: { article: article.id, text: article.title },
    sentences: [{ article: article.id, start: 0, end: text.length, text }],
    quotes: [],
    dates: [],
    ahead: [],
  };
}
