import { isoWeek } from '../../../lib/time/calendar.ts';
import type { DateRule } from '../../pack-parts/calendar.ts';
import { shift, yearOf } from '../../pack-parts/date-values.ts';
import { count, numberOf, unitOf } from './words.ts';

const about = '(?:about|almost|nearly|more than|over|just)';
/** "Two days before the vote" counts from the vote. */
const notFromWhatFollows = '(?! (?:the|a|an|his|her|its|their|our|my|this|that|being|he|she|they|it|we))';

/** Times counted from the day of the text. */
export const countedTimes: readonly DateRule[] = [
  {
    name: 'counted back',
    pattern: new RegExp(
      [
        `\\b(?:${about} )?${count} (day|week|month|year|decade)s?(?: or so)? `,
        `(?:ago|earlier|before${notFromWhatFollows}|previously)\\b`,
      ].join(''),
      'gi',
    ),
    value: (m, { reference }) => shift(unitOf(m[2]), -numberOf(m[1]), reference),
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
      [
        `\\bin ${count} (day|week|month|year)s?['’]? time\\b`,
        `\\b${count} (day|week|month|year)s? from (?:now|today)\\b`,
      ].join('|'),
      'gi',
    ),
    value: (m, { reference }) => shift(unitOf(m[2] ?? m[4]), numberOf(m[1] ?? m[3]), reference),
  },
];

/** Times without a date. */
export const vagueTimes: readonly DateRule[] = [
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
