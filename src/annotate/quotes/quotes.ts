import type { Span } from '../../model/article.ts';
import type { Quote } from '../../model/summary.ts';
import type { Annotations } from '../annotations.ts';
import { surfaceRulesFor, type TextRules } from '../text-rules.ts';
import { type Attribution, fewestWords, noAttribution, wordCountOf } from './attribution.ts';
import { type QuotedStretch, quotedStretches } from './pair-marks.ts';
import { Attributor } from './speakers.ts';

/** A text with more quoted stretches than this is no article; attribution compares each with its neighbours. */
const maxStretches = 1000;

/** A quotation with the rule that attributed it, for `--explain`. */
export interface FoundQuote extends Quote {
  readonly why: string;
  /** A mark was missing, so that the start or the end is uncertain. */
  readonly mended: boolean;
}

/** In a language without rules for speakers a quotation is still a slice between its marks, but nobody's. */
const unattributed: Attribution = { ...noAttribution, why: 'no rules for speakers in the language' };

/** The quotations of an article in order, each with its speaker or none. Offsets point into its text. */
export function quotesOf(annotations: Annotations): FoundQuote[] {
  const { text, rules } = annotations;
  const surfaceRules = surfaceRulesFor(annotations.language);
  const stretches = quotedStretches(text, surfaceRules.quotes.turns.cueAfterLostMark).slice(0, maxStretches);
  if (stretches.length === 0) return [];
  const attributor = rules && new Attributor(annotations, stretches, rules);
  const found: FoundQuote[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const attribution = attributor?.attribute(index) ?? unattributed;
    const last = found[found.length - 1];
    // "A," she said, "b": one sentence with a cue inside, when nothing but the cue stands between.
    if (
      last &&
      index > 0 &&
      continues({ text, last, previous: stretches[index - 1], stretch, attribution, rules: surfaceRules })
    )
      found[found.length - 1] = joined(text, last, stretch.parts, attribution);
    else found.push(...quotesIn(text, stretch, attribution, surfaceRules));
  }
  return found;
}

/** The quotations of a stretch: none if it is a title or a few words, else one a paragraph, all of the same speaker. */
function quotesIn(text: string, stretch: QuotedStretch, attribution: Attribution, rules: TextRules): FoundQuote[] {
  const { parts, mended } = stretch;
  const isShort = wordCountOf(text, stretch) < fewestWords;
  const isComplete = /[.,!?…]$/.test(text.slice(parts[0].start, parts[parts.length - 1].end));
  const isAttributed = attribution.speaker !== null || attribution.cue !== null;
  if (isTitle(text, parts[0], rules) || (isShort && !(isAttributed && isComplete && attribution.beside))) return [];
  return parts.map((part) => ({ ...quoteOf(text, [part], attribution, isShort || isPartial(text, part)), mended }));
}

function quoteOf(text: string, stretches: readonly Span[], attribution: Attribution, partial: boolean): FoundQuote {
  const { speaker, role } = attribution;
  // The comma before a closing mark belongs to the writer's sentence, not to the quotation.
  const pieces = stretches.map(({ start, end }) => ({ start, end: text[end - 1] === ',' ? end - 1 : end }));
  return {
    text: pieces.map((piece) => text.slice(piece.start, piece.end)).join(' '),
    start: pieces[0].start,
    end: pieces[pieces.length - 1].end,
    pieces,
    speaker: speaker === null ? null : text.slice(speaker.start, speaker.end),
    speakerStart: speaker?.start ?? null,
    speakerEnd: speaker?.end ?? null,
    role: role === null ? null : text.slice(role.start, role.end),
    roleStart: role?.start ?? null,
    roleEnd: role?.end ?? null,
    cue: attribution.cue,
    partial,
    why: attribution.why,
    mended: false,
  };
}

