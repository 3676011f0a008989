import type { CommentaryPack } from '../../language/pack-parts/press/commentary.ts';
import { textPackFor } from '../../language/packs.ts';
import type { Article } from '../../model/article.ts';

/** What is asked of an article to tell comment from news. */
export type ReadArticle = Pick<Article, 'title' | 'text' | 'language'>;

/** Fewest words outside quotation marks that show whether a text comments. */
const leastWords = 100;
/** Number of characters that are read. */
const longest = 40_000;
/** What says that somebody speaks stands in the first lines; a line about the author is no longer. */
const openingLength = 400;
/** Reports open with what happened, comment ends with its verdict: length of the opening and of the ending, in words. */
const openingWords = 60;
const closingWords = 120;
/** A text that addresses the reader more often is advice rather than comment: square root of the words “you”, “your” … per 1,000. */
const advice = 3;
/** "Lee: Yes.", "Q. And then?": of an interview or a transcript. */
const turn = /^(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}:|[QA][.:]) ?\S/u;

interface ReadText {
  readonly text: string;
  /** The text without what others say in it. */
  readonly outside: string;
  /** Its words in small letters, with a straight apostrophe; "US" as it is. */
  readonly words: readonly string[];
  readonly paragraphs: readonly string[];
}

/**
 * What is counted in an article, for the model and for `tests/learn/comment.mjs`: square roots of counts per 1,000 words outside
 * quotation marks, 0 or 1 for a headline and a form. Null where too little is known of its language, or of it.
 *
 * @example commentFeatures(article)?.[0] // { name: '“we” and “our”', value: 2.4 }
 */
export function commentFeatures({ title, text, language }: ReadArticle): { name: string; value: number }[] | null {
  const pack = textPackFor(language).commentary;
  if (!pack) return null;
  const read = readText(text.slice(0, longest));
  if (read.words.length < leastWords) return null;
  const rate = (count: number) => Math.sqrt((1000 * count) / read.words.length);
  return [
    ...countedIn(pack, read).map(({ name, count }) => ({ name, value: rate(count) })),
    ...pack.title.map(({ name, pattern }) => ({ name, value: Number(pattern.test(title)) })),
    ...marksOf(read).map(({ name, count }) => ({ name, value: rate(count) })),
    ...formsOf(pack, read),
    ...placesOf(pack, read),
  ];
}

/** An interview, a speech: the views in it are of those who speak. */
export function isSpoken({ title, text, language }: ReadArticle): boolean {
  const { spoken } = textPackFor(language).commentary ?? {};
  if (spoken?.test(title) || spoken?.test(text.slice(0, openingLength))) return true;
  const paragraphs = text.slice(0, longest).split(/\n+/);
  const turns = paragraphs.filter((paragraph) => turn.test(paragraph)).length;
  return turns >= 4 && turns >= paragraphs.length / 4;
}

function readText(text: string): ReadText {
  const outside = ownWordsIn(text);
  const words = outside.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  return { text, outside, words: words.map(keyOf), paragraphs: text.split(/\n+/).map((paragraph) => paragraph.trim()) };
}

/** "US" is a country. */
function keyOf(word: string): string {
  return word === 'US' ? word : word.toLowerCase().replaceAll('’', "'");
}

function countedIn({ text }: CommentaryPack, { outside, words }: ReadText) {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return text.map(({ name, words: listed, phrases }) => {
    let count = phrases ? countOf(phrases, outside) : 0;
    for (const word of listed ?? []) count += counts.get(word) ?? 0;
    return { name, count };
  });
}

function marksOf({ outside }: ReadText) {
  return [
    { name: 'questions', count: countOf(/\?/g, outside) },
    { name: 'figures', count: countOf(/\d[\d.,]*/g, outside) },
  ];
}

function formsOf({ contributor, reader }: CommentaryPack, { text, outside, words, paragraphs }: ReadText) {
  const edges = [...paragraphs.slice(0, 2), ...paragraphs.slice(-4)];
  const addressed = Math.sqrt((1000 * words.filter((word) => reader.has(word)).length) / words.length);
  const turns = paragraphs.filter((paragraph) => turn.test(paragraph)).length / paragraphs.length;
  const signed = edges.some((paragraph) => paragraph.length < openingLength && contributor.test(paragraph));
  return [
    { name: 'quotation', value: 1 - outside.length / Math.max(1, text.length) },
    { name: 'a line about its author', value: Number(signed) },
    { name: 'turns of a conversation', value: Math.sqrt(turns) },
    { name: 'advice', value: Math.min(1, Math.max(0, addressed - advice)) },
  ];
}

/** How a text begins and ends. */
function placesOf({ arguing }: CommentaryPack, { words }: ReadText) {
  const argument = (list: readonly string[]) =>
    Math.sqrt((100 * list.filter((word) => arguing.has(word)).length) / list.length);
  return [
    { name: 'argument in its first lines', value: argument(words.slice(0, openingWords)) },
    { name: 'argument in its last lines', value: argument(words.slice(-closingWords)) },
  ];
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** A text without what others say in it. A mark without its other one reaches to the end of its paragraph. */
function ownWordsIn(text: string): string {
  return text.replace(/[“"„«][^“”"«»\n]*(?:[”"»]|(?=“|«|\n)|$)/g, ' ');
}
