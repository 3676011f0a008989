import { textPackFor } from '../../language/packs.ts';
import type { Span } from '../../model/article.ts';
import type { Quote } from '../../model/summary.ts';
import type { Annotations } from '../annotations.ts';
import { type Quoted, quotedStretches } from './quote-marks.ts';
import { type Attribution, Attributor } from './speakers.ts';

/** Quotations shorter than this are titles, nicknames and scare quotes unless a cue hangs on them. */
const fewestWords = 4;

/** A text with more quoted stretches than this is no article; the attribution looks at each beside its neighbours. */
const mostStretches = 1000;

/** A quotation and what the attribution saw, for `--explain`. */
export interface FoundQuote extends Quote {
  readonly why: string;
  /** A mark was missing, so that where it begins or ends is a guess. */
  readonly mended: boolean;
}

/** In a language without rules for speakers a quotation is still a slice between its marks, but nobody's. */
const unattributed: Attribution = {
  speaker: null,
  role: null,
  cue: null,
  beside: false,
  why: 'no rules for speakers in the language',
};

/** The quotations of an article in order, each with its speaker or none. Offsets point into its text. */
export function quotesOf(reading: Annotations): FoundQuote[] {
  const { text } = reading;
  const stretches = quotedStretches(text).slice(0, mostStretches);
  if (stretches.length === 0) return [];
  const attributor = textPackFor(reading.language).quotes ? new Attributor(reading, stretches) : null;
  const found: FoundQuote[] = [];
  for (const [at, stretch] of stretches.entries()) {
    const attribution = attributor?.attribute(at) ?? unattributed;
    const words = stretch.parts.reduce((sum, part) => sum + text.slice(part.start, part.end).split(/\s+/).length, 0);
    const last = found[found.length - 1];
    // "A," she said, "b": one sentence whose cue was cut out, when nothing but the cue stands between.
    if (
      last &&
      !stretch.mended &&
      at > 0 &&
      goesOn(text, stretches[at - 1], stretch) &&
      isCueOnly(text, stretches[at - 1].outerEnd, stretch.outerStart, attribution) &&
      Math.abs(last.end - (stretches[at - 1].parts.at(-1)?.end ?? 0)) <= 1
    ) {
      found[found.length - 1] = join(text, last, stretch.parts, attribution);
      continue;
    }
    const complete = /[.,!?…]$/.test(text.slice(stretch.parts[0].start, stretch.parts[stretch.parts.length - 1].end));
    const attached = attribution.speaker !== null || attribution.cue !== null;
    if (isTitle(text, stretch.parts[0]) || (words < fewestWords && !(attached && complete && attribution.beside)))
      continue;
    // What goes on over several paragraphs is one saying a paragraph: each stands by itself, all are the same speaker's.
    for (const part of stretch.parts)
      found.push({
        ...make(text, [part], attribution, words < fewestWords || isPartial(text, part)),
        mended: stretch.mended,
      });
  }
  return found;
}

function make(text: string, stretches: readonly Span[], attribution: Attribution, partial: boolean): FoundQuote {
  const { speaker, role } = attribution;
  // The comma before a closing mark belongs to the reporter's sentence, not to what was said.
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

function join(text: string, last: FoundQuote, parts: readonly Span[], attribution: Attribution): FoundQuote {
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
  return make(text, [...last.pieces, ...parts], kept, last.partial);
}

/**
 * Whether a quotation goes on with the sentence that its cue broke: no stop closes the first part, and a comma closes the
 * cue or a small letter follows it.
 */
function goesOn(text: string, previous: Quoted, stretch: Quoted): boolean {
  if (/[.!?…]$/.test(text.slice(previous.parts[0].start, previous.parts.at(-1)?.end))) return false;
  const gap = text.slice(previous.outerEnd, stretch.outerStart).trimEnd();
  const small = /\p{Ll}/u.test(text.slice(stretch.parts[0].start, stretch.parts[0].start + 1));
  return /[,;–—-]$/.test(gap) || (small && /\.$/.test(gap));
}

/** Whether only the cue ("she said.") stands between two quoted stretches of one paragraph. */
function isCueOnly(text: string, from: number, to: number, attribution: Attribution): boolean {
  // A cue of its own after it: a quotation of its own, too.
  if (attribution.why.startsWith('cue after')) return false;
  const between = text.slice(from, to);
  if (between.length > 120 || between.includes('\n')) return false;
  const words = between.trim().split(/\s+/).length;
  if (words > 14 || (words > 7 && !/^\s*[\p{L} ,'’.-]+[.,:;]?\s*$/u.test(between))) return false;
  // A full stop inside the gap other than at its end would be a sentence of the reporter's own.
  const inner = between.trim().replace(/[.,:;–—-]+$/, '');
  return (
    attribution.cue !== null &&
    /\b(?:said|says|added|told|asked|explained|wrote|continued|replied|noted|argued|insisted|warned|recalled|joked)\b/.test(
      inner,
    ) &&
    !/[.!?]\s/.test(inner.replace(/\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St)\./g, ''))
  );
}

/** A name in quotation marks: every word of it is capital ("Fox News Sunday"), but it is not shouted, nor two sentences. */
function isTitle(text: string, { start, end }: Span): boolean {
  const quoted = text.slice(start, end);
  const words = quoted.match(/\p{L}+/gu) ?? [];
  const capitals = words.every(
    (word) => /^\p{Lu}/u.test(word) || /^(?:an?|and|at|by|from|with|or|of|the|in|on|for|to)$/.test(word),
  );
  const spoken = /[.!?]\s/.test(quoted) || (words.length >= fewestWords && !/\p{Ll}{2}/u.test(quoted));
  return words.length > 1 && capitals && !spoken;
}

/** A few words lifted out of a sentence: they begin small and no comma or colon leads up to them. */
function isPartial(text: string, first: Span): boolean {
  return (
    /^\p{Ll}/u.test(text.slice(first.start, first.end)) &&
    !/[,:]\s*["“‘'«„]?$/.test(text.slice(Math.max(0, first.start - 3), first.start))
  );
}
