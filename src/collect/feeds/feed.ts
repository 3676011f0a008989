import type { HttpClient } from '../../lib/http/exchange.ts';
import { loadXml } from '../../lib/markup/xml.ts';
import type { Clock } from '../../lib/time/clock.ts';
import type { Source, SourceState } from '../../model/source.ts';
import { type Collector, type Listing, nameOf } from '../collect.ts';
import { afterAnswer, afterFailure, afterUnchanged, firstState, pauseOf } from '../source-state.ts';
import { itemsOfFeed, originOf } from './entries.ts';
import { parseFeed } from './feed-format.ts';
import { type Feed, NoFeed } from './feed-model.ts';

/** What an adapter that fetches needs. */
export interface Web {
  readonly http: HttpClient;
  readonly clock: Clock;
}

const feedTypes = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Feeds do not list more that anybody could mean; the rest of an endless one is left. */
const mostItems = 5000;

/** Reads RSS, Atom, RDF and JSON feeds. */
export const feedCollector = (web: Web): Collector => ({
  kind: 'feed',
  collect: (source, state, day) => readFeed(web, source, atHome(source, state), day),
});

/** Where a feed moved to may die while its old place lives again: after some failures it is asked there. */
function atHome(source: Source, state: SourceState | null): SourceState {
  if (state === null) return firstState(source);
  return state.failures >= 3 ? { ...state, url: source.location } : state;
}

/** Fetches the feed at `state.url`, unless it has not changed. */
export async function readFeed(
  { http, clock }: Web,
  source: Source,
  state: SourceState,
  day: string,
): Promise<Listing> {
  const pause = pauseOf(state, clock());
  if (pause !== null) return failed(source, { ...state, failures: state.failures + 1, reason: pause }, pause);
  const { etag, lastModified } = state;
  const request = { url: state.url, headers: headersFor(source, state.url), accept: feedTypes };
  const answer = await http.get({ ...request, etag, lastModified });
  if (answer.kind === 'failure') return failed(source, afterFailure(state, answer, clock()), answer.reason);
  if (answer.kind === 'unchanged')
    return {
      value: [],
      problems: [],
      reading: { state: afterUnchanged(state, clock()), outcome: 'unchanged', notes: [] },
    };
  await loadXml();
  try {
    const feed = await parseFeed(answer.bytes, answer.contentType, answer.url);
    return listingOf({ feed, source, state, answer, day, now: clock() });
  } catch (error) {
    if (!(error instanceof NoFeed)) throw error;
    const reason = `answered with what ${error.message}`;
    return failed(source, afterFailure(state, { reason }, clock()), reason);
  }
}

/** A feed that was fetched, and what is known of its source. */
export interface FetchedFeed {
  readonly feed: Feed;
  readonly source: Source;
  readonly state: SourceState;
  readonly answer: Parameters<typeof afterAnswer>[1] & { readonly url: string };
  /** The edition's day. */
  readonly day: string;
  readonly now: Date;
}

/** A feed as the listing of its source. */
export function listingOf({ feed, source, state, answer, day, now }: FetchedFeed): Listing {
  // A copy: a slice of the feed would keep all of it in memory.
  const title = feed.title === null ? state.title : structuredClone(feed.title);
  const origin = { ...originOf(source, title, state, day), feed: answer.url };
  const whole = itemsOfFeed(feed, answer.url, { ...origin, language: origin.language ?? languageIn(feed.language) });
  const items = whole.slice(0, mostItems);
  const notes = [...feed.faults];
  if (items.length === 0 && state.begun) notes.push('it lists nothing any more');
  if (whole.length > items.length) notes.push(`it lists ${whole.length} items: the first ${mostItems} were read`);
  if (answer.moved !== null && answer.moved !== state.url) notes.push(`it has moved for good to ${answer.moved}`);
  const next = afterAnswer(state, answer, { title, items }, now);
  return { value: items, problems: [], reading: { state: next, outcome: 'new', notes } };
}

/** The user's headers go to the host that they were written for: what it names or moves to gets none. */
export function headersFor({ location, headers }: Source, url: string): Readonly<Record<string, string>> {
  return URL.canParse(url) && URL.canParse(location) && new URL(url).origin === new URL(location).origin ? headers : {};
}

/** A source that could not be read. The message follows its name. */
export function failed(source: Source, state: SourceState, reason: string): Listing {
  const about = nameOf(source, state.title);
  return {
    value: [],
    problems: [{ stage: 'collect', about, message: reason }],
    reading: { state, outcome: 'failed', notes: [] },
  };
}

function languageIn(text: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(text ?? '')?.[1].toLowerCase() ?? null;
}
