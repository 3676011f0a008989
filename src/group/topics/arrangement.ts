import { compareText } from '../../lib/text/text.ts';
import type { Story, Topic } from '../../model/story.ts';
import { isUndated } from '../rank.ts';
import type { ConfiguredTopic } from './configured-topics.ts';
import { leadId } from './ids.ts';

/** Topics in the order of the digest. */
export type Arrangement = (topics: readonly Topic[]) => Topic[];

/**
 * The order of topics: those of one section stand together, and a section comes where its heaviest story would come; what no section is sure
 * of stands after the sections, comment after that, and what has no date, which may be years old, last. Topics of the user with a higher
 * priority come first.
 */
export function arrangementFor(configured: readonly ConfiguredTopic[]): Arrangement {
  const priority = new Map(configured.map((topic) => [topic.name, topic.priority]));
  const priorityOf = ({ by, name }: Topic) => (by === 'user' ? (priority.get(name) ?? 0) : 0);
  return (topics) => {
    const groups = groupsOf(topics);
    const rank = (topic: Topic) => {
      const together = groups.get(groupOf(topic)) as readonly Topic[];
      const stories = together.flatMap((one) => one.stories);
      return [Number(stories.every(isUndated)), placeOf(topic), -priorityOf(topic), -heaviestOf(stories)] as const;
    };
    const ranks = new Map(topics.map((topic) => [topic, rank(topic)]));
    return [...topics].sort(
      (a, b) =>
        compareRanks(ranks.get(a) as readonly number[], ranks.get(b) as readonly number[]) ||
        compareText(groupOf(a), groupOf(b)) ||
        heaviestOf(b.stories) - heaviestOf(a.stories) ||
        compareText(a.id, b.id),
    );
  };
}

/** Topics that stand together share this key. */
function groupOf({ by, section, id }: Topic): string {
  return by === 'found' || by === 'section' ? (section ?? id) : id;
}

function groupsOf(topics: readonly Topic[]): Map<string, Topic[]> {
  const groups = new Map<string, Topic[]>();
  for (const topic of topics) groups.set(groupOf(topic), [...(groups.get(groupOf(topic)) ?? []), topic]);
  return groups;
}

function placeOf({ by, id }: Topic): number {
  return by === 'comment' ? 2 : Number(by === 'rest' && id !== leadId);
}

/** The weight of the heaviest story with a date, else of the heaviest. */
export function heaviestOf(stories: readonly Story[]): number {
  const dated = stories.filter((story) => !isUndated(story));
  return Math.max(...(dated.length > 0 ? dated : stories).map(({ weight }) => weight.total));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const first = a.findIndex((value, at) => value !== b[at]);
  return first < 0 ? 0 : a[first] - b[first];
}
