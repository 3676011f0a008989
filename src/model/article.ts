/**
 * The nouns, in the order in which an article meets them. This file imports nothing; every field is read-only, and
 * a noun is refined by name from stage to stage (Item -> Article -> Story -> Topic -> Digest -> Email).
 */

/** A half-open range of UTF-16 indices into `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A calendar day, `YYYY-MM-DD`, in the edition's time zone. */
export type Day = string;

/**
 * A moment as its source gives it: `2023-06-19T19:19:00+05:30`, `2023-03-26T19:46:00` (no zone given) or
 * `2023-03-26` (no clock given). Nothing is added that the page does not say.
 */
export type Moment = string;

/** What went wrong without stopping the day. */
export interface Problem {
  readonly stage: 'collect' | 'extract' | 'group' | 'summarize' | 'render' | 'deliver';
  /** What it is about: a file, a source, a story. */
  readonly about: string;
  readonly message: string;
}

/** What a stage that touches the world returns: what worked, and what did not. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Where to look. */
export interface Source {
  /** `site`: an address of which it is not said what stands there; it is tried as a feed, then for feeds that it names. */
  readonly kind: 'folder' | 'site' | 'feed' | 'links' | 'page' | 'opml';
  /** The folder, file or address as the user wrote it; also its identity. */
  readonly location: string;
  /** What the user calls it; null for what it calls itself. */
  readonly name: string | null;
  /** The user's topic that all its articles go under. */
  readonly topic: string | null;
  /** Whether the pages of its items are read; null where the feed gives but a teaser. */
  readonly fullText: boolean | null;
  /** BCP 47; null to find out. */
  readonly language: string | null;
  /** Sent with requests to its own host. */
  readonly headers: Readonly<Record<string, string>>;
  /** Items a run, at most. */
  readonly limit: number;
  /** How many days back its first reading goes. */
  readonly since: number;
}

/** What is remembered of a source between runs. */
export interface SourceState {
  /** What it turned out to be. */
  readonly kind: 'feed' | 'links' | 'page';
  /** Where it is read: found on the page that the user named, or moved for good. */
  readonly url: string;
  readonly title: string | null;
  /** Validators of the last answer of which nothing was held back. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was read well for the last time, ISO 8601; null when it never was. */
  readonly lastGood: string | null;
  readonly failures: number;
  /** How often in a row it was gone for good (410). */
  readonly gone: number;
  readonly reason: string | null;
  /** When the server wants to be asked again, ISO 8601. */
  readonly retryAt: string | null;
  /** Items that it listed last, and how many of them had a date. */
  readonly items: number;
  readonly dated: number;
  readonly newest: Moment | null;
  /** Days between two of its items, usually; null when that cannot be told. */
  readonly rhythm: number | null;
  /** The day on which it was last asked. */
  readonly lastTried: Day | null;
  /** Whether a reading had items: what its first one finds may be a backlog. */
  readonly begun: boolean;
  /** The day on which it last had something new. */
  readonly lastNew: Day | null;
  /** What readers were told of it last. */
  readonly told: 'well' | 'broken' | 'silent';
}

/** What a source says of all its items. */
export interface Origin {
  /** The source's location. */
  readonly source: string;
  /** What the source is called in reports. */
  readonly name: string;
  /** The address of the feed that lists it; null of front pages and pages. */
  readonly feed: string | null;
  /** The outlet, when the user named it. */
  readonly outlet: string | null;
  /** The outlet where neither item nor page names one. */
  readonly title: string | null;
  readonly topic: string | null;
  readonly language: string | null;
  /** Whether the page behind an item is read; `teaser`: where the item holds no whole article. */
  readonly pages: 'always' | 'teaser' | 'never';
  /** At the first reading: what was published before this day is not new. */
  readonly notBefore: Day | null;
}

/** A page that was fetched. */
export interface Page {
  readonly html: string;
  readonly url: string;
}

