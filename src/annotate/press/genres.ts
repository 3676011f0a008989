import { packFor, textPackFor } from '../../language/packs.ts';
import type { GenreRule } from '../../language/press/genre-rule.ts';
import { genreRules } from '../../language/press/genres.ts';
import { otherSections } from '../../language/press/opinion-rules.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Article, ArticleKind } from '../../model/article.ts';
import { commentaryOf } from './commentary.ts';

/** An opening is this many characters long. */
const openingLength = 200;
/** The last paragraphs, where a text says who wrote it and whose views it holds. */
const closingLength = 700;
/** Log odds from which an article is comment by its words alone. One in fifty reports of `tests/learn/comment.mjs` reaches them. */
const sure = 1.5;
/** The same where the outlet has the name of a person: a column, a newsletter, somebody's site. */
const likely = 0;

/** What tells the kind of an article; what is not known is absent. */
export type KindFields = Pick<Article, 'title' | 'url' | 'text' | 'language'> &
  Partial<Pick<Article, 'authors' | 'agency' | 'outlet'>>;

type FoundKind = { kind: ArticleKind; kindRule: string | null };

/**
 * The kind of an article and the name of the rule that shows it; a report, without a rule, where none does.
 *
 * @param opinion whether its page calls it opinion
 * @example kindOfArticle({ title: 'Live updates: the harbour wall', … }) // { kind: 'live', kindRule: 'a headline or …' }
 */
export function kindOfArticle(article: KindFields, opinion = false): FoundKind {
  const rule = ruleOf(article);
  if (rule) return { kind: rule.kind, kindRule: rule.name };
  if (opinion) return { kind: 'opinion', kindRule: 'its page calls it opinion' };
  if (namesItsAuthor(article)) return { kind: 'opinion', kindRule: 'a headline that begins with its author' };
  return kindByWords(article);
}

function ruleOf({ title, url, text, language, outlet }: KindFields): GenreRule | undefined {
  const path = pathOf(url);
  const opening = text.slice(0, openingLength);
  const closing = text.slice(-closingLength);
  const code = packFor(language)?.code;
  return genreRules.find(
    (genre) =>
      (genre.language === null || genre.language === code) &&
      (genre.title?.some((pattern) => pattern.test(title)) ||
        (path !== null && genre.address?.test(path)) ||
        (outlet && genre.outlet?.test(outlet)) ||
        genre.opening?.some((pattern) => pattern.test(opening)) ||
        genre.closing?.some((pattern) => pattern.test(closing))),
  );
}

/** "Ann Lee: The bridge must go" by Ann Lee. */
function namesItsAuthor({ title, authors }: KindFields): boolean {
  const [kicker, rest] = title.split(/\s*[:|]\s+/, 2);
  return rest !== undefined && (authors ?? []).some((author) => foldKey(author) === foldKey(kicker));
}

/** What an agency sends is a report. */
function kindByWords(article: KindFields): FoundKind {
  const other = article.agency || otherSections.test(pathOf(article.url) ?? '');
  const comment = other ? null : commentaryOf(article);
  if (!comment || comment.odds < (isPersons(article) ? likely : sure)) return { kind: 'report', kindRule: null };
  return { kind: 'opinion', kindRule: `reads as comment: ${comment.witnesses.join(', ')}` };
}

/** Whether an outlet has a person's name: "Ann Lee". */
function isPersons({ outlet, language }: KindFields): boolean {
  const words = outlet?.split(' ') ?? [];
  const isCapital = (word: string) => /^\p{Lu}[\p{Ll}'’-]+\p{L}*$/u.test(word);
  return words.length === 2 && words.every(isCapital) && (textPackFor(language).people?.isFirstName(words[0]) ?? false);
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
