import { packFor, textPackFor } from '../../language/packs.ts';
import { isStopword, termsOf } from '../../language/words.ts';
import {
  type ArticleTexts,
  bare,
  longestName,
  type Spelling,
  type SpellingRules,
  type Spellings,
  spellingsOf,
  wordPattern,
} from './spellings.ts';

/** A title with this share of capitals among its longer words is set in title case. */
const titleCaseShare = 0.7;

/** Words of this many letters and more count as longer words. */
const longWord = 4;

/** A word is written one way only if it is written the other way at most once in this many times. */
const hardlyEver = 20;

/** A word that names have too is a word by itself only if it is written small this much more often. */
const oftenSmall = 3;

/**
 * "Bank Lifts Key Rate" as its articles would write it: names as the texts write them, other words small. A title of which a single
 * word is not surely a name or surely none stays as it is, and so does one in sentence case, and in a language without title case.
 */
export function inSentenceCase(title: string, articles: ArticleTexts, language: string): string {
  const rules = spellingRulesFor(language);
  const words = rules ? titleWordsOf(title, rules) : [];
  if (!rules || !isTitleCase(words) || isHopeless(title, rules)) return title;
  const recased = recase(words, spellingsOf(articles, rules), rules);
  if (recased === null) return title;
  let [result, end] = ['', 0];
  for (const [index, { start, whole }] of words.entries()) {
    result += title.slice(end, start) + recased[index];
    end = start + whole.length;
  }
  return result + title.slice(end);
}

/** Null in a language without title case, and in one that is only assumed. */
function spellingRulesFor(language: string): SpellingRules | null {
  const code = language === 'und' ? undefined : packFor(language)?.code;
  const { titleCase, people } = textPackFor(language);
  if (code === undefined || !titleCase) return null;
  return {
    titleCase,
    language: code,
    isFirstName: (word) => people?.isFirstName(word) ?? false,
    isStopword: (word) => isStopword(word, code),
  };
}

interface CasedWord {
  /** As it stands in the title. */
  readonly whole: string;
  readonly start: number;
  readonly key: string;
  /** The possessive that the whole has: "'s", or nothing. */
  readonly ending: string;
  /** It begins the title or a sentence. */
  readonly first: boolean;
  /** Only a blank stands between it and the word before. */
  readonly joined: boolean;
}

function titleWordsOf(title: string, rules: SpellingRules): CasedWord[] {
  let [end, before] = [0, ''];
  return [...title.matchAll(wordPattern)].map(({ 0: whole, index: start }) => {
    const between = title.slice(end, start);
    const key = bare(whole).toLowerCase();
    const first = before === '' || beginsPart(between, before, rules);
    const word = { whole, start, key, ending: whole.slice(key.length).toLowerCase(), first, joined: between === ' ' };
    [end, before] = [start + whole.length, whole];
    return word;
  });
}

/** Whether a part of a title begins: after a colon, a full stop or the like, not after the full stop of an abbreviation. */
function beginsPart(between: string, before: string, { titleCase }: SpellingRules): boolean {
  return /[:?!|;]/.test(between) || (/[.…]/.test(between) && !titleCase.abbreviation.test(before));
}

/** Whether a title is set in title case, as far as its language has that custom. */
export function isInTitleCase(title: string, language: string): boolean {
  const rules = spellingRulesFor(language);
  return rules !== null && isTitleCase(titleWordsOf(title, rules));
}

/** Whether the longer words after the first one have capitals. */
function isTitleCase(words: readonly CasedWord[]): boolean {
  const long = words.slice(1).filter(({ whole }) => whole.length >= longWord && /^\p{L}/u.test(whole));
  const capitals = long.filter(({ whole }) => /^\p{Lu}/u.test(whole));
  return long.length >= 2 && capitals.length >= titleCaseShare * long.length;
}

