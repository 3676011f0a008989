import { countOutlets } from '../../group/stories/independence.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Subscriber } from '../../model/delivery.ts';
import { type Digest, type DigestLine, type DigestStory, minutesToRead } from '../../model/digest.ts';

/** Whether a subscriber wants a story, printed in full or in a line, under the given topic, and in the given section. */
type SubscriberSelection = (story: DigestStory | DigestLine, topic: string, section: string | null) => boolean;

/** The part of a digest that a subscriber asked for: their topics, in their language. Null where there is nothing; never an empty mail. */
export function excerptFor(
  digest: Digest,
  { topics, language }: Pick<Subscriber, 'topics' | 'language'>,
): Digest | null {
  if (topics.length === 0 && language === null) return digest;
  const asked = topics.map((topic) => ` ${foldKey(topic)} `);
  // Found topics are called now this, now that: a topic is asked for by its name or by whole words of it.
  const named = (topic: string) => asked.some((words) => ` ${foldKey(topic)} `.includes(words));
  const languages = new Map(digest.sources.map(({ article, language: of }) => [article, of]));
  return excerpt(digest, (story, topic, section) => {
    const spoken = languages.get(story.headline.article);
    return (asked.length === 0 || named(topic) || named(section ?? '')) && (language === null || spoken === language);
  });
}

/**
 * A digest of some stories of another: whole in itself, with the sources that these stories have, renumbered from 1. Null where no
 * story would be printed in full.
 */
export function excerpt(digest: Digest, wanted: SubscriberSelection): Digest | null {
  const topics = digest.topics
    .map((topic) => ({ ...topic, stories: topic.stories.filter((story) => wanted(story, topic.name, topic.section)) }))
    .filter(({ stories }) => stories.length > 0);
  if (topics.length === 0) return null;
  const also = digest.also.filter((line) => wanted(line, line.topic, line.section));
  const stories = topics.flatMap((topic) => topic.stories);
  const cited = new Set([...stories, ...also].flatMap(({ sources }) => sources));
  const kept = digest.sources.filter(({ number }) => cited.has(number));
  const numberOf = new Map(kept.map(({ number }, at) => [number, at + 1]));
  const renumbered = (numbers: readonly number[]) => numbers.map((number) => numberOf.get(number) as number);
  const articles = new Set(kept.map(({ article }) => article));
  const corrections = digest.corrections.filter(({ article }) => articles.has(article));
  const ahead = digest.ahead
    .filter(({ clause }) => articles.has(clause.article))
    .map((date) => ({ ...date, alsoIn: date.alsoIn.filter(({ article }) => articles.has(article)) }));
  const today = kept.filter(({ earlier }) => earlier === null);
  return {
    ...digest,
    counts: {
      stories: stories.length + also.length,
      articles: today.length,
      outlets: countOutlets(today.map((source) => ({ ...source, id: source.article }))),
      minutes: minutesToRead({ topics, also, corrections, ahead }),
    },
    topics: topics.map((topic) => ({
      ...topic,
      stories: topic.stories.map((story) => ({ ...story, sources: renumbered(story.sources) })),
      timeline: topic.timeline
        .filter(({ source }) => numberOf.has(source))
        .map((entry) => ({ ...entry, source: numberOf.get(entry.source) as number })),
    })),
    also: also.map((line) => ({ ...line, sources: renumbered(line.sources) })),
    corrections,
    ahead,
    sources: kept.map((source) => ({
      ...source,
      number: numberOf.get(source.number) as number,
      copyOf: source.copyOf === null ? null : (numberOf.get(source.copyOf) ?? null),
    })),
  };
}

/** A digest with one story before all others, and its topic before all topics. The same digest where it has no such story. */
export function pinned(digest: Digest, id: string): Digest {
  const first = (stories: readonly DigestStory[]) => stories.some((story) => story.id === id);
  const topics = [
    ...digest.topics.filter((topic) => first(topic.stories)),
    ...digest.topics.filter((topic) => !first(topic.stories)),
  ];
  return {
    ...digest,
    topics: topics.map((topic) => ({
      ...topic,
      stories: [
        ...topic.stories.filter((story) => story.id === id),
        ...topic.stories.filter((story) => story.id !== id),
      ],
    })),
  };
}
