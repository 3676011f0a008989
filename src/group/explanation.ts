import type { Article } from '../model/article.ts';
import { messageOf } from '../model/errors.ts';
import { type Profile, sharedTerms } from './similarity/vectors.ts';
import type { FoundStories } from './stories/stories.ts';
import type { TopicReason } from './topics/topics.ts';

/** Why articles are one story, and stories one topic: lines to read, made when they are asked for. */
export interface GroupingLog {
  /** @param article the id of one of the story's articles */
  storyWith(article: string): string[];
  topic(id: string): string[];
}

/** So many shared terms are named. */
const namedTerms = 6;

/** So many articles that stayed outside are named. */
const namedOutside = 3;

/** What is less alike than this had no part in anything. */
const leastNamed = 0.1;

/** The log of a grouping, over the articles in the order in which it saw them. */
export function logOf(
  articles: readonly Article[],
  found: FoundStories,
  reasonOf: (topic: string) => TopicReason | undefined,
): GroupingLog {
  const placeOf = new Map(articles.map((article, at) => [article.id, at]));
  const shared = (a: Profile, b: Profile) =>
    sharedTerms(a.whole, b.whole, namedTerms)
      .map((term) => found.terms[term])
      .join(', ');
  const explained = (lines: () => string[]): string[] => {
    try {
      return lines();
    } catch (error) {
      // An explanation must never cost the story that it explains.
      return [`It cannot be explained: ${messageOf(error)}`];
    }
  };
  return {
    storyWith: (article) => explained(() => storyWith(article)),
    topic: (id) => explained(() => topic(id)),
  };

  function storyWith(article: string): string[] {
    const at = placeOf.get(article);
    const members = found.stories.find((one) => at !== undefined && one.includes(at));
    return members === undefined ? [] : storyLines(members, articles, found, shared);
  }

  function topic(id: string): string[] {
    const reason = reasonOf(id);
    if (reason === undefined) return ['It gathers the stories that share a subject with no other.'];
    const { members, grants, needed } = reason;
    const title = (at: number) => `“${members[at].title}”`;
    return [
      ...[...grants].map(([story, why]) => `Story ${story} belongs to it: ${why}.`),
      ...reason.merges.flatMap(({ a, b, likeness }) => {
        if (!reason.points.includes(a[0])) return [];
        const terms = shared(members[a[0]].profile, members[b[0]].profile);
        return `${a.map(title).join(', ')} with ${b.map(title).join(', ')}: ${percent(likeness)} alike on average, ${percent(needed)} needed (${terms}).`;
      }),
    ];
  }
}

function storyLines(
  members: readonly number[],
  articles: readonly Article[],
  found: FoundStories,
  shared: (a: Profile, b: Profile) => string,
): string[] {
  const { originals, merges, profiles, likeness, veto } = found;
  const name = (at: number) => `${articles[at].id} “${articles[at].title}”`;
  const inside = new Set(members);
  const copies = members
    .filter((at) => originals[at] !== at)
    .map((at) => `${name(at)} is nearly the same text as ${name(originals[at])}.`);
  const joined = merges
    .filter(({ a }) => inside.has(a[0]))
    .map(({ a, b, likeness: mean, strength }) => {
      const best = likestPair(a, b, likeness);
      return `${group(a)} with ${group(b)}: ${percent(mean)} alike on average, ${strength.toFixed(2)} times what it takes; likest are ${name(best.a)} and ${name(best.b)}, ${percent(best.likeness)} (${shared(profiles[best.a], profiles[best.b])}).`;
    });
  const outside = articles
    .map((_, at) => ({ at, near: inside.has(at) ? null : likestPair([at], members, likeness) }))
    .flatMap(({ at, near }) => (near !== null && near.likeness >= leastNamed ? [{ at, near }] : []))
    .sort((x, y) => y.near.likeness - x.near.likeness || x.at - y.at)
    .slice(0, namedOutside)
    .map(({ at, near }) => {
      const why = veto(at, near.b) ?? 'on average too little beyond what everything around them shares';
      return `Not with it: ${name(at)}, ${percent(near.likeness)} like ${articles[near.b].id} (${why}).`;
    });
  return [...copies, ...joined, ...outside];

  function group(some: readonly number[]): string {
    return some.map((at) => articles[at].id).join(' + ');
  }
}

function likestPair(a: readonly number[], b: readonly number[], likenessOf: FoundStories['likeness']): ClosestPair {
  let best: ClosestPair = { a: a[0], b: b[0], likeness: -1 };
  for (const one of a) {
    for (const other of b) {
      const likeness = likenessOf(one, other);
      if (likeness > best.likeness) best = { a: one, b: other, likeness };
    }
  }
  return best;
}

interface ClosestPair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
