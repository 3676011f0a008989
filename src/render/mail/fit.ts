import { clip, plural } from '../../lib/text/text.ts';
import { BriefingError } from '../../model/errors.ts';
import { arranged } from './arrangement.ts';
import { withCites } from './story-view.ts';
import type { AlsoView, QuoteView, StoryView, TopicView, View } from './view.ts';

/** Gmail clips a mail at about 102 kB of HTML; the footer with the unsubscribe link must come before that. */
export const mailLimit = 100_000;

/** Maximum length of one text in a mail, in UTF-16 units. */
const longestText = 700;
const longestNote = 240;

/** Maximum length of the lists in a mail; the web version has them complete. */
const maxGlances = 12;
const maxAhead = 5;
const maxNotes = 12;
const maxSources = 8;

/** Number of stories in one line that are kept as long as stories in full have to be removed. */
const enoughLines = 60;

/** The size of a mail. Stories are counted by weight: the lead first, then the heaviest. */
interface MailSize {
  /** Stories that keep their quotes, dates and figures. */
  readonly details: number;
  /** Stories that keep all their sentences; the others have `sentences`. */
  readonly whole: number;
  readonly sentences: number;
  readonly full: number;
  /** Stories in one line. */
  readonly lines: number;
  /** Entries of each list at the end. */
  readonly lists: number;
}

/**
 * Reduces a view until its HTML fits into a mail. The news stays longest: first stories lose their quotes and dates, then their last
 * sentences, which are those of least worth, then they become lines, each time the story of least weight first; finally lines become a count.
 * The lead keeps all it has until no other story is left.
 *
 * @param weights weight of each story by its id
 * @param fill renders the HTML of a view
 * @throws BriefingError when the HTML is too large even without a story
 */
export function fitted(
  view: View,
  weights: ReadonlyMap<string, number>,
  fill: (view: View) => string,
): { view: View; html: string } {
  const mail = bounded(view);
  const steps = stepsFor(mail);
  const rendered = (step: number) => {
    const shown = reduced(mail, weights, steps[step]);
    return { view: shown, html: fill(shown) };
  };
  let best = rendered(0);
  if (fits(best.html)) return best;
  best = rendered(steps.length - 1);
  if (!fits(best.html))
    throw new BriefingError(`The mail has ${wireBytes(best.html)} bytes of HTML without a single story.`, {
      hint: `The limit is ${mailLimit} bytes: make the template smaller.`,
    });
  // Each step keeps less than the one before: binary search for the first that fits.
  for (let [low, high] = [0, steps.length - 1]; high - low > 1; ) {
    const middle = (low + high) >> 1;
    const tried = rendered(middle);
    if (fits(tried.html)) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

/** Size in bytes as sent: a line ends in CRLF (RFC 5322). */
export function wireBytes(html: string): number {
  return Buffer.byteLength(html) + (html.match(/(?<!\r)\n/g)?.length ?? 0);
}

function fits(html: string): boolean {
  return wireBytes(html) <= mailLimit;
}

/** Sentences that a story keeps as long as it is printed in full. */
const enoughSentences = 2;

/** The sizes to try, from the complete view down to nothing. */
function stepsFor(view: View): MailSize[] {
  const stories = view.topics.flatMap((topic) => topic.stories);
  const all = {
    details: stories.length,
    whole: stories.length,
    sentences: enoughSentences,
    full: stories.length,
    lines: stories.length + view.also.length,
    lists: maxNotes,
  };
  const steps: MailSize[] = [all];
  const reduce = (field: keyof MailSize, minimum: number) => {
    for (let last = steps[steps.length - 1]; last[field] > minimum; last = steps[steps.length - 1])
      steps.push({ ...last, [field]: last[field] - 1 });
  };
  reduce('details', 1);
  reduce('whole', 1);
  // A hundred lines must not displace the stories.
  steps.push({ ...steps[steps.length - 1], lines: Math.min(enoughLines, all.lines) });
  reduce('full', 1);
  reduce('lines', 0);
  reduce('details', 0);
  reduce('whole', 0);
  reduce('sentences', 1);
  reduce('lists', 0);
  reduce('full', 0);
  return steps;
}

/** The view with all texts and lists cut to their maximum length. */
function bounded(view: View): View {
  const text = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: clip(one.text, longestText) });
  return {
    ...view,
    topics: view.topics.map((topic) => ({
      ...topic,
      name: clip(topic.name, longestNote),
      section: clip(topic.section, longestNote),
      stories: topic.stories.map((story) => ({
        ...story,
        headline: clip(story.headline, longestNote),
        sentences: story.sentences.map(text),
        quotes: story.quotes.map(text),
        dates: story.dates.map(text),
      })),
    })),
    also: view.also.map((one) => ({
      ...one,
      section: clip(one.section, longestNote),
      headline: clip(one.headline, longestNote),
    })),
    ahead: view.ahead.slice(0, maxAhead).map(text),
    corrections: view.corrections.map((one) => ({
      ...one,
      was: clip(one.was, longestText),
      now: clip(one.now, longestText),
    })),
  };
}

