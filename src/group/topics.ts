import { foldKey, listWords } from '../lib/text.ts';
import type { Story, Topic } from '../model.ts';
import { agglomerate, averageOf, plainPoint } from './agglomerate.ts';
import { neighboursAmong } from './neighbours.ts';
import { nameTopic } from './topicnames.ts';
import { dot, heaviest, type Profile } from './vectors.ts';

/** A topic that the user asked for in briefing.yaml. */
export interface TopicWish {
  readonly name: string;
  readonly words: readonly string[];
  readonly outlets: readonly string[];
}

/** A story and the profile of its lead. */
export interface ProfiledStory {
  readonly story: Story;
  readonly profile: Profile;
}

/**
 * How alike stories must be on average to share a subject: far less than to be one event. Among few articles no word is
 * known to be common, so that all likenesses are higher; the threshold falls with their number.
 */
function sameSubject(stories: number): number {
  return 0.065 + 0.045 * (40 / (40 + stories));
}

/** By so many of its terms, those that weigh most, a story finds others of its subject. */
const clues = 200;

const restName = 'Also in the news';

/**
 * Topics above stories (given by weight, heaviest first): the user's first, in the order of the settings; then those
 * found; single-article stories that share a subject with no other are gathered at the end.
 */
export function topicsAmong(stories: readonly ProfiledStory[], wishes: readonly TopicWish[]): Topic[] {
  const topics: Topic[] = [];
  const taken = new Set<Story>();
  for (const wish of wishes) {
    const wanted = stories.filter(({ story }) => !taken.has(story) && grants(wish, story)).map(({ story }) => story);
    if (wanted.length === 0) continue;
    for (const story of wanted) taken.add(story);
    topics.push({ id: idOf(wish.name), name: wish.name, by: 'user', stories: wanted });
  }
  const left = stories.filter(({ story }) => !taken.has(story));
  const language = (at: number) => left[at].story.reports[0].article.language;
  const pairs = neighboursAmong(
    left.map(({ profile }) => heaviest(profile.whole, clues)),
    (a, b) => language(a) === language(b),
    (a, b) => dot(left[a].profile.whole, left[b].profile.whole),
  );
  const clusters = agglomerate(
    left.map(() => plainPoint),
    pairs,
    averageOf(sameSubject(left.length)),
  ).map((members) => members.map((at) => left[at].story));
  const lone = clusters.filter(
    (cluster) => cluster.length === 1 && cluster[0].reports.length === 1 && cluster[0].reports[0].copies.length === 0,
  );
  const gather = clusters.length + topics.length > 1 ? new Set(lone) : new Set<Story[]>();
  const found = clusters.filter((cluster) => !gather.has(cluster));
  // The first topics stand for all: which names are everybody's.
  const sample = clusters.slice(0, sampled + 1).map((cluster) => ({ cluster, texts: foldedLeads(cluster) }));
  for (const cluster of found) {
    const others = sample.filter((other) => other.cluster !== cluster).slice(0, sampled);
    const name = listWords(
      nameTopic(
        cluster,
        others.map(({ texts }) => texts),
      ),
    );
    topics.push({ id: idOf(name), name, by: 'found', stories: cluster });
  }
  if (gather.size > 0) topics.push({ id: 'rest', name: restName, by: 'rest', stories: [...gather].flat() });
  return withDistinctNames(topics);
}

/** A word decides where a title has it, or a text more than once: one stray mention makes no subject. */
function grants(wish: TopicWish, story: Story): boolean {
  const outlets = wish.outlets.map(foldKey);
  const words = wish.words.map((word) => ` ${foldKey(word)} `);
  return story.reports.some(({ article }) => {
    if (article.topic === wish.name) return true;
    const title = ` ${foldKey(article.title)} `;
    const text = ` ${foldKey(article.text)} `;
    return (
      words.some((word) => title.includes(word) || text.split(word).length > 2) ||
      outlets.includes(foldKey(article.outlet ?? ''))
    );
  });
}

/** So many other topics show which names are everybody's. */
const sampled = 40;

/** The lead texts of a topic's stories, folded, between blanks. */
function foldedLeads(stories: readonly Story[]): string[] {
  return stories.map((story) => ` ${foldKey(story.reports[0].article.text)} `);
}

function idOf(name: string): string {
  return foldKey(name).replace(/ /g, '-') || 'topic';
}

/** Two topics may share their best name; a reader needs to tell them apart, so the later one gets its lead's title. */
function withDistinctNames(topics: readonly Topic[]): Topic[] {
  const seen = new Set<string>();
  return topics.map((topic) => {
    const clash = seen.has(topic.id);
    seen.add(topic.id);
    if (!clash) return topic;
    const name = topic.stories[0].reports[0].article.title;
    return { ...topic, id: `${topic.id}-${topic.stories[0].id}`, name };
  });
}
