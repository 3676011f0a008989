import { type Paragraph, paragraphsOf } from '../../lib/text/text.ts';

/** One quoted stretch, without its marks. `parts` has more than one entry where it runs over several paragraphs. */
export interface Quoted {
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  /** Offsets with the marks. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** A mark was missing and its place was inferred. */
  readonly mended: boolean;
}

interface Mark {
  readonly at: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const doubles = '"“”„‟«»＂';
const singles = "'‘’‚‛";
const openers = '“„‟«‘‚‛';
const closers = '”»’';

/**
 * The quoted stretches of a text, in order. One pass over each paragraph's marks with one bit of state (inside or not):
 * linear, whatever the marks do. Mixed kinds pair with each other (an opening “ with a closing "); which way a straight
 * mark faces is read from its neighbours.
 */
export function quotedStretches(raw: string): Quoted[] {
  const text = withWholeMarks(raw);
  const paragraphs = paragraphsOf(text);
  const marksAre = mostlySingle(text) ? singles : doubles;
  const found: Quoted[] = [];
  let open: { at: number; parts: { start: number; end: number }[]; outer: number } | null = null;
  for (const [index, paragraph] of paragraphs.entries()) {
    const marks = marksOf(text, paragraph, marksAre);
    let lastEnd = paragraph.start;
    // A quotation that runs on repeats its opening mark at every paragraph.
    if (open !== null && marks[0]?.at === paragraph.start && marks[0].opens) {
      marks.shift();
      open.at = paragraph.start + 1;
    } else open = null;
    const close = (end: number, outerEnd: number, mended: boolean) => {
      if (open === null) return;
      const parts = [...open.parts, trimmed(text, open.at, end)].filter((part) => part.end > part.start);
      if (parts.length > 0) found.push({ parts, outerStart: open.outer, outerEnd, mended });
      lastEnd = outerEnd;
      open = null;
    };
    for (const [number, mark] of marks.entries()) {
      if (open === null) {
        if (mark.opens && !(mark.closes && number === marks.length - 1))
          open = { at: mark.at + 1, parts: [], outer: mark.at };
        else if (mark.closes) {
          const start = lostOpening(
            text,
            lastEnd,
            mark.at,
            found.length > 0 && found[found.length - 1].outerEnd === lastEnd,
          );
          if (start !== null) {
            open = { at: start, parts: [], outer: start };
            close(mark.at, mark.at + 1, true);
          }
        }
      } else if (mark.closes && !(mark.opens && /[\s(]/.test(text[mark.at - 1] ?? ' ')))
        close(mark.at, mark.at + 1, false);
      else if (mark.opens) {
        // Two openings in a row: the first quotation's closing mark was lost.
        const end = lostClosing(text, open.at, mark.at);
        close(end, end, true);
        open = { at: mark.at + 1, parts: [], outer: mark.at };
      }
    }
    if (open !== null) {
      const next = paragraphs[index + 1];
      const goesOn =
        next !== undefined && marksAre.includes(text[next.start]) && marksOf(text, next, marksAre)[0]?.opens === true;
      if (goesOn && lostClosing(text, open.at, paragraph.end) === paragraph.end)
        open = { at: 0, parts: [...open.parts, trimmed(text, open.at, paragraph.end)], outer: open.outer };
      else {
        const end = lostClosing(text, open.at, paragraph.end);
        close(end, end, true);
      }
    }
  }
  return found;
}

/**
 * Two single marks side by side are a double one, as typewriters and TeX have it; but not where they close a quotation inside
 * a quotation together. The length stays.
 */
function withWholeMarks(text: string): string {
  return text
    .replace(/``|‘‘|(?<![^\s([])(?:''|’’)(?=\p{L})/gu, '“ ')
    .replace(/''|’’/g, (marks, at: number) =>
      /(?:^|[\s(,])[‘'](?=\p{L})[^‘'’]*$/u.test(text.slice(Math.max(0, at - 300), at)) ? marks : ' ”',
    );
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return { start: from, end: to };
}

/** British papers quote in single marks. Decided once for a text, by which kind closes speech more often. */
function mostlySingle(text: string): boolean {
  const single =
    text.match(
      /(?<=^|[\s([–—-])['‘‚‛](?=[\p{L}\p{N}[…])[^'‘’"“”\n]{3,1500}(?:['’](?=\p{L})[^'‘’"“”\n]{0,400}){0,40}[.,?!…][’'](?=[\s)\].,;–—]|$)/gmu,
    )?.length ?? 0;
  const double = (text.match(/["“”„«»]/g)?.length ?? 0) / 2;
  return single > double;
}

function marksOf(text: string, paragraph: Paragraph, kinds: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const char = text[at];
    if (!kinds.includes(char)) continue;
    const before = at > paragraph.start ? text[at - 1] : ' ';
    const after = at + 1 < paragraph.end ? text[at + 1] : ' ';
    const gapBefore = /[\s([{–—\-/:;]/.test(before) || openers.includes(before);
    const gapAfter = /[\s.,;:!?)\]}–—\-/…]/.test(after) || closers.includes(after);
    if (kinds === singles && !isSingleMark(char, before, after)) continue;
    let opens = gapBefore && !/[\s.,;:!?)\]]/.test(after);
    let closes = !/[\s([{]/.test(before) && (gapAfter || !gapBefore);
    // `… to death,' " he said`: between blanks, after a mark or a stop, it closes.
    if (!openers.includes(char) && /\s/.test(before) && /\s/.test(after) && /[.,?!'’]/.test(text[at - 2] ?? ''))
      closes = true;
    // A curly mark says itself which way it faces, unless its neighbours make that impossible.
    if (openers.includes(char) && !(closes && !opens && gapAfter)) [opens, closes] = [true, false];
    else if (closers.includes(char) && !(opens && !closes)) [opens, closes] = [false, true];
    // An inch or a minute sign after a digit closes nothing when nothing is open; leave it to the state machine.
    if (opens || closes) marks.push({ at, opens, closes });
  }
  return marks;
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

/** Nobody is quoted for longer than this between two marks; a mark was lost before. */
const longestQuotation = 3000;

const clauseCue =
  /[,?!.…](?=\s+(?:(?:he|she|they|it|[Tt]he\s+[\p{L}-]+(?:\s[\p{L}-]+)?|(?:Mr|Mrs|Ms|Dr)\.?\s+\p{Lu}\p{L}+|\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,3})\s+(?:also\s+|later\s+)?(?:said|says|told|added|asked|wrote|explained|replied|noted|continued|argued|insisted|warned)\b|(?:said|says|added|asked|explained|wrote|told|according to|replied|noted)\s+(?:he|she|they|the|a|an|Mr|Mrs|Ms|Dr|\p{Lu})))/u;

/** Where a quotation whose closing mark was lost ends: before its cue, else at the end of the stretch. */
function lostClosing(text: string, start: number, limit: number): number {
  const stretch = text.slice(start, limit);
  const cue = stretch.slice(0, longestQuotation).search(clauseCue);
  if (cue > 2) return start + cue + 1;
  if (/[.!?…]\s*$/.test(stretch)) return start + stretch.trimEnd().length;
  const stops = [...stretch.matchAll(/[.!?…](?=\s)/g)];
  const last = stops[stops.length - 1];
  return last === undefined ? limit : start + last.index + 1;
}

/**
 * Where a quotation whose opening mark was lost begins: at the sentence that holds its closing mark, or, after another
 * quotation of the same paragraph, at the first sentence after that one's cue. Null when there is no sentence start.
 */
function lostOpening(text: string, from: number, close: number, afterQuote: boolean): number | null {
  const floor = Math.max(from, close - longestQuotation);
  // Looked at first, for a text may hold nothing but closing marks.
  if (!/[.,!?…]/.test(text[close - 1]) || close - floor < 12) return null;
  const stretch = text.slice(floor, close);
  const starts = [...stretch.matchAll(/(?<=[.!?…]['’"”)]?\s+)(?=[\p{Lu}\p{N}])/gu)].map((match) => match.index);
  if (afterQuote) return starts.length > 0 ? floor + starts[0] : null;
  return floor + (starts[starts.length - 1] ?? 0);
}
