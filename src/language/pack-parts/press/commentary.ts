/** The part of a language pack that tells how texts argue and how they report. */

/**
 * Something that is counted in a text, outside quotation marks, or looked for in its headline. Which way it speaks, and how
 * much, is learned (`annotate/press/commentary-weights.ts`; a change needs `tests/learn/comment.mjs`).
 *
 * @example { name: '“we” and “our”', words: new Set(['we', 'our', 'us']) }
 */
export interface CommentWitness {
  /** As it is printed when it decides: "first person", "attributed speech". */
  readonly name: string;
  /** Words in small letters, with a straight apostrophe. */
  readonly words?: ReadonlySet<string>;
  /** Global: every hit counts. */
  readonly phrases?: RegExp;
}

/** How comment is told from news in a language. Without it only headlines, addresses and openings tell. */
export interface CommentaryPack {
  /** Counted in the text. */
  readonly text: readonly CommentWitness[];
  /** Tried on the headline: each is there or not. */
  readonly title: readonly { readonly name: string; readonly pattern: RegExp }[];
  /** Words of comment, in small letters: looked for in the first and last lines. */
  readonly arguing: ReadonlySet<string>;
  /** Words that address the reader: many of them are advice. */
  readonly reader: ReadonlySet<string>;
  /** What says that a text is somebody's speech: "transcript". Tried on headline and beginning. */
  readonly spoken: RegExp;
  /** A line about the author, at the beginning or the end: "Ann Lee is a fellow at the Harbour Institute." Tried on paragraphs. */
  readonly contributor: RegExp;
}
