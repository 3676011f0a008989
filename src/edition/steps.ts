import pLimit from 'p-limit';
import type { Adapters } from '../adapters.ts';
import { tooOld } from '../collect/intake.ts';
import { type NoMail, withMail } from '../collect/mailbox/saved-mail.ts';
import { withPage } from '../collect/web/pages.ts';
import { fetchPicture } from '../collect/web/pictures.ts';
import type { Extraction } from '../extract/extract.ts';
import type { Selection } from '../group/selection.ts';
import { articlesOf } from '../group/stories/copies.ts';
import type { TopicWish } from '../group/topics/configured-topics.ts';
import type { HttpFailure } from '../lib/http/exchange.ts';
import { compareText, plural } from '../lib/text/text.ts';
import { addDays } from '../lib/time/calendar.ts';
import { siteOf } from '../lib/url.ts';
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
} from '../model/article.ts';
import { messageOf } from '../model/errors.ts';
import type { Summarizer, SummaryWish } from '../summarize/summarize.ts';
import type { Checks } from './checks/item-checks.ts';
import { bareSummary, soundSummary } from './checks/withdrawal.ts';
import type { Deferral } from './deferral.ts';

/** More pages than this, fetched and not yet read, would fill the memory. */
const pagesAtOnce = 24;

/** What reading the items has come to. */
export interface Read {
  readonly articles: readonly Article[];
  readonly dropped: readonly Dropped[];
  /** Not printed now and new again at the next run: from before `since`, or their page could not be had today. */
  readonly held: readonly Item[];
  /** Those that could not be read, though that may be no fault of theirs. */
  readonly deferrals: readonly Deferral[];
  readonly problems: readonly Problem[];
}

/** An item whose page was fetched, where it needed one, and what was read. */
interface ReadItem {
  readonly item: Item;
  readonly failure: HttpFailure | null;
  readonly extraction: Extraction;
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
  const readOne = async (item: Item): Promise<{ item: Item; read: ReadItem | null; place: Place }> => {
    const opened = await withMail(item);
    if ('message' in opened) return { item, read: null, place: placeOfNoMail(item, opened) };
    const { item: whole, failure } = await withPage({ http }, opened);
    const read = { item, failure, extraction: await reader.read(whole, item.url, addDays(day, 1)) };
    return { item, read, place: placeOf(read, since, printedFrom) };
  };
  const outcomes = await Promise.all(
    hostByHost(items).map((item) =>
      turn(() => readOne(item)).catch((error: unknown) =>
        // One item that we fail on must not take the others with it.
        ({ item, read: null, place: deferralOf(item, messageOf(error)) }),
      ),
    ),
  );
  outcomes.sort((a, b) => compareText(a.item.path, b.item.path) || compareText(a.item.id, b.item.id));
  const places = outcomes.map(({ place }) => place);
  return {
    articles: places.flatMap((place) => ('article' in place ? [place.article] : [])),
    dropped: places.flatMap((place) => ('dropped' in place ? [place.dropped] : [])),
    held: places.flatMap((place) => ('held' in place ? [place.held] : [])),
    deferrals: places.flatMap((place) => ('deferral' in place ? [place.deferral] : [])),
    problems: missingPages(outcomes.flatMap(({ read }) => read ?? [])),
  };
}

/** What becomes of an item that was read. */
type Place =
  | { readonly article: Article }
  | { readonly dropped: Dropped }
  | { readonly held: Item }
  | { readonly deferral: Deferral };

function placeOf(
  { item, failure, extraction }: ReadItem,
  since: string | null,
  printedFrom: ReadonlyMap<string, string>,
): Place {
  const { id, path, origin } = item;
  const { article } = extraction;
  if (article === null) {
    const { dropped, deferred } = extraction;
    if (deferred) return deferralOf(item, dropped.reason);
    if (failure === null) return { dropped };
    return failure.lasting
      ? { dropped: { ...dropped, reason: `${dropped.reason}; its page ${failure.reason}` } }
      : { held: item };
  }
  const old = tooOld({ published: article.published, origin });
  if (old !== null) return { dropped: { id, path, reason: old, countedFor: origin?.name ?? null } };
  if (since !== null && article.published !== null && article.published.slice(0, 10) < since) return { held: item };
  const before = item.replaces ?? printedFrom.get(path);
  return { article: before && before !== id ? { ...article, updates: before } : article };
}

