import type { Sense } from '../../pack-parts/calendar.ts';
import { phrases } from '../../phrases.ts';
import { speechWord } from '../quotes/speech.ts';
import { irregularPasts } from '../verbs.ts';

/**
 * Whether the words around a date speak of what is still to come or of what was; null where nothing tells. A weekday in
 * a sentence that tells of the present only is the coming one.
 */
export function senseOf(paragraph: string, start: number, end: number, isWeekday: boolean): Sense {
  if (opensAhead(paragraph, start, end)) return 'due';
  return senseBefore(paragraph, start) ?? (isWeekday && isPresent(paragraph, start, end) ? 'ahead' : null);
}

const wordSet = (...lists: readonly string[]) => new Set(lists.join(' ').split(' '));

/** Words that look ahead. */
const aheadWords = wordSet(
  "will shall won't won’t would can could may might must should",
  'due expected scheduled plans plan planned planning upcoming next deadline',
  'begins begin starts start opens open ends end closes expires debates votes returns resumes',
  'goes takes meets comes becomes hopes hope aims aim intends intend faces face',
  'vow vows vowed promise promised pledge pledges pledged',
);
/** Those that say that something comes. */
const dueWords = wordSet("will shall won't won’t due expected scheduled upcoming");
/** Words that look ahead only where no verb of the clause looks back ("by Friday"; but "were inside from 3 to 21 October"). */
const limits = wordSet('by from until till');
const behindWords = new Set([...irregularPasts, 'after', 'since']);
/** Participles of what is to come: "is expected", "had been due". */
const announcing = wordSet('expected scheduled planned promised pledged vowed due');
/** Participles of a plan that may have changed: "had been due", "as previously planned". */
const planned = wordSet('due expected scheduled planned');
const formerly = wordSet('been previously originally first');
/** After these a past form is none: "will be held", "to be signed". */
const helpers = wordSet('will would to can could may might must should be');
const determiners = wordSet('the a an its his her their this that new');

/** "By the end of Friday" looks ahead, "from the victims of Saturday's attack" does not: so near a limit must be. */
const besideDate = 2;
/** A past verb so near before a date has happened on it ("came into force on 1 January") … */
const besideVerb = 5;
/** … if nothing makes it wait ("until it had been signed on 4 December"). */
const conditional = /\b(?:until|till|before|unless|if|once|when|whether)\b/i;

/** A word before a date, and what stands around it. */
interface ClauseWord {
  /** As written: a name that ends like a past form has a capital. */
  readonly word: string;
  /** In small letters, as the next. */
  readonly key: string;
  /** The word before it in the text; empty at the start. */
  readonly before: string;
  /** Words between it and the date. */
  readonly distance: number;
  readonly clause: string;
  /** Whether a verb of the clause looks back. */
  readonly isPast: boolean;
}

/** What a word before a date says of its time: `null` that nothing can be said, `skip` that the word before it may tell. */
interface WordRule {
  readonly name: string;
  readonly holds: (word: ClauseWord) => boolean;
  readonly sense: Sense | 'skip';
}

/** The first row that holds decides; words on which none holds are skipped. */
const wordRules: readonly WordRule[] = [
  {
    name: 'a plan, no planning: "announced the plan Aug. 21"',
    holds: ({ key, before }) => /^plans?$/.test(key) && determiners.has(before),
    sense: 'skip',
  },
  {
    name: 'what was to come then: "had been due"',
    holds: ({ key, before }) => planned.has(key) && formerly.has(before),
    sense: 'behind',
  },
  {
    name: 'what is to come: "is expected", "to be signed"',
    holds: ({ word, before }) => isAheadForm(word, before),
    sense: 'due',
  },
  {
    name: 'a limit beside the date: "by Friday"',
    holds: ({ key, distance, isPast }) => limits.has(key) && !isPast && distance <= besideDate,
    sense: 'ahead',
  },
  { name: 'any other limit', holds: ({ key }) => limits.has(key), sense: 'skip' },
  {
    name: 'what has happened: "came into force on"',
    holds: ({ word, distance, clause }) =>
      looksBack(word) && distance < besideVerb && !speechWord.test(word) && !conditional.test(clause),
    sense: 'behind',
  },
  { name: 'a past verb of another day: "said that the vote on"', holds: ({ word }) => looksBack(word), sense: null },
  { name: 'what is said to come: "will"', holds: ({ key }) => dueWords.has(key), sense: 'due' },
  { name: 'a word that looks ahead: "may"', holds: ({ key }) => aheadWords.has(key), sense: 'ahead' },
  {
    name: 'an infinitive: "is to meet"',
    holds: ({ word, before }) => word === 'to' && /^(?:is|are|set)$/.test(before),
    sense: 'due',
  },
];

const rightBefore = { at: 'end', after: '\\s*' } as const;

const events = 'election elections midterms vote primary summit deadline polls ballot games tournament'.split(' ');
const candidacies = [
  'seek[s]',
  'seeking',
  'up for',
  'r(a|u)n[s] for',
  'r(a|u)nning for',
  'stand[s] for',
  'standing for',
  'face',
  'faces',
  'faced',
  'facing',
];
const wins = ['win', 'retake', 'regain', 'keep', 'hold', 'flip', 'capture', 'take'];
const appointments =
  'meet vote decide return hold begin start face appear discuss debate present open close sign announce resume speak publish release launch play visit rule'.split(
    ' ',
  );
const deferrals =
  'remanded postponed adjourned extended delayed suspended deferred moved rescheduled given granted bailed banned jailed pushed put'.split(
    ' ',
  );

