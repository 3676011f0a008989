import { shownOutlet } from '../annotate/press/publishers.ts';
import type { Article, ArticleKind, Dropped } from '../model/article.ts';
import { mentionIn } from './topics/configured-topics.ts';

/**
 * What the user excludes from the digest; part of the configuration.
 *
 * @example { excludeWords: ['horse racing'], exclude: ['opinion', 'quiz'] }
 */
export interface ExclusionRules {
  /** Words, people, places: articles about one of them are excluded. */
  readonly excludeWords: readonly string[];
  /** Genres. */
  readonly exclude: readonly ArticleKind[];
}

const kindNames: Record<ArticleKind, string> = {
  report: 'a report',
  live: 'a live page',
  opinion: 'opinion',
  listicle: 'a list',
  promotion: 'a promotion',
  horoscope: 'a horoscope',
  quiz: 'a quiz',
};

/** Splits articles by the exclusion rules; each excluded one names the rule. Articles excluded by one rule are counted together. */
export function admit(articles: readonly Article[], rules: ExclusionRules) {
  const admitted: Article[] = [];
  const dropped: Dropped[] = [];
  for (const article of articles) {
    const exclusion = exclusionOf(article, rules);
    if (exclusion === null) admitted.push(article);
    else dropped.push({ id: article.id, path: article.path, ...exclusion });
  }
  return { articles: admitted, dropped };
}

function exclusionOf(article: Article, rules: ExclusionRules): Pick<Dropped, 'reason' | 'countedFor'> | null {
  const mention = mentionIn(article, rules.excludeWords);
  if (mention) return { reason: `excluded word: “${mention.word}”`, countedFor: 'Your settings' };
  if (!rules.exclude.includes(article.kind)) return null;
  // Entries of a feed are counted by outlet, files are listed.
  const countedFor = article.path.includes('://') ? shownOutlet(article) : null;
  return { reason: `${kindNames[article.kind]} (${article.kindRule})`, countedFor };
}
