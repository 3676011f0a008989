import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import { weekdayNames } from '../../../lib/time/calendar.ts';
import type { MentionRules } from '../../pack-parts/quotes.ts';
import { pronounsWhere } from '../people/pronouns.ts';

/** Where English noun phrases that name a source begin and end. */

const subjects = pronounsWhere(({ cases }) => cases.includes('subject'));

/** "Lee also said", "Lee, who repeatedly said". */
const betweenSubjectAndVerb = wordsOf(`
  also later then has had have who previously recently earlier once repeatedly again and would often simply even further immediately quickly
`);

/** Before a verb: what follows one of these words is not its subject. */
const outsidePhrase =
  'in|on|at|with|to|by|as|and|or|but|that|which|who|is|was|are|were|has|have|had|said|says|told|when|while|because|if';

const bareSources = wordsOf(`
  officials police prosecutors authorities investigators analysts experts researchers critics residents witnesses
  lawyers organisers organizers economists scientists aides sources lawmakers supporters opponents campaigners activists
`);

/** "in Tarnby", "than Lee": a place, an object or somebody compared, not the subject. */
const prepositions =
  'in|at|from|of|near|to|for|with|on|by|into|against|over|about|than|like|outside|through|between|and';

/** What follows a noun after the verb and tells where, when, whom or why. */
const phraseEnders = `of for in on at from with to by about as into over under against between through during before after when while
  whose who which that because but and or if where than outside near told said says later earlier today yesterday tonight again
  recently flatly bluntly simply then there here last this next is was has had were are`;

export const mentions: MentionRules = {
  beforeVerb: new RegExp(`\\s(?:${anyOf(betweenSubjectAndVerb)}|\\p{L}+ly)$`, 'u'),
  pronounBefore: new RegExp(`(?:^|[\\s“"‘'(])(${subjects})$`, 'i'),
  pronounAfter: new RegExp(`^\\s+(${subjects})\\b`),
  ageBefore: /(?:^|[\s,“"‘'(])([Tt]he \d{1,3}-year-old)$/,
  appositionOpens:
    /^,\s+(?:(?:a|an|the|his|her|its|who|which|whose|\d|head|chief|\p{Ll})|\p{Lu}[\p{L}'’]+(?:['’]s)?\s)/u,
  determiner:
    /^(?:the|an?|one|his|her|their|its|my|our|your|other|another|some|two|three|several|many|most|these|those|no)$/i,
  possessive: /(?:['’]s|s['’])$/,
  wordEnding: /(?:['’]s)?[.!?…'’]*$/,
  outsidePhrase: new RegExp(`^(?:${outsidePhrase})$`, 'i'),
  phrasePreposition: /^(?:of|from|for)$/i,
  bareSource: new RegExp(`^(?:${anyOf(bareSources)})$`, 'i'),
  bareSourceAdjective:
    /^(?:federal|state|local|city|county|military|government|top|senior|former|national|many|opposition|party|rebel)$/i,
  phraseEnders: new Set(wordsOf(phraseEnders)),
  weekday: new RegExp(`^(?:${weekdayNames.join('|')})\\b`),
  article: /^(?:the|an?)$/,
  plural: /[^s]s$|^(?:police|people)$/,
  appositionComma: /^(?:\s(?:in|of|at|for|on)\s[^,.;:()“”"\n]{1,60})?,(?=\s)/,
  verbAfterName: /^\s\p{Ll}+(?:ed|s|said|told)\b/u,
  prepositionBefore: new RegExp(`\\b(?:${prepositions})\\s(?:the\\s)?$`),
  definiteArticleBefore: /\b[Tt]he\s$/,
};
