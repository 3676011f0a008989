import type { TopicNamePack } from '../../language/pack-parts/topic-names.ts';
import { isStopword } from '../../language/words.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';

/** A phrase of an article that may name a topic. */
export interface NamePhrase {
  /** Folded: the same for all its spellings. */
  readonly key: string;
  /** As the article writes it. */
  readonly text: string;
  /** Whether it stands in the title. */
  readonly inTitle: boolean;
  /** Whether the words around it show a whole noun phrase: an article or the like before it, a new clause after it. */
  readonly isWhole: boolean;
}

/** Words of a name before the noun that says what happens, at most; of the name after it, at most. */
const maxBefore = 3;
const maxAfter = 3;

/** Characters of a text that are searched: what a subject is called stands in the first screens. */
const searchedLength = 6000;

interface PlacedWord {
  readonly text: string;
  /** In small letters, without a possessive ending. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly isPossessive: boolean;
  readonly isCapital: boolean;
  /** Whether only a blank or a hyphen stands between it and the token before. */
  readonly isJoined: boolean;
}

/**
 * The phrases of a title and a text that name an event and something of it. Linear in their length.
 *
 * @example namePhrasesOf(article, pack) // [{ key: 'oskarfjord bridge repair', text: 'Oskarfjord bridge repair', … }]
 */
export function namePhrasesOf({ title, text, language }: Article, pack: TopicNamePack): NamePhrase[] {
  return [
    ...new PhraseSearch(title, language, pack).phrases(true),
    ...new PhraseSearch(text.slice(0, searchedLength), language, pack).phrases(false),
  ];
}

class PhraseSearch {
  readonly #text: string;
  readonly #language: string;
  readonly #pack: TopicNamePack;
  readonly #tokens: readonly PlacedWord[];

  constructor(text: string, language: string, pack: TopicNamePack) {
    this.#text = text;
    this.#language = language;
    this.#pack = pack;
    this.#tokens = tokensOf(text);
  }

  phrases(inTitle: boolean): NamePhrase[] {
    return this.#tokens.flatMap(({ word }, at) => {
      const noun = this.#pack.singular(word);
      if (this.#pack.events.has(noun)) return [...this.#endingAt(at, inTitle), ...this.#beginningAt(at, inTitle)];
      return this.#pack.matters.has(noun) ? this.#endingAt(at, inTitle) : [];
    });
  }

  /** "Oskarfjord bridge repair", "bridge repair": as many words before as belong to it. */
  #endingAt(last: number, inTitle: boolean): NamePhrase[] {
    const found: NamePhrase[] = [];
    const isWholeAfter = this.#endsAfter(last);
    for (let first = last - 1; first >= Math.max(0, last - maxBefore); first--) {
      if (!this.#tokens[first + 1].isJoined || !this.#mayModify(first)) break;
      if (this.#tells(first, last))
        found.push(this.#phrase(first, last, { inTitle, isWhole: isWholeAfter && this.#beginsAt(first) }));
    }
    return found;
  }

  /** "attack on Tarnby": with the name that follows. */
  #beginningAt(first: number, inTitle: boolean): NamePhrase[] {
    const link = this.#tokens[first + 1];
    if (!link?.isJoined || !this.#pack.links.has(link.word)) return [];
    let last = first + 1;
    while (last - first - 1 < maxAfter && this.#continuesName(last + 1)) last++;
    if (last === first + 1) return [];
    return [this.#phrase(first, last, { inTitle, isWhole: this.#beginsAt(first) && this.#endsAfter(last) })];
  }

  #continuesName(at: number): boolean {
    const token = this.#tokens[at];
    return token?.isJoined && token.isCapital && !token.isPossessive && !this.#isFunctionWord(token);
  }

  #phrase(first: number, last: number, where: Pick<NamePhrase, 'inTitle' | 'isWhole'>): NamePhrase {
    const text = this.#text.slice(this.#tokens[first].start, this.#tokens[last].end);
    return { key: foldKey(text), text, ...where };
  }

  #mayModify(at: number): boolean {
    const token = this.#tokens[at];
    if (/\d/.test(token.word) || this.#isFunctionWord(token)) return false;
    return !token.isPossessive || token.isCapital;
  }

  #isFunctionWord({ word }: PlacedWord): boolean {
    return this.#pack.determiners.has(word) || this.#pack.empty.has(word) || isStopword(word, this.#language);
  }

  /**
   * Whether the words before the noun tell its subject: one that is not broad, and is not another event ("confirmation fight" does not say
   * whose); before a mere matter a common noun.
   */
  #tells(first: number, last: number): boolean {
    const isEvent = this.#isEvent(this.#tokens[last]);
    return this.#tokens
      .slice(first, last)
      .some((one) => !this.#pack.broad.has(one.word) && !this.#isEvent(one) && (isEvent || !one.isCapital));
  }

  #isEvent({ word }: PlacedWord): boolean {
    return this.#pack.events.has(this.#pack.singular(word));
  }

  /** Whether a noun phrase begins at a token: after "the", "a new", "Tarnby's". */
  #beginsAt(first: number): boolean {
    const before = this.#tokens[first - 1];
    if (before === undefined || !this.#tokens[first].isJoined) return false;
    return before.isPossessive || this.#pack.determiners.has(before.word) || this.#pack.empty.has(before.word);
  }

  /** Whether it ends after a token: before a mark, or a word without content. */
  #endsAfter(last: number): boolean {
    const after = this.#tokens[last + 1];
    return after === undefined || !after.isJoined || isStopword(after.word, this.#language);
  }
}

const tokenPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.][\p{L}\p{N}]+)*/gu;

function tokensOf(text: string): PlacedWord[] {
  let end = -1;
  return [...text.matchAll(tokenPattern)].map((match) => {
    const [whole] = match;
    const isPossessive = /['’]s$/.test(whole);
    const isJoined = end >= 0 && /^(?: |-)$/.test(text.slice(end, match.index));
    end = match.index + whole.length;
    const word = whole.replace(/['’]s$/, '').toLowerCase();
    return { text: whole, word, start: match.index, end, isPossessive, isCapital: /^\p{Lu}/u.test(whole), isJoined };
  });
}
