import type { SimilarPair } from './agglomerate.ts';
import { dot, type Profile, type TermVector } from './vectors.ts';

/** A term in more points than this does not distinguish events; following it would compare everything with everything. */
const maxTermFrequency = 400;

/** Of the later neighbours of a point, this many are compared in full: those whose search terms have the highest product. */
const maxNeighbours = 300;

/**
 * Similarity of two articles, 0 to 1: the mean over the whole texts and over their heads. Reports of one event share the news of their
 * heads; articles on one subject share only the words further down.
 */
export function similarityOf(a: Profile, b: Profile): number {
  return (dot(a.whole, b.whole) + dot(a.head, b.head)) / 2;
}

/** How to find and compare neighbours. */
export interface NeighbourSearch {
  /** One vector per point: the terms by which it can be found. */
  readonly searchTerms: readonly TermVector[];
  /** The least scalar product of the search terms of two neighbours. */
  readonly minShared: number;
  /** Whether two points may be in one cluster at all. */
  readonly comparable: (a: number, b: number) => boolean;
  readonly similarity: (a: number, b: number) => number;
}

/**
 * The pairs of points that share search terms, with their similarity. An inverted index finds them: each point is compared
 * only with those that hold one of its terms, and only the nearest are compared in full.
 */
export function neighboursAmong({ searchTerms, minShared, comparable, similarity }: NeighbourSearch): SimilarPair[] {
  const index = new InvertedIndex(searchTerms);
  const pairs: SimilarPair[] = [];
  // From the last to the first: the index then holds only points that come after.
  for (let point = searchTerms.length - 1; point >= 0; point--) {
    const shared = index.addAndFind(point);
    const near = shared.filter((other) => index.sharedWith(other) >= minShared && comparable(point, other));
    near.sort((x, y) => index.sharedWith(y) - index.sharedWith(x) || x - y);
    for (const other of near.slice(0, maxNeighbours))
      pairs.push({ a: point, b: other, similarity: similarity(point, other) });
  }
  return pairs;
}

/** The points that hold a term, with its weight in each. */
interface Postings {
  frequency: number;
  readonly points: number[];
  readonly weights: number[];
}

class InvertedIndex {
  readonly #vectors: readonly TermVector[];
  readonly #postings = new Map<number, Postings>();
  /** The scalar product of the last point with each other one. */
  readonly #shared: Float64Array;
  #found: number[] = [];

  constructor(vectors: readonly TermVector[]) {
    this.#vectors = vectors;
    this.#shared = new Float64Array(vectors.length);
    for (const { terms } of vectors) {
      for (const term of terms) {
        const postings = this.#postings.get(term);
        if (postings) postings.frequency++;
        else this.#postings.set(term, { frequency: 1, points: [], weights: [] });
      }
    }
  }

  /** Adds a point, and returns the points added before that share a term with it. */
  addAndFind(point: number): readonly number[] {
    for (const other of this.#found) this.#shared[other] = 0;
    this.#found = [];
    const { terms, weights } = this.#vectors[point];
    for (let place = 0; place < terms.length; place++) {
      const postings = this.#postings.get(terms[place]);
      if (postings === undefined || postings.frequency > maxTermFrequency) continue;
      this.#addProducts(postings, weights[place]);
      postings.points.push(point);
      postings.weights.push(weights[place]);
    }
    return this.#found;
  }

  #addProducts({ points, weights }: Postings, weight: number): void {
    const shared = this.#shared;
    for (let place = 0; place < points.length; place++) {
      const other = points[place];
      if (shared[other] === 0) this.#found.push(other);
      shared[other] += weight * weights[place];
    }
  }

  /** The scalar product of a point with the one that was added last. */
  sharedWith(other: number): number {
    return this.#shared[other];
  }
}