function reduced(view: View, weights: ReadonlyMap<string, number>, size: MailSize): View {
  const rank = rankOf(view, weights);
  const topics = view.topics.map((topic) => topicIn(topic, rank, size)).filter(({ stories }) => stories.length > 0);
  const brief = view.topics.flatMap((topic) =>
    topic.stories.filter(({ id }) => rankIn(rank, id) >= size.full).map((story) => lineOf(story, topic)),
  );
  const lines = [...brief, ...view.also];
  const left = Math.max(0, lines.length - size.lines);
  const places = arranged({ topics, also: lines.slice(0, size.lines) });
  return {
    ...view,
    ...places,
    glance: places.glance.slice(0, maxGlances),
    ahead: view.ahead.slice(0, size.lists),
    corrections: view.corrections.slice(0, size.lists),
    problems: shortList(view.problems, size.lists, ({ about, message }) => ({
      about: clip(about, longestNote),
      message: clip(message, longestNote),
    })),
    dropped: shortList(view.dropped, size.lists, ({ path, reason }) => ({
      path: clip(path, longestNote),
      reason: clip(reason, longestNote),
    })),
    omitted: left === 0 ? '' : `${plural(left, 'more story', 'more stories')} in the web version.`,
  };
}

/** The places of stories by weight, from 0; the lead is first whatever it weighs. */
type Rank = ReadonlyMap<string, number>;

function rankOf(view: View, weights: ReadonlyMap<string, number>): Rank {
  const weightOf = ({ id, lead }: StoryView) => (lead ? Number.POSITIVE_INFINITY : (weights.get(id) ?? 0));
  const ranked = view.topics.flatMap((topic) => topic.stories).sort((a, b) => weightOf(b) - weightOf(a) || 0);
  return new Map(ranked.map(({ id }, at) => [id, at]));
}

function rankIn(rank: Rank, id: string): number {
  return rank.get(id) ?? rank.size;
}

function shortList<T>(list: readonly T[], most: number, short: (one: T) => T): T[] {
  return list.slice(0, most).map(short);
}

function topicIn(topic: TopicView, rank: Rank, size: MailSize): TopicView {
  const stories = topic.stories.filter(({ id }) => rankIn(rank, id) < size.full);
  return {
    ...topic,
    tally: stories.length === topic.stories.length ? topic.tally : plural(stories.length, 'story', 'stories'),
    stories: stories.map((story) => storyIn(story, rankIn(rank, story.id), size)),
  };
}

function storyIn(story: StoryView, rank: number, size: MailSize): StoryView {
  const detailed = rank < size.details;
  const sentences = rank < size.whole ? story.sentences : story.sentences.slice(0, size.sentences);
  const quotes = detailed ? story.quotes : [];
  const dates = detailed ? story.dates : [];
  const figures = detailed ? story.figures : [];
  const known = new Set(story.sources.map(({ number }) => number));
  // Sources that are cited by number must be listed.
  const cited = new Set([
    ...sentences.map(({ ref }) => ref),
    ...quotes.map(({ ref }) => ref),
    ...dates.map(({ ref }) => ref),
    ...figures.flatMap(({ claims }) => claims.map(({ ref }) => ref)),
  ]);
  const others = story.sources
    .filter(({ number }) => !cited.has(number))
    .slice(0, Math.max(0, maxSources - cited.size));
  const shown = new Set([...cited, ...others.map(({ number }) => number)]);
  const sources = story.sources.filter(({ number }) => shown.has(number));
  const alsoShown = <T extends { readonly also: readonly number[] }>(one: T): T => ({
    ...one,
    also: one.also.filter((number) => shown.has(number) || !known.has(number)),
  });
  return {
    ...story,
    sentences: withCites(sentences),
    quotes: quotes.map((quote): QuoteView => alsoShown(quote)),
    dates: dates.map(alsoShown),
    figures,
    sources,
    moreSources:
      sources.length === story.sources.length
        ? ''
        : `and ${plural(story.sources.length - sources.length, 'more source')}`,
  };
}

function lineOf(story: StoryView, { name, section, comment }: TopicView): AlsoView {
  const { headline, lang, sources, outlets, watch } = story;
  const [{ url, authors }] = sources;
  return { topic: name, section, comment, authors: comment ? authors : '', watch, headline, lang, url, outlets };
}