/** What a source lists: one file, decoded; an entry of a feed; a page or a link to one. */
export interface Item {
  /** Identity: of a file its content, of what has an address the address, so that it is one item whoever lists it. */
  readonly id: string;
  /** What else it is known by: a feed's own id, its words. */
  readonly keys: readonly string[];
  /** Of an entry: the key that is another when its words are. */
  readonly version: string | null;
  /** The id of the printed article that this is a changed version of. */
  readonly replaces: string | null;
  /** The file's path inside its source, with `/`, or the address. The same path with another id is an update. */
  readonly path: string;
  readonly form: 'html' | 'text' | 'markdown' | 'entry' | 'mail';
  /** Of an `entry` the HTML that the feed gives, which may be nothing; of a `mail`, which is not taken apart yet, the file that it lies in. */
  readonly content: string;
  /** What the container (a mail's headers, a feed) says, which no page markup can. */
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  /** The host that the container gives with the outlet's name: of a feed's `source`, of a mail's sender. */
  readonly site: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly url: string | null;
  readonly image: string | null;
  /** Of an `entry`: the feed has its text in the field for whole texts, beside a shorter summary or none. */
  readonly whole: boolean;
  /** Null for files. */
  readonly origin: Origin | null;
  /** The page behind the address, once it was fetched. */
  readonly page: Page | null;
}

/** What an article is; only reports and live pages tell events. */
export type ArticleKind = 'report' | 'live' | 'opinion' | 'listicle' | 'promotion' | 'horoscope' | 'quiz';

/** An item whose text we hold. Paragraphs are separated by one blank line in `text`; all offsets point into it. */
export interface Article {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** The news agency whose report it is, when the page credits one. */
  readonly agency: string | null;
  readonly outlet: string | null;
  /** The feed that lists it, as a hash: one voice, whatever its items are called. Null of files, pages and known aggregators. */
  readonly feed?: string | null;
  /**
   * The host that answers for it: of the page that was read, of the sender, of the source that a known aggregator names. Null where the
   * user named the outlet; absent where it is that of `url`, and in articles of older versions.
   */
  readonly site?: string | null;
  /** The host to print beside the outlet's name: a feed's item claims a name that is not the feed's own. */
  readonly host?: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  /** BCP 47 primary subtag, `und` when unknown. */
  readonly language: string;
  readonly url: string | null;
  readonly image: string | null;
  readonly kind: ArticleKind;
  /** The rule that made it anything but a report; null of a report. */
  readonly kindRule: string | null;
  /** True where only the beginning is held: the feed's few lines, of a page that could not be had. */
  readonly teaser: boolean;
  /** The user's topic that its source is filed under. */
  readonly topic: string | null;
  readonly text: string;
  /** Set when this file replaces one that an earlier edition reported. */
  readonly updates: string | null;
}

/** Why an item was left out. Nothing is left out without one of these. */
export interface Dropped {
  readonly id: string;
  readonly path: string;
  readonly reason: string;
  /** The source under whose name it is counted, where there may be hundreds of its like; null to name it by itself. */
  readonly countedFor: string | null;
}

/** An article, and the near-copies of it that other outlets carry. */
export interface Report {
  readonly article: Article;
  readonly copies: readonly Article[];
}

/** Articles about one event, the lead first. Its id lives across days. */
export interface Story {
  readonly id: string;
  readonly reports: readonly Report[];
  /** What earlier editions told of it; null when it is new. */
  readonly past: PastStory | null;
  /** How many outlets carry it, and how many of them speak for themselves: publishers and agencies count once. */
  readonly voices: Voices;
  readonly weight: Weight;
}

export interface Voices {
  readonly outlets: number;
  readonly independent: number;
}

/** Why a story stands where it stands; `total` is the sum of the parts. */
export interface Weight {
  /** Independent voices, and outlets that only carry them. */
  readonly voices: number;
  readonly recency: number;
  readonly substance: number;
  /** What today's reports say that earlier ones did not; most of a new story. */
  readonly novelty: number;
  /** The user watches for it. */
  readonly interest: number;
  readonly total: number;
}

/** A section of the digest: stories about one subject. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /** `user`: named in briefing.yaml; `found`: named from what its stories share; `rest`: stories that share nothing. */
  readonly by: 'user' | 'found' | 'rest';
  readonly stories: readonly Story[];
}

