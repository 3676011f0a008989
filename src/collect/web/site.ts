import type { HttpAnswer } from '../../lib/http/exchange.ts';
import { loadXml } from '../../lib/markup/xml.ts';
import type { Source, SourceState } from '../../model/source.ts';
import type { Collector, Listing } from '../collect.ts';
import { failed, headersFor, listingOf, readFeed, type Web } from '../feeds/feed.ts';
import { parseFeed } from '../feeds/feed-format.ts';
import { type Feed, NoFeed } from '../feeds/feed-model.ts';
import { afterFailure, firstState, pauseOf } from '../source-state.ts';
import { readFrontPage } from './links.ts';
import { pageOf, readArticlePage, readLinks } from './web.ts';

/** Where sites keep a feed that their pages do not name, the most usual first. */
const usualPlaces = ['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'feed.json'];

/** From this many links to articles on, a page is a section's front page; with fewer it is an article itself. */
const frontPageLinks = 8;

/**
 * Reads an address of which the user has not said what stands there: a feed; a page that names one; a site that keeps one in
 * a usual place; a front page; an article. What was found is reported, and kept for the next runs. A feed that fails three times
 * is looked for anew; what was no feed is checked each time, since a site that is being mended may look like a page.
 */
export const siteCollector = (web: Web): Collector => ({
  kind: 'site',
  async collect(source, state, day) {
    if (state !== null && state.kind === 'feed' && state.failures < 3 && state.lastGood !== null)
      return readFeed(web, source, state, day);
    return discover(web, source, { ...(state ?? firstState(source)), etag: null, lastModified: null }, day);
  },
});

async function discover(web: Web, source: Source, state: SourceState, day: string): Promise<Listing> {
  const pause = pauseOf(state, web.clock());
  if (pause !== null) return failed(source, { ...state, failures: state.failures + 1, reason: pause }, pause);
  const answer = await web.http.get({ url: source.location, headers: source.headers });
  // Nothing was asked that could be unchanged.
  if (answer.kind !== 'answer')
    return answer.kind === 'failure'
      ? failed(source, afterFailure(state, answer, web.clock()), answer.reason)
      : failed(source, state, 'answered nothing');
  await loadXml();
  const feedAt = (feed: Feed, found: HttpAnswer, asked: string) =>
    listingOf({
      feed,
      source,
      state: { ...state, kind: 'feed', url: found.moved ?? asked },
      answer: found,
      day,
      now: web.clock(),
    });
  const own = await feedIn(answer);
  if (own !== null) return feedAt(own, answer, source.location);
  const page = pageOf(answer);
  if ('reason' in page) return failed(source, afterFailure(state, page, web.clock()), page.reason);
  const front = await readFrontPage(page.html, page.url);
  const url = answer.moved ?? source.location;
  // A page that was known without a feed and has not changed its name has none in the usual places either.
  const known = state.begun && state.kind !== 'feed' && state.title === front.title;
  const usual = front.article || known ? [] : usualPlaces.map((place) => new URL(`/${place}`, page.url).href);
  for (const place of new Set(front.article ? [] : [...front.feeds, ...usual])) {
    const found = await web.http.get({ url: place, headers: headersFor(source, place) });
    const feed = found.kind === 'answer' ? await feedIn(found) : null;
    if (found.kind !== 'answer' || feed === null || feed.items.length === 0) continue;
    return withNote(feedAt(feed, found, place), state, `found its feed at ${found.moved ?? place}`);
  }
  if (!front.article && front.links.length >= frontPageLinks) {
    const listing = await readLinks(web, source, { ...state, kind: 'links', url }, day);
    return withNote(listing, state, `has no feed; its ${front.links.length} links to articles are followed`);
  }
  const listing = await readArticlePage(web, source, { ...state, kind: 'page', url, title: front.title }, day);
  return withNote(
    listing,
    state,
    front.article ? 'is read as an article' : 'is neither feed nor front page; it is read as an article',
  );
}

/** Adds a note on what was found: the first time, and when it is something else than before. */
function withNote(listing: Listing, { kind, begun }: SourceState, note: string): Listing {
  const { reading } = listing;
  if (reading.outcome === 'failed' || (begun && reading.state?.kind === kind)) return listing;
  return { ...listing, reading: { ...reading, notes: [note, ...reading.notes] } };
}

async function feedIn({ bytes, contentType, url }: HttpAnswer): Promise<Feed | null> {
  try {
    return await parseFeed(bytes, contentType, url);
  } catch (error) {
    if (error instanceof NoFeed) return null;
    throw error;
  }
}
