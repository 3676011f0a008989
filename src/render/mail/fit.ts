import { clip, plural } from '../../lib/text/text.ts';
import { BriefingError } from '../../model/errors.ts';
import type { AlsoView, QuoteView, StoryView, TopicView, View } from './view.ts';

/** Gmail cuts a mail at about 102 kB of HTML; its foot, with the way to sign off, must stand before that. */
export const mailLimit = 100_000;

/** Letters of one printed slice; what is longer no reader reads in a mail. */
const longestText = 700;
const longestNote = 240;

/** Lines that no reader misses in a mail, since the web version has them all. */
const mostGlances = 12;
const mostTimeline = 8;
const mostNotes = 12;
const mostSources = 8;

/** So many lines tell what else happened; more are a list to be scrolled past. */
const enoughLines = 60;

/** What a mail keeps of a digest: sentences, quotes and dates a story, stories in full, stories in a line, and the lists after them. */
interface MailSize {
  readonly sentences: number;
  readonly quotes: number;
  readonly dates: number;
  readonly full: number;
  readonly lines: number;
  readonly lists: number;
}

/**
 * The whole view where it fits, else the fullest that does: first stories have fewer sentences, then fewer quotes and dates, then the
 * lightest ones become lines and the last lines a count.
 *
 * @param weights what each story weighs, by id: the lightest gives way first
 * @param fill makes the HTML of a view
 * @throws BriefingError when a look is too large even without a story
 */
export function fitted(
  view: View,
  weights: ReadonlyMap<string, number>,
  fill: (view: View) => string,
): { view: View; html: string } {
  const mail = bounded(view);
  const steps = stepsFor(mail);
  const at = (step: number) => {
    const shown = reduced(mail, weights, steps[step]);
    return { view: shown, html: fill(shown) };
  };
  let best = at(0);
  if (fits(best.html)) return best;
  best = at(steps.length - 1);
  if (!fits(best.html))
    throw new BriefingError(`The mail has ${wireBytes(best.html)} bytes of HTML without a single story.`, {
      hint: `A mail has at most ${mailLimit}: make the look smaller.`,
    });
  // Every step keeps less than the one before, so that the first that fits is found by halving.
  for (let [low, high] = [0, steps.length - 1]; high - low > 1; ) {
    const middle = (low + high) >> 1;
    const tried = at(middle);
    if (fits(tried.html)) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

/** Bytes as they are sent: mail ends its lines in two (RFC 5322). */
export function wireBytes(html: string): number {
  return Buffer.byteLength(html) + (html.match(/(?<!\r)\n/g)?.length ?? 0);
}

function fits(html: string): boolean {
  return wireBytes(html) <= mailLimit;
}

/** From all that there is down to nothing, a step at a time. */
function stepsFor(view: View): MailSize[] {
  const stories = view.topics.flatMap((topic) => topic.stories);
  const most = (of: (story: StoryView) => number) => Math.max(0, ...stories.map(of));
  const all = {
    sentences: most(({ sentences }) => sentences.length),
    quotes: most(({ quotes }) => quotes.length),
    dates: most(({ dates }) => dates.length),
    full: stories.length,
    lines: stories.length + view.also.length,
    lists: mostNotes,
  };
  const steps: MailSize[] = [all];
  const less = (field: keyof MailSize, least: number) => {
    for (let last = steps[steps.length - 1]; last[field] > least; last = steps[steps.length - 1])
      steps.push({ ...last, [field]: last[field] - 1 });
  };
  less('sentences', 2);
  less('quotes', 1);
  less('dates', 1);
  // Before a hundred lines crowd out the stories, they are counted.
  steps.push({ ...steps[steps.length - 1], lines: Math.min(enoughLines, all.lines) });
  less('full', 1);
  less('lines', 0);
  less('quotes', 0);
  less('dates', 0);
  less('sentences', 1);
  less('lists', 0);
  less('full', 0);
  return steps;
}

/** The view with every text and list as long as a mail can bear. */
function bounded(view: View): View {
  const text = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: clip(one.text, longestText) });
  return {
    ...view,
    glance: view.glance.slice(0, mostGlances).map((one) => ({ ...one, headline: clip(one.headline, longestNote) })),
    topics: view.topics.map((topic) => ({
      ...topic,
      name: clip(topic.name, longestNote),
      timeline: topic.timeline.slice(-mostTimeline).map(text),
      stories: topic.stories.map((story) => ({
        ...story,
        headline: clip(story.headline, longestNote),
        sentences: story.sentences.map(text),
        quotes: story.quotes.map(text),
        dates: story.dates.map(text),
      })),
    })),
    also: view.also.map((one) => ({ ...one, headline: clip(one.headline, longestNote) })),
    ahead: view.ahead.map(text),
    corrections: view.corrections.map((one) => ({
      ...one,
      was: clip(one.was, longestText),
      now: clip(one.now, longestText),
    })),
  };
}

