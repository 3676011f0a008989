import { anyOf } from '../../lib/text/text.ts';

/** Words of speech, as data. */

/** Verbs that introduce or close a quotation, in the forms that news uses. */
const speechVerbs = (
  'said says say saying told tells telling added adds adding asked asks replied replies explained explains wrote writes tweeted posted argued argues insisted insists ' +
  'warned warns noted notes stated states announced declared declares claimed claims continued recalled recalls joked stressed admitted acknowledged concluded ' +
  'remarked commented responded answered testified observed cautioned pledged vowed urged suggested predicted complained quipped shouted yelled whispered cried ' +
  'agreed promised revealed confirmed denied emphasised emphasized reiterated maintained asserted contended countered thundered boasted lamented mused reflected sighed ' +
  'suggests advises advised demanded demands interjected acknowledges assured recounted retorted protested pleaded conceded urges testifies ' +
  'laughed smiled exclaimed repeated tells thinks thought believes believed feels felt hopes hoped called calls described describes read reads'
).split(' ');

/** Verbs that are often something else; they attribute only right beside a quotation. */
export const weakVerbs = new Set(
  'read reads called calls described describes thought thinks felt feels hopes hoped believes believed laughed smiled sighed agreed continued posted denied confirmed states notes claims say saying telling adding'.split(
    ' ',
  ),
);

const verbs = anyOf(speechVerbs);

/** Verbs that attribute without doubt, for use in patterns. */
export const beside = anyOf(speechVerbs.filter((verb) => !weakVerbs.has(verb)));

/** A verb of speech as a whole word. */
export const speechVerb = new RegExp(`\\b(?:${verbs})\\b`, 'giu');

/** A word that is a verb of speech and nothing else. */
export const speechWord = new RegExp(`^(?:${verbs})$`, 'i');

/** Turns in which the speaker is not the verb's subject; group 1 is the speaker. */
export const objectTurns =
  /\b[Qq]uot(?:ed|es|ing)\s+(him|her|them|[\p{Lu}][\p{L}'’. -]{1,40}?)\s+as\s+(?:having\s+)?(?:saying|said|telling)/gu;

export const accordingTo = /\b(?:according to|in the words of|a statement (?:from|by))\s+(?=\p{L})/giu;

/** What goes on after a speaker's name; an apposition may stand between. */
export const speaksAfter =
  /^[,\s]*(?:\p{L}+ly |also )?(?:said|says|told|tells|added|asked|wrote|tweeted|argued|explained|replied)\b|^,[^.;]{3,120},\s+(?:said|says|told|added|wrote)\b/u;

/** What stands right before a speaker's name. */
export const speaksBefore = /\b(?:said|says|added|asked|explained|wrote|replied|according to)\s$/;

/**
 * Turns between a subject and a quotation by which the words are somebody else's, nobody's, or only about the subject: "was
 * told", "received a message", "rejected the claim that", "never said". "Was quoted as saying" is none of them.
 */
export const anothersWords =
  /\b(?:(?:was|is|were|are|be|been|being|got|gets)\s(?:\p{L}+ly\s|also\s|once\s|later\s)?(?:told|asked|warned|described|called|accused|labelled|labeled|dubbed|hailed|praised|branded|criticised|criticized|urged|reminded|informed|charged|convicted|known|named|nicknamed|remembered|shown|sent|given|handed)|received|receives|heard|overheard|read|saw|quoted|quotes|quoting|wore|wearing|wears|rejected|rejects|dismissed|dismisses|disputed|disputes|pleaded|pleads|(?:never|not|n['’]t)\s(?:said|say|told|tell|called|call|claimed|claim|wrote|write)|(?:claims?|accusations?|allegations?|charges?|suggestions?|signs?|shirts?|banners?|placards?|reports?|slogans?|headlines?)\s(?:that|said|says|saying|reading|by|from)|praise\s(?:from|by))\b(?!\s(?:as\s)?(?:having\s)?(?:said|saying|telling))/iu;

/** A word before a verb of speech that takes it back. */
export const negation = /\b(?:never|not|n['’]t|nor|denied|denies|denying|without)\s(?:\p{L}+\s)?$/iu;
