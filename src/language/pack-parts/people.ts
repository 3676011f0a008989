/** The people part of a language pack: the words that stand in names, beside them and instead of them. */

/** Grammatical gender, as far as it tells people apart. */
export type Gender = 'masculine' | 'feminine' | 'neuter';

/**
 * One form of a personal pronoun.
 *
 * @example { word: 'her', gender: 'feminine', number: 'singular', person: 3, cases: ['object', 'possessive'] }
 */
export interface Pronoun {
  /** In small letters, except where the language always writes a capital ("I"). */
  readonly word: string;
  /** Null: fits any gender. */
  readonly gender: Gender | null;
  readonly number: 'singular' | 'plural';
  readonly person: 1 | 3;
  readonly cases: readonly ('subject' | 'object' | 'possessive' | 'reflexive')[];
}

/**
 * How a language names people. All patterns are tried on a short stretch beside a name, so that work stays linear in the
 * length of the text.
 *
 * @example
 * const people: PeopleRules = { honorifics: new Set(['mr', 'mrs']), offices: new Set(['mayor', 'finance']), … };
 * personIn({ start: 0, end: 13, text: 'Mayor Ann Lee' }, people)?.name; // 'Ann Lee'
 */
export interface PeopleRules {
  /** BCP 47, for the language's stop words. */
  readonly language: string;
  /** Forms of address in small letters, without their full stop: "mr". Never part of a name. */
  readonly honorifics: ReadonlySet<string>;
  /** The gender that an honorific shows, by the honorific; the others show none. */
  readonly honorificGenders: ReadonlyMap<string, Gender>;
  /** Abbreviated honorifics and offices that may follow a full office: "Party chair Rep. Ann Lee". */
  readonly shortTitles: RegExp;
  /** Offices, ranks and occupations: the head of a role ("mayor" in "the former mayor of Tarnby"). */
  readonly callings: ReadonlySet<string>;
  /** The callings, and the words that modify them: "finance" in "finance minister". */
  readonly offices: ReadonlySet<string>;
  /** The last word of an organisation's name: "Quayside Partners". */
  readonly organisations: ReadonlySet<string>;
  /** Words in small letters that may stand inside a name: "van", "of". */
  readonly particles: ReadonlySet<string>;
  /** A word that begins as names do: with a capital, or a prefix before one ("al-Sadr", "d’Arc"). */
  readonly capitalWord: RegExp;
  /** What may follow a surname: "Jr.". */
  readonly generation: RegExp;
  /** A weekday alone, which is no name. */
  readonly weekday: RegExp;
  /** A weekday or a month alone, except months that are names of people too ("May"). */
  readonly calendarName: RegExp;
  /** Words that make a name of the weekday after them: "Super Tuesday". */
  readonly namedDayOpeners: ReadonlySet<string>;
  /** Words before a name at the start of a sentence that do not belong to it: "Meanwhile Ann Lee". */
  readonly sentenceOpeners: ReadonlySet<string>;
  /** Words between an office and what belongs to it: "Secretary of State". */
  readonly officeLinks: { readonly of: ReadonlySet<string>; readonly article: ReadonlySet<string> };
  /** Words after a title that show that the whole run names no person: "Minister for Health". */
  readonly noPersonAfterTitle: ReadonlySet<string>;
  /** Words that no person's name contains: "of", "and". */
  readonly neverInName: ReadonlySet<string>;
  /** Separates a person from the body after the name: "Mads Feller of the Retail Council". */
  readonly bodyAfterName: RegExp;
  /** An article or a preposition at the start of a run of capitals: "The Hague" is "Hague". */
  readonly droppedAtStart: RegExp;
  /** An ending that belongs to grammar and not to the name: "Lee’s". */
  readonly possessive: RegExp;
  readonly pronouns: readonly Pronoun[];

  isFirstName(word: string): boolean;
  /** The gender of people with the first name that begins this name; null where both bear it or it is unknown. */
  genderOf(name: string): Gender | null;
  /** Whether a name can only be a place's: "New Tarnby". */
  isPlace(words: readonly string[]): boolean;
  /** Whether a name may be a place's: "Ann Hill". */
  mayBePlace(words: readonly string[]): boolean;
  /** Whether a common noun in small letters can be quoted: "official" can, "car" cannot. */
  isSource(word: string): boolean;
  /** Whether a word is a verb of speech. */
  isSpeechVerb(word: string): boolean;

  /** Right before a name: a word of kinship ("his wife, "). The name is a person's. */
  readonly kinBefore: RegExp;
  /** Right after a name: ", his father". Its bearer is not the person of that surname whom the text introduced. */
  readonly kinAfter: RegExp;
  /** Right before a surname: an article, so that the word may name a thing ("the Bible"). */
  readonly articleBefore: RegExp;
  /** Right before a name: a noun in small letters; group 1 is the noun. */
  readonly nounBefore: RegExp;
  /** Right after a name: an age (", 34,"). */
  readonly ageAfter: RegExp;
  /** Right after a name: a verb, so that the name is the subject. */
  readonly verbAfter: RegExp;
  /** Right after a name: a verb of speech; an apposition may stand between. */
  readonly speechAfter: RegExp;
  /** Right before a name: a verb of speech. */
  readonly speechBefore: RegExp;

  readonly roles: RoleRules;
}

/**
 * Where a text states somebody's office beside the name.
 *
 * @example "Rescue chief Nils Aaker", "the mayor, Ann Lee", "Jonas Ekberg, general secretary of the union,"
 */
export interface RoleRules {
  /** Whether a word may stand in an office: no verb, no article, nothing that points elsewhere. */
  isPartOfRole(word: string): boolean;
  /** What people do or are who have no office: heads of a role, as callings are, but never part of a name ("pollster", "retiree"). */
  readonly occupations: ReadonlySet<string>;
  /** What somebody is to another ("mother"): the head of a role only where it says whose. */
  readonly relations: ReadonlySet<string>;
  readonly ofSomebody: RegExp;
  /** A word on which the rest of a role hangs: "of", "at". */
  readonly preposition: RegExp;
  /** Right before a name: a noun phrase in small letters; group 1 is the phrase, group 2 its last word. */
  readonly phraseBefore: RegExp;
  /** Right before a name: an office with a determiner or a possessor, and a comma; group 1 is the office, group 2 its last word. */
  readonly appositionBefore: RegExp;
  /** At the start of an apposition: its determiner. */
  readonly determiner: RegExp;
  /** The same where the office has its body behind it: "the head of the council"; group 1 is all, group 2 the office's last word. */
  readonly appositionOfBody: RegExp;
  /** What an apposition holds: up to the next mark, but for the points of abbreviations. */
  readonly appositionAfter: RegExp;
  /** Joins two parts of one office: "trade and research manager". */
  readonly joining: string;
  /** Where an apposition goes on to tell more: "who blogs", "and one of". */
  readonly more: RegExp;
  /** A verb of speech inside an apposition, where the writer forgot a comma. */
  readonly speech: RegExp;
}
