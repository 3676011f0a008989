import type { DateRelation, DateRule, OtherDay, Sense } from './date-values.ts';
import type { PageGroup } from './page-groups.ts';
import type { ClauseRules } from './rules/clauses.ts';
import type { FigureRules } from './rules/figures.ts';
import type { HeadlineWords, TitleCasePack } from './rules/headlines.ts';
import type { PeopleRules } from './rules/people.ts';
import type { QuoteRules } from './rules/quotes.ts';
import type { StandalonePack } from './rules/standalone.ts';

export type { PageGroup } from './page-groups.ts';

/**
 * What the program knows of one language. Every part is optional, and a part that is missing means: no claim of that kind
 * is made of a text in that language. `packs.ts` lists the packs; see "Languages" in `src/README.md` for how to add one.
 *
 * @example
 * export const dutch: LanguagePack = {
 *   code: 'nl',
 *   text: { words: { stopwords: 'nld', stemmer: 'dutch' } },
 * };
 */
export interface LanguagePack {
  /** BCP 47 primary subtag. */
  readonly code: string;
  /**
   * How pages in the language look. A page is read before its language is known, so that these parts are merged over all
   * packs: a phrase must not be an ordinary one in any other language. Hits of some of these rules are features of the
   * forests (`extract/models`): whoever changes them runs `tests/learn` again.
   */
  readonly page?: PagePack;
  /** How texts in the language are read: chosen by the article's language. */
  readonly text?: TextPack;
}

/**
 * What pages print around an article.
 *
 * @example { bylineLeads: ['von', 'ein Bericht von'], errorTitles: ['seite nicht gefunden'] }
 */
export interface PagePack {
  /** Twelve lists of names, January first, as time stamps spell them; see `phrases` for the notation. */
  readonly stampMonths?: readonly (readonly string[])[];
  /** What stands before the names of a byline: "von". */
  readonly bylineLeads?: readonly string[];
  /** Phrases that are none of the story, and words that pages say of themselves, by group: `{ adLabel: ['anzeige'] }`. */
  readonly boilerplate?: Readonly<Partial<Record<PageGroup, readonly string[]>>>;
  /** Titles of error pages: "page not found". */
  readonly errorTitles?: readonly string[];
  /** Words of headlines that make them worse, and words before them. */
  readonly headlines?: HeadlineWords;
}

/** How texts in a language are read. Functions where its grammar differs from that of others, lists where only words do. */
export interface TextPack {
  /** Where sentences end. */
  readonly sentences?: SentencePack;
  /** Stop words and stems. */
  readonly words?: WordPack;
  /** Days that a text names. Without it only days in figures are found (2026-03-03, 03.03.2026). */
  readonly calendar?: CalendarPack;
  /** Who is named. Without it nobody is a person. */
  readonly people?: PeopleRules;
  /** Who says what. Needs `people` too. Without both quotations have no speaker. */
  readonly quotes?: QuoteRules;
  /** Headlines in title case. Without it a headline is printed in its own case. */
  readonly titleCase?: TitleCasePack;
  /** Where clauses begin and end. Without it a date is printed with its whole sentence. */
  readonly clauses?: ClauseRules;
  /** What a text counts. Without it figures of articles are not compared. */
  readonly figures?: FigureRules;
  /** Whether a sentence can be read alone. Without it only its length and marks count. */
  readonly standalone?: StandalonePack;
}

/** Where sentences end. */
export interface SentencePack {
  /** Without it only what is shortened so in many languages is known. */
  readonly abbreviations?: AbbreviationLists;
  /** Only in languages that write ordinals with a full stop: "15. Januar". */
  readonly ordinals?: OrdinalWords;
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

/** How the language names days. Names of months and weekdays come from Intl (`calendar-names.ts`). */
export interface CalendarPack {
  /** In the order in which they claim a stretch of text: what holds more before what is part of it. */
  readonly rules: readonly DateRule[];
  /** Whole days in spellings that no rule knows, found by a library. */
  readonly otherDays?: (paragraph: string, reference: string) => Iterable<OtherDay>;
  /** Whether the words around a date, from `start` to `end` of a paragraph, look ahead or back; null where nothing tells. */
  readonly senseOf: (paragraph: string, start: number, end: number, isWeekday: boolean) => Sense;
  /** Whether a match is no date of its own: "every Tuesday". */
  readonly isNoDate?: (text: string, start: number, end: number, value: string) => boolean;
  /** How dates follow from those before them; the first that holds decides. */
  readonly relations?: readonly DateRelation[];
  /** Names of rules whose words say when only to who reads on: their dates head no line of a digest. */
  readonly dependentRules: ReadonlySet<string>;
  /** Whether words mean the day of the text. */
  readonly isToday: (words: string) => boolean;
  /** Whether what stands before a bare year says that something happens in it: "in 2027", but not "the budget for 2027". */
  readonly isInYear: (before: string) => boolean;
}
