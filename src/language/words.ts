import stemmers from 'snowball-stemmers';
import * as stopwordPackage from 'stopword';
import { foldKey } from '../lib/text/text.ts';
import { calendarNamesOf } from './month-and-weekday-names.ts';
import type { WordPack } from './pack-parts/words.ts';
import { identifiedTextPackFor, listOf, textPackFor } from './packs.ts';

/** An unidentified text may be in any language: its words are not stemmed, and the commonest ones of English weigh nothing. */
function wordsIn(language: string): WordPack | undefined {
  return identifiedTextPackFor(language).words;
}

/** For a language without a pack. */
const anyLanguage: WordPack = { ...textPackFor('en').words, stopwords: 'eng', stemmer: null };

const stopwordLists: Readonly<Record<string, string[]>> = { ...stopwordPackage };

interface Vocabulary {
  readonly stopwords: ReadonlySet<string>;
  readonly stem: (word: string) => string;
}

const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const known = vocabularies.get(language);
  if (known) return known;
  const { stopwords: list, moreStopwords, stemmer: algorithm } = wordsIn(language) ?? anyLanguage;
  const stopwords = new Set([...(stopwordLists[list] ?? []).map(foldKey), ...listOf(moreStopwords)]);
  const stemmer = algorithm === null ? null : stemmers.newStemmer(algorithm);
  const memo = new Map<string, string>();
  const stem = (word: string) => {
    let stemmed = memo.get(word);
    if (stemmed === undefined) memo.set(word, (stemmed = stemmer?.stem(word) ?? word));
    return stemmed;
  };
  const vocabulary = { stopwords, stem };
  vocabularies.set(language, vocabulary);
  return vocabulary;
}

/** True for a word that carries no meaning of its own in the language. */
export function isStopword(word: string, language: string): boolean {
  return vocabularyOf(language).stopwords.has(foldKey(word));
}

const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,](?=[\p{L}\p{N}]))*/gu;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** No word of any language that has blanks is longer; what is, is no word, and stemmers are not linear. */
const longestWord = 40;

/** The words of a text as written. `I'm`, `U.S` and `4.25` are one word each. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/**
 * The content words of a text, folded and stemmed, stop words left out; scripts without blanks give character pairs.
 */
export function termsOf(text: string, language: string): string[] {
  const { stopwords, stem } = vocabularyOf(language);
  const elided = wordsIn(language)?.elisions ?? null;
  const terms: string[] = [];
  for (const whole of wordsOf(text)) {
    const word = elided === null ? whole : whole.replace(elided, '');
    if (unspacedScript.test(word)) {
      for (let at = 0; at + 1 < word.length; at++) terms.push(word.slice(at, at + 2));
      continue;
    }
    const plain = foldKey(word.replace(/['’]s$/i, '')).replace(/ /g, '');
    if (plain.length < 2 || stopwords.has(plain) || stopwords.has(foldKey(word))) continue;
    terms.push(stem(plain.slice(0, longestWord)));
  }
  return terms;
}

const noWeights: Partial<WordPack> = {};

const weightless = new Map<string, ReadonlySet<string>>();

/** The terms of the calendar and of reporting in a language: what the texts of any two newspapers share. */
function weightlessTerms(language: string): ReadonlySet<string> {
  let terms = weightless.get(language);
  if (!terms) {
    const { monthsTell, dayParts, attribution, auxiliary } = wordsIn(language) ?? noWeights;
    const { long, weekdays } = calendarNamesOf(language);
    const words = [
      ...(monthsTell ? weekdays : long),
      ...[...weekdays].flatMap((day) => listOf(dayParts).map((part) => day + part)),
      ...listOf(attribution),
      ...listOf(auxiliary),
    ];
    weightless.set(language, (terms = new Set(termsOf(words.join(' '), language))));
  }
  return terms;
}

/**
 * The terms that tell what a text is about: those of `termsOf` without weekdays, months and words of attribution,
 * which make articles of one newspaper alike whatever they tell.
 */
export function distinctiveTermsOf(text: string, language: string): string[] {
  const without = weightlessTerms(language);
  return termsOf(text, language).filter((term) => !without.has(term));
}
