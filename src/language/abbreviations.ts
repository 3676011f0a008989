import type { AbbreviationLists } from './pack-parts/sentences.ts';
import { listOf, textPackFor } from './packs.ts';
import { isStopword } from './words.ts';

/** The abbreviations of a language: words whose full stop does not end a sentence, by what may follow them. */
export interface Abbreviations {
  /** Something of the sentence always follows: a name, a noun. */
  readonly beforeName: ReadonlySet<string>;
  /** A digit follows when the sentence goes on. */
  readonly beforeNumber: ReadonlySet<string>;
  /** May end a sentence; the next word decides. */
  readonly anywhere: ReadonlySet<string>;
  /** The same, but only as written here: in small letters they are words ("ill", "mass", "wash"). */
  readonly asWritten: ReadonlySet<string>;
  /** Whether a new sentence commonly begins with a word: after an abbreviation, such a word means that a sentence ended. */
  readonly startsSentence: (word: string) => boolean;
}

/** A language without lists of its own: what is written so in many. */
const international: AbbreviationLists = {
  beforeName: 'mr mrs ms dr prof st ing',
  beforeNumber: 'nr art p pp vol tel',
  anywhere: 'inc ltd co corp etc',
  starters: '',
};

const made = new Map<string, Abbreviations>();

/** @param language BCP 47 */
export function abbreviationsOf(language: string): Abbreviations {
  let known = made.get(language);
  if (!known) made.set(language, (known = read(language)));
  return known;
}

function read(language: string): Abbreviations {
  const lists = textPackFor(language).sentences?.abbreviations ?? international;
  const starters = new Set(listOf(lists.starters));
  return {
    beforeName: new Set(listOf(lists.beforeName)),
    beforeNumber: new Set(listOf(lists.beforeNumber)),
    anywhere: new Set(listOf(lists.anywhere)),
    asWritten: new Set(listOf(lists.asWritten)),
    startsSentence: (word) => starters.has(word) || (!lists.onlyStarters && isStopword(word, language)),
  };
}
