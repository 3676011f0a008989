import { annotationsOf } from '../annotate/annotations.ts';
import type { FoundQuote } from '../annotate/quotes/quotes.ts';
import { textPackFor } from '../language/packs.ts';
import { termsOf } from '../language/words.ts';
import { withoutQuotations } from '../lib/text/quotations.ts';
import { countWords, foldKey } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import { isSetPhrase, quotationFitness } from './extractive/fitness.ts';

/** A quotation that may be printed. */
export interface QuoteCandidate {
  readonly quote: FoundQuote;
  readonly speaker: string;
  readonly article: Article;
  /** The number of its article among the story's reports. */
  readonly report: number;
  /** Its words, folded: equal for every spelling of marks and capitals. */
  readonly words: string;
}

/** What the factors of a quotation's score are computed from, besides itself. */
interface StoryContext {
  /** How often the story names a speaker. */
  prominence(speaker: string): number;
  /** The terms of all titles. */
  readonly titles: ReadonlySet<string>;
  /** By folded words, the numbers of the reports that quote them. */
  readonly carriers: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A quotation with this many content words says all that one can. */
const fullSubstance = 7;

/** What makes a quotation worth printing; its score is the product. */
const factors: readonly { readonly name: string; of(candidate: QuoteCandidate, story: StoryContext): number }[] = [
  { name: 'the speaker is named', of: ({ speaker }) => (isUnnamed(speaker) ? 0.4 : 1) },
  { name: 'the role is known', of: ({ quote }) => (quote.role === null ? 0.8 : 1) },
  { name: 'it has a cue', of: ({ quote }) => (quote.cue === null ? 0.7 : 1) },
  {
    name: 'prominence of the speaker',
    of: ({ speaker }, { prominence }) => 1 + Math.log2(1 + prominence(speaker)) / 4,
  },
  {
    name: 'reports that quote it',
    of: ({ words }, { carriers }) => 1 + Math.log2(carriers.get(words)?.size ?? 1) / 3,
  },
  {
    name: 'substance',
    of: (candidate) => Math.min(1, (termsIn(candidate).size + 1) / fullSubstance),
  },
  {
    name: 'terms of the titles',
    of: (candidate, { titles }) =>
      1 + 0.12 * Math.min(3, [...termsIn(candidate)].filter((term) => titles.has(term)).length),
  },
  { name: 'no set phrase', of: ({ quote, article }) => (isSetPhrase(quote.text, article.language) ? 0.35 : 1) },
  { name: 'stands alone', of: ({ quote, article }) => quotationFitness(quote.text, article.language) },
  { name: 'of these days', of: (candidate) => (isPast(candidate) ? 0.3 : 1) },
  { name: 'length', of: ({ quote }) => lengthFactor(countWords(quote.text)) },
  { name: 'place', of: ({ quote, article }) => 1 - 0.4 * (quote.start / Math.max(1, article.text.length)) },
  { name: 'from the lead', of: ({ report }) => (report === 0 ? 1.1 : 1) },
];

/** The score of each quotation of a story, above 0; 0 for one that begins inside a sentence. */
export function quoteScorer(
  articles: readonly Article[],
  candidates: readonly QuoteCandidate[],
): (candidate: QuoteCandidate) => number {
  const carriers = new Map<string, Set<number>>();
  for (const { words, report } of candidates)
    carriers.set(words, (carriers.get(words) ?? new Set<number>()).add(report));
  const story: StoryContext = {
    prominence: prominenceIn(articles),
    titles: new Set(articles.flatMap(({ title, language }) => termsOf(title, language))),
    carriers,
  };
  return (candidate) => factors.reduce((score, { of }) => score * of(candidate, story), 1);
}

/** A source that is named only by what it is: "a senior official". */
export function isUnnamed(speaker: string): boolean {
  return !/^\p{Lu}/u.test(speaker);
}

function termsIn({ quote, article }: QuoteCandidate): Set<string> {
  return new Set(termsOf(quote.text, article.language));
}

/** Whether the sentence of a quotation says that it was said in another year, or long ago. */
function isPast({ quote, article }: QuoteCandidate): boolean {
  const annotations = annotationsOf(article);
  const sentence = annotations.sentences[annotations.sentenceAt(quote.start)];
  const signs = textPackFor(article.language).news?.signs;
  if (sentence === undefined || signs === undefined) return false;
  const outside = withoutQuotations(sentence.text);
  return signs.history.test(outside) || signs.background.test(outside);
}

function lengthFactor(words: number): number {
  return words >= 10 && words <= 45 ? 1 : 0.7;
}

/** Each report counts a name at most this often, so that one long report does not decide. */
const maxNamesPerReport = 6;

/** How often a story names a speaker, by surname. */
function prominenceIn(articles: readonly Article[]): (speaker: string) => number {
  const surname = (name: string) => foldKey(name).split(' ').at(-1) ?? '';
  const counts = new Map<string, number>();
  for (const article of articles) {
    const own = new Map<string, number>();
    for (const { text } of annotationsOf(article).names) own.set(surname(text), (own.get(surname(text)) ?? 0) + 1);
    for (const [name, count] of own) counts.set(name, (counts.get(name) ?? 0) + Math.min(maxNamesPerReport, count));
  }
  return (speaker) => counts.get(surname(speaker)) ?? 0;
}
