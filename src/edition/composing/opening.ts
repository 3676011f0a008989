import type { Story } from '../../model/story.ts';
import { oddsOfOpening } from '../../summarize/extractive/extractive.ts';

/** Kept because a story is asked for more than once: for each kind of place, and to explain the one that it got. */
const known = new WeakMap<Story, number>();

/** Log odds that a story says what happened; one of which that cannot be found out is printed. */
export function openingOddsOf(story: Story): number {
  const odds = known.get(story) ?? computed(story);
  known.set(story, odds);
  return odds;
}

function computed(story: Story): number {
  try {
    return oddsOfOpening(story);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
