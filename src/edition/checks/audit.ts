import type { Article } from '../../model/article.ts';
import type { Digest, DigestStory, DigestTopic } from '../../model/digest.ts';
import { type Checks, checksAgainst } from './item-checks.ts';

/** What an audit counted and what did not match. */
export interface Audit {
  readonly headlines: number;
  readonly sentences: number;
  readonly quotes: number;
  readonly dates: number;
  readonly mismatches: readonly string[];
}

/**
 * Re-slices everything that a digest prints from the texts of its articles: headlines, sentences, quotes with their
 * pieces, speakers and roles, dates with their sentences, and the names of found topics. Pure.
 */
export function auditDigest(digest: Digest, articles: readonly Article[], checks = checksAgainst(articles)): Audit {
  const stories = digest.topics.flatMap((topic) => topic.stories);
  const count = (of: (story: DigestStory) => number) => stories.reduce((sum, story) => sum + of(story), 0);
  return {
    headlines: stories.length + digest.also.length,
    sentences: count((story) => story.sentences.length),
    quotes: count((story) => story.quotes.length),
    dates: count((story) => story.dates.length) + digest.ahead.length,
    mismatches: [
      ...digest.topics.flatMap((topic) => auditTopic(topic, digest, checks)),
      ...stories.flatMap((story) => auditStory(story, checks)),
      ...digest.also.flatMap(({ id, headline }) => about(`story ${id}, in a line`, checks.headline(headline))),
      ...digest.corrections.flatMap((correction) => about('correction', checks.correction(correction))),
      ...digest.ahead.flatMap((date) => about('looking ahead', checks.date(date))),
      ...digest.sources.flatMap((source) => about(`source ${source.number}`, checks.source(source))),
    ],
  };
}

function auditTopic(topic: DigestTopic, digest: Digest, checks: Checks): string[] {
  const days = daysIn(topic);
  return [
    ...(isNamed(topic, digest, checks) ? [] : [`topic ${topic.name}: no article of it has these words`]),
    ...topic.timeline.flatMap((entry) => about(`topic ${topic.name}, timeline`, checks.timeline(entry, days))),
  ];
}

function auditStory({ id, headline, sentences, quotes, dates, figures }: DigestStory, checks: Checks): string[] {
  const where = `story ${id}`;
  return [
    ...about(`${where}, headline`, checks.headline(headline)),
    ...sentences.flatMap((sentence) => about(`${where}, sentence`, checks.slice(sentence))),
    ...quotes.flatMap((quote) => about(`${where}, quote`, [...checks.quote(quote), ...checks.link(quote)])),
    ...dates.flatMap((date) => about(`${where}, date`, checks.date(date))),
    ...figures.flatMap(({ claims }) => claims.flatMap((claim) => about(`${where}, figure`, checks.claim(claim)))),
  ];
}

/** Whether a found topic's name holds only names and words that its own articles hold; what others named is theirs. */
export function isNamed(topic: DigestTopic, { sources }: Pick<Digest, 'sources'>, checks: Checks): boolean {
  if (topic.by !== 'found') return true;
  const cited = topic.stories.flatMap((story) => story.sources.map((number) => sources[number - 1]?.article ?? ''));
  return checks.topicName(topic.name, cited);
}

/** The days that a topic's stories name. */
export function daysIn({ stories }: Pick<DigestTopic, 'stories'>): string[] {
  return stories.flatMap((story) => story.dates.map(({ value }) => value));
}

function about(what: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${what}: ${line}`);
}
