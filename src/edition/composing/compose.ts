import type { TopicLine } from '../../group/selection.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import { countOutlets } from '../../group/stories/independence.ts';
import { compareText } from '../../lib/text/text.ts';
import { passageUrl } from '../../lib/url.ts';
import type { Article, Dropped } from '../../model/article.ts';
import { type Digest, type DigestLine, type DigestStory, type DigestTopic, minutesToRead } from '../../model/digest.ts';
import type { PastStory, Story, Topic } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import { headlineOf } from '../../summarize/titles/headline.ts';
import { citationsOf, earlierOf, headlinesBefore, numbered } from './citations.ts';
import type { Material, SourceIndex } from './material.ts';
import { copyDate, lookAhead, timelineOf } from './timeline.ts';

/** Topics and summaries -> Digest. Pure: no clock, no randomness, nothing that the material does not hold. */
export function compose(material: Material): Digest {
  const { selection, summaries } = material;
  const citations = citationsOf(material);
  const sources = numbered(citations);
  const numberOf = new Map(sources.map((source) => [source.article, source.number]));
  const index = { numberOf, articles: new Map(citations.map(({ article }) => [article.id, article])) };
  const composed = selection.topics.map((topic) => composeTopic(topic, material, index));
  const stories = composed.flatMap((topic) => topic.stories);
  const full = selection.topics.flatMap((topic) => topic.stories);
  const today = [...full, ...selection.lines.map(({ story }) => story)].flatMap(articlesOf);
  const also = selection.lines.map((line) => composeLine(line, index));
  const corrections = material.corrections.map(({ edition, was, now, after }) => ({
    edition,
    was,
    now,
    article: after.id,
  }));
  const ahead = lookAhead(
    full.flatMap((story) => summaries.get(story.id)?.ahead ?? []),
    material.ahead,
  );
  return {
    version: 2,
    edition: material.edition,
    day: material.day,
    title: material.title,
    previous: material.previous,
    note: null,
    counts: {
      stories: stories.length + selection.lines.length,
      articles: today.length,
      outlets: countOutlets(today),
      minutes: minutesToRead({ topics: composed, also, corrections, ahead }),
    },
    topics: composed,
    also,
    corrections,
    ahead,
    repeats: material.repeats,
    sources,
    dropped: sumDropped(material.dropped),
    problems: material.problems.map(({ stage, about, message }) => ({ stage, about, message })),
    accounts: { ...material.accounts },
  };
}

/** A story in one line. */
function composeLine({ story, topic }: TopicLine, { numberOf }: SourceIndex): DigestLine {
  return {
    id: story.id,
    topic: topic.name,
    by: topic.by,
    section: topic.section,
    watch: [...story.watch],
    headline: headlineOf(story.reports.map(({ article }) => article)),
    sources: articlesOf(story).map(({ id }) => numberOf.get(id) as number),
    outlets: story.sourceCounts.outlets,
  };
}

/** Dropped items, by path; those of a feed as one line per source and reason, with their number. */
function sumDropped(dropped: readonly Dropped[]): Digest['dropped'] {
  const lines = new Map<string, Digest['dropped'][number]>();
  for (const { id, path, reason, countedFor } of dropped) {
    const key = countedFor === null ? `${path}\n${id}` : `${countedFor}\n${reason}`;
    const known = lines.get(key);
    const count = (known?.count ?? 0) + 1;
    lines.set(key, { id: known?.id ?? id, path: count > 1 && countedFor !== null ? countedFor : path, reason, count });
  }
  return [...lines.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.reason, b.reason));
}

function composeTopic(topic: Topic, material: Material, index: SourceIndex): DigestTopic {
  const days = topic.stories.flatMap(articlesOf).flatMap((article) => article.published?.slice(0, 10) ?? []);
  days.sort(compareText);
  const stories = topic.stories.map((story) => {
    const summary = material.summaries.get(story.id);
    if (!summary) throw new Error(`story ${story.id} has no summary`);
    return composeStory(story, summary, material, index);
  });
  const shared = sharedTimeline(topic);
  const told = stories.filter((_, at) => shared.includes(topic.stories[at]));
  const timeline = timelineOf(told, shared.flatMap(headlinesBefore), index);
  return {
    id: topic.id,
    name: topic.name,
    by: topic.by,
    section: topic.section,
    from: days[0] ?? null,
    to: days[days.length - 1] ?? null,
    stories,
    timeline: timeline.length < 2 ? [] : timeline,
    why: material.log.topic(topic.id),
  };
}

/** The stories that a topic's timeline tells: those of one subject; of a section, whose stories have nothing in common, the only one that continues. */
function sharedTimeline({ by, stories }: Topic): readonly Story[] {
  if (by === 'user' || by === 'found') return stories;
  const continuing = stories.filter(({ past }) => past !== null);
  return continuing.length === 1 ? continuing : [];
}

function composeStory(
  story: Story,
  summary: Summary,
  { day, log }: Material,
  { numberOf, articles }: SourceIndex,
): DigestStory {
  const cited = [...articlesOf(story), ...earlierOf(story, summary)];
  return {
    id: story.id,
    state: stateOf(story.past, day),
    headline: { ...summary.headline },
    sentences: summary.sentences.map((sentence) => ({ ...sentence })),
    quotes: summary.quotes.map((quote) => ({
      ...quote,
      pieces: quote.pieces.map((piece) => ({ ...piece })),
      alsoIn: quote.alsoIn.map(({ article, pieces }) => ({ article, pieces: pieces.map((piece) => ({ ...piece })) })),
      link: linkTo(articles.get(quote.article), quote.pieces[0]),
    })),
    dates: summary.dates.map(copyDate),
    figures: summary.figures.map(({ claims }) => ({
      claims: claims.map(({ figure, sentence, published }) => ({
        figure: { ...figure },
        sentence: { ...sentence },
        published,
      })),
    })),
    sources: [...new Set(cited.map(({ id }) => numberOf.get(id) as number))],
    outlets: story.sourceCounts.outlets,
    independent: story.sourceCounts.independent,
    by: summary.by,
    weight: { ...story.weight },
    watch: [...story.watch],
    why: log.storyWith(story.reports[0].article.id),
  };
}

/** New, or continuing with its day number: the days on which editions covered it, and today. */
export function stateOf(past: PastStory | null, day: string): DigestStory['state'] {
  const latest = past?.coverage.at(-1);
  if (latest === undefined) return { kind: 'new' };
  const last = latest.edition.slice(0, 10);
  return { kind: 'continuing', day: latest.day + (last === day ? 0 : 1), since: latest.since, last };
}

function linkTo(article: Article | undefined, piece: { start: number; end: number }): string | null {
  return article?.url ? passageUrl(article.url, article.text.slice(piece.start, piece.end)) : null;
}
