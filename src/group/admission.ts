import { shownOutlet } from '../annotate/press/publishers.ts';
import { packFor } from '../language/packs.ts';
import type { Article, ArticleKind, Dropped } from '../model/article.ts';
import { mentionIn } from './topics/configured-topics.ts';

/**
 * What the user lets into the digest and excludes from it; part of the configuration.
 *
 * @example { languages: ['en'], requireWords: ['harbour'], excludeWords: ['horse racing'], exclude: ['opinion', 'quiz'] }
 */
export interface ExclusionRules {
  /** Languages of articles, BCP 47 primary subtags; empty for all. Articles whose language is unknown pass. */
  readonly languages: readonly string[];
  /** Words, people, places: articles about none of them are excluded; empty for no such rule. */
  readonly requireWords: readonly string[];
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
  const reason = wordedExclusion(article, rules);
  if (reason !== null) return { reason, countedFor: 'Your settings' };
  if (!rules.exclude.includes(article.kind)) return null;
  // Entries of a feed are counted by outlet, files are listed.
  const countedFor = article.path.includes('://') ? shownOutlet(article) : null;
  return { reason: `${kindNames[article.kind]} (${article.kindRule})`, countedFor };
}

/** Which rule of languages and words excludes an article, in words. */
function wordedExclusion(article: Article, { languages, requireWords, excludeWords }: ExclusionRules): string | null {
  if (languages.length > 0 && !isIn(article.language, languages))
    return `language “${article.language}” is not asked for`;
  const mention = mentionIn(article, excludeWords);
  if (mention) return `excluded word: “${mention.word}”`;
  const missed = requireWords.length > 0 && mentionIn(article, requireWords) === null;
  return missed ? 'about none of the required words' : null;
}

/** Whether a language is one of some; `nb` is `no`, what is unknown is any. */
function isIn(language: string, languages: readonly string[]): boolean {
  const codeOf = (of: string) => packFor(of)?.code ?? of;
  return language === 'und' || languages.some((one) => codeOf(one) === codeOf(language));
}
