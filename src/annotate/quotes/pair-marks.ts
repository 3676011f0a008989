import { type Paragraph, paragraphsOf } from '../../lib/text/text.ts';
import type { Span } from '../../model/article.ts';
import { type Mark, markCharactersOf, marksOf, withDoubleMarks } from './find-marks.ts';
import { lostClosing, lostOpening } from './lost-marks.ts';

/**
 * One quoted stretch.
 *
 * @example of the text `He said “no”.`: { parts: [{ start: 9, end: 11 }], outerStart: 8, outerEnd: 12, mended: false }
 */
export interface QuotedStretch {
  /** Without the marks; more than one part where the quotation runs over several paragraphs. */
  readonly parts: readonly Span[];
  /** Offsets with the marks. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** A mark was missing and its place was inferred. */
  readonly mended: boolean;
}

/**
 * The quoted stretches of a text, in order. One pass over the marks of each paragraph with one bit of state (inside a
 * quotation or not), so that the work is linear whatever the marks are. Mixed kinds pair with each other (an opening “ with
 * a closing ").
 *
 * @param cue finds the comma or stop before a cue, to mend a lost closing mark
 */
export function quotedStretches(raw: string, cue: RegExp): QuotedStretch[] {
  const text = withDoubleMarks(raw);
  const reader = new StretchReader(text, markCharactersOf(text), cue);
  const paragraphs = paragraphsOf(text);
  for (const [index, paragraph] of paragraphs.entries()) reader.read(paragraph, paragraphs[index + 1]);
  return reader.found;
}

/** A quotation whose closing mark has not come yet. */
interface OpenStretch {
  /** Where the part that is being read begins. */
  readonly start: number;
  /** Parts from earlier paragraphs. */
  readonly parts: readonly Span[];
  readonly outerStart: number;
}

class StretchReader {
  readonly found: QuotedStretch[] = [];
  readonly #text: string;
  readonly #characters: string;
  readonly #cue: RegExp;
  #open: OpenStretch | null = null;
  /** The end of the last stretch of this paragraph, or its start. */
  #lastEnd = 0;

  constructor(text: string, characters: string, cue: RegExp) {
    this.#text = text;
    this.#characters = characters;
    this.#cue = cue;
  }

  read(paragraph: Paragraph, next: Paragraph | undefined): void {
    const marks = this.#marksAfterContinuation(paragraph);
    this.#lastEnd = paragraph.start;
    for (const [index, mark] of marks.entries()) {
      if (this.#open === null) this.#readOutside(mark, index === marks.length - 1);
      else this.#readInside(mark, this.#open);
    }
    if (this.#open !== null) this.#endParagraph(this.#open, paragraph, next);
  }

  /** A quotation that goes on repeats its opening mark at the start of every paragraph. */
  #marksAfterContinuation(paragraph: Paragraph): Mark[] {
    const [first, ...others] = marksOf(this.#text, paragraph, this.#characters);
    if (first === undefined) {
      this.#open = null;
      return [];
    }
    if (this.#open !== null && first.offset === paragraph.start && first.opens) {
      this.#open = { ...this.#open, start: paragraph.start + 1 };
      return others;
    }
    this.#open = null;
    return [first, ...others];
  }

  #readOutside(mark: Mark, isLast: boolean): void {
    if (mark.opens && !(mark.closes && isLast)) this.#openAt(mark);
    else if (mark.closes) {
      const isAfterQuote = this.found.at(-1)?.outerEnd === this.#lastEnd;
      const start = lostOpening(this.#text, { from: this.#lastEnd, close: mark.offset, isAfterQuote });
      if (start !== null)
        this.#close({ start, parts: [], outerStart: start }, mark.offset, { outerEnd: mark.offset + 1, mended: true });
    }
  }

  #readInside(mark: Mark, open: OpenStretch): void {
    const mayOpen = mark.opens && /[\s(]/.test(this.#text[mark.offset - 1] ?? ' ');
    if (mark.closes && !mayOpen) this.#close(open, mark.offset, { outerEnd: mark.offset + 1, mended: false });
    else if (mark.opens) {
      // Two opening marks in a row: the closing mark of the first quotation was lost.
      this.#closeMended(open, mark.offset);
      this.#openAt(mark);
    }
  }

  #endParagraph(open: OpenStretch, paragraph: Paragraph, next: Paragraph | undefined): void {
    const goesOn = next !== undefined && this.#beginsWithOpeningMark(next);
    if (goesOn && lostClosing(this.#text, { from: open.start, to: paragraph.end, cue: this.#cue }) === paragraph.end)
      this.#open = { ...open, parts: [...open.parts, trimmed(this.#text, open.start, paragraph.end)] };
    else this.#closeMended(open, paragraph.end);
  }

  #beginsWithOpeningMark(paragraph: Paragraph): boolean {
    if (!this.#characters.includes(this.#text[paragraph.start])) return false;
    return marksOf(this.#text, paragraph, this.#characters)[0]?.opens === true;
  }

  #openAt(mark: Mark): void {
    this.#open = { start: mark.offset + 1, parts: [], outerStart: mark.offset };
  }

  #closeMended(open: OpenStretch, limit: number): void {
    const end = lostClosing(this.#text, { from: open.start, to: limit, cue: this.#cue });
    this.#close(open, end, { outerEnd: end, mended: true });
  }

  #close(open: OpenStretch, end: number, { outerEnd, mended }: Pick<QuotedStretch, 'outerEnd' | 'mended'>): void {
    const parts = [...open.parts, trimmed(this.#text, open.start, end)].filter((part) => part.end > part.start);
    if (parts.length > 0) this.found.push({ parts, outerStart: open.outerStart, outerEnd, mended });
    this.#lastEnd = outerEnd;
    this.#open = null;
  }
}

function trimmed(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return { start: from, end: to };
}
