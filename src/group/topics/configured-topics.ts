import { houseKey } from '../../annotate/press/publishers.ts';
import { anyOf, foldKey } from '../../lib/text/text.ts';
import { siteOf } from '../../lib/url.ts';
import type { Article } from '../../model/article.ts';

/**
 * A topic that the user configured in briefing.yaml, by itself or as the topic of a source.
 *
 * @example { name: 'Harbour', words: ['Oskarfjord'], sources: ['Coast Today'], priority: 1, cap: 5 }
 */
export interface ConfiguredTopic {
  readonly name: string;
  readonly words: readonly string[];
  /** Outlets, sites or folders of which all articles belong to it. */
  readonly sources: readonly string[];
  /** Topics with a higher priority come first; 0 by default. */
  readonly priority: number;
  /** Maximum number of its stories in full; null for the general limit. */
  readonly cap: number | null;
}

/** A configured word found in an article. */
export interface WordMention {
  readonly word: string;
  readonly where: 'title' | 'text';
}

/** An article is about a word if its title has it, or its text this often: a single mention makes no subject. */
const minMentions = 2;

/** The first of some words (names, phrases) that an article is about; null if it is about none. */
export function mentionIn(article: Article, words: readonly string[]): WordMention | null {
  if (words.length === 0) return null;
  const inTitle = words.find((word) => countIn(word, article, 'title', 1) > 0);
  if (inTitle !== undefined) return { word: inTitle, where: 'title' };
  const inText = words.find((word) => countIn(word, article, 'text', minMentions) >= minMentions);
  return inText === undefined ? null : { word: inText, where: 'text' };
}

/** Which of the words some articles are about, in the order of the words. */
export function wordsOfInterest(articles: readonly Article[], words: readonly string[]): string[] {
  return words.filter((word) => articles.some((article) => mentionIn(article, [word]) !== null));
}

/** Why an article belongs to a configured topic, in words; null if it does not. */
export function matchReason(topic: ConfiguredTopic, article: Article): string | null {
  if (article.topic === topic.name) return 'its source is configured for this topic';
  const source = topic.sources.find((one) => isFrom(article, one));
  if (source !== undefined) return `it comes from ${source}`;
  const mention = mentionIn(article, topic.words);
  return mention === null ? null : `its ${mention.where} contains “${mention.word}”`;
}

function isFrom({ outlet, url, path, feed, host }: Article, source: string): boolean {
  const key = houseKey(source);
  // The outlet named by a feed's item is only a claim.
  const name = feed && host ? null : outlet;
  return (
    (key !== '' && (key === houseKey(name ?? '') || key === houseKey(siteOf(url) ?? ''))) ||
    path.startsWith(source.endsWith('/') ? source : `${source}/`)
  );
}

/** Scripts without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** "C++", "C#": folding would make "c" of them. */
const endsInSymbol = /[\p{L}\p{N}][+#]+$/u;

/** How often a word occurs in the title or the text of an article; counting stops at `limit`. */
function countIn(word: string, article: Article, where: WordMention['where'], limit: number): number {
  if (!endsInSymbol.test(word)) return countOf(word, foldedOf(article)[where], limit);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf([word])}(?![\\p{L}\\p{N}+#])`, 'giu');
  return article[where].match(pattern)?.length ?? 0;
}

/** How often a word occurs in a folded text; counting stops at `limit`. */
function countOf(word: string, folded: string, limit: number): number {
  const key = foldKey(word);
  if (key === '') return 0;
  const sought = unspaced.test(key) ? key : ` ${key} `;
  let count = 0;
  let found = folded.indexOf(sought);
  while (found >= 0 && count < limit) {
    count++;
    // The space after a word is the one before the next, so that the search goes on from there.
    found = folded.indexOf(sought, found + 1);
  }
  return count;
}

/** Folded texts by article: every word of every topic is searched in them. */
const foldedArticles = new WeakMap<Article, { readonly title: string; readonly text: string }>();

/** Title and text as words without case and accents, with a space before and after each. */
export function foldedOf(article: Article): { readonly title: string; readonly text: string } {
  const known = foldedArticles.get(article) ?? {
    title: ` ${foldKey(article.title)} `,
    text: ` ${foldKey(article.text)} `,
  };
  foldedArticles.set(article, known);
  return known;
}
