import { countWords } from '../../lib/text/text.ts';
import { daysBetween } from '../../lib/time/calendar.ts';
import type { Article } from '../../model/article.ts';
import { agglomerate, type Linkage, type Merge } from '../similarity/agglomerate.ts';
import { agreementOf, factsOf, otherDay } from '../similarity/agreement.ts';
import { crowdingOf, likenessOf, neighboursAmong } from '../similarity/neighbours.ts';
import { originalsOf } from '../similarity/shingles.ts';
import { type Profile, profilesOf, sharedCount } from '../similarity/vectors.ts';

/** Articles further apart than this tell different events, however alike they are (the yearly budget, the next match). */
const windowDays = 5;

/** How much more alike than their surroundings the articles of two groups must be on average to tell one event. */
const sameEvent = 0.052;

/** An article with fewer words than this is a headline only. */
const headlineWords = 14;

/** How alike the middles of two groups of headlines must be to tell one event. */
const sameHeadline = 0.1;

/** What shares less of its first lines than this may share a subject, but no event. */
const sharesNews = 0.03;

/** Texts that share fewer words than this share no event, however rare the words ("harbour", in a batch of four). */
const fewestShared = 2;

/** The day from which days are counted. */
const epoch = '2000-01-01';

type Input = Pick<Article, 'title' | 'text' | 'language' | 'published'>;

/** Stories as lists of indices into the articles, with all that made them. */
export interface FoundStories {
  readonly stories: readonly (readonly number[])[];
  /** For each article its own profile, or that of the one that it copies. */
  readonly profiles: readonly Profile[];
  /** For each article the number of the one that it copies, or its own. */
  readonly originals: readonly number[];
  /** What was put together, by numbers of articles (copies left out), in that order. */
  readonly merges: readonly Merge[];
  /** The terms of the profiles by their numbers. */
  readonly terms: readonly string[];
  /** How alike two articles are, with what their facts say. */
  readonly likeness: (a: number, b: number) => number;
  /** What speaks against two articles being one story, however alike they are; null where nothing does. */
  readonly veto: (a: number, b: number) => string | null;
}

/**
 * Stories: groups of articles about one event (which must come in a canonical order). One setting for every kind of source.
 */
export function storiesAmong(articles: readonly Input[]): FoundStories {
  const days = articles.map((article) =>
    article.published ? daysBetween(epoch, article.published.slice(0, 10)) : null,
  );
  const languages = languagesOf(articles);
  const apart = (a: number, b: number) => {
    const [dayA, dayB] = [days[a], days[b]];
    return dayA === null || dayB === null ? 0 : Math.abs(dayA - dayB);
  };
  const together = (a: number, b: number) => languages[a] === languages[b] && apart(a, b) <= windowDays;
  // Near-copies go with their original before anything is weighed: a hundred of them would make their common words look
  // like everybody's, and the one number that differs like news.
  const originals = originalsOf(
    articles.map((article) => article.text),
    together,
  );
  const points = originals.flatMap((original, at) => (original === at ? [at] : []));
  const { profiles, terms } = profilesOf(points.map((at) => ({ ...articles[at], language: languages[at] })));
  const facts = points.map((at) => factsOf({ ...articles[at], language: languages[at] }));
  const headlines = points.map((at) => isHeadline(articles[at]));
  const weigh = (a: number, b: number) =>
    !headlines[a] && !headlines[b] && sharedCount(profiles[a].whole, profiles[b].whole) < fewestShared
      ? 0
      : likenessOf(profiles[a], profiles[b]) * agreementOf(facts[a], facts[b], apart(points[a], points[b]));
  const pairs = neighboursAmong(
    profiles.map(({ head }) => head),
    sharesNews,
    (a, b) => together(points[a], points[b]),
    (a, b) => weigh(a, b),
  );
  const crowding = crowdingOf(profiles, pairs);
  const { clusters, merges } = agglomerate(
    points.map((_, number) => ({ crowding: crowding[number], headline: headlines[number] })),
    pairs,
    tellsOneEvent,
  );
  const clusterOf = new Map<number, number>();
  for (const [number, cluster] of clusters.entries()) for (const point of cluster) clusterOf.set(points[point], number);
  const stories: number[][] = clusters.map(() => []);
  for (const [at, original] of originals.entries()) stories[clusterOf.get(original) as number].push(at);
  const pointOf = new Map(points.map((at, number) => [at, number] as const));
  const profileOf = (at: number) => profiles[pointOf.get(originals[at]) as number];
  const factOf = (at: number) => facts[pointOf.get(originals[at]) as number];
  const named = (members: readonly number[]) => members.map((point) => points[point]);
  return {
    stories,
    profiles: articles.map((_, at) => profileOf(at)),
    originals,
    merges: merges.map((merge) => ({ ...merge, a: named(merge.a), b: named(merge.b) })),
    terms,
    likeness: (a, b) => weigh(pointOf.get(originals[a]) as number, pointOf.get(originals[b]) as number),
    veto: (a, b) => {
      if (languages[a] !== languages[b]) return `one is in ${languages[a]}, the other in ${languages[b]}`;
      if (!together(a, b)) return `${apart(a, b)} days lie between them, more than ${windowDays}`;
      return agreementOf(factOf(a), factOf(b), apart(a, b)) < (apart(a, b) === 0 ? 1 : otherDay)
        ? 'their first lines name other weekdays or other exact figures'
        : null;
    },
  };
}

/**
 * Texts are told apart by their average likeness, less how crowded the surroundings of both are. Two headlines of one
 * event may have no word in common, so that groups of them are compared by their middles (the cosine of the sums).
 */
const tellsOneEvent: Linkage = (a, b, between) => {
  if (a.headlines === a.size && b.headlines === b.size) return between / Math.sqrt(a.inner * b.inner) / sameHeadline;
  const crowding = (a.crowding / a.size + b.crowding / b.size) / 2;
  return (between / (a.size * b.size) - crowding) / sameEvent;
};

function isHeadline({ title, text }: Input): boolean {
  return countWords(text) < headlineWords && text.length < 20 * headlineWords && title.length < 20 * headlineWords;
}

/** The languages of the articles; one too short to tell is taken to be in the language of most others. */
function languagesOf(articles: readonly Input[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of articles) if (language !== 'und') counts.set(language, (counts.get(language) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['und'];
  return articles.map(({ language }) => (language === 'und' ? most : language));
}
