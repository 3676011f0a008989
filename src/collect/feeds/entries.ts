import { shortHash } from '../../lib/hash.ts';
import { compareText } from '../../lib/text/text.ts';
import { addDays, daysBetween, isDay } from '../../lib/time/calendar.ts';
import { addressHost, addressOf, safeUrl, urlKey } from '../../lib/url.ts';
import type { Item, Origin, Source, SourceState } from '../../model/source.ts';
import { nameOf } from '../collect.ts';
import type { Feed, FeedItem } from './feed-model.ts';
import { tidy, withoutTags } from './feed-text.ts';

/** A title and a text of fewer words are shared by items that have nothing to do with each other ("Morning report"). */
const tellingWords = 12;

/** An entry's whole text identifies it: columns begin with the same words every day. */
const telling = 50_000;

/**
 * The items of a feed, the newest first, the undated ones last and in the feed's order. An item is known by its address; by
 * the feed's own id where several share one address (a live page, the front page); and by its words, so that a feed that
 * republishes everything under new ids or dates repeats nothing.
 */
export function itemsOfFeed(feed: Feed, url: string, origin: Origin): Item[] {
  const base = safeUrl(feed.link, url) ?? url;
  const addresses = feed.items.map((item) => addressOf(item.link, base));
  const counts = new Map<string | undefined, number>();
  for (const address of addresses) counts.set(address?.key, (counts.get(address?.key) ?? 0) + 1);
  const home = urlKey(base);
  const ids = new Map<string | null, number>();
  for (const { id } of feed.items) ids.set(id, (ids.get(id) ?? 0) + 1);
  // An id that several entries share is none.
  const idOf = ({ id }: FeedItem) => (id !== null && ids.get(id) === 1 ? id : null);
  const scope = urlKey(url) ?? url;
  const items = feed.items.map((item, at) => {
    const address = addresses[at];
    const own = address !== null && address.key !== home && counts.get(address.key) === 1;
    return itemOf(
      { ...item, id: idOf(item) },
      { address: address?.url ?? null, key: own ? address.key : null, feed: scope, origin },
    );
  });
  const dated = items.filter((item) => item.published !== null);
  dated.sort((a, b) => compareText(b.published?.slice(0, 10) ?? '', a.published?.slice(0, 10) ?? ''));
  return [...dated, ...items.filter((item) => item.published === null)];
}

/** Where an entry leads, and what it belongs to. */
interface EntryPlace {
  readonly address: string | null;
  /** The key of the address where it is the entry's own. */
  readonly key: string | null;
  /** The key of the feed's address. */
  readonly feed: string;
  readonly origin: Origin;
}

function itemOf(entry: FeedItem, { address, key, feed, origin }: EntryPlace): Item {
  const content = longer(entry.content, entry.summary) ?? '';
  const words = `${entry.title ?? ''} ${withoutTags(content.slice(0, telling))}`;
  const keys: string[] = [];
  if (entry.id !== null) keys.push(shortHash(`guid ${feed} ${entry.id}`));
  const version =
    words.split(' ', tellingWords).length === tellingWords ? shortHash(`words ${feed.split('/')[0]} ${words}`) : null;
  if (version !== null) keys.push(version);
  const id = key === null ? (keys[0] ?? shortHash(`entry ${feed} ${words}`)) : idOfAddress(key);
  return {
    id,
    keys: keys.filter((other) => other !== id),
    version,
    replaces: null,
    path: address ?? `${origin.name}: ${entry.title ?? tidy(entry.id) ?? 'an entry'}`,
    form: 'entry',
    content,
    title: entry.title,
    author: entry.authors.length > 0 ? entry.authors.join(', ') : null,
    outlet: entry.outlet,
    site: addressHost(entry.outletUrl),
    ...(entry.categories.length > 0 && { categories: entry.categories }),
    published: entry.published ?? entry.updated,
    updated: entry.published === null ? null : entry.updated,
    url: address,
    image: safeUrl(entry.image),
    whole: (entry.content?.length ?? 0) > (entry.summary?.length ?? 0),
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
    source: source.location,
    name: nameOf(source, title),
    feed: null,
    outlet: source.name,
    title: title === null ? null : outletIn(title),
    topic: source.topic,
    language: source.language,
    pages: source.fullText === null ? 'teaser' : source.fullText ? 'always' : 'never',
    notBefore: state?.begun ? null : addDays(day, -source.since),
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

/** A feed with this many items on fewer than four days brings something every day. */
const busy = 10;

/** How often a feed brings something, from the days of its items: the median gap in days; null when unknown. */
export function rhythmOf(items: readonly Pick<Item, 'published'>[]): number | null {
  const dates = items.flatMap(({ published }) => published?.slice(0, 10) ?? []).filter(isDay);
  const days = [...new Set(dates)].sort();
  if (days.length < 4) return dates.length >= busy ? 1 : null;
  const gaps = days.slice(1).map((day, at) => daysBetween(days[at], day));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
}
