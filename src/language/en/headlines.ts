import { monthNames, weekdayNames } from '../../lib/time/calendar.ts';
import type { HeadlineWords, TitleCasePack } from '../pack-parts/headlines.ts';
import { phrases } from '../phrases.ts';

/** What headlines of English news are made of. */

/** Written to be clicked rather than read. */
const clickbait = [
  "you won't believe",
  'what happen(s|ed) next',
  "here's (why|how|what|who|when|everything)",
  'here (are|is) (what|why|how)',
  'this is (why|how|what)',
  '(everything|all) (you|we) [need to] know',
  'what (you|we|to) [need to] know',
  'need to know',
  'what we know',
  'goes viral',
  'viral video',
  'the internet',
  'social media reacts',
  'netizens',
  '(jaw|mind)(-| )(dropping|blowing)',
  'shocking',
  'stun[s]',
  'slam[s]',
  'blast[s]',
  'rips',
  'claps back',
  'breaks silence',
  'opens up',
  'send[s] <few> message',
  'explained',
  'explainer',
  'photo[s]',
  'in pictures',
  'watch',
  'video',
];

const kickers = [
  'breaking [news]',
  'live [updates]',
  'live (blog|news)',
  'update[d]',
  'watch',
  'video',
  'exclusive',
  'just in',
  'developing',
  'in pictures',
  'latest',
];

const genres = ['opinion', 'analysis', 'comment', 'live', 'explainer', 'watch', 'video', 'exclusive', 'editorial'];

export const headlines: HeadlineWords = {
  faults: [
    {
      name: 'clickbait',
      pattern: phrases(clickbait, { at: 'anywhere', pieces: { few: '.{0,20}' } }),
      loss: 1,
    },
    { name: 'asks', pattern: /\?\s*$/, loss: 0.9 },
    { name: 'speaks to the reader', pattern: /\b(?:you|your|we|our|i|my|me)\b/i, loss: 0.6 },
    { name: 'begins with a quotation', pattern: /^["“‘'«„]/, loss: 0.5 },
    {
      name: 'begins with a question word',
      pattern: /^(?:how|why|what|who|when|where|inside|meet)\b/i,
      loss: 0.4,
    },
    { name: 'exclaims or breaks off', pattern: /!\s*$|\.\.\.|…/, loss: 0.4 },
    { name: 'names its genre', pattern: phrases(genres, { at: 'start' }), loss: 0.6 },
  ],
  kicker: phrases(kickers, { at: 'start', after: '\\s*[:|–—-]\\s+' }),
};

/** March and May are words too: only the texts show which is meant. */
const months = monthNames.filter((month) => month !== 'March' && month !== 'May');

export const titleCase: TitleCasePack = {
  alwaysCapital: new Set(['I', ...months, ...weekdayNames].map((word) => word.toLowerCase())),
  abbreviation: /^(?:\p{L}\.)*\p{L}$|^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|St|Prof|vs|No)$/iu,
  insideNames: new Set(['of', 'of the']),
  // "may be" and "may have" are the verb; "Election Day", "Mother's Day".
  eitherWay: /\b(?:may(?! (?:be|have|not)\b)|march|(?<=\p{L} )day)\b/iu,
};
