import type {
  Digest,
  DigestCorrection,
  DigestDate,
  DigestLine,
  DigestQuote,
  DigestSource,
  DigestStory,
  DigestTopic,
} from '../digest.ts';
import { dayRange, daysBetween, longDay, monthNames, plainDay, weekdayNames, weekdayOf } from '../lib/calendar.ts';
import { clip, listWords, plural } from '../lib/text.ts';
import type { Moment, Precision } from '../model.ts';

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
  readonly lead: string;
  readonly more: string;
  readonly preheader: string;
  readonly glance: readonly { readonly name: string; readonly headline: string; readonly more: string }[];
  readonly topics: readonly TopicView[];
  /** Further stories, a line each. */
  readonly also: readonly AlsoView[];
  readonly corrections: readonly CorrectionView[];
  readonly ahead: readonly LineView[];
  /** "3 stories were left out to which nothing was added." */
  readonly repeats: string;
  readonly problems: readonly { readonly about: string; readonly message: string }[];
  readonly dropped: readonly { readonly path: string; readonly reason: string }[];
  readonly accounts: string;
  readonly made: string;
}

export interface TopicView {
  readonly id: string;
  readonly name: string;
  readonly span: string;
  readonly tally: string;
  readonly stories: readonly StoryView[];
  readonly timeline: readonly LineView[];
}

export interface StoryView {
  readonly id: string;
  readonly headline: string;
  readonly label: string;
  /** "Since Thursday" before what is new of a story that goes on. */
  readonly since: string;
  /** "7 outlets, 3 independent"; empty where one outlet has it. */
  readonly voices: string;
  readonly sentences: readonly { readonly text: string; readonly ref: number }[];
  readonly quotes: readonly QuoteView[];
  readonly dates: readonly LineView[];
  readonly figures: readonly FiguresView[];
  readonly sources: readonly SourceView[];
}

/** A story in one line. */
export interface AlsoView {
  readonly topic: string;
  readonly headline: string;
  readonly url: string;
  /** "The Tarnby Mail and 2 more". */
  readonly outlets: string;
}

