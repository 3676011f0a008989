/**
 * What templates see: plain strings, ready to print. Every field is always there (an empty string or list where there
 * is nothing), so that Handlebars in strict mode names a mistyped field. templates/README.md lists them all.
 */
export interface View {
  readonly title: string;
  readonly edition: string;
  readonly dayInWords: string;
  readonly tally: string;
  readonly reading: string;
  /** The first headline, short enough for a subject. */
  readonly lead: string;
  readonly more: string;
  /** The other headlines; of an edition with one story its first sentence. */
  readonly rest: readonly string[];
  readonly preheader: string;
  /** Invisible characters after a short preheader, so that mail clients do not show the beginning of the page. */
  readonly preheaderPadding: string;
  readonly logo: LogoView;
  /** The editor's note: not an excerpt of a source, so templates label it. */
  readonly editorsNote: string;
  readonly glance: readonly GlanceView[];
  readonly topics: readonly TopicView[];
  /** Further stories, a line each: all of them, in the order of the digest. */
  readonly also: readonly AlsoView[];
  /** Those that no topic prints below its stories, by section; Comment last. */
  readonly alsoGroups: readonly AlsoGroupView[];
  readonly corrections: readonly CorrectionView[];
  readonly ahead: readonly DatedLineView[];
  /** "3 stories of earlier editions are not repeated: there is nothing new." */
  readonly repeats: string;
  /** Problems of sources only, without addresses and paths: readers are not operators. */
  readonly problems: readonly { readonly about: string; readonly message: string }[];
  /** Number of skipped items by reason; `path` is the number. The shipped templates do not print it: it is in the operator's report. */
  readonly dropped: readonly { readonly path: string; readonly reason: string }[];
  readonly accounts: string;
  readonly made: string;
  /** Stories that exceed the size of a mail: "4 more stories in the web version." */
  readonly omitted: string;
  /** Address of the web version; empty if it has none. */
  readonly web: string;
  /** Unsubscribe link: http(s) or mailto. */
  readonly unsubscribe: string;
  /** Publisher and postal address, one line each: laws on commercial mail require an imprint. */
  readonly imprint: readonly string[];
  /** The edition before this one. */
  readonly previous: string;
}

/** A picture over the title, which the theme may have. */
export interface LogoView {
  readonly src: string;
  readonly alt: string;
  readonly width: string;
}

/**
 * A line of the overview at the top: a section and its first headline.
 *
 * @example { id: 'topic-1', name: 'Local', headline: 'Tarnby backs new wall', more: 'and 2 more', lang: 'en' }
 */
export interface GlanceView {
  /** The anchor of the section's first topic. */
  readonly id: string;
  readonly name: string;
  readonly headline: string;
  readonly more: string;
  readonly lang: string;
}

/**
 * A topic with its stories.
 *
 * @example { id: 'tarnby-wall', name: 'Tarnby harbour wall', section: 'Local', heading: '', subheading: 'Tarnby harbour wall', comment: false, … }
 */
export interface TopicView {
  readonly id: string;
  readonly name: string;
  /** The section that it stands in, else its own name. */
  readonly section: string;
  /** The section's name where a section begins, else empty. */
  readonly heading: string;
  /** The name of a found topic where it says more than the headline below it, else empty. */
  readonly subheading: string;
  /** Opinion, printed in a quieter form. */
  readonly comment: boolean;
  readonly span: string;
  readonly tally: string;
  readonly stories: readonly StoryView[];
  /** The section's stories of one line: below its last topic. */
  readonly lines: readonly AlsoView[];
  /** Always empty, for templates of older versions: earlier days are among the dates of their story. */
  readonly timeline: readonly DatedLineView[];
  /** Why its stories are grouped together. */
  readonly why: readonly string[];
}

/** A story that is printed in full. */
export interface StoryView {
  readonly id: string;
  /** The first story of the edition, printed larger. */
  readonly lead: boolean;
  readonly headline: string;
  /** BCP 47, of the headline's article; `und` when unknown. */
  readonly lang: string;
  /** The address of its picture inside the mail; empty where it has none. */
  readonly picture: string;
  readonly label: string;
  /** "Since Thursday", for a continuing story. */
  readonly since: string;
  /** "7 outlets, 3 independent"; empty for one outlet. */
  readonly voices: string;
  /** "Continuing, day 3 · 7 outlets, 3 independent"; empty for a new story of one outlet. */
  readonly status: string;
  /** "You watch: harbour, ferries"; empty where no watch word fits. */
  readonly watch: string;
  readonly sentences: readonly CitedSentence[];
  readonly quotes: readonly QuoteView[];
  /** Key dates and headlines of earlier editions by day, without what a sentence or quote says already. */
  readonly dates: readonly DatedLineView[];
  readonly figures: readonly FiguresView[];
  readonly sources: readonly SourceView[];
  /** "The Tarnby Mail and 2 more": for a line of its own. */
  readonly outlets: string;
  /** "and 12 more sources": those that exceed the size of a mail. */
  readonly moreSources: string;
  readonly why: readonly string[];
}

