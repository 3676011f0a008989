/** The part of a language pack that says which words of a sentence need something that was said before. */

/**
 * Words that refer back.
 *
 * @example { pronoun: /\b(?:he|she|they)\b/gi, demonstrative: /\b(?:those|such) (\p{Ll}+)/gu, … }
 */
export interface CoherencePack {
  /** Pronouns that need a name before them in the sentence, or in the one before. Global. */
  readonly pronoun: RegExp;
  /** The subject of a sentence that only the sentence before explains: "It", "This", "That decision". */
  readonly leaningSubject: RegExp;
  /** "These cities", "such a rule": the first group is the noun. Global. */
  readonly demonstrative: RegExp;
  /** "The tactic", "the two senators": the first group is the noun, which names nothing by itself. Global. */
  readonly definite: RegExp;
  /** What makes a noun known that stands before it: "the rule on exports", "the man who". */
  readonly qualifier: RegExp;
  /** Nouns that name a text, a deed or a group that was mentioned: "move", "authors", "ruling". */
  readonly referring: ReadonlySet<string>;
  /** "At the time", "there", "in response": of something mentioned. */
  readonly pointing: RegExp;
}
