import type { Gender, PeopleRules } from '../../language/pack-parts/people.ts';
import { anyOf, foldKey } from '../../lib/text/text.ts';
import type { FullName } from './full-name-occurrences.ts';
import { append, type PeopleInput, type Person, sentenceHolding } from './person.ts';
import { personIn } from './person-name.ts';

/** What the pronouns of a text show about its people. */

/** Pronouns are looked for in this many characters after a name. */
const pronounReach = 200;

/**
 * People with the gender that the text shows, where their names show none: "Emeka Okafor runs the clinic with his wife".
 * Only sentences that name nobody else count, and they must agree.
 */
export function withGenders(
  people: readonly Person[],
  names: readonly FullName[],
  { text, sentences, rules }: PeopleInput,
): Person[] {
  const firstGender = firstGenderTest(rules);
  const shown = new Map<string, Set<Gender>>();
  for (const [index, name] of names.entries()) {
    const number = sentenceHolding(sentences, name.start);
    const { end } = sentences[number] ?? { end: name.end };
    const isAlone =
      (names[index + 1]?.start ?? Number.POSITIVE_INFINITY) > end &&
      (names[index - 1]?.end ?? -1) < (sentences[number]?.start ?? 0);
    if (!isAlone) continue;
    const after = text.slice(name.end, Math.min(end, name.end + pronounReach)).split(/["“”«»]/, 1)[0];
    const gender = firstGender(after);
    if (gender === null) continue;
    const key = foldKey(name.words.join(' '));
    shown.set(key, (shown.get(key) ?? new Set()).add(gender));
  }
  return people.map((person) => {
    const [gender, ...more] = shown.get(foldKey(person.name)) ?? [];
    return person.gender === null && gender && more.length === 0 ? { ...person, gender } : person;
  });
}

/** This many sentences must use the other gender's pronoun, and this many times as many as use the bearer's own. */
const minContradictions = 3;

/**
 * Surnames that, standing alone, cannot mean their only bearer. "Trump … he", where the text gives in full only the name of
 * Melania Trump, is another person whom every reader knows; and who is introduced as kin ("her sister, Jo Lee") is not
 * the person whose surname stood alone before.
 */
export function surnamesOfOthers(people: readonly Person[], input: PeopleInput): Set<string> {
  const bearers = new Map<string, Person[]>();
  for (const person of people) append(bearers, person.surname, person);
  return new Set([...introducedAsKin(people, bearers, input), ...contradictedByPronouns(bearers, input)]);
}

function contradictedByPronouns(
  bearers: ReadonlyMap<string, Person[]>,
  { sentences, runs, rules }: PeopleInput,
): string[] {
  const firstGender = firstGenderTest(rules);
  const counts = new Map<string, { own: number; other: number }>();
  for (const run of runs) {
    const name = personIn(run, rules)?.name ?? '';
    const [bearer, ...more] = bearers.get(foldKey(name)) ?? [];
    if (!bearer?.gender || more.length > 0 || name.includes(' ')) continue;
    const sentence = sentences[sentenceHolding(sentences, run.start)];
    const from = run.end - sentence.start;
    const gender = firstGender(sentence.text.slice(from, from + pronounReach));
    if (gender === null) continue;
    const count = counts.get(bearer.surname) ?? { own: 0, other: 0 };
    count[gender === bearer.gender ? 'own' : 'other']++;
    counts.set(bearer.surname, count);
  }
  return [...counts].flatMap(([surname, { own, other }]) =>
    other >= minContradictions && other >= minContradictions * own ? [surname] : [],
  );
}

function introducedAsKin(
  people: readonly Person[],
  bearers: ReadonlyMap<string, Person[]>,
  { text, runs, rules }: PeopleInput,
): string[] {
  const firstAlone = new Map<string, number>();
  for (const run of runs) {
    const name = foldKey(personIn(run, rules)?.name ?? '');
    if (!name.includes(' ') && !firstAlone.has(name)) firstAlone.set(name, run.start);
  }
  return people.flatMap(({ surname, start }) =>
    (firstAlone.get(surname) ?? start) < start &&
    rules.kinBefore.test(text.slice(Math.max(0, start - 30), start)) &&
    bearers.get(surname)?.length === 1
      ? [surname]
      : [],
  );
}

const genderTests = new WeakMap<PeopleRules, (text: string) => Gender | null>();

/** The gender of the first pronoun of a text that can refer to its subject; an object ("him") is somebody else. */
function firstGenderTest(rules: PeopleRules): (text: string) => Gender | null {
  const known = genderTests.get(rules);
  if (known) return known;
  const genders = new Map(
    rules.pronouns
      .filter(
        ({ person, gender, cases }) => person === 3 && isOfPeople(gender) && cases.some((one) => one !== 'object'),
      )
      .map(({ word, gender }) => [word, gender]),
  );
  const pattern = new RegExp(`\\b(?:${anyOf([...genders.keys()])})\\b`);
  const test = (text: string) => genders.get(pattern.exec(text)?.[0] ?? '') ?? null;
  genderTests.set(rules, test);
  return test;
}

function isOfPeople(gender: Gender | null): boolean {
  return gender === 'masculine' || gender === 'feminine';
}
