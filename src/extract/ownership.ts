import { isAggregator } from '../annotate/press/aggregators.ts';
import { isSameHouse } from '../annotate/press/publishers.ts';
import { ownerOf } from '../lib/domains.ts';
import { shortHash } from '../lib/hash.ts';
import { addressHost, siteOf, urlKey } from '../lib/url.ts';
import type { Article } from '../model/article.ts';
import type { Item } from '../model/source.ts';

/** Ownership an article is, besides the name of its outlet. */
export type Ownership = Pick<Article, 'feed' | 'site' | 'host'>;

/**
 * Who answers for an item. Anybody can write another's name into a feed or a page; an address and the feed itself cannot be chosen so
 * freely. `outlet` is the name that is printed, `fromPage` says that the text is that of the page behind the address.
 */
export function ownershipOf(item: Item, outlet: string | null, fromPage: boolean): Ownership {
  const { origin } = item;
  if (origin === null) return item.site === null ? {} : { site: item.site };
  // What the user calls a source needs no other witness.
  const feed = origin.feed === null || isAggregator(origin.feed) ? null : origin.feed;
  const hashed = feed === null ? null : shortHash(`feed ${urlKey(feed) ?? feed}`);
  if (origin.outlet !== null) return { feed: hashed, site: null, host: null };
  const address = item.page?.url ?? item.url;
  const trusted = origin.feed !== null && feed === null ? item.site : null;
  const site = trusted ?? addressHost(address) ?? addressHost(origin.feed);
  return {
    feed: hashed,
    site,
    host: isOnlyClaimed(item, outlet, fromPage) ? shownHost(trusted, address, feed, fromPage) : null,
  };
}

/** Whether the outlet's name is neither the feed's own nor vouched for by the page that was read. */
function isOnlyClaimed({ origin, outlet: named, page, url }: Item, outlet: string | null, fromPage: boolean): boolean {
  if (!origin || origin.feed === null || outlet === null) return false;
  if (isSameHouse(outlet, origin.title ?? '')) return false;
  if (named !== null) return true;
  const host = siteOf(page?.url ?? url);
  if (host === null) return false;
  return (
    !(isSameHouse(outlet, host) || isSameHouse(outlet, ownerOf(host))) || (!fromPage && isElsewhere(host, origin.feed))
  );
}

/** The host as readers see it; with the feed's, where the feed gave the words for an address that is not its own. */
function shownHost(
  trusted: string | null,
  address: string | null,
  feed: string | null,
  fromPage: boolean,
): string | null {
  const host = trusted ?? siteOf(address);
  const own = siteOf(feed);
  if (host === null || own === null || fromPage || !isElsewhere(host, feed)) return host ?? own;
  return `${host} via ${own}`;
}

function isElsewhere(host: string, feed: string | null): boolean {
  const own = siteOf(feed);
  return own !== null && ownerOf(own) !== ownerOf(host);
}
