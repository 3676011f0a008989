import type { Sentence } from '../language/sentences.ts';
import { speechVerb } from '../language/speech.ts';
import type { Span } from '../model.ts';

/** A sentence up to this long is printed whole beside its date. */
const shortSentence = 110;

const leadIn =
  /^(?:since|while|after|before|when|whenever|as|if|although|though|because|despite|following|in|on|at|by|with|without|until|once|under|during|amid|ahead|for|from|to|asked|speaking)\b/i;

/**
 * The part of a sentence that says what happened on a date: from the start of the clause that holds the date to its
 * end, with a short attribution kept ("…, the ministry said"). The whole sentence where a part would not stand alone.
 */
export function clauseAround(sentence: Sentence, date: Span): Span {
  const whole = { start: sentence.start, end: sentence.end };
  if (sentence.text.length <= shortSentence) return whole;
  const segments = segmentsOf(sentence.text).map(({ start, end }) => ({
    start: sentence.start + start,
    end: sentence.start + end,
  }));
  const at = segments.findIndex((segment) => date.start < segment.end);
  let last = at;
  // "Since invading …, Russia has": an opening clause says nothing without the main one.
  if (at === 0 && segments.length > 1 && leadIn.test(sentence.text)) last = 1;
  while (
    last < segments.length - 1 &&
    (segments[last].end < date.end || wordsIn(sentence, segments[at].start, segments[last].end) < 6)
  )
    last++;
  const own = sentence.text.slice(segments[at].start - sentence.start, segments[at].end - sentence.start);
  // A clause of its own begins after "and"; anything else in mid-sentence needs what stands before it.
  const joined = at > 0 ? /^(?:and|but|while|whereas)\s+(?=(?:an?|the|its?|his|her|their|\p{Lu})\b)/iu.exec(own) : null;
  const start = at > 0 && joined ? segments[at].start + joined[0].length : sentence.start;
  const end = beforeConjunction(sentence, date, last === at, withAttribution(sentence, segments, last));
  const text = sentence.text.slice(start - sentence.start, end - sentence.start);
  const balanced = (text.match(/["“”«»]/g)?.length ?? 0) % 2 === 0 && text.split('(').length === text.split(')').length;
  return balanced && text.length > 25 && date.start >= start && date.end <= end ? { start, end } : whole;
}

/** The stretches between commas that separate clauses, semicolons and dashes; commas inside numbers are none. */
function segmentsOf(text: string): Span[] {
  const segments: Span[] = [];
  let start = 0;
  for (const mark of text.matchAll(/[,;]\s+|\s[–—-]\s/g)) {
    segments.push({ start, end: mark.index });
    start = mark.index + mark[0].length;
  }
  segments.push({ start, end: text.length });
  return segments;
}

function withAttribution(sentence: Sentence, segments: readonly Span[], last: number): number {
  const rest = sentence.text.slice(segments[last].end - sentence.start);
  const attribution = rest.split(/\s+/).length <= 10 && rest.search(speechVerb) >= 0;
  // After the comma goes on a list, quoted or not, that cannot be cut.
  const list = /^,\s+(?:["“‘']|\p{L}+(?:,| and\b))/u.test(rest);
  return last === segments.length - 1 || attribution || list ? sentence.end : segments[last].end;
}

/** A clause cut off at a comma may have begun another one after the date ("… on 2 December and that its findings"). */
function beforeConjunction(sentence: Sentence, date: Span, own: boolean, end: number): number {
  if (!own || end === sentence.end) return end;
  const joint = /\s(?:and|but|while|after which)\s/.exec(
    sentence.text.slice(date.end - sentence.start, end - sentence.start),
  );
  return joint ? date.end + joint.index : end;
}

function wordsIn(sentence: Sentence, start: number, end: number): number {
  return sentence.text
    .slice(start - sentence.start, end - sentence.start)
    .trim()
    .split(/\s+/).length;
}
