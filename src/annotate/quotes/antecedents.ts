import type { Gender } from '../../language/pack-parts/people.ts';
import type { Sentence } from '../../language/sentences.ts';
import { within } from '../../lib/binary-search.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import type { Person } from '../people/person.ts';
import { roleOf } from '../people/roles.ts';
import type { TextRules } from '../text-rules.ts';
import type { SourceMention } from './mentions.ts';
import { OfficeHolders } from './office-holders.ts';
import type { QuotedStretch } from './pair-marks.ts';
import { quotationTest, type Referent, referentsIn } from './referents.ts';

/** The last speaker before a quotation. */
export interface LastSpeaker {
  readonly person: Person;
  /** The end of their quotation, with its mark. */
  readonly quotationEnd: number;
  /** The end of the sentence of that quotation. */
  readonly sentenceEnd: number;
}

/** A pronoun refers at most this many sentences, and paragraphs, back, unless a sentence between carries it on. */
const farthestSentences = 5;
const farthestParagraphs = 2;

/** However many sentences carry a person on by pronoun, the name is at most this many sentences back. */
const longestChain = 40;

/** "the ministry" refers to an organisation named at most this many characters before. */
const organisationReach = 6000;

/** An office or an organisation by its noun phrase is at most this many words long. */
const longestNounPhrase = 3;

/** Finds whom the pronouns, offices, ages and organisations of one article refer to. Null where that is uncertain. */
export class Antecedents {
  readonly #annotations: Annotations;
  readonly #rules: TextRules;
  readonly #referents: readonly Referent[];
  readonly #offices: OfficeHolders;
  readonly #roles = new Map<Person, Span | null>();
  /** By gender and sentence, the first subject pronoun outside quotations. */
  readonly #firstPronouns: ReadonlyMap<Gender, ReadonlyMap<number, number>>;

  constructor(annotations: Annotations, stretches: readonly QuotedStretch[], rules: TextRules) {
    this.#annotations = annotations;
    this.#rules = rules;
    this.#referents = referentsIn(annotations, stretches, rules);
    this.#offices = new OfficeHolders(annotations, (person) => this.roleOf(person));
    this.#firstPronouns = firstPronounsIn(annotations, stretches, rules);
  }

