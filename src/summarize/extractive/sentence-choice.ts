import { countWords } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import type { SummaryOptions } from '../summarize.ts';
import { isBoilerplate } from './fitness.ts';
import type { SentenceCandidate } from './sentence-features.ts';

/** A sentence with its score by the ranker, above 0. */
export interface RankedSentence {
  readonly candidate: SentenceCandidate;
  readonly score: number;
  /** Days that its report is older than the newest one. */
  readonly age: number;
  /** Whether earlier editions did not know it. */
  readonly isNew: boolean;
}

/** How long a summary is. */
export type LengthOptions = Pick<SummaryOptions, 'sentences' | 'words'>;

/** A sentence of this fitness can be read alone. */
const minFitness = 0.45;

/** A sentence is worth printing from this share of the best one's gain. */
const minGainShare = 0.08;

/** A sentence in which a smaller share of terms is new repeats what was said. */
const minNewTerms = 0.35;

/**
 * The sentences of a summary, in no order: of a long extract the most central ones, else those with most news.
 *
 * @param candidates all sentences of the articles
 */
export function chooseBy(
  options: LengthOptions,
  candidates: readonly RankedSentence[],
  articles: readonly Article[],
): SentenceCandidate[] {
  return options.sentences === null && isExtract(articles, options.words)
    ? mostCentral(candidates, options.words ?? 0)
    : mostInformative(candidates, options);
}

/**
 * Takes the sentences greedily by gain, each losing what the chosen ones said already, until the length is reached. Sentences
 * that need another one, or repeat one in part, come only where a word budget is not filled without them.
 */
function mostInformative(all: readonly RankedSentence[], options: LengthOptions): SentenceCandidate[] {
  const ranked = all.filter(({ candidate }) => candidate.fitness > 0);
  const choice = new GreedyChoice(ranked, options.words ?? Number.POSITIVE_INFINITY);
  const maxSentences = options.sentences ?? Number.POSITIVE_INFINITY;
  let firstGain = 0;
  let filling = false;
  while (choice.chosen.length < maxSentences) {
    const best = choice.best(filling);
    firstGain ||= best?.gain ?? 0;
    // Two sentences rather than a third one with hardly any news; a word budget is to be used up.
    const mayFill = options.sentences === null || choice.chosen.length === 0;
    if (best === null && !filling && mayFill) filling = true;
    else if (best === null || (options.sentences !== null && best.gain < minGainShare * firstGain)) break;
    else choice.take(best.candidate);
  }
  return choice.chosen;
}

class GreedyChoice {
  readonly chosen: SentenceCandidate[] = [];
  readonly #ranked: readonly RankedSentence[];
  readonly #maxWords: number;
  readonly #saysTheSame: (candidate: SentenceCandidate, other: SentenceCandidate) => boolean;
  readonly #covered = new Set<string>();
  #words = 0;

  constructor(ranked: readonly RankedSentence[], maxWords: number) {
    this.#ranked = ranked;
    this.#maxWords = maxWords;
    this.#saysTheSame = samePointTest(ranked);
  }

  /**
   * The sentence with the highest gain; null where none has any.
   *
   * @param filling also sentences that need another one or repeat one in part
   */
  best(filling: boolean): { candidate: SentenceCandidate; gain: number } | null {
    let best: { candidate: SentenceCandidate; gain: number } | null = null;
    for (const { candidate, score } of this.#ranked) {
      if (this.chosen.includes(candidate) || this.#words + candidate.words > this.#maxWords) continue;
      if (!filling && candidate.fitness < minFitness) continue;
      if (!filling && this.chosen.some((other) => this.#saysTheSame(other, candidate))) continue;
      const gain = this.#gainOf(candidate, score);
      if (gain > (best?.gain ?? 0)) best = { candidate, gain };
    }
    return best;
  }

  take(candidate: SentenceCandidate): void {
    this.chosen.push(candidate);
    this.#words += candidate.words;
    for (const term of candidate.terms) this.#covered.add(term);
  }

  /** A sentence that mostly repeats has no gain, however central it is. */
  #gainOf({ terms }: SentenceCandidate, score: number): number {
    const newTerms = terms.filter((term) => !this.#covered.has(term)).length / Math.max(1, terms.length);
    return newTerms < minNewTerms ? 0 : score * Math.sqrt(newTerms);
  }
}

/** A summary of this many words and this share of the lead's is an extract. */
const minExtractWords = 100;
const minExtractShare = 0.25;

/** A few sentences report the news, which stands at the beginning; a fourth of a text has what the text returns to. */
function isExtract([lead]: readonly Article[], words: number | null): boolean {
  return words !== null && words >= minExtractWords && words >= minExtractShare * countWords(lead.text);
}

/** The most central sentences that fit: in an extract a sentence has its neighbours, and may ask or need another one. */
function mostCentral(all: readonly RankedSentence[], maxWords: number): SentenceCandidate[] {
  const sorted = all
    .map(({ candidate }) => candidate)
    .filter(({ sentence, language }) => !isBoilerplate(sentence.text, language))
    .sort(
      (one, other) =>
        other.centrality - one.centrality || one.article - other.article || one.sentence.start - other.sentence.start,
    );
  let words = 0;
  return sorted.filter((candidate) => {
    if (words + candidate.words > maxWords) return false;
    words += candidate.words;
    return true;
  });
}

/**
 * Two sentences make the same point if they share this much of the shorter one's content, weighted by the rarity of its words
 * in the story: words that the whole story uses count for little.
 */
const samePointShare = 0.45;

/** The same for a sentence with fewer content words than this: two new ones say a thing of their own. */
const fewTerms = 8;
const samePointShareOfFew = 0.65;

/** The test of whether two of these sentences make the same point. */
export function samePointTest(
  all: readonly RankedSentence[],
): (candidate: SentenceCandidate, other: SentenceCandidate) => boolean {
  const holders = new Map<string, number>();
  for (const { candidate } of all) for (const term of candidate.terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = (term: string) => Math.log((all.length + 1) / (holders.get(term) ?? 1));
  const weight = (terms: readonly string[]) => terms.reduce((sum, term) => sum + rarity(term), 0);
  return (candidate, other) => {
    const shared = weight(candidate.terms.filter((term) => other.terms.includes(term)));
    const isShort = Math.min(candidate.terms.length, other.terms.length) < fewTerms;
    const share = isShort ? samePointShareOfFew : samePointShare;
    return shared > share * Math.min(weight(candidate.terms), weight(other.terms));
  };
}
