import type { ArticleKind } from '../../model/article.ts';

/**
 * What shows that an article is not a report. Only what a headline, an address or an opening states outright counts
 * ("12 dead" opens no list, "students quiz minister" is no quiz).
 *
 * @example { kind: 'quiz', name: 'a headline of a quiz or puzzle', language: null, title: [/\btest your knowledge\b/i] }
 */
export interface GenreRule {
  readonly kind: ArticleKind;
  readonly name: string;
  /** The only language whose titles and openings are tried; null: the words belong to several, or to no other. */
  readonly language: string | null;
  readonly title?: readonly RegExp[];
  /** Tried on the path of the address. */
  readonly address?: RegExp;
  /** Tried on the first paragraphs. */
  readonly opening?: readonly RegExp[];
  /** Tried on the last paragraphs. */
  readonly closing?: readonly RegExp[];
  /** Tried on the outlet's name. */
  readonly outlet?: RegExp;
}

/** "Opinion: ", "LIVE | ", "Comment - ". */
export const separator = '\\s*(?:[:|]|\\s[–—-]\\s)';
