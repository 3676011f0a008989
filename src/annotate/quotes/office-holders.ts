import { foldKey } from '../../lib/text/text.ts';
import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import type { Person } from '../people/person.ts';

/** At most this many holders of one office are kept: with more than one nobody is meant. */
const maxHolders = 8;

/** Who has which office in one text, by each word of the office. */
export class OfficeHolders {
  readonly #annotations: Annotations;
  readonly #roleOf: (person: Person) => Span | null;
  #titled: ReadonlyMap<string, readonly Person[]> | null = null;
  #described: ReadonlyMap<string, readonly Person[]> | null = null;

  constructor(annotations: Annotations, roleOf: (person: Person) => Span | null) {
    this.#annotations = annotations;
    this.#roleOf = roleOf;
  }

  /** The people whose name follows the office: "Mayor Ann Lee". */
  titled(office: string): readonly Person[] {
    this.#titled ??= byWord(
      this.#annotations.names.flatMap((name) => {
        const person = this.#annotations.people.meantBy(name);
        return person ? [[person, foldKey(name.text).split(' ').slice(0, -1)] as const] : [];
      }),
    );
    return this.#titled.get(office) ?? [];
  }

  /** The people whose role, as the text states it, contains the office. */
  described(office: string): readonly Person[] {
    const { text, people } = this.#annotations;
    this.#described ??= byWord(
      people.all.flatMap((person) => {
        const role = this.#roleOf(person);
        return role ? [[person, foldKey(text.slice(role.start, role.end)).split(' ')] as const] : [];
      }),
    );
    return this.#described.get(office) ?? [];
  }
}

function byWord(people: readonly (readonly [Person, readonly string[]])[]): Map<string, Person[]> {
  const holders = new Map<string, Person[]>();
  for (const [person, words] of people) {
    for (const word of words) {
      const known = holders.get(word) ?? [];
      if (known.length < maxHolders && !known.includes(person)) holders.set(word, [...known, person]);
    }
  }
  return holders;
}
