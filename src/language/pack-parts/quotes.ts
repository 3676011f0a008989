/** The quotes part of a language pack: how a sentence says who speaks. Needs the people part of the same pack. */

/**
 * Patterns and words of attribution. All patterns are tried on a stretch of limited length.
 *
 * @example `“We go home,” said Ilse Varga, the governor.`: `cues.verb` finds "said", `mentions` cut out "Ilse Varga".
 */
export interface QuoteRules {
  readonly cues: CueRules;
  readonly mentions: MentionRules;
  readonly references: ReferenceRules;
  readonly turns: TurnRules;
}

/** Words and turns of speech. */
export interface CueRules {
  /** A verb of speech; global. */
  readonly verb: RegExp;
  /** Verbs of speech, in small letters, that often mean something else: they count only right beside a quotation. */
  readonly weakVerbs: ReadonlySet<string>;
  /** A whole word that is a verb of speech and nothing else. */
  readonly strongVerb: RegExp;
  /** Verbs that take a listener ("told reporters"): no subject follows them. */
  readonly listenerVerb: RegExp;
  /** A participle, whose subject is that of its sentence: ", telling reporters". */
  readonly participle: RegExp;
  /** Between a closing mark and a verb whose subject follows: ", also". */
  readonly beforeInvertedVerb: RegExp;
  /** After a closing mark that follows a full stop: what shows that the next words are a cue all the same. */
  readonly cueAfterFullStop: RegExp;
  /** Before an opening mark: a verb that leads up to the quotation. */
  readonly verbBeforeMark: RegExp;
  /** Before an opening mark: a verb of speech without a subject of its own; group 1 is the verb. */
  readonly verbWithoutSubject: RegExp;
  /** Between the start of a sentence and its subject: a quotation mark or an honorific. */
  readonly beforeSubject: RegExp;
  /** Turns in which the speaker is not the verb's subject ("quoted him as saying"); group 1 is the speaker; global. */
  readonly objectTurns: RegExp;
  /** An object pronoun alone, as in such a turn. */
  readonly objectPronoun: RegExp;
  /** "according to", right before a source; global. */
  readonly accordingTo: RegExp;
  /** Turns by which the words are not the subject's own: "was told", "rejected the claim that". */
  readonly anothersWords: RegExp;
  /** Before a verb of speech: a word that takes it back. */
  readonly negation: RegExp;
  /** After a verb of speech: what makes it mean something else ("said not guilty"). */
  readonly notSpeech: RegExp;
  /** A document as the subject of a verb of speech: its author speaks. */
  readonly document: RegExp;
  /** Right before a document: a verb or a preposition that makes it somebody's. */
  readonly authorship: RegExp;
  /** At the start of a sentence: a pronoun as its subject; group 1 is the pronoun. */
  readonly openingPronoun: RegExp;
  /** After a mark that a comma closed: a pronoun and any verb; group 1 is the pronoun, group 2 the verb. */
  readonly pronounAndVerb: RegExp;
  /** After a mark: the blank before a name, with an article or none. */
  readonly gapBeforeName: RegExp;
  /** After a name that follows such a mark: any verb, in group 1. */
  readonly anyVerb: RegExp;
  /** Whether a preposition governs the name at an offset: it is not the subject. */
  isGoverned(text: string, start: number): boolean;
}

