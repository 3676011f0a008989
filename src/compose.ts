import type { Digest, DigestSource, DigestStory, DigestTopic } from './digest.ts';
import { articlesOf } from './group/copies.ts';
import { firstDayOf } from './lib/calendar.ts';
import { compareText, countWords, foldKey } from './lib/text.ts';
import { passageUrl } from './lib/url.ts';
import type { Accounts, Article, Dropped, KeyDate, Problem, Story, Summary, Topic } from './model.ts';

/** Everything that a digest is made of. */
export interface Material {
  readonly edition: string;
  readonly day: string;
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
}

const wordsPerMinute = 220;
const mostAhead = 24;

/** Topics and summaries -> Digest. Pure: no clock, no randomness, nothing that the material does not hold. */
export function compose(material: Material): Digest {
  const { topics, summaries } = material;
  const sources = numberSources(topics);
  const numberOf = new Map(sources.map((source) => [source.article, source.number]));
  const articles = new Map(
    topics.flatMap((topic) => topic.stories.flatMap(articlesOf)).map((article) => [article.id, article]),
  );
  const composed = topics.map((topic) => composeTopic(topic, material, numberOf, articles));
  const stories = composed.flatMap((topic) => topic.stories);
  return {
    version: 1,
    edition: material.edition,
    day: material.day,
    title: material.title,
    counts: {
      stories: stories.length,
      articles: sources.length,
      outlets: new Set(sources.map((source) => foldKey(source.outlet ?? source.path).replace(/^the /, ''))).size,
      minutes: Math.max(1, Math.round(stories.reduce((sum, story) => sum + wordsOf(story), 0) / wordsPerMinute)),
    },
    topics: composed,
    ahead: lookAhead(topics.flatMap((topic) => topic.stories.flatMap((story) => summaries.get(story.id)?.ahead ?? []))),
    sources,
    dropped: sumDropped(material.dropped),
    problems: material.problems.map(({ stage, about, message }) => ({ stage, about, message })),
    accounts: { ...material.accounts },
  };
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
function numberSources(topics: readonly Topic[]): DigestSource[] {
  const sources: DigestSource[] = [];
  const add = (article: Article, copyOf: number | null) => {
    sources.push({
      number: sources.length + 1,
      article: article.id,
      title: article.title,
      outlet: article.outlet,
      authors: [...article.authors],
      agency: article.agency,
      published: article.published,
      updated: article.updated,
      url: article.url,
      path: article.path,
      opinion: article.kind === 'opinion',
      copyOf,
      changed: article.updates !== null,
      teaser: article.teaser ?? false,
    });
    return sources.length;
  };
  for (const topic of topics) {
    for (const story of topic.stories) {
      for (const { article, copies } of story.reports) {
        const original = add(article, null);
        for (const copy of copies) add(copy, original);
      }
    }
  }
  return sources;
}

function composeTopic(
  topic: Topic,
  { summaries, day }: Material,
  numberOf: ReadonlyMap<string, number>,
  articles: ReadonlyMap<string, Article>,
): DigestTopic {
  const days = topic.stories.flatMap(articlesOf).flatMap((article) => article.published?.slice(0, 10) ?? []);
  days.sort(compareText);
  const stories = topic.stories.map((story) => {
    const summary = summaries.get(story.id);
    if (!summary) throw new Error(`story ${story.id} has no summary`);
    return composeStory(story, summary, day, numberOf, articles);
  });
  return {
    id: topic.id,
    name: topic.name,
    by: topic.by,
    from: days[0] ?? null,
    to: days[days.length - 1] ?? null,
    stories,
    timeline: topic.by === 'rest' || stories.length < 2 ? [] : timelineOf(stories, articles),
  };
}

function composeStory(
  story: Story,
  summary: Summary,
  day: string,
  numberOf: ReadonlyMap<string, number>,
  articles: ReadonlyMap<string, Article>,
): DigestStory {
  return {
    id: story.id,
    state: stateOf(story.before, day),
    headline: { ...summary.headline },
    sentences: summary.sentences.map((sentence) => ({ ...sentence })),
    quotes: summary.quotes.map((quote) => ({
      ...quote,
      pieces: quote.pieces.map((piece) => ({ ...piece })),
      alsoIn: quote.alsoIn.map(({ article, pieces }) => ({ article, pieces: pieces.map((piece) => ({ ...piece })) })),
      link: linkTo(articles.get(quote.article), quote.pieces[0]),
    })),
    dates: summary.dates.map(copyDate),
    sources: articlesOf(story).map((article) => numberOf.get(article.id) as number),
    by: summary.by,
    weight: { ...story.weight },
  };
}

/** New, or continuing: on the how manieth day, counting the days of the editions that told it and today. */
function stateOf(before: readonly string[], day: string): DigestStory['state'] {
  const days = new Set([...before.map((edition) => edition.slice(0, 10)), day]);
  return before.length === 0 ? { kind: 'new' } : { kind: 'continuing', day: days.size, since: before[0].slice(0, 10) };
}

function linkTo(article: Article | undefined, piece: { start: number; end: number }): string | null {
  return article?.url ? passageUrl(article.url, article.text.slice(piece.start, piece.end)) : null;
}

/** The topic's stories in order of time: the day that a story's own first lines name, else the day of its lead. */
function timelineOf(stories: readonly DigestStory[], articles: ReadonlyMap<string, Article>): DigestTopic['timeline'] {
  const entries = stories.flatMap((story) => {
    const lead = articles.get(story.headline.article);
    const published = lead?.published?.slice(0, 10);
    const own = story.dates
      .filter(
        (date) =>
          date.precision === 'day' && date.mention.article === lead?.id && (!published || date.value <= published),
      )
      .sort((a, b) => a.mention.start - b.mention.start)[0];
    const day = own && own.mention.start < 400 ? own.value : published;
    return lead && day ? [{ day, headline: story.headline.text, article: lead.id, source: story.sources[0] }] : [];
  });
  return entries.sort((a, b) => compareText(a.day, b.day) || a.source - b.source);
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

function wordsOf(story: DigestStory): number {
  return (
    [story.headline, ...story.sentences, ...story.quotes].reduce((sum, { text }) => sum + countWords(text), 0) +
    story.dates.reduce((sum, date) => sum + countWords(date.clause.text), 0)
  );
}
