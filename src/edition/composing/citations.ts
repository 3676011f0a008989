import { shownOutlet } from '../../annotate/press/publishers.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import type { Article, Headline } from '../../model/article.ts';
import type { DigestSource } from '../../model/digest.ts';
import type { Story } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import { tellsEvent } from '../../summarize/titles/headline.ts';
import type { Material } from './material.ts';

/** Headlines of earlier editions in the timeline of a continuing story, at most; the latest. */
const mostEarlier = 4;

/** An article that a digest draws on. */
export interface Citation {
  readonly article: Article;
  /** The article of which it is a near-copy. */
  readonly copyOf: Article | null;
  /** The edition that printed it, where this one only draws on it. */
  readonly earlier: string | null;
}

/**
 * The articles that a digest draws on, in the order in which a reader meets them: today's, and those of earlier editions of which it
 * repeats or corrects something. The first mention of an article is its citation.
 */
export function citationsOf({
  selection,
  summaries,
  corrections,
}: Pick<Material, 'selection' | 'summaries' | 'corrections'>): Citation[] {
  const full = selection.topics.flatMap(({ stories }) => stories);
  const all = [
    ...full.flatMap((story) => [...reportsOf(story), ...earlierIn(story, summaries.get(story.id))]),
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
  const coverage = story.past?.coverage ?? [];
  const first = (id: string) =>
    coverage.find(({ headline, printed }) => [headline, ...printed].some(({ article }) => article === id));
  return earlierOf(story, summary).map((article) => ({
    article,
    copyOf: null,
    earlier: (first(article.id) ?? coverage.at(-1))?.edition ?? null,
  }));
}

/** The articles that a digest draws on, each once. */
export function articlesBehind(material: Pick<Material, 'selection' | 'summaries' | 'corrections'>): Article[] {
  return citationsOf(material).map(({ article }) => article);
}

/** The articles of earlier editions that a story's timeline and its figures draw on, in order of time. */
export function earlierOf(story: Story, summary: Summary | undefined): Article[] {
  if (story.past === null) return [];
  const cited = new Set([
    ...headlinesBefore(story).map(({ article }) => article),
    ...(summary?.figures ?? []).flatMap(({ claims }) => claims.map(({ figure }) => figure.article)),
  ]);
  return story.past.articles.filter(({ id }) => cited.has(id));
}

/**
 * Headlines of a story in earlier editions that tell an event, one per article; not of articles that have changed since, whose correction
 * says it.
 */
export function headlinesBefore(story: Story): Headline[] {
  const changed = new Set(articlesOf(story).map(({ updates }) => updates));
  const headlines = (story.past?.coverage ?? []).map(({ headline }) => headline);
  const byArticle = new Map(headlines.map((headline) => [headline.article, headline]));
  return [...byArticle.values()]
    .filter(({ article, text }) => !changed.has(article) && tellsEvent(text))
    .slice(-mostEarlier);
}

/** Sources are numbered in the order in which a reader meets them. */
export function numbered(citations: readonly Citation[]): DigestSource[] {
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
