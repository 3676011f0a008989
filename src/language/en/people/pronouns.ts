import { anyOf } from '../../../lib/text/text.ts';
import type { Pronoun } from '../../pack-parts/people.ts';

/** The personal pronouns of English that news uses for speakers. "You" is missing: no report calls a speaker so. */
export const pronouns: readonly Pronoun[] = [
  { word: 'I', gender: null, number: 'singular', person: 1, cases: ['subject'] },
  { word: 'we', gender: null, number: 'plural', person: 1, cases: ['subject'] },
  { word: 'he', gender: 'masculine', number: 'singular', person: 3, cases: ['subject'] },
  { word: 'him', gender: 'masculine', number: 'singular', person: 3, cases: ['object'] },
  { word: 'his', gender: 'masculine', number: 'singular', person: 3, cases: ['possessive'] },
  { word: 'himself', gender: 'masculine', number: 'singular', person: 3, cases: ['reflexive'] },
  { word: 'she', gender: 'feminine', number: 'singular', person: 3, cases: ['subject'] },
  { word: 'her', gender: 'feminine', number: 'singular', person: 3, cases: ['object', 'possessive'] },
  { word: 'herself', gender: 'feminine', number: 'singular', person: 3, cases: ['reflexive'] },
  { word: 'it', gender: 'neuter', number: 'singular', person: 3, cases: ['subject'] },
  { word: 'they', gender: null, number: 'plural', person: 3, cases: ['subject'] },
  { word: 'them', gender: null, number: 'plural', person: 3, cases: ['object'] },
];

/** The words of the pronouns that fit, as alternatives of a pattern. */
export function pronounsWhere(fits: (pronoun: Pronoun) => boolean): string {
  return anyOf(pronouns.filter(fits).map(({ word }) => word));
}
