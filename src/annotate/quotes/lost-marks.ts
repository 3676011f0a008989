/** Where a quotation begins or ends of which a mark was lost. */

/** A quotation between two marks is at most this long, in characters: in a longer one a mark was lost. */
const longestQuotation = 3000;

/** The shortest quotation of which the opening mark was lost, in characters. */
const shortestMended = 12;

interface OpenRange {
  readonly from: number;
  readonly to: number;
  /** Finds the comma or stop before a cue. */
  readonly cue: RegExp;
}

/** Where a quotation whose closing mark was lost ends: before its cue, else at the last stop of the range. */
export function lostClosing(text: string, { from, to, cue }: OpenRange): number {
  const stretch = text.slice(from, to);
  const beforeCue = stretch.slice(0, longestQuotation).search(cue);
  if (beforeCue > 2) return from + beforeCue + 1;
  if (/[.!?…]\s*$/.test(stretch)) return from + stretch.trimEnd().length;
  const last = [...stretch.matchAll(/[.!?…](?=\s)/g)].at(-1);
  return last === undefined ? to : from + last.index + 1;
}

interface ClosedRange {
  readonly from: number;
  /** The offset of the closing mark. */
  readonly close: number;
  /** Another quotation ends where the range begins. */
  readonly isAfterQuote: boolean;
}

/**
 * Where a quotation whose opening mark was lost begins: at the sentence that holds its closing mark, or, after another
 * quotation of the same paragraph, at the first sentence after the cue of that one. Null when no sentence begins there.
 */
export function lostOpening(text: string, { from, close, isAfterQuote }: ClosedRange): number | null {
  const floor = Math.max(from, close - longestQuotation);
  // Tested first, since a text may hold nothing but closing marks.
  if (!/[.,!?…]/.test(text[close - 1]) || close - floor < shortestMended) return null;
  const stretch = text.slice(floor, close);
  const starts = [...stretch.matchAll(/(?<=[.!?…]['’"”)]?\s+)(?=[\p{Lu}\p{N}])/gu)].map(({ index }) => index);
  if (isAfterQuote) return starts.length > 0 ? floor + starts[0] : null;
  return floor + (starts.at(-1) ?? 0);
}
