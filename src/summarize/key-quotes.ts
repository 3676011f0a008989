import { annotationsOf } from '../annotate/annotations.ts';
import { houseKey } from '../annotate/press/publishers.ts';
import { type FoundQuote, quotesOf } from '../annotate/quotes/quotes.ts';
import { termsOf } from '../language/words.ts';
import { countWords, foldKey } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import type { KeyQuote } from '../model/summary.ts';
import { isSetPhrase, quotationFitness } from './extractive/fitness.ts';
import type { Novelty } from './summarize.ts';

/** A key quote says something: neither a word or two nor half a speech. */
const shortest = 6;
const longest = 75;

/** So many content words make a quotation say all that one can. */
const fullSubstance = 7;

/** Quotations that share so much of their words are the same. */
const nearlyAll = 0.8;

/** A quotation worth less than this share of the best one is not printed: rather two than a third that says little. */
const leastOfBest = 0.15;

/** A quotation that may be printed. */
interface Candidate {
  readonly quote: FoundQuote;
  readonly speaker: string;
  readonly article: Article;
  /** The place of its article among the story's reports. */
  readonly at: number;
  /** Its words, folded: the same however the marks and capitals are set. */
  readonly words: string;
}

/**
 * The key quotes of a story, in the order of its reports and texts: attributed, whole, by who matters in the story, one
 * per person before a second by the same. The same words are printed once, with all the reports that carry them; words
 * that two reports put into different mouths are not printed, nor what earlier editions knew.
 */
export function keyQuotesOf(articles: readonly Article[], most: number, isNew: Novelty = () => true): KeyQuote[] {
  const candidates = articles.flatMap(candidatesOf).filter(({ quote }) => isNew(quote.text));
  const weigh = scorer(articles, candidates);
  const scored = candidates.map((candidate) => ({ candidate, score: weigh(candidate) }));
  const least = leastOfBest * Math.max(0, ...scored.map(({ score }) => score));
  const ranked = scored
    .filter(({ score }) => score > 0 && score >= least)
    .sort((a, b) => b.score - a.score || before(a.candidate, b.candidate));
  const chosen: { readonly candidate: Candidate; readonly carriers: readonly Candidate[] }[] = [];
  for (let each = 1; each <= most && chosen.length < most; each++) {
    for (const { candidate } of ranked) {
      if (chosen.length >= most) break;
      if (chosen.some((other) => sameWords(other.candidate, candidate))) continue;
      if (chosen.filter((other) => sameVoice(other.candidate.speaker, candidate.speaker)).length >= each) continue;
      const elsewhere = candidates.filter((other) => other.at !== candidate.at && sameWords(other, candidate));
      if (elsewhere.every((other) => isNominal(other.speaker) || sameVoice(other.speaker, candidate.speaker)))
        chosen.push({ candidate, carriers: elsewhere.filter((other) => other.words.includes(candidate.words)) });
    }
  }
  return chosen
    .sort((a, b) => before(a.candidate, b.candidate))
    .map(({ candidate, carriers }) => keyQuote(candidate, carriers));
}

function candidatesOf(article: Article, at: number): Candidate[] {
  const isOutside = outsideVoices(article);
  const annotations = annotationsOf(article);
  const isDocument = (speaker: string) => annotations.rules?.quotes.cues.document.test(speaker) ?? false;
  return quotesOf(annotations).flatMap((quote) => {
    const words = countWords(quote.text);
    if (quote.speaker === null || quote.partial || quote.mended || words < shortest || words > longest) return [];
    if (isOutside(quote.speaker) || isDocument(quote.speaker)) return [];
    return [{ quote, speaker: quote.speaker, article, at, words: foldKey(quote.text) }];
  });
}

/** The outlet, its agency and its reporters tell the news: their words are no quotations. */
function outsideVoices({ outlet, agency, authors }: Article): (speaker: string) => boolean {
  const houses = new Set([outlet, agency].flatMap((house) => (house ? [houseKey(house)] : [])));
  return (speaker) => houses.has(houseKey(speaker)) || authors.some((author) => isSameReporter(author, speaker));
}

