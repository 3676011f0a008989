import { houseKey } from '../../annotate/press/publishers.ts';
import { foldKey } from '../../lib/text/text.ts';
import { siteOf } from '../../lib/url.ts';
import type { Article } from '../../model/article.ts';

/** A topic that the user asked for in briefing.yaml, or filed a source under. */
export interface TopicWish {
  readonly name: string;
  readonly words: readonly string[];
  /** Outlets, sites or folders whose articles all belong to it. */
  readonly sources: readonly string[];
  /** The higher, the farther up; 0 where nothing is said. */
  readonly priority: number;
  /** So many of its stories are told in full, at most; null for no bound of its own. */
  readonly cap: number | null;
}

/** Where an article has one of the user's words. */
export interface WordMention {
  readonly word: string;
  readonly where: 'title' | 'text';
}

/** A word decides where a title has it, or a text more than once: one stray mention makes no subject. */
const mentions = 2;

/** The first of the user's words (names, phrases) that an article is about; null when it is about none. */
export function mentionIn(article: Article, words: readonly string[]): WordMention | null {
  if (words.length === 0) return null;
  const { title, text } = foldedOf(article);
  const first = (within: string, often: number) => words.find((word) => countOf(word, within, often) >= often);
  const titled = first(title, 1);
  if (titled !== undefined) return { word: titled, where: 'title' };
  const told = first(text, mentions);
  return told === undefined ? null : { word: told, where: 'text' };
}

/** Why an article belongs to a topic of the user's, in words; null when it does not. */
export function grantOf(wish: TopicWish, article: Article): string | null {
  if (article.topic === wish.name) return 'its source is filed under it';
  const source = wish.sources.find((one) => isFrom(article, one));
  if (source !== undefined) return `it is from ${source}`;
  const mention = mentionIn(article, wish.words);
  return mention === null ? null : `its ${mention.where} has “${mention.word}”`;
}

function isFrom({ outlet, url, path, feed, host }: Article, source: string): boolean {
  const key = houseKey(source);
  // A name that a feed's item claims is not the outlet's own word.
  const name = feed && host ? null : outlet;
  return (
    (key !== '' && (key === houseKey(name ?? '') || key === houseKey(siteOf(url) ?? ''))) ||
    path.startsWith(source.endsWith('/') ? source : `${source}/`)
  );
}

/** Scripts that set no blanks between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** How often a word stands in a folded text, counted no further than `most`. */
function countOf(word: string, folded: string, most: number): number {
  const key = foldKey(word);
  if (key === '') return 0;
  const sought = unspaced.test(key) ? key : ` ${key} `;
  let count = 0;
  // The blank after a word is the one before the next.
  for (let at = folded.indexOf(sought); at >= 0 && count < most; at = folded.indexOf(sought, at + 1)) count++;
  return count;
}

/** By article, since every word of every wish is looked for in it. */
const folded = new WeakMap<Article, { readonly title: string; readonly text: string }>();

/** Title and text as words without case and accents, between blanks. */
export function foldedOf(article: Article): { readonly title: string; readonly text: string } {
  const known = folded.get(article) ?? { title: ` ${foldKey(article.title)} `, text: ` ${foldKey(article.text)} ` };
  folded.set(article, known);
  return known;
}
