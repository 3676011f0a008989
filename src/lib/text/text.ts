/** Plain strings: blanks, paragraphs, words, clipping. */

import { withoutInvisible } from './invisible.ts';

/** A paragraph of a text by its offsets. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Drops what cannot be seen and what piles up (`invisible.ts`), makes every newline `\n` and every odd blank an ordinary one. */
export function cleanText(text: string): string {
  // Most strings are plain, and nothing is to be done with them.
  if (/^[\n\t\u0020-\u007E]*$/.test(text)) return text;
  return withoutInvisible(
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // Half a character: nothing can print it, and encodeURIComponent throws at it.
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' '),
  );
}

/** Folds every run of white space into one blank and trims. */
export function oneLine(text: string): string {
  if (!/^\s|\s$|\s\s|[^\S ]/.test(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}

/** Joins paragraphs into the form of `Article.text`: one line each, a blank line between them. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs
    .map(oneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The paragraphs of a text (separated by blank lines), with their offsets. Linear. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let at = 0;
  for (const raw of text.split(/(\n[ \t]*\n\s*)/)) {
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body !== '') found.push({ start: at + lead, end: at + lead + body.length, text: body });
    at += raw.length;
  }
  return found;
}

/** How many words a text has; scripts without blanks count by two characters a word. */
export function countWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const spaced = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  return unspaced > text.length / 4 ? Math.round(unspaced / 2) : spaced;
}

/** At most `length` characters, cut at a word, with an ellipsis where something was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  const blank = head.lastIndexOf(' ');
  return `${(blank > length / 2 ? head.slice(0, blank) : head).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** A key under which two spellings of the same words are equal: case, accents, marks and blanks folded. */
export function foldKey(text: string): string {
  if (/^[\u0000-\u007F]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Compares by code unit: the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `1 story`, `2 stories`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Whether texts with titles hold all the words of a name, or of each of two names joined by "and". */
export function bearsName(name: string, texts: readonly { readonly title: string; readonly text: string }[]): boolean {
  const folded = texts.map(({ title, text }) => ` ${foldKey(`${title} ${text}`)} `);
  const has = (words: string) => folded.some((held) => held.includes(` ${foldKey(words)} `));
  return has(name) || name.split(' and ').every(has);
}

/** The words of a list that is written between blanks and line breaks. */
export function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Makes a pattern that matches the given words literally, longest first. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length || compareText(a, b))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|');
}

/**
 * Puts the lines of a text together that was wrapped at a fixed width: most lines are nearly as long as the longest, end in the
 * middle of a sentence, and blank lines stand between paragraphs. Any other text is answered as it is.
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (lines.length < 4 || longest < 50 || longest > 100) return text;
  const full = lines.filter((line) => line.length > longest * 0.75);
  const open = full.filter((line) => !/[.!?…:]["”’')\]]*$/.test(line));
  if (full.length < lines.length * 0.4 || open.length < full.length * 0.6 || !/\n\s*\n/.test(text)) return text;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .reduce(
          (joined, line, at, all) =>
            joined + (at === 0 ? '' : all[at - 1].length > longest * 0.6 ? ' ' : '\n') + line.trim(),
          '',
        ),
    )
    .join('\n\n');
}
