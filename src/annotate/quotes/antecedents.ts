import { isFirstName, pronounOf } from '../../language/en/first-names.ts';
import { governedBy } from '../../language/en/prepositions.ts';
import { isSource, offices, organisations } from '../../language/en/titles.ts';
import { within } from '../../lib/ordered.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import { personIn } from '../people/names.ts';
import type { Person } from '../people/people.ts';
import { roleOf } from '../people/roles.ts';
import type { Mention } from './mentions.ts';
import type { Quoted } from './quote-marks.ts';

/** A name outside quotations that a pronoun might go back to. */
interface Named {
  readonly start: number;
  /** Whom it may mean; nobody: a stranger, of whom the text shows no more. */
  readonly people: readonly Person[];
  readonly name: string;
  /** Hangs on a preposition: less likely what the sentence is about. */
  readonly governed: boolean;
  /** Joined to the name before it by "and": as likely meant as that. */
  readonly joined: boolean;
}

/** Who spoke last, where that quotation ends, and where its sentence does. */
export interface LastSpeaker {
  readonly person: Person;
  readonly from: number;
  readonly at: number;
}

/** From this many sentences, and paragraphs, back a pronoun may have its name, if no sentence between carries it on. */
const farthestSentences = 5;
const farthestParagraphs = 2;

/** However many sentences carry a person on by pronoun, the name stands no farther back than this. */
const longestChain = 40;

/** A body named farther back than this, in letters, is not meant by "the ministry". */
const organisationReach = 6000;

