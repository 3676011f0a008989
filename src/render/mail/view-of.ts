import { isStopword } from '../../language/words.ts';
import { clip, listWords, plural } from '../../lib/text/text.ts';
import { dayRange, longDay, plainDay } from '../../lib/time/calendar.ts';
import { siteOf } from '../../lib/url.ts';
import type {
  Digest,
  DigestCorrection,
  DigestDate,
  DigestLine,
  DigestQuote,
  DigestSource,
  DigestStory,
  DigestTopic,
} from '../../model/digest.ts';
import { pieceTexts } from '../../model/digest.ts';
import { dateLabel, momentInWords, sinceLabel } from './labels.ts';
import type { AlsoView, CorrectionView, LineView, QuoteView, SourceView, StoryView, TopicView, View } from './view.ts';

/** A subject line says its news in some 50 characters; clients cut the rest. */
const leadLength = 50;

/** Words that only join others are short; "percent" is on lists of common words too, and says something. */
const longestLink = 5;

/** A headline as a subject has room for it; what is cut does not end in a word that waits for another. */
export function subjectHeadline(headline: string): string {
  const cut = clip(headline, leadLength);
  if (cut === headline) return cut;
  const words = cut.slice(0, -1).split(' ');
  const waits = (word: string) => word.length <= longestLink && isStopword(word.toLowerCase(), 'en');
  while (words.length > 3 && waits(words[words.length - 1])) words.pop();
  return `${words.join(' ')}…`;
}

/** Looks up what a digest refers to by an article's id. */
type References = ReturnType<typeof referencesOf>;

/** Digest -> View, whole. Pure. */
export function viewOf(digest: Digest): View {
  const refs = referencesOf(digest);
  const { counts } = digest;
  return {
    title: digest.title,
    edition: digest.edition,
    dayInWords: longDay(digest.day),
    tally: `${plural(counts.stories, 'story', 'stories')} from ${plural(counts.articles, 'article')} of ${plural(counts.outlets, 'outlet')}`,
    reading: plural(counts.minutes, 'minute'),
    lead: subjectHeadline(digest.topics[0].stories[0].headline.text),
    more: counts.stories > 1 ? `and ${counts.stories - 1} more` : '',
    rest: restOf(digest),
    preheader: '',
    preheaderPadding: '',
    logo: { src: '', alt: '', width: '' },
    editorsNote: digest.note ?? '',
    glance: digest.topics.map(({ id, name, stories }) => ({
      id,
      name,
      headline: stories[0].headline.text,
      lang: langOf(refs, stories[0].headline.article),
      more: stories.length > 1 ? `and ${stories.length - 1} more` : '',
    })),
    topics: digest.topics.map((topic) => topicView(topic, refs)),
    also: digest.also.map((one) => alsoView(one, refs)),
    corrections: digest.corrections.map((one) => correctionView(one, refs)),
    ahead: digest.ahead.map(refs.line),
    repeats:
      digest.repeats === 0
        ? ''
        : `${plural(digest.repeats, 'story', 'stories')} that earlier editions told ${digest.repeats === 1 ? 'is' : 'are'} held back: nothing was added.`,
    problems: digest.problems.flatMap(problemForReaders),
    dropped: countedByReason(digest.dropped),
    accounts: accountsLine(digest.accounts),
    made: 'Made without a language model: every sentence, quotation and date is a checked slice of its source.',
    omitted: '',
    web: '',
    unsubscribe: '',
    imprint: [],
    previous: digest.previous?.edition ?? '',
  };
}

/** What looks like a path or an address: of no use to readers, and nobody else's business. */
const place = /[\\/]|\w@\w/;

/** A source that fell silent is news to a reader; which file could not be read is not. */
function problemForReaders({ stage, about, message }: Digest['problems'][number]): View['problems'] {
  if (stage !== 'collect' || place.test(about)) return [];
  return [{ about, message: place.test(message) ? 'had a problem, of which the operator knows' : message }];
}

function countedByReason(dropped: Digest['dropped']): View['dropped'] {
  const counts = new Map<string, number>();
  for (const { reason, count } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts]
    .filter(([reason]) => !place.test(reason))
    .map(([reason, count]) => ({ path: plural(count, 'item'), reason }));
}

/** What a preheader adds to a subject that names the first story. */
function restOf({ topics, also }: Digest): string[] {
  const [, ...others] = [...topics.flatMap(({ stories }) => stories), ...also].map(({ headline }) => headline.text);
  return others.length > 0 ? others : [topics[0].stories[0].sentences[0].text];
}

function referencesOf(digest: Digest) {
  const sources = new Map(digest.sources.map((source) => [source.article, source]));
  const year = digest.day.slice(0, 4);
  const source = (article: string): DigestSource | undefined => sources.get(article);
  const ref = (article: string) => source(article)?.number ?? 0;
  return {
    digest,
    source,
    line: ({ value, precision, clause, alsoIn }: DigestDate): LineView => ({
      label: dateLabel(value, precision, year),
      text: clause.text,
      lang: source(clause.article)?.language ?? 'und',
      ref: ref(clause.article),
      also: alsoIn.map(({ article }) => ref(article)),
    }),
  };
}

