import type { Story } from '../../model/story.ts';
import { oddsOfOpening } from '../../summarize/extractive/extractive.ts';

/** Log odds that a story says what happened; one of which that cannot be found out is printed. */
export function openingOddsOf(story: Story): number {
  try {
    return oddsOfOpening(story);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
