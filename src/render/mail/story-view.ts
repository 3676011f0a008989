import { plural } from '../../lib/text/text.ts';
import { dayRange, plainDay } from '../../lib/time/calendar.ts';
import {
  type DigestLine,
  type DigestQuote,
  type DigestStory,
  type DigestTopic,
  pieceTexts,
} from '../../model/digest.ts';
import { sinceLabel } from './labels.ts';
import type { References } from './references.ts';
import { outletsLine, sourceView } from './source-view.ts';
import type { AlsoView, FiguresView, QuoteView, StoryView, TopicView } from './view.ts';

/** A topic with its stories as templates read it. `refs` numbers the sources. */
export function topicView(topic: DigestTopic, refs: References): TopicView {
  return {
    id: topic.id,
    name: topic.name,
    span: topic.from && topic.to ? dayRange(topic.from, topic.to) : '',
    tally: plural(topic.stories.length, 'story', 'stories'),
    stories: topic.stories.map((story) => storyView(story, refs)),
    timeline: topic.timeline.map((entry) => ({
      label: refs.dateLabel(entry.day, 'day'),
      text: entry.headline,
      lang: refs.lang(entry.article),
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
    lang: refs.lang(headline.article),
    picture: '',
    label: stateLabel(state),
    since: state.kind === 'new' ? '' : sinceLabel(state.last, day),
    voices: sourceCounts(story),
    sentences: story.sentences.map(({ text, article }) => ({ text, ref: refs.ref(article) })),
    quotes: story.quotes.map((quote) => quoteView(quote, refs)),
    dates: story.dates.map((date) => refs.line(date)),
    figures: story.figures.map((one) => figuresView(one, refs)),
    sources: story.sources.map((number) => sourceView(sources[number - 1], headline.text)),
    outlets: outletsLine(sources[story.sources[0] - 1], story.outlets),
    moreSources: '',
    why: story.why.map((line) => withNumbers(line, refs)),
  };
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
      when: published === null ? '' : plainDay(published.slice(0, 10)),
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
export function alsoView({ topic, headline, sources: numbers, outlets }: DigestLine, refs: References): AlsoView {
  const source = refs.source(headline.article);
  return {
    topic,
    headline: headline.text,
    url: source?.url ?? '',
    lang: source?.language ?? 'und',
    outlets: outletsLine(refs.digest.sources[numbers[0] - 1], outlets),
  };
}
