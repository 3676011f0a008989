import stemmers from 'snowball-stemmers';
import * as stopwordPackage from 'stopword';
import { foldKey } from '../lib/text/text.ts';
import { auxiliary, dayParts, reporting } from './attribution-words.ts';
import { calendarNamesOf } from './calendar-names.ts';

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
  // No stop list has these English words, although they say nothing of a story.
  if (list === 'eng') for (const word of reporting.en.split(' ')) stopwords.add(word);
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

/** Articles and pronouns that lose their vowel before a word, by language: "l’incendie" is the word "incendie". */
const elisions: Readonly<Record<string, RegExp>> = {
  ca: /^[dlmnst]['’]/iu,
  fr: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]/iu,
  it: /^(?:[cdlmst]|un|(?:de|a|da|ne|su)ll|quest|quell)['’]/iu,
};

/**
 * The content words of a text, folded and stemmed, stop words left out; scripts without blanks give character pairs.
 */
export function termsOf(text: string, language: string): string[] {
  const { stopwords, stem } = vocabularyOf(language);
  const elided = Object.hasOwn(elisions, language) ? elisions[language] : null;
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

const weightless = new Map<string, ReadonlySet<string>>();

/** What of Intl's names keeps its weight: English topics were worse without months (BCubed F1 60.2, with them 61.9). */
const keepsMonths = new Set(['en']);

/** The terms of the calendar and of reporting in a language: what the texts of any two newspapers share. */
function weightlessTerms(language: string): ReadonlySet<string> {
  let terms = weightless.get(language);
  if (!terms) {
    const { long, weekdays } = calendarNamesOf(language);
    const parts = Object.hasOwn(dayParts, language) ? dayParts[language].split(' ') : [];
    const words = [
      ...(keepsMonths.has(language) ? weekdays : long),
      ...[...weekdays].flatMap((day) => parts.map((part) => day + part)),
    ];
    const said = [reporting, auxiliary].map((list) => (Object.hasOwn(list, language) ? list[language] : '')).join(' ');
    weightless.set(language, (terms = new Set(termsOf(`${words.join(' ')} ${said}`, language))));
  }
  return terms;
}

/**
 * The terms that tell what a text is about: those of `termsOf` without weekdays, months and words of attribution,
 * which make articles of one newspaper alike whatever they tell.
 */
export function tellingTermsOf(text: string, language: string): string[] {
  const without = weightlessTerms(language);
  return termsOf(text, language).filter((term) => !without.has(term));
}
