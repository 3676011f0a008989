import { instantOf } from '../lib/calendar.ts';
import { compareText, countWords } from '../lib/text.ts';
import type { Article, Report, Story, Weight } from '../model.ts';
import { articlesOf } from './copies.ts';

/**
 * Why a story stands where it stands, by parts: how many outlets carry it (each further one counts less), how many
 * reports of their own it has, how fresh it is beside the newest article of the batch, and how much there is to tell.
 */
export function weightOf(reports: readonly Report[], newest: string): Weight {
  const articles = articlesOf({ reports });
  const outlets = 2 * Math.log2(1 + new Set(articles.map((article) => article.outlet ?? article.id)).size);
  const independent = Math.log2(1 + reports.length);
  const latest =
    articles
      .map((article) => article.published ?? '')
      .sort(compareText)
      .pop() ?? '';
  const age =
    latest === '' || newest === ''
      ? 3
      : (Date.parse(newest.slice(0, 10)) - Date.parse(latest.slice(0, 10))) / 86_400_000;
  const recency = 2 * 0.7 ** Math.max(0, age);
  const substance = Math.min(1, Math.max(...articles.map((article) => countWords(article.text))) / 400);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    outlets: round(outlets),
    reports: round(independent),
    recency: round(recency),
    substance: round(substance),
    total: round(outlets + independent + recency + substance),
  };
}

/** Whether none of a story's reports has a date: it may be news or years old, and never stands first. */
export function isUndated(story: Story): boolean {
  return articlesOf(story).every(({ published }) => published === null);
}

/** A topic weighs as much as its first story, and a little more for each further one. */
export function topicWeight(stories: readonly Story[]): number {
  return (
    stories
      .map((story) => story.weight.total)
      .sort((a, b) => b - a)
      .reduce((sum, weight, at) => sum + weight * 0.5 ** (at + 1), 0) * 2
  );
}

/** The day of a report, moved on by a day and more where other outlets print it too: a wire report outlasts a note on it. */
function newsValue({ article, copies }: Report): number {
  const day = article.published === null ? 0 : Date.parse(article.published.slice(0, 10)) / 86_400_000;
  return Math.round(day + 1.2 * Math.log2(1 + copies.length));
}

/**
 * The reports of a story, its lead first: the newest report with enough text to tell the event; opinion never leads
 * unless there is nothing else.
 */
export function leadFirst(reports: readonly Report[]): Report[] {
  const longest = Math.max(...reports.map(({ article }) => article.text.length));
  const leads = (article: Article) => article.kind !== 'opinion' && article.text.length > longest * 0.4;
  return [...reports].sort(
    (a, b) =>
      Number(leads(b.article)) - Number(leads(a.article)) ||
      newsValue(b) - newsValue(a) ||
      compareText(instantOf(b.article.published), instantOf(a.article.published)) ||
      b.article.text.length - a.article.text.length ||
      compareText(a.article.id, b.article.id),
  );
}