function reduced(view: View, weights: ReadonlyMap<string, number>, room: MailSize): View {
  const ranked = view.topics
    .flatMap((topic) => topic.stories)
    .sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
  const full = new Set(ranked.slice(0, room.full));
  const topics = view.topics.map((topic) => topicIn(topic, full, room)).filter(({ stories }) => stories.length > 0);
  const brief = view.topics.flatMap((topic) =>
    topic.stories.filter((story) => !full.has(story)).map((story) => lineOf(story, topic)),
  );
  const lines = [...brief, ...view.also];
  const left = Math.max(0, lines.length - room.lines);
  return {
    ...view,
    topics,
    glance: view.glance.filter(({ id }) => topics.some((topic) => topic.id === id)),
    also: lines.slice(0, room.lines),
    ahead: view.ahead.slice(0, room.lists),
    corrections: view.corrections.slice(0, room.lists),
    problems: shortList(view.problems, room.lists, ({ about, message }) => ({
      about: clip(about, longestNote),
      message: clip(message, longestNote),
    })),
    dropped: shortList(view.dropped, room.lists, ({ path, reason }) => ({
      path: clip(path, longestNote),
      reason: clip(reason, longestNote),
    })),
    omitted: left === 0 ? '' : `${plural(left, 'more story', 'more stories')} in the web version.`,
  };
}

function shortList<T>(list: readonly T[], most: number, short: (one: T) => T): T[] {
  return list.slice(0, most).map(short);
}

function topicIn(topic: TopicView, full: ReadonlySet<StoryView>, room: MailSize): TopicView {
  const stories = topic.stories.filter((story) => full.has(story));
  return {
    ...topic,
    tally: stories.length === topic.stories.length ? topic.tally : plural(stories.length, 'story', 'stories'),
    stories: stories.map((story) => storyIn(story, room)),
    // A topic's course is told by its stories; where they give way, it does.
    timeline: stories.length === topic.stories.length ? topic.timeline : [],
  };
}

function storyIn(story: StoryView, room: MailSize): StoryView {
  const sentences = story.sentences.slice(0, room.sentences);
  const quotes = story.quotes.slice(0, room.quotes);
  const dates = story.dates.slice(0, room.dates);
  const figures = room.dates === 0 ? [] : story.figures;
  const known = new Set(story.sources.map(({ number }) => number));
  // Beside what is printed from an article its number stands, and whoever looks for that must find it.
  const cited = new Set([
    ...sentences.map(({ ref }) => ref),
    ...quotes.map(({ ref }) => ref),
    ...dates.map(({ ref }) => ref),
    ...figures.flatMap(({ claims }) => claims.map(({ ref }) => ref)),
  ]);
  const others = story.sources
    .filter(({ number }) => !cited.has(number))
    .slice(0, Math.max(0, mostSources - cited.size));
  const shown = new Set([...cited, ...others.map(({ number }) => number)]);
  const sources = story.sources.filter(({ number }) => shown.has(number));
  const alsoShown = <T extends { readonly also: readonly number[] }>(one: T): T => ({
    ...one,
    also: one.also.filter((number) => shown.has(number) || !known.has(number)),
  });
  return {
    ...story,
    sentences,
    quotes: quotes.map((quote): QuoteView => alsoShown(quote)),
    dates: dates.map(alsoShown),
    figures,
    sources,
    moreSources:
      sources.length === story.sources.length ? '' : `and ${story.sources.length - sources.length} more that carry it`,
  };
}

function lineOf({ headline, lang, sources, outlets }: StoryView, { name }: TopicView): AlsoView {
  return { topic: name, headline, lang, url: sources[0].url, outlets };
}
