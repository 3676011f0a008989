import { anyOf, wordsOf } from '../../../lib/text/text.ts';
import { monthNames, weekdayNames } from '../../../lib/time/calendar.ts';
import { genderOf, isFirstName } from '../../names/first-names.ts';
import type { Gender, PeopleRules } from '../../pack-parts/people.ts';
import { speechAfterName, speechBeforeName, speechWord } from '../quotes/speech.ts';
import { isPlace, mayBePlace } from './places.ts';
import { pronouns } from './pronouns.ts';
import { roles } from './roles.ts';
import { callings, honorifics, isSource, offices, organisations, particles } from './titles.ts';

/** How English names people. */

const honorificGenders: readonly (readonly [honorific: string, gender: Gender])[] = [
  ['mr', 'masculine'],
  ['sir', 'masculine'],
  ['lord', 'masculine'],
  ['mrs', 'feminine'],
  ['ms', 'feminine'],
  ['miss', 'feminine'],
  ['dame', 'feminine'],
  ['lady', 'feminine'],
];

/** "Super Tuesday", "Good Friday". */
const namedDayOpeners = 'super black good easter palm ash bloody cyber shrove big giving holy fat';

/** "While Ann Lee", "Unlike Ann Lee". */
const sentenceOpeners = `even while when as but and if then now still yet also just only after before since because although though
  once both meanwhile however unlike like despite`;

const kinship = `wife husband widow widower partner mother father parents son daughter brother sister twin uncle aunt nephew niece
  cousin grandmother grandfather grandson granddaughter`;

const anyKin = `(?:${anyOf(wordsOf(kinship))}|fianc[ée]e?)`;

/** "his sister", "the boy’s father". */
const anyKinOwner = "(?:his|her|their|the (?:boy|girl|victim|man|woman)['’]s)";

const auxiliaries = 'can|will|would|could|should|had|has|was|is|did|does';

/** May is a first name too. */
const months = monthNames.filter((name) => name !== 'May');

export const people: PeopleRules = {
  language: 'en',
  honorifics,
  honorificGenders: new Map(honorificGenders),
  shortTitles: /^(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof)\.?$/,
  callings,
  offices,
  organisations,
  particles,
  capitalWord: /^(?:al-|el-|d['’]|o['’])?\p{Lu}/u,
  generation: /^(?:Jr|Sr|II|III|IV)\.?$/,
  weekday: new RegExp(`^(?:${weekdayNames.join('|')})$`, 'i'),
  calendarName: new RegExp(`^(?:${[...weekdayNames, ...months].join('|')})$`, 'i'),
  namedDayOpeners: new Set(wordsOf(namedDayOpeners)),
  sentenceOpeners: new Set(wordsOf(sentenceOpeners)),
  officeLinks: { of: new Set(['of']), article: new Set(['the']) },
  noPersonAfterTitle: new Set(['for', 'and']),
  neverInName: new Set(['of', 'the', 'and']),
  bodyAfterName: /\s(?:of|and)\s/,
  droppedAtStart: /^(?:the|of)$/i,
  possessive: /['’]s$/,
  pronouns,
  isFirstName,
  genderOf,
  isPlace,
  mayBePlace,
  isSource,
  isSpeechVerb: (word) => speechWord.test(word),
  kinBefore: new RegExp(`\\b${anyKin},?\\s$`, 'u'),
  kinAfter: new RegExp(`^,\\s${anyKinOwner}\\s(?:\\p{Ll}+\\s){0,2}${anyKin}\\b`, 'u'),
  articleBefore: /\b(?:the|an?)\s$/i,
  nounBefore: /(?:^|\s)(\p{Ll}[\p{Ll}-]*)\s$/u,
  ageAfter: /^, (?:who (?:is|was|turned|turns) )?\d{1,3},/,
  verbAfter: new RegExp(`^\\s(?:\\p{L}+ly\\s)?(?:${auxiliaries}|\\p{Ll}+ed)\\s`, 'u'),
  speechAfter: speechAfterName,
  speechBefore: speechBeforeName,
  roles,
};
