import { annotationsOf } from '../../annotate/annotations.ts';
import { commentaryOf } from '../../annotate/press/commentary.ts';
import { quotesOf } from '../../annotate/quotes/quotes.ts';
import type { NewsSign } from '../../language/pack-parts/summaries/news.ts';
import { textPackFor } from '../../language/packs.ts';
import { termsOf } from '../../language/words.ts';
import { withoutQuotations } from '../../lib/text/quotations.ts';
import { paragraphsOf } from '../../lib/text/text.ts';
import type { Article, Span } from '../../model/article.ts';
import { coherenceOf } from './coherence.ts';
import { isBoilerplate } from './fitness.ts';
import { newsWorthOf } from './news-worth.ts';
import { type LengthOptions, type RankedSentence, samePointTest } from './sentence-choice.ts';
import type { SentenceCandidate } from './sentence-features.ts';

/** What agreement with the other reports is worth, for a sentence all of whose terms they have. */
const agreementBonus = 2;

/** What a sentence of the lead is worth more than one of another report, and one of an agency than one of an outlet. */
const leadBonus = 0.3;
const agencyBonus = 0.3;

/** What the first sentence of a summary loses for what does not tell an event. */
const openingLosses: Partial<Record<NewsSign, number>> = {
  judgement: 0.8,
  teaser: 0.4,
  reader: 0.8,
  background: 0.4,
  history: 0.5,
  perfect: 0.2,
};

/** The same for a further sentence, in which the model sees less: it learned what tells the main event. */
const furtherLosses: Partial<Record<NewsSign, number>> = {
  judgement: 1,
  teaser: 0.5,
  reader: 1,
  background: 0.7,
  history: 0.9,
  perfect: 0.4,
  conditional: 0.2,
};

/** What a further sentence loses that has neither a day, a plan, somebody's word nor a figure: it holds at any time. */
const timelessLoss = 0.4;

/** What a sentence loses behind the twelfth and behind the twenty-fifth of its report: it has lost the thread. */
const deepLosses: readonly (readonly [place: number, loss: number])[] = [
  [12, 0.4],
  [25, 0.4],
];

/** From these log odds on that a report comments, its sentences lose this much for each further one, and at most so much in all. */
const plainOdds = -4;
const oddsLoss = 0.3;
const mostOddsLoss = 1.5;

/** What an announcement, or a scene without a past, keeps in a report older than the newest one: meanwhile it has happened, or not. */
const announcedShare = 0.3;

/** What the first sentence gains for all terms of the headline. */
const headlineBonus = 0.8;

/** What a further sentence gains that follows a printed one in its text, or says when something happened. */
const followBonus = 0.4;
const latelyBonus = 0.3;

/** Least worth of a second sentence, and of a later one. */
const minSecond = 2.5;
const minLater = 3.3;

/** The same as a share of what the first one is worth, where that is less. */
const minShareOfFirst = 0.55;

/** A chosen sentence that stands before the news in its text is printed before it if it is worth this share of it. */
const minShareToLead = 0.75;

/** A further sentence that keeps less than this of its worth cannot be understood (`coherence.ts`). */
const minCoherence = 0.5;

/** A sentence of which a smaller share of terms is new repeats. */
const minNewTerms = 0.45;

/** A sentence that shares this much of its terms, or of the other's, with a printed one of another report tells the same in other words. */
const paraphraseShare = 0.36;

/** A first sentence that can hardly be read alone keeps this share of its worth. */
const minFitness = 0.2;
const unfitShare = 0.3;

/** What a summary is made of and read with: the story's reports, and the headline above it. */
export interface PrintedStory {
  readonly articles: readonly Article[];
  readonly headline: string;
}

/**
 * The sentences of a short summary in the order of print: the one that says what happened, then what adds most to it. Rather two than
 * a weak third. A further sentence needs nothing explained that is not printed.
 */
