import { genreRules } from '../../language/pack-parts/genres.ts';
import { packFor } from '../../language/packs.ts';
import type { Article, ArticleKind } from '../../model/article.ts';

/** An opening is this many characters long. */
const openingLength = 200;

/**
 * The kind of an article and the name of the rule that shows it; a report, without a rule, where none does.
 *
 * @param opinion whether its page calls it opinion
 * @example kindOfArticle({ title: 'Live updates: the harbour wall', … }) // { kind: 'live', kindRule: 'a headline or …' }
 */
export function kindOfArticle(
  { title, url, text, language }: Pick<Article, 'title' | 'url' | 'text' | 'language'>,
  opinion = false,
): { kind: ArticleKind; kindRule: string | null } {
  const path = pathOf(url);
  const opening = text.slice(0, openingLength);
  const code = packFor(language)?.code;
  const rule = genreRules.find(
    (genre) =>
      (genre.language === null || genre.language === code) &&
      (genre.title?.some((pattern) => pattern.test(title)) ||
        (path !== null && genre.address?.test(path)) ||
        genre.opening?.some((pattern) => pattern.test(opening))),
  );
  if (rule) return { kind: rule.kind, kindRule: rule.name };
  return opinion ? { kind: 'opinion', kindRule: 'its page calls it opinion' } : { kind: 'report', kindRule: null };
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
