import { MergeQueue } from './merge-queue.ts';

/** Two points with their similarity, 0 to 1. */
export interface SimilarPair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

export interface Point {
  /** See `densitiesOf`. */
  readonly density: number;
  /** An article that has a headline but no text. */
  readonly isHeadline: boolean;
}

/** What a linkage may use of a cluster. */
export interface Cluster {
  readonly size: number;
  /** Sum of the similarities of all ordered pairs of its points, each point with itself (1) included. */
  readonly inner: number;
  /** Sum of the densities of its points. */
  readonly density: number;
  /** Number of its points that are headlines. */
  readonly headlines: number;
}

/**
 * The strength of a merge: the similarity of two clusters divided by the threshold, so that from 1 on they are merged.
 * Must fall when `between` falls.
 *
 * @param between sum of the similarities of their points, over all pairs of one point from each cluster
 */
export type Linkage = (a: Cluster, b: Cluster, between: number) => number;

/** Two clusters that were merged. */
export interface Merge {
  /** Their points, ascending. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** Mean similarity between a point of one and a point of the other. */
  readonly similarity: number;
  /** What the linkage returned: 1 is exactly enough. */
  readonly strength: number;
}

/** Average linkage: clusters are merged from a mean similarity of `threshold` on. */
export function averageLinkage(threshold: number): Linkage {
  return (a, b, between) => between / (a.size * b.size * threshold);
}

/** A point without further properties. */
export const plainPoint: Point = { density: 0, isHeadline: false };

/** Strengths closer than this are equal: the same merge is computed from sums in different order. */
const rounding = 1e-12;

/**
 * Agglomerative clustering over a sparse graph: the two clusters with the strongest merge are merged, until no merge has a
 * strength of 1. Pairs that are not listed have similarity 0. Ties go to the smaller numbers, so that the result depends on
 * the order of the points alone (pass them in a canonical order).
 *
 * @returns the clusters, each with its points ascending, in the order of their first points; and the merges in their order
 */
export function agglomerate(
  points: readonly Point[],
  pairs: readonly SimilarPair[],
  linkage: Linkage,
): { clusters: number[][]; merges: Merge[] } {
  return new Agglomeration(points, linkage).run(pairs);
}

/** The state of one clustering. A cluster has the number of its first point. */
class Agglomeration {
  readonly #linkage: Linkage;
  /** Per cluster: the sum of the similarities between its points and those of each neighbour. */
  readonly #links: Map<number, number>[];
  readonly #members: number[][];
  readonly #clusters: Cluster[];
  readonly #alive: boolean[];
  readonly #queue = new MergeQueue();
  readonly #merges: Merge[] = [];

  constructor(points: readonly Point[], linkage: Linkage) {
    this.#linkage = linkage;
    this.#links = points.map(() => new Map());
    this.#members = points.map((_, point) => [point]);
    this.#alive = points.map(() => true);
    this.#clusters = points.map(({ density, isHeadline }) => ({
      size: 1,
      inner: 1,
      density,
      headlines: isHeadline ? 1 : 0,
    }));
  }

  run(pairs: readonly SimilarPair[]): { clusters: number[][]; merges: Merge[] } {
    for (const { a, b, similarity } of pairs) {
      if (a === b || similarity <= 0) continue;
      this.#links[a].set(b, similarity);
      this.#links[b].set(a, similarity);
      this.#enqueue(a, b);
    }
    for (let best = this.#queue.pop(); best; best = this.#queue.pop()) {
      const { a, b, strength } = best;
      if (this.#isCurrent(a, b, strength)) this.#merge(a, b, strength);
    }
    const clusters = this.#members.filter((_, number) => this.#alive[number]).sort((x, y) => x[0] - y[0]);
    return { clusters, merges: this.#merges };
  }

  #strengthOf(a: number, b: number): number {
    return this.#linkage(this.#clusters[a], this.#clusters[b], this.#links[a].get(b) ?? 0);
  }

  #enqueue(one: number, other: number): void {
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    const strength = this.#strengthOf(a, b);
    if (strength >= 1) this.#queue.push({ strength, a, b });
  }

  /** False for an entry from before one of the two grew: the grown cluster has entries of its own. */
  #isCurrent(a: number, b: number, strength: number): boolean {
    return this.#alive[a] && this.#alive[b] && Math.abs(this.#strengthOf(a, b) - strength) <= rounding;
  }

  /** Merges `b` into `a`. */
  #merge(a: number, b: number, strength: number): void {
    const [clusterA, clusterB] = [this.#clusters[a], this.#clusters[b]];
    const between = this.#links[a].get(b) ?? 0;
    const similarity = between / (clusterA.size * clusterB.size);
    this.#merges.push({ a: this.#members[a], b: this.#members[b], similarity, strength });
    this.#alive[b] = false;
    this.#members[a] = [...this.#members[a], ...this.#members[b]].sort((x, y) => x - y);
    this.#clusters[a] = {
      size: clusterA.size + clusterB.size,
      inner: clusterA.inner + clusterB.inner + 2 * between,
      density: clusterA.density + clusterB.density,
      headlines: clusterA.headlines + clusterB.headlines,
    };
    this.#moveLinks(b, a);
    for (const [other, sum] of this.#links[a]) {
      this.#links[other].set(a, sum);
      this.#enqueue(a, other);
    }
  }

  #moveLinks(from: number, to: number): void {
    const [source, target] = [this.#links[from], this.#links[to]];
    target.delete(from);
    for (const [other, sum] of source) {
      if (other === to) continue;
      target.set(other, (target.get(other) ?? 0) + sum);
      this.#links[other].delete(from);
    }
    source.clear();
  }
}