  roleOf(person: Person): Span | null {
    const known = this.#roles.get(person);
    if (known !== undefined) return known;
    const { text } = this.#annotations;
    const role = roleOf(text, this.#annotations.nameHolding(person.start), person, this.#rules.people);
    this.#roles.set(person, role);
    return role;
  }

  /**
   * Whom a pronoun refers to: the last speaker, if nobody else who fits was named since; else the person whom the sentences
   * before are about. Null when somebody nearer is named whom the text does not introduce.
   *
   * @param gender of the pronoun, which stands at the offset `from`
   */
  ofPronoun(gender: Gender, from: number, last: LastSpeaker | null): Person | null {
    if (last && this.#isLastSpeaker(gender, from, last)) return last.person;
    for (const { start, end } of this.#sentencesBack(gender, from)) {
      const fitting = this.#referentsWithin(start, Math.min(end, from)).filter((referent) =>
        this.#fits(referent, gender),
      );
      const subject = fitting.find(({ governed }) => !governed) ?? fitting[0];
      if (subject) return onlyPerson(subject, fitting, gender);
    }
    return null;
  }

  /** "the ministry", "the park service": the last organisation before it whose name contains these words. */
  organisationFor(mention: SourceMention): Span | null {
    const phrase = foldKey(this.#rules.quotes.references.definitePhrase.exec(mention.text)?.[1] ?? '');
    const words = phrase.split(' ');
    if (!this.#rules.people.organisations.has(words[words.length - 1]) || words.length > longestNounPhrase) return null;
    return (
      this.#annotations
        .namesWithin(Math.max(0, mention.start - organisationReach), mention.start)
        .findLast((name) => name.text.includes(' ') && ` ${foldKey(name.text)} `.includes(` ${phrase} `)) ?? null
    );
  }

  /** "The 56-year-old" is the person to whom the text gives that age. */
  personOfAge(mention: SourceMention): Person | null {
    const { references } = this.#rules.quotes;
    const age = references.age.exec(mention.text)?.[1];
    if (age === undefined) return null;
    const { text, names, people } = this.#annotations;
    const aged = new Set<Person>();
    for (const name of names) {
      const person = people.meantBy(name);
      if (person && references.statesAge(age, text, name)) aged.add(person);
    }
    return aged.size === 1 ? [...aged][0] : null;
  }

  /** "the mayor", "the US President" is the person who has that office in the text, if there is only one. */
  personOfOffice(mention: SourceMention): Person | null {
    const { definitePhrase, officePlace } = this.#rules.quotes.references;
    const [phrase] = definitePhrase.exec(mention.text)?.[1].split(officePlace) ?? [''];
    const words = foldKey(phrase).split(' ');
    const office = words[words.length - 1];
    if (!this.#rules.people.offices.has(office) || words.length > longestNounPhrase) return null;
    const titled = this.#offices.titled(office);
    if (titled.length === 1) return titled[0];
    const described = this.#offices.described(office).filter((person) => person.start < mention.start);
    return described.length === 1 ? described[0] : null;
  }

  /** Whether a pronoun at an offset refers to the last speaker. */
  #isLastSpeaker(gender: Gender, from: number, { person, quotationEnd, sentenceEnd }: LastSpeaker): boolean {
    if ((person.gender ?? gender) !== gender) return false;
    const { sentences } = this.#annotations;
    const paragraphAt = (offset: number) => sentences[this.#annotations.sentenceAt(offset)]?.paragraph ?? 0;
    if (paragraphAt(from) - paragraphAt(sentenceEnd - 1) > farthestParagraphs) return false;
    const isOther = (referent: Referent) => this.#fits(referent, gender) && !referent.people.includes(person);
    if (this.#referentsWithin(sentenceEnd, from).some(isOther)) return false;
    // "…," Stone told Alice Grant: a person of the right gender in the cue fits better than one of unknown gender.
    const inCue = this.#referentsWithin(quotationEnd, sentenceEnd);
    return person.gender !== null || !inCue.some(({ people }) => people.some((other) => other.gender === gender));
  }

  /** The sentences in which a pronoun may have its name, the nearest first. */
  *#sentencesBack(gender: Gender, from: number): Generator<Sentence> {
    const { sentences } = this.#annotations;
    const nearest = this.#annotations.sentenceAt(from);
    let farthest = nearest - farthestSentences + 1;
    let paragraph = sentences[nearest]?.paragraph ?? 0;
    for (let number = nearest; number >= Math.max(0, farthest, nearest - longestChain + 1); number--) {
      const sentence = sentences[number];
      if (paragraph - sentence.paragraph > farthestParagraphs) return;
      yield sentence;
      // "He came. He spoke.": a sentence with the pronoun is about the person whom an earlier one named.
      if ((this.#firstPronouns.get(gender)?.get(number) ?? from) < from) {
        farthest = number - farthestSentences;
        paragraph = sentence.paragraph;
      }
    }
  }

  #fits(referent: Referent, gender: Gender): boolean {
    if (referent.people.length > 0) return peopleFitting(referent, gender).length > 0;
    return (this.#rules.people.genderOf(referent.name) ?? gender) === gender;
  }

  #referentsWithin(from: number, to: number): Referent[] {
    return within(this.#referents, from, to);
  }
}

function peopleFitting({ people }: Referent, gender: Gender): Person[] {
  return people.filter((person) => (person.gender ?? (person.sure ? gender : null)) === gender);
}

/** The only person whom the subject of a sentence may mean; null where others in the sentence are as likely. */
function onlyPerson(subject: Referent, fitting: readonly Referent[], gender: Gender): Person | null {
  const [person, ...more] = peopleFitting(subject, gender);
  if (!person || more.length > 0) return null;
  // A person of unknown gender is no likelier than one without a name.
  const isAsLikely = (other: Referent) => other.joined || (person.gender === null && other.name === '');
  const hasEqual = fitting.some(
    (other) => other !== subject && isAsLikely(other) && !peopleFitting(other, gender).includes(person),
  );
  return hasEqual ? null : person;
}

function firstPronounsIn(
  annotations: Annotations,
  stretches: readonly QuotedStretch[],
  { people, quotes }: TextRules,
): Map<Gender, Map<number, number>> {
  const genders = new Map(people.pronouns.map(({ word, gender }) => [word, gender]));
  const isQuoted = quotationTest(stretches);
  const found = new Map<Gender, Map<number, number>>();
  for (const { 0: word, index } of annotations.text.matchAll(quotes.references.subjectPronoun)) {
    const gender = genders.get(word.toLowerCase());
    if (!gender || isQuoted(index)) continue;
    const bySentence = found.get(gender) ?? new Map<number, number>();
    found.set(gender, bySentence);
    const sentence = annotations.sentenceAt(index);
    if (!bySentence.has(sentence)) bySentence.set(sentence, index);
  }
  return found;
}
