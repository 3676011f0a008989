/**
 * One number that a forest reads. Forests know features by their position in the table: a new one goes to the end of its
 * table, and the forest is taught again (`tests/learn`).
 *
 * @example { name: 'heading', of: ({ level }) => flag(level > 0) }
 */
export interface ForestFeature<Subject, Context = unknown> {
  readonly name: string;
  readonly of: (subject: Subject, context: Context) => number;
}

/** The numbers of one subject, in the order of the table. */
export function rowOf<Subject, Context>(
  features: readonly ForestFeature<Subject, Context>[],
  subject: Subject,
  context: Context,
): Float32Array {
  const row = new Float32Array(features.length);
  for (let place = 0; place < features.length; place++) row[place] = features[place].of(subject, context);
  return row;
}

/** A yes or no as a number. */
export const flag = (yes: boolean): number => (yes ? 1 : 0);

/** Stands for "there is none" where a feature counts blocks or lines. */
export const noDistance = 99;

/** The blocks or lines from the last of a kind to this one, at most `noDistance`, which also says that there was none. */
export function since(last: number | null, at: number): number {
  return last === null ? noDistance : Math.min(noDistance, at - last);
}

/** For each place, how far ahead the next of a kind is, at most `noDistance`, which also says that there is none. */
export function untilNext(of: readonly boolean[]): Float64Array {
  const distances = new Float64Array(of.length);
  let distance = noDistance;
  for (let at = of.length - 1; at >= 0; at--) {
    distances[at] = distance;
    distance = of[at] ? 1 : Math.min(noDistance, distance + 1);
  }
  return distances;
}

/** A feature of the neighbour that is `offset` places away, named `chars-2`, `chars+1`; -1 where there is no neighbour. */
export function ofNeighbour<
  Subject extends { readonly at: number },
  Context extends { readonly all: readonly Subject[] },
>(
  offset: number,
  {
    name,
    of,
  }: { readonly name: string; readonly of: (neighbour: Subject, subject: Subject, context: Context) => number },
): ForestFeature<Subject, Context> {
  return {
    name: `${name}${offset > 0 ? '+' : ''}${offset}`,
    of: (subject, context) => {
      const neighbour = context.all[subject.at + offset];
      return neighbour === undefined ? -1 : of(neighbour, subject, context);
    },
  };
}
