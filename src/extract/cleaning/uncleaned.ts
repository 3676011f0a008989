/** What is cleaned, and what is known of it. */
export interface Uncleaned {
  readonly title: string;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly language: string;
  readonly paragraphs: readonly string[];
}

/** A paragraph and where it stands, for rules that need it. */
export interface Place {
  /** How many paragraphs of the article stand before it. */
  readonly before: number;
  /** How many paragraphs follow, of whatever kind. */
  readonly after: number;
  /** The paragraph that follows; empty after the last. */
  readonly next: string;
}

/** What rules about a whole paragraph may ask. */
export interface Around {
  readonly place: Place;
  readonly text: Uncleaned;
  /** All paragraphs, a line each. */
  readonly whole: string;
  /** The paragraph before was about the author. */
  readonly closing: boolean;
  /** The paragraph before was the heading of a list of other stories, or one of them. */
  readonly listing: boolean;
}
