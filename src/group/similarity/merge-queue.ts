/** Two clusters that may be merged, by number (`a` < `b`). */
export interface MergeCandidate {
  /** How far their similarity exceeds what the linkage requires: 1 is exactly enough. */
  readonly strength: number;
  readonly a: number;
  readonly b: number;
}

/** A priority queue (binary heap): the strongest merge first, then the one with the smaller numbers. */
export class MergeQueue {
  readonly #heap: MergeCandidate[] = [];

  push(candidate: MergeCandidate): void {
    const heap = this.#heap;
    let index = heap.push(candidate) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!precedes(heap[index], heap[parent])) break;
      [heap[index], heap[parent]] = [heap[parent], heap[index]];
      index = parent;
    }
  }

  pop(): MergeCandidate | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    heap[0] = last;
    this.#sink();
    return top;
  }

  /** Moves the root down to its place. */
  #sink(): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let first = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < heap.length && precedes(heap[child], heap[first])) first = child;
      if (first === index) return;
      [heap[index], heap[first]] = [heap[first], heap[index]];
      index = first;
    }
  }
}

function precedes(x: MergeCandidate, y: MergeCandidate): boolean {
  return x.strength > y.strength || (x.strength === y.strength && (x.a < y.a || (x.a === y.a && x.b < y.b)));
}
