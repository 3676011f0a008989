import { annotationsOf } from '../../annotate/annotations.ts';
import { disagreementsIn } from '../../annotate/figures.ts';
import { compareText } from '../../lib/text/text.ts';
import { daysBetween } from '../../lib/time/calendar.ts';
import type { Article, Slice } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import { keyDatesOf } from '../key-dates.ts';
import { keyQuotesOf } from '../key-quotes.ts';
import { noveltyFor, summarizedArticles } from '../novelty.ts';
import type { Novelty, Summarizer, SummaryOptions } from '../summarize.ts';
import { headlineOf, tellsEvent } from '../titles/headline.ts';
import { isBoilerplate } from './fitness.ts';
import { bestOpeningOdds, chooseNews, type PrintedStory } from './news-choice.ts';
import { rankerWeights } from './ranker.ts';
import { chooseBy, type LengthOptions, type RankedSentence } from './sentence-choice.ts';
import { candidatesOf, type SentenceCandidate } from './sentence-features.ts';

/** The summarizer that needs no network and no model: it chooses sentences and writes none. */
export const extractive: Summarizer = {
  kind: 'extractive',
  async summarize(story, options) {
    return { value: summarizeStory(story, options), problems: [] };
  },
};

function summarizeStory(story: Story, options: SummaryOptions): Summary {
  const articles = summarizedArticles(story);
  const isNew = noveltyFor(story.past);
  const headline = headlineOf(articles);
  const sentences = chooseSentences({ articles, headline: headline.text }, options, isNew);
  const printed = { headline: headline.text, sentences };
  const dates = keyDatesOf(articles, options, isNew, printed);
  return {
    by: 'extractive',
    headline,
    sentences,
    quotes: keyQuotesOf(articles, options.quotes, isNew, printed),
    dates: dates.key,
    ahead: dates.ahead,
    figures: disagreementsIn(reportsWithFigures(story), earlierVersions(story)),
  };
}

/** What a story loses whose headline tells no event: an explainer, a list, a question. Its sentences seldom tell one either. */
const labelLoss = 0.7;

/** Log odds that a sentence of a story says what happened, so that it can be told in full. */
export function oddsOfOpening(story: Story): number {
  const articles = summarizedArticles(story);
  const all = rank(candidatesOf(articles), articles, { weights: rankerWeights, isNew: noveltyFor(story.past) });
  const headline = headlineOf(articles).text;
  return bestOpeningOdds(all, { articles, headline }) - (tellsEvent(headline) ? 0 : labelLoss);
}

/** Near-copies too: the one number that an outlet changed is what is searched for. */
function reportsWithFigures(story: Story): Article[] {
  return allArticles(story).filter(({ kind }) => kind === 'report' || kind === 'live');
}

/** The articles of earlier editions, except those that a new version replaced: nobody disagrees with their own correction. */
function earlierVersions(story: Story): Article[] {
  const earlier = story.past?.articles ?? [];
  const replaced = new Set([...earlier, ...allArticles(story)].map(({ updates }) => updates));
  return earlier.filter(({ id }) => !replaced.has(id));
}

function allArticles({ reports }: Story): Article[] {
  return reports.flatMap(({ article, copies }) => [article, ...copies]);
}

/** What the score of a sentence is multiplied by for each day that its report is older than the lead. */
const dailyDecay = 0.6;

/**
 * The sentences that summarize a story: the one that says what happened, then what adds most (`news-choice.ts`). An extract of a number of
 * words has the lead's first, then the other reports' by age, each in the order of its text. Of a continuing story only what is new is
 * printed; where nothing is (a correction of what was printed), the whole story is told.
 */
export function chooseSentences(
  story: PrintedStory,
  options: LengthOptions,
  isNew: Novelty = () => true,
  weights: readonly number[] = rankerWeights,
): Slice[] {
  const { articles } = story;
  const all = rank(candidatesOf(articles), articles, { weights, isNew });
  const news = options.sentences === null ? [] : chooseNews(all, story, options);
  const usable = newSentences(all);
  // With a limit of words alone an extract is made. Where no sentence is worth printing as news, any may be chosen.
  const chosen = news.length > 0 ? news : inOrder(chooseBy(options, usable, articles), articles);
  // A text without one usable sentence still has a first one.
  if (chosen.length === 0) return firstSentence(articles[0]);
  return chosen.map(({ article, sentence }) => ({
    article: articles[article].id,
    start: sentence.start,
    end: sentence.end,
    text: sentence.text,
  }));
}

/** The sentences with news; all where none has any. Unfit ones count only where no other has news. */
function newSentences(all: readonly RankedSentence[]): readonly RankedSentence[] {
  const news = all.filter(({ isNew }) => isNew);
  if (news.some(({ candidate }) => candidate.fitness > 0)) return news;
  return news.length > 0 ? news.map(withAnyFitness) : all;
}

function withAnyFitness({ candidate, ...ranked }: RankedSentence): RankedSentence {
  const fitness = isBoilerplate(candidate.sentence.text, candidate.language) ? 0 : 1;
  return { candidate: { ...candidate, fitness }, ...ranked };
}

function firstSentence(article: Article): Slice[] {
  return annotationsOf(article)
    .sentences.slice(0, 1)
    .map(({ start, end, text }) => ({ article: article.id, start, end, text }));
}

/** The sentences with their scores: the linear ranker's (`ranker.ts`), moved above 0, less for older reports. */
function rank(
  candidates: readonly SentenceCandidate[],
  articles: readonly Article[],
  { weights, isNew }: { readonly weights: readonly number[]; readonly isNew: Novelty },
): RankedSentence[] {
  const newest = dayOf(articles[0]);
  const scores = candidates.map(({ features }) =>
    features.reduce((sum, value, index) => sum + (weights[index] ?? 0) * Math.log1p(value), 0),
  );
  const lowest = scores.reduce((low, score) => Math.min(low, score), Number.POSITIVE_INFINITY);
  return candidates.map((candidate, index) => {
    const day = dayOf(articles[candidate.article]);
    const age = newest && day ? Math.max(0, daysBetween(day, newest)) : 0;
    const score = (scores[index] - lowest + 0.1) * dailyDecay ** age;
    return { candidate, score, age, isNew: isNew(candidate.sentence.text) };
  });
}

/** The lead's news first, then how it came about, in order of time. */
function inOrder(chosen: readonly SentenceCandidate[], articles: readonly Article[]): SentenceCandidate[] {
  const byAge = articles
    .map((_, index) => index)
    .sort((one, other) => compareText(dayOf(articles[one]), dayOf(articles[other])) || one - other);
  const position = ({ article }: SentenceCandidate) => (article === 0 ? -1 : byAge.indexOf(article));
  return [...chosen].sort(
    (one, other) =>
      position(one) - position(other) || one.article - other.article || one.sentence.start - other.sentence.start,
  );
}

function dayOf(article: Article): string {
  return article.published?.slice(0, 10) ?? '';
}