/** What is quoted may be the title of a work, which the texts need not have; and some words may be names wherever they stand. */
function isHopeless(title: string, { titleCase }: SpellingRules): boolean {
  return /["“”«»„]|(?:^|[\s([-])['‘’]|\p{L}\.\.+\p{L}/u.test(title) || titleCase.eitherWay.test(title);
}

/** The words as the texts would write them; null if one is unsure. */
function recase(words: readonly CasedWord[], spellings: Spellings, rules: SpellingRules): string[] | null {
  const letters = words.map(({ whole }) => whole).join('');
  const place: TitlePlace = { words, spellings, rules, shouted: letters === letters.toUpperCase() };
  const found = wordsOfNames(words, spellings);
  const names = words.map((_, at) => found[at] ?? singleName(at, place));
  const cased = names.map((name, at) => name ?? commonWord(at, place, names));
  const recased = cased.flatMap((word, at) => (word === null ? [] : word + words[at].ending));
  return recased.length === words.length ? recased.map((word, at) => withFirst(word, words[at])) : null;
}

/** For each word of a title the form of its name; null for a word that is no name for sure. */
type Names = readonly (string | null)[];

interface TitlePlace {
  readonly words: readonly CasedWord[];
  readonly spellings: Spellings;
  readonly rules: SpellingRules;
  /** The title has only capitals. */
  readonly shouted: boolean;
}

function raised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** The first word of a sentence has a capital, unless its name begins with a small letter ("iPhone"). */
function withFirst(word: string, { first, whole }: CasedWord): string {
  return first && word === word.toLowerCase() && /^\p{Lu}/u.test(whole) ? raised(word) : word;
}

/** The words of names that the texts have as a whole, the longest first: "Tarnby Evening Mail". */
function wordsOfNames(words: readonly CasedWord[], { names, smallPairs }: Spellings): (string | null)[] {
  const found: (string | null)[] = words.map(() => null);
  for (let at = 0; at < words.length; at++) {
    let end = at + 1;
    while (end < words.length && end < at + longestName && words[end].joined && words[end - 1].ending === '') end++;
    for (; end > at + 1; end--) {
      const keys = words.slice(at, end).map(({ key }) => key);
      const name = names.get(keys.join(' '));
      if (name === undefined || keys.some((key, index) => smallPairs.has(`${keys[index - 1]} ${key}`))) continue;
      for (const [index, form] of name.split(' ').entries()) found[at + index] = form;
      at = end - 1;
    }
  }
  return found;
}

/** A word that is a name by itself, or written as it is wherever it stands; null for all others. */
function singleName(at: number, { words, spellings, rules, shouted }: TitlePlace): string | null {
  const { whole, key, ending } = words[at];
  const word = whole.slice(0, whole.length - ending.length);
  if (rules.titleCase.alwaysCapital.has(key)) return raised(key);
  // "US", "McKee", "4K", and what the title itself writes small.
  const asItIs = /\p{L}.*\p{Lu}|\d/u.test(word) || (/^\p{Lu}$/u.test(word) && !rules.isStopword(key));
  if (!shouted && (asItIs || word === key)) return word;
  const spelling = spellings.words.get(key);
  return spelling && isName(key, spelling, spellings, rules) ? usualForm(spelling) : null;
}

/** Whether the texts have a word with a capital where only a name has one, and hardly ever without. */
function isName(key: string, spelling: Spelling, spellings: Spellings, rules: SpellingRules): boolean {
  const { small, alone, inName, surname } = spelling;
  if (small * hardlyEver > alone + inName || rules.isStopword(key)) return false;
  if (alone > 1 || surname > 0 || (inName > 0 && rules.isFirstName(raised(key)))) return true;
  return alone === 1 && !isSmallByStem(key, spellings, rules);
}

/** Whether the texts write another form of the word small: "lifted" for "Lifts". */
function isSmallByStem(key: string, { smallStems }: Spellings, { language }: SpellingRules): boolean {
  return termsOf(key, language).some((stem) => smallStems.has(stem));
}

/** The most frequent form with a capital. */
function usualForm({ forms }: Spelling): string | null {
  const sorted = [...forms].sort(([a, count], [b, other]) => other - count || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? null;
}

/** A word in small letters; null if it may be a name or a part of one. */
function commonWord(at: number, { words, spellings, rules, shouted }: TitlePlace, names: Names): string | null {
  const { key, first, whole, ending } = words[at];
  if (first && !shouted) return whole.slice(0, whole.length - ending.length);
  const { small, alone, inName, surname } = spellings.words.get(key) ?? neverSeen;
  const isKnown =
    rules.isStopword(key) ||
    rules.titleCase.commonWords.has(key.replace('’', "'")) ||
    small > 0 ||
    isSmallByStem(key, spellings, rules);
  const isBesideName = [names[at - 1], names[at + 1]].some((name) => name && /^\p{Lu}/u.test(name));
  const isOther =
    surname > 0 || alone * hardlyEver > small || inName * (isBesideName ? hardlyEver : oftenSmall) > small;
  return isKnown && !isOther ? key : null;
}

const neverSeen: Omit<Spelling, 'forms'> = { small: 0, alone: 0, inName: 0, surname: 0 };