function placeOfNoMail(item: Item, { message, deferred }: NoMail): Place {
  const { id, path } = item;
  return deferred ? deferralOf(item, message, 'collect') : { dropped: { id, path, reason: message, countedFor: null } };
}

function deferralOf(
  { id, path, origin }: Item,
  reason: string,
  stage: Deferral['stage'] = 'extract',
): { deferral: Deferral } {
  return { deferral: { stage, id, path, reason, countedFor: origin?.name ?? null } };
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

/** What the stories are told in. */
export interface Summarised {
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Stories of which not even the first paragraph is a checked slice. */
  readonly withdrawn: readonly Story[];
  readonly problems: readonly Problem[];
}

/** A checked summary for every story; what fails is a problem, and a bare summary stands in. */
export async function summariseAll(
  summarizer: Summarizer,
  wish: SummaryWish,
  stories: readonly Story[],
  checks: Checks,
): Promise<Summarised> {
  const summaries = new Map<string, Summary>();
  const withdrawn: Story[] = [];
  const problems: Problem[] = [];
  for (const story of stories) {
    const told = await summarise(summarizer, wish, story);
    const sound = soundSummary(story, told.value, checks);
    problems.push(...told.problems, ...sound.problems);
    if (sound.value === null) withdrawn.push(story);
    else summaries.set(story.id, sound.value);
  }
  return { summaries, withdrawn, problems };
}

async function summarise(summarizer: Summarizer, wish: SummaryWish, story: Story): Promise<Outcome<Summary>> {
  try {
    return await summarizer.summarize(story, wish);
  } catch (error) {
    // One story that cannot be told must not stop the day.
    const [{ article }] = story.reports;
    const message = `could not be summarised: ${messageOf(error)}`;
    return { value: bareSummary(article), problems: [{ stage: 'summarize', about: article.path, message }] };
  }
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
  const found = await Promise.all(
    wanted.slice(0, mostPictures).map(({ id, url }) => fetchPicture(http, id, url).catch(() => null)),
  );
  return found.filter((picture) => picture !== null);
}

/** The articles of a day that has too few stories for an edition; none where it has enough. */
export function tooFew(topics: readonly Topic[], atLeast: number): Article[] {
  const stories = topics.flatMap((topic) => topic.stories);
  return stories.length < atLeast ? stories.flatMap(articlesOf) : [];
}

/** The items of these ids. */
export function itemsOf(ids: readonly string[], items: readonly Item[]): Item[] {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id));
}

/** Counts what became of the items; that the counts add up is a promise, and where they do not, that is a problem of the day. */
export function accountsOf(
  collected: number,
  { topics, lines }: Selection,
  held: number,
  dropped: readonly Dropped[],
): Outcome<Accounts> {
  const told = topics.flatMap((topic) => topic.stories);
  const articles = [...told, ...lines.map(({ story }) => story)].reduce(
    (sum, story) => sum + articlesOf(story).length,
    0,
  );
  // Of a story in one line only the lead's title is printed.
  const printed = told.reduce((sum, story) => sum + story.reports.length, 0) + lines.length;
  const grouped = articles - printed;
  const value = { collected, printed, grouped, held, dropped: dropped.length };
  const sum = printed + grouped + held + dropped.length;
  if (collected === sum) return { value, problems: [] };
  const message = `${collected} items were collected, and ${sum} are accounted for (${printed} printed, ${grouped} grouped, ${held} held, ${dropped.length} dropped): please report it`;
  return { value, problems: [{ stage: 'collect', about: 'the accounts', message }] };
}
