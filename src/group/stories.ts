import { daysBetween } from '../lib/calendar.ts';
import type { Article } from '../model.ts';
import { agglomerate, type Pair } from './agglomerate.ts';
import { originalsOf } from './shingles.ts';
import { dot, type Profile, profilesOf, type Vector } from './vectors.ts';

/** Articles further apart than this tell different events, however alike they are (the yearly budget, the next match). */
const windowDays = 5;

/** The average likeness at which two groups of articles tell one event; one setting for every kind of source. */
const sameEvent = 0.17;

type Input = Pick<Article, 'title' | 'text' | 'language' | 'published'>;

/**
 * Stories: groups of articles about one event, as lists of indices into `articles` (which must come in a canonical
 * order). A likeness is the mean of two cosines, over the whole text and over title and head: reports of one event
 * share the news of their first lines, articles on one subject only the vocabulary below.
 */
export function storiesAmong(articles: readonly Input[]): { stories: number[][]; profiles: Profile[] } {
  const days = articles.map((article) => article.published?.slice(0, 10) ?? null);
  const together = (a: number, b: number) => {
    const [dayA, dayB] = [days[a], days[b]];
    const near = dayA === null || dayB === null || Math.abs(daysBetween(dayA, dayB)) <= windowDays;
    return near && articles[a].language === articles[b].language;
  };
  // Near-copies go with their original before anything is weighed: a hundred of them would make their common words look
  // like everybody's, and the one number that differs like news.
  const originals = originalsOf(
    articles.map((article) => article.text),
    together,
  );
  const points = originals.flatMap((original, at) => (original === at ? [at] : []));
  const profiles = profilesOf(points.map((at) => articles[at]));
  const pairs: Pair[] = [];
  for (const [a, b] of candidatePairs(profiles.map((profile) => profile.head))) {
    if (together(points[a], points[b])) pairs.push({ a, b, likeness: likenessOf(profiles[a], profiles[b]) });
  }
  const clusterOf = new Map<number, number>();
  const clusters = agglomerate(points.length, pairs, sameEvent);
  for (const [number, cluster] of clusters.entries()) for (const point of cluster) clusterOf.set(points[point], number);
  const stories: number[][] = clusters.map(() => []);
  for (const [at, original] of originals.entries()) stories[clusterOf.get(original) as number].push(at);
  const profileOf = new Map(points.map((at, number) => [at, profiles[number]] as const));
  return { stories, profiles: originals.map((original) => profileOf.get(original) as Profile) };
}

/** How alike two articles are, 0 to 1. */
function likenessOf(a: Profile, b: Profile): number {
  return (dot(a.whole, b.whole) + dot(a.head, b.head)) / 2;
}

/** A term that so many articles share cannot tell events apart; following it would compare everything with everything. */
const commonest = 400;

/** Pairs of vectors that share a telling term, each once, a < b. */
function candidatePairs(vectors: readonly Vector[]): [number, number][] {
  const holders = new Map<number, number[]>();
  for (const [at, vector] of vectors.entries()) {
    for (const term of vector.keys()) {
      const list = holders.get(term);
      if (list) list.push(at);
      else holders.set(term, [at]);
    }
  }
  const pairs: [number, number][] = [];
  for (const [at, vector] of vectors.entries()) {
    const others = new Set<number>();
    for (const term of vector.keys()) {
      const list = holders.get(term) as number[];
      if (list.length <= commonest) for (const other of list) if (other > at) others.add(other);
    }
    for (const other of [...others].sort((x, y) => x - y)) pairs.push([at, other]);
  }
  return pairs;
}
