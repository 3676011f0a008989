import type { CommentaryPack } from '../../language/pack-parts/commentary.ts';
import { textPackFor } from '../../language/packs.ts';
import type { Article } from '../../model/article.ts';
import { commentaryWeights } from './commentary-weights.ts';

/** What is asked of an article to tell comment from news. */
export type ReadArticle = Pick<Article, 'title' | 'text' | 'language'>;

/** A text of fewer words shows too little. */
const leastWords = 100;
/** More of a text tells nothing new. */
const longest = 40_000;
/** A dateline stands in the first lines, a line about the author in the first or last paragraphs. */
const openingLength = 400;
/** "Lee: Yes.", "Q. And then?": of an interview or a transcript. */
const turn = /^(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}:|[QA][.:]) ?\S/u;

/** What the text itself, and not its words, shows. */
const forms = [
  ...['questions', 'exclamations', 'figures', 'quotation', 'a dateline'],
  ...['a line about its author', 'turns of a conversation'],
];

/**
 * How sure it is that an article comments, as log odds, and what says so; null where its language, or its few words, do not show it.
 *
 * @example commentaryOf({ title: 'Why I left', text: 'I have … ', language: 'en' }) // { odds: 3.1, witnesses: ['first person', …] }
 */
export function commentaryOf(article: ReadArticle): { odds: number; witnesses: string[] } | null {
  const values = isSpoken(article) ? null : commentFeatures(article);
  if (!values) return null;
  const shares = values.map(({ name, value }) => {
    const { weight, usual } = commentaryWeights.features[name] ?? { weight: 0, usual: 0 };
    return {
      name: value === 0 || value < usual ? `${value === 0 ? 'no' : 'little'} ${name}` : name,
      share: weight * (value - usual),
    };
  });
  const odds = shares.reduce((sum, { share }) => sum + share, commentaryWeights.bias);
  const strongest = shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  return { odds, witnesses: strongest.slice(0, 3).map(({ name }) => name) };
}

/**
 * What is counted in an article, for the model and for `tests/learn/comment.mjs`: square roots of counts per 1,000 words outside
 * quotation marks, 0 or 1 for a headline and a form, a share for quotations.
 */
export function commentFeatures({ title, text, language }: ReadArticle): { name: string; value: number }[] | null {
  const pack = textPackFor(language).commentary;
  if (!pack) return null;
  const read = text.slice(0, longest);
  const outside = withoutQuotations(read);
  const words = outside.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  if (words.length < leastWords) return null;
  const rate = (count: number) => Math.sqrt((1000 * count) / words.length);
  return [
    ...countedIn(pack, outside, words).map(({ name, count }) => ({ name, value: rate(count) })),
    ...pack.title.map(({ name, pattern }) => ({ name, value: pattern.test(title) ? 1 : 0 })),
    ...formsOf(pack, read, outside).map((value, at) => ({ name: forms[at], value: at < 3 ? rate(value) : value })),
  ];
}

/** An interview, a speech: the views in it are of those who speak. */
function isSpoken({ title, text, language }: ReadArticle): boolean {
  const { spoken } = textPackFor(language).commentary ?? {};
  if (spoken?.test(title) || spoken?.test(text.slice(0, openingLength))) return true;
  const paragraphs = text.slice(0, longest).split(/\n+/);
  const turns = paragraphs.filter((paragraph) => turn.test(paragraph)).length;
  return turns >= 4 && turns >= paragraphs.length / 4;
}

function countedIn({ text }: CommentaryPack, outside: string, words: readonly string[]) {
  const counts = new Map<string, number>();
  for (const word of words) {
    // "US" is a country.
    const key = word === 'US' ? word : word.toLowerCase().replaceAll('’', "'");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return text.map(({ name, words: listed, phrases }) => {
    let count = phrases ? countOf(phrases, outside) : 0;
    for (const word of listed ?? []) count += counts.get(word) ?? 0;
    return { name, count };
  });
}

/** In the order of `forms`; the first three are counts. */
function formsOf({ dateline, contributor }: CommentaryPack, text: string, outside: string): number[] {
  const paragraphs = text.split(/\n+/).map((paragraph) => paragraph.trim());
  const share = (pattern: RegExp) =>
    paragraphs.filter((paragraph) => pattern.test(paragraph)).length / paragraphs.length;
  const edges = [...paragraphs.slice(0, 2), ...paragraphs.slice(-4)];
  return [
    countOf(/\?/g, outside),
    countOf(/!/g, outside),
    countOf(/\d[\d.,]*/g, outside),
    1 - outside.length / Math.max(1, text.length),
    Number(dateline.test(text.slice(0, openingLength))),
    Number(edges.some((paragraph) => paragraph.length < openingLength && contributor.test(paragraph))),
    Math.sqrt(share(turn)),
  ];
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** A text without what others say in it. A mark without its other one reaches to the end of its paragraph. */
function withoutQuotations(text: string): string {
  return text.replace(/[“"„«][^“”"«»\n]*(?:[”"»]|(?=“|«|\n)|$)/g, ' ');
}
