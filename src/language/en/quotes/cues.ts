import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import type { CueRules } from '../../pack-parts/quotes.ts';
import { pronounsWhere } from '../people/pronouns.ts';
import { governedBy } from './prepositions.ts';
import { attributingVerbs, speechVerb, weakVerbs } from './speech.ts';

/** How English says in the sentence of a quotation who speaks. */

const capitalName = "\\p{Lu}[\\p{L}'’.]*(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,6}(?:\\s\\([^()]{1,40}\\))?";

/** A small letter, a name and a verb of speech, or a name and a verb that end the sentence ("Brandt pressed."). */
const cueAfterFullStop = new RegExp(
  `^[,\\s]*(?:\\p{Ll}|${capitalName}(?:,[^.;:“"]{3,120},)?\\s(?:(?:${attributingVerbs})\\b|(?:\\p{L}+ly\\s)?\\p{Ll}+(?:ed|s)[.,]))`,
  'u',
);

/** Makes a document somebody's: "Lee released a statement saying". */
const authorship = [
  ...['released?', 'issued?', 'issues', 'sent', 'sends', 'wrote', 'published', 'posted', 'put out', 'shared'],
  ...['gave', 'made', 'signed', 'in', 'with', 'through', 'via', 'tweeted', 'recorded', 'dictated'],
].join('|');

const be = 'was|is|were|are|be|been|being|got|gets';

/** "was told", "is known": the subject is not the one who speaks. */
const passives = wordsOf(`
  told asked warned described called accused labelled labeled dubbed hailed praised branded
  criticised criticized urged reminded informed charged convicted known named nicknamed remembered shown
  sent given handed
`);

/** "received a message", "wore a shirt reading", "rejected the claim that": others' words. */
const takesWords = wordsOf(`
  received receives heard overheard read saw quoted quotes quoting wore wearing wears
  rejected rejects dismissed dismisses disputed disputes pleaded pleads
`);

/** "never said". */
const neverSaid = "(?:never|not|n['’]t)\\s(?:said|say|told|tell|called|call|claimed|claim|wrote|write)";

/** "a claim that", "signs reading", "praise from". */
const wordsOfThings =
  '(?:claims?|accusations?|allegations?|charges?|suggestions?|signs?|shirts?|banners?|placards?|reports?|slogans?|headlines?)\\s(?:that|said|says|saying|reading|by|from)|praise\\s(?:from|by)';

/** "Was quoted as saying": the subject's own words after all. */
const ownAfterAll = '(?!\\s(?:as\\s)?(?:having\\s)?(?:said|saying|telling))';

const anothersWords = new RegExp(
  `\\b(?:(?:${be})\\s(?:\\p{L}+ly\\s|also\\s|once\\s|later\\s)?(?:${anyOf(passives)})|${anyOf(takesWords)}|${neverSaid}|${wordsOfThings})\\b${ownAfterAll}`,
  'iu',
);

const objects = pronounsWhere(({ person, cases }) => person === 3 && cases.includes('object'));
const people = pronounsWhere(
  ({ person, cases, gender }) => person === 3 && cases[0] === 'subject' && gender !== 'neuter',
);
const oneOfPeople = pronounsWhere(
  ({ person, cases, gender }) =>
    person === 3 && cases[0] === 'subject' && (gender === 'masculine' || gender === 'feminine'),
);

export const cues: CueRules = {
  verb: speechVerb,
  weakVerbs,
  strongVerb: new RegExp(`^(?:${attributingVerbs})$`, 'u'),
  listenerVerb: /^t(?:old|ell)/i,
  participle: /ing$/,
  beforeInvertedVerb: /(?:^|,)\s*(?:also\s+)?$/,
  cueAfterFullStop,
  verbBeforeMark: new RegExp(`\\b(?:${attributingVerbs})(?:\\s(?:that|it|on \\p{Lu}\\p{Ll}+))?[,:]?\\s*$`, 'u'),
  verbWithoutSubject:
    /(?:\band\s|,\s|\bby\s)(?:then\s|later\s|also\s)?(\p{Ll}+)(?:\s(?:that|on \p{Lu}\p{Ll}+))?[,:]?\s*$/u,
  beforeSubject: /^(?:["“‘'\s]*|(?:Mr|Mrs|Ms|Dr)\.? )$/,
  objectTurns: new RegExp(
    `\\b[Qq]uot(?:ed|es|ing)\\s+(${objects}|[\\p{Lu}][\\p{L}'’. -]{1,40}?)\\s+as\\s+(?:having\\s+)?(?:saying|said|telling)`,
    'gu',
  ),
  objectPronoun: new RegExp(`^(?:${objects})$`, 'i'),
  accordingTo: /\b(?:according to|in the words of|a statement (?:from|by))\s+(?=\p{L})/giu,
  anothersWords,
  negation: /\b(?:never|not|n['’]t|nor|denied|denies|denying|without)\s(?:\p{L}+\s)?$/iu,
  notSpeech: /^\s(?:not\s)?(?:guilty|no contest)\b/,
  document: /\b(?:statement|letter|tweet|post|report|email|memo|interview|speech|message|note|video|release)s?$/,
  authorship: new RegExp(`\\b(?:${authorship})\\s(?:\\p{L}+\\s)?$`, 'iu'),
  openingPronoun: new RegExp(`^(${capitalised(oneOfPeople)})\\s`),
  pronounAndVerb: new RegExp(`^\\s(${people})\\s(\\p{Ll}+)`, 'u'),
  gapBeforeName: /^\s(?:[Tt]he\s)?/,
  anyVerb: /^\s(?:\p{L}+ly\s)?(?!(?:was|is|has|does|pleaded|pleads)\b)(\p{Ll}+(?:ed|s))\b/u,
  isGoverned: governedBy(),
};

function capitalised(alternatives: string): string {
  return alternatives.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
