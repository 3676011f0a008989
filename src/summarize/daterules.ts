import { addDays, isDay, isoDay, isoWeek, monthNames, weekdayNames, weekdayOf } from '../lib/calendar.ts';
import { anyOf } from '../lib/text.ts';
import type { Precision } from '../model.ts';

/** What a rule sees around its match. */
export interface DateContext {
  /** The day that the text was written on. */
  readonly reference: string;
  /** Whether the words around the match speak of what is still to come or of what was; null where nothing tells. */
  readonly sense: 'ahead' | 'behind' | null;
}

export interface DateValue {
  readonly value: string;
  readonly precision: Precision;
}

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

export interface DateRule {
  readonly name: string;
  /** Linear patterns only: no nested quantifiers. */
  readonly pattern: RegExp;
  readonly value: (match: RegExpExecArray, context: DateContext) => DateValue | null;
}

const monthShort = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const fullMonth = `(${monthNames.join('|')})`;
const weekday = `(${weekdayNames.join('|')})`;
const year = '((?:1[89]|20)\\d\\d)';
const part = '(?: (?:morning|afternoon|evening|night))?';
const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = `(an?|\\d{1,3}|${anyOf(numbers)})`;
const ordinals = ['first', 'second', 'third', 'fourth'];

const day = (value: string): DateValue | null => (isDay(value) ? { value, precision: 'day' } : null);
const monthNumber = (name: string) => monthShort.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const pad = (value: number) => String(value).padStart(2, '0');
const yearOf = (date: string) => Number(date.slice(0, 4));
const monthOf = (date: string) => Number(date.slice(5, 7));
/** A count in figures or in a word up to twelve. */
export const numberOf = (word: string) =>
  /^\d/.test(word) ? Number(word) : /^an?$/i.test(word) ? 1 : numbers.indexOf(word.toLowerCase()) + 1;

/** Whether a day is one that the words around it may mean: not over where they look ahead, nor to come where they look back. */
function agrees(date: string, { reference, sense }: DateContext): boolean {
  return sense === 'ahead' ? date >= reference : sense !== 'behind' || date <= reference;
}

/**
 * The year in which a day without one lies nearest to the reference, on the weekday that the text names; not before the
 * reference where the text looks ahead, nor after it where it looks back.
 */
function nearestDay(monthIn: number, dayIn: number, context: DateContext, weekdayIn?: string): DateValue | null {
  const { reference } = context;
  const at = Date.parse(reference);
  const candidates = [-1, 0, 1]
    .map((shift) => isoDay(yearOf(reference) + shift, monthIn, dayIn))
    .filter((date) => isDay(date) && agrees(date, context));
  const onWeekday = candidates.filter((date) => weekdayNames[weekdayOf(date)] === weekdayIn);
  // News tells more of what was: a day to come must be half as far as the one that has been.
  const distance = (date: string) => (Date.parse(date) > at ? 2 : -1) * (Date.parse(date) - at);
  const [nearest] = (onWeekday.length > 0 ? onWeekday : candidates).sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? null : day(nearest);
}

/** A month without a year: the last one that has begun, unless the text speaks of the time to come. */
function impliedMonth(monthIn: number, { reference, sense }: DateContext): DateValue {
  const now = monthOf(reference);
  // A month that begins in a few weeks is meant more often than the one eleven months ago.
  const soon = (monthIn - now + 12) % 12 <= 1;
  const shift = sense === 'ahead' || soon ? (monthIn < now ? 1 : 0) : monthIn > now ? -1 : 0;
  return { value: `${yearOf(reference) + shift}-${pad(monthIn)}`, precision: 'month' };
}

function shiftMonth(reference: string, months: number): DateValue {
  const at = yearOf(reference) * 12 + monthOf(reference) - 1 + months;
  return { value: `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`, precision: 'month' };
}

function shiftQuarter(reference: string, quarters: number): DateValue {
  const at = yearOf(reference) * 4 + Math.floor((monthOf(reference) - 1) / 3) + quarters;
  return { value: `${Math.floor(at / 4)}-Q${(at % 4) + 1}`, precision: 'quarter' };
}

