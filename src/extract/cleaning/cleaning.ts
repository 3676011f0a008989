import { oneLine, paragraphsOf } from '../../lib/text/text.ts';
import type { Removed } from '../page-reading.ts';
import { biographyRule, closesBiography } from './biographies.ts';
import { captionRule, withoutCredit } from './captions.ts';
import { withoutInsertions } from './insertions.ts';
import { mended } from './mending.ts';
import { noteRule } from './notes.ts';
import { type Around, type Uncleaned, WholeText } from './uncleaned.ts';

/** The article's own paragraphs, and what stood among them and inside them, with the rule that told it. */
export interface Cleaned {
  readonly paragraphs: readonly string[];
  readonly removed: readonly Removed[];
}

/**
 * Takes out of a text what is not part of the article: links set into sentences, captions and credits, notes about authors and
 * outlets, promotions, corrections. Every form of text passes here, before anything is read from it. Steps, each needs the one before:
 * 1. what is set into paragraphs is cut out; 2. lost blanks and drop caps are mended; 3. whole paragraphs are judged by their words and
 * their place. A text of which nothing would be left stays as it is.
 */
export function cleaned(text: Uncleaned): Cleaned {
  const removed: Removed[] = [];
  const lines = text.paragraphs.map((paragraph) =>
    mended(withoutInsertions(oneLine(paragraph), text.language, removed)),
  );
  const whole = new WholeText(lines);
  const paragraphs: string[] = [];
  let after: After = { closing: false, listing: false };
  for (const [at, line] of lines.entries()) {
    const place = { before: paragraphs.length, after: lines.length - at - 1, next: lines[at + 1] ?? '' };
    const shown = withoutCredit(line, { place, text, removed });
    if (shown === '') continue;
    const rule = paragraphRule(shown, { place, text, whole, ...after });
    after = afterLine(shown, rule, after);
    if (rule === null) paragraphs.push(shown);
    else removed.push({ rule, text: shown });
  }
  return paragraphs.length > 0 ? { paragraphs, removed } : { paragraphs: text.paragraphs, removed: [] };
}

/** The rule by which a paragraph is not part of the article; null for the article's own. */
function paragraphRule(line: string, around: Around): string | null {
  return (
    noteRule(line, around) ??
    captionRule(line, around) ??
    biographyRule(line, around) ??
    (around.closing && closesBiography(line, around) ? 'biography' : null) ??
    (around.listing && isListed(line) ? 'other story' : null)
  );
}

type After = Pick<Around, 'closing' | 'listing'>;

/** What a line, removed by a rule or not (null), says of the next. Other removed lines between change nothing. */
function afterLine(line: string, rule: string | null, { closing, listing }: After): After {
  return {
    closing: rule === 'biography' || (closing && rule !== null),
    listing: (rule === 'other story' && line.endsWith(':')) || (listing && rule !== null),
  };
}

/** A headline in a list of them: short, and no closed sentence, but perhaps a question. */
function isListed(line: string): boolean {
  return line.length <= 160 && !/[.!…]["”’)]*$/.test(line);
}

/**
 * The text of an article as it would be read today: for texts that an older version stored. A cleaned text stays the same, but for a note
 * that has moved to its end.
 *
 * @param article with `text` in the form of `Article.text`
 */
export function cleanedText(article: Omit<Uncleaned, 'paragraphs'> & { readonly text: string }): string {
  const paragraphs = paragraphsOf(article.text).map(({ text }) => text);
  return cleaned({ ...article, paragraphs }).paragraphs.join('\n\n');
}
