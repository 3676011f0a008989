import type { Person } from './person.ts';

/** Somebody is meant by a surname alone whose full name occurs this many times as often as those of all its other bearers. */
const dominance = 4;

/** Where the bearers of one surname were named in full so far: decides whom the surname alone means. */
export class Introductions {
  readonly #counts = new Map<Person, number>();
  /** The only person introduced when the surname first stood alone; null if there were more. Undefined until then. */
  #houseStyle: Person | null | undefined;
  #last: { sentence: number; paragraph: number; people: Set<Person> } | null = null;

  add(person: Person, sentence: number, paragraph: number): void {
    this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
    if (this.#last?.sentence === sentence) this.#last.people.add(person);
    else this.#last = { sentence, paragraph, people: new Set([person]) };
  }

  /** Whom the surname alone means in a paragraph, of several bearers; null where nothing shows it. */
  bearerOf(paragraph: number): Person | null {
    const introduced = [...this.#counts.keys()];
    if (this.#houseStyle === undefined) this.#houseStyle = introduced.length === 1 ? introduced[0] : null;
    if (this.#houseStyle) return this.#houseStyle;
    // Just before, one of them alone was named in full.
    if (this.#last && paragraph - this.#last.paragraph <= 1 && this.#last.people.size === 1)
      return [...this.#last.people][0];
    return introduced.find((person) => this.#isDominant(person)) ?? null;
  }

  #isDominant(person: Person): boolean {
    const own = this.#counts.get(person) ?? 0;
    const all = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    return own >= dominance * (all - own);
  }
}
