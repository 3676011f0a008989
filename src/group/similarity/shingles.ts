import { foldKey } from '../../lib/text/text.ts';

/** Two texts are near-copies when this share of the shorter one's word sequences occurs in the longer one. */
const copyShare = 0.5;
const shingleWords = 5;
/** Texts with fewer sequences are too short to be called copies. */
const minShingles = 10;

/** The sequences of five words (shingles) of a folded text, each as a 32-bit FNV-1a hash. */
export function shinglesOf(text: string): Set<number> {
  const words = foldKey(text).split(' ').map(hashOf);
  const shingles = new Set<number>();
  for (let first = 0; first + shingleWords <= words.length; first++) {
    let hash = basis;
    for (let next = first; next < first + shingleWords; next++) hash = Math.imul(hash ^ words[next], prime);
    shingles.add(hash >>> 0);
  }
  return shingles;
}

/** Constants of FNV-1a. */
const basis = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(word: string): number {
  let hash = basis;
  for (let unit = 0; unit < word.length; unit++) hash = Math.imul(hash ^ word.charCodeAt(unit), prime);
  return hash;
}

/** Whether two texts, given by their shingles, are near-copies. */
export function isCopy(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return isCopyShare(shared, small.size);
}

function isCopyShare(shared: number, shorter: number): boolean {
  return shorter >= minShingles && shared / shorter >= copyShare;
}

/** One shingle in eight is indexed, which keeps the index small: it only decides which texts to compare. */
const samplingRate = 8;

/** Of a text with fewer shingles than this all are indexed. */
const fullyIndexed = 200;

/** Two texts are compared if they share this many sampled shingles, or all of a text that has fewer. */
const minSharedSamples = 2;

/**
 * For each text the number of the first text that it is a near-copy of, or its own number. Candidates are found by an index of sampled
 * shingles over the texts that are no copies, then compared in full. Linear in the total length of the texts.
 *
 * @param allowed whether one text may be a copy of another at all
 */
export function originalsOf(texts: readonly string[], allowed: (copy: number, original: number) => boolean): number[] {
  const owners = new Map<number, number>();
  return texts.map((text, number) => {
    const shingles = shinglesOf(text);
    const sample = [...shingles].filter((shingle) => shingles.size < fullyIndexed || shingle % samplingRate === 0);
    const needed = Math.min(minSharedSamples, sample.length);
    for (const [original, shared] of sharedWithOwners(sample, owners)) {
      if (shared < needed || !allowed(number, original)) continue;
      if (isCopy(shingles, shinglesOf(texts[original]))) return original;
    }
    for (const shingle of sample) if (!owners.has(shingle)) owners.set(shingle, number);
    return number;
  });
}

/** How many of the sampled shingles each indexed text owns. */
function sharedWithOwners(sample: readonly number[], owners: ReadonlyMap<number, number>): Map<number, number> {
  const shared = new Map<number, number>();
  for (const shingle of sample) {
    const owner = owners.get(shingle);
    if (owner !== undefined) shared.set(owner, (shared.get(owner) ?? 0) + 1);
  }
  return shared;
}
