import type { Day, Moment } from './article.ts';

/**
 * A place to collect from, as configured.
 *
 * @example { kind: 'feed', location: 'https://tarnby.example/feed.xml', name: 'Tarnby Mail', topic: 'Harbour',
 *   fullText: null, language: 'en', headers: {}, limit: 30, since: 2 }
 */
export interface Source {
  /** `site`: an address of unknown type; it is tried as a feed, then searched for the feeds that it links to. */
  readonly kind: 'folder' | 'site' | 'feed' | 'links' | 'page' | 'opml';
  /** The folder, file or address exactly as the user wrote it; identifies the source. */
  readonly location: string;
  /** The user's name for it; null to use the name that the source gives itself. */
  readonly name: string | null;
  /** The configured topic for all its articles. */
  readonly topic: string | null;
  /** Whether to fetch the page of each item; null: only where the feed gives a teaser. */
  readonly fullText: boolean | null;
  /** BCP 47; null to identify the language of each article. */
  readonly language: string | null;
  /** HTTP headers, sent to the source's own host only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Maximum number of items per run. */
  readonly limit: number;
  /** How many days back the first run reads. */
  readonly since: number;
}

/** What the store keeps about a source between runs. */
export interface SourceState {
  /** The type that was detected. */
  readonly kind: 'feed' | 'links' | 'page';
  /** Where it is fetched from: discovered on the configured page, or the target of a permanent redirect. */
  readonly url: string;
  readonly title: string | null;
  /** HTTP validators of the last response of which no item was deferred. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Time of the last successful fetch, ISO 8601; null before the first. */
  readonly lastGood: string | null;
  /** Consecutive failures. */
  readonly failures: number;
  /** Consecutive responses of 410 Gone. */
  readonly gone: number;
  /** Message of the last failure. */
  readonly reason: string | null;
  /** The server's Retry-After as a time, ISO 8601. */
  readonly retryAt: string | null;
  /** Number of items in the last response, and how many of them had a date. */
  readonly items: number;
  readonly dated: number;
  /** The newest date of an item. */
  readonly newest: Moment | null;
  /** Typical number of days between two items; null when unknown. */
  readonly rhythm: number | null;
  /** Day of the last attempt. */
  readonly lastTried: Day | null;
  /** True once a response had items: the items of the first one may be a backlog. */
  readonly begun: boolean;
  /** Day of the last new item. */
  readonly lastNew: Day | null;
  /** The status that the last edition reported for it. */
  readonly told: 'well' | 'broken' | 'silent';
}

/** The properties that all items of one source share. */
export interface Origin {
  /** The source's location. */
  readonly source: string;
  /** Name of the source in reports. */
  readonly name: string;
  /** Address of the feed that lists the item; null for front pages and single pages. */
  readonly feed: string | null;
  /** The outlet, if the user configured its name. */
  readonly outlet: string | null;
  /** The outlet to assume when neither the item nor its page names one. */
  readonly title: string | null;
  readonly topic: string | null;
  readonly language: string | null;
  /** When to fetch the page behind an item; `teaser`: only if the item has no complete article. */
  readonly pages: 'always' | 'teaser' | 'never';
  /** On the first run: items published before this day are not new. */
  readonly notBefore: Day | null;
}

/** A page that was fetched, with its final address. */
export interface FetchedPage {
  readonly html: string;
  readonly url: string;
}

/** An entry of a source: a decoded file, an entry of a feed, a page or a link to one. */
export interface Item {
  /** For a file a hash of its content, else the address: the same item from two sources has one id. */
  readonly id: string;
  /** Further keys by which the item is recognised: the feed's own id, a hash of its text. */
  readonly keys: readonly string[];
  /** Hash of a feed entry's title and text; changes when the entry is edited. Null for other forms. */
  readonly version: string | null;
  /** The id of the printed article that this item is a changed version of. */
  readonly replaces: string | null;
  /** The file's path inside its source, separated by `/`, or the address. The same path with another id is an update. */
  readonly path: string;
  readonly form: 'html' | 'text' | 'markdown' | 'entry' | 'mail';
  /** For an `entry` the HTML that the feed gives (may be empty); for a `mail` the path of the file, which is parsed later. */
  readonly content: string;
  /** Metadata from the container (a mail's headers, a feed), which page markup does not have. */
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  /** The host that the container names together with the outlet: of a feed's `source` element, of a mail's sender. */
  readonly site: string | null;
  /** What the container files it under: a feed's categories, the folders of a file. Absent where it says nothing. */
  readonly categories?: readonly string[];
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly url: string | null;
  readonly image: string | null;
  /** For an `entry`: the feed has the text in its field for complete articles, with a shorter summary beside it or none. */
  readonly whole: boolean;
  /** Null for files. */
  readonly origin: Origin | null;
  /** The page at `url`, once it was fetched. */
  readonly page: FetchedPage | null;
}
