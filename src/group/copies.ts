import { instantOf } from '../lib/calendar.ts';
import { compareText, foldKey } from '../lib/text.ts';
import type { Article, Report } from '../model.ts';

/** Two texts are one report when so many of the shorter one's word sequences stand in the longer one. */
const copyShare = 0.5;
const shingleWords = 5;

/**
 * Folds near-copies (a wire report in several outlets) under the original: the one published first, or the fuller one
 * where that is not known. The result does not depend on input order.
 */
export function foldCopies(articles: readonly Article[]): Report[] {
  const order = [...articles].sort(
    (a, b) =>
      Number(a.published === null) - Number(b.published === null) ||
      compareText(instantOf(a.published), instantOf(b.published)) ||
      b.text.length - a.text.length ||
      compareText(a.id, b.id),
  );
  const reports: { article: Article; shingles: ReadonlySet<string>; copies: Article[] }[] = [];
  for (const article of order) {
    const shingles = shinglesOf(article.text);
    const original = reports.find(
      (report) => report.article.language === article.language && shared(shingles, report.shingles) >= copyShare,
    );
    if (original) original.copies.push(article);
    else reports.push({ article, shingles, copies: [] });
  }
  return reports.map(({ article, copies }) => ({ article, copies }));
}

function shinglesOf(text: string): Set<string> {
  const words = foldKey(text).split(' ');
  const shingles = new Set<string>();
  for (let at = 0; at + shingleWords <= words.length; at++) shingles.add(words.slice(at, at + shingleWords).join(' '));
  return shingles;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < 10) return 0;
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both++;
  return both / small.size;
}
