import type { Moment } from '../../model/article.ts';

/** A feed of any format: what its channel says, and what it lists. */
export interface Feed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly title: string | null;
  /** The page that the feed belongs to. */
  readonly link: string | null;
  readonly language: string | null;
  readonly items: readonly FeedItem[];
  /** What is wrong with it, for the feed's owner; it was read nevertheless. */
  readonly faults: readonly string[];
}

/** What a feed lists. Titles and names are plain text, `summary` and `content` HTML, addresses absolute where a base is known. */
export interface FeedItem {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly authors: readonly string[];
  /** What the feed files it under, at most ten. */
  readonly categories: readonly string[];
  readonly image: string | null;
  /** The outlet that it was taken over from (RSS `source`, Atom `source/title`). */
  readonly outlet: string | null;
  /** An address of that outlet: its site or its feed. */
  readonly outletUrl: string | null;
}

/** Why bytes are no feed, in words that follow "the answer". `page`: they are an HTML page. */
export class NoFeed extends Error {
  readonly page: boolean;

  constructor(message: string, page = false) {
    super(message);
    this.page = page;
  }
}
