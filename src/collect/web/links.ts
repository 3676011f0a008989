import { elementsOf, type PageElement, parsePage, textOf } from '../../lib/markup/html.ts';
import { countWords } from '../../lib/text/text.ts';
import { safeUrl, siteOf, urlKey } from '../../lib/url.ts';
import { tidy } from '../feeds/feed-text.ts';

/** A link to what may be an article, under the words that the page gives it. */
export interface Link {
  readonly url: string;
  readonly title: string;
}

/** What a page says of feeds and links on it. */
export interface FrontPage {
  readonly title: string | null;
  /** Feeds that its head names, the main one first. */
  readonly feeds: readonly string[];
  /** In the order of the page. */
  readonly links: readonly Link[];
  /** The page says that it is an article itself. */
  readonly article: boolean;
}

/** Addresses that lead to lists and services, by a part of their path. */
const listParts: readonly string[] = [
  'tags?',
  'categor(?:y|ies)',
  'topics?',
  'sections?',
  'authors?',
  'people',
  'profiles?',
  'about',
  'contact',
  'privacy',
  'terms',
  'legal',
  'cookies?',
  'log-?in',
  'sign-?(?:in|up)',
  'register',
  'subscribe',
  'subscriptions?',
  'newsletters?',
  'search',
  'account',
  'cart',
  'shop',
  'jobs',
  'events?',
  'archives?',
  'feeds?',
  'rss',
  'page',
  'comments?',
  'wp-\\w+',
  'cdn-cgi',
];
const noArticle = new RegExp(
  `/(?:${listParts.join('|')})(?:/|$)|\\.(?:pdf|jpe?g|png|gif|svg|webp|mp[34]|zip|xml|json|ics)$`,
  'i',
);

/** A path with a day in it, a long number, or a slug of several words is an article's. */
const article = /\/\d{4}\/\d{1,2}(?:\/|$)|\d{4}-\d{2}-\d{2}|\d{5,}|[\p{L}\d]+(?:[-_][\p{L}\d]+){2,}|\.s?html?$/iu;

/** True for an address whose path looks like an article's; a section may have a slug of several words, too. */
function isArticleAddress(url: string): boolean {
  const { pathname } = new URL(url);
  return /\/\d{4}\/\d{1,2}\/.|\d{4}-\d{2}-\d{2}|\d{6,}|[\p{L}\d]+(?:[-_][\p{L}\d]+){3,}/iu.test(decoded(pathname));
}

/** A page with fewer links to articles may be an article. */
const fewLinks = 8;

const besides = new Set(['nav', 'footer', 'form', 'aside']);

/** Reads the page of a section: its feeds and the links to articles. */
export async function readFrontPage(html: string, url: string): Promise<FrontPage> {
  const root = await parsePage(html);
  let base = url;
  let title: string | null = null;
  let article: boolean | null = null;
  const feeds: { url: string; comments: boolean }[] = [];
  const anchors: PageElement[] = [];
  for (const element of elementsOf(root, ({ name }) => besides.has(name) || name === 'svg' || name === 'script')) {
    if (element.name === 'base') base = safeUrl(element.attributes.href, url) ?? base;
    else if (element.name === 'title') title ??= tidy(textOf(element));
    else if (element.name === 'link') {
      const feed = feedIn(element, base);
      if (feed !== null) feeds.push(feed);
    } else if (element.name === 'meta') {
      const { property, content = '' } = element.attributes;
      if (property === 'og:type') article = /^article$/i.test(content.trim());
    } else if (element.name === 'a' && element.attributes.href !== undefined) anchors.push(element);
  }
  feeds.sort((a, b) => Number(a.comments) - Number(b.comments));
  const links = linksAmong(anchors, base, url);
  return {
    title,
    feeds: [...new Set(feeds.map((feed) => feed.url))].slice(0, 10),
    links,
    // Where the page says nothing, its address does, unless it is full of links as only lists are.
    article: article ?? (isArticleAddress(url) && (feeds.length === 0 || links.length < fewLinks)),
  };
}

/** A feed that a head names (RSS autodiscovery; HTML Standard, link type `alternate`). */
function feedIn({ attributes }: PageElement, base: string): { url: string; comments: boolean } | null {
  if (!/(?:^|\s)alternate(?:\s|$)/i.test(attributes.rel ?? '')) return null;
  if (!/^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)/i.test(attributes.type ?? '')) return null;
  const url = safeUrl(attributes.href, base);
  // WordPress calls its API an alternate too.
  if (url === null || /\/wp-json\/|oembed/i.test(url)) return null;
  return { url, comments: /comments?/i.test(`${attributes.title ?? ''} ${url}`) };
}

function linksAmong(anchors: readonly PageElement[], base: string, url: string): Link[] {
  const site = siteOf(url) ?? '';
  const found = new Map<string, Link>();
  for (const anchor of anchors) {
    const address = safeUrl(anchor.attributes.href, base);
    const key = urlKey(address);
    if (address === null || key === null || key === urlKey(url)) continue;
    const host = siteOf(address) ?? '';
    if (host !== site && !host.endsWith(`.${site}`) && !site.endsWith(`.${host}`)) continue;
    const { pathname } = new URL(address);
    const title = tidy(textOf(anchor, 500)) ?? '';
    const words = countWords(title);
    if (noArticle.test(pathname) || words < 4 || !(article.test(decoded(pathname)) || words > 7)) continue;
    // A story is linked by its picture, its headline and its standfirst: the first that is no standfirst names it.
    const known = found.get(key);
    if (known === undefined) found.set(key, { url: address, title });
  }
  return [...found.values()];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
