import { distinctiveTermsOf } from '../../language/words.ts';
import type { Article } from '../../model/article.ts';

/** The part of a text, in UTF-16 units, whose slots are compared: notices are short, and reports of an agency differ below. */
const comparedLength = 2_500;

/** Two texts fill one form if at least this many slots differ, and no fewer than agree. */
const minDifferent = 2;

/** Words on each side of a slot by which it is recognised in the other text. */
const contextWords = 2;

/**
 * Tells near-copies of one report from notices made from one form, each on its own event: weather warnings of two counties, results of
 * two companies, obituaries, police notes. Between the same words a form has other names and other figures; in copies of a report they
 * are the same, whatever else an editor cut or added.
 *
 * @example “Frost warning for Lower Brisk until 9 a.m.” and “Frost warning for Upper Ostra until 6 a.m.” fill one form
 */
export class Forms {
  readonly #articles: readonly Pick<Article, 'text' | 'language'>[];
  readonly #slots = new Map<number, FormSlots>();

  constructor(articles: readonly Pick<Article, 'text' | 'language'>[]) {
    this.#articles = articles;
  }

  /** Whether two articles, given by their numbers, fill one form with different facts. */
  areOneForm(a: number, b: number): boolean {
    let different = 0;
    let same = 0;
    const others = this.#slotsOf(b);
    for (const [context, filler] of this.#slotsOf(a)) {
      const other = others.get(context);
      if (other === undefined) continue;
      if (filler.some((term) => other.includes(term))) same++;
      else different++;
    }
    return different >= minDifferent && different >= same;
  }

  #slotsOf(article: number): FormSlots {
    const slots = this.#slots.get(article) ?? slotsOf(this.#articles[article]);
    this.#slots.set(article, slots);
    return slots;
  }
}

/** The terms in each slot of a text, by the words around it. */
type FormSlots = ReadonlyMap<string, readonly string[]>;

/** A word that is no slot, or the terms of a run of names and figures. */
type Piece = string | readonly string[];

/** Slots with the same words around them count once. */
function slotsOf({ text, language }: Pick<Article, 'text' | 'language'>): FormSlots {
  const pieces = piecesOf(text.slice(0, comparedLength), language);
  const words = pieces.map((piece) => (typeof piece === 'string' ? piece : '#'));
  const slots = new Map<string, readonly string[]>();
  for (const [place, piece] of pieces.entries()) {
    if (typeof piece === 'string' || place < contextWords) continue;
    const before = words.slice(place - contextWords, place).join(' ');
    const context = `${before} # ${words.slice(place + 1, place + 1 + contextWords).join(' ')}`;
    if (!slots.has(context)) slots.set(context, piece);
  }
  return slots;
}

/** A word, with a mark where the last sentence ended. */
const wordOrEnd = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,'’-][\p{L}\p{N}]+)*|[.!?:\n](?=\s|$)/gu;
const capital = /^\p{Lu}/u;
const figure = /^\p{N}/u;

/** The pieces of a text in order; names and figures in a row are one piece. */
function piecesOf(text: string, language: string): Piece[] {
  const pieces: Piece[] = [];
  const found = text.match(wordOrEnd) ?? [];
  for (const [place, word] of found.entries()) {
    if (!startsWord(word)) continue;
    const opens = !startsWord(found[place - 1]) && !capital.test(found[place + 1] ?? '');
    const filler = figure.test(word) || (capital.test(word) && !opens) ? fillerOf(word, language) : [];
    const before = pieces.at(-1);
    if (filler.length === 0) pieces.push(word.toLowerCase());
    else if (before === undefined || typeof before === 'string') pieces.push(filler);
    else pieces[pieces.length - 1] = [...before, ...filler];
  }
  return pieces;
}

function startsWord(found: string | undefined): boolean {
  return found !== undefined && /^[\p{L}\p{N}]/u.test(found);
}

/** The terms of a name or a figure; none for a weekday or a month. A single digit is no term, and stands for itself. */
function fillerOf(word: string, language: string): readonly string[] {
  const terms = distinctiveTermsOf(word, language);
  return terms.length === 0 && figure.test(word) ? [word] : terms;
}
