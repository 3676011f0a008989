import { foldKey } from '../../lib/text/text.ts';

/** Two texts are one report when so many of the shorter one's word sequences stand in the longer one. */
const copyShare = 0.5;
const shingleWords = 5;
/** Texts with fewer sequences say too little to be called copies. */
const fewest = 10;

/** The sequences of five words of a text, folded, each as a number (FNV-1a, 32 bits): two in four billion look alike. */
export function shinglesOf(text: string): Set<number> {
  const words = foldKey(text).split(' ').map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at++) {
    let hash = basis;
    for (let next = at; next < at + shingleWords; next++) hash = Math.imul(hash ^ words[next], prime);
    shingles.add(hash >>> 0);
  }
  return shingles;
}

const basis = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(word: string): number {
  let hash = basis;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash;
}

export function isCopy(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both++;
  return isCopyShare(both, small.size);
}

function isCopyShare(both: number, least: number): boolean {
  return least >= fewest && both / least >= copyShare;
}

/** Of the sequences one in so many is in the index, so that it stays small; they only say which texts to compare. */
const sampled = 8;

/** A text with fewer sequences is looked up by all of them. */
const short = 200;

/** Two texts that share fewer sampled sequences than this, or all that the shorter one has, are not compared. */
const fewestSampled = 2;

/**
 * For each text the number of the first one that it copies, or its own. A sample of its sequences is looked up in an index
 * of the texts that copy nothing; what shares some is compared in full. Linear in the length of all texts.
 *
 * @param allowed whether one text may be a copy of another at all
 */
export function originalsOf(texts: readonly string[], allowed: (copy: number, original: number) => boolean): number[] {
  const owners = new Map<number, number>();
  return texts.map((text, at) => {
    const shingles = shinglesOf(text);
    const sample = [...shingles].filter((shingle) => shingles.size < short || shingle % sampled === 0);
    const shared = new Map<number, number>();
    for (const shingle of sample) {
      const first = owners.get(shingle);
      if (first !== undefined) shared.set(first, (shared.get(first) ?? 0) + 1);
    }
    for (const [original, both] of shared) {
      if (both < Math.min(fewestSampled, sample.length) || !allowed(at, original)) continue;
      if (isCopy(shingles, shinglesOf(texts[original]))) return original;
    }
    for (const shingle of sample) if (!owners.has(shingle)) owners.set(shingle, at);
    return at;
  });
}
