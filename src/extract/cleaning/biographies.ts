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
  return writes && isAlone(name, line, { text, whole }) ? 'biography' : null;
}

/** The name that stands before the verb; behind an affiliation ("— Harbour contributor Ann Lee") only where a dash marks an author's line. */
function nameIn(head: string, line: string): string | null {
  if (isPersonName(head)) return head;
  const tail = /^[–—•*]/.test(line) ? head.split(' ').slice(-2).join(' ') : '';
  return isPersonName(tail) ? tail : null;
}

/** Whether neither the title nor another line speaks of a person. */
function isAlone(name: string, line: string, { text, whole }: Pick<Around, 'text' | 'whole'>): boolean {
  const surname = name.split(' ').at(-1) ?? name;
  return !text.title.includes(surname) && whole.othersSpeakingOf(surname, line) === 0;
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
