import { placeOf } from '../lib/url.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Item, Source, SourceState } from '../model/source.ts';

/** A source that is read as it is; a list of feeds (OPML) is first taken apart. */
export interface ReadableSource extends Source {
  readonly kind: Exclude<Source['kind'], 'opml'>;
}

/** What a source is called in reports: by its user, by itself, by its place. */
export function nameOf({ name, location }: Pick<Source, 'name' | 'location'>, title: string | null = null): string {
  return name ?? title ?? placeOf(location);
}

/** How a source was read, for its owner. */
export interface SourceResult {
  /** What is remembered of it if the run is handed over; null for folders, which need no state. */
  readonly state: SourceState | null;
  /** `new`: items were listed; `unchanged`: nothing since the last time; `failed`: it could not be read. */
  readonly outcome: 'new' | 'unchanged' | 'failed';
  /** What is worth telling: a feed that was found, an address that has moved, a feed that is cut off. */
  readonly notes: readonly string[];
}

/** The items of a source, the newest first where it says so, and how it was read. */
export interface Listing extends Outcome<readonly Item[]> {
  readonly reading: SourceResult;
}

/** Source -> Item[]. One per kind of source; a source that cannot be read is a problem, not an exception. */
export interface Collector {
  readonly kind: ReadableSource['kind'];
  /** `state` is what earlier runs left; null at the first reading. `day` is the edition's. */
  collect(source: Source, state: SourceState | null, day: string): Promise<Listing>;
}

/** An item of which its container says nothing; a file is one. */
export const bareItem = {
  keys: [],
  version: null,
  replaces: null,
  title: null,
  author: null,
  outlet: null,
  site: null,
  published: null,
  updated: null,
  url: null,
  image: null,
  whole: false,
  origin: null,
  page: null,
} satisfies Partial<Item>;

/** A reading that leaves nothing to remember. */
export const plainResult: SourceResult = { state: null, outcome: 'new', notes: [] };
