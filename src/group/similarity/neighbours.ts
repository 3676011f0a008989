import type { SimilarPair } from './agglomerate.ts';
import { dot, dotWithAll, type Profile, type TermVector } from './vectors.ts';

/** A term that so many points share cannot tell events apart; following it would compare everything with everything. */
const commonest = 400;

/** So many neighbours of a point that come after it are weighed, those first that share most. */
const mostNeighbours = 300;

/** How alike two articles are, 0 to 1: reports of one event share the news of their first lines, articles on one subject only the words below. */
export function likenessOf(a: Profile, b: Profile): number {
  return (dot(a.whole, b.whole) + dot(a.head, b.head)) / 2;
}

/**
 * The pairs of points that share telling terms, with their likeness. An inverted index finds them: each point is compared
 * only with those that hold a term of its own, and only the likest are weighed in full.
 *
 * @param clues one vector a point: the terms by which it may be found
 * @param leastShared what shares less than this is no neighbour
 * @param together whether two points may be put together at all
 */
export function neighboursAmong(
  clues: readonly TermVector[],
  leastShared: number,
  together: (a: number, b: number) => boolean,
  weigh: (a: number, b: number) => number,
): SimilarPair[] {
  const holders = indexOf(clues);
  const shared = new Float64Array(clues.length);
  const pairs: SimilarPair[] = [];
  // From the last to the first: the lists then hold only points that come after.
  for (let at = clues.length - 1; at >= 0; at--) {
    const touched: number[] = [];
    const { terms, weights } = clues[at];
    for (let number = 0; number < terms.length; number++) {
      const [term, weight] = [terms[number], weights[number]];
      const list = holders.get(term);
      if (list === undefined || list.frequency > commonest) continue;
      for (let place = 0; place < list.points.length; place++) {
        const other = list.points[place];
        if (shared[other] === 0) touched.push(other);
        shared[other] += weight * list.weights[place];
      }
      list.points.push(at);
      list.weights.push(weight);
    }
    const near = touched.filter((other) => shared[other] >= leastShared && together(at, other));
    near.sort((x, y) => shared[y] - shared[x] || x - y);
    for (const other of touched) shared[other] = 0;
    for (const other of near.slice(0, mostNeighbours)) pairs.push({ a: at, b: other, likeness: weigh(at, other) });
  }
  return pairs;
}

interface Holders {
  frequency: number;
  readonly points: number[];
  readonly weights: number[];
}

function indexOf(vectors: readonly TermVector[]): Map<number, Holders> {
  const holders = new Map<number, Holders>();
  for (const vector of vectors) {
    for (const term of vector.terms) {
      const list = holders.get(term);
      if (list) list.frequency++;
      else holders.set(term, { frequency: 1, points: [], weights: [] });
    }
  }
  return holders;
}

/** Of so many nearest neighbours the mean likeness is an article's closeness. */
const nearest = 4;

/** Beyond so many nearest neighbours is what has nothing to do with an article but its words. */
const kin = 10;

/** Pretends that so many further articles have nothing in common with anything: keeps small batches sane. */
const strangers = 20;

/**
 * How crowded each article's surroundings are: some are alike to many others without telling their event (all of them
 * politics), and a likeness says less there. Weighed from the nearest neighbours and from the mean of the far ones.
 * (The idea: cross-domain similarity local scaling, Conneau et al. 2018.)
 */
export function crowdingOf(profiles: readonly Profile[], pairs: readonly SimilarPair[]): number[] {
  const near: number[][] = profiles.map(() => []);
  for (const { a, b, likeness } of pairs) {
    near[a].push(likeness);
    near[b].push(likeness);
  }
  // What an article has in common with all others, at one stroke: with the sum of their vectors.
  const whole = dotWithAll(profiles.map((profile) => profile.whole));
  const head = dotWithAll(profiles.map((profile) => profile.head));
  return profiles.map((profile, at) => {
    const sorted = near[at].sort((x, y) => y - x);
    const sum = (count: number) => sorted.slice(0, count).reduce((total, likeness) => total + likeness, 0);
    const all = (whole[at] + head[at]) / 2 - 1;
    const far = Math.max(0, all - sum(kin)) / (Math.max(0, profiles.length - 1 - kin) + strangers);
    return Math.max(leastCrowding(profile), 0.3 * (sum(nearest) / nearest) + 2 * far);
  });
}

/** What surroundings are like that are not there to be seen, in a batch of a few articles: long texts share more words. */
function leastCrowding({ whole }: Profile): number {
  return 0.04 + 0.08 * Math.min(1, Math.max(0, Math.log10(whole.terms.length / 40)));
}
