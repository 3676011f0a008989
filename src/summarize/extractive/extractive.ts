import { annotationsOf } from '../../annotate/annotations.ts';
import { disagreementsIn } from '../../annotate/figures.ts';
import { compareText, countWords } from '../../lib/text/text.ts';
import { daysBetween } from '../../lib/time/calendar.ts';
import type { Article, Slice } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import { headlineOf } from '../headline.ts';
import { keyDatesOf } from '../key-dates.ts';
import { keyQuotesOf } from '../key-quotes.ts';
import { noveltyFor, tellersOf } from '../novelty.ts';
import type { Novelty, Summarizer, SummaryWish } from '../summarize.ts';
import { isBoilerplate } from './fitness.ts';
import { rankerWeights } from './ranker.ts';
import { candidatesOf, type SentenceCandidate } from './sentence-features.ts';

/** The summarizer that works at once, at home: it chooses sentences and writes none. */
export const extractive: Summarizer = {
  kind: 'extractive',
  async summarize(story, wish) {
    return { value: summarizeStory(story, wish), problems: [] };
  },
};

function summarizeStory(story: Story, wish: SummaryWish): Summary {
  const articles = tellersOf(story);
  const isNew = noveltyFor(story.past);
  const dates = keyDatesOf(articles, wish, isNew);
  return {
    by: 'extractive',
    headline: headlineOf(articles),
    sentences: chooseSentences(articles, wish, isNew),
    quotes: keyQuotesOf(articles, wish.quotes, isNew),
    dates: dates.key,
    ahead: dates.ahead,
    figures: disagreementsIn(countingIn(story), earlierVersions(story)),
  };
}

/** Near-copies too: the one number that an outlet changed is what is looked for. */
function countingIn(story: Story): Article[] {
  return articlesOf(story).filter(({ kind }) => kind === 'report' || kind === 'live');
}

/** What earlier editions knew, but for what was changed since: nobody disagrees with himself. */
function earlierVersions(story: Story): Article[] {
  const earlier = story.past?.articles ?? [];
  const replaced = new Set([...earlier, ...articlesOf(story)].map(({ updates }) => updates));
  return earlier.filter(({ id }) => !replaced.has(id));
}

function articlesOf({ reports }: Story): Article[] {
  return reports.flatMap(({ article, copies }) => [article, ...copies]);
}

/** From this fitness on a sentence can be read alone. */
const standsWell = 0.45;

/** A sentence is worth printing from this share of the best one's gain. */
const leastGain = 0.08;

/** What a report's sentences are worth of the lead's, a day older: yesterday's figures are no news. */
const fading = 0.6;

/** A sentence that brings less new terms than this says what was said. */
const leastNovelty = 0.35;

/**
 * The sentences that tell a story, in the order of its reports and of their texts. Of a story that goes on only what is new
 * is told; where nothing is (a correction of what was told) it is told again.
 */
export function chooseSentences(
  articles: readonly Article[],
  wish: Pick<SummaryWish, 'sentences' | 'words'>,
  isNew: Novelty = () => true,
  weights: readonly number[] = rankerWeights,
): Slice[] {
  const all = ranked(candidatesOf(articles), articles, weights);
  const news = all.filter(({ candidate }) => isNew(candidate.sentence.text));
  // What only quotes is news, too, where nothing else is.
  const alone = news.some(({ candidate }) => candidate.fitness > 0);
  const candidates = alone ? news : news.length > 0 ? news.map(asPrintable) : all;
  const chosen =
    wish.sentences === null && isExtract(articles, wish.words)
      ? mostCentral(candidates, wish.words ?? 0)
      : mostTelling(candidates, wish);
  // A text without one usable sentence still begins somewhere.
  if (chosen.length === 0)
    return annotationsOf(articles[0])
      .sentences.slice(0, 1)
      .map(({ start, end, text }) => ({ article: articles[0].id, start, end, text }));
  return inOrder(chosen, articles).map(({ article, sentence }) => ({
    article: articles[article].id,
    start: sentence.start,
    end: sentence.end,
    text: sentence.text,
  }));
}

/** A sentence with what it is worth by itself. */
interface Ranked {
  readonly candidate: SentenceCandidate;
  readonly worth: number;
}

function asPrintable({ candidate, worth }: Ranked): Ranked {
  return {
    candidate: { ...candidate, fitness: isBoilerplate(candidate.sentence.text, candidate.language) ? 0 : 1 },
    worth,
  };
}

