/** Where sentences end. */
export interface SentencePack {
  /** Without it only what is shortened so in many languages is known. */
  readonly abbreviations?: AbbreviationLists;
  /** Only in languages that write ordinals with a full stop: "15. Januar". */
  readonly ordinals?: OrdinalWords;
  /** How the language writes; what is missing is as in `internationalTypography`. */
  readonly typography?: Partial<SentenceTypography>;
}

/**
 * Marks and blanks that decide where a sentence goes on.
 *
 * @example { highMarkCloses: true, spacedAbbreviations: false, elidedArticles: false, dialogueDashes: false, shortMonths: false }
 */
export interface SentenceTypography {
  /** Whether ” only closes a quotation; in Swedish it opens one, too. */
  readonly highMarkCloses: boolean;
  /** Whether abbreviations are written with blanks: "z. B.", "EE. UU.". */
  readonly spacedAbbreviations: boolean;
  /** Whether an apostrophe or « may stand right before an abbreviation: "l’on. Verdi". */
  readonly elidedArticles: boolean;
  /** Whether speech is written after dashes: "—¡No! —dijo él.". */
  readonly dialogueDashes: boolean;
  /** Whether short months of Intl are abbreviations ("18. Dez. 2026"); English lists its own. */
  readonly shortMonths: boolean;
}

/**
 * Words whose full stop does not end a sentence, by what may follow them; each a list between blanks, in small letters.
 * "z.b" stands for "z. B." and "z.B." alike.
 *
 * @example { beforeName: 'mr dr', beforeNumber: 'no vol', anywhere: 'etc', starters: 'the after' }
 */
export interface AbbreviationLists {
  /** Something of the sentence always follows: a name, a noun. */
  readonly beforeName: string;
  /** A digit follows when the sentence goes on. Short forms of months need no line: they come from Intl. */
  readonly beforeNumber: string;
  /** May end a sentence; the next word decides. */
  readonly anywhere: string;
  /** The same, but only as written here: in small letters they are words ("ill", "mass", "wash"). */
  readonly asWritten?: string;
  /** Words that begin sentences: after an abbreviation they show that one ended. Stop words of the language do so, too … */
  readonly starters: string;
  /** … unless this is set. */
  readonly onlyStarters?: boolean;
}

/**
 * What stands around ordinals that are written with a full stop. Where nouns and months are written small, the small
 * letter alone shows that the sentence goes on; what is left are proper names, so that both lists may be missing.
 *
 * @example { before: 'am vom der', nouns: 'kammer weltkrieg' }
 */
export interface OrdinalWords {
  /** Words before the number that speak for an ordinal: articles and prepositions of dates. In small letters. */
  readonly before?: string;
  /** What follows ordinals with a capital, also as the end of a compound ("Zivilkammer"). In small letters. */
  readonly nouns?: string;
}
