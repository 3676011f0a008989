import { textPackFor } from '../../language/packs.ts';
import type { Article } from '../../model/article.ts';
import { isBoilerplate } from './fitness.ts';
import { isQuoted, type NewsReport, newsReport, shows } from './news-features.ts';
import { oddsOf, type SentenceOdds } from './news-worth.ts';
import { type LengthOptions, type RankedSentence, samePointTest } from './sentence-choice.ts';
import type { SentenceCandidate } from './sentence-features.ts';

/** Log odds that agreement with the other reports adds, for a sentence all of whose terms they have. */
const agreementBonus = 2;

/** What a sentence of the lead has more than one of another report, and one of an agency more than one of an outlet. */
const leadBonus = 0.4;
const agencyBonus = 0.4;

/** What a sentence loses for each day that its report is older than the newest one. */
const dailyLoss = 0.6;

/** What an announcement, or a scene without a past, loses in a report older than the newest one: meanwhile it has happened, or not. */
const announcedLoss = 1.5;

/** What a sentence loses for a judgement that it attributes to nobody, and for the tone of talk. */
const judgementLoss = 1;
const informalLoss = 0.4;

/** What the sentences of a report lose that more likely comments than not: it tells no story where another report does. */
const commentLoss = 2;

/** What a first sentence loses that takes up another: "But he …", "Both are …". */
const leaningLoss = 1.2;

/** What a first sentence loses that earlier editions knew: a reader who has seen the headline again wants what is new. */
const knownLoss = 1;

/** Least log odds of the second sentence, and of a later one. Without signs of their language all have lower ones. */
const leastSecond = 0.8;
const leastLater = 1.6;
const leastWithoutSigns = 0;

/** A story of fewer sentences is a brief. */
const fewSentences = 5;

/** A chosen sentence that stands before the news in its text is printed before it if its odds are at most so much lower. */
const mostBelowNews = 0.7;

/** A sentence of which a smaller share of terms is new repeats. */
const minNewTerms = 0.45;

/** A sentence that shares this much of its terms, or of the other's, with a printed one of another report tells the same in other words. */
const paraphraseShare = 0.36;

/** What a summary is made of and read with: the story's reports, and the headline above it. */
export interface PrintedStory {
  readonly articles: readonly Article[];
  readonly headline: string;
}

/**
 * The sentences of a short summary in the order of print: the one that says what happened, then what adds most to it. Rather one than a
 * weak second. A further sentence needs nothing explained that is not printed.
 */
export function chooseNews(
  all: readonly RankedSentence[],
  story: PrintedStory,
  { sentences, words }: LengthOptions,
): SentenceCandidate[] {
  const most = sentences ?? Number.POSITIVE_INFINITY;
  const choice = new NewsChoice(all, story, words ?? Number.POSITIVE_INFINITY);
  while (choice.chosen.length < most && choice.takeBest());
  return choice.inOrder();
}

/**
 * Log odds that a sentence of a story says what happened. In a language without signs of news nobody can tell, and in a brief
 * of a few sentences there is nothing to choose: it is taken to.
 */
export function bestOpeningOdds(all: readonly RankedSentence[], story: PrintedStory): number {
  if (!textPackFor(story.articles[0].language).news || all.length < fewSentences) return Number.POSITIVE_INFINITY;
  return new NewsChoice(all, story).bestOpening;
}

/** A sentence with its odds, and what the story adds to both. */
interface RatedSentence {
  readonly candidate: SentenceCandidate;
  readonly isNew: boolean;
  readonly odds: SentenceOdds;
  readonly bonus: number;
  /** Log odds as the first sentence. */
  readonly opening: number;
}

class NewsChoice {
  readonly chosen: SentenceCandidate[] = [];
  readonly #rated: readonly RatedSentence[];
  readonly #headline: string;
  #wordsLeft: number;
  readonly #saysTheSame: (candidate: SentenceCandidate, other: SentenceCandidate) => boolean;

