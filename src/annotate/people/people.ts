import { isFirstName, pronounOf } from '../../language/en/first-names.ts';
import { isPlace, mayBePlace } from '../../language/en/places.ts';
import { speaksAfter, speaksBefore, speechWord } from '../../language/en/speech.ts';
import { offices } from '../../language/en/titles.ts';
import type { Sentence } from '../../language/sentences.ts';
import { lastAtOrBefore } from '../../lib/ordered.ts';
import { foldKey } from '../../lib/text/text.ts';
import { addressesOf, addressIn, samePerson, surnameOf } from './full-names.ts';
import { type NameRun, personIn } from './names.ts';
import { apposition } from './roles.ts';

/** A person named in a text, by the fullest name that the text gives. */
export interface Person {
  readonly name: string;
  /** Where the fullest name first stands. */
  readonly start: number;
  readonly end: number;
  /** The word by which later mentions call them, folded. */
  readonly surname: string;
  /** By what pronoun they can be meant; null where nothing tells. */
  readonly pronoun: 'he' | 'she' | null;
  /** More than a word of speech shows that this is a person: bodies and countries speak too. */
  readonly sure: boolean;
}

/** A full name as it stands somewhere. */
interface FullName {
  readonly run: NameRun;
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Something beside the words themselves shows that this is a person. */
  readonly shown: boolean;
  /** An age, an office or a form of address does. */
  readonly sure: boolean;
  /** A verb follows. */
  readonly acts: boolean;
}

const kin =
  'wife|husband|widow|widower|partner|fianc[ée]e?|mother|father|parents|son|daughter|brother|sister|twin|uncle|aunt|nephew|niece|cousin|grandmother|grandfather|grandson|granddaughter';

/** "his wife, ": a name after it is a person's. */
const kinBefore = new RegExp(`\\b(?:${kin}),?\\s$`, 'u');

/** ", his father": whoever is named before is another than he of that name whom the text has told of. */
const kinAfter = new RegExp(
  `^,\\s(?:his|her|their|the (?:boy|girl|victim|man|woman)['’]s)\\s(?:\\p{Ll}+\\s){0,2}(?:${kin})\\b`,
  'u',
);

/** So many people of one surname are told apart, and so many ways to write one's name. */
const mostBearers = 12;

const verbNext = /^\s(?:\p{L}+ly\s)?(?:can|will|would|could|should|had|has|was|is|did|does|\p{Ll}+ed)\s/u;

/** Whom a name means; several where nothing tells which of them. */
type Meant = Person | readonly Person[];

/**
 * The people of one article and whom each name in it means. A person is a name of two words or more that an office, a
 * form of address, a first name that we know, a later mention by surname alone or what stands around it shows to be one's.
 * A bare surname is its only bearer; where there are several, the one who alone had been introduced when the text first
 * used it so (papers keep to that), else nobody. Linear in the number of names.
 */
export class People {
  readonly all: readonly Person[];
  readonly #text: string;
  readonly #bySurname = new Map<string, Person[]>();
  readonly #byGiven = new Map<string, Person[]>();
  readonly #meant = new Map<number, Meant>();

