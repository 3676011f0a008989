import { textPackFor } from '../../language/packs.ts';
import { foldKey } from '../../lib/text/text.ts';
import { isPersonName } from '../bylines.ts';
import { isOuter } from './notes.ts';
import type { Around } from './uncleaned.ts';

const longestBiography = 800;

/**
 * "Ann Lee is a staff writer for the Harbour.": first or last, a name, what authors are, and a second witness: the name is the byline's,
 * or it is a writer's of whom the text does not speak elsewhere. Lawyers, directors and professors are in the news themselves.
 */
export function biographyRule(line: string, { place, text, whole }: Around): string | null {
  const words = textPackFor(text.language).cleaning?.biographies;
  if (words === undefined || line.length > longestBiography || !isOuter(place)) return null;
  const opening = line.replace(/^[^\p{L}"“]{0,4}(?:Dr\. |Prof\. )?/u, '');
  const verb = words.verb.exec(opening.slice(0, 160));
  if (verb === null) return null;
  const name = nameIn(opening.slice(0, verb.index), line);
  if (name === null) return null;
  const known = text.authors.some((author) => foldKey(author) === foldKey(name));
  const rest = opening.slice(verb.index + verb[0].length);
  const writes = words.writer.test(rest) || (words.beat.verb.test(verb[0]) && words.beat.rest.test(rest));
  // A dash or an account in brackets marks an author's line.
  const isAuthors = known || /^[–—•*]|^[^.]{0,60}\(@/u.test(line);
  if (isAuthors) return writes || words.profession.test(rest) ? 'biography' : null;
  return writes && isAlone(name, line, { title: text.title, whole }) ? 'biography' : null;
}

/** The name that stands before the verb; behind an affiliation ("— Harbour contributor Ann Lee") only where a dash marks an author's line. */
function nameIn(head: string, line: string): string | null {
  if (isPersonName(head)) return head;
  const tail = /^[–—•*]/.test(line) ? head.split(' ').slice(-2).join(' ') : '';
  return isPersonName(tail) ? tail : null;
}

/** Whether neither the title nor another line speaks of a person. A line with little more than the name counts for nothing. */
function isAlone(name: string, line: string, { title, whole }: { title: string; whole: string }): boolean {
  const surname = name.split(' ').at(-1) ?? name;
  if (title.includes(surname)) return false;
  const own = isSpeaking(line) && line.includes(surname) ? 1 : 0;
  return (linesByWord(whole).get(surname) ?? 0) <= own;
}

const fewestCharacters = 40;
const isSpeaking = (line: string) => line.length > fewestCharacters;

/** By capitalised word, the number of lines that have it. Kept for the last text: each of its lines asks, and it may have thousands. */
let counted: { readonly whole: string; readonly lines: ReadonlyMap<string, number> } = { whole: '', lines: new Map() };

function linesByWord(whole: string): ReadonlyMap<string, number> {
  if (counted.whole === whole) return counted.lines;
  const lines = new Map<string, number>();
  for (const line of whole.split('\n').filter(isSpeaking))
    for (const word of new Set(line.match(/\p{Lu}[\p{L}\p{M}-]*/gu))) lines.set(word, (lines.get(word) ?? 0) + 1);
  counted = { whole, lines };
  return lines;
}

/** Whether a paragraph after one about the author goes on about the author, at the end of a text. */
export function closesBiography(line: string, { place, text }: Around): boolean {
  const words = textPackFor(text.language).cleaning?.biographies;
  return (
    place.after < 4 &&
    place.before > 2 &&
    line.length <= longestBiography &&
    (words?.goesOn.some((pattern) => pattern.test(line)) ?? false)
  );
}
