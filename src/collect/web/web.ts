import type { HttpAnswer, HttpFailure } from '../../lib/http/exchange.ts';
import { failure } from '../../lib/http/failures.ts';
import { charsetOf, decodeBytes } from '../../lib/text/encoding.ts';
import { canonicalUrl, urlKey } from '../../lib/url.ts';
import type { FetchedPage, Item, Source, SourceState } from '../../model/source.ts';
import type { Collector, Listing } from '../collect.ts';
import { bareItem } from '../collect.ts';
import { idOfAddress, originOf } from '../feeds/entries.ts';
import { failed, headersFor, type Web } from '../feeds/feed.ts';
import { afterAnswer, afterFailure, afterUnchanged, firstState, pauseOf } from '../source-state.ts';
import { readFrontPage } from './links.ts';

const pageTypes = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/** A page as text, or why it is none. */
export function pageOf(answer: HttpAnswer): FetchedPage | { readonly reason: string } {
  const type = answer.contentType?.split(';')[0].trim().toLowerCase() ?? '';
  if (type !== '' && !/^(?:text\/|application\/xhtml|application\/xml)/.test(type))
    return { reason: `is no web page (${type.slice(0, 60)})` };
  return { html: decodeBytes(answer.bytes, charsetOf(answer.contentType)), url: answer.url };
}

/** Fetches a page, as its site's robots.txt allows. */
export async function fetchPage(
  { http }: Pick<Web, 'http'>,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FetchedPage | HttpFailure> {
  const answer = await http.get({ url, headers, accept: pageTypes, robots: true });
  // Without validators nothing is unchanged.
  if (answer.kind !== 'answer') return answer.kind === 'failure' ? answer : failure('answered nothing', true);
  const page = pageOf(answer);
  return 'reason' in page ? failure(page.reason, true) : page;
}

/** Reads the front page of a section: every link to an article is an item, undated until its page was read. */
export const linksCollector = (web: Web): Collector => ({
  kind: 'links',
  collect: (source, state, day) => readLinks(web, source, state ?? firstState(source), day),
});

/** Reads the front page of a section. Never rejects for the page: the listing says what went wrong. */
export async function readLinks(web: Web, source: Source, state: SourceState, day: string): Promise<Listing> {
  return readWith(web, source, state, async (page) => {
    const { title, links } = await readFrontPage(page.html, page.url);
    if (links.length === 0) return 'has no links to articles';
    const origin = { ...originOf(source, title, state, day), pages: 'always' as const };
    const items = links.map(({ url }): Item => ({ ...addressed(url), origin }));
    return { title, items };
  });
}

/** Reads a page that is itself the article; printed once. */
export const pageCollector = (web: Web): Collector => ({
  kind: 'page',
  collect: (source, state, day) => readArticlePage(web, source, state ?? firstState(source), day),
});

/** Reads a page that is itself the article, the only item of the listing. */
export async function readArticlePage(web: Web, source: Source, state: SourceState, day: string): Promise<Listing> {
  return readWith(web, source, state, async (page) => {
    const origin = { ...originOf(source, null, state, day), pages: 'never' as const, notBefore: null };
    return { title: null, items: [{ ...addressed(page.url), page, origin }] };
  });
}

/** Fetches the page of a source and makes items of it; text as the outcome of `read` is what is wrong with the page. */
async function readWith(
  web: Web,
  source: Source,
  state: SourceState,
  read: (page: FetchedPage) => Promise<{ title: string | null; items: Item[] } | string>,
): Promise<Listing> {
  const pause = pauseOf(state, web.clock());
  if (pause !== null) return failed(source, { ...state, failures: state.failures + 1, reason: pause }, pause);
  const { etag, lastModified, url } = state;
  const answer = await web.http.get({
    url,
    headers: headersFor(source, url),
    accept: pageTypes,
    robots: true,
    etag,
    lastModified,
  });
  if (answer.kind === 'unchanged')
    return {
      value: [],
      problems: [],
      reading: { state: afterUnchanged(state, web.clock()), outcome: 'unchanged', notes: [] },
    };
  if (answer.kind === 'failure') return failed(source, afterFailure(state, answer, web.clock()), answer.reason);
  const page = pageOf(answer);
  const found = 'reason' in page ? page.reason : await read(page);
  if (typeof found === 'string') return failed(source, afterFailure(state, { reason: found }, web.clock()), found);
  const next = afterAnswer(state, answer, found, web.clock());
  return { value: found.items, problems: [], reading: { state: next, outcome: 'new', notes: [] } };
}

/** An item of which only the address is known. */
function addressed(url: string): Item {
  const address = canonicalUrl(url);
  return {
    ...bareItem,
    id: idOfAddress(urlKey(url) ?? url),
    path: address ?? url,
    form: 'entry',
    content: '',
    url: address,
  };
}