export function chooseNews(
  all: readonly RankedSentence[],
  story: PrintedStory,
  { sentences, words }: LengthOptions,
): SentenceCandidate[] {
  const quoted = story.articles.map(quotedPassages);
  const usable = all.filter(
    ({ candidate }) =>
      candidate.fitness > 0 &&
      !isBoilerplate(candidate.sentence.text, candidate.language) &&
      !quoted[candidate.article].some((span) => holds(span, candidate.sentence)),
  );
  const most = sentences ?? Number.POSITIVE_INFINITY;
  const choice = new NewsChoice(usable, story, words ?? Number.POSITIVE_INFINITY);
  while (choice.chosen.length < most && choice.takeBest());
  return choice.inOrder();
}

class NewsChoice {
  readonly chosen: SentenceCandidate[] = [];
  readonly #rated: readonly {
    readonly candidate: SentenceCandidate;
    readonly worth: number;
    readonly further: number;
  }[];
  readonly #story: PrintedStory;
  readonly #headlineTerms: ReadonlySet<string>;
  #wordsLeft: number;
  readonly #saysTheSame: (candidate: SentenceCandidate, other: SentenceCandidate) => boolean;

  constructor(all: readonly RankedSentence[], story: PrintedStory, maxWords: number) {
    this.#story = story;
    this.#headlineTerms = new Set(termsOf(story.headline, story.articles[0].language));
    this.#wordsLeft = maxWords;
    this.#saysTheSame = samePointTest(all);
    const tones = story.articles.map(oddsLossOf);
    this.#rated = all.map(({ candidate, decay: age }) => {
      const decay = age < 1 && (has(candidate, 'plan') || !has(candidate, 'past')) ? age * announcedShare : age;
      const base = baseWorthOf(candidate, story.articles[candidate.article]) - tones[candidate.article];
      return {
        candidate,
        worth: this.#openingWorthOf(candidate, base) * decay,
        further: Math.max(0, furtherWorthOf(candidate, base)) * decay,
      };
    });
  }

  /** What a sentence is worth as the first: it tells the event of the headline, and can be read alone. */
  #openingWorthOf(candidate: SentenceCandidate, base: number): number {
    const worth = base + headlineBonus * this.#shareOfHeadline(candidate) - openingLossOf(candidate);
    return Math.max(0.05, worth) * (candidate.fitness < minFitness ? unfitShare : 1);
  }

  #shareOfHeadline({ terms }: SentenceCandidate): number {
    const sought = this.#headlineTerms;
    return terms.filter((term) => sought.has(term)).length / Math.max(1, sought.size);
  }

  /** Adds the best sentence that is left; false where none is good enough. */
  takeBest(): boolean {
    const covered = new Set(this.chosen.flatMap(({ terms }) => terms));
    let best: SentenceCandidate | null = null;
    let bestWorth = 0;
    for (const { candidate, worth, further } of this.#rated) {
      const bound = this.chosen.length === 0 ? worth : further + followBonus;
      if (
        bound <= bestWorth ||
        candidate.words > this.#wordsLeft ||
        this.chosen.includes(candidate) ||
        this.#repeats(candidate, covered)
      )
        continue;
      const total = this.#worthNow(candidate, worth, further);
      if (total > bestWorth) [best, bestWorth] = [candidate, total];
    }
    if (best === null) return false;
    this.chosen.push(best);
    this.#wordsLeft -= best.words;
    return true;
  }

  /** What a sentence is worth after those that were chosen; 0 where it cannot follow them. */
  #worthNow(candidate: SentenceCandidate, worth: number, further: number): number {
    const { articles, headline } = this.#story;
    const coherence = coherenceOf(candidate, articles[candidate.article], { headline, sentences: this.chosen });
    const [first] = this.chosen;
    if (first === undefined) return worth * coherence;
    const sameReport = this.chosen.filter(({ article }) => article === candidate.article);
    // What stands before the news in its text is no continuation, unless it needs none of what was told.
    if (coherence < 1 && sameReport.some(({ place }) => place > candidate.place)) return 0;
    const follows = sameReport.some(({ place }) => place === candidate.place - 1);
    const total = (further + (follows ? followBonus : 0)) * coherence;
    return coherence < minCoherence || total < this.#least() ? 0 : total;
  }

  /** What the next sentence must be worth: less where the first is worth little, as in a short text. */
  #least(): number {
    const bound = this.chosen.length === 1 ? minSecond : minLater;
    return Math.min(bound, minShareOfFirst * this.#worthOf(this.chosen[0]));
  }

  #worthOf(candidate: SentenceCandidate): number {
    return this.#rated.find((rated) => rated.candidate === candidate)?.worth ?? 0;
  }

  /** The chosen sentences in the order of print: the news first, then its report goes on, then the others as they were chosen. */
  inOrder(): SentenceCandidate[] {
    const [first] = this.chosen;
    if (first === undefined) return [];
    const own = this.chosen.filter(({ article }) => article === first.article).sort((a, b) => a.place - b.place);
    const others = this.chosen.filter(({ article }) => article !== first.article);
    const lead = own[0];
    const leads = lead === first || this.#worthOf(lead) >= minShareToLead * this.#worthOf(first);
    return [...(leads ? own : [first, ...own.filter((candidate) => candidate !== first)]), ...others];
  }

  #repeats(candidate: SentenceCandidate, covered: ReadonlySet<string>): boolean {
    if (this.chosen.length === 0) return false;
    const fresh = candidate.terms.filter((term) => !covered.has(term)).length;
    if (fresh < minNewTerms * candidate.terms.length) return true;
    return this.chosen.some((other) => this.#saysTheSame(other, candidate) || isParaphrase(other, candidate));
  }
}

