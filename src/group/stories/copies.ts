import { compareText } from '../../lib/text/text.ts';
import { instantOf } from '../../lib/time/calendar.ts';
import type { Article } from '../../model/article.ts';
import type { Report } from '../../model/story.ts';
import { Forms } from '../similarity/forms.ts';
import { isCopy, shinglesOf } from '../similarity/shingles.ts';

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
  const forms = new Forms(order);
  const reports: { article: Article; number: number; shingles: ReadonlySet<number>; copies: Article[] }[] = [];
  for (const [number, article] of order.entries()) {
    const shingles = shinglesOf(article.text);
    const original = reports.find(
      (report) =>
        report.article.language === article.language &&
        isCopy(shingles, report.shingles) &&
        !forms.areOneForm(number, report.number),
    );
    if (original) original.copies.push(article);
    else reports.push({ article, number, shingles, copies: [] });
  }
  return reports.map(({ article, copies }) => ({ article, copies }));
}

/** The articles of a story, each report before its copies. */
export function articlesOf({ reports }: { readonly reports: readonly Report[] }): Article[] {
  return reports.flatMap(({ article, copies }) => [article, ...copies]);
}
