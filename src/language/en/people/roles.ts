import { anyOf } from '../../../lib/text/text.ts';
import type { RoleRules } from '../../pack-parts/people.ts';
import { attributingVerbs, speechWord } from '../quotes/speech.ts';
import { finiteForms, irregularPasts } from '../verbs.ts';

/** Where English states somebody's office beside the name. */

/** The noun before such a word is the office: "fellow at the Institute". */
const preposition =
  /^(?:of|for|at|in|on|from|with|by|to|and|or|who|which|about|against|under|near|since|until|before|after)$/;

const verbForm = new RegExp(`^(?:${anyOf([...irregularPasts, ...finiteForms])}|\\p{Ll}{3,}ed)$`, 'u');

/** "the mayor accused beside": articles, possessives and what opens another phrase. */
const opensAnotherPhrase =
  /^(?:the|an?|its|his|her|their|this|that|when|as|but|while|than|then|not|no|also|according|accused|beside)$/i;

/** What the phrase before a name may follow: punctuation, or a word that cannot belong to an office. */
const beforePhrase = '(?:^|[.,;:!?"“”—–(]\\s*|\\b(?:and|by|to|with|that|from|the|but|as|of)\\s+)';

export const roles: RoleRules = {
  isPartOfRole: (word) =>
    !preposition.test(word) && !verbForm.test(word) && !speechWord.test(word) && !opensAnotherPhrase.test(word),
  preposition,
  phraseBefore: new RegExp(`${beforePhrase}((?:[\\p{L}'’-]+\\s){0,5}?([\\p{Ll}-]+))\\s$`, 'u'),
  appositionBefore: /\b(?:the|its|his|her|their)\s((?:[\p{Ll}'’-]+\s){0,4}([\p{Ll}-]+)),\s$/u,
  determiner: /^(?:a|an|the|its|his|her|their)\s+/i,
  speech: new RegExp(`\\s(?:${attributingVerbs})\\b`, 'u'),
};
