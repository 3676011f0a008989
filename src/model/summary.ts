import type { Article, Headline, Moment, Slice, Span } from './article.ts';

/**
 * A quotation with its speaker. `text` is the pieces joined by a space; pieces exclude the quote marks.
 *
 * @example of “We open,” said Ilse Varga, “on Monday.”: { text: 'We open, on Monday.', pieces: two spans, speaker: 'Ilse Varga',
 *   cue: 'said', partial: false, … }
 */
export interface Quote extends Span {
  readonly text: string;
  readonly pieces: readonly Span[];
  /** The fullest name in the article, or null when unsure. */
  readonly speaker: string | null;
  readonly speakerStart: number | null;
  readonly speakerEnd: number | null;
  readonly role: string | null;
  readonly roleStart: number | null;
  readonly roleEnd: number | null;
  /** The words of attribution: `said`, `according to`. */
  readonly cue: string | null;
  /** Only a few quoted words inside a sentence: never a key quote. */
  readonly partial: boolean;
}

export type Precision = 'day' | 'week' | 'month' | 'quarter' | 'season' | 'year' | 'decade' | 'other';

/** A day (or month, year …, with that precision) that a text mentions. `value` is in TIMEX3 form: `2023-06-19`, `2023-Q2`. */
export interface DateMention extends Span {
  readonly text: string;
  readonly value: string;
  readonly precision: Precision;
}

/** A date to print, with the sentence that mentions it. */
export interface KeyDate {
  readonly value: string;
  readonly precision: Precision;
  readonly mention: Slice;
  readonly sentence: Slice;
  /** The part of the sentence that says what happened then; the whole sentence if it is short. */
  readonly clause: Slice;
  /** Sentences of other articles of the story that say the same about that day. */
  readonly alsoIn: readonly Slice[];
}

/** A quote to print: the article that it is from, and the others that carry the same words. */
export interface KeyQuote extends Quote {
  readonly article: string;
  readonly alsoIn: readonly { readonly article: string; readonly pieces: readonly Span[] }[];
}

/** Differing figures for the same thing, each with its sentence, oldest first. */
export interface Disagreement {
  readonly claims: readonly { readonly figure: Slice; readonly sentence: Slice; readonly published: Moment | null }[];
}

/** A slice that an edition printed of an article that was changed later, and the text that replaced it. */
export interface Correction {
  readonly edition: string;
  readonly was: Slice;
  /** Null when the changed article has no similar sentence. */
  readonly now: Slice | null;
  /** The article as printed, and as it is now. */
  readonly before: Article;
  readonly after: Article;
}

/** The summary of one story: a few sentences, quotes and key dates, all of them slices of its articles. */
export interface Summary {
  /** The summarizer. */
  readonly by: 'extractive';
  readonly headline: Headline;
  readonly sentences: readonly Slice[];
  readonly quotes: readonly KeyQuote[];
  readonly dates: readonly KeyDate[];
  /** Days after the edition's own that the story's articles mention. */
  readonly ahead: readonly KeyDate[];
  readonly figures: readonly Disagreement[];
}
