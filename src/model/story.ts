import type { Article, Day, Headline, Slice } from './article.ts';

/** An article with its near-copies from other outlets. */
export interface Report {
  readonly article: Article;
  readonly copies: readonly Article[];
}

/** Articles about one event, the lead first. Its id is kept across days. */
export interface Story {
  readonly id: string;
  readonly reports: readonly Report[];
  /** What earlier editions printed of it; null when it is new. */
  readonly past: PastStory | null;
  readonly sourceCounts: SourceCounts;
  readonly weight: Weight;
  /** The user's watch words that its articles are about, in the order of the settings. */
  readonly watch: readonly string[];
}

/** How many outlets carry a story, and how many of them are independent sources: a publisher or an agency counts once. */
export interface SourceCounts {
  readonly outlets: number;
  readonly independent: number;
}

/** The rank of a story by parts; `total` is their sum. */
export interface Weight {
  /** Independent sources, and outlets that only carry their reports. */
  readonly voices: number;
  /** How much it bears on many people and tells news; below 0 for features and comment, 0 in editions of older versions. */
  readonly consequence: number;
  readonly recency: number;
  readonly substance: number;
  /** How little today's reports resemble those of earlier editions; highest for a new story. */
  readonly novelty: number;
  /** Whether the story has one of the user's watch words. */
  readonly interest: number;
  readonly total: number;
}

/**
 * Stories that stand together in the digest.
 *
 * @example { id: 'oskarfjord-bridge-repair', name: 'Oskarfjord bridge repair', by: 'found', section: 'Local', stories: [ … ] }
 */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /**
   * `user`: configured in briefing.yaml; `section`: a part of the news that every reader knows; `found`: named after the subject that its
   * stories share; `comment`: opinion; `rest`: reports that no section is sure of.
   */
  readonly by: 'user' | 'section' | 'found' | 'comment' | 'rest';
  /** The printed name of the section that a found topic stands in, or that a section is; null for the others. */
  readonly section: string | null;
  readonly stories: readonly Story[];
}

/** What one edition printed of a story. */
export interface Coverage {
  readonly edition: string;
  /** Day number of the story in that edition (1 = the first), and the date it was first reported. */
  readonly day: number;
  readonly since: Day;
  readonly headline: Headline;
  /** The topic that it stood under. */
  readonly topic: { readonly id: string; readonly name: string; readonly by: Topic['by'] };
  /** The printed slices; empty where the story was printed in one line. */
  readonly printed: readonly Slice[];
}

/** A story of earlier editions: enough to recognise its continuation and to print only what is new. */
export interface PastStory {
  readonly id: string;
  /** Oldest first; never empty. */
  readonly coverage: readonly Coverage[];
  readonly articles: readonly Article[];
  /** The articles of the latest edition that printed it: a continuation is recognised by the latest reports. */
  readonly latest: readonly Article[];
}
