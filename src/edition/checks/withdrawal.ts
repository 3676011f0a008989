import { plural } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import type { Digest, DigestLine, DigestTopic } from '../../model/digest.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { Story } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import { daysIn, isNamed } from './audit.ts';
import type { Checks } from './item-checks.ts';

/**
 * A summary without the items that do not match their sources, each with a problem: a check that fails removes its item and never the
 * day's edition. Where no headline or no sentence is left, the article's own title and first paragraph are printed; null where these fail, too.
 */
export function soundSummary(story: Story, summary: Summary, checks: Checks): Outcome<Summary | null> {
  const [{ article }] = story.reports;
  const sift = sifter(article.title);
  const bare = bareSummary(article);
  const headlines = sift.keep('headline', [summary.headline, bare.headline], checks.headline);
  const sentences = sift.keep('sentence', summary.sentences, checks.slice);
  const printed = sentences.length > 0 ? sentences : sift.keep('sentence', bare.sentences, checks.slice);
  const value: Summary = {
    ...summary,
    headline: headlines[0],
    sentences: printed,
    quotes: sift.keep('quote', summary.quotes, checks.quote),
    dates: sift.keep('date', summary.dates, checks.date),
    ahead: sift.keep('date', summary.ahead, checks.date),
    figures: sift.keep('figure', summary.figures, ({ claims }) => claims.flatMap(checks.claim)),
  };
  return { value: headlines.length > 0 && printed.length > 0 ? value : null, problems: sift.problems };
}

/** The headline and the first paragraph: what can be printed of a story whatever else fails. */
export function bareSummary({ id, title, text: whole }: Article): Summary {
  const end = whole.indexOf('\n\n');
  const text = end < 0 ? whole : whole.slice(0, end);
  return {
    by: 'extractive',
    headline: { article: id, text: title },
    sentences: [{ article: id, start: 0, end: text.length, text }],
    quotes: [],
    dates: [],
    ahead: [],
    figures: [],
  };
}

/** A digest without the items, beside those of its stories, that do not match: topic names, timelines, links, lines, corrections, days ahead. */
export function soundDigest(digest: Digest, checks: Checks): Outcome<Digest> {
  const sift = sifter(digest.edition);
  const topics = digest.topics.map((topic) => soundTopic(topic, digest, checks, sift));
  const value: Digest = {
    ...digest,
    topics,
    also: digest.also.map((line) => soundLine(line, digest, checks, sift)),
    corrections: sift.keep('correction', digest.corrections, checks.correction),
    ahead: sift.keep('date', digest.ahead, checks.date),
  };
  return { value, problems: sift.problems };
}

/**
 * A digest without the dates that today's rules resolve differently, nor the days of timelines that only these named: it may have been made by an
 * earlier version of the program.
 */
export function withoutWrongDates(digest: Digest, checks: Checks): Outcome<Digest> {
  const sift = sifter(digest.edition);
  const topics = digest.topics.map((topic) => {
    const stories = topic.stories.map((story) => ({ ...story, dates: sift.keep('date', story.dates, checks.date) }));
    return { ...topic, stories, timeline: soundTimeline({ ...topic, stories }, checks, sift) };
  });
  return { value: { ...digest, topics, ahead: sift.keep('date', digest.ahead, checks.date) }, problems: sift.problems };
}

/** A timeline of one entry is none. */
function soundTimeline(topic: DigestTopic, checks: Checks, { keep }: Sifter): DigestTopic['timeline'] {
  const days = daysIn(topic);
  const timeline = keep('timeline', topic.timeline, (entry) => checks.timeline(entry, days));
  return timeline.length < 2 ? [] : timeline;
}

/** A line whose headline does not match is headed by its article's own title. */
function soundLine(line: DigestLine, { sources }: Digest, { headline: check }: Checks, { keep }: Sifter): DigestLine {
  if (keep('headline', [line.headline], check).length > 0) return line;
  const { article, title } = sources[line.sources[0] - 1];
  return { ...line, headline: { article, text: title } };
}

function soundTopic(topic: DigestTopic, digest: Digest, checks: Checks, sift: Sifter): DigestTopic {
  const [{ headline }] = topic.stories;
  const timeline = soundTimeline(topic, checks, sift);
  const stories = topic.stories.map((story) => ({
    ...story,
    quotes: story.quotes.map((quote) => (checks.link(quote).length === 0 ? quote : { ...quote, link: null })),
  }));
  const named = isNamed(topic, digest, checks);
  if (!named)
    sift.problems.push({ stage: 'group', about: topic.name, message: 'no article printed under it has these words' });
  return {
    ...topic,
    stories,
    name: named ? topic.name : headline.text,
    timeline,
  };
}

interface Sifter {
  readonly keep: <T>(what: string, items: readonly T[], check: (item: T) => readonly string[]) => T[];
  readonly problems: Problem[];
}

/** Keeps what passes its check and notes what does not, under the name of what it belongs to. */
function sifter(name: string): Sifter {
  const problems: Problem[] = [];
  return {
    problems,
    keep(what, items, check) {
      return items.filter((item) => {
        const [first, ...more] = check(item);
        if (first === undefined) return true;
        const others = more.length === 0 ? '' : `, and ${plural(more.length, 'other mismatch', 'other mismatches')}`;
        problems.push({ stage: 'summarize', about: name, message: `a ${what} was removed: ${first}${others}` });
        return false;
      });
    },
  };
}
