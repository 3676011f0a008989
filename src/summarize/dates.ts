import * as chrono from 'chrono-node';
import { speechWord } from '../language/speech.ts';
import { irregularPasts } from '../language/verbs.ts';
import { addDays, isDay } from '../lib/calendar.ts';
import { anyOf, paragraphsOf } from '../lib/text.ts';
import type { DateMention, Moment } from '../model.ts';
import { type DateContext, dateRules, namesAnEvent, numberOf, shift } from './daterules.ts';

/** "May", "now": no date is shorter. */
const shortest = 3;

/** A date found in a text and the rule that found it, for `--explain`. */
export interface FoundDate extends DateMention {
  readonly rule: string;
}

/**
 * The dates that a text names, in order, each resolved against the day on which the text was published, at the precision
 * that the text gives. Without that day only dates that carry their own year are answered.
 */
export function datesOf(text: string, published: Moment | null): FoundDate[] {
  const reference = published === null ? null : published.slice(0, 10);
  const known = reference !== null && isDay(reference);
  const found: FoundDate[] = [];
  for (const paragraph of paragraphsOf(text)) {
    if (paragraph.text.length < shortest) continue;
    const taken: FoundDate[] = [];
    const covered = new Uint8Array(paragraph.text.length);
    const claim = (start: number, end: number, value: string, precision: FoundDate['precision'], rule: string) => {
      const words = covered.subarray(start - paragraph.start, end - paragraph.start);
      if (
        words.includes(1) ||
        recurs(text, start) ||
        namesAnEvent(value, text.slice(start, end), text.slice(end, end + 24))
      )
        return;
      words.fill(1);
      taken.push({ text: text.slice(start, end), start, end, value, precision, rule });
    };
    for (const rule of dateRules) {
      for (const match of paragraph.text.matchAll(rule.pattern)) {
        if (!known && !/(?:1[89]|20)\d\d/.test(match[0])) continue;
        const end = match.index + match[0].length;
        const context: DateContext = {
          reference: known ? (reference as string) : '2000-01-01',
          sense: opensAhead(paragraph.text, match.index, end)
            ? 'ahead'
            : (senseBefore(paragraph.text, match.index) ??
              (rule.name === 'weekday' && isPresent(paragraph.text, match.index, end) ? 'ahead' : null)),
        };
        const value = rule.value(match as RegExpExecArray, context);
        if (value) claim(paragraph.start + match.index, paragraph.start + end, value.value, value.precision, rule.name);
      }
    }
    // What the rules do not know (other spellings of a whole day), chrono may: only finds that name day and month count,
    // which keeps out its known mistakes ("Sat out", "second", "May" the verb, versions and scores).
    for (const { result, index } of parsedAround(
      paragraph.text,
      new Date(`${known ? reference : '2000-01-01'}T12:00:00`),
    )) {
      const { start } = result;
      if (
        !start.isCertain('day') ||
        !start.isCertain('month') ||
        !/\d/.test(result.text) ||
        !/\p{L}{3}/u.test(result.text)
      )
        continue;
      if (!known && !start.isCertain('year')) continue;
      // "30 march through the town": a month has a capital.
      if (!/\p{Lu}\p{L}{2}/u.test(result.text)) continue;
      const day = `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
      const at = paragraph.start + index;
      if (isDay(day)) claim(at, at + result.text.length, day, 'day', 'chrono');
    }
    found.push(...taken.sort((a, b) => a.start - b.start));
  }
  return leaningOn(text, found);
}

/** "every Tuesday", "each July": no one day. */
function recurs(text: string, start: number): boolean {
  return /\b(?:every|each)\s(?:(?:other|single)\s)?$/i.test(text.slice(Math.max(0, start - 16), start));
}

/** "A year earlier" is that of the quarter that is named so many characters before, at most. */
const quarterReach = 600;

/** "A month earlier" is a month before what was named last, if that stands so many characters before, at most. */
const earlierReach = 300;

function countedFrom(last: FoundDate, date: FoundDate): FoundDate {
  const back = /(\S+) (day|week|month|year|decade)s?(?: or so)? (?:earlier|before|previously)$/i.exec(date.text);
  if (date.rule !== 'counted back' || back === null || date.start - last.end > earlierReach) return date;
  const unit = back[2].toLowerCase();
  // From a month or a year no days can be counted.
  if (
    last.precision !== 'day' &&
    !(unit === 'year' || unit === 'decade' || (unit === 'month' && last.precision === 'month'))
  )
    return { ...date, rule: 'some time ago' };
  const from =
    last.value.length >= 10
      ? last.value.slice(0, 10)
      : `${last.value.slice(0, 7)}${'-01-01'.slice(last.value.slice(0, 7).length - 4)}`;
  const value = isDay(from) ? shift(unit, -numberOf(back[1]), from) : null;
  return value ? { ...date, ...value } : { ...date, rule: 'some time ago' };
}

/**
 * Dates that lean on the one before: in a report on a quarter "a year earlier" is that quarter of the year before, and "the
 * same day" is the day that was named last.
 */
function leaningOn(text: string, dates: readonly FoundDate[]): FoundDate[] {
  let quarter: FoundDate | null = null;
  let day: FoundDate | null = null;
  let last: FoundDate | null = null;
  return dates.map((date) => {
    let told = date;
    if (
      quarter !== null &&
      date.start - quarter.end < quarterReach &&
      /^(?:a|the) year (?:ago|earlier|before)$/i.test(date.text)
    ) {
      const value = `${Number(quarter.value.slice(0, 4)) - 1}${quarter.value.slice(4)}`;
      told = { ...date, value, precision: 'quarter', rule: `${date.rule}, of the quarter` };
    }
    const weekdayAfter =
      day !== null && date.rule === 'weekday' && /^ (?:to|through|until|till) $/.test(text.slice(day.end, date.start));
    // "From Monday to Friday": the Friday after that Monday.
    if (day !== null && weekdayAfter && date.value < day.value) told = { ...date, value: addDays(date.value, 7) };
    if (told === date && last !== null) told = countedFrom(last, date);
    // "Tomorrow, Thursday,": one day twice.
    if (
      last !== null &&
      date.rule === 'weekday' &&
      /^(?:tomorrow|today|yesterday)$/i.test(last.text) &&
      text.slice(last.end, date.start) === ', '
    )
      told = { ...date, value: last.value };
    if (day !== null && date.rule === 'that day') told = { ...date, value: day.value };
    if (day !== null && date.rule === 'the day after') told = { ...date, value: addDays(day.value, 1) };
    if (date.precision === 'quarter') quarter = date;
    if (/^\d{4}/.test(told.value)) last = told;
    if (date.precision === 'day' && date.rule !== 'that day' && date.rule !== 'the day after') day = date;
    return told;
  });
}

/** Letters around what may be a day that chrono is shown: room for a weekday before and a year after. */
const around = 30;

/** What chrono finds. It is the slowest step by far, and not linear: it is shown no more than what may be a day. */
function* parsedAround(text: string, reference: Date): Generator<{ result: chrono.ParsedResult; index: number }> {
  const windows: { start: number; end: number }[] = [];
  for (const { index, 0: found } of text.matchAll(maybeDay)) {
    const last = windows[windows.length - 1];
    const start = Math.max(0, index - around);
    const end = index + found.length + around;
    if (last && start <= last.end && end - last.start <= longestWindow) last.end = end;
    else windows.push({ start: Math.max(start, last?.end ?? 0), end });
  }
  for (const { start, end } of windows) {
    for (const result of chrono.parse(text.slice(start, end), reference)) yield { result, index: start + result.index };
  }
}

const longestWindow = 400;

const maybeDay =
  /\d{1,2}(?:st|nd|rd|th)?\W{1,3}(?:of\W)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\W{1,3}(?:the\W)?\d|\d[/.]\d{1,2}[/.]\d{2}/giu;

// Words that look ahead, the nearest of which decides against those that look back.
const ahead =
  /^(?:will|shall|won['’]t|would|due|expected|scheduled|plans?|planned|planning|upcoming|next|begins?|starts?|opens?|ends?|goes|takes|meets|comes|becomes|closes|expires|debates|votes|returns|resumes|hopes?|aims?|intends?|can|could|may|might|must|should|faces?|deadline|vows?|vowed|promised?|pledged?)$/i;
// Words that look ahead only where no verb of the clause looks back ("by Friday"; but "were inside from 3 to 21 October").
const aheadUnlessPast = /^(?:by|from|until|till)$/i;
const behind = new RegExp(`^(?:${anyOf(irregularPasts)}|after|since)$`, 'i');

/** What stands right before a date only when it is still to come. */
const announced = /\b(?:as (?:soon|early|late) as|no later than|no earlier than|starting|beginning|effective)\s*$/i;

/** A past verb among so many words before a date has happened on it ("came into force on 1 January"), if nothing … */
const besideVerb = 5;

/** … makes it wait ("until it had been signed on 4 December"). */
const conditional = /\b(?:until|till|before|unless|if|once|when|whether)\b/i;

/** What a past verb put off to a day that is still to come: "was remanded until Monday". */
const putOff =
  /\b(?:remanded|postponed|adjourned|extended|delayed|suspended|deferred|moved|rescheduled|given|granted|bailed|banned|jailed|pushed|put)\b[^.;]{0,60}\b(?:until|till|to)\s*$/i;

/** What is agreed or wanted for a day: "to meet again on Friday". */
const intended =
  /(?:\bto (?:meet|vote|decide|return|hold|begin|start|face|appear|discuss|debate|present|open|close|sign|announce|resume|speak|publish|release|launch|play|visit|rule)\b[^.;,]{0,40}\son|\bahead of|\bforecast for(?: \p{Lu}\p{Ll}+ and)?)\s*$/iu;

/** What is still to come when it stands right before a month: "ahead of the elections in November", "to win the House in November". */
const awaited =
  /\b(?:(?:ahead of|before|until|for|by) (?:the |its |their |this )?(?:[\p{L}-]+ ){0,2}(?:elections?|midterms|vote|primary|summit|deadline|polls|ballot|games|tournament) |to (?:win|retake|regain|keep|hold|flip|capture|take) (?:[\p{L}'’-]+ ){1,3})(?:in|on|this)\s*$/iu;

/**
 * Whether the clause before a date speaks of what is to come or of what was. The nearest of the telling words decides:
 * "said on Tuesday that it will" looks back at Tuesday, "will meet on Tuesday" ahead. Null where nothing tells.
 */
function senseBefore(paragraph: string, at: number): DateContext['sense'] {
  const clause =
    paragraph
      .slice(Math.max(0, at - 90), at)
      .replace(/\b([ap])\.\s?m\./gi, '$1m')
      .split(/[.;!?“”"]\s*/)
      .pop() ?? '';
  if ([announced, awaited, putOff, intended].some((turn) => turn.test(clause))) return 'ahead';
  if (/\bsince\s*$/i.test(clause)) return 'behind';
  const words = (clause.match(/[\p{L}'’]+/gu) ?? []).reverse().slice(0, 12);
  const past = words.some((word, index) => looksBack(word) && !isAheadForm(word, words[index + 1]));
  // "The vote is on Tuesday."
  if (words[0] === 'on' && /^(?:is|are)$/i.test(words[1] ?? '')) return 'ahead';
  for (const [index, word] of words.entries()) {
    const before = words[index + 1] ?? '';
    // "announced the plan Aug. 21": a plan is no planning.
    if (/^plans?$/i.test(word) && /^(?:the|a|an|its|his|her|their|this|that|new)$/i.test(before)) continue;
    // "had been due", "as previously planned": what was to come then.
    if (/^(?:due|expected|scheduled|planned)$/i.test(word) && /^(?:been|previously|originally|first)$/i.test(before))
      return 'behind';
    if (isAheadForm(word, before)) return 'ahead';
    if (aheadUnlessPast.test(word)) {
      if (!past) return 'ahead';
    } else if (looksBack(word))
      return index < besideVerb && !speechWord.test(word) && !conditional.test(clause) ? 'behind' : null;
    else if (ahead.test(word) || (word === 'to' && /^(?:is|are|set)$/i.test(before))) return 'ahead';
  }
  return null;
}

/** "On Tuesday, the league plans to …": a day that opens its sentence is what the sentence then says. */
function opensAhead(paragraph: string, start: number, end: number): boolean {
  if (!/(?:^|[.!?]["”’]?\s+)(?:On\s+|By\s+|Until\s+)?$/.test(paragraph.slice(Math.max(0, start - 12), start)))
    return false;
  const sentence = paragraph.slice(end, end + 160).split(/[.;!?“”"]\s/, 1)[0];
  const told =
    /\b(?:will|plans to|(?:is|are) (?:expected|scheduled|due|set|to)|intends to)\b|\b(?:said|told|announced)\b/.exec(
      sentence,
    );
  return told !== null && !/^(?:said|told|announced)$/.test(told[0]);
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
  return behind.test(word) || /^\p{Ll}{3,}ed$/u.test(word);
}

/** "is expected", "will be held", "to be signed": the form looks back, the sense ahead. */
function isAheadForm(word: string, before: string | undefined): boolean {
  return (
    /^(?:expected|scheduled|planned|promised|pledged|vowed|due)$/i.test(word) ||
    (looksBack(word) && /^(?:will|would|to|can|could|may|might|must|should|be)$/i.test(before ?? ''))
  );
}
