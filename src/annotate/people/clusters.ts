import type { Gender, PeopleRules } from '../../language/pack-parts/people.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { FullName } from './full-name-occurrences.ts';
import { honorificGenders, isSamePerson, surnameOf } from './full-names.ts';
import type { NameRun } from './name-runs.ts';
import type { PeopleInput, Person } from './person.ts';
import { personIn } from './person-name.ts';

/**
 * Maximum number of people of one surname, and of compared spellings of one person's name: a hostile page could otherwise
 * make the comparison quadratic.
 */
const maxBearers = 12;

/** The full names of a text, merged into people by surname and first name, in the order of the text. */
export function peopleFrom(names: readonly FullName[], { text, runs, rules }: PeopleInput): Person[] {
  const alone = surnamesAlone(text, runs, rules);
  const genders = honorificGenders(runs, rules);
  return [...clustersOf(names, alone.all, rules)]
    .flatMap(([surname, clusters]) =>
      clusters.map((cluster) => {
        const known = clusters.length === 1 ? (genders.get(surname) ?? null) : null;
        return personOf(cluster, { surname, honorific: known, bare: alone.withoutArticle.has(surname), rules });
      }),
    )
    .sort((one, other) => one.start - other.start);
}

/** By surname, the occurrences of each person's full name. */
function clustersOf(
  names: readonly FullName[],
  alone: ReadonlySet<string>,
  rules: PeopleRules,
): Map<string, FullName[][]> {
  const clusters = new Map<string, FullName[][]>();
  const startsWithFirstName = ({ words }: FullName) => rules.isFirstName(words[0]);
  // The likeliest people first: the other names join them or stand alone.
  const ordered = [...names].sort(
    (one, other) => Number(startsWithFirstName(other)) - Number(startsWithFirstName(one)),
  );
  for (const name of ordered) {
    const surname = surnameOf(name.words, rules);
    const bearers = clusters.get(surname) ?? [];
    const same = bearers.find((cluster) =>
      cluster.slice(0, maxBearers).some((other) => isSamePerson(other.words, name.words, rules)),
    );
    const isKnown = startsWithFirstName(name) && !rules.mayBePlace(name.words);
    // "Longtime Lee", "Team Lee", once, where Ann Lee is known: a word before her name, not another Lee.
    const isNew = name.shown || isKnown || (alone.has(surname) && (bearers.length === 0 || name.hasVerb));
    if (same) same.push(name);
    else if (isNew && bearers.length < maxBearers) clusters.set(surname, [...bearers, [name]]);
  }
  return clusters;
}

/** Names of one word, folded; and those of them that some occurrence has without an article ("Holt", not "the Bible"). */
function surnamesAlone(text: string, runs: readonly NameRun[], rules: PeopleRules) {
  const all = new Set<string>();
  const withoutArticle = new Set<string>();
  for (const run of runs) {
    const name = personIn(run, rules)?.name;
    if (!name || name.includes(' ')) continue;
    all.add(foldKey(name));
    if (!rules.articleBefore.test(text.slice(Math.max(0, run.start - 5), run.start))) withoutArticle.add(foldKey(name));
  }
  return { all, withoutArticle };
}

interface ClusterContext {
  readonly surname: string;
  /** The gender that honorifics show, where the surname has one bearer. */
  readonly honorific: Gender | null;
  /** The surname stands alone somewhere, as a person's does. */
  readonly bare: boolean;
  readonly rules: PeopleRules;
}

function personOf(cluster: readonly FullName[], { surname, honorific, bare, rules }: ClusterContext): Person {
  const [fullest] = [...cluster].sort(
    (one, other) =>
      other.words.length - one.words.length ||
      other.words.join(' ').length - one.words.join(' ').length ||
      one.start - other.start,
  );
  const name = fullest.words.join(' ');
  const gender = rules.genderOf(name) ?? honorific;
  const sure = bare || cluster.some((full) => full.sure || rules.isFirstName(full.words[0]));
  return { name, start: fullest.start, end: fullest.end, surname, gender, sure };
}
