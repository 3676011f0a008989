import type { HttpAnswer, HttpFailure } from '../lib/http/exchange.ts';
import { addDays, daysBetween, plainDay } from '../lib/time/calendar.ts';
import type { Item, Source, SourceState } from '../model/source.ts';
import { rhythmOf } from './feeds/entries.ts';

/** After 410 Gone on this many days in a row, a source is fetched only once in `goneRetryDays`. */
const goneDays = 3;
const goneRetryDays = 7;

/** Milliseconds. A longer Retry-After is cut to this: many servers send arbitrary values. */
const longestRetryAfter = 86_400_000;

/** What is remembered of a source that was never read. */
export function firstState(source: Source): SourceState {
  return {
    kind: source.kind === 'links' || source.kind === 'page' ? source.kind : 'feed',
    url: source.location,
    title: null,
    etag: null,
    lastModified: null,
    lastGood: null,
    failures: 0,
    gone: 0,
    reason: null,
    retryAt: null,
    items: 0,
    dated: 0,
    newest: null,
    rhythm: null,
    lastTried: null,
    begun: false,
    lastNew: null,
    told: 'well',
  };
}

/** After an answer that was read. */
export function afterAnswer(
  before: SourceState,
  answer: Pick<HttpAnswer, 'moved' | 'etag' | 'lastModified'>,
  found: { readonly title: string | null; readonly items: readonly Item[] },
  now: Date,
): SourceState {
  const latest = addDays(dayOf(now), 1);
  const dates = found.items
    .flatMap(({ published }) => published ?? [])
    .filter((moment) => moment.slice(0, 10) <= latest);
  return {
    ...before,
    ...healthy(now),
    begun: before.begun || found.items.length > 0,
    url: answer.moved ?? before.url,
    title: found.title ?? before.title,
    etag: answer.etag,
    lastModified: answer.lastModified,
    items: found.items.length,
    dated: found.items.filter(({ published }) => published !== null).length,
    newest: dates.sort().at(-1) ?? before.newest,
    rhythm: rhythmOf(found.items) ?? before.rhythm,
  };
}

/** After an answer that nothing has changed. */
export function afterUnchanged(before: SourceState, now: Date): SourceState {
  return { ...before, ...healthy(now) };
}

/** After a failure: the validators go, since what is read next must be whole. */
export function afterFailure(
  before: SourceState,
  failure: Pick<HttpFailure, 'reason'> & Partial<HttpFailure>,
  now: Date,
): SourceState {
  const today = dayOf(now);
  const latest = new Date(now.getTime() + longestRetryAfter).toISOString();
  const { retryAt = null } = failure;
  return {
    ...before,
    failures: before.failures + 1,
    // Counted by days: three runs in an hour say no more than one.
    gone: failure.status === 410 ? Math.max(1, before.gone + (before.lastTried === today ? 0 : 1)) : 0,
    reason: failure.reason,
    retryAt: retryAt !== null && retryAt > latest ? latest : retryAt,
    lastTried: today,
    etag: null,
    lastModified: null,
  };
}

function healthy(now: Date) {
  return { lastGood: now.toISOString(), lastTried: dayOf(now), failures: 0, gone: 0, reason: null, retryAt: null };
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

/** Why a source is not fetched at all in this run; null when it is fetched. */
export function pauseOf(state: SourceState | null, now: Date): string | null {
  if (state === null) return null;
  const days = state.lastTried === null ? goneRetryDays : daysBetween(state.lastTried, dayOf(now));
  if (state.gone >= goneDays && days < goneRetryDays) return `is gone for good (410, on ${state.gone} days); remove it`;
  if (state.retryAt !== null && state.retryAt > now.toISOString())
    return `asked for a pause (Retry-After) until ${state.retryAt}`;
  return null;
}

/** Days between new links of a front page, which has no dates to estimate them from. */
const frontPageRhythm = 3;

/** How long a source has had nothing new, where that is unusual for it: "nothing new for 12 days; usually every day". */
export function silenceOf(state: SourceState, day: string): string | null {
  const newest = state.newest?.slice(0, 10) ?? state.lastNew;
  const rhythm = state.rhythm ?? (state.kind === 'links' ? frontPageRhythm : null);
  if (newest === null || rhythm === null) return null;
  const days = daysBetween(newest, day);
  if (days <= 3 + 4 * rhythm) return null;
  return `nothing new for ${days} days; usually ${rhythm === 1 ? 'every day' : `every ${rhythm} days`}`;
}

/** "last good 3 days ago": when a source was read for the last time. */
export function lastGoodOf({ lastGood }: SourceState, day: string): string {
  if (lastGood === null) return 'never read yet';
  const days = daysBetween(lastGood.slice(0, 10), day);
  if (days <= 0) return 'last good today';
  return days === 1 ? 'last good yesterday' : `last good ${days} days ago, on ${plainDay(lastGood.slice(0, 10))}`;
}