/** So many days, weeks, months … before or after a day, at the unit's precision. */
export function shift(unit: string, by: number, reference: string): DateValue | null {
  switch (unit.toLowerCase().replace(/s$/, '')) {
    case 'day':
      return day(addDays(reference, by));
    case 'week':
      return { value: isoWeek(addDays(reference, 7 * by)), precision: 'week' };
    case 'weekend':
      return { value: `${isoWeek(addDays(reference, 7 * by))}-WE`, precision: 'week' };
    case 'month':
      return shiftMonth(reference, by);
    case 'quarter':
      return shiftQuarter(reference, by);
    case 'year':
      return { value: String(yearOf(reference) + by), precision: 'year' };
    case 'decade':
      return yearOf(reference) + 10 * by < 1000
        ? null
        : { value: `${String(yearOf(reference) + 10 * by).slice(0, 3)}X`, precision: 'decade' };
    default:
      return null;
  }
}

const seasons: Record<string, string> = { spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' };

/** The day of a holiday in a year: fixed, or the how manieth weekday of a month (negative from its end). */
const holidays: Record<string, (inYear: number) => string> = {
  'Christmas Day': (inYear) => isoDay(inYear, 12, 25),
  'Christmas Eve': (inYear) => isoDay(inYear, 12, 24),
  "New Year's Day": (inYear) => isoDay(inYear, 1, 1),
  "New Year's Eve": (inYear) => isoDay(inYear, 12, 31),
  "Valentine's Day": (inYear) => isoDay(inYear, 2, 14),
  Halloween: (inYear) => isoDay(inYear, 10, 31),
  'Veterans Day': (inYear) => isoDay(inYear, 11, 11),
  'May Day': (inYear) => isoDay(inYear, 5, 1),
  'Boxing Day': (inYear) => isoDay(inYear, 12, 26),
  'Thanksgiving Day': (inYear) => weekdayIn(inYear, 11, 4, 4),
  Thanksgiving: (inYear) => weekdayIn(inYear, 11, 4, 4),
  'Labor Day': (inYear) => weekdayIn(inYear, 9, 1, 1),
  'Memorial Day': (inYear) => weekdayIn(inYear, 5, 1, -1),
  'Columbus Day': (inYear) => weekdayIn(inYear, 10, 1, 2),
  "Presidents' Day": (inYear) => weekdayIn(inYear, 2, 1, 3),
  'Election Day': (inYear) => addDays(weekdayIn(inYear, 11, 1, 1), 1),
  "Mother's Day": (inYear) => weekdayIn(inYear, 5, 0, 2),
  "Father's Day": (inYear) => weekdayIn(inYear, 6, 0, 3),
};

/** The how manieth of a weekday in a month; -1 is the last. */
function weekdayIn(inYear: number, monthIn: number, wanted: number, number: number): string {
  if (number < 0) {
    const last = addDays(monthIn === 12 ? isoDay(inYear + 1, 1, 1) : isoDay(inYear, monthIn + 1, 1), -1);
    return addDays(last, -((weekdayOf(last) - wanted + 7) % 7));
  }
  const first = isoDay(inYear, monthIn, 1);
  return addDays(first, ((wanted - weekdayOf(first) + 7) % 7) + 7 * (number - 1));
}

/** The holiday of the year that is named, else the one nearest to the reference; not before it where the text looks ahead. */
function holiday(name: string, inYear: number | null, context: DateContext): DateValue | null {
  const { reference } = context;
  const dayOf = holidays[name.replace(/’/g, "'")];
  if (dayOf === undefined) return null;
  if (inYear !== null) return day(dayOf(inYear));
  const candidates = [-1, 0, 1].map((shift) => dayOf(yearOf(reference) + shift));
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(reference));
  const possible = candidates.filter((date) => agrees(date, context));
  return day(possible.sort((a, b) => distance(a) - distance(b))[0]);
}

/** "last" is -1, "this" is 0, "next" is 1. */
function direction(word: string): number {
  return /^(?:last|past|previous)$/i.test(word) ? -1 : /^(?:next|coming|following)$/i.test(word) ? 1 : 0;
}

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
  { name: 'ISO day', pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, value: (m) => day(`${m[1]}-${m[2]}-${m[3]}`) },
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
