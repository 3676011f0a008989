import type { Article, Day, Dropped } from '../model/article.ts';
import type { MailPlan } from '../model/delivery.ts';
import type { SourceState } from '../model/source.ts';
import type { Coverage, PastStory, Story } from '../model/story.ts';

/** The fact that a backup was put back, and what lies in `digests/` not looked through since. */
export const restoredFact = 'restored';

/** What became of an item in an earlier run. */
export interface KnownItem {
  readonly id: string;
  readonly path: string;
  /** The edition that printed it; null when it was dropped. */
  readonly edition: string | null;
  readonly reason: string | null;
  /** The day of the run that left it out; null when it was printed, or not noted. */
  readonly day: Day | null;
}

/** An edition that was handed over. */
export interface EditionRecord {
  readonly edition: string;
  readonly day: Day;
  readonly headline: string;
  readonly stories: number;
  readonly articles: number;
  /** The name of the subscribers' list; '' where there is but one. */
  readonly list: string;
}

/** What a run has learned besides its edition. */
export interface Lesson {
  /** The day of the run. */
  readonly day: Day;
  /** Items that gave no article, or none that was printed. */
  readonly dropped: readonly Dropped[];
  /** What else the items are known by, by their ids. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly sources: ReadonlyMap<string, SourceState>;
  /** Ids of items that could not be dealt with and are tried again: each counts as one attempt more. */
  readonly deferred: readonly string[];
}

/** A story as an edition covered it, and why it is one story. */
export interface CoveredStory {
  readonly story: Story;
  readonly coverage: Coverage;
  readonly why: readonly string[];
}

/** Why something is as it is: lines to read, of one edition. */
export interface Explanation {
  readonly id: string;
  readonly edition: string;
  readonly lines: readonly string[];
}

/** What became of one article, with the text where an edition printed it. */
export interface ItemRecord extends KnownItem {
  readonly story: string | null;
  readonly article: Article | null;
}

/** What is remembered once a digest was handed over: in one transaction, all of it or nothing. */
export interface Handover extends Lesson {
  readonly record: EditionRecord;
  readonly stories: readonly CoveredStory[];
  /** Why each topic holds together, by its id. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** Editions that this one replaces: they are forgotten in the same transaction. */
  readonly replaces: readonly string[];
  /** Its mails, which are planned in the same transaction; none where it is only saved. */
  readonly plans: readonly MailPlan[];
  /** The moment, for the ledger. */
  readonly at: number;
}

/** An edition as its folder describes it. */
export interface Adopted {
  readonly record: EditionRecord;
  readonly articles: readonly { readonly article: Article; readonly story: string }[];
}

/** The list whose store knows and remembers for all lists. */
export const allLists = '*';

/**
 * What is remembered between runs, of one list of subscribers or of all (`allLists`): a store of one list knows what its own editions dealt with, and
 * what was remembered for all. Every adapter passes the same contract suite (tests/store/contract.ts).
 */
export interface Store {
  readonly kind: 'sqlite';
  /** The items that an earlier run dealt with, under those of these ids and keys that they are known by. */
  known(keys: readonly string[]): Promise<Map<string, KnownItem>>;
  /** For each path that an earlier edition printed from: the id that it printed last. */
  printedFrom(paths: readonly string[]): Promise<Map<string, string>>;
  /** The stories covered by editions of days from `since` up to and without `before`, with their articles. */
  pastStories(since: Day, before: Day): Promise<PastStory[]>;
  /** All editions, oldest first. */
  editions(): Promise<EditionRecord[]>;
  handOver(handover: Handover): Promise<void>;
  /** True until `adopt` was called: nothing was ever remembered here, or a backup was put back since. */
  isNew(): Promise<boolean>;
  /** Takes in editions that were handed over and are not remembered. */
  adopt(editions: readonly Adopted[]): Promise<void>;
  /** Editions that were taken in from their folders: it is unknown to whom they were sent. */
  adopted(): Promise<string[]>;
  /** Forgets an edition that nobody gets. Its articles count as skipped for this reason, or are free again: not known, and listed by `freed`. Gives how many they are. */
  withdraw(edition: string, reason: string, frees?: boolean): Promise<number>;
  /** Articles of editions that were discarded, and that no run has dealt with since. */
  freed(): Promise<Article[]>;
  /** Articles of an edition that it does not cover any more count as skipped. */
  leaveOut(edition: string, ids: readonly string[], reason: string): Promise<void>;
  /** Remembers what a run has learned when there was no edition to go with it. */
  remember(lesson: Lesson): Promise<void>;
  /** How often each item was deferred, by its id, since it was collected first. */
  attempts(): Promise<Map<string, number>>;
  /** What is remembered of sources, by their locations. */
  sources(): Promise<Map<string, SourceState>>;
  /** The articles of an edition as they were printed. */
  articlesOf(edition: string): Promise<Article[]>;
  /** What an edition printed of its stories, by their ids. */
  coverageOf(edition: string): Promise<Map<string, Coverage>>;
  /** What editions noted of a story or a topic, by its id or by the beginning of one, oldest first. */
  explain(kind: 'story' | 'topic', id: string): Promise<Explanation[]>;
  /** What became of an item, by its path, its id or the beginning of one; several where more than one begin so. */
  itemsLike(name: string): Promise<ItemRecord[]>;
  close(): Promise<void>;
}