function refOf({ source }: References, article: string): number {
  return source(article)?.number ?? 0;
}

function langOf({ source }: References, article: string): string {
  return source(article)?.language ?? 'und';
}

function accountsLine(accounts: Digest['accounts']): string {
  const grouped = accounts.grouped > 0 ? ` ${accounts.grouped} grouped under another,` : '';
  return `${plural(accounts.collected, 'item')} read: ${accounts.printed} printed,${grouped} ${accounts.held} held, ${accounts.dropped} left out.`;
}

function topicView(topic: DigestTopic, refs: References): TopicView {
  return {
    id: topic.id,
    name: topic.name,
    span: topic.from && topic.to ? dayRange(topic.from, topic.to) : '',
    tally: plural(topic.stories.length, 'story', 'stories'),
    stories: topic.stories.map((story) => storyView(story, refs)),
    timeline: topic.timeline.map((entry) => ({
      label: dateLabel(entry.day, 'day', refs.digest.day.slice(0, 4)),
      text: entry.headline,
      lang: langOf(refs, entry.article),
      ref: entry.source,
      also: [],
    })),
    why: topic.why.map((line) => withNumbers(line, refs)),
  };
}

function storyView(story: DigestStory, refs: References): StoryView {
  const { sources, day } = refs.digest;
  const { headline, state } = story;
  return {
    id: story.id,
    headline: headline.text,
    lang: langOf(refs, headline.article),
    picture: '',
    label: state.kind === 'new' ? 'New' : state.day === 1 ? 'Update' : `Continuing, day ${state.day}`,
    since: state.kind === 'new' ? '' : sinceLabel(state.last, day),
    voices:
      story.outlets < 2
        ? ''
        : `${story.outlets} outlets, ${story.independent === story.outlets ? 'all' : story.independent} independent`,
    sentences: story.sentences.map(({ text, article }) => ({
      text,
      ref: refOf(refs, article),
    })),
    quotes: story.quotes.map((quote) => quoteView(quote, refs)),
    dates: story.dates.map(refs.line),
    figures: story.figures.map(({ claims }) => ({
      claims: claims.map(({ figure, published }) => ({
        text: figure.text,
        outlet: refs.source(figure.article)?.outlet ?? '',
        when: published === null ? '' : plainDay(published.slice(0, 10)),
        ref: refOf(refs, figure.article),
      })),
    })),
    sources: story.sources.map((number) => sourceView(sources[number - 1], headline.text)),
    outlets: outletsLine(sources[story.sources[0] - 1], story.outlets),
    moreSources: '',
    why: story.why.map((line) => withNumbers(line, refs)),
  };
}

function quoteView(quote: DigestQuote, refs: References): QuoteView {
  return {
    text: quote.pieces.length === 1 ? quote.text : pieceTexts(quote).join(' … '),
    speaker: quote.speaker ?? '',
    role: quote.role ?? '',
    outlet: refs.source(quote.article)?.outlet ?? '',
    link: quote.link ?? '',
    ref: refOf(refs, quote.article),
    also: quote.alsoIn.map(({ article }) => refOf(refs, article)),
  };
}

/** The ids of articles by the numbers under which a reader finds them; what is printed nowhere goes by its title alone. */
function withNumbers(line: string, { source }: References): string {
  return line.replace(/\b([0-9a-f]{16,})\b( (?=“))?/g, (_, id: string, blank = '') => {
    const number = source(id)?.number;
    return number === undefined ? '' : `[${number}]${blank}`;
  });
}

function alsoView({ topic, headline, sources: numbers, outlets }: DigestLine, refs: References): AlsoView {
  const source = refs.source(headline.article);
  return {
    topic,
    headline: headline.text,
    url: source?.url ?? '',
    lang: source?.language ?? 'und',
    outlets: outletsLine(refs.digest.sources[numbers[0] - 1], outlets),
  };
}

/** What stands where an outlet should: never the name of a file. */
function outletOf({ outlet, url }: Pick<DigestSource, 'outlet' | 'url'>): string {
  return outlet ?? siteOf(url) ?? 'Outlet not given';
}

function outletsLine(source: DigestSource, outlets: number): string {
  const name = outletOf(source);
  return outlets > 1 ? `${name} and ${outlets - 1} more` : name;
}

function correctionView({ edition, was, now, article }: DigestCorrection, refs: References): CorrectionView {
  const source = refs.source(article);
  return {
    outlet: source === undefined ? '' : outletOf(source),
    url: source?.url ?? '',
    lang: source?.language ?? 'und',
    day: plainDay(edition.slice(0, 10)),
    was: was.text,
    now: now?.text ?? '',
  };
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
  const outlet = outletOf(source);
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
    lang: source.language,
    credit: parts.join(', '),
    note: notes.filter(Boolean).join(', '),
  };
}
