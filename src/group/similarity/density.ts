import type { SimilarPair } from './agglomerate.ts';
import { dotWithAll, type Profile } from './vectors.ts';

/** The near similarity of an article is the mean over this many nearest neighbours. */
const nearestCount = 4;

/** This many nearest neighbours are excluded from the far similarity: they may be about the same event. */
const excludedFromFar = 10;

/** Added to the number of far articles, with similarity 0: keeps the mean of a small batch low. */
const phantomArticles = 20;

/** What the near and the far similarity contribute to the density. */
const nearWeight = 0.3;
const farWeight = 2;

/** The least density, which grows with the number of distinct terms from `shortTerms` to ten times as many: long texts share more words. */
const leastDensity = 0.04;
const densityOfLongTexts = 0.08;
const shortTerms = 40;

/**
 * The density of each article's neighbourhood, for local scaling (CSLS, Conneau et al. 2018): clustering subtracts it from the similarity,
 * so that one threshold fits sparse and dense batches. In a dense neighbourhood (all of it politics) articles are similar without
 * reporting the same event. Density combines the mean similarity to the 4 nearest articles and to all distant ones.
 */
export function densitiesOf(profiles: readonly Profile[], pairs: readonly SimilarPair[]): number[] {
  const near: number[][] = profiles.map(() => []);
  for (const { a, b, similarity } of pairs) {
    near[a].push(similarity);
    near[b].push(similarity);
  }
  // The sum of the similarities with all articles is one product, with the sum of their vectors.
  const whole = dotWithAll(profiles.map((profile) => profile.whole));
  const head = dotWithAll(profiles.map((profile) => profile.head));
  const farCount = Math.max(0, profiles.length - 1 - excludedFromFar) + phantomArticles;
  return profiles.map((profile, article) => {
    const sorted = near[article].sort((x, y) => y - x);
    const nearSimilarity = sumOfFirst(sorted, nearestCount) / nearestCount;
    const withOthers = (whole[article] + head[article]) / 2 - 1;
    const farSimilarity = Math.max(0, withOthers - sumOfFirst(sorted, excludedFromFar)) / farCount;
    return Math.max(floorOf(profile), nearWeight * nearSimilarity + farWeight * farSimilarity);
  });
}

function sumOfFirst(sorted: readonly number[], count: number): number {
  return sorted.slice(0, count).reduce((total, similarity) => total + similarity, 0);
}

/** The density to assume in a batch too small to show it. */
function floorOf({ whole }: Profile): number {
  const length = Math.log10(whole.terms.length / shortTerms);
  return leastDensity + densityOfLongTexts * Math.min(1, Math.max(0, length));
}
