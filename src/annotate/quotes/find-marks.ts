import type { Paragraph } from '../../lib/text/text.ts';

/** The quotation marks of a text, and which way each of them faces. */

/** One quotation mark; a straight one may face both ways. */
export interface Mark {
  /** Its offset in the text. */
  readonly offset: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const doubles = '"“”„‟«»＂';
const singles = "'‘’‚‛";
const openers = '“„‟«‘‚‛';
const closers = '”»’';

/** The characters that a text uses as quotation marks: double ones, or single ones as in British newspapers. */
export function markCharactersOf(text: string): string {
  return quotesInSingleMarks(text) ? singles : doubles;
}

/** How a quotation in single marks begins, and how one that holds apostrophes ends: with a comma or a stop inside. */
const singleOpening = "(?<=^|[\\s([–—-])['‘‚‛](?=[\\p{L}\\p{N}[…])";
const singleContent = `[^'‘’"“”\\n]{3,1500}(?:['’](?=\\p{L})[^'‘’"“”\\n]{0,400}){0,40}`;
const singleClosing = "[.,?!…][’'](?=[\\s)\\].,;–—]|$)";
const inSingleMarks = new RegExp(`${singleOpening}${singleContent}${singleClosing}`, 'gmu');

/** Decided once for a text, by which kind of marks closes speech more often. */
function quotesInSingleMarks(text: string): boolean {
  const single = text.match(inSingleMarks)?.length ?? 0;
  const double = (text.match(/["“”„«»]/g)?.length ?? 0) / 2;
  return single > double;
}

/**
 * Replaces two single marks side by side by a double one and a blank, as typewriters and TeX write it; but not where they
 * close a quotation inside a quotation together. The length stays the same.
 */
export function withDoubleMarks(text: string): string {
  return text
    .replace(/``|‘‘|(?<![^\s([])(?:''|’’)(?=\p{L})/gu, '“ ')
    .replace(/''|’’/g, (marks, offset: number) =>
      /(?:^|[\s(,])[‘'](?=\p{L})[^‘'’]*$/u.test(text.slice(Math.max(0, offset - 300), offset)) ? marks : ' ”',
    );
}

/** The quotation marks of a paragraph, in order. Which way a straight mark faces is read from its neighbours. */
export function marksOf(text: string, paragraph: Paragraph, characters: string): Mark[] {
  const marks: Mark[] = [];
  for (let offset = paragraph.start; offset < paragraph.end; offset++) {
    const char = text[offset];
    if (!characters.includes(char)) continue;
    const before = offset > paragraph.start ? text[offset - 1] : ' ';
    const after = offset + 1 < paragraph.end ? text[offset + 1] : ' ';
    if (characters === singles && !isSingleMark(char, before, after)) continue;
    const facing = facingOf(char, { before, beforeThat: text[offset - 2] ?? '', after });
    if (facing.opens || facing.closes) marks.push({ offset, ...facing });
  }
  return marks;
}

interface Neighbours {
  readonly beforeThat: string;
  readonly before: string;
  readonly after: string;
}

function facingOf(char: string, { beforeThat, before, after }: Neighbours): Omit<Mark, 'offset'> {
  const gapBefore = /[\s([{–—\-/:;]/.test(before) || openers.includes(before);
  const gapAfter = /[\s.,;:!?)\]}–—\-/…]/.test(after) || closers.includes(after);
  const opens = gapBefore && !/[\s.,;:!?)\]]/.test(after);
  // `… to death,' " he said`: between blanks, after a mark or a stop, it closes.
  const closesBetweenBlanks =
    !openers.includes(char) && /\s/.test(before) && /\s/.test(after) && /[.,?!'’]/.test(beforeThat);
  const closes = closesBetweenBlanks || (!/[\s([{]/.test(before) && (gapAfter || !gapBefore));
  // A curly mark itself shows which way it faces, unless its neighbours make that impossible.
  if (openers.includes(char) && !(closes && !opens && gapAfter)) return { opens: true, closes: false };
  if (closers.includes(char) && !(opens && !closes)) return { opens: false, closes: true };
  return { opens, closes };
}

/** A single mark that is no apostrophe: not inside a word, not before a clipped year, not a possessive's. */
function isSingleMark(char: string, before: string, after: string): boolean {
  if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return false;
  if (char === '‘' || char === '‚') return true;
  if (/[\s([{–—-]/.test(before)) return /[\p{L}[…]/u.test(after) || (/\p{N}/u.test(after) && char !== '’');
  // After "s" it may be a plural's possessive; speech nearly always ends with a comma or a stop inside the marks.
  if (/[.,!?…]/.test(before)) return true;
  return /[\p{L}\p{N})]/u.test(before) && before !== 's' && /[\s.,;:)!?–—]/.test(after);
}
