import { addDays, isoWeek, weekdayOf } from '../../../lib/time/calendar.ts';
import type { DateRule, DateValue } from '../../pack-parts/calendar.ts';
import {
  impliedMonth,
  monthIn,
  monthOf,
  quarterOf,
  shift,
  shiftQuarter,
  yearOf,
} from '../../pack-parts/date-values.ts';
import { dayOf } from './day-rules.ts';
import {
  direction,
  fullMonth,
  month,
  monthNumber,
  ordinal,
  ordinalNumber,
  orYear,
  season,
  seasonCode,
  unitOf,
  weekday,
  year,
} from './words.ts';

/** Weeks, months, quarters, seasons, years: what is longer than a day, and what is counted from the text's own. */

export const weekOfDay: DateRule = {
  name: 'week of a day',
  pattern: new RegExp(
    `\\b(?:the )?week (?:of|beginning|starting) (?:${weekday},? )?${month} (\\d{1,2})${orYear}(?!\\w)`,
    'g',
  ),
  value: (m, context) => {
    const begins = dayOf([m[4], m[2], m[3]], context);
    return begins && { value: isoWeek(begins.value), precision: 'week' };
  },
};

/** Years from the text's own to the last, this or next one in which a month or season begins. */
function yearsTo(word: string, begins: number, now: number): number {
  const to = direction(word.replace(/^this /i, ''));
  if (to < 0) return begins >= now ? -1 : 0;
  return to > 0 && begins <= now ? 1 : 0;
}

export const months: readonly DateRule[] = [
  {
    name: 'month year',
    pattern: new RegExp(`\\b(?:(?:early|late|mid)[- ])?${month}(?: of|,)? ${year}\\b`, 'g'),
    value: (m) => monthIn(m[2], monthNumber(m[1])),
  },
  {
    name: 'last, this or next month by name',
    pattern: new RegExp(`\\b([Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming) ${fullMonth}\\b`, 'g'),
    value: (m, { reference }) => {
      const wanted = monthNumber(m[2]);
      return monthIn(yearOf(reference) + yearsTo(m[1], wanted, monthOf(reference)), wanted);
    },
  },
];

/** The quarter of the year before, of which a report speaks: the numbered one, else the one that has ended. */
function yearEarlier(named: string | undefined, ended: DateValue): DateValue {
  const number = named === undefined ? ended.value.slice(-1) : ordinalNumber(named);
  return { value: `${Number(ended.value.slice(0, 4)) - 1}-Q${number}`, precision: 'quarter' };
}

export const quarters: readonly DateRule[] = [
  {
    name: 'quarter of the report',
    pattern: new RegExp(
      [
        '\\bthe (?:(?:(?:latest|most recent|just-ended) )?quarter|latest period)\\b(?! of)',
        `\\b(?:the )?(?:year-earlier|year-ago) (?:${ordinal} )?(?:quarter|period)\\b`,
      ].join('|'),
      'gi',
    ),
    // Companies report on the quarter that has ended.
    value: (m, { reference }) => {
      const ended = shiftQuarter(reference, -1);
      return /^the (?!year)/i.test(m[0]) ? ended : yearEarlier(m[1], ended);
    },
  },
  {
    name: 'quarter and year',
    pattern: new RegExp(
      [
        `\\bQ([1-4])(?:,? (?:of )?${year})?\\b`,
        `\\b(?:(last|this|next) year['’]s |the )?${ordinal}[- ]quarter(?: (?:of )?(?:${year}|(last|this|next) year\\b))?`,
      ].join('|'),
      'gi',
    ),
    value: (m, { reference }) => {
      const number = m[1] ? Number(m[1]) : ordinalNumber(m[4]);
      const word = m[3] ?? m[6];
      const lastOne = number > quarterOf(reference) ? -1 : 0;
      const implied = yearOf(reference) + (word === undefined ? lastOne : direction(word));
      return { value: `${m[2] ?? m[5] ?? implied}-Q${number}`, precision: 'quarter' };
    },
  },
];

const firstMonths: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

