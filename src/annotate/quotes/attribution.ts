import type { Span } from '../../model/article.ts';
import type { QuotedStretch } from './pair-marks.ts';

/**
 * To whom a quotation is attributed: slices of the article, or null when uncertain.
 *
 * @example of “We go home,” said Mayor Ann Lee: { speaker: slice "Ann Lee", role: slice "Mayor", cue: 'said', beside: true,
 * why: 'cue after the quotation' }
 */
export interface Attribution {
  readonly speaker: Span | null;
  readonly role: Span | null;
  readonly cue: string | null;
  /** The cue stands in the quotation's own sentence. */
  readonly beside: boolean;
  /** Which rule decided, for `--explain`. */
  readonly why: string;
}

export const noAttribution: Attribution = { speaker: null, role: null, cue: null, beside: false, why: 'no cue' };

/** Speech has at least this many words; shorter quotations are titles, nicknames and scare quotes. */
export const fewestWords = 4;

/** Words enough for speech even where the first letter is small. */
const wordsOfSpeech = 8;

/** How many words a quoted stretch has. */
export function wordCountOf(text: string, { parts }: QuotedStretch): number {
  return parts.reduce((sum, { start, end }) => sum + text.slice(start, end).split(/\s+/).length, 0);
}

/**
 * Whether a quoted stretch is speech, not a title: four words, of which the first has a capital, or eight.
 *
 * @param inside the quotation stands inside a sentence, where any four words count
 */
export function isSpeech(text: string, stretch: QuotedStretch, inside = false): boolean {
  const [first] = stretch.parts;
  const words = wordCountOf(text, stretch);
  if (words < fewestWords) return false;
  return inside || words >= wordsOfSpeech || /^[\p{Lu}\p{N}[…]/u.test(text.slice(first.start, first.end));
}

/** Whether a quotation stands at the start of a paragraph. */
export function opensParagraph(text: string, { outerStart }: QuotedStretch): boolean {
  return outerStart === 0 || text[outerStart - 1] === '\n';
}
