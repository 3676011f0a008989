import { type Annotations, annotationsOf } from '../../annotate/annotations.ts';
import type { CoherencePack } from '../../language/pack-parts/summaries/coherence.ts';
import { identifiedTextPackFor, textPackFor } from '../../language/packs.ts';
import type { Sentence } from '../../language/sentences.ts';
import { termsOf } from '../../language/words.ts';
import { withQuotationsBlanked } from '../../lib/text/quotations.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import type { SentenceCandidate } from './sentence-features.ts';

/** A sentence, its number in its report, and that of its report. */
export type ReadSentence = Pick<SentenceCandidate, 'article' | 'place' | 'sentence'>;

/** What a reader of the summary has read before a sentence. */
export interface ReadSoFar {
  /** The headline. */
  readonly headline: string;
  readonly sentences: readonly ReadSentence[];
}

/** What a sentence keeps of its worth for each thing in it that nothing printed explains. */
const unexplained = {
  subject: 0.1,
  pronoun: 0.15,
  demonstrative: 0.2,
  definiteSubject: 0.25,
  definite: 0.6,
  pointing: 0.4,
  surname: 0.6,
};
/** The same where the sentence before it in the text is printed too, which explains it. */
const explained = {
  subject: 0.9,
  pronoun: 0.8,
  demonstrative: 0.85,
  definiteSubject: 0.75,
  definite: 0.95,
  pointing: 0.8,
  surname: 0.95,
};

/** The same in the opening of a text, of so many sentences. */
const introduced = { ...unexplained, definiteSubject: 0.7, definite: 0.9, surname: 0.85 };
const opening = 3;

/** A printed sentence explains what follows it in its text up to this many sentences later. */
const nearby = 2;

/**
 * How far a sentence can be read after what was printed: 1 where everything in it is named or was, less for each word that refers to
 * something that the reader has not seen ("the authors", "he", a surname alone).
 */
export function coherenceOf(candidate: ReadSentence, article: Article, read: ReadSoFar): number {
  const pack = identifiedTextPackFor(article.language).coherence;
  return pack ? new SentenceReading(candidate, article, read, pack).factor() : 1;
}

/** A sentence with what explains its words. */
class SentenceReading {
  readonly #sentence: Sentence;
  /** Without quotations: what somebody says refers to their own talk. */
  readonly #outside: string;
  readonly #annotations: Annotations;
  readonly #article: Article;
  readonly #known: ReadonlySet<string>;
  readonly #knownText: string;
  readonly #distance: number;
  readonly #pack: CoherencePack;
  readonly #place: number;

  constructor(candidate: ReadSentence, article: Article, read: ReadSoFar, pack: CoherencePack) {
    this.#sentence = candidate.sentence;
    this.#outside = withQuotationsBlanked(candidate.sentence.text);
    this.#annotations = annotationsOf(article);
    this.#article = article;
    this.#pack = pack;
    this.#place = candidate.place;
    const printed = read.sentences.filter((other) => other.article === candidate.article);
    this.#knownText = [read.headline, ...read.sentences.map(({ sentence }) => sentence.text)].join(' ');
    this.#known = new Set(termsOf(this.#knownText, article.language));
    this.#distance = distanceAfter(candidate, printed);
  }