export const periods: readonly DateRule[] = [
  {
    name: 'period with a word',
    pattern: new RegExp(
      [
        '\\b(?:the )?(?:(?:early|earlier|late|later|end of) )?(last|this|next|past|previous|coming) ',
        '(weekend|week|month|quarter|year|decade)\\b(?! of)',
      ].join(''),
      'gi',
    ),
    value: (m, { reference }) => shift(unitOf(m[2]), direction(m[1]), reference),
  },
  {
    name: 'season with a word',
    pattern: new RegExp(`\\b(last|this|next|this past|this coming) ${season}\\b`, 'gi'),
    value: (m, { reference }) => {
      const code = seasonCode(m[2]);
      const inYear = yearOf(reference) + yearsTo(m[1], firstMonths[code], monthOf(reference));
      return { value: `${inYear}-${code}`, precision: 'season' };
    },
  },
  {
    name: 'season and year',
    pattern: new RegExp(`\\b(?:the )?${season}(?: of)? ${year}\\b`, 'gi'),
    value: (m) => ({ value: `${m[2]}-${seasonCode(m[1])}`, precision: 'season' }),
  },
  {
    name: 'the year before',
    pattern: /\byear-(?:earlier|ago)\b/gi,
    value: (_, { reference }) => ({ value: String(yearOf(reference) - 1), precision: 'year' }),
  },
  {
    name: 'end of the year',
    pattern: /\b(?:the )?(?:year[- ]end|end of (?:the|this) year)\b/gi,
    value: (_, { reference }) => monthIn(yearOf(reference), 12),
  },
  {
    name: 'year of the report',
    pattern: new RegExp(
      [
        '\\b(?:the (?:current )?fiscal year|the (?:current|full) year|(?<=\\b(?:for|of|in|through|during) )the year)\\b',
        '(?! (?:to|ended|ending|of|\\d))',
      ].join(''),
      'gi',
    ),
    value: (_, { reference }) => ({ value: String(yearOf(reference)), precision: 'year' }),
  },
];

export const weekend: DateRule = {
  name: 'the weekend',
  pattern: /\b(?<=\b(?:over|during) )the weekend\b/gi,
  // The last one that has begun.
  value: (_, { reference }) => ({
    value: `${isoWeek(addDays(reference, -((weekdayOf(reference) + 1) % 7)))}-WE`,
    precision: 'week',
  }),
};

/** May, March and August are also a verb, a walk and an adjective: a month follows a word that asks for one. */
const beforeMonth = 'in|since|by|until|till|of|from|during|before|after|through|and|to|for|between|every|again in';
const sureMonth = '(January|February|April|June|July|September|October|November|December)';

/** What a figure that looks like a year counts, or numbers. */
const countedThings = [
  'people jobs men women members votes guests fans visitors troops soldiers workers',
  'tonnes tons miles metres meters km feet hours',
  'dollars euros marks pounds rupees',
  'points runs goals homes units cars seats words',
]
  .join(' ')
  .replaceAll(' ', '|');
const numberedThings = 'crowd of|room|flight|page|version|number|scored';

/** Parts of a date that count where no rule before has taken them. */
export const parts: readonly DateRule[] = [
  {
    name: 'decade',
    pattern: /\b(?:the )?(?:(?:early|late|mid)[- ])?((?:1[89]|20)\d)0s\b/gi,
    value: (m) => ({ value: `${m[1]}X`, precision: 'decade' }),
  },
  {
    name: 'part of a month',
    pattern: new RegExp(
      [
        `\\b(?:early|late|mid)[- ]${fullMonth}\\b`,
        `\\b(?:the )?(?:end|start|beginning|middle) of ${fullMonth}\\b`,
      ].join('|'),
      'g',
    ),
    value: (m, context) => impliedMonth(monthNumber(m[1] ?? m[2]), context),
  },
  {
    name: 'month alone',
    pattern: new RegExp(
      [
        `(?<=\\b(?:${beforeMonth}) )${fullMonth}(?! (?:\\d|of \\d|\\p{Lu}))\\b`,
        `\\b${sureMonth}(?! (?:\\d|of \\d))\\b(?!['’]?s? \\p{Lu})`,
      ].join('|'),
      'gu',
    ),
    value: (m, context) => impliedMonth(monthNumber(m[1] ?? m[2]), context),
  },
  {
    name: 'year',
    pattern: new RegExp(
      [
        `(?<![\\d$£€¥.,:/#-]|\\b(?:${numberedThings}) )\\b(?:(?:early|late|mid|fiscal)[- ])?${year}\\b`,
        `(?![\\d%:]|[.,/-]\\d| (?:${countedThings})\\b)`,
      ].join(''),
      'g',
    ),
    value: (m, { reference }) => (Number(m[1]) > yearOf(reference) + 60 ? null : { value: m[1], precision: 'year' }),
  },
];
