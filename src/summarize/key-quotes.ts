import { annotationsOf } from '../annotate/annotations.ts';
import { houseKey } from '../annotate/press/publishers.ts';
import { quotesOf } from '../annotate/quotes/quotes.ts';
import { termsOf } from '../language/words.ts';
import { countWords, foldKey } from '../lib/text/text.ts';
import type { Article, Slice } from '../model/article.ts';
import type { KeyQuote } from '../model/summary.ts';
import type { PrintedSummary } from './date-worth.ts';
import { isUnnamed, type QuoteCandidate, quoteScorer } from './quote-scores.ts';
import type { Novelty } from './summarize.ts';

/** A key quote is between these many words long. */
const fewestWords = 6;
const mostWords = 75;

/** Quotations that share this much of their words are the same. */
const sameWordsShare = 0.8;

/** A quotation worth less than this share of the best one is not printed: rather two than a weak third. */
const minShareOfBest = 0.15;

/** A quotation that shares this much of its terms with a printed sentence says nothing more; of fewer terms two may be chance. */
const toldShare = 0.5;
const fewestTerms = 5;

/** A quotation to print, with the same words in other reports. */
interface ChosenQuote {
  readonly candidate: QuoteCandidate;
  readonly carriers: readonly QuoteCandidate[];
}

/**
 * The key quotes of a story, in the order of its reports and texts: attributed, whole, saying something of their own,
 * one a person before a second by the same. The same words are printed once, with all the reports that have them. Words that
 * two reports attribute to different people are not printed, nor what earlier editions or the sentences of the summary tell.
 *
 * @param max maximum number of quotes
 * @param printed the headline and the sentences of the summary
 */
export function keyQuotesOf(
  articles: readonly Article[],
  max: number,
  isNew: Novelty,
  printed: PrintedSummary,
): KeyQuote[] {
  const candidates = articles
    .flatMap(candidatesOf)
    .filter(
      (candidate) => isNew(candidate.quote.text) && !printed.sentences.some((sentence) => tells(sentence, candidate)),
    );
  return choose(ranked(candidates, printed), candidates, max)
    .sort((one, other) => inOrderOfStory(one.candidate, other.candidate))
    .map(keyQuoteOf);
}

/** The quotations worth printing, the best first. */
function ranked(candidates: readonly QuoteCandidate[], printed: PrintedSummary): QuoteCandidate[] {
  const scoreOf = quoteScorer(candidates, printed);
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate) }));
  const least = minShareOfBest * Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score > 0 && score >= least)
    .sort((one, other) => other.score - one.score || inOrderOfStory(one.candidate, other.candidate))
    .map(({ candidate }) => candidate);
}

/** The best quotations: in the first round one a person, in the second two, and so on. */
function choose(best: readonly QuoteCandidate[], all: readonly QuoteCandidate[], max: number): ChosenQuote[] {
  const chosen: ChosenQuote[] = [];
  const isChosen = (candidate: QuoteCandidate) => chosen.some((other) => hasSameWords(other.candidate, candidate));
  const countOf = (speaker: string) => chosen.filter((other) => isSameVoice(other.candidate.speaker, speaker)).length;
  for (let perPerson = 1; perPerson <= max && chosen.length < max; perPerson++) {
    for (const candidate of best) {
      if (chosen.length >= max) break;
      if (isChosen(candidate) || countOf(candidate.speaker) >= perPerson) continue;
      const elsewhere = all.filter((other) => other.report !== candidate.report && hasSameWords(other, candidate));
      if (elsewhere.some((other) => isAttributedToAnother(other, candidate))) continue;
      chosen.push({ candidate, carriers: elsewhere.filter((other) => other.words.includes(candidate.words)) });
    }
  }
  return chosen;
}

function isAttributedToAnother(other: QuoteCandidate, { speaker }: QuoteCandidate): boolean {
  return !isUnnamed(other.speaker) && !isSameVoice(other.speaker, speaker);
}

function candidatesOf(article: Article, report: number): QuoteCandidate[] {
  const isOutside = outsideVoices(article);
  const annotations = annotationsOf(article);
  const isDocument = (speaker: string) => annotations.rules?.quotes.cues.document.test(speaker) ?? false;
  return quotesOf(annotations).flatMap((quote) => {
    const { speaker } = quote;
    const words = countWords(quote.text);
    if (speaker === null || quote.partial || quote.mended || words < fewestWords || words > mostWords) return [];
    if (isOutside(speaker) || isDocument(speaker)) return [];
    return [{ quote, speaker, article, report, words: foldKey(quote.text) }];
  });
}

/** The outlet, its agency and its reporters report the news: their own words are no quotations. */
function outsideVoices({ outlet, agency, authors }: Article): (speaker: string) => boolean {
  const houses = new Set([outlet, agency].flatMap((house) => (house ? [houseKey(house)] : [])));
  return (speaker) => houses.has(houseKey(speaker)) || authors.some((author) => isSameReporter(author, speaker));
}

/** "Ann M. Lee", "Lee" and "Ann Lee" are one reporter. */
function isSameReporter(author: string, speaker: string): boolean {
  const [one, other] = [foldKey(author).split(' '), foldKey(speaker).split(' ')];
  return one.at(-1) === other.at(-1) && (other.length === 1 || one.length === 1 || one[0] === other[0]);
}

/** Whether a printed sentence has the words of a quotation, or most of what they say. */
function tells(sentence: Slice, { quote, article, words }: QuoteCandidate): boolean {
  if (foldKey(sentence.text).includes(words)) return true;
  const said = [...new Set(termsOf(quote.text, article.language))];
  const told = new Set(termsOf(sentence.text, article.language));
  return said.length >= fewestTerms && said.filter((term) => told.has(term)).length > toldShare * said.length;
}

function inOrderOfStory(one: QuoteCandidate, other: QuoteCandidate): number {
  return one.report - other.report || one.quote.start - other.quote.start;
}

/** The same words, or nearly: one outlet shortens them, another completes them. */
function hasSameWords(candidate: QuoteCandidate, other: QuoteCandidate): boolean {
  if (candidate.words.includes(other.words) || other.words.includes(candidate.words)) return true;
  const [words, otherWords] = [new Set(candidate.words.split(' ')), new Set(other.words.split(' '))];
  const shared = [...words].filter((word) => otherWords.has(word)).length;
  return shared >= sameWordsShare * Math.min(words.size, otherWords.size);
}

/** "Antony Blinken" in one report is "Blinken" in another. */
function isSameVoice(speaker: string, other: string): boolean {
  const [key, otherKey] = [` ${foldKey(speaker)}`, ` ${foldKey(other)}`];
  return key.endsWith(otherKey) || otherKey.endsWith(key);
}

function keyQuoteOf({ candidate: { quote, article }, carriers }: ChosenQuote): KeyQuote {
  const { why, mended, ...printed } = quote;
  const others = new Map(carriers.map((carrier) => [carrier.article.id, carrier.quote.pieces]));
  return { ...printed, article: article.id, alsoIn: [...others].map(([id, pieces]) => ({ article: id, pieces })) };
}
