import { paragraphsOf } from '../lib/text/text.ts';
import { abbreviationsOf } from './abbreviations.ts';
import { agencyNames } from './agencies.ts';
import { calendarNamesOf } from './month-and-weekday-names.ts';
import { isOrdinalBefore } from './ordinals.ts';
import { internationalTypography } from './pack-parts/any-language.ts';
import type { SentenceTypography } from './pack-parts/sentences.ts';
import { assumedLanguage, textPackFor } from './packs.ts';
import { cutsBesideMarks, endsWithinMarks, quotationGoesOn } from './quotation-ends.ts';

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
    segmenter = new Intl.Segmenter([language, assumedLanguage], { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/**
 * The sentences of a text. Each paragraph is segmented by itself (Unicode UAX #29 by Intl.Segmenter, whose time grows
 * faster than its input), cuts beside quotation marks are moved (`quotation-ends.ts`), then pieces that an abbreviation, an
 * ordinal, an initial or an ellipsis broke apart are put together.
 */
export function sentencesOf(text: string, language: string = assumedLanguage): Sentence[] {
  // What is too short to identify is read as English.
  const known = language === 'und' ? assumedLanguage : language;
  return paragraphsOf(text).flatMap((paragraph, index) =>
    withoutDateline(paragraph.text, paragraphSentences(paragraph.text, known)).map(({ start, end }) => ({
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
  const continues = /\p{Lu}/u.test(paragraph) ? goesOn : quotationGoesOn;
  const starts = [...segmentsOf(paragraph, segmenterOf(language))].map(({ index }) => index);
  const cuts = cutsBesideMarks(paragraph, starts);
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1] ?? paragraph.length;
    const last = merged[merged.length - 1];
    if (
      last &&
      (endsWithinMarks(paragraph.slice(last.start, last.end), paragraph.slice(start, start + 400), language) ||
        continues(
          paragraph.slice(Math.max(last.start, last.end - 60), last.end),
          paragraph.slice(start, end),
          language,
        ))
    )
      last.end = end;
    else merged.push({ start, end });
  }
  return merged
    .map(({ start, end }) => ({ start, end: start + paragraph.slice(start, end).trimEnd().length }))
    .filter(({ start, end }) => end > start);
}

const place = "\\p{Lu}[\\p{Lu} .,'’/-]{2,40}";
/** ", Fla." */
const shortenedState = '(?:,? \\p{Lu}\\p{Ll}{1,5}\\.)?';
/** ", Nov. 19, 2026" */
const datelineDay = '(?:,? \\p{L}+\\.? \\d{1,2}(?:, \\d{4})?)?';
const house = '\\([^()]{2,40}\\)\\s*';

// "PORT HALDEN, Nov 19 (Northern Wire) - ", "TARNBY, Fla. (Northern Wire) - ", "(Northern Wire) - ": where and for whom it
// was written, before the first sentence begins.
const dateline = new RegExp(
  [
    `^(?:${place}${shortenedState}${datelineDay}\\s*(?:${house})?|${house})[-–—]{1,2}\\s+(?=\\p{Lu})`,
    '^\\(\\p{Lu}{2,}[^()]{0,30}\\)\\s+(?=\\p{Lu})',
  ].join('|'),
  'u',
);

// "Port Halden (CNN) ", "PORT HALDEN, Utah (Reuters) - ": in small letters only before a house that writes so.
const creditedDateline = new RegExp(
  `^\\p{Lu}[\\p{L} .,'’/-]{1,40} \\((?:${agencyNames}|CNN)\\)\\s+(?:[-–—]{1,2}\\s+)?(?=[\\p{Lu}“"])`,
  'u',
);

/** The mark of an item in a list. */
const bullet = /^(?:[-–—•*·▪]\s+)(?=[\p{Lu}\p{N}"“])/u;

/** Whether a paragraph opens with where, and for whom, it was written: "PORT HALDEN (Northern Wire) - ". */
export function hasDateline(paragraph: string): boolean {
  return dateline.test(paragraph) || creditedDateline.test(paragraph);
}

function withoutDateline(
  paragraph: string,
  sentences: { start: number; end: number }[],
): { start: number; end: number }[] {
  const length =
    (dateline.exec(paragraph) ?? creditedDateline.exec(paragraph) ?? bullet.exec(paragraph))?.[0].length ?? 0;
  const [first, ...rest] = sentences;
  return length > 0 && first && first.end > length + 20 ? [{ start: length, end: first.end }, ...rest] : sentences;
}

const typographies = new Map<string, SentenceTypography>();

function typographyOf(language: string): SentenceTypography {
  let known = typographies.get(language);
  if (!known) {
    known = { ...internationalTypography, ...textPackFor(language).sentences?.typography };
    typographies.set(language, known);
  }
  return known;
}

/** What opens no sentence: a small letter, a closing mark, a comma. */
const continuation = /^[\p{Ll},;:)\]”’%…]/u;
/** The same where ” may open a quotation. */
const continuationOrMark = /^[\p{Ll},;:)\]’%…/]/u;

/** "(D-Nev.)", "(R., Fla.)": the point of an abbreviation within brackets; a sentence in brackets has blanks. */
const bracketedAbbreviation = /\S \(\p{Lu}[\p{L}.]{0,5}(?:(?:-|, )\p{Lu}[\p{L}.]{0,5})?\.\)$/u;

function opensSentence(next: string, language: string): boolean {
  const first = /^\p{L}+/u.exec(next)?.[0] ?? '';
  return abbreviationsOf(language).startsSentence(first.toLowerCase());
}

/** Whether `next` continues the sentence that `before` seems to end. */
function goesOn(before: string, next: string, language: string): boolean {
  // "…?" he asked: a lower-case word, a closing mark or a comma never opens a sentence. ”Ja”, sade han: ” may be an opening mark
  // (where it closes, `cutsBesideMarks` has seen to it).
  const typography = typographyOf(language);
  if ((typography.highMarkCloses ? continuation : continuationOrMark).test(next)) return true;
  if (quotationGoesOn(before, next, language)) return true;
  const head = before.slice(-40).trimEnd();
  if (/\.\.\.$|…$/.test(head)) return false;
  if (bracketedAbbreviation.test(head) && !opensSentence(next, language)) return true;
  if (afterAbbreviation(head, next, language)) return true;
  return (
    (typography.dialogueDashes && afterDash(next)) ||
    (typography.spacedAbbreviations && isWithinAbbreviation(head, next, language)) ||
    isOrdinalBefore(head, next, language, abbreviationsOf(language).startsSentence)
  );
}

/** "z. | B.", "EE. | UU.": the segmenter cuts within an abbreviation that is written with blanks. */
function isWithinAbbreviation(head: string, next: string, language: string): boolean {
  const before = /(?:^|[\s("“„«»])(\p{L}{1,2})\.$/u.exec(head)?.[1];
  const after = /^(\p{L}{1,4})\./u.exec(next)?.[1];
  if (before === undefined || after === undefined) return false;
  const { beforeName, anywhere } = abbreviationsOf(language);
  const key = `${before}.${after}`.toLowerCase();
  return [...beforeName, ...anywhere].some((known) => known === key || known.startsWith(`${key}.`));
}

/** "—¡No! —dijo él.": after a dash in a dialogue a small letter goes on as it does without one. */
function afterDash(next: string): boolean {
  return /^[–—-]\s?\p{Ll}/u.test(next);
}

const lastWord = /(?:^|[\s("“‘'\u2014-])([\p{L}][\p{L}.]*)\.$/u;
/** The same where an article may be elided before it: "l’on. Verdi". */
const lastWordElided = /(?:^|[\s("“„«»‘’'\u2014-])([\p{L}][\p{L}.]*)\.$/u;

function afterAbbreviation(head: string, next: string, language: string): boolean {
  const { elidedArticles, spacedAbbreviations, shortMonths } = typographyOf(language);
  const word = (elidedArticles ? lastWordElided : lastWord).exec(head)?.[1];
  if (word === undefined) return false;
  const first = next[0];
  const { beforeName, beforeNumber, anywhere, asWritten, startsSentence } = abbreviationsOf(language);
  const keys = [word.toLowerCase(), ...(spacedAbbreviations ? spacedKey(head) : [])];
  const within = (list: ReadonlySet<string>) => keys.some((key) => list.has(key));
  if (within(beforeName) && /^[\p{Lu}\p{N}"“„«»]/u.test(first)) return true;
  if (/^\p{N}/u.test(first) && (within(beforeNumber) || (shortMonths && isShortMonth(keys[0], language)))) return true;
  const follower = /^["“‘']?([\p{L}]+)/u.exec(next)?.[1] ?? '';
  // An initial: "George W. Bush", "J. K. Rowling". A lone I or a letter after a number is none.
  if ((/^\p{Lu}$/u.test(word) && word !== 'I') || (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word) && !within(anywhere)))
    return !startsSentence(follower.toLowerCase());
  return (within(anywhere) || asWritten.has(word)) && !startsSentence(follower.toLowerCase());
}

/** "z. B.", "EE. UU.", "p. ej.": the letters of an abbreviation that is written with blanks, without them. */
function spacedKey(head: string): string[] {
  const spaced = /(?:^|[\s("“„«»‘'\u2014-])((?:\p{L}{1,2}\.\s){1,3}\p{L}{1,4})\.$/u.exec(head)?.[1];
  return spaced === undefined ? [] : [spaced.toLowerCase().replace(/\s/g, '')];
}

function isShortMonth(key: string, language: string): boolean {
  return calendarNamesOf(language).shortMonths.has(key);
}
