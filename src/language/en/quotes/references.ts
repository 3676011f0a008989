import type { ReferenceRules } from '../../pack-parts/quotes.ts';
import { pronounsWhere } from '../people/pronouns.ts';
import { governedBy } from './prepositions.ts';

/** How English refers to people and bodies that were named before. */

/** "The man", "his new lawyer": not a plural, not a noun in "ss" (a verb, or "boss", which is rare). */
const personNoun = '(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\\s(?:\\p{Ll}+\\s)??(\\p{Ll}{3,}[^s\\s.,;:!?])';

/** The start of a sentence, or a verb or a preposition that takes the noun as its object. */
const beforePersonNoun = '(?:[.!?]["”’]?\\s+|^|\\n|\\b(?:to|by|with|met|told|asked|from|for)\\s)';

const impersonal =
  'report study statement letter paper memo document website editorial advert sign voice family crew people police staff person';

const subjects = pronounsWhere(
  ({ cases, gender }) => cases.includes('subject') && (gender === 'masculine' || gender === 'feminine'),
);

export const references: ReferenceRules = {
  definitePhrase: /^[Tt]he\s+(.+)$/u,
  officePlace: /\s(?:of|for)\s/,
  age: /^[Tt]he (\d{1,3})-year-old$/,
  statesAge: (age, text, { start, end }) =>
    text.startsWith(`, ${age},`, end) || text.endsWith(`${age}-year-old `, start),
  personNoun: new RegExp(`${beforePersonNoun}(${personNoun})(?=[\\s.,])`, 'gu'),
  impersonal: new Set(impersonal.split(' ')),
  conjunctionBefore: /\band\s$/,
  possessiveAfter: /^['’]s?\s/,
  subjectPronoun: new RegExp(`\\b(?:${eitherCase(subjects)})\\b`, 'g'),
  isGoverned: governedBy('like'),
};

function eitherCase(alternatives: string): string {
  return alternatives.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
}