/** What an earlier edition printed and its article does not say any more. */
export interface CorrectionView {
  readonly outlet: string;
  readonly url: string;
  readonly day: string;
  readonly was: string;
  /** Empty where nothing like it stands there now. */
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

/** A day with what it is about. */
export interface LineView {
  readonly label: string;
  readonly text: string;
  readonly ref: number;
  /** Further sources that say the same. */
  readonly also: readonly number[];
}

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

export interface SourceView {
  readonly number: number;
  /** The outlet, with the agency in brackets. */
  readonly outlet: string;
  /** Empty where it is the story's headline. */
  readonly title: string;
  readonly url: string;
  /** Authors, when published and updated, on one line. */
  readonly credit: string;
  /** "nearly the same text as 1", "opinion", "changed since it was last printed". */
  readonly note: string;
}

/** Digest -> View. Pure. */
export function viewOf(digest: Digest): View {
  const sources = new Map(digest.sources.map((source) => [source.article, source]));
  const refOf = (article: string) => sources.get(article)?.number ?? 0;
  const year = digest.day.slice(0, 4);
  const line = (date: DigestDate): LineView => ({
    label: dateLabel(date.value, date.precision, year),
    text: date.clause.text,
    ref: refOf(date.clause.article),
    also: date.alsoIn.map(({ article }) => refOf(article)),
  });
  const { counts, accounts } = digest;
  const lead = digest.topics[0].stories[0].headline.text;
  return {
    title: digest.title,
    edition: digest.edition,
    dayInWords: longDay(digest.day),
    tally: `${plural(counts.stories, 'story', 'stories')} from ${plural(counts.articles, 'article')} of ${plural(counts.outlets, 'outlet')}`,
    reading: plural(counts.minutes, 'minute'),
    // A subject line says its news in some 50 characters; clients cut the rest.
    lead: clip(lead, 60),
    more: counts.stories > 1 ? `and ${counts.stories - 1} more` : '',
    preheader: '',
    glance: digest.topics.map((topic) => ({
      name: topic.name,
      headline: topic.stories[0].headline.text,
      more: topic.stories.length > 1 ? `and ${topic.stories.length - 1} more` : '',
    })),
    topics: digest.topics.map((topic) => topicView(topic, digest, sources, line, refOf)),
    also: digest.also.map((one) => alsoView(one, digest)),
    corrections: digest.corrections.map((one) => correctionView(one, sources)),
    ahead: digest.ahead.map(line),
    repeats:
      digest.repeats === 0
        ? ''
        : `${plural(digest.repeats, 'story', 'stories')} that earlier editions told ${digest.repeats === 1 ? 'is' : 'are'} held back: nothing was added.`,
    problems: digest.problems.map(({ about, message }) => ({ about, message })),
    dropped: digest.dropped.map(({ path, reason, count }) => ({
      path,
      reason: count > 1 ? `${count} items, ${reason}` : reason,
    })),
    accounts: accountsLine(accounts),
    made: 'Made without a language model: every sentence, quotation and date is a checked slice of its source.',
  };
}

function accountsLine(accounts: Digest['accounts']): string {
  const grouped = accounts.grouped > 0 ? ` ${accounts.grouped} grouped under another,` : '';
  return `${plural(accounts.collected, 'item')} read: ${accounts.printed} printed,${grouped} ${accounts.held} held, ${accounts.dropped} left out.`;
}

function topicView(
  topic: DigestTopic,
  digest: Digest,
  sources: ReadonlyMap<string, DigestSource>,
  line: (date: DigestDate) => LineView,
  refOf: (article: string) => number,
): TopicView {
  const year = digest.day.slice(0, 4);
  return {
    id: topic.id,
    name: topic.name,
    span: topic.from && topic.to ? dayRange(topic.from, topic.to) : '',
    tally: plural(topic.stories.length, 'story', 'stories'),
    stories: topic.stories.map((story) => storyView(story, digest, sources, line, refOf)),
    timeline: topic.timeline.map((entry) => ({
      label: dateLabel(entry.day, 'day', year),
      text: entry.headline,
      ref: entry.source,
      also: [],
    })),
  };
}

function storyView(
  story: DigestStory,
  digest: Digest,
  sources: ReadonlyMap<string, DigestSource>,
  line: (date: DigestDate) => LineView,
  refOf: (article: string) => number,
): StoryView {
  const outletOf = (article: string) => sources.get(article)?.outlet ?? '';
  const quote = (said: DigestQuote): QuoteView => ({
    text: said.pieces.length === 1 ? said.text : pieceTexts(said).join(' … '),
    speaker: said.speaker ?? '',
    role: said.role ?? '',
    outlet: outletOf(said.article),
    link: said.link ?? '',
    ref: refOf(said.article),
    also: said.alsoIn.map(({ article }) => refOf(article)),
  });
  return {
    id: story.id,
    headline: story.headline.text,
    label: story.state.kind === 'new' ? 'New' : story.state.day === 1 ? 'Update' : `Continuing, day ${story.state.day}`,
    since: story.state.kind === 'new' ? '' : sinceLabel(story.state.last, digest.day),
    voices:
      story.outlets < 2
        ? ''
        : `${story.outlets} outlets, ${story.independent === story.outlets ? 'all' : story.independent} independent`,
    sentences: story.sentences.map((sentence) => ({ text: sentence.text, ref: refOf(sentence.article) })),
    quotes: story.quotes.map(quote),
    dates: story.dates.map(line),
    figures: story.figures.map(({ claims }) => ({
      claims: claims.map(({ figure, published }) => ({
        text: figure.text,
        outlet: outletOf(figure.article),
        when: published === null ? '' : plainDay(published.slice(0, 10)),
        ref: refOf(figure.article),
      })),
    })),
    sources: story.sources.map((number) => sourceView(digest.sources[number - 1], story.headline.text)),
  };
}

/** "Since Thursday", within a week; else "Since 12 November"; on the same day "Since this morning" would be a guess: "Added today". */
function sinceLabel(last: string, day: string): string {
  const days = daysBetween(last, day);
  if (days <= 0) return 'Added today';
  return days < 7 ? `Since ${weekdayNames[weekdayOf(last)]}` : `Since ${plainDay(last).replace(/ \d{4}$/, '')}`;
}

function alsoView({ topic, headline, sources: numbers, outlets }: DigestLine, digest: Digest): AlsoView {
  const lead = digest.sources[numbers[0] - 1];
  const name = lead.outlet ?? lead.path.split('/').pop() ?? '';
  return {
    topic,
    headline: headline.text,
    url: digest.sources.find(({ article }) => article === headline.article)?.url ?? '',
    outlets: outlets > 1 ? `${name} and ${outlets - 1} more` : name,
  };
}

function correctionView(
  { edition, was, now, article }: DigestCorrection,
  sources: ReadonlyMap<string, DigestSource>,
): CorrectionView {
  const source = sources.get(article);
  return {
    outlet: source?.outlet ?? source?.path ?? '',
    url: source?.url ?? '',
    day: plainDay(edition.slice(0, 10)),
    was: was.text,
    now: now?.text ?? '',
  };
}

/** The texts of a quotation's pieces, cut out of its joined text by their lengths. */
function pieceTexts({ text, pieces }: DigestQuote): string[] {
  let at = 0;
  return pieces.map(({ start, end }) => {
    const piece = text.slice(at, at + end - start);
    at += end - start + 1;
    return piece;
  });
}

/** What a reader should know of an article that is no report. */
const kindNotes: Record<DigestSource['kind'], string> = {
  report: '',
  live: 'live page',
  opinion: 'opinion',
  listicle: 'list',
  promotion: 'promotion',
  horoscope: 'horoscope',
  quiz: 'quiz',
};

function sourceView(source: DigestSource, headline: string): SourceView {
  const outlet = source.outlet ?? source.path.split('/').pop() ?? '';
  const parts = [];
  if (source.authors.length > 0) parts.push(listWords(source.authors));
  parts.push(source.published ? momentInWords(source.published) : 'no date given');
  if (source.updated) parts.push(`updated ${momentInWords(source.updated)}`);
  const notes = [
    source.copyOf === null ? '' : `nearly the same text as ${source.copyOf}`,
    kindNotes[source.kind],
    source.changed ? 'changed since it was last printed' : '',
    source.teaser ? 'only the beginning' : '',
    source.earlier === null ? '' : `in the edition of ${plainDay(source.earlier.slice(0, 10))}`,
  ];
  const credited = source.agency && source.agency !== outlet ? `${outlet} (${source.agency})` : outlet;
  return {
    number: source.number,
    outlet: credited,
    title: source.title.toLowerCase() === headline.toLowerCase() ? '' : source.title,
    url: source.url ?? '',
    credit: parts.join(', '),
    note: notes.filter(Boolean).join(', '),
  };
}

/** `28 June 2023, 01:59 UTC+5:30`: the clock as the source gives it, and whether it gives a zone. */
export function momentInWords(moment: Moment): string {
  const day = plainDay(moment.slice(0, 10));
  if (moment.length === 10) return day;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(moment)?.[1];
  const offset =
    zone === undefined
      ? '(zone not given)'
      : zone === 'Z' || zone === '+00:00'
        ? 'UTC'
        : `UTC${zone[0] === '-' ? '−' : '+'}${Number(zone.slice(1, 3))}${zone.endsWith(':00') ? '' : zone.slice(3)}`;
  return `${day}, ${moment.slice(11, 16)} ${offset}`;
}

const seasonNames: Record<string, string> = { SP: 'Spring', SU: 'Summer', FA: 'Autumn', WI: 'Winter' };

/** A date value as a reader says it: `Tue 27 Jun`, with the year where it is not the edition's; `Feb 2022`, `Q3 2024`. */
export function dateLabel(value: string, precision: Precision, year: string): string {
  switch (precision) {
    case 'day': {
      const name = `${weekdayNames[weekdayOf(value)].slice(0, 3)} ${Number(value.slice(8, 10))} ${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)}`;
      return value.startsWith(year) ? name : `${name.slice(4)} ${value.slice(0, 4)}`;
    }
    case 'month':
      return `${monthNames[Number(value.slice(5, 7)) - 1].slice(0, 3)} ${value.slice(0, 4)}`;
    case 'quarter':
      return `${value.slice(5)} ${value.slice(0, 4)}`;
    case 'season':
      return `${seasonNames[value.slice(5)]} ${value.slice(0, 4)}`;
    case 'week':
      return `Week ${Number(value.slice(6, 8))}, ${value.slice(0, 4)}`;
    case 'decade':
      return `${value.slice(0, 3)}0s`;
    default:
      return value;
  }
}
