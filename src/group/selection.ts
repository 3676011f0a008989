import { compareText } from '../lib/text/text.ts';
import type { Story, Topic } from '../model/story.ts';
import { outletOf } from './stories/independence.ts';
import type { ConfiguredTopic } from './topics/configured-topics.ts';

/** The length of a digest. */
export interface DigestSize {
  /** Maximum number of stories shown in full. */
  readonly stories: number;
  /** Maximum number of further stories, one line each. */
  readonly lines: number;
}

/** The stories in full, those in one line, and those that exceed the length. */
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

/** A found topic may have this share of the stories in full, but always at least three. */
const topicShare = 0.4;
const topicMinimum = 3;

/** The same for stories led by one outlet; with only two outlets there is no limit. */
const outletShare = 0.35;
const outletMinimum = 3;
const fewOutlets = 2;

const unlimited = Number.POSITIVE_INFINITY;

interface RankedStory {
  readonly story: Story;
  readonly topic: Topic;
}

/**
 * Chooses the stories in full: by priority of the topic, then by weight, with limits per topic and outlet. The order of stories within
 * their topics is kept.
 */
export function select(topics: readonly Topic[], configured: readonly ConfiguredTopic[], size: DigestSize): Selection {
  const settings = new Map(configured.map((topic) => [topic.name, topic]));
  const ranked = rankedStories(topics, settings);
  const full = withinLimits(ranked, limitsFor(ranked, topics.length, settings, size), size);
  const others = ranked.filter(({ story }) => !full.has(story));
  return {
    topics: withStories(topics, (story) => full.has(story)),
    lines: others.slice(0, size.lines),
    left: others.slice(size.lines).map(({ story }) => story),
  };
}

type TopicSettings = ReadonlyMap<string, ConfiguredTopic>;

function rankedStories(topics: readonly Topic[], settings: TopicSettings): RankedStory[] {
  const priorityOf = ({ by, name }: Topic) => (by === 'user' ? (settings.get(name)?.priority ?? 0) : 0);
  return topics
    .flatMap((topic) => topic.stories.map((story) => ({ story, topic })))
    .sort(
      (a, b) =>
        priorityOf(b.topic) - priorityOf(a.topic) ||
        b.story.weight.total - a.story.weight.total ||
        compareText(a.story.id, b.story.id),
    );
}

interface SelectionLimits {
  readonly ofTopic: (topic: Topic) => number;
  readonly ofOutlet: number;
}

function limitsFor(
  ranked: readonly RankedStory[],
  topics: number,
  settings: TopicSettings,
  size: DigestSize,
): SelectionLimits {
  const outlets = new Set(ranked.map(({ story }) => leadOutlet(story)));
  const foundTopic = topics > 1 ? limitOf(topicShare, topicMinimum, size) : unlimited;
  return {
    ofOutlet: outlets.size > fewOutlets ? limitOf(outletShare, outletMinimum, size) : unlimited,
    ofTopic: ({ by, name }) => {
      if (by === 'rest') return unlimited;
      return (by === 'user' ? settings.get(name)?.cap : null) ?? foundTopic;
    },
  };
}

function withinLimits(ranked: readonly RankedStory[], limits: SelectionLimits, size: DigestSize): Set<Story> {
  const counts = new Map<Topic | string, number>();
  const countOf = (key: Topic | string) => counts.get(key) ?? 0;
  const full = new Set<Story>();
  for (const { story, topic } of ranked) {
    const outlet = leadOutlet(story);
    if (full.size >= size.stories) break;
    if (countOf(topic) >= limits.ofTopic(topic) || countOf(outlet) >= limits.ofOutlet) continue;
    full.add(story);
    counts.set(topic, countOf(topic) + 1).set(outlet, countOf(outlet) + 1);
  }
  return full;
}

/** A selection without some of its stories, and without topics that have no other. */
export function withoutStories({ topics, lines, left }: Selection, without: readonly Story[]): Selection {
  if (without.length === 0) return { topics, lines, left };
  const removed = new Set(without);
  return {
    topics: withStories(topics, (story) => !removed.has(story)),
    lines: lines.filter(({ story }) => !removed.has(story)),
    left,
  };
}

function withStories(topics: readonly Topic[], keep: (story: Story) => boolean): Topic[] {
  return topics
    .map((topic) => ({ ...topic, stories: topic.stories.filter(keep) }))
    .filter(({ stories }) => stories.length > 0);
}

function limitOf(share: number, minimum: number, { stories }: DigestSize): number {
  return Math.max(minimum, Math.ceil(share * stories));
}

function leadOutlet({ reports: [{ article }] }: Story): string {
  return outletOf(article);
}