/** Turns right before a date that is still to come, whatever verbs stand before them. */
const turnsAhead: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'a start or a limit: "no later than"',
    pattern: phrases(
      ['as (soon|early|late) as', 'no (later|earlier) than', 'starting', 'beginning', 'effective'],
      rightBefore,
    ),
  },
  {
    name: 'an event to come: "ahead of the elections in"',
    pattern: phrases(
      events.map((event) => `(ahead of|before|until|for|by) [(the|its|their|this)] <adjectives>${event}`),
      { at: 'end', after: ' (?:in|on|this)\\s*', pieces: { adjectives: '(?:[\\p{L}-]+ ){0,2}' } },
    ),
  },
  {
    name: 'a candidacy: "up for re-election in"',
    pattern: phrases(
      candidacies.map((candidacy) => `${candidacy} (|re|re-)election`),
      { at: 'end', after: ' (?:in|on|this)\\s*' },
    ),
  },
  {
    name: 'a seat to win: "to flip the House in"',
    pattern: phrases(
      wins.map((verb) => `to ${verb} <seat>`),
      { at: 'end', after: '(?:in|on|this)\\s*', pieces: { seat: "(?:[\\p{L}'’-]+ ){1,3}" } },
    ),
  },
  {
    name: 'what was put off: "remanded until"',
    pattern: phrases(deferrals, { at: 'end', after: '[^.;]{0,60}\\b(?:until|till|to)\\s*' }),
  },
  {
    name: 'an appointment: "to meet again on"',
    pattern: phrases(
      appointments.map((verb) => `to ${verb}`),
      { at: 'end', after: '[^.;,]{0,40}\\son\\s*' },
    ),
  },
  {
    name: 'a forecast: "forecast for Monday and"',
    pattern: phrases(['ahead of', 'forecast for', 'forecast for <day> and'], {
      ...rightBefore,
      pieces: { day: '\\p{Lu}\\p{Ll}+' },
    }),
  },
];

/** Letters before a date that are searched for what they say of its time. */
const clauseReach = 90;
/** Words before a date that may tell. */
const wordReach = 12;

/**
 * Whether the clause before a date speaks of what is to come or of what was. The nearest of the telling words decides:
 * "said on Tuesday that it will" looks back at Tuesday, "will meet on Tuesday" ahead. Null where nothing tells.
 */
function senseBefore(paragraph: string, at: number): Sense {
  const clause = lastClause(paragraph.slice(Math.max(0, at - clauseReach), at));
  if (turnsAhead.some(({ pattern }) => pattern.test(clause))) return 'due';
  if (/\bsince\s*$/i.test(clause)) return 'behind';
  const words = (clause.match(/[\p{L}'’]+/gu) ?? []).reverse().slice(0, wordReach);
  // "The vote is on Tuesday."
  if (words[0] === 'on' && /^(?:is|are)$/i.test(words[1] ?? '')) return 'due';
  const isPast = words.some((word, index) => looksBack(word) && !isAheadForm(word, words[index + 1] ?? ''));
  for (const [distance, word] of words.entries()) {
    const before = (words[distance + 1] ?? '').toLowerCase();
    const inClause = { word, key: word.toLowerCase(), before, distance, clause, isPast };
    const rule = wordRules.find(({ holds }) => holds(inClause));
    if (rule !== undefined && rule.sense !== 'skip') return rule.sense;
  }
  return null;
}

/** What stands behind the last mark; "p.m." is none. */
function lastClause(text: string): string {
  return (
    text
      .replace(/\b([ap])\.\s?m\./gi, '$1m')
      .split(/[.;!?“”"]\s*/)
      .pop() ?? ''
  );
}

const sentenceOpening = /(?:^|[.!?]["”’]?\s+)(?:On\s+|By\s+|Until\s+)?$/;
const comes = '\\b(?:will|plans to|(?:is|are) (?:expected|scheduled|due|set|to)|intends to)\\b';
const comesOrSaid = new RegExp(`${comes}|\\b(?:said|told|announced)\\b`);

/** "On Tuesday, the league plans to …": a day that opens its sentence is what the sentence then says. */
function opensAhead(paragraph: string, start: number, end: number): boolean {
  if (!sentenceOpening.test(paragraph.slice(Math.max(0, start - 12), start))) return false;
  const sentence = paragraph.slice(end, end + 160).split(/[.;!?“”"]\s/, 1)[0];
  const found = comesOrSaid.exec(sentence);
  return found !== null && !/^(?:said|told|announced)$/.test(found[0]);
}

/** Whether a sentence tells of the present only: then its weekday is the coming one ("go to the polls on Sunday"). */
function isPresent(paragraph: string, start: number, end: number): boolean {
  const before =
    paragraph
      .slice(Math.max(0, start - 200), start)
      .split(/[.!?]["”’]?\s+(?=[\p{Lu}"“])/u)
      .pop() ?? '';
  if (!/\bon\s$/i.test(before)) return false;
  const after = paragraph.slice(end, end + 200).split(/[.!?](?:["”’\s]|$)/, 1)[0];
  const words = `${before} ${after}`.match(/[\p{L}'’]+/gu) ?? [];
  return words.length > 3 && words.some((word) => /^\p{Ll}{2,}$/u.test(word)) && !words.some(looksBack);
}

/** A past form; a name that ends like one ("United", "Fred") is none. */
function looksBack(word: string): boolean {
  return behindWords.has(word.toLowerCase()) || /^\p{Ll}{3,}ed$/u.test(word);
}

/** "is expected", "will be held", "to be signed": the form looks back, the sense ahead. */
function isAheadForm(word: string, before: string): boolean {
  return announcing.has(word.toLowerCase()) || (looksBack(word) && helpers.has(before.toLowerCase()));
}
