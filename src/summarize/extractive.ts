import { readingOf } from '../language/reading.ts';
import type { Sentence } from '../language/sentences.ts';
import { termsOf } from '../language/words.ts';
import { daysBetween } from '../lib/calendar.ts';
import { compareText } from '../lib/text.ts';
import type { Article, Slice, Story, Summary } from '../model.ts';
import { keyDatesOf } from './keydates.ts';
import { keyQuotesOf } from './keyquotes.ts';
import { standsAlone } from './standing.ts';
import type { Summarizer, SummaryWish } from './summarize.ts';

/** The summarizer that works at once, at home: it chooses sentences and writes none. */
export const extractive: Summarizer = {
  kind: 'extractive',
  async summarize(story, wish) {
    return { value: summarizeStory(story, wish), problems: [] };
  },
};

function summarizeStory(story: Story, wish: SummaryWish): Summary {
  const articles = story.reports.map(({ article }) => article);
  const dates = keyDatesOf(articles, wish);
  return {
    by: 'extractive',
    headline: { article: articles[0].id, text: articles[0].title },
    sentences: chooseSentences(articles, wish),
    quotes: keyQuotesOf(articles, wish.quotes),
    dates: dates.key,
    ahead: dates.ahead,
  };
}

/** A sentence is worth printing from this share of the best one's gain. */
const leastGain = 0.08;

/** What a report's sentences are worth of the lead's, a day older: yesterday's figures are no news. */
const fading = 0.6;

interface Candidate {
  readonly article: number;
  readonly sentence: Sentence;
  readonly position: number;
  readonly terms: readonly string[];
  readonly words: number;
  readonly score: number;
}

/**
 * The sentences that tell a story, in the order of its reports and of their texts. Each is scored by how much of what
 * the reports share it covers, by where it stands, and by its kinship with the titles; then they are taken greedily, a
 * sentence losing what earlier ones have said already, until the wish is filled. The lead's own beginning goes first.
 */
function chooseSentences(articles: readonly Article[], wish: Pick<SummaryWish, 'sentences' | 'words'>): Slice[] {
  const budget = wish.words ?? Number.POSITIVE_INFINITY;
  const weights = termWeights(articles);
  const newest = dayOf(articles[0]);
  const candidates = articles.flatMap((article, at) => {
    const age = newest && dayOf(article) ? Math.max(0, daysBetween(dayOf(article), newest)) : 0;
    return candidatesOf(article, at, weights, fading ** age);
  });
  const leads = candidates.some((candidate) => candidate.article === 0);
  const chosen: Candidate[] = [];
  const covered = new Set<string>();
  let words = 0;
  let first = 0;
  while (chosen.length < wish.sentences) {
    let best: Candidate | null = null;
    let bestGain = 0;
    for (const candidate of candidates) {
      if (chosen.includes(candidate) || words + candidate.words > budget) continue;
      if (chosen.length === 0 && leads && candidate.article !== 0) continue;
      const fresh = candidate.terms.filter((term) => !covered.has(term));
      const novelty = candidate.terms.length === 0 ? 0 : fresh.length / candidate.terms.length;
      // A sentence that mostly repeats is worth nothing, however central it is.
      const gain = novelty < 0.35 ? 0 : candidate.score * novelty;
      if (gain > bestGain) [best, bestGain] = [candidate, gain];
    }
    // Rather two sentences than a third one that says next to nothing; a word budget is to be used up.
    first ||= bestGain;
    if (!best || (wish.words === null && bestGain < leastGain * first)) break;
    chosen.push(best);
    words += best.words;
    for (const term of best.terms) covered.add(term);
  }
  // The lead's news first, then how it came to that, in order of time.
  const byAge = articles
    .map((_, at) => at)
    .sort((a, b) => compareText(dayOf(articles[a]), dayOf(articles[b])) || a - b);
  const order = ({ article }: Candidate) => (article === 0 ? -1 : byAge.indexOf(article));
  // A text without one usable sentence still begins somewhere.
  if (chosen.length === 0)
    return readingOf(articles[0])
      .sentences.slice(0, 1)
      .map(({ start, end, text }) => ({ article: articles[0].id, start, end, text }));
  return chosen
    .sort((a, b) => order(a) - order(b) || a.article - b.article || a.sentence.start - b.sentence.start)
    .map(({ article, sentence }) => ({
      article: articles[article].id,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
    }));
}

function dayOf(article: Article): string {
  return article.published?.slice(0, 10) ?? '';
}

function candidatesOf(article: Article, at: number, weights: ReadonlyMap<string, number>, fresh: number): Candidate[] {
  const title = new Set(termsOf(article.title, article.language));
  return readingOf(article).sentences.flatMap((sentence, position) => {
    const words = sentence.text.split(/\s+/).length;
    const fitness = standsAlone(sentence.text, words, article.language);
    if (fitness === 0) return [];
    const terms = [...new Set(termsOf(sentence.text, article.language))];
    const mass = terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
    const shared = title.size === 0 ? 0 : terms.filter((term) => title.has(term)).length / title.size;
    const place = 1 / (1 + 0.35 * position) + (sentence.paragraph === 0 ? 0.3 : 0);
    // Long sentences cover more by being long; the root takes half of that back.
    const coverage = mass / Math.sqrt(Math.max(8, words));
    return [
      {
        article: at,
        sentence,
        position,
        terms,
        words,
        score: fitness * coverage * (0.35 + place + 0.4 * shared) * (at === 0 ? 1.15 : 1) * fresh,
      },
    ];
  });
}

/** What a term is worth: how often the reports use it, more when several do, more near the top. */
function termWeights(articles: readonly Article[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const article of articles) {
    const counts = new Map<string, number>();
    const terms = termsOf(article.text, article.language);
    for (const [at, term] of terms.entries()) counts.set(term, (counts.get(term) ?? 0) + (at < 60 ? 1.5 : 1));
    for (const term of termsOf(article.title, article.language)) counts.set(term, (counts.get(term) ?? 0) + 2);
    for (const [term, count] of counts) weights.set(term, (weights.get(term) ?? 0) + Math.log1p(count));
  }
  return weights;
}
