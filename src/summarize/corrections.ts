import { annotationsOf } from '../annotate/annotations.ts';
import { termsOf } from '../language/words.ts';
import type { Article, Slice } from '../model/article.ts';
import type { PastStory } from '../model/story.ts';
import type { Correction } from '../model/summary.ts';

/** A sentence was reworded, not removed, if the new text has one with this share of its content words. */
const rewordedShare = 0.5;

/** With a smaller share of its sentences left, a file holds another article, not a corrected one. */
const sameArticleShare = 0.25;

/**
 * The corrections of what earlier editions printed: each printed sentence that a changed article no longer contains, with the
 * most similar sentence of its new text. Another spelling of the same words is no correction.
 *
 * @param articles today's; those with `updates` replace an earlier version
 * @param past the stories of earlier editions
 * @param asReadToday the text of an article of an earlier version as it would be read today: what only another reading removes was not
 *   corrected by its outlet
 */
export function correctionsAmong(
  articles: readonly Article[],
  past: readonly PastStory[],
  asReadToday: (article: Article) => string = ({ text }) => text,
): Correction[] {
  return articles.flatMap((article) => correctionsOf(article, past, asReadToday));
}

function correctionsOf(
  article: Article,
  past: readonly PastStory[],
  asReadToday: (article: Article) => string,
): Correction[] {
  if (article.updates === null) return [];
  const story = past.find((one) => one.articles.some(({ id }) => id === article.updates));
  const old = story?.articles.find(({ id }) => id === article.updates);
  if (story === undefined || old === undefined) return [];
  const text = asReadToday(old);
  if (!isSameArticle({ ...old, text }, article)) return [];
  const versions = versionsOf(old, story.articles);
  // A sentence that an earlier version had lost already was corrected then.
  const isGone = (sentence: string) => text.includes(sentence) && !article.text.includes(sentence);
  return story.coverage.flatMap(({ edition, printed }) =>
    withoutContained(printed.filter((was) => versions.has(was.article) && isGone(was.text))).flatMap((was) => {
      const now = nearest(was, article);
      if (now !== null && hasSameWords(was.text, now.text, article)) return [];
      const before = story.articles.find(({ id }) => id === was.article) ?? old;
      return [{ edition, was, now, before, after: article }];
    }),
  );
}

/** The ids of an article and of all its earlier versions. */
function versionsOf(article: Article, all: readonly Article[]): Set<string> {
  const ids = new Set<string>();
  let version: Article | undefined = article;
  while (version !== undefined && !ids.has(version.id)) {
    ids.add(version.id);
    const { updates }: Article = version;
    version = all.find(({ id }) => id === updates);
  }
  return ids;
}

/** The slices that no other one contains; of two equal ones the first. */
function withoutContained(slices: readonly Slice[]): Slice[] {
  return slices.filter(
    (slice, index) =>
      !slices.some((other, position) => {
        const contains = other.start <= slice.start && other.end >= slice.end;
        const isLonger = other.start < slice.start || other.end > slice.end;
        return contains && (isLonger || position < index);
      }),
  );
}

function isSameArticle(old: Article, article: Article): boolean {
  const { sentences } = annotationsOf(old);
  return sentences.filter(({ text }) => article.text.includes(text)).length >= sameArticleShare * sentences.length;
}

/** The sentence of an article that has most of the terms of another one; null when none has half of them. */
function nearest(was: Slice, article: Article): Slice | null {
  const sought = new Set(termsOf(was.text, article.language));
  const scored = annotationsOf(article).sentences.map(({ start, end, text }) => {
    const terms = new Set(termsOf(text, article.language));
    const shared = [...sought].filter((term) => terms.has(term)).length;
    return { slice: { article: article.id, start, end, text }, share: shared / Math.max(1, sought.size) };
  });
  const nearestOne = scored.reduce((best, one) => (one.share > best.share ? one : best), {
    slice: null as Slice | null,
    share: 0,
  });
  return nearestOne.share >= rewordedShare ? nearestOne.slice : null;
}

function hasSameWords(text: string, other: string, { language }: Article): boolean {
  const content = (words: string) =>
    [...new Set([...termsOf(words, language), ...(words.match(/\d+/g) ?? [])])].sort().join(' ');
  return content(text) === content(other);
}
