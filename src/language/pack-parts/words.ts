/**
 * What the words of a language weigh.
 *
 * @example { stopwords: 'fra', stemmer: 'french', elisions: /^(?:[cdjlmnst]|qu)['’]/iu, attribution: 'dit selon' }
 */
export interface WordPack {
  /** The list of the package `stopword`: ISO 639-3. */
  readonly stopwords: string;
  readonly moreStopwords?: string;
  /** The Snowball algorithm; null where there is none for the language. */
  readonly stemmer: string | null;
  /** Articles and pronouns that lose their vowel before a word: "l’incendie" is the word "incendie". */
  readonly elisions?: RegExp;
  /**
   * The vocabulary of reporting itself: words of attribution and whom news commonly cites. They stand in any two articles,
   * whatever these tell. Inflected forms meet by their stems; without a stemmer, the common forms are listed. (Words such as
   * "today", "year" and "hours" are not here: leaving them out made stories of headlines worse.)
   */
  readonly attribution?: string;
  /** Auxiliaries, numerals and the like that the stop list leaves out where it is short. */
  readonly auxiliary?: string;
  /** Times of day that the language writes in one word with the weekday: "Freitagabend". */
  readonly dayParts?: string;
  /** Whether names of months say what a text is about; without it they weigh nothing, as weekdays do. */
  readonly monthsTell?: boolean;
}
