import type { Section } from '../../../model/article.ts';

/**
 * What the words of a text say of its section: a linear model. A class's score is its bias plus the sum of its weights over the
 * terms of the text, each times log(1 + count), the counts scaled to a vector of length 1; `none` stands for what belongs to no section (crime,
 * accidents, weather).
 *
 * @example { classes: ['sport', 'none'], bias: [-3, 12], scale: 10, words: 'goalkeep 64 -20\nburglari -31 48' }
 */
export interface SectionWords {
  readonly classes: readonly (Section | 'none')[];
  readonly bias: readonly number[];
  /** Weights and biases are divided by this. */
  readonly scale: number;
  /** A line a term: the term, then its weight in each class, between blanks. */
  readonly words: string;
}
