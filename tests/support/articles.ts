import { annotationsOf } from '../../src/annotate/annotations.ts';
import { bareItem, type ReadableSource } from '../../src/collect/collect.ts';
import { type GroupInput, group } from '../../src/group/group.ts';
import { nameTopics } from '../../src/group/topics/assign-names.ts';
import type { ConfiguredTopic } from '../../src/group/topics/configured-topics.ts';
import type { Article } from '../../src/model/article.ts';
import type { Item, Origin } from '../../src/model/source.ts';
import type { Coverage, PastStory, Story, Topic } from '../../src/model/story.ts';

/** An article with everything that a test does not care about filled in. */
export function article(fields: Partial<Article> & { id: string }): Article {
  return {
    path: `articles/${fields.id}.txt`,
    title: `Title of ${fields.id}`,
    authors: [],
    agency: null,
    outlet: 'The Tarnby Mail',
    published: '2026-11-17T18:05:00+01:00',
    updated: null,
    language: 'en',
    url: null,
    image: null,
    kind: 'report',
    kindRule: null,
    teaser: false,
    topic: null,
    text: 'The council of Tarnby voted on Tuesday to build a new harbour wall.',
    updates: null,
    ...fields,
  };
}

export function story(articles: readonly Article[], fields: Partial<Story> = {}): Story {
  return {
    id: `story-of-${articles[0].id}`,
    reports: articles.map((one) => ({ article: one, copies: [] })),
    past: null,
    sourceCounts: { outlets: 1, independent: 1 },
    weight: { voices: 1, consequence: 0, recency: 1, substance: 1, novelty: 1, interest: 0, total: 4 },
    watch: [],
    ...fields,
  };
}

/** The topics of a grouping, named as if all of their stories were printed. */
export function namedTopics(input: GroupInput): readonly Topic[] {
  const { topics, naming } = group(input);
  return nameTopics({ topics, lines: [], left: [] }, naming).value.topics;
}

/** A story that an edition told: its lead's title and first sentences were printed. */
export function pastStory(id: string, articles: readonly Article[], edition = '2026-11-17', sentences = 1): PastStory {
  const [lead] = articles;
  return { id, coverage: [coverage(lead, edition, sentences)], articles, latest: articles };
}

export function coverage(lead: Article, edition: string, sentences = 1): Coverage {
  return {
    edition,
    day: 1,
    since: edition.slice(0, 10),
    headline: { article: lead.id, text: lead.title },
    topic: { id: 'rest', name: 'Also in the news', by: 'rest' },
    printed: annotationsOf(lead)
      .sentences.slice(0, sentences)
      .map(({ start, end, text }) => ({ article: lead.id, start, end, text })),
  };
}

/** A configured topic with defaults for all other fields. */
export function configuredTopic(fields: Partial<ConfiguredTopic> & { name: string }): ConfiguredTopic {
  return { words: [], sources: [], priority: 0, cap: null, ...fields };
}

export function item(fields: Partial<Item> & { id: string }): Item {
  return {
    path: `articles/${fields.id}.txt`,
    form: 'text',
    content: '',
    ...bareItem,
    ...fields,
  };
}

/** A scrape that reads as a short article about one thing. */
export function scrape(title: string, sentences: readonly string[], stamp = 'November 17, 2026, 18:05 GMT'): string {
  return `${title}\n\nBy Ann Lee\n\n${stamp}\n\n${sentences.join('\n\n')}\n`;
}

/** A source of which the user said nothing but where. */
export function source(kind: ReadableSource['kind'], location: string, fields: Partial<ReadableSource> = {}) {
  return {
    kind,
    location,
    name: null,
    topic: null,
    fullText: null,
    language: null,
    headers: {},
    limit: 50,
    since: 2,
    ...fields,
  } satisfies ReadableSource;
}

export function origin(fields: Partial<Origin> = {}): Origin {
  return {
    source: 'https://tarnbymail.example/feed',
    feed: 'https://tarnbymail.example/feed',
    name: 'The Tarnby Mail',
    outlet: null,
    title: 'The Tarnby Mail',
    topic: null,
    language: null,
    pages: 'teaser',
    notBefore: null,
    ...fields,
  };
}
