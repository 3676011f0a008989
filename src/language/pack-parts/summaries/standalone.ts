/** The part of a language pack that says whether a sentence or a quotation can be read alone. */

/**
 * A sentence as fitness rules see it.
 *
 * @example sentenceView('“No,” said Ann Lee.', 4) // { text: '“No,” said Ann Lee.', outside: '  said Ann Lee.', words: 4 }
 */
export interface SentenceView {
  readonly text: string;
  /** The text with each quotation replaced by a blank. */
  readonly outside: string;
  /** Words between blanks. */
  readonly words: number;
}

/**
 * A reason why a sentence is less fit to be read alone.
 *
 * @example { name: 'begins with a pronoun', when: ({ text }) => /^(?:he|she|they)\b/i.test(text), factor: 0.35 }
 */
export interface FitnessRule {
  readonly name: string;
  readonly when: (sentence: SentenceView) => boolean;
  /** The fitness of the sentence is multiplied by it; 0 makes the sentence unusable, and no further rule is tried. */
  readonly factor: number;
  /** No rule after this one is tried. Default false. */
  readonly final?: true;
  /** The rule does not apply where the language is only assumed (`und`). Default false. */
  readonly identifiedOnly?: true;
}

/** Whether sentences and quotations of a language can be read without the text around them. */
export interface StandalonePack {
  /** All rules in the order in which they are tried, those of `any-language.ts` among them. */
  readonly rules: readonly FitnessRule[];
  /** Whether a sentence is none of the story: a caption, a widget, a teaser, what the site says of itself. */
  isBoilerplate(text: string): boolean;
  /** Set phrases of quotations, which everybody says: "our thoughts are with". */
  readonly setPhrases: readonly RegExp[];
  /** Openings of a quotation that answer what the reader has not read: "But", "Yes". */
  readonly leaningQuotation: RegExp;
  /** A quotation of which only the first half is quoted: "When you try to talk to people". */
  readonly halfQuotation: RegExp;
  /** Features of the ranker (`ranker.ts` holds their learned weights; a change needs `tests/learn/sentences.mjs`). */
  readonly features: { readonly attributes: RegExp; readonly leans: RegExp; readonly firstPerson: RegExp };
}
