import { escapeXml } from '../../lib/markup/xml.ts';
import { safeUrl } from '../../lib/url.ts';
import { feedMoment } from './feed-dates.ts';
import { type Feed, type FeedItem, NoFeed } from './feed-model.ts';
import { plainText, tidy, tidyCategories } from './feed-text.ts';

type JsonFeedValue = Record<string, unknown>;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently: ids may be numbers, lists may be missing, names misplaced. */
export function readJsonFeed(text: string, url: string | null): Feed {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    throw new NoFeed('is no complete JSON');
  }
  const root: JsonFeedValue = Array.isArray(feed) ? { items: feed } : isObject(feed) ? feed : {};
  if (!Array.isArray(root.items) && typeof root.version !== 'string') throw new NoFeed('is JSON, but no feed');
  const base = safeUrl(words(root.feed_url), url) ?? url;
  const link = words(root.home_page_url);
  return {
    format: 'json',
    title: plainText(words(root.title)),
    link: safeUrl(link, base) ?? link,
    language: words(root.language),
    items: (Array.isArray(root.items) ? root.items : [])
      .filter(isObject)
      .map((item) => readItem(item, base, authorsOf(root))),
    faults: Array.isArray(root.items) ? [] : ['it has no list of items'],
  };
}

function readItem(item: JsonFeedValue, base: string | null, feedAuthors: readonly string[]): FeedItem {
  const link = words(item.url) ?? words(item.external_url);
  const authors = authorsOf(item);
  const text = words(item.content_text);
  return {
    id: words(item.id),
    title: plainText(words(item.title)),
    link: safeUrl(link, base) ?? link,
    published: feedMoment(words(item.date_published)),
    updated: feedMoment(words(item.date_modified)),
    summary: words(item.summary) === null ? null : escapeXml(words(item.summary) as string),
    content: words(item.content_html) ?? (text === null ? null : escapeXml(text)),
    authors: authors.length > 0 ? authors : feedAuthors,
    categories: tidyCategories(Array.isArray(item.tags) ? item.tags.map(words) : []),
    image: safeUrl(words(item.image) ?? words(item.banner_image), base),
    outlet: null,
    outletUrl: null,
  };
}

function authorsOf({ authors, author }: JsonFeedValue): string[] {
  const all = Array.isArray(authors) && authors.length > 0 ? authors : [author];
  return all.flatMap((one) => tidy(typeof one === 'string' ? one : isObject(one) ? words(one.name) : null) ?? []);
}

/** A string or a number as a string without blanks around it; null for anything else and for nothing. */
function words(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? null : text;
}

function isObject(value: unknown): value is JsonFeedValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