  factor(): number {
    const { subject, pronoun, demonstrative, pointing } = this.#distance === 1 ? explained : unexplained;
    let factor = 1;
    if (this.#pack.leaningSubject.test(this.#outside)) factor *= subject;
    if (this.#hasOpenPronoun()) factor *= pronoun;
    // What opens a text takes up nothing: "the hospital group" is the one that it has just named.
    if (this.#place === 0) return factor;
    if (this.#hasOpenDemonstrative()) factor *= demonstrative;
    if (this.#pack.pointing.test(this.#outside)) factor *= pointing;
    return factor * this.#definites() * this.#surnames();
  }

  /** A pronoun before which the sentence names nobody whom it could mean. */
  #hasOpenPronoun(): boolean {
    const { pronoun, pluralPronoun, plural } = this.#pack;
    const { start } = this.#sentence;
    const one = pronoun.exec(this.#outside);
    const several = pluralPronoun.exec(this.#outside);
    const isNamed = (end: number) =>
      this.#annotations.namesWithin(start, start + end).some((run) => this.#annotations.personIn(run) !== null);
    if (this.#hasOpenNeuter()) return true;
    if (several !== null && !plural.test(this.#outside.slice(0, several.index))) return true;
    return one !== null && !isNamed(one.index) && !this.#pack.personNoun.test(this.#outside.slice(0, one.index));
  }

  /** "Its advice line": of whom, if neither a name nor a thing stands before it. */
  #hasOpenNeuter(): boolean {
    const { neuterPronoun, thing } = this.#pack;
    const found = neuterPronoun.exec(this.#outside);
    if (found === null || found.index === 0) return false;
    const { start } = this.#sentence;
    const isNamed = this.#annotations.namesWithin(start, start + found.index).length > 0;
    return !isNamed && !thing.test(this.#outside.slice(0, found.index));
  }

  #hasOpenDemonstrative(): boolean {
    return [...this.#outside.matchAll(this.#pack.demonstrative)].some(
      (match) => !this.#pack.plain.has(match[1]) && !this.#isKnown(match[1], match.index) && !this.#isQualified(match),
    );
  }

  /** What remains for "the tactic", "the two senators" that nothing before explains. */
  #definites(): number {
    const { definite, definiteSubject } = this.#factors(this.#distance <= nearby);
    return [...this.#outside.matchAll(this.#pack.definite)]
      .filter((match) => !this.#isKnown(match[1], match.index) && !this.#isQualified(match))
      .slice(0, 2)
      .reduce((factor, match) => factor * (match.index === 0 ? definiteSubject : definite), 1);
  }

  /** The second and third sentence of a text take up what its headline says. */
  #factors(isExplained: boolean): typeof explained {
    if (isExplained) return explained;
    return this.#place < opening ? introduced : unexplained;
  }

  /** Whether the noun was printed before, or stands before in the sentence. */
  #isKnown(noun: string, index: number): boolean {
    const [term] = termsOf(noun, this.#article.language);
    if (term === undefined) return false;
    return this.#known.has(term) || termsOf(this.#outside.slice(0, index), this.#article.language).includes(term);
  }

  /** "The rule on exports", "the company Ek used". */
  #isQualified(match: RegExpExecArray | RegExpMatchArray): boolean {
    const after = this.#outside.slice((match.index ?? 0) + match[0].length);
    return this.#pack.qualifier.test(after) || /^ \p{Lu}/u.test(after);
  }

  /** What remains for people whom the article had introduced and the summary has not. */
  #surnames(): number {
    const { start, end } = this.#sentence;
    const { surname } = this.#factors(this.#distance === 1);
    const title = ` ${foldKey(`${this.#article.title} ${this.#knownText}`)} `;
    const strange = this.#annotations.namesWithin(start, end).filter((run) => {
      const person = this.#annotations.people.meantBy(run);
      if (person === null || person.start >= start) return false;
      // "Mr. Ek" is as strange as "Ek".
      const name = this.#annotations.personIn(run)?.name ?? run.text;
      return !name.includes(' ') && !title.includes(` ${foldKey(name)} `);
    });
    return strange.slice(0, 2).reduce((factor) => factor * surname, 1);
  }
}

/** Sentences between a sentence and the last printed one before it in its text; infinite without any. */
function distanceAfter({ place }: ReadSentence, printed: readonly ReadSentence[]): number {
  const before = printed.map((other) => place - other.place).filter((distance) => distance > 0);
  return Math.min(Number.POSITIVE_INFINITY, ...before);
}

/** Whether a clause that is printed by itself, beside its date, names what it speaks of. */
export function standsAlone(text: string, language: string): boolean {
  const pack = textPackFor(language).coherence;
  if (!pack) return true;
  const outside = withQuotationsBlanked(text);
  const beginsWith = (pronoun: RegExp) => pronoun.exec(outside)?.index === 0;
  return !pack.leaningSubject.test(outside) && !beginsWith(pack.pronoun) && !beginsWith(pack.pluralPronoun);
}