/** A noun of one person as a sentence's subject, or as what a verb or a preposition takes. */
const nominal =
  /(?:[.!?]["”’]?\s+|^|\n|\b(?:to|by|with|met|told|asked|from|for)\s)((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\s(?:\p{Ll}+\s)??(\p{Ll}{3,}[^s\s.,;:!?]))(?=[\s.,])/gu;

/** Words that speak without being a person. */
const unpersonal = new Set(
  'report study statement letter paper memo document website editorial advert sign voice family crew people police staff person'.split(
    ' ',
  ),
);

const isGoverned = governedBy('like');

/** Finds whom pronouns, offices, ages and bodies mean in one article. Unsure is null. */
export class Antecedents {
  readonly #reading: Annotations;
  readonly #named: readonly Named[];
  readonly #stretches: readonly Quoted[];
  readonly #roles = new Map<Person, Span | null>();
  #titles: ReadonlyMap<string, readonly Person[]> | null = null;
  #roleWords: ReadonlyMap<string, readonly Person[]> | null = null;
  /** By sentence, where "he" and "she" first stand in it outside quotations. */
  readonly #firstPronoun = { he: new Map<number, number>(), she: new Map<number, number>() };

  constructor(reading: Annotations, stretches: readonly Quoted[]) {
    this.#reading = reading;
    this.#stretches = stretches;
    this.#named = this.#namesOutsideQuotations();
    this.#findPronouns();
  }

  roleOf(person: Person): Span | null {
    const known = this.#roles.get(person);
    if (known !== undefined) return known;
    const role = roleOf(this.#reading.text, this.#reading.nameHolding(person.start), person);
    this.#roles.set(person, role);
    return role;
  }

  /**
   * Whom "he" or "she" means: who spoke last, if nobody else who fits was named since; else the person whom the sentences
   * before are about. Null when somebody stands nearer whom the text does not make known.
   */
  ofPronoun(pronoun: 'he' | 'she', from: number, last: LastSpeaker | null): Person | null {
    const { sentences } = this.#reading;
    const fitting = (named: Named) =>
      named.people.filter((person) => (person.pronoun ?? (person.sure ? pronoun : null)) === pronoun);
    const fits = (named: Named) =>
      named.people.length === 0 ? (pronounOf(named.name) ?? pronoun) === pronoun : fitting(named).length > 0;
    let at = this.#reading.sentenceAt(from);
    let paragraph = sentences[at]?.paragraph ?? 0;
    if (last && (last.person.pronoun ?? pronoun) === pronoun) {
      const since = this.#between(last.at, from).filter((named) => fits(named) && !named.people.includes(last.person));
      // "…," Stone told Alice Grant: a name in the cue that fits better than one of which we know no gender.
      const better = this.#between(last.from, last.at).filter(({ people }) =>
        people.some((other) => other.pronoun === pronoun),
      );
      if (last.person.pronoun === null) since.push(...better);
      const near = paragraph - (sentences[this.#reading.sentenceAt(last.at - 1)]?.paragraph ?? 0) <= farthestParagraphs;
      if (since.length === 0 && near) return last.person;
    }
    const oldest = at - longestChain;
    for (let left = farthestSentences; at >= 0 && at > oldest && left > 0; at--, left--) {
      const { start, end } = sentences[at];
      if (paragraph - sentences[at].paragraph > farthestParagraphs) return null;
      const inside = this.#between(start, Math.min(end, from)).filter(fits);
      const [first] = [...inside.filter(({ governed }) => !governed), ...inside];
      if (first) {
        const [person, ...more] = fitting(first);
        // A person whose gender nothing tells is no likelier than one without a name.
        const isEqual = (other: Named) => other.joined || (person?.pronoun === null && other.name === '');
        const equals = inside.some((other) => other !== first && isEqual(other) && !fitting(other).includes(person));
        return person && more.length === 0 && !equals ? person : null;
      }
      // "He came. He spoke.": the sentences are about whom the one before them named.
      if ((this.#firstPronoun[pronoun].get(at) ?? from) < from) {
        left = farthestSentences + 1;
        paragraph = sentences[at].paragraph;
      }
    }
    return null;
  }

  /** "the ministry", "the park service": the last organisation before it whose name holds these words. */
  organisationFor(mention: Mention): Span | null {
    const phrase = foldKey(/^[Tt]he\s+(.+)$/u.exec(mention.text)?.[1] ?? '');
    const words = phrase.split(' ');
    if (!organisations.has(words[words.length - 1]) || words.length > 3) return null;
    return (
      this.#reading
        .namesWithin(Math.max(0, mention.start - organisationReach), mention.start)
        .findLast((name) => name.text.includes(' ') && ` ${foldKey(name.text)} `.includes(` ${phrase} `)) ?? null
    );
  }

  /** "The 56-year-old" is whom the text gives that age. */
  personOfAge(mention: Mention): Person | null {
    const age = /^[Tt]he (\d{1,3})-year-old$/.exec(mention.text)?.[1];
    if (age === undefined) return null;
    const { text, names, people } = this.#reading;
    const aged = new Set<Person>();
    for (const name of names) {
      const person = people.meantBy(name);
      if (person && (text.startsWith(`, ${age},`, name.end) || text.endsWith(`${age}-year-old `, name.start)))
        aged.add(person);
    }
    return aged.size === 1 ? [...aged][0] : null;
  }

  /** "the mayor", "the US President" is the person who has that office in the text, if it is one only. */
  personOfOffice(mention: Mention): Person | null {
    const [phrase] = /^[Tt]he\s+(.+)$/u.exec(mention.text)?.[1].split(/\s(?:of|for)\s/) ?? [''];
    const words = foldKey(phrase).split(' ');
    const office = words[words.length - 1];
    if (!offices.has(office) || words.length > 3) return null;
    const titled = this.#titled().get(office) ?? [];
    if (titled.length === 1) return titled[0];
    const holders = (this.#holders().get(office) ?? []).filter((person) => person.start < mention.start);
    return holders.length === 1 ? holders[0] : null;
  }

  /** By word of an office, who is called so before the name: "Mayor Ann Lee". */
  #titled(): ReadonlyMap<string, readonly Person[]> {
    this.#titles ??= byWord(
      this.#reading.names.flatMap((name) => {
        const person = this.#reading.people.meantBy(name);
        return person ? [[person, foldKey(name.text).split(' ').slice(0, -1)] as const] : [];
      }),
    );
    return this.#titles;
  }

  /** By word of an office, whose role the text says it is. */
  #holders(): ReadonlyMap<string, readonly Person[]> {
    this.#roleWords ??= byWord(
      this.#reading.people.all.flatMap((person) => {
        const role = this.roleOf(person);
        return role ? [[person, foldKey(this.#reading.text.slice(role.start, role.end)).split(' ')] as const] : [];
      }),
    );
    return this.#roleWords;
  }

  #findPronouns(): void {
    const isQuoted = quotedIn(this.#stretches);
    for (const { 0: word, index } of this.#reading.text.matchAll(/\b(?:[Hh]e|[Ss]he)\b/g)) {
      if (isQuoted(index)) continue;
      const found = this.#firstPronoun[word.length === 2 ? 'he' : 'she'];
      const sentence = this.#reading.sentenceAt(index);
      if (!found.has(sentence)) found.set(sentence, index);
    }
  }

  #namesOutsideQuotations(): Named[] {
    const { text, names, people } = this.#reading;
    const found: Named[] = [...this.#nominals()];
    const isQuoted = quotedIn(this.#stretches);
    for (const name of names) {
      if (isQuoted(name.start)) continue;
      // "Vance's team" is not what a pronoun goes back to.
      if (/^['’]s?\s/.test(text.slice(name.end, name.end + 3))) continue;
      const meant = people.mightMean(name);
      const governed = isGoverned(text, name.start);
      const joined = /\band\s$/.test(text.slice(Math.max(0, name.start - 5), name.start));
      const words = personIn(name)?.name ?? '';
      const stranger = words.split(' ').length === 2 || words.split(' ').slice(0, -1).some(isFirstName);
      if (meant.length > 0 || (!governed && words.includes(' ') && stranger))
        found.push({ start: name.start, people: meant, name: words, governed, joined });
    }
    return found.sort((a, b) => a.start - b.start);
  }

  /** People without a name: "His lawyer agreed." Whose gender the text does not tell, so that they fit any pronoun. */
  *#nominals(): Generator<Named> {
    const isQuoted = quotedIn(this.#stretches);
    for (const found of this.#reading.text.matchAll(nominal)) {
      const start = found.index + found[0].indexOf(found[1]);
      if (isQuoted(start)) continue;
      const noun = found[2].toLowerCase();
      if (!isSource(noun) || organisations.has(noun) || unpersonal.has(noun)) continue;
      // "The mayor, Ann Lee," is she.
      if (this.#reading.nameAt(start + found[1].length + 1) || this.#reading.nameAt(start + found[1].length + 2))
        continue;
      const governed = found[0].length > found[1].length && !/^[.!?]/.test(found[0]);
      yield { start, people: [], name: '', governed, joined: false };
    }
  }

  #between(from: number, to: number): Named[] {
    return within(this.#named, from, to);
  }
}

/** Tells what stands inside quotations; must be asked from the first offset to the last. */
function quotedIn(stretches: readonly Quoted[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < stretches.length && stretches[next].outerEnd <= offset) next++;
    return next < stretches.length && stretches[next].outerStart < offset;
  };
}

/** So many holders of one office say as much as all: not who is meant. */
const mostHolders = 8;

function byWord(people: readonly (readonly [Person, readonly string[]])[]): Map<string, Person[]> {
  const found = new Map<string, Person[]>();
  for (const [person, words] of people) {
    for (const word of words) {
      const known = found.get(word) ?? [];
      if (known.length < mostHolders && !known.includes(person)) found.set(word, [...known, person]);
    }
  }
  return found;
}
