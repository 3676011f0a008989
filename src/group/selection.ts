import { compareText } from '../lib/text/text.ts';
import type { Story, Topic } from '../model/story.ts';
import { outletOf } from './stories/independence.ts';
import type { TopicWish } from './topics/configured-topics.ts';

/** How much a digest holds. */
export interface DigestSize {
  /** Stories told in full. */
  readonly stories: number;
  /** Stories in one line each, beside them. */
  readonly lines: number;
}

/** What is told in full, what in one line, and what there is no room for. */
export interface Selection {
  readonly topics: readonly Topic[];
  readonly lines: readonly TopicLine[];
  readonly left: readonly Story[];
}

/** A story in one line, with the topic that it belongs to. */
export interface TopicLine {
  readonly story: Story;
  readonly topic: Topic;
}

/** One found topic has at most this share of the stories told in full; but so many it may always have. */
const topicShare = 0.4;
const topicLeast = 3;

/** The same of one outlet's reports as leads; where there are but two outlets there is nothing to choose. */
const outletShare = 0.35;
const outletLeast = 3;
const fewOutlets = 2;

/**
 * Chooses what is told in full: the heaviest stories first (those of topics with a higher priority before), no topic and no
 * outlet beyond its share. The stories' order within their topics stays.
 */
export function select(topics: readonly Topic[], wishes: readonly TopicWish[], room: DigestSize): Selection {
  const wishOf = new Map(wishes.map((wish) => [wish.name, wish]));
  const share = topics.length > 1 ? atMost(topicShare, topicLeast, room) : Number.POSITIVE_INFINITY;
  const capOf = ({ by, name }: Topic) =>
    (by === 'user' ? wishOf.get(name)?.cap : null) ?? (by === 'rest' ? Number.POSITIVE_INFINITY : share);
  const priorityOf = ({ by, name }: Topic) => (by === 'user' ? (wishOf.get(name)?.priority ?? 0) : 0);
  const ranked = topics
    .flatMap((topic) => topic.stories.map((story) => ({ story, topic })))
    .sort(
      (a, b) =>
        priorityOf(b.topic) - priorityOf(a.topic) ||
        b.story.weight.total - a.story.weight.total ||
        compareText(a.story.id, b.story.id),
    );
  const outlets = new Set(ranked.map(({ story }) => leadOutlet(story)));
  const outletCap = outlets.size > fewOutlets ? atMost(outletShare, outletLeast, room) : Number.POSITIVE_INFINITY;
  const taken = new Map<Topic | string, number>();
  const count = (of: Topic | string) => taken.get(of) ?? 0;
  const told = new Set<Story>();
  for (const { story, topic } of ranked) {
    const outlet = leadOutlet(story);
    if (told.size >= room.stories || count(topic) >= capOf(topic) || count(outlet) >= outletCap) continue;
    told.add(story);
    taken.set(topic, count(topic) + 1).set(outlet, count(outlet) + 1);
  }
  const others = ranked.filter(({ story }) => !told.has(story));
  return {
    topics: topics
      .map((topic) => ({ ...topic, stories: topic.stories.filter((story) => told.has(story)) }))
      .filter(({ stories }) => stories.length > 0),
    lines: others.slice(0, room.lines),
    left: others.slice(room.lines).map(({ story }) => story),
  };
}

/** A selection without some of its stories, and without the topics of which none is left. */
export function withoutStories({ topics, lines, left }: Selection, without: readonly Story[]): Selection {
  if (without.length === 0) return { topics, lines, left };
  const gone = new Set(without);
  return {
    topics: topics
      .map((topic) => ({ ...topic, stories: topic.stories.filter((story) => !gone.has(story)) }))
      .filter(({ stories }) => stories.length > 0),
    lines: lines.filter(({ story }) => !gone.has(story)),
    left,
  };
}

function atMost(share: number, least: number, { stories }: DigestSize): number {
  return Math.max(least, Math.ceil(share * stories));
}

function leadOutlet({ reports: [{ article }] }: Story): string {
  return outletOf(article);
}
