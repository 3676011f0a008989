import stemmers from 'snowball-stemmers';
import * as stopwordPackage from 'stopword';
import { foldKey } from '../lib/text.ts';

/** By BCP 47 primary subtag: the name of the stop list (ISO 639-3) and of the Snowball stemmer, where there is one. */
const languages: Record<string, readonly [stopwords: string, stemmer: string | null]> = {
  ar: ['ara', 'arabic'],
  bg: ['bul', null],
  ca: ['cat', null],
  cs: ['ces', 'czech'],
  da: ['dan', 'danish'],
  de: ['deu', 'german'],
  el: ['ell', null],
  en: ['eng', 'english'],
  es: ['spa', 'spanish'],
  fi: ['fin', 'finnish'],
  fr: ['fra', 'french'],
  he: ['heb', null],
  hi: ['hin', null],
  hu: ['hun', 'hungarian'],
  id: ['ind', null],
  it: ['ita', 'italian'],
  ja: ['jpn', null],
  ko: ['kor', null],
  nl: ['nld', 'dutch'],
  no: ['nob', 'norwegian'],
  pl: ['pol', null],
  pt: ['por', 'portuguese'],
  ro: ['ron', 'romanian'],
  ru: ['rus', 'russian'],
  sv: ['swe', 'swedish'],
  tr: ['tur', 'turkish'],
  uk: ['ukr', null],
  zh: ['zho', null],
};

// English words that say nothing of a story although no stop list has them: the vocabulary of reporting itself.
const reporting =
  'will not can shall should does did has had been its said says say told tell telling according added asked report reported reports reporting statement news also would could ' +
  'may might must since though although however including among amid people new one two three first last year years month months ' +
  'week weeks day days today yesterday time make made take taken get got go going monday tuesday wednesday thursday friday saturday ' +
  'sunday mr mrs ms per cent percent';

const stopwordLists: Readonly<Record<string, string[]>> = { ...stopwordPackage };

interface Vocabulary {
  readonly stopwords: ReadonlySet<string>;
  readonly stem: (word: string) => string;
}

const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const known = vocabularies.get(language);
  if (known) return known;
  const [list, algorithm] = languages[language] ?? ['eng', null];
  const stopwords = new Set((stopwordLists[list] ?? []).map(foldKey));
  if (list === 'eng') for (const word of reporting.split(' ')) stopwords.add(word);
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
  const terms: string[] = [];
  for (const word of wordsOf(text)) {
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
