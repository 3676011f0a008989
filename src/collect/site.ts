import { loadXml } from '../lib/xml.ts';
import type { Source, SourceState } from '../model.ts';
import type { Collector, Listing } from './collect.ts';
import { failed, headersFor, listingOf, readFeed, type Web } from './feed.ts';
import { parseFeed } from './feedformat.ts';
import { type Feed, NoFeed } from './feedmodel.ts';
import { isArticleAddress, readFrontPage } from './links.ts';
import { afterFailure, firstState } from './states.ts';
import { pageOf, readArticlePage, readLinks } from './web.ts';

/** Where sites keep a feed that their pages do not name, the most usual first. */
const usualPlaces = ['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'feed.json'];

/** From this many links to articles on, a page is a section's front page; with fewer it is an article itself. */
const frontPageLinks = 8;

/**
 * Reads an address of which the user has not said what stands there: a feed; a page that names one; a site that keeps one in
 * a usual place; a front page; an article. What was found is told, and kept for the next runs.
 */
export const siteCollector = (web: Web): Collector => ({
  kind: 'site',
  async collect(source, state, day) {
    // What was found may have gone: then it is looked for anew.
    if (state !== null && state.failures < 3 && state.lastGood !== null) return read(web, source, state, day);
    return discover(web, source, firstKept(source, state), day);
  },
});

/** A source whose find has failed begins anew; how long it has failed is not forgotten. */
function firstKept(source: Source, state: SourceState | null): SourceState {
  if (state === null) return firstState(source);
  return { ...state, kind: 'feed', url: source.location };
}

function read(web: Web, source: Source, state: SourceState, day: string): Promise<Listing> {
  if (state.kind === 'links') return readLinks(web, source, state, day);
  return state.kind === 'page' ? readArticlePage(web, source, state, day) : readFeed(web, source, state, day);
}

async function discover(web: Web, source: Source, state: SourceState, day: string): Promise<Listing> {
  const answer = await web.http.get({ url: source.location, headers: source.headers });
  if (answer.kind !== 'answer')
    return answer.kind === 'failure'
      ? failed(source, afterFailure(state, answer), answer.reason)
      : read(web, source, state, day);
  await loadXml();
  const own = await feedIn(answer.bytes, answer.contentType, answer.url);
  if (own !== null) return listingOf(own, source, { ...state, kind: 'feed' }, answer, day, web.clock());
  const page = pageOf(answer);
  if ('reason' in page)
    return failed(source, afterFailure(state, { reason: page.reason, status: null, retryAt: null }), page.reason);
  const asArticle = () => readArticlePage(web, source, { ...state, kind: 'page', url: page.url }, day);
  if (isArticleAddress(page.url)) return told(await asArticle(), 'is read as an article, by its address');
  const front = await readFrontPage(page.html, page.url);
  const places = [...front.feeds, ...usualPlaces.map((place) => new URL(`/${place}`, page.url).href)];
  for (const url of new Set(places)) {
    const found = await web.http.get({ url, headers: headersFor(source, url) });
    const feed = found.kind === 'answer' ? await feedIn(found.bytes, found.contentType, found.url) : null;
    if (found.kind !== 'answer' || feed === null || feed.items.length === 0) continue;
    const listing = listingOf(feed, source, { ...state, kind: 'feed', url: found.url }, found, day, web.clock());
    return told(listing, `found its feed at ${found.url}`);
  }
  if (front.links.length >= frontPageLinks) {
    const listing = await readLinks(web, source, { ...state, kind: 'links', url: page.url }, day);
    return told(listing, `has no feed; its ${front.links.length} links to articles are followed`);
  }
  return told(await asArticle(), 'is neither feed nor front page; it is read as an article');
}

function told(listing: Listing, note: string): Listing {
  if (listing.reading.outcome === 'failed') return listing;
  return { ...listing, reading: { ...listing.reading, notes: [note, ...listing.reading.notes] } };
}

async function feedIn(bytes: Uint8Array, contentType: string | null, url: string): Promise<Feed | null> {
  try {
    return await parseFeed(bytes, contentType, url);
  } catch (error) {
    if (error instanceof NoFeed) return null;
    throw error;
  }
}
