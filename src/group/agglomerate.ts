/** A pair of points and how alike they are, 0 to 1. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/**
 * Average-link clustering over a sparse graph: again and again the two clusters that are most alike on average are put
 * together, until no two reach the threshold. Pairs that are not listed count as 0. Ties go to the smaller numbers, so
 * that the result depends on the points' order alone (give it a canonical one).
 *
 * @returns the clusters, each with its points ascending, in the order of their first points
 */
export function agglomerate(points: number, pairs: readonly Pair[], threshold: number): number[][] {
  // Per cluster: the sum of the likenesses between its points and those of each neighbour.
  const links: Map<number, number>[] = Array.from({ length: points }, () => new Map());
  const members: number[][] = Array.from({ length: points }, (_, at) => [at]);
  const alive = new Array<boolean>(points).fill(true);
  const heap = new Heap();
  for (const { a, b, likeness } of pairs) {
    if (a === b || likeness <= 0) continue;
    links[a].set(b, likeness);
    links[b].set(a, likeness);
    if (likeness >= threshold) heap.push({ likeness, a: Math.min(a, b), b: Math.max(a, b) });
  }
  const average = (a: number, b: number) => (links[a].get(b) ?? 0) / (members[a].length * members[b].length);
  for (let best = heap.pop(); best; best = heap.pop()) {
    const { a, b, likeness } = best;
    // An entry of before one of the two grew is out of date; the grown cluster has entered its own.
    if (!alive[a] || !alive[b] || Math.abs(average(a, b) - likeness) > 1e-12) continue;
    alive[b] = false;
    members[a] = [...members[a], ...members[b]].sort((x, y) => x - y);
    links[a].delete(b);
    for (const [other, sum] of links[b]) {
      if (other === a) continue;
      links[a].set(other, (links[a].get(other) ?? 0) + sum);
      links[other].delete(b);
    }
    links[b].clear();
    for (const [other, sum] of links[a]) {
      links[other].set(a, sum);
      const grown = average(a, other);
      if (grown >= threshold) heap.push({ likeness: grown, a: Math.min(a, other), b: Math.max(a, other) });
    }
  }
  return members.filter((_, at) => alive[at]).sort((x, y) => x[0] - y[0]);
}

/** A binary heap: the most alike pair first, then by the smaller numbers. */
class Heap {
  readonly #entries: Pair[] = [];

  push(pair: Pair): void {
    const entries = this.#entries;
    let at = entries.push(pair) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(entries[at], entries[up])) break;
      [entries[at], entries[up]] = [entries[up], entries[at]];
      at = up;
    }
  }

  pop(): Pair | undefined {
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

function before(x: Pair, y: Pair): boolean {
  return x.likeness > y.likeness || (x.likeness === y.likeness && (x.a < y.a || (x.a === y.a && x.b < y.b)));
}
