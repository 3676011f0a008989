import { anyOf, wordsOf } from '../../../lib/text/text.ts';

/** Verbs of speech. */

/** Verbs that introduce or close a quotation, in the forms that news uses. */
const speechVerbs = wordsOf(`
  said says say saying told tells telling added adds adding asked asks replied replies explained explains wrote writes tweeted posted argued argues insisted insists
  warned warns noted notes stated states announced declared declares claimed claims continued recalled recalls joked stressed admitted acknowledged concluded
  remarked commented responded answered testified observed cautioned pledged vowed urged suggested predicted complained quipped shouted yelled whispered cried
  agreed promised revealed confirmed denied emphasised emphasized reiterated maintained asserted contended countered thundered boasted lamented mused reflected sighed
  suggests advises advised demanded demands interjected acknowledges assured recounted retorted protested pleaded conceded urges testifies
  laughed smiled exclaimed repeated tells thinks thought believes believed feels felt hopes hoped called calls described describes read reads
`);

/** Verbs that are often something else; they attribute only right beside a quotation. */
export const weakVerbs: ReadonlySet<string> = new Set(
  wordsOf(`
    read reads called calls described describes thought thinks felt feels hopes hoped believes believed laughed smiled sighed agreed
    continued posted denied confirmed states notes claims say saying telling adding
  `),
);

const verbs = anyOf(speechVerbs);

/** Verbs of speech that hardly mean anything else, as alternatives of a pattern. */
export const attributingVerbs = anyOf(speechVerbs.filter((verb) => !weakVerbs.has(verb)));

/** A verb of speech as a whole word. */
export const speechVerb = new RegExp(`\\b(?:${verbs})\\b`, 'giu');

/** A word that is a verb of speech and nothing else. */
export const speechWord = new RegExp(`^(?:${verbs})$`, 'i');

/** Verbs that go on after a speaker's name, or after the apposition to it. */
const afterName = 'said|says|told|tells|added|asked|wrote|tweeted|argued|explained|replied';
const afterApposition = 'said|says|told|added|wrote';

/** A verb of speech right after a speaker's name, or after an apposition to the name. */
export const speechAfterName = new RegExp(
  `^[,\\s]*(?:\\p{L}+ly |also )?(?:${afterName})\\b|^,[^.;]{3,120},\\s+(?:${afterApposition})\\b`,
  'u',
);

/** A verb of speech right before a speaker's name. */
export const speechBeforeName = /\b(?:said|says|added|asked|explained|wrote|replied|according to)\s$/;
