import type { Selection } from '../../group/selection.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import type { Accounts, Outcome } from '../../model/outcome.ts';

/** Counts of what left the run before the selection. */
interface ItemCounts {
  readonly collected: number;
  readonly held: number;
  readonly dropped: number;
}

/** Counts what became of every item. That the counts add up is an invariant (src/README.md); where they do not, that is a problem of the day. */
export function accountsOf({ collected, held, dropped }: ItemCounts, { topics, lines }: Selection): Outcome<Accounts> {
  const full = topics.flatMap((topic) => topic.stories);
  const stories = [...full, ...lines.map(({ story }) => story)];
  const articles = stories.reduce((sum, story) => sum + articlesOf(story).length, 0);
  // Of a story in one line only the lead's title is printed.
  const printed = full.reduce((sum, story) => sum + story.reports.length, 0) + lines.length;
  const grouped = articles - printed;
  const value = { collected, printed, grouped, held, dropped };
  const sum = printed + grouped + held + dropped;
  if (collected === sum) return { value, problems: [] };
  const message = `${collected} items were collected, and ${sum} are accounted for (${printed} printed, ${grouped} grouped, ${held} held, ${dropped} dropped): please report it`;
  return { value, problems: [{ stage: 'collect', about: 'the accounts', message }] };
}
