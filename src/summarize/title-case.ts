import type { TextPack } from '../language/pack.ts';
import { packFor, textPackFor } from '../language/packs.ts';
import { isStopword } from '../language/words.ts';
import type { Article } from '../model/article.ts';

/** A title with this share of capitals among its longer words is set in title case. */
const titleCaseShare = 0.7;

/** Words of this many letters and more count as longer words. */
const longWord = 4;

/** A title of which the texts do not have this share of words stays as it is: its names cannot be recognised. */
const unknownShare = 0.5;

/** Longer words in capitals only are no abbreviations. */
const longestAcronym = 5;

/** A word, or an abbreviation without its last full stop. */
const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{N}'’.&]*[\p{L}\p{N}])?/gu;

type ArticleTexts = readonly Pick<Article, 'text'>[];

/** What the case of a word in a sentence is decided by. */
interface CaseRules {
  readonly titleCase: NonNullable<TextPack['titleCase']>;
  isFirstName(word: string): boolean;
  isStopword(word: string): boolean;
}

/**
 * "Bank Lifts Key Rate" as its articles would write it: a word keeps its capital where they write it so inside a sentence, or
 * as part of the same name. A title in sentence case stays as it is, and so does one in a language without such a custom.
 */
export function inSentenceCase(title: string, articles: ArticleTexts, language: string): string {
  const rules = caseRulesFor(language);
  const words = [...title.matchAll(wordPattern)].map((match) => ({ word: match[0], start: match.index }));
  const capitals = rules && capitalsOfTitleCase(words.map(({ word }) => word));
  if (!rules || !capitals) return title;
  const letters = title.replace(/[^\p{L}]/gu, '');
  const shouted = letters === letters.toUpperCase();
  const spellings = spellingsIn(articles, rules);
  const unknown = capitals.filter(
    (word) => !spellings.words.has(bareKey(word)) && !rules.isStopword(word.toLowerCase()),
  );
  if (!shouted && unknown.length > unknownShare * capitals.length) return title;
  let result = '';
  let end = 0;
  for (const [index, { word, start }] of words.entries()) {
    const between = title.slice(end, start);
    const [before, after] = [words[index - 1]?.word, words[index + 1]?.word];
    const first = index === 0 || beginsSentence(between, before, rules);
    result += between + wordInSentence(word, { before, after, first, shouted }, spellings, rules);
    end = start + word.length;
  }
  return result + title.slice(end);
}

/** Null in a language without title case, and in one that is only assumed. */
function caseRulesFor(language: string): CaseRules | null {
  const code = language === 'und' ? undefined : packFor(language)?.code;
  const { titleCase, people } = textPackFor(language);
  if (code === undefined || !titleCase) return null;
  return {
    titleCase,
    isFirstName: (word) => people?.isFirstName(word) ?? false,
    isStopword: (word) => isStopword(word, code),
  };
}

/** The longer capital words of a title after its first word; null if it is not set in title case. */
function capitalsOfTitleCase(words: readonly string[]): string[] | null {
  const long = words.slice(1).filter((word) => word.length >= longWord && /^\p{L}/u.test(word));
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length < 2 || capitals.length < titleCaseShare * long.length ? null : capitals;
}

