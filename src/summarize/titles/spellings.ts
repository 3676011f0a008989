import type { TextPack } from '../../language/pack.ts';
import { termsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';

/** How the texts of a story write their words: what tells a name from a word. */

/** Words in capitals only that are longer are no abbreviations: they are shouted. */
const longestAcronym = 5;

/** More capital words in a row than this are no name: a headline stands in the text. */
export const longestName = 6;

/** A line with this share of capital words is a headline itself. */
const headlineShare = 0.6;

/** A word, or an abbreviation without its last full stop. */
export const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{N}'’.&]*[\p{L}\p{N}])?/gu;

/** Texts of which the spellings are counted. */
export type ArticleTexts = readonly Pick<Article, 'text'>[];

/** What is asked of a language. */
export interface SpellingRules {
  readonly titleCase: NonNullable<TextPack['titleCase']>;
  readonly language: string;
  isFirstName(word: string): boolean;
  isStopword(word: string): boolean;
}

/** How often a word is written in each way. */
export interface Spelling {
  /** Without a capital. */
  small: number;
  /** With a capital inside a sentence, beside no other capital word. */
  alone: number;
  /** With a capital inside a sentence, as part of a name of several words. */
  inName: number;
  /** As the last word of a name that begins with a first name: "Lee" in "Ann Lee". */
  surname: number;
  /** Its forms with capitals, anywhere, with their counts. */
  readonly forms: Map<string, number>;
}

/** @example spellingsOf([{ text: 'She writes for the Tarnby Evening Mail.' }], rules).names.get('tarnby evening mail') // 'Tarnby Evening Mail' */
export interface Spellings {
  /** By the word in small letters, without a possessive. */
  readonly words: ReadonlyMap<string, Spelling>;
  /** The stems of the words that are written small: "lift" shows that "Lifts" is no name. */
  readonly smallStems: ReadonlySet<string>;
  /** Names of several words, as they are written, by their words in small letters. */
  readonly names: ReadonlyMap<string, string>;
  /** Two words in a row that are both written small. */
  readonly smallPairs: ReadonlySet<string>;
}

interface TextWord {
  /** Without its possessive. */
  readonly form: string;
  readonly key: string;
  readonly capital: boolean;
  /** It begins a sentence, or may do so. */
  readonly first: boolean;
  /** Only a blank stands between it and the word before, which has no possessive. */
  readonly joined: boolean;
}

class SpellingCounts {
  readonly words = new Map<string, Spelling>();
  readonly names = new Map<string, string>();
  readonly smallPairs = new Set<string>();
  readonly rules: SpellingRules;

  constructor(rules: SpellingRules) {
    this.rules = rules;
  }

  of(word: TextWord): Spelling {
    const known = this.words.get(word.key) ?? { small: 0, alone: 0, inName: 0, surname: 0, forms: new Map() };
    this.words.set(word.key, known);
    if (word.capital) known.forms.set(word.form, (known.forms.get(word.form) ?? 0) + 1);
    return known;
  }
}

/** Counts how texts write their words; their headlines are left out. */
export function spellingsOf(articles: ArticleTexts, rules: SpellingRules): Spellings {
  const counts = new SpellingCounts(rules);
  for (const { text } of articles) for (const line of text.split('\n')) countLine(textWordsOf(line, rules), counts);
  const small = [...counts.words].flatMap(([key, spelling]) => (spelling.small > 0 ? key : []));
  return { ...counts, smallStems: new Set(small.flatMap((key) => termsOf(key, rules.language))) };
}

function textWordsOf(line: string, { titleCase }: SpellingRules): TextWord[] {
  let [end, before, owned] = [0, '', false];
  return [...line.matchAll(wordPattern)].map(({ 0: whole, index }) => {
    const form = bare(whole);
    const between = line.slice(end, index);
    const shouted = form.length > longestAcronym && form === form.toUpperCase();
    const word: TextWord = {
      form,
      key: form.toLowerCase(),
      capital: /^\p{Lu}|\p{Ll}\p{Lu}/u.test(form) && !shouted,
      first: before === '' || beginsSentence(between, before, titleCase.abbreviation),
      joined: (between === ' ' || (between === '. ' && titleCase.abbreviation.test(before))) && !owned,
    };
    [end, before, owned] = [index + whole.length, whole, form !== whole];
    return word;
  });
}

/** A word without its possessive. */
export function bare(word: string): string {
  return word.replace(/['’][sS]$/, '');
}

/** Whether a word begins a sentence, by what stands before it: only a comma, a blank or a hyphen surely goes on. */
function beginsSentence(between: string, before: string, abbreviation: RegExp): boolean {
  if (/^(?:,? | ?[-–/] ?| ?\(|['’] )$/.test(between)) return false;
  return !(between === '. ' && abbreviation.test(before));
}

function countLine(words: readonly TextWord[], counts: SpellingCounts): void {
  const capitals = words.filter(({ capital }) => capital).length;
  if (words.length > 3 && capitals > headlineShare * words.length) return;
  for (let at = 0; at < words.length; ) {
    if (words[at].capital) {
      const end = endOfName(words, at, counts.rules);
      countName(words.slice(at, end), counts);
      at = end;
    } else {
      counts.of(words[at]).small++;
      if (at > 0 && !words[at - 1].capital) counts.smallPairs.add(`${words[at - 1].key} ${words[at].key}`);
      at++;
    }
  }
}

/** Where a run of capital words ends; "of" and the like go on with it: "University of Tarnby". */
function endOfName(words: readonly TextWord[], start: number, { titleCase }: SpellingRules): number {
  let end = start + 1;
  for (let at = end; at < words.length && words[at].joined; at++) {
    const between = words.slice(end, at).map(({ key }) => key);
    if (words[at].capital) end = at + 1;
    else if (!titleCase.insideNames.has([...between, words[at].key].join(' '))) break;
  }
  return end;
}

function countName(run: readonly TextWord[], counts: SpellingCounts): void {
  if (run.length > longestName) return;
  const isPerson = counts.rules.isFirstName(run[0].form);
  for (const [at, word] of run.entries()) {
    const spelling = counts.of(word);
    if (!word.capital) continue;
    if (run.length === 1 && !word.first) spelling.alone++;
    if (run.length > 1 && (at > 0 || !word.first)) spelling.inName++;
    if (at > 0 && at === run.length - 1 && isPerson) spelling.surname++;
  }
  // What begins a sentence has its capital in any case, unless it begins a person's name.
  const begin = run[0].first && !isPerson ? 1 : 0;
  for (let from = begin; from < run.length - 1; from++) addName(run.slice(from), counts);
}

function addName(run: readonly TextWord[], { names }: SpellingCounts): void {
  const key = run.map((word) => word.key).join(' ');
  if (run[0].capital && !names.has(key)) names.set(key, run.map(({ form }) => form).join(' '));
}