  constructor(
    all: readonly RankedSentence[],
    { articles, headline }: PrintedStory,
    maxWords = Number.POSITIVE_INFINITY,
  ) {
    const reports = articles.map((article) => newsReport(article, headline));
    const usable = all.filter(({ candidate }) => isUsable(candidate, reports[candidate.article]));
    this.#headline = headline;
    this.#wordsLeft = maxWords;
    this.#saysTheSame = samePointTest(usable);
    this.#rated = usable.map(({ candidate, age, isNew }) => {
      const report = reports[candidate.article];
      const odds = oddsOf(candidate, report, headline);
      const bonus = bonusOf(candidate, report, age);
      return { candidate, isNew, odds, bonus, opening: odds.opening() + bonus - openingLossOf(candidate, isNew) };
    });
  }

  /** The highest log odds of a first sentence. */
  get bestOpening(): number {
    return this.#rated.reduce((best, { opening }) => Math.max(best, opening), Number.NEGATIVE_INFINITY);
  }

  /** Adds the best sentence that is left; false where none is good enough. */
  takeBest(): boolean {
    const covered = new Set(this.chosen.flatMap(({ terms }) => terms));
    const left = this.#rated.filter(
      ({ candidate, isNew }) =>
        candidate.words <= this.#wordsLeft &&
        (this.chosen.length === 0 || isNew) &&
        !this.chosen.includes(candidate) &&
        !this.#repeats(candidate, covered),
    );
    const [best] = left
      .map((rated) => ({ candidate: rated.candidate, odds: this.#oddsNow(rated) }))
      .filter(({ candidate, odds }) => this.chosen.length === 0 || odds >= this.#leastFor(candidate))
      .sort((a, b) => b.odds - a.odds);
    if (best === undefined) return false;
    this.chosen.push(best.candidate);
    this.#wordsLeft -= best.candidate.words;
    return true;
  }

  #leastFor({ language }: SentenceCandidate): number {
    if (!textPackFor(language).news) return leastWithoutSigns;
    return this.chosen.length === 1 ? leastSecond : leastLater;
  }

  /** The log odds of a sentence after those that were chosen. */
  #oddsNow({ odds, bonus, opening }: RatedSentence): number {
    return this.chosen.length === 0
      ? opening
      : odds.further({ headline: this.#headline, sentences: this.chosen }) + bonus;
  }

  /** The chosen sentences in the order of print: the news first, then its report goes on, then the others as they were chosen. */
  inOrder(): SentenceCandidate[] {
    const [first] = this.chosen;
    if (first === undefined) return [];
    const own = this.chosen.filter(({ article }) => article === first.article).sort((a, b) => a.place - b.place);
    const others = this.chosen.filter(({ article }) => article !== first.article);
    const lead = own[0];
    const leads = lead === first || this.#openingOf(lead) >= this.#openingOf(first) - mostBelowNews;
    return [...(leads ? own : [first, ...own.filter((candidate) => candidate !== first)]), ...others];
  }

  #openingOf(candidate: SentenceCandidate): number {
    return this.#rated.find((rated) => rated.candidate === candidate)?.opening ?? Number.NEGATIVE_INFINITY;
  }

  #repeats(candidate: SentenceCandidate, covered: ReadonlySet<string>): boolean {
    if (this.chosen.length === 0) return false;
    const fresh = candidate.terms.filter((term) => !covered.has(term)).length;
    if (fresh < minNewTerms * candidate.terms.length) return true;
    return this.chosen.some((other) => this.#saysTheSame(other, candidate) || isParaphrase(other, candidate));
  }
}

function isUsable(candidate: SentenceCandidate, report: NewsReport): boolean {
  const { fitness, sentence, language } = candidate;
  return fitness > 0 && !isBoilerplate(sentence.text, language) && !isQuoted(candidate, report);
}

function isParaphrase({ terms, article }: SentenceCandidate, other: SentenceCandidate): boolean {
  // A report goes on with what it told.
  if (article === other.article) return false;
  const shared = terms.filter((term) => other.terms.includes(term)).length;
  return shared > paraphraseShare * Math.min(terms.length, other.terms.length);
}

function openingLossOf({ sentence, language }: SentenceCandidate, isNew: boolean): number {
  const leans = textPackFor(language).coherence?.leaningSubject.test(sentence.text) ?? false;
  return (leans ? leaningLoss : 0) + (isNew ? 0 : knownLoss);
}

/** A judgement that is attributed is somebody's. */
function toneLossOf(candidate: SentenceCandidate): number {
  const judges = shows(candidate, 'judgement') && !shows(candidate, 'attributed');
  return (judges ? judgementLoss : 0) + (shows(candidate, 'informal') ? informalLoss : 0);
}

/** What the story adds to the odds of a sentence; `age` is that of its report in days. */
function bonusOf(candidate: SentenceCandidate, { article, odds }: NewsReport, age: number): number {
  const isAnnounced = age > 0 && (shows(candidate, 'plan') || !shows(candidate, 'past'));
  return (
    agreementBonus * candidate.agreement +
    (candidate.article === 0 ? leadBonus : 0) +
    (article.agency === null ? 0 : agencyBonus) -
    (odds > 0 ? commentLoss : 0) -
    toneLossOf(candidate) -
    dailyLoss * age -
    (isAnnounced ? announcedLoss : 0)
  );
}