/** After a colon, a full stop or an opening quotation mark; not after the full stop of an abbreviation. */
function beginsSentence(between: string, before: string, { titleCase }: CaseRules): boolean {
  if (/[:?!“"«]|(?:^|\s)[‘']/.test(between)) return true;
  return /\./.test(between) && !titleCase.abbreviation.test(before);
}

interface WordPlace {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** It begins the title or a sentence. */
  readonly first: boolean;
  /** The title has only capitals. */
  readonly shouted: boolean;
}

function wordInSentence(whole: string, place: WordPlace, spellings: Spellings, rules: CaseRules): string {
  const [, word, possessive] = /^(.*?)(['’][sS])?$/u.exec(whole) as RegExpExecArray;
  const ending = (possessive ?? '').toLowerCase();
  const key = word.toLowerCase();
  const raised = key.charAt(0).toUpperCase() + key.slice(1);
  const spelling = spellings.words.get(key);
  const usual = usualForm(spelling);
  if (usual !== null && spelling && (isInPair(word, place, spellings) || isWrittenCapital(key, spelling, rules)))
    return usual + ending;
  if (place.first) return (place.shouted ? raised : word) + ending;
  if (rules.titleCase.alwaysCapital.has(key)) return raised + ending;
  if (spelling !== undefined) return key + ending;
  // "US", "McKee", "4K": capitals inside a word are its own; a first name is a name.
  if (!place.shouted && /\p{L}.*\p{Lu}|\d/u.test(word)) return whole;
  return (rules.isFirstName(raised) && !rules.isStopword(key) ? raised : key) + ending;
}

/** The most frequent form with a capital; null if the texts have none. */
function usualForm(spelling: Spelling | undefined): string | null {
  const forms = [...(spelling?.forms ?? [])].sort(
    ([form, count], [other, otherCount]) => otherCount - count || (form < other ? -1 : 1),
  );
  return forms[0]?.[0] ?? null;
}

/** Whether the texts have the word with a capital beside the same neighbour. */
function isInPair(word: string, { before, after }: WordPlace, { pairs }: Spellings): boolean {
  const has = (first: string, second: string) => pairs.has(`${bareKey(first)} ${bareKey(second)}`);
  return (before !== undefined && has(before, word)) || (after !== undefined && has(word, after));
}

function isWrittenCapital(key: string, { small, alone }: Spelling, rules: CaseRules): boolean {
  return (small === 0 && !rules.isStopword(key)) || (alone > 0 && alone >= small);
}

/** How texts write a word. */
interface Spelling {
  /** How often without capitals. */
  small: number;
  /** How often with a capital inside a sentence and beside no other capital word. */
  alone: number;
  /** Its forms with capitals, anywhere, with their counts. */
  readonly forms: Map<string, number>;
}

interface Spellings {
  readonly words: ReadonlyMap<string, Spelling>;
  /** Two capital words in a row, as keys: parts of one name. */
  readonly pairs: ReadonlySet<string>;
}

function bareKey(word: string): string {
  return word.toLowerCase().replace(/['’]s$/, '');
}

function spellingsIn(articles: ArticleTexts, rules: CaseRules): Spellings {
  const words = new Map<string, Spelling>();
  const pairs = new Set<string>();
  for (const { text } of articles) countSpellings(text, { words, pairs }, rules);
  return { words, pairs };
}

interface SpellingCounts {
  readonly words: Map<string, Spelling>;
  readonly pairs: Set<string>;
}

function countSpellings(text: string, { words, pairs }: SpellingCounts, rules: CaseRules): void {
  let last: TextWord | null = null;
  const found = [...text.matchAll(wordPattern)];
  for (const [index, match] of found.entries()) {
    const word = textWordOf(match);
    // A word in capitals only somewhere is no name for that.
    if (word.capital && word.form.length > longestAcronym && word.form === word.form.toUpperCase()) continue;
    const spelling = words.get(word.key) ?? { small: 0, alone: 0, forms: new Map<string, number>() };
    words.set(word.key, spelling);
    if (!word.capital) spelling.small++;
    else {
      spelling.forms.set(word.form, (spelling.forms.get(word.form) ?? 0) + 1);
      const joined = last !== null && text.slice(last.end, word.start) === ' ';
      if (joined && last?.capital && !rules.isStopword(last.form.toLowerCase()))
        pairs.add(`${bareKey(last.form)} ${word.key}`);
      else if ((joined || isAfterMark(text, word)) && !isBeforeCapital(text, word, found[index + 1])) spelling.alone++;
    }
    last = word;
  }
}

/** A word of a text, without its possessive. */
interface TextWord {
  readonly form: string;
  readonly key: string;
  readonly start: number;
  /** With its possessive. */
  readonly end: number;
  readonly capital: boolean;
}

function textWordOf({ 0: word, index: start }: RegExpExecArray): TextWord {
  const form = word.replace(/['’]s$/, '');
  const capital = /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word);
  return { form, key: form.toLowerCase(), start, end: start + word.length, capital };
}

/** After a mark that ends no sentence. */
function isAfterMark(text: string, { start }: TextWord): boolean {
  return /[,;)’']\s$/.test(text.slice(Math.max(0, start - 2), start));
}

function isBeforeCapital(text: string, { end }: TextWord, next: RegExpExecArray | undefined): boolean {
  return next !== undefined && text.slice(end, next.index) === ' ' && /^\p{Lu}/u.test(next[0]);
}
