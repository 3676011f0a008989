import pLimit from 'p-limit';
import { type Listing, nameOf, type ReadableSource, type SourceResult } from '../../collect/collect.ts';
import { expandSource } from '../../collect/feeds/opml.ts';
import { type Intake, takeIn } from '../../collect/intake.ts';
import { compareText } from '../../lib/text/text.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Day, Dropped } from '../../model/article.ts';
import { messageOf } from '../../model/errors.ts';
import type { Problem } from '../../model/outcome.ts';
import type { Item, Source, SourceState } from '../../model/source.ts';
import type { Parts, SourceReading } from '../parts.ts';
import type { RunHistory } from './history.ts';
import { healthOf } from './source-health.ts';

/** The new items of all sources. */
export interface Collected {
  /** In one order whatever the sources' own. */
  readonly items: readonly Item[];
  /** Items of before a source's first reading. */
  readonly skipped: readonly Dropped[];
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly known: number;
  /** Number of items over a source's limit. */
  readonly deferred: number;
  readonly states: ReadonlyMap<string, SourceState>;
  readonly readings: readonly SourceReading[];
  /** The sources themselves, lists of feeds taken apart. */
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** Sources read at once, at most: more would fill the memory with feeds. Requests to one host are limited elsewhere (`lib/http/hosts.ts`). */
const sourcesAtOnce = 64;

/** Reads all sources concurrently. Known items are dropped as soon as their source is read, so that they take no memory. */
export async function collectItems(
  parts: Pick<Parts, 'collectors' | 'http' | 'store'>,
  history: RunHistory,
  { sources, day }: { readonly sources: readonly Source[]; readonly day: Day },
): Promise<Collected> {
  const before = await parts.store.sources();
  const expanded = await Promise.all(sources.map((source) => expandSource(source, parts.http)));
  const all = distinct(expanded.flatMap(({ value }) => value));
  const turn = pLimit(sourcesAtOnce);
  const readOne = async (source: ReadableSource) => {
    const state = stateFor(source, before.get(source.location));
    const { value, problems, reading } = await collectOne(parts.collectors, source, state, day);
    const { fresh, known } = await history.filterNew(value);
    const intake = takeIn(fresh, source.limit);
    const seen = reading.state && fresh.length > 0 ? { ...reading.state, lastNew: day } : reading.state;
    const health = healthOf(source, state, { ...reading, state: seen }, { problems, day });
    // A slice of a string keeps the whole string in memory: items are copied, so that the feed itself can be freed.
    return { source, known, intake: { ...intake, accepted: structuredClone(intake.accepted) }, reading, health };
  };
  const read = await Promise.all(all.map((source) => turn(() => readOne(source))));
  const lists = sources.flatMap((source, at) => (expanded[at].problems.length > 0 ? failedList(source) : []));
  return {
    items: read.flatMap(({ intake }) => intake.accepted).sort((a, b) => compareText(a.path, b.path)),
    skipped: read.flatMap(({ intake }) => intake.skipped),
    keys: merged(read.flatMap(({ intake }) => intake.keys)),
    known: read.reduce((sum, { known }) => sum + known, 0),
    deferred: read.reduce((sum, { intake }) => sum + intake.deferred, 0),
    states: new Map(
      read.flatMap(({ source, health, intake }) =>
        health.state === null
          ? []
          : [[source.location, intake.deferred > 0 ? unvalidated(health.state) : health.state]],
      ),
    ),
    readings: [...lists, ...read.map(readingOf)],
    sources: all,
    problems: [...expanded.flatMap(({ problems }) => problems), ...read.flatMap(({ health }) => health.problems)],
  };
}

/** A source that is in the settings and in a list of feeds is what the settings say. */
function distinct(sources: readonly ReadableSource[]): ReadableSource[] {
  const first = new Map<string, ReadableSource>();
  for (const source of sources) if (!first.has(source.location)) first.set(source.location, source);
  return [...first.values()];
}

/** What is remembered of a source of another kind, before the user said which it is, is of no use. */
function stateFor({ kind }: ReadableSource, state: SourceState | undefined): SourceState | null {
  return state === undefined || (kind !== 'site' && kind !== state.kind) ? null : state;
}

/** One source's listing; a fault of ours on it stops no other. */
export async function collectOne(
  collectors: Parts['collectors'],
  source: ReadableSource,
  state: SourceState | null,
  day: Day,
): Promise<Listing> {
  try {
    return await collectors[source.kind].collect(source, state, day);
  } catch (error) {
    const problem = {
      stage: 'collect' as const,
      about: nameOf(source),
      message: `could not be read: ${messageOf(error)}`,
    };
    return { value: [], problems: [problem], reading: { state, outcome: 'failed', notes: [] } };
  }
}

/** Two feeds may list one article: it is known by what either calls it. */
function merged(entries: readonly (readonly [id: string, keys: readonly string[]])[]): Map<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const [id, others] of entries) keys.set(id, [...(keys.get(id) ?? []), ...others]);
  return keys;
}

function failedList(source: Source): SourceReading {
  const location = maskCredentials(source.location);
  return { name: nameOf(source), location, outcome: 'failed', listed: 0, fresh: 0, left: 0, held: 0, notes: [] };
}

function readingOf(read: {
  readonly source: Source;
  readonly known: number;
  readonly intake: Intake;
  readonly reading: SourceResult;
}): SourceReading {
  const { source, known, intake, reading } = read;
  const fresh = intake.accepted.length + intake.skipped.length + intake.deferred;
  return {
    name: nameOf(source, reading.state?.title),
    location: maskCredentials(source.location),
    outcome: reading.outcome,
    listed: known + fresh,
    fresh,
    left: intake.skipped.length,
    held: intake.deferred,
    notes: reading.notes.map(maskCredentials),
  };
}

/** Deferred items must be listed again: without validators the source sends everything, changed or not. */
function unvalidated(state: SourceState): SourceState {
  return { ...state, etag: null, lastModified: null };
}

/** What is to be remembered. Of postponed items nothing, so that their sources list them again and they are new again. */
export function remembered(
  { keys, states }: Collected,
  postponed: readonly Item[],
): Pick<Collected, 'keys' | 'states'> {
  const ids = new Set(postponed.map(({ id }) => id));
  const sources = new Set(postponed.flatMap(({ origin }) => origin?.source ?? []));
  return {
    keys: new Map([...keys].filter(([id]) => !ids.has(id))),
    states: new Map([...states].map(([source, state]) => [source, sources.has(source) ? unvalidated(state) : state])),
  };
}

/** The items of these ids. */
export function itemsWithIds(ids: readonly string[], items: readonly Item[]): Item[] {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id));
}
