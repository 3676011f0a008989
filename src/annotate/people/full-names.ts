import { pronounOf } from '../../language/en/first-names.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { NameRun } from './names.ts';

/** What the words of a full name are, and whether two of them are one person's. */

const generation = /^(?:Jr|Sr|II|III|IV)\.?$/;

function generationOf(words: readonly string[]): string | null {
  const last = words[words.length - 1];
  return words.length > 2 && generation.test(last) ? last.replace('.', '') : null;
}

/** The word by which others call somebody, folded. */
export function surnameOf(words: readonly string[]): string {
  return foldKey(words[words.length - (generationOf(words) === null ? 1 : 2)]);
}

/** The first letters of the names between the first and the last. */
function initialsOf(words: readonly string[]): string {
  return words
    .slice(1, generationOf(words) === null ? -1 : -2)
    .map((word) => word[0])
    .join('');
}

/**
 * "Donald J. Holt" is Donald Holt, "Tim" may be short for Timothy; "Eric" for Erica is not, for one is a man's name, nor
 * is the son with "Jr." his father, nor "George H. W." "George W.".
 */
export function samePerson(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2 || surnameOf(a) !== surnameOf(b) || generationOf(a) !== generationOf(b))
    return false;
  const [initialsA, initialsB] = [initialsOf(a), initialsOf(b)];
  if (initialsA !== '' && initialsB !== '' && initialsA !== initialsB) return false;
  const [first, second] = [foldKey(a[0]), foldKey(b[0])];
  if (first === second) return true;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  const [one, other] = [pronounOf(first), pronounOf(second)];
  return short.length >= 3 && long.startsWith(short) && (one === null || other === null || one === other);
}

/** By what pronoun a form of address before a name calls its bearer; null where there is none. */
export function addressIn(text: string): 'he' | 'she' | null {
  const address = /^(mr|sir|lord|mrs|ms|miss|dame|lady)\.?\s/i.exec(text)?.[1].toLowerCase();
  return address === undefined ? null : /^(?:mr|sir|lord)$/.test(address) ? 'he' : 'she';
}

/** By surname, what its bearers are addressed as; null for both. */
export function addressesOf(runs: readonly NameRun[]): Map<string, 'he' | 'she' | null> {
  const found = new Map<string, 'he' | 'she' | null>();
  for (const run of runs) {
    const address = addressIn(run.text);
    if (address === null) continue;
    const surname = surnameOf(run.text.split(' '));
    found.set(surname, found.has(surname) && found.get(surname) !== address ? null : address);
  }
  return found;
}
