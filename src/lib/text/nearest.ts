/**
 * The word that was probably meant: the candidate with the fewest edits (a letter added, dropped, changed or swapped with its
 * neighbour), whatever its case. Null where none is near: one edit for up to three letters, two for up to six, three beyond.
 *
 * @example nearest('sentenses', ['title', 'sentences']) // 'sentences'
 */
function nearest(word: string, candidates: readonly string[]): string | null {
  const allowed = Math.min(3, Math.ceil(word.length / 3));
  let [best, fewest] = [null as string | null, allowed + 1];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** ` Did you mean "sentences"?`, with the space before it; '' where nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  return meant === null ? '' : ` Did you mean "${meant}"?`;
}

/** Damerau-Levenshtein distance with adjacent transpositions, three rows at a time. */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + change);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) current[column] = Math.min(current[column], before[column - 2] + 1);
    }
    [before, last] = [last, current];
  }
  return last[right.length];
}
