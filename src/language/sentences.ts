import { paragraphsOf } from '../lib/text.ts';
import { anywhere, beforeName, beforeNumber, starters, states } from './abbreviations.ts';
import { agencyNames } from './agencies.ts';

/** A sentence by its offsets, and the number of its paragraph. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly paragraph: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter([language === 'und' ? 'en' : language, 'en'], { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/**
 * The sentences of a text. Each paragraph is segmented by itself (Unicode UAX #29 by Intl.Segmenter, whose time grows
 * faster than its input), then pieces that an abbreviation, an initial or an ellipsis broke apart are put together.
 */
export function sentencesOf(text: string, language = 'en'): Sentence[] {
  return paragraphsOf(text).flatMap((paragraph, index) =>
    withoutDateline(paragraph.text, paragraphSentences(paragraph.text, language)).map(({ start, end }) => ({
      start: paragraph.start + start,
      end: paragraph.start + end,
      text: paragraph.text.slice(start, end),
      paragraph: index,
    })),
  );
}

/** The segmenter's time grows faster than its input: a paragraph longer than this is given to it in pieces. */
const longestPiece = 8000;

/** The segments of a paragraph; where it is cut into pieces, a piece's last segment is read again with the next one. */
function* segmentsOf(paragraph: string, segmenter: Intl.Segmenter): Generator<{ segment: string; index: number }> {
  for (let at = 0; at < paragraph.length; ) {
    const piece = [...segmenter.segment(paragraph.slice(at, at + longestPiece))];
    if (at + longestPiece < paragraph.length && piece.length > 1) piece.pop();
    for (const { segment, index } of piece) yield { segment, index: at + index };
    const last = piece[piece.length - 1];
    at += last.index + last.segment.length;
  }
}

/** Latin letters and common marks, none of which ends a sentence. */
const withoutEnd = /^[^.!?…\n\u0085\u2028\u2029\u0250-\u200f\u205f-\uffff]*$/;

function paragraphSentences(paragraph: string, language: string): { start: number; end: number }[] {
  if (withoutEnd.test(paragraph)) return [{ start: 0, end: paragraph.length }];
  const merged: { start: number; end: number }[] = [];
  // In a text without any capital letter a small one says nothing.
  const cased = /\p{Lu}/u.test(paragraph);
  for (const { segment, index } of segmentsOf(paragraph, segmenterOf(language))) {
    const last = merged[merged.length - 1];
    if (last && cased && goesOn(paragraph.slice(Math.max(last.start, last.end - 60), last.end), segment))
      last.end = index + segment.length;
    else merged.push({ start: index, end: index + segment.length });
  }
  return merged
    .map(({ start, end }) => ({ start, end: start + paragraph.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => end > start);
}

// "PORT HALDEN, Nov 19 (Northern Wire) - ", "TARNBY, Fla. (Northern Wire) - ", "(Northern Wire) - ": where and for whom it
// was written, before the first sentence begins.
const dateline =
  /^(?:[\p{Lu}][\p{Lu} .,'’/-]{2,40}(?:,? \p{Lu}\p{Ll}{1,5}\.)?(?:,? \p{L}+\.? \d{1,2}(?:, \d{4})?)?\s*(?:\([^()]{2,40}\)\s*)?|\([^()]{2,40}\)\s*)[-–—]{1,2}\s+(?=\p{Lu})|^\(\p{Lu}{2,}[^()]{0,30}\)\s+(?=\p{Lu})/u;

// "Port Halden (CNN) ", "PORT HALDEN, Utah (Reuters) - ": in small letters only before a house that writes so.
const creditedDateline = new RegExp(
  `^\\p{Lu}[\\p{L} .,'’/-]{1,40} \\((?:${agencyNames}|CNN)\\)\\s+(?:[-–—]{1,2}\\s+)?(?=[\\p{Lu}“"])`,
  'u',
);

/** The mark of an item in a list. */
const bullet = /^(?:[-–—•*·▪]\s+)(?=[\p{Lu}\p{N}"“])/u;

function withoutDateline(
  paragraph: string,
  sentences: { start: number; end: number }[],
): { start: number; end: number }[] {
  const length =
    (dateline.exec(paragraph) ?? creditedDateline.exec(paragraph) ?? bullet.exec(paragraph))?.[0].length ?? 0;
  const [first, ...rest] = sentences;
  return length > 0 && first && first.end > length + 20 ? [{ start: length, end: first.end }, ...rest] : sentences;
}

/** Whether `next` continues the sentence that `before` seems to end. */
function goesOn(before: string, next: string): boolean {
  const first = next[0];
  // "…?" he asked: a lower-case word, a closing mark or a comma never opens a sentence.
  if (/^[\p{Ll},;:)\]”’%…]/u.test(first)) return true;
  const head = before.slice(-40).trimEnd();
  if (/\.\.\.$|…$/.test(head)) return false;
  const word = /(?:^|[\s("“‘'\u2014-])([\p{L}][\p{L}.]*)\.$/u.exec(head)?.[1];
  if (word === undefined) return false;
  const key = word.toLowerCase();
  if (beforeName.has(key) && /^[\p{Lu}\p{N}"“]/u.test(first)) return true;
  if (beforeNumber.has(key) && /^\p{N}/u.test(first)) return true;
  const follower = /^["“‘']?([\p{L}]+)/u.exec(next)?.[1] ?? '';
  // An initial: "George W. Bush", "J. K. Rowling". A lone I or a letter after a number is none.
  if ((/^\p{Lu}$/u.test(word) && word !== 'I') || (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word) && !anywhere.has(key)))
    return !starters.has(follower.toLowerCase());
  return (anywhere.has(key) || states.has(word)) && !starters.has(follower.toLowerCase());
}