/** A sentence of a summary. */
export interface CitedSentence {
  readonly text: string;
  readonly ref: number;
  /** The number of its source, where the next sentence is from another one; else empty. */
  readonly cite: string;
}

/**
 * Stories of one line that stand together.
 *
 * @example { name: 'Comment', comment: true, lines: [ … ] }
 */
export interface AlsoGroupView {
  readonly name: string;
  /** Opinion, printed in a quieter form. */
  readonly comment: boolean;
  readonly lines: readonly AlsoView[];
}

/** A story in one line. */
export interface AlsoView {
  readonly topic: string;
  /** The section that it stands in, else its topic's name. */
  readonly section: string;
  readonly comment: boolean;
  /** Of opinion: "Ann Lee". */
  readonly authors: string;
  /** "You watch: harbour"; empty where no watch word fits. */
  readonly watch: string;
  readonly headline: string;
  readonly url: string;
  readonly lang: string;
  /** "The Tarnby Mail and 2 more". */
  readonly outlets: string;
}

/** A passage of an earlier edition that its article no longer has. */
export interface CorrectionView {
  readonly outlet: string;
  readonly url: string;
  readonly lang: string;
  readonly day: string;
  readonly was: string;
  /** Empty if the passage was removed. */
  readonly now: string;
}

/** Figures for one thing that differ. */
export interface FiguresView {
  readonly claims: readonly {
    readonly text: string;
    readonly outlet: string;
    readonly when: string;
    readonly ref: number;
  }[];
}

/** A date with a text. */
export interface DatedLineView {
  readonly label: string;
  readonly text: string;
  readonly lang: string;
  readonly ref: number;
  /** Further sources that say the same. */
  readonly also: readonly number[];
}

/**
 * A quotation with its speaker; `ref` is the number of its source.
 *
 * @example { text: 'We will build it.', speaker: 'Ann Lee', role: 'mayor', outlet: 'The Tarnby Mail', link: 'https://tarnby.example/wall', ref: 1, also: [] }
 */
export interface QuoteView {
  readonly text: string;
  readonly speaker: string;
  readonly role: string;
  readonly outlet: string;
  readonly link: string;
  readonly ref: number;
  /** Further sources that carry the same words. */
  readonly also: readonly number[];
}

/**
 * An article in the list of sources.
 *
 * @example { number: 1, outlet: 'The Tarnby Mail', title: '', url: 'https://tarnby.example/wall', lang: 'en', authors: 'Ann Lee', when: '22 Nov', credit: 'Ann Lee, 22 November 2026', note: '' }
 */
export interface SourceView {
  readonly number: number;
  /** The outlet, with the agency in brackets. */
  readonly outlet: string;
  /** Empty where it is the story's headline. */
  readonly title: string;
  readonly url: string;
  readonly lang: string;
  /** "Ann Lee and 3 others". */
  readonly authors: string;
  /** "22 Nov". */
  readonly when: string;
  /** All authors, when published and updated, on one line. */
  readonly credit: string;
  /** "nearly the same text as 1", "opinion", "changed since it was last printed". */
  readonly note: string;
}

/** Every name that a template may ask for, at any depth. */
type FieldOf<T> = T extends readonly (infer One)[]
  ? FieldOf<One>
  : T extends object
    ? { [K in keyof T & string]: K | FieldOf<T[K]> }[keyof T & string]
    : never;

/** The names of all fields; a template that names another is refused before it is filled. */
export const fieldNames: Readonly<Record<FieldOf<View>, true>> = {
  about: true,
  accounts: true,
  ahead: true,
  also: true,
  alsoGroups: true,
  alt: true,
  authors: true,
  cite: true,
  claims: true,
  comment: true,
  corrections: true,
  credit: true,
  dates: true,
  day: true,
  dayInWords: true,
  dropped: true,
  edition: true,
  editorsNote: true,
  figures: true,
  glance: true,
  heading: true,
  headline: true,
  id: true,
  imprint: true,
  label: true,
  lang: true,
  lead: true,
  lines: true,
  link: true,
  logo: true,
  made: true,
  message: true,
  more: true,
  moreSources: true,
  name: true,
  note: true,
  now: true,
  number: true,
  omitted: true,
  outlet: true,
  outlets: true,
  path: true,
  picture: true,
  preheader: true,
  preheaderPadding: true,
  previous: true,
  problems: true,
  quotes: true,
  reading: true,
  reason: true,
  ref: true,
  repeats: true,
  rest: true,
  role: true,
  section: true,
  sentences: true,
  since: true,
  sources: true,
  span: true,
  speaker: true,
  src: true,
  status: true,
  stories: true,
  subheading: true,
  tally: true,
  text: true,
  timeline: true,
  title: true,
  topic: true,
  topics: true,
  unsubscribe: true,
  url: true,
  voices: true,
  was: true,
  watch: true,
  web: true,
  when: true,
  why: true,
  width: true,
};
