import type { Outcome } from '../model/outcome.ts';
import type { Story } from '../model/story.ts';
import type { Summary } from '../model/summary.ts';

/** Whether a sentence says something that neither earlier editions printed nor the articles behind them said. */
export type Novelty = (text: string) => boolean;

/**
 * What a summary is to contain.
 *
 * @example { day: '2026-11-22', sentences: 3, quotes: 3, dates: 4, words: null }
 */
export interface SummaryOptions {
  /** The edition's day, `YYYY-MM-DD`: later days are "ahead". */
  readonly day: string;
  /** Maximum number of sentences; null: as many as `words` allows, which are then used up. */
  readonly sentences: number | null;
  /** Maximum number of key quotes. */
  readonly quotes: number;
  /** Maximum number of key dates. */
  readonly dates: number;
  /** Maximum number of words in all sentences together; null: no limit. */
  readonly words: number | null;
}

/**
 * Story -> Summary. An implementation chooses what to print, never what it says: every sentence, quote and date is a slice
 * of one of the story's articles, by offsets.
 *
 * @example const { value, problems } = await extractive.summarize(story, options);
 */
export interface Summarizer {
  readonly kind: Summary['by'];
  summarize(story: Story, options: SummaryOptions): Promise<Outcome<Summary>>;
}
