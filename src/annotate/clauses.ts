import { speechVerb } from '../language/en/quotes/speech.ts';
import { hasVerb } from '../language/en/verbs.ts';
import { textPackFor } from '../language/packs.ts';
import type { Sentence } from '../language/sentences.ts';
import type { Span } from '../model/article.ts';

/** A sentence up to this long is printed whole beside its date. */
const shortSentence = 110;

const leadIn =
  /^(?:since|while|after|before|when|whenever|as|if|although|though|because|despite|following|in|on|at|by|with|without|until|once|under|during|amid|ahead|for|from|to|asked|speaking|given|even|throughout|unlike|like|who|whose|which|where)\b/i;

/**
 * The part of a sentence, in this language, that says what happened on a date: from the start of the clause that holds the date to its
 * end, with a short attribution kept ("…, the ministry said"). The whole sentence where a part would not stand alone, and in a
 * language whose clauses are not known.
 */
export function clauseAround(sentence: Sentence, date: Span, language: string): Span {
  const whole = { start: sentence.start, end: sentence.end };
  if (sentence.text.length <= shortSentence || !textPackFor(language).clauses) return whole;
  const segments = segmentsOf(sentence.text).map(({ start, end }) => ({
    start: sentence.start + start,
    end: sentence.start + end,
  }));
  const at = segments.findIndex((segment) => date.start < segment.end);
  const textOf = ({ start, end }: Span) => sentence.text.slice(start - sentence.start, end - sentence.start);
  // "Since invading …, Russia has": what opens a sentence says nothing without the main clause.
  const main = segments.findIndex((segment) => !leadIn.test(textOf(segment)) && hasVerb(textOf(segment)));
  // "The story of the affair, first told in 2018, is": its subject is cut off from its verb.
  if (main < 0 || segments.slice(0, main).some((segment) => !leadIn.test(textOf(segment)))) return whole;
  let last = Math.max(at, main);
  while (
    last < segments.length - 1 &&
    (segments[last].end < date.end || wordsIn(sentence, segments[at].start, segments[last].end) < 6)
  )
    last++;
  const own = textOf(segments[at]);
  // A clause of its own begins after "and"; anything else in mid-sentence needs what stands before it.
  const joined = at > 0 ? /^(?:and|but|while|whereas)\s+(?=(?:an?|the|its?|his|her|their|\p{Lu})\b)/iu.exec(own) : null;
  const start = at > 0 && joined ? segments[at].start + joined[0].length : sentence.start;
  const end = beforeConjunction(sentence, date, last === at, withAttribution(sentence, segments, last));
  const text = textOf({ start, end });
  if (
    end < sentence.end &&
    !isComplete(textOf({ start: segments[main].start, end }), textOf({ start: end, end: sentence.end }))
  )
    return whole;
  const balanced = (text.match(/["“”«»]/g)?.length ?? 0) % 2 === 0 && text.split('(').length === text.split(')').length;
  return balanced && text.length > 25 && date.start >= start && date.end <= end ? { start, end } : whole;
}

const inDashes = /^\s(?:[–—]|-{1,3})\s.*\s(?:[–—]|-{1,3})\s/;

/** "Hard, if not impossible, to": after what is put in, the clause goes on. */
const interrupted = /^,\s(?:if|or|not|even|albeit|perhaps|at least|at most)\b[^,]*,/;

const dangling = /\b(?:and|or|but|to|of|the|an?|with|that|which|who)$/;

/**
 * Whether a clause that a cut leaves says something by itself: it has a verb of its own, and so has what its last
 * conjunction opens ("said that Ann Lee" has not); it is no colon's promise and no half of what dashes enclose.
 */
function isComplete(kept: string, rest: string): boolean {
  if (inDashes.test(rest) || interrupted.test(rest) || /:\s/.test(kept) || dangling.test(kept)) return false;
  // "Japan, which has fewer people than in 2000": what only tells more of the subject is no clause.
  const own = kept.replace(/,\s(?:who|whose|which|where)\s.*$/, '');
  const opened = (text: string) =>
    text.split(/\b(?:that|when|if|whether|because|where|who|which|as|than)\s/).pop() ?? '';
  return hasVerb(opened(own)) && hasVerb(opened(kept));
}

/** The stretches between commas that separate clauses, semicolons and dashes; commas inside numbers are none. */
function segmentsOf(text: string): Span[] {
  const segments: Span[] = [];
  let start = 0;
  for (const mark of text.matchAll(/[,;]\s+|\s(?:[–—]|-{1,3})\s/g)) {
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
