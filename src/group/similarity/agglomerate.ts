/** A pair of points and how alike they are, 0 to 1. */
export interface SimilarPair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

export interface Point {
  /** How crowded its surroundings are. */
  readonly crowding: number;
  /** A headline without a text. */
  readonly headline: boolean;
}

/** What a linkage may know of a cluster. */
export interface Cluster {
  readonly size: number;
  /** The likenesses of all its ordered pairs together, each point with itself (1) among them. */
  readonly inner: number;
  /** The crowding of its points together. */
  readonly crowding: number;
  /** How many of its points are headlines. */
  readonly headlines: number;
}

/**
 * How much two clusters belong together, given the likenesses between their points together: from 1 on they are one.
 * Must fall as `between` does.
 */
export type Linkage = (a: Cluster, b: Cluster, between: number) => number;

/** Two clusters that were put together: their points, ascending, and how alike they were on average. */
export interface Merge {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly likeness: number;
  /** How much they belonged together: 1 is just enough. */
  readonly strength: number;
}

/** Average link: together from an average likeness on. */
export function averageOf(threshold: number): Linkage {
  return (a, b, between) => between / (a.size * b.size * threshold);
}

/** A point of which nothing more is known. */
export const plainPoint: Point = { crowding: 0, headline: false };

/**
 * Agglomerative clustering over a sparse graph: again and again the two clusters that belong together most are put
 * together, until no two do. Pairs that are not listed count as 0. Ties go to the smaller numbers, so that the result
 * depends on the points' order alone (give it a canonical one).
 *
 * @returns the clusters, each with its points ascending, in the order of their first points; and what was put together,
 *   in that order
 */
export function agglomerate(
  points: readonly Point[],
  pairs: readonly SimilarPair[],
  linkage: Linkage,
): { clusters: number[][]; merges: Merge[] } {
  // Per cluster: the sum of the likenesses between its points and those of each neighbour.
  const links: Map<number, number>[] = points.map(() => new Map());
  const members: number[][] = points.map((_, at) => [at]);
  const clusters: Cluster[] = points.map(({ crowding, headline }) => ({
    size: 1,
    inner: 1,
    crowding,
    headlines: headline ? 1 : 0,
  }));
  const alive = points.map(() => true);
  const heap = new Heap();
  const merges: Merge[] = [];
  const bond = (a: number, b: number) => linkage(clusters[a], clusters[b], links[a].get(b) ?? 0);
  for (const { a, b, likeness } of pairs) {
    if (a === b || likeness <= 0) continue;
    links[a].set(b, likeness);
    links[b].set(a, likeness);
    const strength = bond(Math.min(a, b), Math.max(a, b));
    if (strength >= 1) heap.push({ strength, a: Math.min(a, b), b: Math.max(a, b) });
  }
  for (let best = heap.pop(); best; best = heap.pop()) {
    const { a, b, strength } = best;
    // An entry of before one of the two grew is out of date; the grown cluster has entered its own.
    if (!alive[a] || !alive[b] || Math.abs(bond(a, b) - strength) > 1e-12) continue;
    alive[b] = false;
    const likeness = (links[a].get(b) ?? 0) / (clusters[a].size * clusters[b].size);
    merges.push({ a: members[a], b: members[b], likeness, strength });
    members[a] = [...members[a], ...members[b]].sort((x, y) => x - y);
    clusters[a] = {
      size: clusters[a].size + clusters[b].size,
      inner: clusters[a].inner + clusters[b].inner + 2 * (links[a].get(b) ?? 0),
      crowding: clusters[a].crowding + clusters[b].crowding,
      headlines: clusters[a].headlines + clusters[b].headlines,
    };
    links[a].delete(b);
    for (const [other, sum] of links[b]) {
      if (other === a) continue;
      links[a].set(other, (links[a].get(other) ?? 0) + sum);
      links[other].delete(b);
    }
    links[b].clear();
    for (const [other, sum] of links[a]) {
      links[other].set(a, sum);
      const [low, high] = [Math.min(a, other), Math.max(a, other)];
      const grown = bond(low, high);
      if (grown >= 1) heap.push({ strength: grown, a: low, b: high });
    }
  }
  return { clusters: members.filter((_, at) => alive[at]).sort((x, y) => x[0] - y[0]), merges };
}

interface Entry {
  readonly strength: number;
  readonly a: number;
  readonly b: number;
}

/** A binary heap: the strongest bond first, then by the smaller numbers. */
class Heap {
  readonly #entries: Entry[] = [];

  push(entry: Entry): void {
    const entries = this.#entries;
    let at = entries.push(entry) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(entries[at], entries[up])) break;
      [entries[at], entries[up]] = [entries[up], entries[at]];
      at = up;
    }
  }

  pop(): Entry | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (entries.length > 0 && last) {
      entries[0] = last;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < entries.length && before(entries[child], entries[least])) least = child;
        if (least === at) break;
        [entries[at], entries[least]] = [entries[least], entries[at]];
        at = least;
      }
    }
    return top;
  }
}

function before(x: Entry, y: Entry): boolean {
  return x.strength > y.strength || (x.strength === y.strength && (x.a < y.a || (x.a === y.a && x.b < y.b)));
}
