import type { ReadSoFar } from './coherence.ts';
import { contextFeaturesOf, type NewsReport, ownFeaturesOf } from './news-features.ts';
import { newsWeights } from './news-weights.ts';
import type { SentenceCandidate } from './sentence-features.ts';

/**
 * What a careful reader would say of a sentence, by two linear models (logistic regression) taught on sentences that were read one by one
 * (`tests/learn/news.mjs`).
 */
export interface SentenceOdds {
  /** Log odds that it says what happened, and can be read alone under the headline. */
  opening(): number;
  /** Log odds that it adds news to what was printed, and can be understood after it. */
  further(read: ReadSoFar): number;
}

/** The odds of one sentence; what it shows by itself is computed once. */
export function oddsOf(candidate: SentenceCandidate, report: NewsReport, headline: string): SentenceOdds {
  const own = ownFeaturesOf(candidate, report);
  return {
    opening: () =>
      weighed([...own, ...contextFeaturesOf(candidate, report, { headline, sentences: [] })], newsWeights.opening),
    further: (read) => weighed([...own, ...contextFeaturesOf(candidate, report, read)], newsWeights.further),
  };
}

/** What features are worth by a linear model, in log odds; its last weight is the constant. */
export function weighed(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * weights[at], weights[values.length]);
}