/** What one edition told of a story. */
export interface Telling {
  readonly edition: string;
  /** On the how manieth day the story was told then, and on which first. */
  readonly day: number;
  readonly since: Day;
  readonly headline: Headline;
  /** The topic under which it stood. */
  readonly topic: { readonly id: string; readonly name: string; readonly by: Topic['by'] };
  /** The slices that were printed of it; none where it was one line among others. */
  readonly printed: readonly Slice[];
}

/** A story that earlier editions told: what is needed to recognise its continuation, and to say only what is new. */
export interface PastStory {
  readonly id: string;
  /** Oldest first; never empty. */
  readonly tellings: readonly Telling[];
  readonly articles: readonly Article[];
  /** Those of them that the last telling came from: a story that goes on is known by its latest news. */
  readonly latest: readonly Article[];
}

/** An article's title as it is printed: a part of it, perhaps with other capitals. */
export interface Headline {
  readonly article: string;
  readonly text: string;
}

/** A verbatim slice of one article. */
export interface Slice extends Span {
  /** The article's id. */
  readonly article: string;
  readonly text: string;
}

/** A verbatim slice with its speaker. `text` is the pieces joined by a blank; pieces exclude the quote marks. */
export interface Quote extends Span {
  readonly text: string;
  readonly pieces: readonly Span[];
  /** The fullest name that the article gives, or null when unsure. */
  readonly speaker: string | null;
  readonly speakerStart: number | null;
  readonly speakerEnd: number | null;
  readonly role: string | null;
  readonly roleStart: number | null;
  readonly roleEnd: number | null;
  /** The words that attribute it: `said`, `according to`. */
  readonly cue: string | null;
  /** A few words lifted out of somebody's sentence: never a key quote. */
  readonly partial: boolean;
}

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'decade' | 'other';

/** A day (or month, year …, with that precision) that a text names. `value` is in TIMEX3 form. */
export interface DateMention extends Span {
  readonly text: string;
  readonly value: string;
  readonly precision: Precision;
}

/** A date worth printing, with the sentence it comes from. */
export interface KeyDate {
  readonly value: string;
  readonly precision: Precision;
  readonly mention: Slice;
  readonly sentence: Slice;
  /** The part of the sentence that says what happened then; the whole sentence where it is short. */
  readonly clause: Slice;
  /** Where other articles of the story tell the same of that day. */
  readonly alsoIn: readonly Slice[];
}

/** A quote as a digest prints it: which article it is from, and which others carry its words. */
export interface KeyQuote extends Quote {
  readonly article: string;
  readonly alsoIn: readonly { readonly article: string; readonly pieces: readonly Span[] }[];
}

/** Figures for one thing that differ, each with its sentence, oldest first. */
export interface Disagreement {
  readonly claims: readonly { readonly figure: Slice; readonly sentence: Slice; readonly published: Moment | null }[];
}

/** What an edition printed of an article that was changed since, and what stands there now. */
export interface Correction {
  readonly edition: string;
  readonly was: Slice;
  readonly now: Slice | null;
  /** The article as it was printed, and as it is now. */
  readonly before: Article;
  readonly after: Article;
}

/** The few sentences that tell a story, its quotes, its key dates. */
export interface Summary {
  readonly by: 'extractive';
  readonly headline: Headline;
  readonly sentences: readonly Slice[];
  readonly quotes: readonly KeyQuote[];
  readonly dates: readonly KeyDate[];
  /** Days after the edition's own that the story's articles name. */
  readonly ahead: readonly KeyDate[];
  readonly figures: readonly Disagreement[];
}

/** A picture inside a mail, which its HTML shows as `cid:<id>`. */
export interface Picture {
  readonly id: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly base64: string;
}

/** One rendered digest. */
export interface Email {
  readonly subject: string;
  readonly preheader: string;
  /** At most 100,000 bytes: what is longer is cut by Gmail. */
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly Picture[];
  /** The whole edition as a page that opens without a server. */
  readonly web: string;
}

/** The accounting identity: collected = printed + grouped + held + dropped. */
export interface Accounts {
  /** Files and entries that the sources listed and that no earlier run had dealt with. */
  readonly collected: number;
  /** Articles printed under their own title. */
  readonly printed: number;
  /** Near-copies, a line each under the article that they repeat; of stories in one line all but the lead. */
  readonly grouped: number;
  readonly held: number;
  readonly dropped: number;
}