function joined(text: string, last: FoundQuote, parts: readonly Span[], attribution: Attribution): FoundQuote {
  const kept: Attribution =
    last.speaker === null
      ? attribution
      : {
          speaker: { start: last.speakerStart as number, end: last.speakerEnd as number },
          role: last.roleStart === null ? attribution.role : { start: last.roleStart, end: last.roleEnd as number },
          cue: last.cue,
          beside: true,
          why: last.why,
        };
  return quoteOf(text, [...last.pieces, ...parts], kept, last.partial);
}

interface Continuation {
  readonly text: string;
  /** The last quotation found. */
  readonly last: FoundQuote;
  /** The stretch before this one. */
  readonly previous: QuotedStretch;
  readonly stretch: QuotedStretch;
  readonly attribution: Attribution;
  readonly rules: TextRules;
}

/** Whether a stretch continues the quotation before it, with only the cue between. */
function continues({ text, last, previous, stretch, attribution, rules }: Continuation): boolean {
  if (stretch.mended || !goesOn(text, previous, stretch)) return false;
  // A cue of its own after it: a quotation of its own, too.
  if (attribution.cue === null || attribution.why.startsWith('cue after')) return false;
  if (!isCue(text.slice(previous.outerEnd, stretch.outerStart), rules)) return false;
  return Math.abs(last.end - (previous.parts.at(-1)?.end ?? 0)) <= 1;
}

/**
 * Whether a quotation goes on with the sentence that its cue broke: no stop closes the first part, and a comma closes the
 * cue or a small letter follows it.
 */
function goesOn(text: string, previous: QuotedStretch, stretch: QuotedStretch): boolean {
  if (/[.!?…]$/.test(text.slice(previous.parts[0].start, previous.parts.at(-1)?.end))) return false;
  const gap = text.slice(previous.outerEnd, stretch.outerStart).trimEnd();
  const isSmall = /\p{Ll}/u.test(text.slice(stretch.parts[0].start, stretch.parts[0].start + 1));
  return /[,;–—-]$/.test(gap) || (isSmall && /\.$/.test(gap));
}

/** A cue between two parts of a quotation is at most this long; one of many words has no mark inside. */
const longestCue = 120;
const mostCueWords = 14;
const fewCueWords = 7;

/** Whether a stretch of text inside a paragraph is nothing but a cue ("she said."). */
function isCue(between: string, { quotes: { turns } }: TextRules): boolean {
  if (between.length > longestCue || between.includes('\n')) return false;
  const words = between.trim().split(/\s+/).length;
  if (words > mostCueWords) return false;
  if (words > fewCueWords && !/^\s*[\p{L} ,'’.-]+[.,:;]?\s*$/u.test(between)) return false;
  const inner = between.trim().replace(/[.,:;–—-]+$/, '');
  // A full stop before the end would close a sentence of the writer's own.
  return turns.cueBetweenParts.test(inner) && !/[.!?]\s/.test(inner.replace(turns.abbreviation, ''));
}

/** A name in quotation marks: every word is capitalised ("Fox News Sunday"), but not in capitals only, nor two sentences. */
function isTitle(text: string, { start, end }: Span, { quotes: { turns } }: TextRules): boolean {
  const quoted = text.slice(start, end);
  const words = quoted.match(/\p{L}+/gu) ?? [];
  const isCapitalised = words.every((word) => /^\p{Lu}/u.test(word) || turns.smallTitleWord.test(word));
  const isSpoken = /[.!?]\s/.test(quoted) || (words.length >= fewestWords && !/\p{Ll}{2}/u.test(quoted));
  return words.length > 1 && isCapitalised && !isSpoken;
}

/** A few words quoted inside a sentence: they begin with a small letter, and no comma or colon leads up to them. */
function isPartial(text: string, first: Span): boolean {
  return (
    /^\p{Ll}/u.test(text.slice(first.start, first.end)) &&
    !/[,:]\s*["“‘'«„]?$/.test(text.slice(Math.max(0, first.start - 3), first.start))
  );
}
