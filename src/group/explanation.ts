import type { Article } from '../model/article.ts';
import { messageOf } from '../model/errors.ts';
import { type Profile, sharedTerms } from './similarity/vectors.ts';
import { type ArticleIndex, articleIndices } from './stories/indices.ts';
import type { FoundStories } from './stories/stories.ts';
import type { TopicReason } from './topics/topics.ts';

/** Explains why articles are one story, and stories one topic: lines of text, made on demand. */
export interface GroupingLog {
  /** @param article the id of one of the story's articles */
  storyWith(article: string): string[];
  /** @param id the topic's final id */
  topic(id: string): string[];
}

/** Number of shared terms that a line names. */
const namedTerms = 6;

/** Number of articles outside a story that are named. */
const namedOutside = 3;

/** Articles outside a story are named from this similarity on. */
const minNamedSimilarity = 0.1;

/** Why stories stand where they stand. */
export interface Reasons {
  /** Of a topic, by its final id. */
  readonly ofTopic: (topic: string) => TopicReason | undefined;
  /** Of an article's place: why it is comment, or which section its story stands in. */
  readonly ofPlace: (article: string) => string[];
}

/**
 * The log of a grouping.
 *
 * @param articles in the order in which `storiesAmong` had them
 */
export function logOf(articles: readonly Article[], found: FoundStories, reasons: Reasons): GroupingLog {
  const terms = (a: Profile, b: Profile) =>
    sharedTerms(a.whole, b.whole, namedTerms)
      .map((term) => found.terms[term])
      .join(', ');
  const stories = new StoryExplanation(articles, found, terms);
  return {
    storyWith: (article) => explained(() => [...reasons.ofPlace(article), ...stories.linesFor(article)]),
    topic: (id) => explained(() => topicLines(reasons.ofTopic(id), terms)),
  };
}

/** A failing explanation must never cost the story that it explains. */
function explained(lines: () => string[]): string[] {
  try {
    return lines();
  } catch (error) {
    return [`The explanation failed: ${messageOf(error)}`];
  }
}

type TermNames = (a: Profile, b: Profile) => string;

function topicLines(reason: TopicReason | undefined, terms: TermNames): string[] {
  if (reason === undefined) return [];
  const { members, matches, threshold, merges, points } = reason;
  const titles = (some: readonly number[]) => some.map((member) => `“${members[member].title}”`).join(', ');
  return [
    ...[...matches].map(([story, why]) => `Story ${story} belongs to it: ${why}.`),
    ...merges
      .filter(({ a }) => points.includes(a[0]))
      .map(({ a, b, similarity }) => {
        const shared = terms(members[a[0]].profile, members[b[0]].profile);
        return `${titles(a)} with ${titles(b)}: similarity ${percent(similarity)} on average, ${percent(threshold)} required (${shared}).`;
      }),
  ];
}

interface ClosestPair {
  readonly a: ArticleIndex;
  readonly b: ArticleIndex;
  readonly similarity: number;
}

class StoryExplanation {
  readonly #articles: readonly Article[];
  readonly #found: FoundStories;
  readonly #terms: TermNames;
  readonly #indexOf: ReadonlyMap<string, ArticleIndex>;

  constructor(articles: readonly Article[], found: FoundStories, terms: TermNames) {
    this.#articles = articles;
    this.#found = found;
    this.#terms = terms;
    this.#indexOf = new Map(articleIndices(articles).map((index) => [articles[index].id, index]));
  }

  linesFor(article: string): string[] {
    const index = this.#indexOf.get(article);
    const members = this.#found.stories.find((story) => index !== undefined && story.includes(index));
    return members === undefined
      ? []
      : [...this.#copyLines(members), ...this.#mergeLines(members), ...this.#outsideLines(members)];
  }

  #copyLines(members: readonly ArticleIndex[]): string[] {
    const { originals } = this.#found;
    return members
      .filter((member) => originals[member] !== member)
      .map((member) => `${this.#name(member)} is a near-copy of ${this.#name(originals[member])}.`);
  }

  #mergeLines(members: readonly ArticleIndex[]): string[] {
    return this.#found.merges
      .filter(({ a }) => members.includes(a[0]))
      .map(({ a, b, similarity, strength }) => {
        const closest = this.#closest(a, b);
        const { profiles } = this.#found;
        const pair = `${this.#name(closest.a)} and ${this.#name(closest.b)}, ${percent(closest.similarity)}`;
        const terms = this.#terms(profiles[closest.a], profiles[closest.b]);
        return `${this.#ids(a)} with ${this.#ids(b)}: similarity ${percent(similarity)} on average, ${strength.toFixed(2)} times the threshold; closest are ${pair} (${terms}).`;
      });
  }

  /** The most similar articles that are not in the story, with the reason. */
  #outsideLines(members: readonly ArticleIndex[]): string[] {
    const inside = new Set(members);
    return articleIndices(this.#articles)
      .filter((article) => !inside.has(article))
      .map((article) => this.#closest([article], members))
      .filter(({ similarity }) => similarity >= minNamedSimilarity)
      .sort((x, y) => y.similarity - x.similarity || x.a - y.a)
      .slice(0, namedOutside)
      .map(({ a, b, similarity }) => {
        const why =
          this.#found.objection(a, b) ?? 'on average not similar enough for the density of their neighbourhood';
        return `Not included: ${this.#name(a)}, similarity ${percent(similarity)} to ${this.#articles[b].id} (${why}).`;
      });
  }

  #closest(some: readonly ArticleIndex[], others: readonly ArticleIndex[]): ClosestPair {
    let best: ClosestPair = { a: some[0], b: others[0], similarity: -1 };
    for (const a of some) {
      for (const b of others) {
        const similarity = this.#found.similarity(a, b);
        if (similarity > best.similarity) best = { a, b, similarity };
      }
    }
    return best;
  }

  #name(article: ArticleIndex): string {
    const { id, title } = this.#articles[article];
    return `${id} “${title}”`;
  }

  #ids(some: readonly ArticleIndex[]): string {
    return some.map((article) => this.#articles[article].id).join(' + ');
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
