import { anyOf } from '../../lib/text/text.ts';
import { addDays, isoDay, isoWeek, monthNames, weekdayNames, weekdayOf } from '../../lib/time/calendar.ts';
import {
  type DateRule,
  day,
  direction,
  holiday,
  holidays,
  impliedMonth,
  monthNumber,
  monthOf,
  nearestDay,
  numberOf,
  numbers,
  pad,
  seasons,
  shift,
  shiftQuarter,
  yearOf,
} from '../date-values.ts';

/** Days by which attacks are named long after ("the September 11 attacks"): without a year the nearest one is not meant. */
const namesakes = new Set(['-09-11', '-01-06', '-07-07', '-10-07']);

/** Whether a day without a year is part of a name: one of the namesakes, with the deed right behind it. */
export function namesAnEvent(value: string, words: string, after: string): boolean {
  return (
    namesakes.has(value.slice(4)) &&
    !/\d{4}/.test(words) &&
    /^,? (?:terror(?:ist)? )?(?:attack|bombing)s?\b/.test(after)
  );
}

const month =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const fullMonth = `(${monthNames.join('|')})`;
const weekday = `(${weekdayNames.join('|')})`;
const year = '((?:1[89]|20)\\d\\d)';
const part = '(?: (?:morning|afternoon|evening|night))?';
const count = `(an?|\\d{1,3}|${anyOf(numbers)})`;
const ordinals = ['first', 'second', 'third', 'fourth'];

/** Rules for words that say when only to who reads on: their dates are right, and head no line of their own. */
export const leaningRules: ReadonlySet<string> = new Set([
  'that day',
  'the day after',
  'the weekend',
  'week of the report',
  'quarter of the report',
  'year of the report',
  'the year before',
  'end of the year',
  'some time ago',
]);

/**
 * The rules in the order in which they claim a stretch of text: what holds more (weekday, day, month and year) before
 * what is part of it, so that "Monday, Oct. 26" is one date and "June 19, 2023" no bare year.
 */
