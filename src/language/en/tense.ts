import { anyOf } from '../../lib/text/text.ts';
import type { Sense } from '../date-values.ts';
import { speechWord } from './speech.ts';
import { irregularPasts } from './verbs.ts';

/**
 * Whether the words around a date speak of what is still to come or of what was; null where nothing tells. A weekday in
 * a sentence that tells of the present only is the coming one.
 */
export function senseOf(paragraph: string, start: number, end: number, weekday: boolean): Sense {
  if (opensAhead(paragraph, start, end)) return 'ahead';
  return senseBefore(paragraph, start) ?? (weekday && isPresent(paragraph, start, end) ? 'ahead' : null);
}

// Words that look ahead, the nearest of which decides against those that look back.
const ahead =
  /^(?:will|shall|won['’]t|would|due|expected|scheduled|plans?|planned|planning|upcoming|next|begins?|starts?|opens?|ends?|goes|takes|meets|comes|becomes|closes|expires|debates|votes|returns|resumes|hopes?|aims?|intends?|can|could|may|might|must|should|faces?|deadline|vows?|vowed|promised?|pledged?)$/i;
// Words that look ahead only where no verb of the clause looks back ("by Friday"; but "were inside from 3 to 21 October").
const aheadUnlessPast = /^(?:by|from|until|till)$/i;

/** So near to the date: "by the end of Friday", but not "from the victims of Saturday's attack". */
const besideDate = 2;
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
  /\b(?:(?:ahead of|before|until|for|by) (?:the |its |their |this )?(?:[\p{L}-]+ ){0,2}(?:elections?|midterms|vote|primary|summit|deadline|polls|ballot|games|tournament) |(?:seek(?:s|ing)?|up for|r[au]n(?:s|ning)? for|stand(?:s|ing)? for|face[sd]?|facing) (?:re-?)?election |to (?:win|retake|regain|keep|hold|flip|capture|take) (?:[\p{L}'’-]+ ){1,3})(?:in|on|this)\s*$/iu;

/**
 * Whether the clause before a date speaks of what is to come or of what was. The nearest of the telling words decides:
 * "said on Tuesday that it will" looks back at Tuesday, "will meet on Tuesday" ahead. Null where nothing tells.
 */
function senseBefore(paragraph: string, at: number): Sense {
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
      if (!past && index <= besideDate) return 'ahead';
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
