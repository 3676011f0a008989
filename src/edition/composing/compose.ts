import { shownOutlet } from '../../annotate/press/publishers.ts';
import type { GroupingLog } from '../../group/explanation.ts';
import type { Selection } from '../../group/selection.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import { countOutlets } from '../../group/stories/independence.ts';
import { compareText } from '../../lib/text/text.ts';
import { daysBetween, firstDayOf } from '../../lib/time/calendar.ts';
import { passageUrl } from '../../lib/url.ts';
import type { Article, Dropped, Headline } from '../../model/article.ts';
import {
  type Digest,
  type DigestSource,
  type DigestStory,
  type DigestTopic,
  minutesToRead,
} from '../../model/digest.ts';
import type { Accounts, Problem } from '../../model/outcome.ts';
import type { PastStory, Story, Topic } from '../../model/story.ts';
import type { Correction, KeyDate, Summary } from '../../model/summary.ts';
import { headlineOf } from '../../summarize/headline.ts';

/** Everything that a digest is made of. */
export interface Material {
  readonly edition: string;
  readonly day: string;
  readonly title: string;
  readonly selection: Pick<Selection, 'topics' | 'lines'>;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly corrections: readonly Correction[];
  /** Stories that were held back, since nothing was added to them. */
  readonly repeats: number;
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
  /** Why articles are together. */
  readonly log: GroupingLog;
  /** The edition before this one. */
  readonly previous: Digest['previous'];
}

const mostAhead = 24;

/** A day further back is what a report recalls, not what it tells. */
const newsAge = 3;

/** Of a story that goes on so many earlier headlines stand in its topic's timeline, the latest. */
const mostEarlier = 4;

/** Topics and summaries -> Digest. Pure: no clock, no randomness, nothing that the material does not hold. */
export function compose(material: Material): Digest {
  const { selection, summaries } = material;
  const citations = citationsOf(material);
  const sources = numbered(citations);
  const numberOf = new Map(sources.map((source) => [source.article, source.number]));
  const articles = new Map(citations.map(({ article }) => [article.id, article]));
  const composed = selection.topics.map((topic) => composeTopic(topic, material, numberOf, articles));
  const stories = composed.flatMap((topic) => topic.stories);
  const told = selection.topics.flatMap((topic) => topic.stories);
  const today = [...told, ...selection.lines.map(({ story }) => story)].flatMap(articlesOf);
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
      minutes: minutesToRead(stories),
    },
    topics: composed,
    also: selection.lines.map(({ story, topic }) => ({
      id: story.id,
      topic: topic.name,
      headline: headlineOf(story.reports.map(({ article }) => article)),
      sources: articlesOf(story).map(({ id }) => numberOf.get(id) as number),
      outlets: story.voices.outlets,
    })),
    corrections: material.corrections.map(({ edition, was, now, after }) => ({ edition, was, now, article: after.id })),
    ahead: lookAhead(told.flatMap((story) => summaries.get(story.id)?.ahead ?? [])),
    repeats: material.repeats,
    sources,
    dropped: sumDropped(material.dropped),
    problems: material.problems.map(({ stage, about, message }) => ({ stage, about, message })),
    accounts: { ...material.accounts },
  };
}

/** An article that a digest draws on. */
interface Citation {
  readonly article: Article;
  /** The one that it repeats nearly word for word. */
  readonly copyOf: Article | null;
  /** The edition that told it, where this one only draws on it. */
  readonly earlier: string | null;
}

/**
 * The articles that a digest draws on, in the order in which a reader meets them: today's, and those of earlier editions of which it
 * repeats or corrects something. The first mention of an article is its citation.
 */
function citationsOf({
  selection,
  summaries,
  corrections,
}: Pick<Material, 'selection' | 'summaries' | 'corrections'>): Citation[] {
  const told = selection.topics.flatMap(({ stories }) => stories);
  const all = [
    ...told.flatMap((story) => [...reportsOf(story), ...earlierIn(story, summaries.get(story.id))]),
    ...selection.lines.flatMap(({ story }) => reportsOf(story)),
    ...corrections.flatMap(({ before, after, edition }) => [
      { article: before, copyOf: null, earlier: edition },
      { article: after, copyOf: null, earlier: null },
    ]),
  ];
  const first = new Map<string, Citation>();
  for (const citation of all) if (!first.has(citation.article.id)) first.set(citation.article.id, citation);
  return [...first.values()];
}

