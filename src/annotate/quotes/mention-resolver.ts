import type { Gender } from '../../language/pack-parts/people.ts';
import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import type { Person } from '../people/person.ts';
import { personIn } from '../people/person-name.ts';
import { roleOf } from '../people/roles.ts';
import type { TextRules } from '../text-rules.ts';
import { Antecedents, type LastSpeaker } from './antecedents.ts';
import type { Attribution } from './attribution.ts';
import type { Cue } from './cue-finder.ts';
import type { QuotedStretch } from './pair-marks.ts';

/** What the quotations before one have shown. */
export interface AttributionHistory {
  /** The speaker of the last quotation that has one, with the end of that quotation. */
  readonly lastAttributed: { readonly speaker: Span; readonly quotationEnd: number } | null;
  readonly lastSpeaker: LastSpeaker | null;
}

/** What a mention refers to: a known person, a slice of the text, or neither. */
interface Resolved {
  readonly person?: Person;
  readonly speaker?: Span;
  readonly note?: string;
}

/** "it" and "they" refer to an organisation that was quoted at most this many characters before. */
const bodyReach = 700;

/** Resolves the mentions of one article: from a cue to its speaker and role. */
export class MentionResolver {
  readonly #annotations: Annotations;
  readonly #rules: TextRules;
  readonly #antecedents: Antecedents;

  constructor(annotations: Annotations, stretches: readonly QuotedStretch[], rules: TextRules) {
    this.#annotations = annotations;
    this.#rules = rules;
    this.#antecedents = new Antecedents(annotations, stretches, rules);
  }

  /**
   * The attribution of a quotation by its cue.
   *
   * @param why the rule that found the cue
   */
  resolve(cue: Cue, stretch: QuotedStretch, history: AttributionHistory, why: string): Attribution {
    const { person = null, speaker = null, note } = this.#referentOf(cue, stretch, history);
    const span = person ? { start: person.start, end: person.end } : speaker;
    return {
      speaker: span,
      role: person ? this.#antecedents.roleOf(person) : this.#roleOfName(cue, span),
      cue: cue.verb,
      beside: true,
      why: note ? `${why}; ${note}` : why,
    };
  }

  /** Whom a speaker's slice means; it may be part of a longer name ("Mayor Ann Lee"). */
  personAt(speaker: Span): Person | null {
    return this.#annotations.people.meantBy(this.#annotations.nameHolding(speaker.start) ?? speaker);
  }

  #referentOf(cue: Cue, stretch: QuotedStretch, history: AttributionHistory): Resolved {
    if (cue.mention.kind === 'pronoun') return this.#ofPronoun(cue, stretch, history);
    return cue.mention.kind === 'name' ? this.#ofName(cue) : this.#ofNominal(cue);
  }

  #roleOfName({ mention }: Cue, name: Span | null): Span | null {
    if (name === null || mention.kind !== 'name') return null;
    return roleOf(this.#annotations.text, this.#annotations.nameHolding(name.start), name, this.#rules.people);
  }

  #ofPronoun({ mention }: Cue, { outerStart }: QuotedStretch, history: AttributionHistory): Resolved {
    if (this.#rules.quotes.turns.bodyPronoun.test(mention.text)) {
      const body = this.#lastBody(outerStart, history);
      if (body) return { speaker: body, note: `"${mention.text}" is the last speaker` };
    }
    const gender = this.#genderOf(mention.text);
    if (gender === null) return { note: `"${mention.text}" is not resolved` };
    const from = Math.min(mention.start, outerStart);
    const person = this.#antecedents.ofPronoun(gender, from, history.lastSpeaker);
    return person ? { person, note: `"${mention.text}" is ${person.name}` } : { note: `nobody for "${mention.text}"` };
  }

  /** The gender of a pronoun for one person; null for any other. */
  #genderOf(word: string): Gender | null {
    const pronoun = this.#rules.people.pronouns.find((one) => one.word === word.toLowerCase());
    if (pronoun?.number !== 'singular' || pronoun.gender === 'neuter') return null;
    return pronoun.gender;
  }

  #ofName({ mention }: Cue): Resolved {
    const { people } = this.#annotations;
    const person = people.meantBy(mention);
    if (person) return { person };
    if (people.isAmbiguous(mention)) return { note: `several people are called ${mention.text}` };
    const name = this.#annotations.nameAt(mention.start);
    const { start, end } = (name && personIn(name, this.#rules.people)) ?? mention;
    return { speaker: { start, end } };
  }

  #ofNominal({ mention }: Cue): Resolved {
    const person = this.#antecedents.personOfAge(mention) ?? this.#antecedents.personOfOffice(mention);
    if (person) return { person, note: `"${mention.text}" is ${person.name}` };
    const body = this.#antecedents.organisationFor(mention);
    if (body)
      return { speaker: body, note: `"${mention.text}" is ${this.#annotations.text.slice(body.start, body.end)}` };
    return { speaker: { start: mention.start, end: mention.end }, note: 'named only by what it is' };
  }

  /** "it said", "they wrote": the speaker just before, if that was no person. */
  #lastBody(outerStart: number, { lastAttributed }: AttributionHistory): Span | null {
    if (!lastAttributed || outerStart - lastAttributed.quotationEnd > bodyReach) return null;
    return this.personAt(lastAttributed.speaker) ? null : lastAttributed.speaker;
  }
}
