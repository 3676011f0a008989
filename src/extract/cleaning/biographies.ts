import { textPackFor } from '../../language/packs.ts';
import { foldKey } from '../../lib/text/text.ts';
import { isPersonName } from '../bylines.ts';
import { isOuter } from './notes.ts';
import type { Around } from './uncleaned.ts';

const longestBiography = 800;

/**
 * "Ann Lee is a staff writer for the Harbour.": first or last, a name, what authors are, and a second witness: the name is the byline's,
 * or the text does not speak of its bearer elsewhere. Of an article about a writer the text speaks.
 */
export function biographyRule(line: string, { place, text, whole }: Around): string | null {
  const words = textPackFor(text.language).cleaning?.biographies;
  if (words === undefined || line.length > longestBiography || !isOuter(place)) return null;
  const opening = line.replace(/^[^\p{L}"“]{0,4}(?:Dr\. |Prof\. )?/u, '');
  const verb = words.verb.exec(opening.slice(0, 160));
  if (verb === null) return null;
  const name = nameIn(opening.slice(0, verb.index), line);
  if (name === null || !words.role.test(opening.slice(verb.index + verb[0].length))) return null;
  const known = text.authors.some((author) => foldKey(author) === foldKey(name));
  return known || isAlone(name, line, { title: text.title, whole }) ? 'biography' : null;
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
  return !whole.split('\n').some((other) => other !== line && other.length > 80 && other.includes(surname));
}

/** Whether a paragraph after one about the author goes on about the author, at the end of a text. */
export function closesBiography(line: string, { place, text }: Around): boolean {
  const words = textPackFor(text.language).cleaning?.biographies;
  return place.after < 4 && place.before > 2 && line.length <= longestBiography && (words?.goesOn.test(line) ?? false);
}
