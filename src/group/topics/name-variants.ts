import type { TopicNamePack } from '../../language/pack-parts/people.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { NameCandidate } from './name-candidates.ts';

/** A name and its adjective share these first letters: Russia and Russian. */
const sharedLetters = 4;

/**
 * Completes family names, then drops offices, adjectives of names that are in the list too ("Russian" beside "Russia"), and parts or
 * short forms of names that rank higher.
 *
 * @param ranked candidates, best first
 * @param pack of their language; without one only parts and short forms are dropped
 */
export function withoutVariants(ranked: readonly NameCandidate[], pack: TopicNamePack | undefined): NameCandidate[] {
  const candidates = pack === undefined ? [...ranked] : ranked.map((candidate) => completed(candidate, ranked, pack));
  return candidates.filter((candidate, rank) => {
    const key = foldKey(candidate.name);
    const others = ranked.filter((other) => other !== candidate).map(({ name }) => foldKey(name));
    const higher = ranked.slice(0, rank).map(({ name }) => foldKey(name));
    if (higher.some((other) => isVariant(key, other))) return false;
    return pack === undefined || (!pack.offices.has(key) && !isAdjective(key, others, pack));
  });
}

/** "Mark Zuckerberg" for "Zuckerberg", if the texts have the full name. */
function completed(
  candidate: NameCandidate,
  ranked: readonly NameCandidate[],
  { isFirstName }: TopicNamePack,
): NameCandidate {
  if (candidate.name.includes(' ')) return candidate;
  const full = ranked.find(
    ({ name, titles }) => titles > 0 && name.endsWith(` ${candidate.name}`) && isFirstName(name.split(' ')[0]),
  );
  return full === undefined ? candidate : { ...candidate, name: full.name };
}

function isAdjective(
  key: string,
  others: readonly string[],
  { adjectiveEnding, certainAdjectiveEnding }: TopicNamePack,
): boolean {
  if (!adjectiveEnding.test(key)) return false;
  const stem = key.slice(0, sharedLetters);
  return others.some(
    (other) => other.slice(0, sharedLetters) === stem && other !== key && !certainAdjectiveEnding.test(other),
  );
}

/** Whether one of two names is a part or a short form of the other. */
function isVariant(key: string, other: string): boolean {
  return ` ${other} `.includes(` ${key} `) || ` ${key} `.includes(` ${other} `) || isShortForm(other, key);
}

/** "N. Karsova" and North Karsova, "Ann B. Lee" and Ann Lee. */
function isShortForm(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  return (
    one.length > 1 &&
    other.length > 1 &&
    one.at(-1) === other.at(-1) &&
    (one[0].startsWith(other[0]) || other[0].startsWith(one[0]))
  );
}
