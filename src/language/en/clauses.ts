import type { ClauseRules } from '../pack-parts/clauses.ts';
import { phrases } from '../phrases.ts';
import { speechVerb } from './quotes/speech.ts';
import { hasVerb } from './verbs.ts';

const leadIns = [
  ...['since', 'while', 'after', 'before', 'when', 'whenever', 'as', 'until', 'once'],
  ...['if', 'although', 'though', 'because', 'despite', 'given', 'even', 'unlike', 'like'],
  ...['in', 'on', 'at', 'by', 'with', 'without', 'under', 'for', 'from', 'to'],
  ...['during', 'amid', 'ahead', 'throughout', 'following', 'asked', 'speaking'],
  ...['who', 'whose', 'which', 'where'],
];

/** Where English clauses begin and end. */
export const clauses: ClauseRules = {
  hasVerb,
  leadIn: phrases(leadIns, { at: 'start' }),
  opening: /^(?:and|but|while|whereas)\s+(?=(?:an?|the|its?|his|her|their|\p{Lu})\b)/iu,
  conjunction: /\s(?:and|but|while|after which)\s/,
  subordinator: /\b(?:that|when|if|whether|because|where|who|which|as|than)\s/,
  relativeClause: /,\s(?:who|whose|which|where)\s.*$/,
  interruption: phrases(['if', 'or', 'not', 'even', 'albeit', 'perhaps', 'at (least|most)'], {
    at: 'start',
    before: ',\\s',
    after: '[^,]*,',
    caseSensitive: true,
  }),
  danglingEnd: phrases(['and', 'or', 'but', 'to', 'of', 'the', 'a[n]', 'with', 'that', 'which', 'who'], {
    at: 'end',
    caseSensitive: true,
  }),
  list: /^,\s+(?:["“‘']|\p{L}+(?:,| and\b))/u,
  attribution: speechVerb,
};
