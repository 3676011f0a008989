import type { Moment } from '../model/article.ts';

/** What a reader makes of one page or scrape, before it becomes an Article. */
export interface PageReading {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly agency: string | null;
  readonly outlet: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly declaredLanguage: string | null;
  readonly url: string | null;
  readonly image: string | null;
  readonly opinion: boolean;
  /** The page says that its text is not free to read. */
  readonly paid: boolean;
  /** The page says that it is about a video. */
  readonly video: boolean;
  /** How many of its blocks are nothing but a link with the length of a headline. */
  readonly links: number;
  /** How many paragraphs stand under a headline that is a link of its own. */
  readonly teasers: number;
  readonly paragraphs: readonly string[];
  /** Which rule gave each value: `title: 'og:title'`. */
  readonly from: Readonly<Record<string, string>>;
  /** What was excluded from the body, and by which rule. */
  readonly removed: readonly Removed[];
}

/**
 * A text that is not the story's.
 *
 * @example { rule: 'newsletter', text: 'Sign up for our letter' }
 */
export interface Removed {
  readonly rule: string;
  readonly text: string;
}

/** A value competing for a field: the first of a list that holds one wins, and its name is kept. */
export interface FieldCandidate<T> {
  readonly from: string;
  readonly value: T | null | undefined;
}

/** The first candidate with a value, and which it was. */
export function firstOf<T>(candidates: readonly FieldCandidate<T>[]): { value: T; from: string } | null {
  for (const { from, value } of candidates) {
    if (value !== null && value !== undefined && value !== '') return { value, from };
  }
  return null;
}