function reportsOf({ reports }: Story): Citation[] {
  return reports.flatMap(({ article, copies }) => [
    { article, copyOf: null, earlier: null },
    ...copies.map((copy) => ({ article: copy, copyOf: article, earlier: null })),
  ]);
}

function earlierIn(story: Story, summary: Summary | undefined): Citation[] {
  const tellings = story.past?.tellings ?? [];
  const first = (id: string) =>
    tellings.find(({ headline, printed }) => [headline, ...printed].some(({ article }) => article === id));
  return earlierOf(story, summary).map((article) => ({
    article,
    copyOf: null,
    earlier: (first(article.id) ?? tellings.at(-1))?.edition ?? null,
  }));
}

/** The articles that a digest draws on, each once. */
export function articlesBehind(material: Pick<Material, 'selection' | 'summaries' | 'corrections'>): Article[] {
  return citationsOf(material).map(({ article }) => article);
}

/** The articles of earlier editions that a story's timeline and its figures draw on, in order of time. */
function earlierOf(story: Story, summary: Summary | undefined): Article[] {
  if (story.past === null) return [];
  const cited = new Set([
    ...headlinesBefore(story).map(({ article }) => article),
    ...(summary?.figures ?? []).flatMap(({ claims }) => claims.map(({ figure }) => figure.article)),
  ]);
  return story.past.articles.filter(({ id }) => cited.has(id));
}

/** What earlier editions called a story, a line an article; what was changed since tells itself. */
function headlinesBefore(story: Story): Headline[] {
  const changed = new Set(articlesOf(story).map(({ updates }) => updates));
  const headlines = (story.past?.tellings ?? []).map(({ headline }) => headline);
  const byArticle = new Map(headlines.map((headline) => [headline.article, headline]));
  return [...byArticle.values()].filter(({ article }) => !changed.has(article)).slice(-mostEarlier);
}

/** What was left out, by path; what feeds brought too much of as one line a source and reason, with its count. */
export function sumDropped(dropped: readonly Dropped[]): Digest['dropped'] {
  const lines = new Map<string, Digest['dropped'][number]>();
  for (const { id, path, reason, countedFor } of dropped) {
    const key = countedFor === null ? `${path}\n${id}` : `${countedFor}\n${reason}`;
    const known = lines.get(key);
    const count = (known?.count ?? 0) + 1;
    lines.set(key, { id: known?.id ?? id, path: count > 1 && countedFor !== null ? countedFor : path, reason, count });
  }
  return [...lines.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.reason, b.reason));
}

/** Sources are numbered in the order in which a reader meets them. */
function numbered(citations: readonly Citation[]): DigestSource[] {
  const numberOf = new Map(citations.map(({ article }, at) => [article.id, at + 1]));
  return citations.map(({ article, copyOf, earlier }, at) => ({
    number: at + 1,
    article: article.id,
    title: article.title,
    outlet: shownOutlet(article),
    ...(article.site !== undefined && { site: article.site }),
    authors: [...article.authors],
    agency: article.agency,
    published: article.published,
    updated: article.updated,
    url: article.url,
    path: article.path,
    kind: article.kind,
    copyOf: copyOf && (numberOf.get(copyOf.id) as number),
    changed: article.updates !== null,
    teaser: article.teaser ?? false,
    earlier,
    language: article.language,
  }));
}

