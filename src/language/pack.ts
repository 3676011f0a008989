import type { CalendarPack } from './pack-parts/calendar.ts';
import type { ClauseRules } from './pack-parts/clauses.ts';
import type { FigureRules } from './pack-parts/figures.ts';
import type { CleaningPack } from './pack-parts/pages/cleaning.ts';
import type { PageGroup } from './pack-parts/pages/page-groups.ts';
import type { PeopleRules } from './pack-parts/people.ts';
import type { CommentaryPack } from './pack-parts/press/commentary.ts';
import type { ConsequenceRules, HeadlineWords, TitleCasePack } from './pack-parts/press/headlines.ts';
import type { SectionWords } from './pack-parts/press/sections.ts';
import type { QuoteRules } from './pack-parts/quotes.ts';
import type { SentencePack } from './pack-parts/sentences.ts';
import type { CoherencePack } from './pack-parts/summaries/coherence.ts';
import type { NewsPack } from './pack-parts/summaries/news.ts';
import type { StandalonePack } from './pack-parts/summaries/standalone.ts';
import type { TopicNamePack } from './pack-parts/topic-names.ts';
import type { WordPack } from './pack-parts/words.ts';

export type { PageGroup } from './pack-parts/pages/page-groups.ts';

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
   * forests (`extract/models`): run `tests/learn` again after a change to them.
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
  /**
   * Names of the months in time stamps, January first: twelve lists between blanks; `*` stands for the rest of a word. Short
   * forms that are words of English running text ("out", "set") stay out.
   */
  readonly stampMonths?: readonly string[];
  /** What stands before a stamp, in small letters and perhaps as a part of a word ("publish"). */
  readonly stampLabels?: { readonly published: readonly string[]; readonly updated: readonly string[] };
  /** Phrases before a date that is not the text's own: "expires". */
  readonly otherDates?: readonly string[];
  /** What stands before the names of a byline: "written by". */
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
  /** What bears on many people. Without it stories are ranked by their sources, age and substance alone. */
  readonly consequence?: ConsequenceRules;
  /** Whether a sentence can be read alone. Without it only its length and marks count. */
  readonly standalone?: StandalonePack;
  /** What stands in a text and is not part of the article. Without it only what needs no words is removed. */
  readonly cleaning?: CleaningPack;
  /** What the sentences of news are made of. Without it place, titles and agreement alone show the news. */
  readonly news?: NewsPack;
  /** Which words need something that was said before. Without it only the rules of `standalone` see them. */
  readonly coherence?: CoherencePack;
  /** What names of topics are made of. Without it no topic is found: its stories stand in their sections. */
  readonly topicNames?: TopicNamePack;
  /** How comment is told from news. Without it only what headlines, addresses and openings state outright counts. */
  readonly commentary?: CommentaryPack;
  /** Which words belong to which section. Without it only addresses and categories of feeds tell an article's section. */
  readonly sections?: SectionWords;
}
