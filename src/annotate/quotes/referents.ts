import type { Annotations } from '../annotations.ts';
import type { Person } from '../people/person.ts';
import { personIn } from '../people/person-name.ts';
import type { TextRules } from '../text-rules.ts';
import type { QuotedStretch } from './pair-marks.ts';

/** A person outside quotations to whom a pronoun might refer. */
export interface Referent {
  readonly start: number;
  /** Everybody whom the name may mean; empty for a stranger of whom the text shows no more. */
  readonly people: readonly Person[];
  /** Empty for a noun without a name: "his lawyer". */
  readonly name: string;
  /** A preposition governs it: it is less likely the subject of its sentence. */
  readonly governed: boolean;
  /** Joined to the name before it by "and": as likely meant as that. */
  readonly joined: boolean;
}

/** The referents of a text, in order: names and nouns of people that stand outside its quotations. */
export function referentsIn(
  annotations: Annotations,
  stretches: readonly QuotedStretch[],
  rules: TextRules,
): Referent[] {
  return [...nouns(annotations, stretches, rules), ...names(annotations, stretches, rules)].sort(
    (one, other) => one.start - other.start,
  );
}

function* names(
  { text, names: runs, people }: Annotations,
  stretches: readonly QuotedStretch[],
  rules: TextRules,
): Generator<Referent> {
  const { references } = rules.quotes;
  const isQuoted = quotationTest(stretches);
  for (const run of runs) {
    if (isQuoted(run.start)) continue;
    // "Vance's team": a pronoun does not refer to the owner.
    if (references.possessiveAfter.test(text.slice(run.end, run.end + 3))) continue;
    const meant = people.mightMean(run);
    const governed = references.isGoverned(text, run.start);
    const joined = references.conjunctionBefore.test(text.slice(Math.max(0, run.start - 5), run.start));
    const name = personIn(run, rules.people)?.name ?? '';
    if (meant.length > 0 || (!governed && mayBeStranger(name, rules)))
      yield { start: run.start, people: meant, name, governed, joined };
  }
}

/** A name of two words, or one with a known first name. */
function mayBeStranger(name: string, rules: TextRules): boolean {
  const words = name.split(' ');
  return words.length > 1 && (words.length === 2 || words.slice(0, -1).some((word) => rules.people.isFirstName(word)));
}

/** People without a name: "His lawyer agreed." The text shows no gender, so that they fit every pronoun. */
function* nouns(
  annotations: Annotations,
  stretches: readonly QuotedStretch[],
  { quotes: { references }, people }: TextRules,
): Generator<Referent> {
  const isQuoted = quotationTest(stretches);
  for (const found of annotations.text.matchAll(references.personNoun)) {
    const [whole, phrase] = found;
    const start = found.index + whole.indexOf(phrase);
    if (isQuoted(start)) continue;
    const noun = found[2].toLowerCase();
    if (!people.isSource(noun) || people.organisations.has(noun) || references.impersonal.has(noun)) continue;
    // "The mayor, Ann Lee,": the noun is the person named after it.
    const end = start + phrase.length;
    if (annotations.nameAt(end + 1) || annotations.nameAt(end + 2)) continue;
    const governed = whole.length > phrase.length && !/^[.!?]/.test(whole);
    yield { start, people: [], name: '', governed, joined: false };
  }
}

/** Tests whether an offset lies inside a quotation. Must be asked from the first offset to the last. */
export function quotationTest(stretches: readonly QuotedStretch[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < stretches.length && stretches[next].outerEnd <= offset) next++;
    return next < stretches.length && stretches[next].outerStart < offset;
  };
}
