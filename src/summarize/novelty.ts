import { annotationsOf } from '../annotate/annotations.ts';
import { textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import type { Article } from '../model/article.ts';
import type { PastStory, Story } from '../model/story.ts';
import { fitnessOf } from './extractive/fitness.ts';
import { keyQuotesOf } from './key-quotes.ts';
import type { Novelty } from './summarize.ts';

/** A sentence that shares this much of its content words with one known sentence is no news. */
const knownShare = 0.6;

/** Kept because a story is tested for news before it is summarized, and its past is long. */
const novelties = new WeakMap<PastStory, Novelty>();

/** The test for news after all that earlier editions knew of a story; without a past everything is news. */
export function noveltyFor(past: PastStory | null): Novelty {
  if (past === null) return () => true;
  const novelty = novelties.get(past) ?? noveltyAfter(past);
  novelties.set(past, novelty);
  return novelty;
}

function noveltyAfter(past: PastStory): Novelty {
  const language = past.articles[0]?.language ?? 'und';
  const known = knownSentences(past);
  const figure = figurePattern(language);
  const figuresIn = (text: string): string[] => text.toLowerCase().match(figure) ?? [];
  const figures = new Set(known.flatMap(figuresIn));
  const holders = sentencesByTerm(known, language);
  return (text) => {
    const terms = new Set(termsOf(text, language));
    if (terms.size === 0) return false;
    // The same words with another figure are news: the number of dead, the sum to pay.
    return mostShared(terms, holders) / terms.size < knownShare || figuresIn(text).some((one) => !figures.has(one));
  };
}

/** The sentences of all earlier articles, their titles, and what was printed. */
function knownSentences(past: PastStory): string[] {
  return [
    ...past.articles.flatMap((article) => annotationsOf(article).sentences.map(({ text }) => text)),
    ...past.articles.map(({ title }) => title),
    ...past.coverage.flatMap(({ printed }) => printed.map(({ text }) => text)),
  ];
}

/** By term, the numbers of the sentences that have it: a new sentence is compared only with those that share a word. */
function sentencesByTerm(sentences: readonly string[], language: string): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [number, text] of sentences.entries())
    for (const term of new Set(termsOf(text, language))) {
      const list = holders.get(term);
      if (list) list.push(number);
      else holders.set(term, [number]);
    }
  return holders;
}

/** How many of the terms the most similar sentence has. */
function mostShared(terms: ReadonlySet<string>, holders: ReadonlyMap<string, readonly number[]>): number {
  const shared = new Map<number, number>();
  for (const term of terms)
    for (const number of holders.get(term) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1);
  return Math.max(0, ...shared.values());
}

/** A sentence of less fitness (the reporter's own experience, a note of the site) is no news. */
const minFitness = 0.3;

/** Whether the summarized articles of a story have a sentence with news, or a new quotation. */
export function hasNews(story: Story): boolean {
  if (story.past === null) return true;
  const isNew = noveltyFor(story.past);
  const articles = summarizedArticles(story);
  return (
    articles.some((article) => fitSentences(article).some(isNew)) ||
    keyQuotesOf(articles, 1, isNew, { headline: articles[0].title, sentences: [] }).length > 0
  );
}

/** The articles from which a story is summarized: its reports; where it has none, its opinions, lists and live pages. */
export function summarizedArticles({ reports }: Story): Article[] {
  const all = reports.map(({ article }) => article);
  const reporting = all.filter(({ kind }) => kind === 'report');
  return reporting.length > 0 ? reporting : all;
}

function fitSentences(article: Article): string[] {
  return annotationsOf(article)
    .sentences.map(({ text }) => text)
    .filter((text) => fitnessOf(text, article.language).value >= minFitness);
}

/** Figures in digits and in the language's words for small numbers. */
function figurePattern(language: string): RegExp {
  const words = (textPackFor(language).figures?.numberWords ?? []).map((word) => `\\b${word}\\b`);
  return new RegExp(['\\d[\\d.,]*(?<!\\D)', ...words].join('|'), 'g');
}