/** How a noun phrase that names a source begins and ends. */
export interface MentionRules {
  /** At the end of a stretch: a word between a subject and its verb ("also"). */
  readonly beforeVerb: RegExp;
  /** At the end of a stretch: a pronoun in group 1. */
  readonly pronounBefore: RegExp;
  /** At the start of a stretch: a pronoun in group 1. */
  readonly pronounAfter: RegExp;
  /** At the end of a stretch: "the 56-year-old", in group 1. */
  readonly ageBefore: RegExp;
  /** At the start of a stretch: a comma, and what can begin an apposition. */
  readonly appositionOpens: RegExp;
  /** A word that begins a noun phrase. */
  readonly determiner: RegExp;
  /** A word that ends in a possessive. */
  readonly possessive: RegExp;
  /** At the end of a word: its possessive and its marks. */
  readonly wordEnding: RegExp;
  /** A word that cannot be part of the noun phrase before a verb. */
  readonly outsidePhrase: RegExp;
  /** A preposition inside a noun phrase: the noun before it is the head. */
  readonly phrasePreposition: RegExp;
  /** Nouns for people that need no article: "officials said". */
  readonly bareSource: RegExp;
  /** Adjectives before those. */
  readonly bareSourceAdjective: RegExp;
  /** Words that end the noun phrase after a verb. */
  readonly phraseEnders: ReadonlySet<string>;
  /** A weekday at the start of a word: it ends the noun phrase too. */
  readonly weekday: RegExp;
  /** An article, as a whole word. */
  readonly article: RegExp;
  /** A noun for several people: it has no name in apposition. */
  readonly plural: RegExp;
  /** After a noun: the comma before a name in apposition, with a short phrase between or none. */
  readonly appositionComma: RegExp;
  /** After a name: a verb, so that the name is no apposition. */
  readonly verbAfterName: RegExp;
  /** Before a name: a preposition, so that the name is a place or an object. */
  readonly prepositionBefore: RegExp;
  /** Before a name: a definite article. */
  readonly definiteArticleBefore: RegExp;
}

/** How pronouns, offices and ages refer to people named before. */
export interface ReferenceRules {
  /** A definite noun phrase; group 1 is the phrase without its article. */
  readonly definitePhrase: RegExp;
  /** Separates an office from its place: "the mayor of Tarnby". */
  readonly officePlace: RegExp;
  /** "the 56-year-old"; group 1 is the age. */
  readonly age: RegExp;
  /** Whether the text around a name states an age. */
  statesAge(age: string, text: string, name: { readonly start: number; readonly end: number }): boolean;
  /** A noun of one person as a subject or an object; group 1 is the phrase, group 2 the noun; global. */
  readonly personNoun: RegExp;
  /** Nouns that can be quoted and are not one person: "report", "family". */
  readonly impersonal: ReadonlySet<string>;
  /** Before a name: "and", so that both names are as likely to be meant. */
  readonly conjunctionBefore: RegExp;
  /** After a name: a possessive, so that the name is not what the sentence is about. */
  readonly possessiveAfter: RegExp;
  /** A subject pronoun of one person; global. */
  readonly subjectPronoun: RegExp;
  /** Whether a preposition governs the name at an offset. */
  isGoverned(text: string, start: number): boolean;
}

/** When a speaker goes on, and when somebody else speaks. */
export interface TurnRules {
  /** Somebody without a name as the subject of a sentence: "a woman". */
  readonly somebody: RegExp;
  /** A word of speech in a wide sense. */
  readonly speech: RegExp;
  /** At the start of a stretch: a pronoun for the speaker. */
  readonly speakerPronoun: RegExp;
  /** A pronoun that can refer to an organisation. */
  readonly bodyPronoun: RegExp;
  /** A weekday, by its ending. */
  readonly weekday: RegExp;
  /** After a quotation: a verb of which the quotation is the subject, so that it is a title. */
  readonly verbAfterTitle: RegExp;
  /** A verb of a cue between two parts of one quotation. */
  readonly cueBetweenParts: RegExp;
  /** Abbreviations whose full stop ends no sentence; global. */
  readonly abbreviation: RegExp;
  /** Words in small letters inside a title. */
  readonly smallTitleWord: RegExp;
  /** A comma or a stop before a cue, where the closing mark was lost. */
  readonly cueAfterLostMark: RegExp;
  /** Whether a name is hardly the one who speaks: a preposition or an article precedes it. */
  isGoverned(text: string, start: number): boolean;
}
