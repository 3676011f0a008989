import { annotationsOf } from '../annotate/annotations.ts';
import { textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import type { Article } from '../model/article.ts';
import type { PastStory, Story } from '../model/story.ts';
import { fitnessOf } from './extractive/fitness.ts';
import { keyQuotesOf } from './key-quotes.ts';
import type { Novelty } from './summarize.ts';

/** A sentence of which a known one has this share of the content words says nothing new. */
const known = 0.6;

/** A story is asked for news before it is summarised, and its past is long. */
const novelties = new WeakMap<PastStory, Novelty>();

/** What is news to somebody who has read all that earlier editions knew of a story; everything where there is no past. */
export function noveltyFor(past: PastStory | null): Novelty {
  if (past === null) return () => true;
  const novelty = novelties.get(past) ?? noveltyAfter(past);
  novelties.set(past, novelty);
  return novelty;
}

function noveltyAfter(past: PastStory): Novelty {
  const language = past.articles[0]?.language ?? 'und';
  const told = [
    ...past.articles.flatMap((article) => annotationsOf(article).sentences.map(({ text }) => text)),
    ...past.articles.map(({ title }) => title),
    ...past.tellings.flatMap((telling) => telling.printed.map(({ text }) => text)),
  ];
  const figure = figurePattern(language);
  const figuresIn = (text: string): string[] => text.toLowerCase().match(figure) ?? [];
  const figures = new Set(told.flatMap(figuresIn));
  // By term, so that a sentence is compared only with those that share a word.
  const holders = new Map<string, number[]>();
  for (const [at, text] of told.entries())
    for (const term of new Set(termsOf(text, language))) {
      const list = holders.get(term);
      if (list) list.push(at);
      else holders.set(term, [at]);
    }
  return (text) => {
    const terms = new Set(termsOf(text, language));
    if (terms.size === 0) return false;
    const shared = new Map<number, number>();
    for (const term of terms) for (const at of holders.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const most = Math.max(0, ...shared.values()) / terms.size;
    // The same words with another figure are news: so many dead, so much to pay.
    return most < known || figuresIn(text).some((figure) => !figures.has(figure));
  };
}

/** What can be read alone less than this (the reporter of himself, a note of the site) is no news. */
const leastFitness = 0.3;

/** Whether the articles that tell a story have a sentence that brings news, or quote somebody anew. */
export function hasNews(story: Story): boolean {
  if (story.past === null) return true;
  const isNew = noveltyFor(story.past);
  const articles = summarizedArticles(story);
  return articles.some((article) => printable(article).some(isNew)) || keyQuotesOf(articles, 1, isNew).length > 0;
}

/**
 * The articles that tell a story: what somebody thinks of an event does not tell it, where there are reports; a list or a live
 * page tells it worse.
 */
export function summarizedArticles({ reports }: Story): Article[] {
  const all = reports.map(({ article }) => article);
  const told = all.filter(({ kind }) => kind === 'report');
  return told.length > 0 ? told : all;
}

function printable(article: Article): string[] {
  return annotationsOf(article)
    .sentences.map(({ text }) => text)
    .filter((text) => fitnessOf(text, article.language).value >= leastFitness);
}

/** Figures in digits and in the language's words for small numbers. */
function figurePattern(language: string): RegExp {
  const words = (textPackFor(language).figures?.numberWords ?? []).map((word) => `\\b${word}\\b`);
  return new RegExp(['\\d[\\d.,]*(?<!\\D)', ...words].join('|'), 'g');
}
