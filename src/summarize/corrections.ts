import { annotationsOf } from '../annotate/annotations.ts';
import { termsOf } from '../language/words.ts';
import type { Article, Slice } from '../model/article.ts';
import type { PastStory } from '../model/story.ts';
import type { Correction } from '../model/summary.ts';

/** A sentence of which the new text has one with this share of its content words was reworded, not dropped. */
const reworded = 0.5;

/** With less of its sentences left, a file holds another article, not a corrected one. */
const sameArticle = 0.25;

/**
 * What earlier editions printed of articles that were changed since: each printed sentence that does not stand in the new
 * text, beside the one that stands there now. Another spelling of the same words is no correction.
 */
export function correctionsAmong(articles: readonly Article[], past: readonly PastStory[]): Correction[] {
  return articles.flatMap((article) => {
    if (article.updates === null) return [];
    const story = past.find((one) => one.articles.some(({ id }) => id === article.updates));
    const old = story?.articles.find(({ id }) => id === article.updates);
    if (story === undefined || old === undefined || !isSameArticle(old, article)) return [];
    const versions = versionsOf(old, story.articles);
    // What an earlier version lost already was set right then.
    const isGone = (text: string) => old.text.includes(text) && !article.text.includes(text);
    return story.tellings.flatMap(({ edition, printed }) =>
      distinct(printed.filter((was) => versions.has(was.article) && isGone(was.text))).flatMap((was): Correction[] => {
        const now = nearest(was, article);
        return now !== null && sameWords(was.text, now.text, article)
          ? []
          : [{ edition, was, now, before: story.articles.find(({ id }) => id === was.article) ?? old, after: article }];
      }),
    );
  });
}

/** The ids of an article and of what it replaced, step by step. */
function versionsOf(article: Article, all: readonly Article[]): Set<string> {
  const ids = new Set<string>();
  for (let at: Article | undefined = article; at !== undefined && !ids.has(at.id); ) {
    ids.add(at.id);
    const { updates }: Article = at;
    at = all.find(({ id }) => id === updates);
  }
  return ids;
}

/** The slices that lie in no other. */
function distinct(slices: readonly Slice[]): Slice[] {
  return slices.filter(
    (one, at) =>
      !slices.some(
        (other, place) =>
          other.start <= one.start &&
          other.end >= one.end &&
          (other.start < one.start || other.end > one.end || place < at),
      ),
  );
}

function isSameArticle(old: Article, article: Article): boolean {
  const { sentences } = annotationsOf(old);
  return sentences.filter(({ text }) => article.text.includes(text)).length >= sameArticle * sentences.length;
}

/** The sentence of an article that says most of what another one says; null when none says half of it. */
function nearest(was: Slice, article: Article): Slice | null {
  const sought = new Set(termsOf(was.text, article.language));
  const scored = annotationsOf(article).sentences.map(({ start, end, text }) => {
    const terms = new Set(termsOf(text, article.language));
    const shared = [...sought].filter((term) => terms.has(term)).length;
    return { slice: { article: article.id, start, end, text }, share: shared / Math.max(1, sought.size) };
  });
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a), { slice: null as Slice | null, share: 0 });
  return best.share >= reworded ? best.slice : null;
}

function sameWords(a: string, b: string, { language }: Article): boolean {
  const content = (text: string) =>
    [...new Set([...termsOf(text, language), ...(text.match(/\d+/g) ?? [])])].sort().join(' ');
  return content(a) === content(b);
}
