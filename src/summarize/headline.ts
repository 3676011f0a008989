import { houseKey } from '../annotate/press/publishers.ts';
import { headlineWords, textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import type { Article, Headline } from '../model/article.ts';
import { inSentenceCase } from './title-case.ts';

/** What the title of the lead, the freshest report, has over the others. */
const leadBonus = 0.25;

/** A title with this many terms that all other titles have is confirmed in full. */
const fullyConfirmed = 5;

/** What a title loses that is too short, too long, or has no verb. */
const fewestWords = 4;
const shortLoss = 0.6;
const mostWords = 16;
const longLoss = 0.3;
const noVerbLoss = 0.2;

/** A title keeps at least this many words when its kicker or outlet is removed. */
const leastWords = 3;

/**
 * The headline of a story: of its reports' titles (the lead's first) the clearest, most factual one that the other titles
 * confirm, without kicker and outlet, in sentence case where the outlet uses title case. It has no word of its own.
 */
export function headlineOf(articles: readonly Article[]): Headline {
  const terms = articles.map(({ title, language }) => new Set(termsOf(title, language)));
  const scores = articles.map(
    (article, index) =>
      (index === 0 ? leadBonus : 0) +
      confirmation(terms, index) -
      faultsOf(article.title) -
      lengthLoss(article.title) -
      verbLoss(article),
  );
  const best = articles[scores.indexOf(Math.max(...scores))];
  const bare = bareTitle(best.title, best.outlet);
  const cased = inSentenceCase(bare, articles, best.language);
  // Some letters change their number with their case (ß, SS): the printed headline must still be part of the title.
  const isPart = best.title.toLowerCase().includes(cased.toLowerCase());
  return { article: best.id, text: isPart ? cased : bare };
}

/** How far the other titles have the terms of a title: 1 for as many as count. */
function confirmation(terms: readonly ReadonlySet<string>[], index: number): number {
  const others = terms.filter((_, other) => other !== index);
  const confirmed = [...terms[index]].reduce(
    (sum, term) => sum + others.filter((other) => other.has(term)).length / Math.max(1, others.length),
    0,
  );
  return Math.min(1, confirmed / fullyConfirmed);
}

function faultsOf(title: string): number {
  return headlineWords
    .flatMap(({ faults }) => faults)
    .reduce((sum, { pattern, loss }) => sum + (pattern.test(title) ? loss : 0), 0);
}

function lengthLoss(title: string): number {
  const words = title.split(/\s+/).length;
  if (words < fewestWords) return shortLoss;
  return words > mostWords ? longLoss : 0;
}

/** A language without rules of clauses, or one that is only assumed, loses nothing for a missing verb. */
function verbLoss({ title, language }: Article): number {
  const clauses = language === 'und' ? undefined : textPackFor(language).clauses;
  return clauses && !clauses.hasVerb(title.toLowerCase()) ? noVerbLoss : 0;
}

/** A title without its kicker and without its outlet's name at the end. */
function bareTitle(title: string, outlet: string | null): string {
  const isEnough = (text: string) => text.split(/\s+/).length >= leastWords;
  const bare = headlineWords
    .map(({ kicker }) => title.replace(kicker, ''))
    .find((without) => without !== title && isEnough(without));
  const text = bare ?? title;
  const end = /\s+[|–—-]\s+([^|–—]{2,40})$/.exec(text);
  if (end === null || outlet === null || houseKey(end[1]) !== houseKey(outlet)) return text;
  const withoutOutlet = text.slice(0, end.index);
  return isEnough(withoutOutlet) ? withoutOutlet : text;
}
