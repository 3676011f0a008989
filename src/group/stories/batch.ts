import { daysBetween } from '../../lib/time/calendar.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleIndex } from './indices.ts';

/** Articles published more days apart than this report different events, however similar they are (the yearly budget, the next match). */
const windowDays = 5;

/** The day from which days are counted. */
const epoch = '2000-01-01';

/** What the search for stories uses of an article. */
export interface StoryInput extends Pick<Article, 'title' | 'text' | 'language' | 'published' | 'outlet'> {
  /** The id of the story that an earlier edition printed it in; null for an article of today. */
  readonly earlier: string | null;
}

/** The articles of a batch, with the rules that forbid two of them to be one story. */
export class Batch {
  readonly articles: readonly StoryInput[];
  readonly #languages: readonly string[];
  /** Days since the epoch; null without a date. */
  readonly #days: readonly (number | null)[];

  constructor(articles: readonly StoryInput[]) {
    this.#languages = languagesOf(articles);
    this.articles = articles.map((article, index) => ({ ...article, language: this.#languages[index] }));
    this.#days = articles.map(({ published }) => (published ? daysBetween(epoch, published.slice(0, 10)) : null));
  }

  /** Days between the publication of two articles; 0 if one has no date. */
  daysApart(a: ArticleIndex, b: ArticleIndex): number {
    const [dayA, dayB] = [this.#days[a], this.#days[b]];
    return dayA === null || dayB === null ? 0 : Math.abs(dayA - dayB);
  }

  /** Whether two articles are both of today, or of one story of an earlier edition. */
  printedTogether(a: ArticleIndex, b: ArticleIndex): boolean {
    return this.articles[a].earlier === this.articles[b].earlier;
  }

  /** Whether two articles may be one story: in one language, and a few days apart at most. */
  comparable(a: ArticleIndex, b: ArticleIndex): boolean {
    return this.#languages[a] === this.#languages[b] && this.daysApart(a, b) <= windowDays;
  }

  /** Why two articles are not comparable; null if they are. */
  incomparability(a: ArticleIndex, b: ArticleIndex): string | null {
    if (this.#languages[a] !== this.#languages[b])
      return `one is in ${this.#languages[a]}, the other in ${this.#languages[b]}`;
    const days = this.daysApart(a, b);
    return days <= windowDays ? null : `published ${days} days apart, more than ${windowDays}`;
  }
}

/** The languages of the articles; an unidentified one (a text too short) counts as the most frequent language. */
function languagesOf(articles: readonly StoryInput[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of articles) if (language !== 'und') counts.set(language, (counts.get(language) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['und'];
  return articles.map(({ language }) => (language === 'und' ? most : language));
}
