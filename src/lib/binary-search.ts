/** What begins in a range, of a list that is sorted by `start`. */
export function within<T extends { readonly start: number }>(list: readonly T[], from: number, to: number): T[] {
  return list.slice(lastAtOrBefore(list, from - 1) + 1, lastAtOrBefore(list, to - 1) + 1);
}

/** The number of the last one that begins at or before an offset, of a list that is sorted by `start`; -1 before the first. Binary search. */
export function lastAtOrBefore(list: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
