import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import type { RoleRules } from '../../pack-parts/people.ts';
import { attributingVerbs, speechWord } from '../quotes/speech.ts';
import { finiteForms, irregularPasts } from '../verbs.ts';

/** Where English states somebody's office beside the name. */

/** The noun before such a word is the office: "fellow at the Institute". */
const preposition =
  /^(?:of|for|at|in|on|from|with|by|to|and|or|who|which|about|against|under|near|since|until|before|after|between|during|over|through|into|like|including|such|whose|where|via|per|versus)$/i;

const verbForm = new RegExp(`^(?:${anyOf([...irregularPasts, ...finiteForms])}|\\p{Ll}{3,}ed)$`, 'u');

/** "the mayor accused beside": articles, possessives, and what opens another phrase or a sentence. */
const openers = new Set(
  wordsOf(`
    the a an its his her their this that when whenever where if though although as but while than then not no also according accused beside
    yesterday today tomorrow meanwhile earlier later now recently still once monday tuesday wednesday thursday friday saturday sunday
  `),
);

/** What the phrase before a name may follow: punctuation, or a word that cannot belong to an office. */
const beforePhrase = '(?:^|[.,;:!?"“”—–(]\\s*|\\b(?:and|by|to|with|that|from|the|but|as|of)\\s+)';

/** People without an office: what they do, study, own, or have lived through. */
const occupations = new Set(
  wordsOf(`
    professor professors pollster businessman businesswoman democrat republican donor fundraiser critic instructor blogger clerk veteran principal
    therapist worker employee investor banker broker trader host anchor contributor commentator consultant lobbyist operative advocate graduate patron customer official specialist scholar theologian sociologist biologist
    climatologist meteorologist geologist physicist chemist statistician criminologist diplomat investigator agent ranger firefighter trooper guard
    retailer builder contractor mechanic chef waiter shopper passenger tenant landlord homeowner rancher grower publisher producer filmmaker comedian
    playwright poet novelist biographer curator librarian archaeologist conservationist ecologist emeritus chairman-elect president-elect
    adjunct vice-chair co-chair co-author co-president retiree pensioner
  `),
);

/** What somebody is to another: no role without whom. */
const relations = new Set(
  wordsOf(`
    mother father parent brother sister son daughter wife husband ex-wife ex-husband widow widower fiancee partner friend friends grandmother grandfather
    cousin nephew niece uncle aunt colleague classmate roommate neighbour neighbor
  `),
);

/** "Velland’s", "Example.com’s". */
const owner = "(?:\\p{Lu}[\\p{L}.-]*\\s){0,2}\\p{Lu}[\\p{L}.-]*['’]s";

/** The point of "U.S.", "example.com", "Mr. Lee". */
const innerPoint =
  '\\.(?=[\\p{L}\\p{N}])|(?<=\\.\\p{Lu})\\.(?!\\s+(?:The|An?|In|On|It|He|She|They|But|And|This|That|His|Her|Its|We|At|As|For|Some|One)\\b)|(?<=\\s\\p{Lu})\\.(?=\\s\\p{Lu})|(?<=\\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Sens|Reps))\\.';

export const roles: RoleRules = {
  isPartOfRole: (word) =>
    !preposition.test(word) && !verbForm.test(word) && !speechWord.test(word) && !openers.has(word.toLowerCase()),
  occupations,
  relations,
  ofSomebody: /['’]s\b|\bof\b/u,
  preposition,
  phraseBefore: new RegExp(`${beforePhrase}((?:[\\p{L}'’-]+\\s){0,5}?([\\p{Ll}-]+))\\s$`, 'u'),
  // "The US commerce secretary, Ann Lee", "Velland's vice foreign minister, Ann Lee": whose office it is belongs to it.
  appositionBefore: new RegExp(
    `(?:\\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\\s(?=\\p{Ll}|\\p{Lu}{2})|(?=${owner}))((?:${owner}\\s)?(?:(?:\\p{Lu}{2,4}|[\\p{Ll}'’-]+)\\s){0,4}([\\p{Ll}-]+)),\\s$`,
    'u',
  ),
  appositionOfBody: /\b[Tt]he\s((?:[\p{Ll}'’-]+\s){0,3}([\p{Ll}-]+) (?:of|at) [^,;.()"“”\n]{3,50}),\s$/u,
  appositionAfter: new RegExp(`^,\\s+(?:\\d{1,3},\\s+)?((?:[^,;.()"“”–—\\n]|${innerPoint}){3,160})(?=[,;.–—]|$)`, 'u'),
  joining: 'and',
  more: /\s(?:who|which|whose|where|and (?:one|an?|the|his|her))\b/u,
  determiner: /^(?:a|an|the|its|his|her|their)\s+/i,
  speech: new RegExp(`\\s(?:${attributingVerbs})\\b`, 'u'),
};