function composeTopic(
  topic: Topic,
  material: Material,
  numberOf: ReadonlyMap<string, number>,
  articles: ReadonlyMap<string, Article>,
): DigestTopic {
  const days = topic.stories.flatMap(articlesOf).flatMap((article) => article.published?.slice(0, 10) ?? []);
  days.sort(compareText);
  const stories = topic.stories.map((story) => {
    const summary = material.summaries.get(story.id);
    if (!summary) throw new Error(`story ${story.id} has no summary`);
    return composeStory(story, summary, material, numberOf, articles);
  });
  const earlier = topic.stories.flatMap(headlinesBefore);
  const timeline = topic.by === 'rest' ? [] : timelineOf(stories, earlier, numberOf, articles);
  return {
    id: topic.id,
    name: topic.name,
    by: topic.by,
    from: days[0] ?? null,
    to: days[days.length - 1] ?? null,
    stories,
    timeline: timeline.length < 2 ? [] : timeline,
    why: material.log.topic(topic.id),
  };
}

function composeStory(
  story: Story,
  summary: Summary,
  { day, log }: Material,
  numberOf: ReadonlyMap<string, number>,
  articles: ReadonlyMap<string, Article>,
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
    outlets: story.voices.outlets,
    independent: story.voices.independent,
    by: summary.by,
    weight: { ...story.weight },
    why: log.storyWith(story.reports[0].article.id),
  };
}

/** New, or continuing: on the how manieth day, counting those on which it was told and today. */
export function stateOf(past: PastStory | null, day: string): DigestStory['state'] {
  const told = past?.tellings.at(-1);
  if (told === undefined) return { kind: 'new' };
  const last = told.edition.slice(0, 10);
  return { kind: 'continuing', day: told.day + (last === day ? 0 : 1), since: told.since, last };
}

function linkTo(article: Article | undefined, piece: { start: number; end: number }): string | null {
  return article?.url ? passageUrl(article.url, article.text.slice(piece.start, piece.end)) : null;
}

/**
 * The topic's stories in order of time, and what earlier editions told of them: the day that a new story's own first lines
 * name, else the day of its lead.
 */
function timelineOf(
  stories: readonly DigestStory[],
  earlier: readonly Headline[],
  numberOf: ReadonlyMap<string, number>,
  articles: ReadonlyMap<string, Article>,
): DigestTopic['timeline'] {
  const today = stories.flatMap(({ headline, dates, state }) => {
    const published = articles.get(headline.article)?.published?.slice(0, 10);
    if (state.kind === 'continuing') return { day: published, headline };
    const own = dates
      .filter(
        (date) =>
          date.precision === 'day' &&
          date.mention.article === headline.article &&
          (!published || (date.value <= published && daysBetween(date.value, published) <= newsAge)),
      )
      .sort((a, b) => a.mention.start - b.mention.start)[0];
    return { day: own && own.mention.start < 400 ? own.value : published, headline };
  });
  const before = earlier.map((headline) => ({
    day: articles.get(headline.article)?.published?.slice(0, 10),
    headline,
  }));
  return [...before, ...today]
    .flatMap(({ day, headline: { article, text } }) =>
      day === undefined ? [] : [{ day, headline: text, article, source: numberOf.get(article) as number }],
    )
    .sort((a, b) => compareText(a.day, b.day) || a.source - b.source);
}

/** The days ahead, in order; one line for each day and article, the same words once however many articles have them. */
function lookAhead(dates: readonly KeyDate[]): Digest['ahead'] {
  const seen = new Set<string>();
  return [...dates]
    .sort(
      (a, b) =>
        compareText(firstDayOf(a.value) ?? '', firstDayOf(b.value) ?? '') ||
        compareText(a.value, b.value) ||
        compareText(a.sentence.text, b.sentence.text),
    )
    .filter((date) => {
      const key = `${date.value} ${date.sentence.article}`;
      if (seen.has(key) || seen.has(date.clause.text)) return false;
      seen.add(key);
      seen.add(date.clause.text);
      return true;
    })
    .slice(0, mostAhead)
    .map(copyDate);
}

function copyDate({ value, precision, mention, sentence, clause, alsoIn }: KeyDate): DigestStory['dates'][number] {
  return {
    value,
    precision,
    mention: { ...mention },
    sentence: { ...sentence },
    clause: { ...clause },
    alsoIn: alsoIn.map((other) => ({ ...other })),
  };
}
