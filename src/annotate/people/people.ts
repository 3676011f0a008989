import { foldKey } from '../../lib/text/text.ts';
import { peopleFrom } from './clusters.ts';
import { fullNamesIn } from './full-name-occurrences.ts';
import { honorificGender, isSamePerson, surnameOf } from './full-names.ts';
import { surnamesOfOthers, withGenders } from './genders.ts';
import { Introductions } from './introductions.ts';
import type { NameRun } from './name-runs.ts';
import { append, type PeopleInput, type Person, sentenceHolding } from './person.ts';
import { personIn } from './person-name.ts';

/**
 * The people of one article, and the person whom each name in it means. A name of two words or more is a person's if
 * an office, an honorific, a known first name, a later mention by surname alone or the words around it show that.
 * A surname alone means its only bearer. If it has several, it means the one who alone had been introduced when the text
 * first used it so (newspapers keep to that); else nobody. Linear in the number of names.
 */
export class People {
  readonly all: readonly Person[];
  readonly #input: PeopleInput;
  readonly #bySurname = new Map<string, Person[]>();
  readonly #byFirstName = new Map<string, Person[]>();
  /** By the start of a name, everybody whom it may mean. */
  readonly #meant = new Map<number, readonly Person[]>();

  constructor(input: PeopleInput) {
    this.#input = input;
    const names = fullNamesIn(input);
    this.all = withGenders(peopleFrom(names, input), names, input);
    for (const person of this.all) {
      append(this.#bySurname, person.surname, person);
      append(this.#byFirstName, foldKey(person.name).split(' ')[0], person);
    }
    this.#resolveNames();
  }

  /** The person whom a name means; null when it is no person's or two bear it. */
  meantBy(run: { readonly start: number }): Person | null {
    const [person, ...others] = this.mightMean(run);
    return person && others.length === 0 ? person : null;
  }

  /** Everybody whom a name may mean; empty when it is no person's. */
  mightMean(run: { readonly start: number }): readonly Person[] {
    return this.#meant.get(run.start) ?? [];
  }

  /** Whether several people bear a name and nothing shows which of them is meant. */
  isAmbiguous(run: { readonly start: number }): boolean {
    return this.mightMean(run).length > 1;
  }

  /** Resolves each name, in the order of the text. */
  #resolveNames(): void {
    const { sentences, runs, rules } = this.#input;
    const others = surnamesOfOthers(this.all, this.#input);
    const introductions = new Map<string, Introductions>();
    for (const run of runs) {
      const found = personIn(run, rules);
      if (!found) continue;
      const words = found.name.split(' ');
      const surname = surnameOf(words, rules);
      const introduced = introductions.get(surname) ?? new Introductions();
      introductions.set(surname, introduced);
      const sentence = sentenceHolding(sentences, run.start);
      const paragraph = sentences[sentence]?.paragraph ?? 0;
      const named = words.length > 1 ? this.#bearerInFull(words) : undefined;
      if (named) {
        this.#meant.set(run.start, [named]);
        introduced.add(named, sentence, paragraph);
      } else if (!others.has(surname)) this.#resolvePartOfName(run, words, () => introduced.bearerOf(paragraph));
    }
  }

  /** Resolves a surname, a first name, or a surname with a word before it. */
  #resolvePartOfName(run: NameRun, words: readonly string[], introduced: () => Person | null): void {
    const { text, rules } = this.#input;
    if (words.length > 1 && (rules.isFirstName(words[0]) || rules.isPlace(words))) return;
    if (rules.kinAfter.test(text.slice(run.end, run.end + 60))) return;
    const surname = surnameOf(words, rules);
    const gender = honorificGender(run.text, rules);
    const fitting = (this.#bySurname.get(surname) ?? []).filter(
      (bearer) => gender === null || (bearer.gender ?? gender) === gender,
    );
    if (fitting.length > 1 && gender === null) {
      const person = introduced();
      this.#meant.set(run.start, person ? [person] : fitting);
    } else if (fitting.length > 0) this.#meant.set(run.start, fitting);
    else if (words.length === 1) this.#meant.set(run.start, this.#byFirstName.get(surname) ?? []);
  }

  /** The person whose full name these words are, or end with ("Longtime Ann Lee"). */
  #bearerInFull(words: readonly string[]): Person | undefined {
    const { rules } = this.#input;
    const bearers = this.#bySurname.get(surnameOf(words, rules)) ?? [];
    const key = ` ${foldKey(words.join(' '))}`;
    return (
      bearers.find(({ name }) => isSamePerson(name.split(' '), words, rules)) ??
      bearers.find(({ name }) => key.endsWith(` ${foldKey(name)}`))
    );
  }
}
