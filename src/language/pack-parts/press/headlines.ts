/** How headlines are judged, how they are written, and what they show of the news. */

/**
 * Something that makes a headline worse.
 *
 * @example { name: 'asks', pattern: /\?\s*$/, loss: 0.9 }
 */
export interface HeadlineFault {
  readonly name: string;
  readonly pattern: RegExp;
  /** What the headline loses; a perfect one is worth about 1. */
  readonly loss: number;
}

/**
 * Words of headlines. Sites of all languages print some of them ("LIVE", "Video"), so that those of all packs are tried on
 * every headline.
 */
export interface HeadlineWords {
  readonly faults: readonly HeadlineFault[];
  /** Words before the headline itself, with their separator: "Breaking: ". */
  readonly kicker: RegExp;
  /** A whole part of a title that names a section or a form: "Politics", "Video". It is no headline. */
  readonly label: RegExp;
  /** Words that announce what newer reports may tell: "poised to", "what to expect". */
  readonly announces: RegExp;
}

/** The custom of setting headlines in title case, and how to undo it. */
export interface TitleCasePack {
  /** Words, in small letters, that always have a capital: months and weekdays. */
  readonly alwaysCapital: ReadonlySet<string>;
  /** An abbreviation, as a whole word without its last full stop: no new sentence begins after it. */
  readonly abbreviation: RegExp;
  /** Words in small letters between the parts of a name: "of" ("University of Tarnby"). */
  readonly insideNames: ReadonlySet<string>;
  /** Words of headlines, in small letters and besides the stop words, that are no names: the texts need not have them. */
  readonly commonWords: ReadonlySet<string>;
  /** A word that is a name or none, which no text can settle ("May"): a title with it stays as it is. */
  readonly eitherWay: RegExp;
}
/**
 * Words that show what a report is about, or what kind of piece it is.
 *
 * @example { name: 'courts', pattern: /\b(?:judge|ruling|verdict)\b/i }
 */
export interface ConsequenceSign {
  /** As `briefing explain` prints it. */
  readonly name: string;
  readonly pattern: RegExp;
}

/** The signs by which a language's reports are ranked. A language without them ranks by sources, recency and substance alone. */
export interface ConsequenceRules {
  /** Subjects that bear on many people: war, deaths, government, courts, elections, law, money, offices. */
  readonly grave: readonly ConsequenceSign[];
  /** Verbs of headlines that tell something done and decided: "rules", "resigns", "strikes down". */
  readonly act: RegExp;
  /** Subjects and forms that can wait: celebrity, sport, lifestyle, media gossip, campaign colour, polls, quarrels, features. */
  readonly soft: readonly ConsequenceSign[];
}
