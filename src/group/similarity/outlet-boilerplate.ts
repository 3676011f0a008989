import { foldKey } from '../../lib/text/text.ts';

/** What the search for boilerplate uses of an article. */
export interface OutletText {
  readonly text: string;
  /** The key of its outlet; null where nobody knows it. */
  readonly outlet: string | null;
}

/** Length of a sequence, in words: one that two articles on different subjects share was written for neither. */
const sequenceWords = 6;

/** The part of a text, in UTF-16 units, that is searched: more than profiles use. */
const searchedLength = 12_000;

/**
 * The texts without what an outlet prints under everything: link lists, mastheads, newsletter lines. Such a sequence of words stands in
 * two articles of one outlet that differ in subject, and in no article of another outlet (that would be a quotation, or an agency's
 * report). Rules for known phrases are elsewhere (`extract/`); this one needs no list and no language. Linear in the length of the texts.
 *
 * @param differ whether two articles, given by their numbers, are about different subjects
 * @example two reports, on a ferry and on a frost, that both end “Get the Tarnby Post in your inbox every morning”: both end before it
 */
export function withoutBoilerplate(
  articles: readonly OutletText[],
  differ: (a: number, b: number) => boolean,
): string[] {
  const sequences = articles.map(({ text }) => sequencesOf(text));
  const owners = repeatedSequences(articles, sequences, differ);
  if (owners.size === 0) return articles.map(({ text }) => text);
  for (const [number, { hashes }] of sequences.entries())
    for (const hash of hashes) {
      const owner = owners.get(hash);
      if (owner !== undefined && owner !== articles[number].outlet) owners.delete(hash);
    }
  return articles.map(({ text }, number) => cut(text, sequences[number], owners));
}

/** The words of a text by their offsets, and the hash of each sequence by its first word. */
interface Sequences {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: Uint32Array;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

function sequencesOf(text: string): Sequences {
  const starts: number[] = [];
  const ends: number[] = [];
  const words: number[] = [];
  for (const { 0: found, index } of text.slice(0, searchedLength).matchAll(word)) {
    starts.push(index);
    ends.push(index + found.length);
    words.push(hashOf(found));
  }
  const hashes = new Uint32Array(Math.max(0, words.length - sequenceWords + 1));
  for (let first = 0; first < hashes.length; first++) {
    let hash = basis;
    for (let next = first; next < first + sequenceWords; next++) hash = Math.imul(hash ^ words[next], prime);
    hashes[first] = hash;
  }
  return { starts, ends, hashes };
}

/** Constants of FNV-1a. */
const basis = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(found: string): number {
  const folded = foldKey(found);
  let hash = basis;
  for (let unit = 0; unit < folded.length; unit++) hash = Math.imul(hash ^ folded.charCodeAt(unit), prime);
  return hash;
}

/** The sequences in two articles of one outlet that differ in subject, each with the outlet. */
function repeatedSequences(
  articles: readonly OutletText[],
  sequences: readonly Sequences[],
  differ: (a: number, b: number) => boolean,
): Map<number, string> {
  const repeated = new Map<number, string>();
  for (const [outlet, numbers] of byOutlet(articles)) {
    const holders = new Map<number, number>();
    for (const number of numbers)
      for (const hash of sequences[number].hashes) {
        const holder = holders.get(hash);
        if (holder === undefined) holders.set(hash, number);
        else if (holder !== number && !repeated.has(hash) && differ(holder, number)) repeated.set(hash, outlet);
      }
  }
  return repeated;
}

/** The numbers of the articles of each outlet that has several. */
function byOutlet(articles: readonly OutletText[]): [string, number[]][] {
  const numbers = new Map<string, number[]>();
  for (const [number, { outlet }] of articles.entries())
    if (outlet !== null) numbers.set(outlet, [...(numbers.get(outlet) ?? []), number]);
  return [...numbers].filter(([, some]) => some.length > 1);
}

/** The text without the words of all sequences that are boilerplate. */
function cut(text: string, { starts, ends, hashes }: Sequences, boilerplate: ReadonlyMap<number, string>): string {
  const kept: string[] = [];
  let from = 0;
  for (let first = 0; first < hashes.length; first++) {
    if (!boilerplate.has(hashes[first])) continue;
    if (starts[first] > from) kept.push(text.slice(from, starts[first]));
    from = Math.max(from, ends[first + sequenceWords - 1]);
  }
  return from === 0 ? text : [...kept, text.slice(from)].join(' ');
}
