import { distinctiveTermsOf, isStopword, wordsOf } from '../../language/words.ts';
import { compareText } from '../../lib/text/text.ts';
import type { Story } from '../../model/story.ts';
import { commonnessOf, type OtherTopics } from './commonness.ts';
import type { NameCandidate } from './name-candidates.ts';

/** A shared word is in this share of the titles. */
const minTitleShare = 0.6;

/** A shared word that more than this share of the other topics use is too common. */
const maxCommonness = 0.4;

/** Shorter words make no heading. */
const minLetters = 4;

interface TitleWord {
  titles: number;
  /** How often each form occurs. */
  readonly forms: Map<string, number>;
}

/** The titles of all reports. */
export function titlesOf(stories: readonly Story[]): string[] {
  return stories.flatMap((story) => story.reports.map(({ article }) => article.title));
}

/** A content word that most titles share ("bridge"), in its most frequent form; null if there is none. */
export function sharedTitleWord(stories: readonly Story[], others: OtherTopics): string | null {
  const titles = titlesOf(stories);
  if (titles.length < 2) return null;
  const [best] = [...countWords(titles, stories[0].reports[0].article.language)]
    .filter(([, word]) => word.titles >= titles.length * minTitleShare)
    .filter(([, { forms }]) => commonnessOf(forms.keys(), others) <= maxCommonness * others.length)
    .sort((a, b) => b[1].titles - a[1].titles || compareText(a[0], b[0]));
  return best ? mostFrequentForm(best[1]) : null;
}

/** The words of titles by their stems. */
function countWords(titles: readonly string[], language: string): Map<string, TitleWord> {
  const counts = new Map<string, TitleWord>();
  for (const title of titles) {
    const seen = new Set<string>();
    for (const word of wordsOf(title)) {
      const [stem] = distinctiveTermsOf(word, language);
      if (!stem || word.length < minLetters || /\d/.test(word)) continue;
      const entry = counts.get(stem) ?? { titles: 0, forms: new Map<string, number>() };
      if (!seen.has(stem)) entry.titles++;
      seen.add(stem);
      entry.forms.set(word.toLowerCase(), (entry.forms.get(word.toLowerCase()) ?? 0) + 1);
      counts.set(stem, entry);
    }
  }
  return counts;
}

function mostFrequentForm({ forms }: TitleWord): string {
  const [best] = [...forms].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || compareText(a[0], b[0]));
  return best[0];
}

/** The word after a name, if a text has exactly that ("Oskarfjord bridge"); else the word alone, capitalised. */
export function phraseWith(word: string, names: readonly NameCandidate[], stories: readonly Story[]): string {
  const inTitles = names
    .filter(({ titles }) => titles > 0)
    .sort((a, b) => b.titles - a.titles || b.mentions - a.mentions || compareText(a.name, b.name));
  const texts = stories.flatMap((story) => story.reports.map(({ article }) => `${article.title}\n${article.text}`));
  const phrases = inTitles.map(({ name }) => `${name} ${word}`);
  return phrases.find((phrase) => texts.some((text) => text.includes(phrase))) ?? capitalised(word);
}

/** The first content word of the lead's title; better than no name. */
export function leadWord(stories: readonly Story[]): string {
  const { title, language } = stories[0].reports[0].article;
  const word = wordsOf(title).find(
    (candidate) => candidate.length >= minLetters && !/^\d/.test(candidate) && !isStopword(candidate, language),
  );
  return word ? capitalised(word) : title;
}

/** With a capital, unless that changes more than the case: the ligature "ﬁ" has no capital of its own. */
function capitalised(word: string): string {
  const upper = word[0].toUpperCase();
  return upper.length === 1 && upper.toLowerCase() === word[0] ? upper + word.slice(1) : word;
}