/** "Ann M. Lee", "Lee" and "Ann Lee" are one reporter. */
function isSameReporter(author: string, speaker: string): boolean {
  const [one, other] = [foldKey(author).split(' '), foldKey(speaker).split(' ')];
  return one.at(-1) === other.at(-1) && (other.length === 1 || one.length === 1 || one[0] === other[0]);
}

function before(a: Candidate, b: Candidate): number {
  return a.at - b.at || a.quote.start - b.quote.start;
}

/** The same words, or nearly: one outlet trims them, another mends them. */
function sameWords(a: Candidate, b: Candidate): boolean {
  if (a.words.includes(b.words) || b.words.includes(a.words)) return true;
  const [one, other] = [new Set(a.words.split(' ')), new Set(b.words.split(' '))];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= nearlyAll * Math.min(one.size, other.size);
}

/** "Antony Blinken" in one report is "Blinken" in another. */
function sameVoice(a: string, b: string): boolean {
  const [one, other] = [` ${foldKey(a)}`, ` ${foldKey(b)}`];
  return one.endsWith(other) || other.endsWith(one);
}

/** A source named only by what it is: "a senior official". */
function isNominal(speaker: string): boolean {
  return !/^\p{Lu}/u.test(speaker);
}

/** How much a quotation is worth printing, as a function that has seen the whole story. */
function scorer(articles: readonly Article[], candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const prominence = prominenceIn(articles);
  const titles = new Set(articles.flatMap(({ title, language }) => termsOf(title, language)));
  const carried = new Map<string, Set<number>>();
  for (const { words, at } of candidates) carried.set(words, (carried.get(words) ?? new Set()).add(at));
  return ({ quote, speaker, article, at, words }) => {
    const terms = new Set(termsOf(quote.text, article.language));
    const onSubject = [...terms].filter((term) => titles.has(term)).length;
    const count = countWords(quote.text);
    return (
      (isNominal(speaker) ? 0.4 : 1) *
      (quote.role === null ? 0.85 : 1) *
      (quote.cue === null ? 0.7 : 1) *
      (1 + Math.log2(1 + prominence(speaker)) / 4) *
      (1 + Math.log2(carried.get(words)?.size ?? 1) / 3) *
      Math.min(1, (terms.size + 1) / fullSubstance) *
      (1 + 0.12 * Math.min(3, onSubject)) *
      (isSetPhrase(quote.text, article.language) ? 0.35 : 1) *
      quotationFitness(quote.text, article.language) *
      (count < 10 ? 0.7 : count <= 45 ? 1 : 0.7) *
      (1 - 0.4 * (quote.start / Math.max(1, article.text.length))) *
      (at === 0 ? 1.1 : 1)
    );
  };
}

/** How often a story names a speaker, by surname: in each report up to six times, so that a long one does not decide. */
function prominenceIn(articles: readonly Article[]): (speaker: string) => number {
  const key = (name: string) => foldKey(name).split(' ').at(-1) ?? '';
  const counts = new Map<string, number>();
  for (const article of articles) {
    const own = new Map<string, number>();
    for (const { text } of annotationsOf(article).names) own.set(key(text), (own.get(key(text)) ?? 0) + 1);
    for (const [name, count] of own) counts.set(name, (counts.get(name) ?? 0) + Math.min(6, count));
  }
  return (speaker) => counts.get(key(speaker)) ?? 0;
}

function keyQuote({ quote: { why, mended, ...quote }, article }: Candidate, carriers: readonly Candidate[]): KeyQuote {
  const others = new Map(carriers.map((carrier) => [carrier.article.id, carrier.quote.pieces]));
  return {
    ...quote,
    article: article.id,
    alsoIn: [...others].map(([id, pieces]) => ({ article: id, pieces })),
  };
}