/** Takes the sentences greedily, each losing what earlier ones have said already, until the wish is filled. */
function mostTelling(all: readonly Ranked[], wish: Pick<SummaryWish, 'sentences' | 'words'>): SentenceCandidate[] {
  const ranked = all.filter(({ candidate }) => candidate.fitness > 0);
  const budget = wish.words ?? Number.POSITIVE_INFINITY;
  const most = wish.sentences ?? Number.POSITIVE_INFINITY;
  const saysTheSame = sameness(ranked);
  const chosen: SentenceCandidate[] = [];
  const covered = new Set<string>();
  let words = 0;
  let first = 0;
  // Sentences that lean on others, or repeat them in part, come only where a budget is not filled without them.
  let filling = false;
  while (chosen.length < most) {
    let best: SentenceCandidate | null = null;
    let bestGain = 0;
    for (const { candidate, worth } of ranked) {
      if (chosen.includes(candidate) || words + candidate.words > budget) continue;
      if (!filling && candidate.fitness < standsWell) continue;
      const fresh = candidate.terms.filter((term) => !covered.has(term));
      const novelty = candidate.terms.length === 0 ? 0 : fresh.length / candidate.terms.length;
      if (!filling && chosen.some((other) => saysTheSame(other, candidate))) continue;
      // A sentence that mostly repeats is worth nothing, however central it is.
      const gain = novelty < leastNovelty ? 0 : worth * Math.sqrt(novelty);
      if (gain > bestGain) [best, bestGain] = [candidate, gain];
    }
    // Rather two sentences than a third one that says next to nothing; a word budget is to be used up.
    first ||= bestGain;
    if (best === null && !filling && (wish.sentences === null || chosen.length === 0)) {
      filling = true;
      continue;
    }
    if (!best || (wish.sentences !== null && bestGain < leastGain * first)) break;
    chosen.push(best);
    words += best.words;
    for (const term of best.terms) covered.add(term);
  }
  return chosen;
}

/** From so many words on, and from this share of the lead's, a summary is an extract. */
const extractWords = 100;
const extractShare = 0.25;

/** A few sentences tell what is new, and that stands at the beginning; a fourth of a text holds what the text returns to. */
function isExtract([lead]: readonly Article[], budget: number | null): boolean {
  return budget !== null && budget >= extractWords && budget >= extractShare * countWords(lead.text);
}

/** The most central sentences that fit: in an extract a sentence stands among its neighbours, and may ask or lean. */
function mostCentral(all: readonly Ranked[], budget: number): SentenceCandidate[] {
  const ranked = all
    .map(({ candidate }) => candidate)
    .filter(({ sentence, language }) => !isBoilerplate(sentence.text, language))
    .sort((a, b) => b.centrality - a.centrality || a.article - b.article || a.sentence.start - b.sentence.start);
  let words = 0;
  return ranked.filter((candidate) => {
    if (words + candidate.words > budget) return false;
    words += candidate.words;
    return true;
  });
}

/**
 * Of two sentences that share so much of the shorter one's content, by the rarity of its words in the story, the second one
 * tells a reader nothing new: what all of the story speaks of counts for little.
 */
const samePoint = 0.45;

/** Of a sentence with fewer content words than this so much, since two that are new say a thing of their own. */
const shortTerms = 8;
const samePointShort = 0.65;

function sameness(all: readonly Ranked[]): (a: SentenceCandidate, b: SentenceCandidate) => boolean {
  const holders = new Map<string, number>();
  for (const { candidate } of all) for (const term of candidate.terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log((all.length + 1) / (holders.get(term) ?? 1));
  const weight = (terms: readonly string[]) => terms.reduce((sum, term) => sum + rarity(term), 0);
  return (a, b) => {
    const shared = weight(a.terms.filter((term) => b.terms.includes(term)));
    const limit = Math.min(a.terms.length, b.terms.length) < shortTerms ? samePointShort : samePoint;
    return shared > limit * Math.min(weight(a.terms), weight(b.terms));
  };
}

/** The sentences, each with what the linear ranker (`ranker.ts`) gives it, above 0. */
function ranked(
  candidates: readonly SentenceCandidate[],
  articles: readonly Article[],
  weights: readonly number[],
): Ranked[] {
  const newest = dayOf(articles[0]);
  const scored = candidates.map((candidate) => ({
    candidate,
    score: candidate.features.reduce((sum, value, at) => sum + (weights[at] ?? 0) * Math.log1p(value), 0),
  }));
  const least = scored.reduce((low, { score }) => Math.min(low, score), Number.POSITIVE_INFINITY);
  return scored.map(({ candidate, score }) => {
    const day = dayOf(articles[candidate.article]);
    const age = newest && day ? Math.max(0, daysBetween(day, newest)) : 0;
    return { candidate, worth: (score - least + 0.1) * fading ** age };
  });
}

/** The lead's news first, then how it came to that, in order of time. */
function inOrder(chosen: readonly SentenceCandidate[], articles: readonly Article[]): SentenceCandidate[] {
  const byAge = articles
    .map((_, at) => at)
    .sort((a, b) => compareText(dayOf(articles[a]), dayOf(articles[b])) || a - b);
  const order = ({ article }: SentenceCandidate) => (article === 0 ? -1 : byAge.indexOf(article));
  return [...chosen].sort(
    (a, b) => order(a) - order(b) || a.article - b.article || a.sentence.start - b.sentence.start,
  );
}

function dayOf(article: Article): string {
  return article.published?.slice(0, 10) ?? '';
}
