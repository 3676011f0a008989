/**
 * Evaluates boosted decision trees (Friedman 2001, "Greedy function approximation"): the sum of one leaf of each tree, as a
 * probability. A forest is written as text, one tree a line in preorder: `12<0.5` asks whether value 12 is at most
 * 0.5, first its yes branch, then its no branch; a number alone is a leaf. `tests/learn` makes them.
 */
export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** A tree as flat arrays: at a leaf the feature is -1 and the value is the leaf's. */
interface Tree {
  readonly feature: Int16Array;
  readonly value: Float32Array;
  /** Where the no branch begins; the yes branch begins at the next place. */
  readonly otherwise: Int16Array;
}

/** A forest as `tests/learn` writes it. */
export interface ForestText {
  readonly base: number;
  readonly text: string;
}

/** The forest of a text, read at the first call: a run that reads no page does without. */
export function forestOf({ base, text }: ForestText): () => Forest {
  let known: Forest | null = null;
  return () => (known ??= readForest(base, text));
}

/** A forest from the text that `tests/learn` writes: one tree a line. `base` is the value before any tree. */
export function readForest(base: number, text: string): Forest {
  return { base, trees: text.trim().split('\n').map(readTree) };
}

function readTree(line: string): Tree {
  const parts = line.trim().split(' ');
  const feature = new Int16Array(parts.length);
  const value = new Float32Array(parts.length);
  const otherwise = new Int16Array(parts.length);
  // The splits whose no branch has not begun yet, and whether their yes branch is complete.
  const open: number[] = [];
  for (const [at, part] of parts.entries()) {
    const split = part.indexOf('<');
    feature[at] = split < 0 ? -1 : Number(part.slice(0, split));
    value[at] = Number(part.slice(split + 1));
    if (split >= 0) open.push(at);
    else {
      const last = open.pop();
      if (last !== undefined) otherwise[last] = at + 1;
    }
  }
  return { feature, value, otherwise };
}

/** The probability that a row of values belongs to what the forest was taught to find. */
export function probability(forest: Forest, row: Float32Array): number {
  let sum = forest.base;
  for (const { feature, value, otherwise } of forest.trees) {
    let at = 0;
    while (feature[at] >= 0) at = row[feature[at]] <= value[at] ? at + 1 : otherwise[at];
    sum += value[at];
  }
  return 1 / (1 + Math.exp(-sum));
}
