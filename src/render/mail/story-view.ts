import { compareText, plural } from '../../lib/text/text.ts';
import { dayRange, firstDayOf } from '../../lib/time/calendar.ts';
import {
  type DigestLine,
  type DigestQuote,
  type DigestStory,
  type DigestTopic,
  pieceTexts,
} from '../../model/digest.ts';
import { shortDay, sinceLabel } from './labels.ts';
import { PageTexts } from './page-texts.ts';
import type { References } from './references.ts';
import { authorsLine, outletsLine, sourceView } from './source-view.ts';
import type { AlsoView, CitedSentence, DatedLineView, FiguresView, QuoteView, StoryView, TopicView } from './view.ts';

type EarlierHeadline = DigestTopic['timeline'][number];

/** A topic with its stories as templates read it. `refs` numbers the sources; headings and lines are still to be placed (`arrangement.ts`). */
export function topicView(topic: DigestTopic, refs: References): TopicView {
  return {
    id: topic.id,
    name: topic.name,
    section: topic.section ?? topic.name,
    heading: '',
    subheading: '',
    comment: topic.by === 'comment',
    span: topic.from && topic.to ? dayRange(topic.from, topic.to) : '',
    tally: plural(topic.stories.length, 'story', 'stories'),
    stories: topic.stories.map((story) => storyView(story, earlierOf(story, topic), refs)),
    lines: [],
    timeline: [],
    why: topic.why.map((line) => withNumbers(line, refs)),
  };
}

/** Headlines of earlier editions that a story prints, the latest. */
const mostEarlier = 2;

/** The headlines of a topic's timeline that belong to one of its stories, and are not its own. */
function earlierOf({ sources, headline }: DigestStory, { timeline }: DigestTopic): EarlierHeadline[] {
  const own = timeline.filter(({ source, headline: text }) => sources.includes(source) && text !== headline.text);
  return own.slice(-mostEarlier);
}

/** The days of a story in order: its key dates and the headlines of earlier editions. */
function daysOf({ dates }: DigestStory, earlier: readonly EarlierHeadline[], refs: References): DatedLineView[] {
  const headlines = earlier.map(({ day, headline, article, source }) => ({
    value: day,
    line: { label: refs.dateLabel(day, 'day'), text: headline, lang: refs.lang(article), ref: source, also: [] },
  }));
  return [...dates.map((date) => ({ value: date.value, line: refs.line(date) })), ...headlines]
    .sort((a, b) => compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? ''))
    .map(({ line }) => line);
}

/** The texts of a story that stand on the page. */
export function textsOf({ headline, sentences, quotes, dates }: StoryView): string[] {
  return [headline, ...[...sentences, ...quotes, ...dates].map(({ text }) => text)];
}

/** The lines that say more than what is printed before them. */
export function newLines<T extends { readonly text: string }>(lines: readonly T[], printed: PageTexts): T[] {
  return lines.filter(({ text }) => {
    if (printed.has(text)) return false;
    printed.add(text);
    return true;
  });
}

function storyView(story: DigestStory, earlier: readonly EarlierHeadline[], refs: References): StoryView {
  const { sources, day } = refs.digest;
  const { headline, state } = story;
  const lang = refs.lang(headline.article);
  const sentences = story.sentences.map(({ text, article }) => ({ text, ref: refs.ref(article) }));
  const printed = new PageTexts(
    [headline, ...sentences].map(({ text }) => text),
    lang,
  );
  const voices = sourceCounts(story);
  return {
    id: story.id,
    lead: false,
    headline: headline.text,
    lang,
    picture: '',
    label: stateLabel(state),
    since: state.kind === 'new' ? '' : sinceLabel(state.last, day),
    voices,
    status: [state.kind === 'new' ? '' : stateLabel(state), voices].filter(Boolean).join(' · '),
    watch: watchLine(story.watch),
    sentences: withCites(sentences),
    quotes: newLines(
      story.quotes.map((quote) => quoteView(quote, refs)),
      printed,
    ),
    dates: newLines(daysOf(story, earlier, refs), printed),
    figures: story.figures.map((one) => figuresView(one, refs)),
    sources: story.sources.map((number) => sourceView(sources[number - 1], headline.text, day)),
    outlets: outletsLine(sources[story.sources[0] - 1], story.outlets),
    moreSources: '',
    why: story.why.map((line) => withNumbers(line, refs)),
  };
}

/** Sentences with the number of their source after the last of each row from one source. */
export function withCites(sentences: readonly Omit<CitedSentence, 'cite'>[]): CitedSentence[] {
  return sentences.map((one, at) => ({ ...one, cite: sentences[at + 1]?.ref === one.ref ? '' : String(one.ref) }));
}

function watchLine(words: readonly string[]): string {
  return words.length === 0 ? '' : `You watch: ${words.join(', ')}`;
}

function stateLabel(state: DigestStory['state']): string {
  if (state.kind === 'new') return 'New';
  return state.day === 1 ? 'Update' : `Continuing, day ${state.day}`;
}

/** "7 outlets, 3 independent"; empty for one outlet. */
function sourceCounts({ outlets, independent }: DigestStory): string {
  if (outlets < 2) return '';
  return `${outlets} outlets, ${independent === outlets ? 'all' : independent} independent`;
}

function figuresView({ claims }: DigestStory['figures'][number], refs: References): FiguresView {
  return {
    claims: claims.map(({ figure, published }) => ({
      text: figure.text,
      outlet: refs.outlet(figure.article),
      when: published === null ? '' : shortDay(published.slice(0, 10), refs.digest.day),
      ref: refs.ref(figure.article),
    })),
  };
}

function quoteView(quote: DigestQuote, refs: References): QuoteView {
  return {
    text: quote.pieces.length === 1 ? quote.text : pieceTexts(quote).join(' … '),
    speaker: quote.speaker ?? '',
    role: quote.role ?? '',
    outlet: refs.outlet(quote.article),
    link: quote.link ?? '',
    ref: refs.ref(quote.article),
    also: quote.alsoIn.map(({ article }) => refs.ref(article)),
  };
}

/** An explanation with source numbers in place of article ids; an article that is not printed keeps only its title. */
function withNumbers(line: string, refs: References): string {
  return line.replace(/\b([0-9a-f]{16,})\b( (?=“))?/g, (_, id: string, blank = '') => {
    const number = refs.source(id)?.number;
    return number === undefined ? '' : `[${number}]${blank}`;
  });
}

/** A story in one line as templates read it. */
export function alsoView(line: DigestLine, refs: References): AlsoView {
  const { topic, section, by, headline, sources: numbers, outlets } = line;
  const source = refs.source(headline.article);
  const comment = by === 'comment';
  return {
    topic,
    section: section ?? topic,
    comment,
    authors: comment ? authorsLine(source?.authors ?? []) : '',
    watch: watchLine(line.watch),
    headline: headline.text,
    url: source?.url ?? '',
    lang: source?.language ?? 'und',
    outlets: outletsLine(refs.digest.sources[numbers[0] - 1], outlets),
  };
}
