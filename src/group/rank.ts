import { compareText, countWords } from '../lib/text/text.ts';
import { daysBetween, instantOf } from '../lib/time/calendar.ts';
import type { Article } from '../model/article.ts';
import type { Report, SourceCounts, Story, Weight } from '../model/story.ts';
import { articlesOf } from './stories/copies.ts';
import { mentionIn } from './topics/configured-topics.ts';

/** What the weight of a story is made from. */
export interface Weighed {
  readonly reports: readonly Report[];
  readonly voices: SourceCounts;
  /** How near the likest article of earlier editions comes to its lead, 0 to 1. */
  readonly told: number;
  /** The moment of the newest article of the batch. */
  readonly newest: string;
  readonly watch: readonly string[];
}

/**
 * Why a story stands where it stands, by parts: how many speak of it for themselves (each further one counts less) and how
 * many only carry it (bounded), how fresh it is beside the newest article of the batch, how much there is to tell, how much of that is
 * new, and whether the user watches for it.
 */
export function weightOf({ reports, voices, told, newest, watch }: Weighed): Weight {
  const articles = articlesOf({ reports });
  const latest = newestOf(articles);
  const age = latest === '' || newest === '' ? 3 : Math.max(0, daysBetween(latest.slice(0, 10), newest.slice(0, 10)));
  const mentions = articles.map((article) => mentionIn(article, watch)?.where);
  const parts = {
    voices: 3 * Math.log2(1 + voices.independent) + carried(voices),
    recency: 2 * 0.7 ** age,
    substance: Math.min(1, Math.max(...articles.map((article) => countWords(article.text))) / 400),
    novelty: 1 - told,
    interest: mentions.includes('title') ? 3 : mentions.includes('text') ? 1.5 : 0,
  };
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    voices: round(parts.voices),
    recency: round(parts.recency),
    substance: round(parts.substance),
    novelty: round(parts.novelty),
    interest: round(parts.interest),
    total: round(Object.values(parts).reduce((sum, part) => sum + part, 0)),
  };
}

/** All outlets that only carry a story weigh less together than one more independent voice, however many they are. */
const mostCarried = 1.2;
const halfCarried = 4;

function carried({ outlets, independent }: SourceCounts): number {
  const carriers = Math.max(0, outlets - independent);
  return (mostCarried * carriers) / (carriers + halfCarried);
}

/** The moment of the newest of some articles; empty where none has a date. */
export function newestOf(articles: readonly Article[]): string {
  return articles.reduce(
    (newest, { published }) => (published !== null && published > newest ? published : newest),
    '',
  );
}

/** Whether none of a story's reports has a date: it may be news or years old, and never stands first. */
export function isUndated(story: Story): boolean {
  return articlesOf(story).every(({ published }) => published === null);
}

/** Stories as a digest has them: what has a date first, the heavier before the lighter. */
export function byWeight(a: Story, b: Story): number {
  return Number(isUndated(a)) - Number(isUndated(b)) || b.weight.total - a.weight.total || compareText(a.id, b.id);
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

/** Live pages and lists tell an event when no report does; opinion when nothing else does. */
const leading: Record<Article['kind'], number> = {
  report: 2,
  live: 1,
  listicle: 1,
  opinion: 0,
  promotion: 0,
  horoscope: 0,
  quiz: 0,
};

/** The reports of a story, its lead first: the newest report with enough text to tell the event. */
export function leadFirst(reports: readonly Report[]): Report[] {
  const longest = Math.max(...reports.map(({ article }) => article.text.length));
  const leads = (article: Article) => (article.text.length > longest * 0.4 ? leading[article.kind] : 0);
  return [...reports].sort(
    (a, b) =>
      leads(b.article) - leads(a.article) ||
      newsValue(b) - newsValue(a) ||
      compareText(instantOf(b.article.published), instantOf(a.article.published)) ||
      b.article.text.length - a.article.text.length ||
      compareText(a.article.id, b.article.id),
  );
}
