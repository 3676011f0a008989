import { addDays, daysBetween, isDay } from '../lib/calendar.ts';
import { shortHash } from '../lib/hash.ts';
import { compareText, countWords, foldKey } from '../lib/text.ts';
import { canonicalUrl, safeUrl, siteOf, urlKey } from '../lib/url.ts';
import type { Item, Origin, Source, SourceState } from '../model.ts';
import type { Feed, FeedItem } from './feedmodel.ts';
import { plainText } from './feedtext.ts';

/** A title and a text of fewer words are shared by items that have nothing to do with each other ("Morning report"). */
const tellingWords = 12;

/**
 * The items of a feed, the newest first, the undated ones last and in the feed's order. An item is known by its address; by
 * the feed's own id where several share one address (a live page, the front page); and by its words, so that a feed that
 * republishes everything under new ids or dates repeats nothing.
 */
export function itemsOfFeed(feed: Feed, url: string, origin: Origin): Item[] {
  const addresses = feed.items.map((item) => safeUrl(item.link, feed.link ?? url));
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const key = urlKey(address);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const home = urlKey(safeUrl(feed.link));
  const own = (address: string | null) => {
    const key = urlKey(address);
    return key !== null && key !== home && counts.get(key) === 1 ? key : null;
  };
  const items = feed.items.map((item, at) => itemOf(item, addresses[at], own(addresses[at]), url, origin));
  const dated = items.filter((item) => item.published !== null);
  dated.sort((a, b) => compareText(b.published?.slice(0, 10) ?? '', a.published?.slice(0, 10) ?? ''));
  return [...dated, ...items.filter((item) => item.published === null)];
}

function itemOf(entry: FeedItem, address: string | null, key: string | null, feedUrl: string, origin: Origin): Item {
  const content = longer(entry.content, entry.summary) ?? '';
  const site = siteOf(feedUrl) ?? '';
  const words = foldKey(`${entry.title ?? ''} ${plainText(content.slice(0, 20_000)) ?? ''}`).slice(0, 2000);
  const keys: string[] = [];
  if (entry.id !== null) keys.push(shortHash(`guid ${site} ${entry.id}`));
  if (countWords(words) >= tellingWords) keys.push(shortHash(`words ${site} ${words}`));
  const id = key === null ? (keys[0] ?? shortHash(`entry ${site} ${words}`)) : idOfAddress(key);
  return {
    id,
    keys: keys.filter((other) => other !== id),
    path: canonicalUrl(address) ?? `${origin.name}: ${entry.title ?? entry.id ?? 'an entry'}`,
    form: 'entry',
    content,
    title: entry.title,
    author: entry.authors.length > 0 ? entry.authors.join(', ') : null,
    outlet: entry.outlet,
    published: entry.published ?? entry.updated,
    updated: entry.published === null ? null : entry.updated,
    url: canonicalUrl(address),
    image: safeUrl(entry.image),
    origin,
    page: null,
  };
}

/** The identity of what has an address of its own. */
export function idOfAddress(key: string): string {
  return shortHash(`url ${key}`);
}

/** Feeds put the body into either field. */
function longer(a: string | null, b: string | null): string | null {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? a : b;
}

/** What a source says of all its items. */
export function originOf(source: Source, title: string | null, state: SourceState | null, day: string): Origin {
  return {
    name: source.name ?? title ?? siteOf(safeUrl(source.location)) ?? source.location,
    outlet: source.name === null ? null : outletIn(source.name),
    title: title === null ? null : outletIn(title),
    topic: source.topic,
    language: source.language,
    pages: source.fullText === null ? 'teaser' : source.fullText ? 'always' : 'never',
    notBefore: state?.lastGood ? null : addDays(day, -source.since),
  };
}

/** The outlet in a feed's title: "The Tarnby Mail » Harbour", "RSS: Tarnby Mail - Latest news" are the Tarnby Mail's. */
export function outletIn(title: string): string {
  const bare = title
    .replace(/^(?:rss|atom|feed)(?: feed)?\s*[:|-]\s*/i, '')
    .replace(/\s*(?:rss|atom)(?: feed)?$/i, '')
    .split(/\s+(?:[»|>·•–—]|::|-)\s+/)
    .map((part) => part.trim());
  const sections =
    /^(?:(?:all|latest|top|breaking|recent)\s.*|(?:all )?(?:news|stories|articles|posts)|home|home ?page|world|politics|business|sport|rss|feed)$/i;
  return bare.find((part) => part !== '' && !sections.test(part)) ?? title;
}

/** How often a feed brings something, from the days of its items: the median gap in days; null for fewer than four days. */
export function rhythmOf(items: readonly Pick<Item, 'published'>[]): number | null {
  const days = [...new Set(items.flatMap(({ published }) => published?.slice(0, 10) ?? []))].filter(isDay).sort();
  if (days.length < 4) return null;
  const gaps = days.slice(1).map((day, at) => daysBetween(days[at], day));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
}