  constructor(text: string, sentences: readonly Sentence[], runs: readonly NameRun[]) {
    this.#text = text;
    const inHeadlines = headlines(sentences);
    const names = runs.flatMap((run) => {
      const full = inHeadlines(run.start) ? null : this.#fullName(run);
      return full ? [full] : [];
    });
    this.all = withPronouns(this.#clusters(names, runs), sentences, names, text);
    for (const person of this.all) {
      append(this.#bySurname, person.surname, person);
      append(this.#byGiven, foldKey(person.name).split(' ')[0], person);
    }
    this.#resolve(sentences, runs, contradicted(this.all, sentences, runs, text));
  }

  /** Whom a name means; null when it is no person's or when two bear it. */
  meantBy(run: { readonly start: number }): Person | null {
    const [person, ...others] = this.mightMean(run);
    return person && others.length === 0 ? person : null;
  }

  /** Everybody whom a name may mean; nobody when it is no person's. */
  mightMean(run: { readonly start: number }): readonly Person[] {
    const meant = this.#meant.get(run.start);
    return meant === undefined ? [] : 'name' in meant ? [meant] : meant;
  }

  /** Whether a name is borne by several people and nothing tells which is meant. */
  isUnsure(run: { readonly start: number }): boolean {
    return this.mightMean(run).length > 1;
  }

  #fullName(run: NameRun): FullName | null {
    const found = personIn(run);
    if (!found) return null;
    const words = found.name.split(' ');
    // "Comedian Sarah Holt", "Using Ann Lee": what stands before a first name that we know is no name.
    let { start } = found;
    while (words.length > 2 && !isFirstName(words[0]) && isFirstName(words[1]) && !/^\p{Lu}\.?$/u.test(words[0])) {
      start += words[0].length + 1;
      words.shift();
    }
    // "Ann Holt Says Lee" is a headline's.
    if (words.some((word) => speechWord.test(word))) return null;
    if (words.length < 2 || !/^\p{Lu}\p{L}*[\p{Ll}.]/u.test(words[0])) return null;
    if (!found.titled && (isPlace(words) || isPlace(words.slice(-2)))) return null;
    const sure = found.titled || this.#isDescribed(run);
    const shown = sure || this.#speaks(run);
    return {
      run,
      words,
      start,
      end: found.end,
      shown,
      sure,
      acts: verbNext.test(this.#text.slice(run.end, run.end + 40)),
    };
  }

  /** An office before a name or after it, or an age. */
  #isDescribed(run: NameRun): boolean {
    const after = this.#text.slice(run.end, run.end + 40);
    const before = this.#text.slice(Math.max(0, run.start - 30), run.start);
    return (
      kinBefore.test(before) ||
      offices.has(/(?:^|\s)(\p{Ll}[\p{Ll}-]*)\s$/u.exec(before)?.[1] ?? '') ||
      /^, (?:who (?:is|was|turned|turns) )?\d{1,3},/.test(after) ||
      apposition(this.#text, run.end) !== null
    );
  }

  #speaks(run: NameRun): boolean {
    return (
      speaksAfter.test(this.#text.slice(run.end, run.end + 160)) ||
      speaksBefore.test(this.#text.slice(Math.max(0, run.start - 30), run.start))
    );
  }

  #clusters(names: readonly FullName[], runs: readonly NameRun[]): Person[] {
    const alone = new Set<string>();
    // "Holt came" is somebody, "the Bible" is not.
    const bare = new Set<string>();
    for (const run of runs) {
      const name = personIn(run)?.name;
      if (!name || name.includes(' ')) continue;
      alone.add(foldKey(name));
      if (!/\b(?:the|an?)\s$/i.test(this.#text.slice(Math.max(0, run.start - 5), run.start))) bare.add(foldKey(name));
    }
    const addressed = addressesOf(runs);
    const clusters = new Map<string, FullName[][]>();
    // The likeliest people first: what is left joins them or stands alone.
    const ordered = [...names].sort((a, b) => Number(isFirstName(b.words[0])) - Number(isFirstName(a.words[0])));
    for (const name of ordered) {
      const surname = surnameOf(name.words);
      const known = isFirstName(name.words[0]) && !mayBePlace(name.words);
      const sameSurname = clusters.get(surname) ?? [];
      const same = sameSurname.find((cluster) =>
        cluster.slice(0, mostBearers).some((other) => samePerson(other.words, name.words)),
      );
      if (same) same.push(name);
      // More bearers of one surname than an article can tell apart: a hostile page, whose names then mean nobody.
      else if (sameSurname.length >= mostBearers) continue;
      // "Longtime Lee", "Team Lee", once, where Ann Lee is known: a word before her name, not another Lee.
      else if (name.shown || known || (alone.has(surname) && (sameSurname.length === 0 || name.acts)))
        clusters.set(surname, [...sameSurname, [name]]);
    }
    return [...clusters.entries()]
      .flatMap(([surname, people]) =>
        people.map((cluster) => personOf(surname, cluster, people.length, addressed, bare.has(surname))),
      )
      .sort((a, b) => a.start - b.start);
  }

  /** Whom each name means, in the order of the text. */
  #resolve(sentences: readonly Sentence[], runs: readonly NameRun[], others: ReadonlySet<string>): void {
    const told = new Map<string, Introductions>();
    for (const run of runs) {
      const at = sentenceOf(sentences, run.start);
      const found = personIn(run);
      if (!found) continue;
      const words = found.name.split(' ');
      const surname = surnameOf(words);
      const bearers = this.#bySurname.get(surname) ?? [];
      const introductions = told.get(surname) ?? new Introductions();
      told.set(surname, introductions);
      const named = words.length > 1 ? inFull(bearers, words) : undefined;
      if (named) {
        this.#meant.set(run.start, named);
        introductions.add(named, at, sentences[at]?.paragraph ?? 0);
        continue;
      }
      if (words.length > 1 && (isFirstName(words[0]) || isPlace(words))) continue;
      const address = addressIn(run.text);
      if (others.has(surname) || kinAfter.test(this.#text.slice(run.end, run.end + 60))) continue;
      const fitting = bearers.filter(({ pronoun }) => address === null || (pronoun ?? address) === address);
      if (fitting.length > 1 && address === null)
        this.#meant.set(run.start, introductions.bearerOf(sentences[at]?.paragraph ?? 0) ?? fitting);
      else if (fitting.length > 0) this.#meant.set(run.start, fitting);
      else if (words.length === 1) this.#meant.set(run.start, this.#byGiven.get(surname) ?? []);
    }
  }
}

/** The person whose full name these words are, or end with ("Longtime Ann Lee"). */
function inFull(bearers: readonly Person[], words: readonly string[]): Person | undefined {
  const key = ` ${foldKey(words.join(' '))}`;
  return (
    bearers.find(({ name }) => samePerson(name.split(' '), words)) ??
    bearers.find(({ name }) => key.endsWith(` ${foldKey(name)}`))
  );
}

/** Where the bearers of one surname were named in full so far. */
class Introductions {
  readonly #counts = new Map<Person, number>();
  /** Whom papers call by the surname alone: who alone had been named when it first stood alone. Undefined until then. */
  #houseStyle: Person | null | undefined;
  #last: { sentence: number; paragraph: number; people: Set<Person> } | null = null;

  add(person: Person, sentence: number, paragraph: number): void {
    this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
    if (this.#last?.sentence === sentence) this.#last.people.add(person);
    else this.#last = { sentence, paragraph, people: new Set([person]) };
  }

  /** Whom the surname alone means here, of several who bear it; null where nothing tells. */
  bearerOf(paragraph: number): Person | null {
    const introduced = [...this.#counts.keys()];
    if (this.#houseStyle === undefined) this.#houseStyle = introduced.length === 1 ? introduced[0] : null;
    if (this.#houseStyle) return this.#houseStyle;
    // Just before, one of them alone was named in full.
    if (this.#last && paragraph - this.#last.paragraph <= 1 && this.#last.people.size === 1)
      return [...this.#last.people][0];
    // Or one of them is named far more often than all the others.
    const all = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    return (
      introduced.find((person) => (this.#counts.get(person) ?? 0) >= 4 * (all - (this.#counts.get(person) ?? 0))) ??
      null
    );
  }
}

/** The number of the sentence that an offset lies in; the first one's before it. */
function sentenceOf(sentences: readonly Sentence[], offset: number): number {
  return Math.max(0, lastAtOrBefore(sentences, offset));
}

function firstPronounIn(text: string): 'he' | 'she' | null {
  const [word] = /\b(?:he|his|himself|she|her|herself)\b/.exec(text) ?? [];
  return word === undefined ? null : /^h(?:e|is|imself)$/.test(word) ? 'he' : 'she';
}

/**
 * People with the pronoun that the text gives them, where their names tell none: "Emeka Okafor runs the clinic with his
 * wife". Only sentences that name nobody else are asked, and they must agree.
 */
function withPronouns(
  people: readonly Person[],
  sentences: readonly Sentence[],
  names: readonly FullName[],
  text: string,
): Person[] {
  const called = new Map<string, Set<'he' | 'she'>>();
  for (const [number, name] of names.entries()) {
    const at = sentenceOf(sentences, name.start);
    const { end } = sentences[at] ?? { end: name.end };
    const alone =
      (names[number + 1]?.start ?? Number.POSITIVE_INFINITY) > end &&
      (names[number - 1]?.end ?? -1) < (sentences[at]?.start ?? 0);
    const after = text.slice(name.end, Math.min(end, name.end + 200)).split(/["“”«»]/, 1)[0];
    const pronoun = firstPronounIn(after);
    if (!alone || pronoun === null) continue;
    const key = foldKey(name.words.join(' '));
    called.set(key, (called.get(key) ?? new Set()).add(pronoun));
  }
  return people.map((person) => {
    const [pronoun, ...more] = called.get(foldKey(person.name)) ?? [];
    return person.pronoun === null && pronoun && more.length === 0 ? { ...person, pronoun } : person;
  });
}

/** So many sentences must call the bearer of a surname by the other pronoun, and so many times those by the own one. */
const contradictions = 3;

/**
 * Surnames that, standing alone, cannot mean their only bearer: "Trump … he" where the text names none but Melania Trump
 * in full is somebody else, whom everybody knows.
 */
function contradicted(
  people: readonly Person[],
  sentences: readonly Sentence[],
  runs: readonly NameRun[],
  text: string,
): Set<string> {
  const bearers = new Map<string, Person[]>();
  for (const person of people) append(bearers, person.surname, person);
  const counts = new Map<string, { own: number; other: number }>();
  for (const run of runs) {
    const at = sentenceOf(sentences, run.start);
    const name = personIn(run)?.name ?? '';
    const [bearer, ...more] = bearers.get(foldKey(name)) ?? [];
    if (!bearer?.pronoun || more.length > 0 || name.includes(' ')) continue;
    const after = sentences[at].text.slice(run.end - sentences[at].start, run.end - sentences[at].start + 200);
    const pronoun = firstPronounIn(after);
    if (pronoun === null) continue;
    const count = counts.get(bearer.surname) ?? { own: 0, other: 0 };
    if (pronoun === bearer.pronoun) count.own++;
    else count.other++;
    counts.set(bearer.surname, count);
  }
  // "Ms. Lee … her sister, Jo Lee": whose surname stood before by itself is another than who is brought in as kin.
  const alone = new Map<string, number>();
  for (const run of runs) {
    const name = foldKey(personIn(run)?.name ?? '');
    if (!name.includes(' ') && !alone.has(name)) alone.set(name, run.start);
  }
  const kinOf = people.flatMap(({ surname, start }) =>
    (alone.get(surname) ?? start) < start &&
    kinBefore.test(text.slice(Math.max(0, start - 30), start)) &&
    bearers.get(surname)?.length === 1
      ? [surname]
      : [],
  );
  return new Set([
    ...kinOf,
    ...[...counts].flatMap(([name, { own, other }]) =>
      other >= contradictions && other >= contradictions * own ? [name] : [],
    ),
  ]);
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function personOf(
  surname: string,
  cluster: readonly FullName[],
  bearers: number,
  addressed: ReadonlyMap<string, 'he' | 'she' | null>,
  bare: boolean,
): Person {
  const fullest = [...cluster].sort(
    (a, b) =>
      b.words.length - a.words.length || b.words.join(' ').length - a.words.join(' ').length || a.start - b.start,
  )[0];
  const name = fullest.words.join(' ');
  const pronoun = pronounOf(name) ?? (bearers === 1 ? (addressed.get(surname) ?? null) : null);
  const sure = bare || cluster.some((full) => full.sure || isFirstName(full.words[0]));
  return { name, start: fullest.start, end: fullest.end, surname, pronoun, sure };
}

/** Tells the sentences in which nearly every long word is capital: headlines, where "Holt Says Lee" is nobody's name. */
function headlines(sentences: readonly Sentence[]): (offset: number) => boolean {
  const ranges = sentences.filter(({ text }) => {
    if (/[.!?…]["”’')\]]*$/.test(text)) return false;
    const long = text.match(/\p{L}{4,}/gu) ?? [];
    return long.length >= 4 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.75 * long.length;
  });
  let at = 0;
  return (offset) => {
    while (at < ranges.length && ranges[at].end <= offset) at++;
    return at < ranges.length && ranges[at].start <= offset;
  };
}
