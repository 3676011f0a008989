/**
 * The nouns follow an article's way: Item (source.ts) -> Article -> Story, Topic (story.ts) -> Summary (summary.ts) -> Digest
 * (digest.ts) -> Email (email.ts). Every field is read-only.
 */

/** A half-open range of UTF-16 indices into `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A calendar day, `YYYY-MM-DD`, in the edition's time zone. */
export type Day = string;

/**
 * A point in time with the precision that its source gives: `2023-06-19T19:19:00+05:30`, `2023-03-26T19:46:00` (no zone given) or
 * `2023-03-26` (no time given). Nothing is added.
 */
export type Moment = string;

/** The genre of an article; only reports and live pages report events. */
export type ArticleKind = 'report' | 'live' | 'opinion' | 'listicle' | 'promotion' | 'horoscope' | 'quiz';

/** What a section of a newspaper is about. */
export type Section =
  | 'world'
  | 'politics'
  | 'business'
  | 'technology'
  | 'science'
  | 'health'
  | 'culture'
  | 'sport'
  | 'local';

/** An item with its text. Paragraphs are separated by one blank line in `text`; all offsets point into it. */
export interface Article {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** The news agency that the page credits. */
  readonly agency: string | null;
  readonly outlet: string | null;
  /**
   * Hash of the address of the feed that lists it: all items of a feed count as one independent source, whatever outlets they name. Null
   * for files, pages and known aggregators.
   */
  readonly feed?: string | null;
  /**
   * The host that answers for the article: of the page, of the sender, of the source that a known aggregator names. Null where the user
   * configured the outlet's name; absent where it is the host of `url`, and in articles written by older versions.
   */
  readonly site?: string | null;
  /** The host to print beside the outlet's name, where that name is only a feed item's claim. */
  readonly host?: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  /** BCP 47 primary subtag, `und` when unknown. */
  readonly language: string;
  readonly url: string | null;
  readonly image: string | null;
  readonly kind: ArticleKind;
  /** The rule that assigned `kind`; null for a report. */
  readonly kindRule: string | null;
  /** True if only the beginning of the text is known: a feed's teaser whose page could not be fetched. */
  readonly teaser: boolean;
  /** The configured topic of its source. */
  readonly topic: string | null;
  /** What its feed files it under, as written; absent where it says nothing, and in articles written by older versions. */
  readonly categories?: readonly string[];
  readonly text: string;
  /** The id of the article that this one replaces, if an earlier edition printed that. */
  readonly updates: string | null;
}

/** Why an item was skipped. No item is skipped without one. */
export interface Dropped {
  readonly id: string;
  readonly path: string;
  readonly reason: string;
  /** The source under which items with this reason are counted, since there may be hundreds; null to list this one by itself. */
  readonly countedFor: string | null;
}

/** An article's title as printed: possibly a part of it, or with other capitals. */
export interface Headline {
  /** The article's id. */
  readonly article: string;
  readonly text: string;
}

/**
 * A verbatim slice of one article: `text` is `Article.text.slice(start, end)`.
 *
 * @example { article: 'a1', start: 0, end: 28, text: 'The harbour bridge reopened.' }
 */
export interface Slice extends Span {
  /** The article's id. */
  readonly article: string;
  readonly text: string;
}
