import { hasDateline } from '../../language/sentences.ts';

/** What is cleaned, and what is known of it. */
export interface Uncleaned {
  readonly title: string;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly language: string;
  readonly paragraphs: readonly string[];
}

/** A paragraph and where it stands, for rules that need it. */
export interface Place {
  /** How many paragraphs of the article stand before it. */
  readonly before: number;
  /** How many paragraphs follow, of whatever kind. */
  readonly after: number;
  /** The paragraph that follows; empty after the last. */
  readonly next: string;
}

/** What rules about a whole paragraph may ask. */
export interface Around {
  readonly place: Place;
  readonly text: Uncleaned;
  readonly whole: WholeText;
  /** The paragraph before was about the author. */
  readonly closing: boolean;
  /** The paragraph before was the heading of a list of other stories, or one of them. */
  readonly listing: boolean;
}

/** With little more than a name, a line says nothing of its bearer. */
const fewestCharacters = 40;

/** All paragraphs of a text, for what a rule asks of each of them: counted once, since a text may have thousands. */
export class WholeText {
  readonly #lines: readonly string[];
  #datelines: number | null = null;
  #speaking: Map<string, number> | null = null;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** Number of paragraphs that begin with a dateline. */
  get datelines(): number {
    this.#datelines ??= this.#lines.filter(hasDateline).length;
    return this.#datelines;
  }

  /** Number of other paragraphs that speak of a person, by surname. */
  othersSpeakingOf(surname: string, line: string): number {
    this.#speaking ??= countSpeaking(this.#lines);
    const own = isSpeaking(line) && line.includes(surname) ? 1 : 0;
    return Math.max(0, (this.#speaking.get(surname) ?? 0) - own);
  }
}

function isSpeaking(line: string): boolean {
  return line.length > fewestCharacters;
}

/** By capitalised word, the number of paragraphs that have it. */
function countSpeaking(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines.filter(isSpeaking))
    for (const word of new Set(line.match(/\p{Lu}[\p{L}\p{M}-]*/gu))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
