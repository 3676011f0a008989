import { countWords, foldKey } from '../lib/text.ts';
import type { Article, KeyQuote } from '../model.ts';
import { type FoundQuote, quotesOf } from './quotes.ts';

/** A key quote says something: neither a word or two nor half a speech. */
const shortest = 6;
const longest = 75;

/**
 * The key quotes of a story, in the order of its reports and texts: attributed, whole, one per person before a second
 * by the same, the same words once however many outlets carry them.
 */
export function keyQuotesOf(articles: readonly Article[], most: number): KeyQuote[] {
  const usable = articles
    .flatMap((article, at) => quotesOf(article.text, article.language).map((quote) => ({ quote, article, at })))
    .filter(({ quote }) => quote.speaker !== null && !quote.partial && isWhole(quote))
    .map((entry) => ({ ...entry, score: scoreOf(entry.quote, entry.article, entry.at) }))
    .sort((a, b) => b.score - a.score || a.at - b.at || a.quote.start - b.quote.start);
  const chosen: typeof usable = [];
  const said: string[] = [];
  const bySpeaker = new Map<string, number>();
  for (const round of [1, 2, 3]) {
    for (const entry of usable) {
      if (chosen.length >= most || chosen.includes(entry)) continue;
      const speaker = foldKey(entry.quote.speaker ?? '');
      const words = foldKey(entry.quote.text);
      if (
        (bySpeaker.get(speaker) ?? 0) >= round ||
        said.some((other) => other.includes(words) || words.includes(other))
      )
        continue;
      chosen.push(entry);
      said.push(words);
      bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? 0) + 1);
    }
  }
  return chosen
    .sort((a, b) => a.at - b.at || a.quote.start - b.quote.start)
    .map(({ quote: { why, ...quote }, article }) => ({ ...quote, article: article.id }));
}

function isWhole(quote: FoundQuote): boolean {
  const words = countWords(quote.text);
  return words >= shortest && words <= longest;
}

function scoreOf(quote: FoundQuote, article: Article, at: number): number {
  const words = countWords(quote.text);
  const length = words < 10 ? 0.6 : words <= 45 ? 1 : 0.7;
  const place = 1 - 0.5 * (quote.start / Math.max(1, article.text.length));
  const surname = quote.speaker?.split(' ').pop() ?? '';
  const mentions = surname === '' ? 0 : article.text.split(surname).length - 1;
  const named = /^\p{Lu}/u.test(quote.speaker ?? '') ? 1 : 0.6;
  const sure = quote.cue === null ? 0.7 : 1;
  return length * place * named * sure * (1 + 0.15 * Math.min(6, mentions)) * (at === 0 ? 1.1 : 1);
}
