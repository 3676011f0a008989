import { monthNames } from '../../lib/time/calendar.ts';
import type { FigureRules, FoundAmount, FoundCount } from '../pack-parts/figures.ts';

/** Numbers as words: where reports count the dead, they write them so. */
const numberWords = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

const powers: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const power = `(?: (?:${Object.keys(powers).join('|')}))?`;
const digits = '\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?';
const number = `(?:${digits})(?![\\d,.]*\\d)${power}|(?:${numberWords.join('|')})\\b(?!-)`;

const roundings = ['more than', 'over', 'about', 'around', 'nearly', 'almost', 'some', 'up to'].concat([
  'as many as',
  'close to',
  'an estimated',
]);
const hedge = `(?:${['at least', ...roundings].join('|')})`;

/** Words between a number and "were killed" after which the number counts something else. */
const otherThings = [
  ...['and', 'or', 'of', 'more', 'others?', 'another', 'further', 'additional', 'were', 'was', 'who'],
  ...['years?', 'days?', 'hours?', 'weeks?', 'months?', 'minutes?', 'miles?', 'percent'],
];
/** Up to three words that say who is counted. */
const counted = `(?: (?!(?:${otherThings.join('|')})\\b)[a-z’'-]+){0,3}?`;

/** What reports count first and count anew each day, as English says it. */
const quantities: readonly {
  readonly kind: string;
  /** "12 people were …" */
  readonly done: string;
  /** "The storm … 12 people" */
  readonly verb: string;
  /** "12 …" */
  readonly noun: string;
}[] = [
  {
    kind: 'dead',
    done: 'killed|dead|died|drowned|shot dead|lost their lives|perished',
    verb: 'killed|killing|kills|kill|claimed|claiming|(?:death )?toll[^.;]{0,40}?(?:to|at|of|is|was|reached|passed|hit)',
    noun: 'deaths?|fatalities|lives|dead',
  },
  {
    kind: 'injured',
    done: 'injured|wounded|hurt|hospitali[sz]ed',
    verb: 'injured|injuring|injures|wounded|wounding|wounds|hurting',
    noun: 'injuries|casualties',
  },
  { kind: 'missing', done: 'missing|unaccounted for', verb: 'search(?:ing)? for', noun: 'missing' },
  {
    kind: 'arrested',
    done: 'arrested|detained|in custody',
    verb: 'arrested|arresting|detained|detaining',
    noun: 'arrests',
  },
  {
    kind: 'displaced',
    done: 'evacuated|displaced|homeless',
    verb: 'evacuated|evacuating|displaced|displacing',
    noun: 'evacuees',
  },
  { kind: 'rescued', done: 'rescued', verb: 'rescued|rescuing', noun: 'survivors' },
  { kind: 'infected', done: 'infected', verb: 'infected|infecting', noun: '(?:confirmed )?cases|infections' },
];

const months = monthNames.join('|');
const notCounting = `${months}|boeing|flight|route|another|other|further|additional`;
const auxiliaries = '(?:(?:were|was|are|is|had|have|has|been|being|feared|confirmed|reported|also|still) )*';

const patterns = new Map(
  quantities.map(({ kind, done, verb, noun }) => [
    kind,
    new RegExp(
      [
        `\\b(?:${verb}) (?:${hedge} )?(?<after>${number})(?<whom>(?: [a-z’'-]+)?)`,
        [
          `(?<![\\d,.$£€]|\\b(?:${notCounting}) )(?:\\b${hedge} )?`,
          `\\b(?<before>${number})(?<who>${counted}) ${auxiliaries}(?:${done}|${noun})\\b`,
        ].join(''),
      ].join('|'),
      'giu',
    ),
  ]),
);

/** A number in a sentence with the word that it counts. */
const withUnit = new RegExp(
  [
    `(?<![\\d,.:/]|\\b(?:${months}) )(?<value>${digits})(?![\\d,.:/]*\\d)`,
    `(?<unit>${power}(?: ?%| (?!${months}|am\\b|pm\\b)[a-z][a-z’'-]+))`,
  ].join(''),
  'gu',
);

const earlierTimes = [
  '(?:in|since) (?:19|20)\\d\\d',
  'last (?:year|month|summer|winter|spring|autumn|fall)',
  '(?:years?|months|decades?) (?:ago|earlier|before)',
  'previous(?:ly)?',
  'in recent (?:years|months)',
];
const earlierEvent = new RegExp(`\\b(?:${earlierTimes.join('|')})\\b`, 'i');

const rounded = new RegExp(`\\b(?:${roundings.join('|')})\\b`, 'i');

/** How English counts. */
export const figures: FigureRules = {
  kinds: quantities.map(({ kind }) => kind),
  countsIn: (kind, text) => [...text.matchAll(patterns.get(kind) as RegExp)].map(countOf),
  amountsIn: (text) => [...text.matchAll(withUnit)].flatMap(amountOf),
  isEarlierEvent: (sentence) => earlierEvent.test(sentence),
  isRounded: (words) => rounded.test(words),
  numberWords,
};

function countOf(match: RegExpExecArray): FoundCount {
  const { after, before, whom = '' } = match.groups ?? {};
  // The word after a number belongs to the figure only when it says what is counted.
  const belongs = /^(?: (?:people|persons|lives))?$/.test(whom);
  const length = match[0].length - (belongs ? 0 : whom.length);
  return {
    value: numberIn(after ?? before ?? ''),
    isWhole: countsAll(match),
    start: match.index,
    end: match.index + length,
  };
}

/** "Three police officers were killed" counts a part. */
function countsAll({ 0: figure, groups }: RegExpExecArray): boolean {
  const whom = (groups?.whom ?? groups?.who ?? '').trim();
  // What follows the number need not be what is counted: "killed 12 in the night".
  if (groups?.after !== undefined && !/s$|^(?:of|women|men|children)$/.test(whom)) return true;
  // "Officials said four were killed", "no one was hurt", "one injured demonstrator": a part, nobody, somebody.
  if (whom === '') return groups?.after !== undefined || !/\b(?:were|was|have|has|had|are|is|one)\b/i.test(figure);
  return /^(?:people|persons|lives|person|victims?|dead)$/.test(whom);
}

function amountOf(match: RegExpExecArray): FoundAmount[] {
  const unit = match.groups?.unit.trim() ?? '';
  // "Five o’clock" counts nothing.
  if (unit.includes('clock')) return [];
  const start = match.index;
  return [{ unit, value: numberIn(match.groups?.value ?? ''), start, end: start + match[0].length }];
}

function numberIn(text: string): number {
  const [first, second] = text.toLowerCase().split(' ');
  const word = numberWords.indexOf(first);
  const value = word >= 0 ? word + 1 : Number(first.replaceAll(',', ''));
  return value * (powers[second] ?? 1);
}