export const dateRules: readonly DateRule[] = [
  {
    name: 'week of a day',
    pattern: new RegExp(
      `\\b(?:the )?week (?:of|beginning|starting) (?:${weekday},? )?${month} (\\d{1,2})(?:,? ${year})?(?!\\w)`,
      'g',
    ),
    value: (m, context) => {
      const begins = m[4]
        ? day(isoDay(Number(m[4]), monthNumber(m[2]), Number(m[3])))
        : nearestDay(monthNumber(m[2]), Number(m[3]), context);
      return begins && { value: isoWeek(begins.value), precision: 'week' };
    },
  },
  {
    // "3 to 21 October", "March 3-5, 2026": what lasts is told under the day on which it begins.
    name: 'first day of several',
    pattern: new RegExp(
      `(?<![\\d.,:])\\b(\\d{1,2})(?:st|nd|rd|th)?(?: (?:to|until|till|through|and) | ?[-–] ?)\\d{1,2}(?:st|nd|rd|th)? ${month}(?:,? ${year})?(?!\\w)|\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?: (?:to|until|till|through|and) | ?[-–] ?)\\d{1,2}(?:st|nd|rd|th)?(?:,? ${year})?(?![\\d%]|[.,:]\\d)\\b`,
      'g',
    ),
    value: (m, context) => {
      const [named, dayIn, inYear] = [m[2] ?? m[4], Number(m[1] ?? m[5]), m[3] ?? m[6]];
      return inYear
        ? day(isoDay(Number(inYear), monthNumber(named), dayIn))
        : nearestDay(monthNumber(named), dayIn, context);
    },
  },
  {
    // With points the day comes first everywhere; with strokes that depends on the country, so a day above 12 must tell.
    name: 'day in figures',
    pattern: new RegExp(`(?<![\\d.,:/]|[Vv]ersion |\\bv)\\b(\\d{1,2})([./])(\\d{1,2})\\2${year}\\b(?![./]?\\d)`, 'g'),
    value: (m) => {
      const [first, second] = [Number(m[1]), Number(m[3])];
      if (m[2] === '/' && first <= 12 && second <= 12 && first !== second) return null;
      return m[2] === '/' && second > 12
        ? day(isoDay(Number(m[4]), first, second))
        : day(isoDay(Number(m[4]), second, first));
    },
  },
  {
    name: 'fourth of July',
    pattern: new RegExp(`\\b(?:the )?(?:Fourth|4th) of (July)(?:,? ${year})?(?!\\w)`, 'g'),
    value: (m, context) => (m[2] ? day(isoDay(Number(m[2]), 7, 4)) : nearestDay(7, 4, context)),
  },
  {
    name: 'month day year',
    pattern: new RegExp(
      `\\b(?:${weekday},? )?${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? ${year})?(?![\\d%]|[.,:]\\d)(?!\\w)`,
      'g',
    ),
    value: (m, context) =>
      m[4]
        ? day(isoDay(Number(m[4]), monthNumber(m[2]), Number(m[3])))
        : nearestDay(monthNumber(m[2]), Number(m[3]), context, m[1]),
  },
  {
    name: 'day month year',
    pattern: new RegExp(
      `(?<![\\d.,:])\\b(?:${weekday},? (?:the )?)?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? ${year})?(?!\\w)`,
      'g',
    ),
    value: (m, context) =>
      m[4]
        ? day(isoDay(Number(m[4]), monthNumber(m[3]), Number(m[2])))
        : nearestDay(monthNumber(m[3]), Number(m[2]), context, m[1]),
  },
  {
    name: 'month year',
    pattern: new RegExp(`\\b(?:(?:early|late|mid)[- ])?${month}(?: of|,)? ${year}\\b`, 'g'),
    value: (m) => ({ value: `${m[2]}-${pad(monthNumber(m[1]))}`, precision: 'month' }),
  },
  {
    name: 'last, this or next month by name',
    pattern: new RegExp(`\\b([Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming) ${fullMonth}\\b`, 'g'),
    value: (m, { reference }) => {
      const wanted = monthNumber(m[2]);
      const [now, to] = [monthOf(reference), direction(m[1].replace(/^this /i, ''))];
      const years = to < 0 ? (wanted >= now ? -1 : 0) : to > 0 && wanted <= now ? 1 : 0;
      return { value: `${yearOf(reference) + years}-${pad(wanted)}`, precision: 'month' };
    },
  },
  {
    name: 'weekday with a word',
    pattern: new RegExp(`\\b(last|next|this|this past|this coming|the following|the previous) ${weekday}${part}`, 'gi'),
    value: (m, { reference }) => {
      const gap =
        (weekdayOf(reference) - weekdayNames.findIndex((name) => name.toLowerCase() === m[2].toLowerCase()) + 7) % 7;
      const word = m[1].toLowerCase();
      if (word === 'next' || word === 'the following' || word === 'this coming')
        return day(addDays(reference, 7 - gap));
      if (word === 'this') return day(addDays(reference, gap === 0 ? 0 : 7 - gap));
      return day(addDays(reference, gap === 0 ? -7 : -gap));
    },
  },
  {
    name: 'weekday',
    pattern: new RegExp(
      `(?<!\\b(?:Black|Cyber|Super|Bloody|Ash|Holy|Palm|Easter|Good|Big|Sheffield|Man|Girl|Manic|Blue|Ruby|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Aa]ny|[Mm]ost|[Oo]ther) )(?<!\\ban? (?=\\w+day(?:[.,;]|$)))\\b${weekday}${part}(?!['’]s (?:Child|Bar)|s\\b)`,
      'g',
    ),
    value: (m, { reference, sense }) => {
      const gap = (weekdayOf(reference) - weekdayNames.indexOf(m[1] as 'Sunday') + 7) % 7;
      return day(addDays(reference, sense === 'ahead' && gap !== 0 ? 7 - gap : -gap));
    },
  },
  {
    name: 'today',
    pattern: /\b(?:earlier |later |late )?(?:today|tonight)\b/gi,
    value: (_, { reference }) => day(reference),
  },
  {
    name: 'two days off',
    pattern: /\b(?:the )?day (before yesterday|after tomorrow)\b/gi,
    value: (m, { reference }) => day(addDays(reference, /^before/i.test(m[1]) ? -2 : 2)),
  },
  {
    name: 'yesterday',
    pattern: /\b(?:late |early )?yesterday\b/gi,
    value: (_, { reference }) => day(addDays(reference, -1)),
  },
  { name: 'tomorrow', pattern: /(?<!\bof )\btomorrow\b/gi, value: (_, { reference }) => day(addDays(reference, 1)) },
  {
    name: 'counted back',
    pattern: new RegExp(
      `\\b(?:(?:about|almost|nearly|more than|over|just) )?${count} (day|week|month|year|decade)s?(?: or so)? (?:ago|earlier|before(?! (?:the|a|an|his|her|its|their|our|my|this|that|being|he|she|they|it|we))|previously)\\b`,
      'gi',
    ),
    value: (m, { reference }) => shift(m[2], -numberOf(m[1]), reference),
  },
  {
    name: 'some time ago',
    pattern: /\ba (?:few|couple of) (?:days|weeks|months|years) (?:ago|earlier)\b/gi,
    value: () => ({ value: 'PAST_REF', precision: 'other' }),
  },
  {
    name: 'year of two digits',
    pattern: /(?<=\b(?:since|in|of|from|until|before|after) )['’](\d\d)\b(?!s)/g,
    // The last year that ended so.
    value: (m, { reference }) => {
      const inCentury = Math.floor(yearOf(reference) / 100) * 100 + Number(m[1]);
      return { value: String(inCentury > yearOf(reference) ? inCentury - 100 : inCentury), precision: 'year' };
    },
  },
  {
    name: 'week of the report',
    pattern: /(?<=\bfor )the week\b(?! of)/gi,
    value: (_, { reference }) => ({ value: isoWeek(reference), precision: 'week' }),
  },
  {
    name: 'counted on',
    pattern: new RegExp(
      `\\bin ${count} (day|week|month|year)s?['’]? time\\b|\\b${count} (day|week|month|year)s? from (?:now|today)\\b`,
      'gi',
    ),
    value: (m, { reference }) => shift(m[2] ?? m[4], numberOf(m[1] ?? m[3]), reference),
  },
  {
    name: 'quarter of the report',
    pattern:
      /\bthe (?:(?:(?:latest|most recent|just-ended) )?quarter|latest period)\b(?! of)|\b(?:the )?(?:year-earlier|year-ago) (?:(first|second|third|fourth) )?(?:quarter|period)\b/gi,
    // Companies report on the quarter that has ended.
    value: (m, { reference }) => {
      const ended = shiftQuarter(reference, -1);
      if (/^the (?!year)/i.test(m[0])) return ended;
      const number = m[1] === undefined ? ended.value.slice(-1) : ordinals.indexOf(m[1].toLowerCase()) + 1;
      return { value: `${Number(ended.value.slice(0, 4)) - 1}-Q${number}`, precision: 'quarter' };
    },
  },
  {
    name: 'quarter and year',
    pattern: new RegExp(
      `\\bQ([1-4])(?:,? (?:of )?${year})?\\b|\\b(?:(last|this|next) year['’]s |the )?(first|second|third|fourth)[- ]quarter(?: (?:of )?(?:${year}|(last|this|next) year\\b))?`,
      'gi',
    ),
    value: (m, { reference }) => {
      const number = m[1] ? Number(m[1]) : ordinals.indexOf(m[4].toLowerCase()) + 1;
      const named = m[2] ?? m[5];
      const word = m[3] ?? m[6];
      const now = Math.floor((monthOf(reference) - 1) / 3) + 1;
      const implied = word === undefined ? -(number > now ? 1 : 0) : direction(word);
      return { value: `${named ?? yearOf(reference) + implied}-Q${number}`, precision: 'quarter' };
    },
  },
  {
    name: 'period with a word',
    pattern:
      /\b(?:the )?(?:(?:early|earlier|late|later|end of) )?(last|this|next|past|previous|coming) (weekend|week|month|quarter|year|decade)\b(?! of)/gi,
    value: (m, { reference }) => shift(m[2], direction(m[1]), reference),
  },
  {
    name: 'season with a word',
    pattern: /\b(last|this|next|this past|this coming) (spring|summer|autumn|fall|winter)\b/gi,
    value: (m, { reference }) => {
      const code = seasons[m[2].toLowerCase()];
      const begins = { SP: 3, SU: 6, FA: 9, WI: 12 }[code as 'SP'];
      const [now, to] = [monthOf(reference), direction(m[1].replace(/^this /i, ''))];
      const back = to < 0 && begins >= now ? -1 : to > 0 && begins <= now ? 1 : 0;
      return { value: `${yearOf(reference) + back}-${code}`, precision: 'season' };
    },
  },
  {
    name: 'season and year',
    pattern: new RegExp(`\\b(?:the )?(spring|summer|autumn|fall|winter)(?: of)? ${year}\\b`, 'gi'),
    value: (m) => ({ value: `${m[2]}-${seasons[m[1].toLowerCase()]}`, precision: 'season' }),
  },
  {
    name: 'the year before',
    pattern: /\byear-(?:earlier|ago)\b/gi,
    value: (_, { reference }) => ({ value: String(yearOf(reference) - 1), precision: 'year' }),
  },
  {
    name: 'end of the year',
    pattern: /\b(?:the )?(?:year[- ]end|end of (?:the|this) year)\b/gi,
    value: (_, { reference }) => ({ value: `${yearOf(reference)}-12`, precision: 'month' }),
  },
  {
    name: 'year of the report',
    pattern:
      /\b(?:the (?:current )?fiscal year|the (?:current|full) year|(?<=\b(?:for|of|in|through|during) )the year)\b(?! (?:to|ended|ending|of|\d))/gi,
    value: (_, { reference }) => ({ value: String(yearOf(reference)), precision: 'year' }),
  },
  {
    name: 'that day',
    pattern:
      /\b(?:the same|(?<=\b(?:end(?:ed|s|ing)?|clos(?:e|ed|es|ing)|finish(?:ed|es|ing)?|for|of|on) )the) day\b(?! (?:before|when|that|of|after (?!\w+ing)))/gi,
    value: (_, { reference }) => day(reference),
  },
  {
    name: 'the day after',
    pattern: /\bthe (?:next|following) (?:day|morning|afternoon|evening)\b/gi,
    value: (_, { reference }) => day(addDays(reference, 1)),
  },
  {
    name: 'the weekend',
    pattern: /\b(?<=\b(?:over|during) )the weekend\b/gi,
    // The last one that has begun.
    value: (_, { reference }) => ({
      value: `${isoWeek(addDays(reference, -((weekdayOf(reference) + 1) % 7)))}-WE`,
      precision: 'week',
    }),
  },
  {
    name: 'holiday',
    pattern: new RegExp(
      `\\b(?:last |this |next )?(${anyOf(Object.keys(holidays)).replace(/'/g, "['’]")})(?:,? ${year})?\\b`,
      'g',
    ),
    value: (m, context) => holiday(m[1], m[2] === undefined ? null : Number(m[2]), context),
  },
  {
    name: 'decade',
    pattern: /\b(?:the )?(?:(?:early|late|mid)[- ])?((?:1[89]|20)\d)0s\b/gi,
    value: (m) => ({ value: `${m[1]}X`, precision: 'decade' }),
  },
  {
    name: 'part of a month',
    pattern: new RegExp(
      `\\b(?:early|late|mid)[- ]${fullMonth}\\b|\\b(?:the )?(?:end|start|beginning|middle) of ${fullMonth}\\b`,
      'g',
    ),
    value: (m, context) => impliedMonth(monthNumber(m[1] ?? m[2]), context),
  },
  {
    name: 'month alone',
    // May, March and August are also a verb, a walk and an adjective: a month follows a word that asks for one.
    pattern: new RegExp(
      `(?<=\\b(?:in|since|by|until|till|of|from|during|before|after|through|and|to|for|between|every|again in) )${fullMonth}(?! (?:\\d|of \\d|\\p{Lu}))\\b|\\b(January|February|April|June|July|September|October|November|December)(?! (?:\\d|of \\d))\\b(?!['’]?s? \\p{Lu})`,
      'gu',
    ),
    value: (m, context) => impliedMonth(monthNumber(m[1] ?? m[2]), context),
  },
  {
    name: 'year',
    pattern: new RegExp(
      `(?<![\\d$£€¥.,:/#-]|\\b(?:crowd of|room|flight|page|version|number|scored) )\\b(?:(?:early|late|mid|fiscal)[- ])?${year}\\b(?![\\d%:]|[.,/-]\\d| (?:people|jobs|men|women|tonnes|tons|miles|metres|meters|km|hours|feet|dollars|euros|marks|pounds|rupees|points|votes|members|homes|units|cars|seats|words|runs|goals|visitors|guests|fans|troops|soldiers|workers)\\b)`,
      'g',
    ),
    value: (m, { reference }) => (Number(m[1]) > yearOf(reference) + 60 ? null : { value: m[1], precision: 'year' }),
  },
  {
    name: 'present',
    // "Now" at the head of a sentence tells the next step, no time.
    pattern: /\b(?:now|[Cc]urrently|[Aa]t present|[Aa]t the moment|[Nn]owadays|[Tt]hese days)\b/g,
    value: () => ({ value: 'PRESENT_REF', precision: 'other' }),
  },
  {
    name: 'past',
    pattern:
      /\b(?:recently|recent(?: (?:days|weeks|months|years))?|in the past(?! \w+ (?:days?|weeks?|months?|years?)))\b/gi,
    value: () => ({ value: 'PAST_REF', precision: 'other' }),
  },
  {
    name: 'future',
    pattern:
      /\bthe (?:(?:near|foreseeable) )?future\b|\bthe (?:near|short) term\b|(?<=\b(?:will|would|could|may|might) )one day\b/gi,
    value: () => ({ value: 'FUTURE_REF', precision: 'other' }),
  },
];
