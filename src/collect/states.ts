import { addDays, daysBetween, plainDay } from '../lib/calendar.ts';
import type { HttpAnswer, HttpFailure } from '../lib/exchange.ts';
import type { Item, Source, SourceState } from '../model.ts';
import { rhythmOf } from './entries.ts';

/** So often in a row a source must be gone for good (410) until it is not asked any more. */
const goneTimes = 3;

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
    silent: false,
  };
}

/** After an answer that was read. */
export function afterAnswer(
  before: SourceState,
  answer: Pick<HttpAnswer, 'moved' | 'etag' | 'lastModified'>,
  found: { readonly title: string | null; readonly items: readonly Item[] },
  now: Date,
): SourceState {
  const latest = addDays(now.toISOString().slice(0, 10), 1);
  const dates = found.items
    .flatMap(({ published }) => published ?? [])
    .filter((moment) => moment.slice(0, 10) <= latest);
  return {
    ...before,
    ...healthy(now),
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
  failure: Pick<HttpFailure, 'reason' | 'status' | 'retryAt'>,
): SourceState {
  return {
    ...before,
    failures: before.failures + 1,
    gone: failure.status === 410 ? before.gone + 1 : 0,
    reason: failure.reason,
    retryAt: failure.retryAt,
    etag: null,
    lastModified: null,
  };
}

const healthy = (now: Date) => ({ lastGood: now.toISOString(), failures: 0, gone: 0, reason: null, retryAt: null });

/** Why a source is not even asked; null when it is. */
export function restsFor(state: SourceState | null, now: Date): string | null {
  if (state === null) return null;
  if (state.gone >= goneTimes) return `is gone for good (410, ${state.gone} times); remove it`;
  if (state.retryAt !== null && state.retryAt > now.toISOString())
    return `wants to be left alone until ${state.retryAt}`;
  return null;
}

/** How long a source has brought nothing, when that is far beyond its habit: "nothing new for 12 days, usually every day". */
export function silenceOf({ newest, rhythm }: SourceState, day: string): string | null {
  if (newest === null || rhythm === null) return null;
  const days = daysBetween(newest.slice(0, 10), day);
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
