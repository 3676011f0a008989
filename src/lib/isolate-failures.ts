/** What a piece of work gave over the items on which it works, and those on which it fails. */
export interface Isolated<T, R> {
  readonly result: R;
  readonly kept: readonly T[];
  readonly failed: readonly { readonly item: T; readonly error: unknown }[];
}

/**
 * Does work over all items; where it throws, over all but those on which it fails: first those on which it fails alone, then, if that is not
 * enough, those that make it fail beside the others. One bad item must not take the others with it.
 *
 * @throws what the work throws over no item at all: then it is no item's fault
 */
export function isolate<T, R>(items: readonly T[], work: (items: readonly T[]) => R): Isolated<T, R> {
  try {
    return { result: work(items), kept: items, failed: [] };
  } catch {
    const failed: { item: T; error: unknown }[] = [];
    const sound = items.filter((item) => {
      try {
        work([item]);
        return true;
      } catch (error) {
        failed.push({ item, error });
        return false;
      }
    });
    let kept: readonly T[] = [];
    let result = work(kept);
    // Halves are added as long as the work goes well, so that few culprits among many items cost few attempts.
    const add = (some: readonly T[]): void => {
      if (some.length === 0) return;
      try {
        result = work([...kept, ...some]);
        kept = [...kept, ...some];
      } catch (error) {
        const middle = Math.ceil(some.length / 2);
        if (some.length === 1) failed.push({ item: some[0], error });
        else {
          add(some.slice(0, middle));
          add(some.slice(middle));
        }
      }
    };
    add(sound);
    return { result, kept, failed };
  }
}
