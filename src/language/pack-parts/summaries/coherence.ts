/** The part of a language pack that says which words of a sentence need something that was said before. */

/**
 * Words that refer back.
 *
 * @example { pronoun: /\b(?:he|she|they)\b/gi, demonstrative: /\b(?:those|such) (\p{Ll}+)/gu, … }
 */
export interface CoherencePack {
  /** Pronouns of one person, which need a name before them in the sentence, or in the one before. */
  readonly pronoun: RegExp;
  /** Pronouns of a thing or a body, and what it can be: a name, or a noun with its article. */
  readonly neuterPronoun: RegExp;
  readonly thing: RegExp;
  /** Pronouns of several, which need a plural before them, and what shows one. */
  readonly pluralPronoun: RegExp;
  readonly plural: RegExp;
  /** Words for a person before a pronoun: "a judge", "the mayor". */
  readonly personNoun: RegExp;
  /** The subject of a sentence that only the sentence before explains: "It", "This", "That decision". */
  readonly leaningSubject: RegExp;
  /** "These cities", "such a rule": the first group is the noun. Global. */
  readonly demonstrative: RegExp;
  /** Nouns after "this" that need no explanation: "week". */
  readonly plain: ReadonlySet<string>;
  /** "The tactic", "the two senators": the first group is the noun, which names a text, a deed or a group that was mentioned. Global. */
  readonly definite: RegExp;
  /** What makes a noun known that stands before it: "the rule on exports", "the man who". */
  readonly qualifier: RegExp;
  /** "At the time", "there", "in response": of something mentioned. */
  readonly pointing: RegExp;
}
