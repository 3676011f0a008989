import { annotationsOf } from '../annotate/annotations.ts';
import type { FoundQuote } from '../annotate/quotes/quotes.ts';
import { textPackFor } from '../language/packs.ts';
import { withoutQuotations } from '../lib/text/quotations.ts';
import type { Article } from '../model/article.ts';
import type { PrintedSummary } from './date-worth.ts';
import { isSetPhrase, quotationFitness } from './extractive/fitness.ts';
import { quoteOdds } from './quote-worth.ts';

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
  readonly printed: PrintedSummary;
  /** By folded words, the numbers of the reports that quote them. */
  readonly carriers: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Least log odds that an editor would print a quotation; in a language without signs of news all may be. */
const leastOdds = -0.3;

/** What makes a quotation worth printing; its score is the product. */
const factors: readonly { readonly name: string; of(candidate: QuoteCandidate, story: StoryContext): number }[] = [
  { name: 'the speaker is named', of: ({ speaker }) => (isUnnamed(speaker) ? 0.1 : 1) },
  { name: 'the role is known', of: ({ quote }) => (quote.role === null ? 0.8 : 1) },
  { name: 'the text says who spoke', of: ({ quote }) => (isSurelyAttributed(quote) ? 1 : 0) },
  { name: 'it has a cue', of: ({ quote }) => (quote.cue === null ? 0.7 : 1) },
  {
    name: 'reports that quote it',
    of: ({ words }, { carriers }) => 1 + Math.log2(carriers.get(words)?.size ?? 1) / 3,
  },
  { name: 'it says something of its own', of: chanceOf },
  { name: 'no set phrase', of: ({ quote, article }) => (isSetPhrase(quote.text, article.language) ? 0.35 : 1) },
  { name: 'stands alone', of: ({ quote, article }) => quotationFitness(quote.text, article.language) },
  { name: 'of these days', of: (candidate) => (isPast(candidate) ? 0.3 : 1) },
  { name: 'from the lead', of: ({ report }) => (report === 0 ? 1.1 : 1) },
];

/** Rules of attribution by which one in four speakers was wrong, of the quotations that `tests/learn/quotes.mjs` knows. */
const unsureRules = ['subject of its sentence', 'speaker of the sentence before', 'same speaker in one sentence'];

/** "He told them: …" names nobody beside the words either. */
function isSurelyAttributed({ why }: FoundQuote): boolean {
  return !unsureRules.some((rule) => why.startsWith(rule)) && !/^cue before .*; "\w+" is /.test(why);
}

/** How likely an editor would print a quotation; 0 where that is not likely enough. */
function chanceOf({ quote, speaker, article }: QuoteCandidate, { printed }: StoryContext): number {
  const { text, start, end } = quote;
  const odds = quoteOdds({ article, text, start, end, speaker }, printed);
  return textPackFor(article.language).news && odds < leastOdds ? 0 : 1 / (1 + Math.exp(-odds));
}

/** The score of each quotation of a story; 0 for one that begins inside a sentence, or says nothing of its own. */
export function quoteScorer(
  candidates: readonly QuoteCandidate[],
  printed: PrintedSummary,
): (candidate: QuoteCandidate) => number {
  const carriers = new Map<string, Set<number>>();
  for (const { words, report } of candidates)
    carriers.set(words, (carriers.get(words) ?? new Set<number>()).add(report));
  const story: StoryContext = { printed, carriers };
  return (candidate) => factors.reduce((score, { of }) => score * of(candidate, story), 1);
}

/** A source that is named only by what it is: "a senior official". */
export function isUnnamed(speaker: string): boolean {
  return !/^\p{Lu}/u.test(speaker);
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
