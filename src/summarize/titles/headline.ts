import { agencyBehind } from '../../language/agencies.ts';
import { headlineWords, identifiedTextPackFor, lossOfHeadline } from '../../language/packs.ts';
import { termsOf } from '../../language/words.ts';
import { instantOf } from '../../lib/time/calendar.ts';
import type { Article, Headline } from '../../model/article.ts';
import { inSentenceCase, isInTitleCase } from './title-case.ts';
import { bareTitle, isLabel } from './title-parts.ts';

/** What the title of the lead, the freshest report, has over the others. */
const leadBonus = 0.25;

/** What an agency's title has over others: it is written to be printed by outlets of all views. */
const agencyBonus = 0.2;

/** A title with this many terms that all other titles have is confirmed in full. */
const fullyConfirmed = 5;

/** What a title is worth of which the openings of all reports have every term: it says what they report. */
const openingFactor = 1.2;

/** Where reports say what happened, in characters from the start. */
const openingLength = 700;

/** What a title loses for each day that its report is older than the newest, up to a bound: it may be superseded. */
const lossPerDay = 0.25;
const mostAgeLoss = 0.75;
const dayLength = 86_400_000;

/** What a title loses that announces what other reports may tell already. */
const announcementLoss = 0.4;

/** What a title loses that is too short, too long, or has no verb. */
const fewestWords = 4;
const shortLoss = 0.6;
const mostWords = 16;
const longLoss = 0.3;
const endless = 24;
const endlessLoss = 0.9;
const noVerbLoss = 0.2;

/** Among the titles of a digest, one in title case stands out; most cannot be undone. */
const titleCaseLoss = 0.15;

/** An outlet's name or a section's is taken only where a story has nothing else. */
const labelLoss = 5;

/**
 * The headline of a story: of its reports' titles (the lead's first) the clearest, newest, most factual one that the other titles and
 * the openings of the reports confirm, without kicker and outlet, in sentence case where the texts settle it. Opinion heads no story that has
 * reports. It has no word of its own.
 */
export function headlineOf(articles: readonly Article[]): Headline {
  const reporting = articles.filter(({ kind }) => kind === 'report');
  const candidates = reporting.length > 0 ? reporting : articles;
  const titles = candidates.map((article) => titleOf(article));
  const openings = candidates.map(openingTerms);
  const newest = Math.max(...candidates.map(timeOf));
  const scores = titles.map(
    (title, index) =>
      (title.article === articles[0] ? leadBonus : 0) +
      (agencyBehind(title.article) === null ? 0 : agencyBonus) +
      confirmation(titles, index) +
      openingFactor * supportOf(title, openings) -
      lossOf(title, newest),
  );
  const best = titles[scores.indexOf(Math.max(...scores))];
  const cased = inSentenceCase(best.bare, articles, best.article.language);
  // Some letters change their number with their case (ß, SS): the printed headline must still be part of the title.
  const isPart = best.article.title.toLowerCase().includes(cased.toLowerCase());
  return { article: best.article.id, text: isPart ? cased : best.bare };
}

interface Title {
  readonly article: Article;
  /** Without its kicker and its outlet. */
  readonly bare: string;
  readonly terms: ReadonlySet<string>;
}

function titleOf(article: Article): Title {
  const bare = bareTitle(article);
  return { article, bare, terms: new Set(termsOf(bare, article.language)) };
}

function openingTerms({ text, language }: Article): ReadonlySet<string> {
  return new Set(termsOf(text.slice(0, openingLength), language));
}

/** Whether a headline tells an event: it neither asks, promises, pleads nor counts. */
export function tellsEvent(headline: string): boolean {
  return lossOfHeadline(headline) === 0;
}

/** Milliseconds; 0 without a date. */
function timeOf({ published }: Article): number {
  return Date.parse(instantOf(published)) || 0;
}

/** How far the other titles have the terms of a title: 1 for as many as count. */
function confirmation(titles: readonly Title[], index: number): number {
  const others = titles.filter((_, other) => other !== index);
  const confirmed = [...titles[index].terms].reduce(
    (sum, term) => sum + others.filter((other) => other.terms.has(term)).length / Math.max(1, others.length),
    0,
  );
  return Math.min(1, confirmed / fullyConfirmed);
}

/** The mean share of the terms of a title that the openings of the reports have. */
function supportOf({ terms }: Title, openings: readonly ReadonlySet<string>[]): number {
  const shares = openings.map(
    (opening) => [...terms].filter((term) => opening.has(term)).length / Math.max(1, terms.size),
  );
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function lossOf({ article, bare }: Title, newest: number): number {
  const faults = lossOfHeadline(article.title, bare);
  const announces = headlineWords.some((words) => words.announces.test(bare)) ? announcementLoss : 0;
  const label = isLabel(bare, article) ? labelLoss : 0;
  const cased = isInTitleCase(bare, article.language) ? titleCaseLoss : 0;
  return faults + announces + label + cased + lengthLoss(bare) + verbLoss(bare, article) + ageLoss(article, newest);
}

function lengthLoss(title: string): number {
  const words = title.split(/\s+/).length;
  if (words < fewestWords) return shortLoss;
  if (words > endless) return endlessLoss;
  return words > mostWords ? longLoss : 0;
}

/** A language without rules of clauses, or one that is only assumed, loses nothing for a missing verb. */
function verbLoss(title: string, { language }: Article): number {
  const { clauses } = identifiedTextPackFor(language);
  return clauses && !clauses.hasVerb(title.toLowerCase()) ? noVerbLoss : 0;
}

/** A report of last night is no older than one of this morning. */
function ageLoss(article: Article, newest: number): number {
  const time = timeOf(article);
  return time === 0 ? 0 : Math.min(mostAgeLoss, lossPerDay * Math.round((newest - time) / dayLength));
}
