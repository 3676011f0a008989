import type { Outcome } from '../model/outcome.ts';
import type { Story } from '../model/story.ts';
import type { Summary } from '../model/summary.ts';

/** Whether a sentence says what neither earlier editions printed nor the articles behind them said. */
export type Novelty = (text: string) => boolean;

/** What every summarizer is told. */
export interface SummaryOptions {
  /** The edition's day: what lies after it is "ahead". */
  readonly day: string;
  /** At most so many sentences; null for as many as the words allow, which are then used up. */
  readonly sentences: number | null;
  /** At most so many key quotes and key dates. */
  readonly quotes: number;
  readonly dates: number;
  /** At most so many words in the sentences together; null for no bound. */
  readonly words: number | null;
}

/**
 * Story -> Summary. Whoever implements it may choose what to print, never what it says: every sentence, quote and date
 * is a slice of one of the story's articles, by offsets.
 */
export interface Summarizer {
  readonly kind: Summary['by'];
  summarize(story: Story, wish: SummaryOptions): Promise<Outcome<Summary>>;
}
