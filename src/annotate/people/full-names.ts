import type { Gender, PeopleRules } from '../../language/pack-parts/people.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { NameRun } from './name-runs.ts';

/** The parts of a full name, and whether two full names are one person's. */

function generationOf(words: readonly string[], rules: PeopleRules): string | null {
  const last = words[words.length - 1];
  return words.length > 2 && rules.generation.test(last) ? last.replace('.', '') : null;
}

/** The surname of a full name, folded: its last word but for a generation ("Jr."). */
export function surnameOf(words: readonly string[], rules: PeopleRules): string {
  return foldKey(words[words.length - (generationOf(words, rules) === null ? 1 : 2)]);
}

/** The first letters of the names between the first and the last. */
function middleInitialsOf(words: readonly string[], rules: PeopleRules): string {
  return words
    .slice(1, generationOf(words, rules) === null ? -1 : -2)
    .map((word) => word[0])
    .join('');
}

/**
 * Whether two full names are one person's. "Donald J. Holt" is Donald Holt, "Tim" may be short for Timothy. "Eric" is not
 * Erica (another gender), "Jr." is not the father, "George H. W." is not "George W.".
 */
export function isSamePerson(name: readonly string[], other: readonly string[], rules: PeopleRules): boolean {
  if (name.length < 2 || other.length < 2) return false;
  if (surnameOf(name, rules) !== surnameOf(other, rules)) return false;
  if (generationOf(name, rules) !== generationOf(other, rules)) return false;
  const [initials, otherInitials] = [middleInitialsOf(name, rules), middleInitialsOf(other, rules)];
  if (initials !== '' && otherInitials !== '' && initials !== otherInitials) return false;
  return isSameFirstName(foldKey(name[0]), foldKey(other[0]), rules);
}

function isSameFirstName(first: string, other: string, rules: PeopleRules): boolean {
  if (first === other) return true;
  const [short, long] = first.length < other.length ? [first, other] : [other, first];
  if (short.length < 3 || !long.startsWith(short)) return false;
  const [gender, otherGender] = [rules.genderOf(first), rules.genderOf(other)];
  return gender === null || otherGender === null || gender === otherGender;
}

/** The gender that the honorific before a name shows ("Mrs Lee"); null where there is none. */
export function honorificGender(text: string, rules: PeopleRules): Gender | null {
  const word = /^(\p{L}+)\.?\s/u.exec(text)?.[1].toLowerCase();
  return (word !== undefined && rules.honorificGenders.get(word)) || null;
}

/** By surname, the gender that its honorifics show; null where they show both. */
export function honorificGenders(runs: readonly NameRun[], rules: PeopleRules): Map<string, Gender | null> {
  const genders = new Map<string, Gender | null>();
  for (const run of runs) {
    const gender = honorificGender(run.text, rules);
    if (gender === null) continue;
    const surname = surnameOf(run.text.split(' '), rules);
    genders.set(surname, genders.has(surname) && genders.get(surname) !== gender ? null : gender);
  }
  return genders;
}
