import { compareText, countWords } from '../lib/text/text.ts';
import { daysBetween, instantOf } from '../lib/time/calendar.ts';
import type { Article } from '../model/article.ts';
import type { Report, SourceCounts, Story, Weight } from '../model/story.ts';
import { consequenceOf, plainnessOf } from './consequence.ts';
import { articlesOf } from './stories/copies.ts';
import { mentionIn } from './topics/configured-topics.ts';

/** What determines the weight of a story. */
export interface WeightInput {
  readonly reports: readonly Report[];
  readonly sourceCounts: SourceCounts;
  /** Highest similarity of its lead to an article of earlier editions, 0 to 1. */
  readonly coverage: number;
  /** Time of the newest article of the batch; empty if no article has a date. */
  readonly newest: string;
  readonly watch: readonly string[];
}

/** Factors of the parts of a weight. */
const independenceFactor = 3;
const consequenceFactor = 1.3;
const recencyFactor = 2;
const interestInTitle = 3;
const interestInText = 1.5;

/** Recency falls to this share with each day of age. */
const dailyDecay = 0.7;

/** Age in days of a story without a date. */
const undatedAge = 3;

/** Words of a text that count as full substance. */
const fullSubstance = 400;

/**
 * The weight of a story, by parts: independent sources (each further one counts less), outlets that only carry their reports (bounded),
 * consequence, recency relative to the newest article of the batch, length, novelty, and the user's watch words.
 */
export function weightOf({ reports, sourceCounts, coverage, newest, watch }: WeightInput): Weight {
  const articles = articlesOf({ reports });
  const parts = {
    voices: independenceFactor * Math.log2(1 + sourceCounts.independent) + weightOfCarriers(sourceCounts),
    consequence: consequenceFactor * consequenceOf(reports),
    recency: recencyFactor * dailyDecay ** ageOf(articles, newest),
    substance: Math.min(1, Math.max(...articles.map((article) => countWords(article.text))) / fullSubstance),
    novelty: 1 - coverage,
    interest: interestOf(articles, watch),
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return {
    voices: rounded(parts.voices),
    consequence: rounded(parts.consequence),
    recency: rounded(parts.recency),
    substance: rounded(parts.substance),
    novelty: rounded(parts.novelty),
    interest: rounded(parts.interest),
    total: rounded(total),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Days between the newest of these articles and the newest of the batch. */
function ageOf(articles: readonly Article[], newest: string): number {
  const latest = newestOf(articles);
  if (latest === '' || newest === '') return undatedAge;
  return Math.max(0, daysBetween(latest.slice(0, 10), newest.slice(0, 10)));
}

function interestOf(articles: readonly Article[], watch: readonly string[]): number {
  const mentions = articles.map((article) => mentionIn(article, watch)?.where);
  if (mentions.includes('title')) return interestInTitle;
  return mentions.includes('text') ? interestInText : 0;
}

/** All outlets that only carry reports of others weigh less together than one more independent source; half of that at four of them. */
const carriersLimit = 1.2;
const carriersAtHalf = 4;

function weightOfCarriers({ outlets, independent }: SourceCounts): number {
  const carriers = Math.max(0, outlets - independent);
  return (carriersLimit * carriers) / (carriersAtHalf + carriers);
}

/** How `briefing explain` names the parts of a weight. */
const partNames: Record<Exclude<keyof Weight, 'total'>, string> = {
  voices: 'independent sources',
  consequence: 'consequence',
  recency: 'recency',
  substance: 'substance',
  novelty: 'novelty',
  interest: 'watch words',
};

/** A weight with its parts, as one line: `Weight 7.2: independent sources 3.1, recency 2, …`. */
export function weightInWords({ total, ...parts }: Weight): string {
  const named = Object.entries(parts).map(([part, value]) => `${partNames[part as keyof typeof parts]} ${value}`);
  return `Weight ${total}: ${named.join(', ')}.`;
}

/** The time of the newest of some articles; empty if none has a date. */
export function newestOf(articles: readonly Article[]): string {
  return articles.reduce(
    (newest, { published }) => (published !== null && published > newest ? published : newest),
    '',
  );
}

/** Whether no article of a story has a date: it may be years old, and is never placed first. */
export function isUndated(story: Story): boolean {
  return articlesOf(story).every(({ published }) => published === null);
}

/** Order of stories in a digest: dated ones first, then by weight. */
export function byWeight(a: Story, b: Story): number {
  return Number(isUndated(a)) - Number(isUndated(b)) || b.weight.total - a.weight.total || compareText(a.id, b.id);
}

/** A copy of a report by another outlet counts as this many days of recency: a wire report outlasts a short note on it. */
const daysPerCopy = 1.2;

/** The day of a report as a number, advanced by its copies. */
function newsValue({ article, copies }: Report): number {
  const day = article.published === null ? 0 : Date.parse(article.published.slice(0, 10)) / 86_400_000;
  return Math.round(day + daysPerCopy * Math.log2(1 + copies.length));
}

/** Which genre may lead a story: live pages and lists if there is no report; the others if there is nothing else. */
const leadRank: Record<Article['kind'], number> = {
  report: 2,
  live: 1,
  listicle: 1,
  opinion: 0,
  promotion: 0,
  horoscope: 0,
  quiz: 0,
};

/** A lead has at least this share of the longest report's text. */
const minLeadLength = 0.4;

/** The reports of a story, its lead first: the newest report with enough text; of one day's, one that is told plainly. */
export function leadFirst(reports: readonly Report[]): Report[] {
  const longest = Math.max(...reports.map(({ article }) => article.text.length));
  const rank = (article: Article) => (article.text.length > longest * minLeadLength ? leadRank[article.kind] : 0);
  return [...reports].sort(
    (a, b) =>
      rank(b.article) - rank(a.article) ||
      newsValue(b) - newsValue(a) ||
      plainnessOf(b.article) - plainnessOf(a.article) ||
      compareText(instantOf(b.article.published), instantOf(a.article.published)) ||
      b.article.text.length - a.article.text.length ||
      compareText(a.article.id, b.article.id),
  );
}