function isParaphrase({ terms, article }: SentenceCandidate, other: SentenceCandidate): boolean {
  // A report goes on with what it told.
  if (article === other.article) return false;
  const shared = terms.filter((term) => other.terms.includes(term)).length;
  return shared > paraphraseShare * Math.min(terms.length, other.terms.length);
}

function baseWorthOf(candidate: SentenceCandidate, { agency }: Article): number {
  return (
    newsWorthOf(candidate) +
    agreementBonus * candidate.agreement +
    (candidate.article === 0 ? leadBonus : 0) +
    (agency === null ? 0 : agencyBonus)
  );
}

/** The losses of all signs that a sentence shows; a judgement that is attributed to somebody is theirs. */
function lossOf(candidate: SentenceCandidate, losses: Partial<Record<NewsSign, number>>): number {
  return Object.entries(losses).reduce((sum, [sign, loss]) => {
    if (sign === 'judgement' && has(candidate, 'attributed')) return sum;
    return sum + (has(candidate, sign as NewsSign) ? loss : 0);
  }, 0);
}

function depthLossOf({ place }: SentenceCandidate): number {
  return deepLosses.reduce((sum, [from, loss]) => sum + (place >= from ? loss : 0), 0);
}

function openingLossOf(candidate: SentenceCandidate): number {
  return lossOf(candidate, openingLosses) + depthLossOf(candidate);
}

function isTimeless(candidate: SentenceCandidate): boolean {
  const signs: readonly NewsSign[] = ['lately', 'plan', 'attributed'];
  return !/\d/.test(candidate.sentence.text) && !signs.some((sign) => has(candidate, sign));
}

function furtherWorthOf(candidate: SentenceCandidate, base: number): number {
  const losses = lossOf(candidate, furtherLosses) + depthLossOf(candidate) + (isTimeless(candidate) ? timelessLoss : 0);
  return base - losses + (has(candidate, 'lately') ? latelyBonus : 0);
}

/** What all sentences of a report lose beside plainer ones: an outlet that argues is not preferred to an agency. */
function oddsLossOf(article: Article): number {
  const odds = commentaryOf(article)?.odds ?? plainOdds;
  return Math.min(mostOddsLoss, oddsLoss * Math.max(0, odds - plainOdds));
}

/** Quotations, and paragraphs that are somebody's post: "… (@annlee)". */
function quotedPassages(article: Article): Span[] {
  const quotations = quotesOf(annotationsOf(article)).flatMap(({ pieces }) => pieces);
  const posts = paragraphsOf(article.text).filter(({ text }) => /\(@\w{2,}\)/.test(text));
  return [...quotations, ...posts.map(({ start, text }) => ({ start, end: start + text.length }))];
}

function holds(span: Span, sentence: Span): boolean {
  return span.start <= sentence.start && span.end >= sentence.end - 1;
}

function has({ sentence, language }: SentenceCandidate, sign: NewsSign): boolean {
  return textPackFor(language).news?.signs[sign].test(withoutQuotations(sentence.text)) ?? false;
}
