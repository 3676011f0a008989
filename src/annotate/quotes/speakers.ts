import type { Annotations } from '../annotations.ts';
import { personIn } from '../people/person-name.ts';
import type { TextRules } from '../text-rules.ts';
import type { LastSpeaker } from './antecedents.ts';
import { type Attribution, isSpeech, noAttribution, opensParagraph } from './attribution.ts';
import { type Cue, CueFinder } from './cue-finder.ts';
import { type AttributionHistory, MentionResolver } from './mention-resolver.ts';
import type { QuotedStretch } from './pair-marks.ts';
import { Turns } from './turns.ts';

/** A speaker goes on in the same paragraph after at most this many characters of the writer's. */
const longestGap = 260;

/** The same at the start of the next paragraph. */
const longestGapAcross = 120;

/**
 * Attributes the quotations of one article. Rules, in order: a signature; the cue in the quotation's own sentence, after
 * it, then before it; the subject of the sentence in which the quotation stands; the speaker of the quotation before, if
 * that one goes on; the speaker of the sentence before. Null when uncertain.
 */
export class Attributor {
  readonly #annotations: Annotations;
  readonly #text: string;
  readonly #stretches: readonly QuotedStretch[];
  readonly #rules: TextRules;
  readonly #cues: CueFinder;
  readonly #resolver: MentionResolver;
  readonly #turns: Turns;
  /** The attributions so far, by stretch. */
  readonly #decided: Attribution[] = [];

  constructor(annotations: Annotations, stretches: readonly QuotedStretch[], rules: TextRules) {
    this.#annotations = annotations;
    this.#text = annotations.text;
    this.#stretches = stretches;
    this.#rules = rules;
    this.#cues = new CueFinder(annotations, stretches, rules);
    this.#resolver = new MentionResolver(annotations, stretches, rules);
    this.#turns = new Turns({ annotations, stretches, rules, cues: this.#cues, resolver: this.#resolver });
  }

  /** The attribution of the stretch with this number; must be asked in order. */
  attribute(index: number): Attribution {
    const attribution = this.#decide(index);
    this.#decided[index] = attribution;
    return attribution;
  }

  #decide(index: number): Attribution {
    const signed = this.#bySignature(this.#stretches[index]);
    if (signed) return signed;
    const after = this.#cues.after(index);
    if (after) return this.#resolve(after, index, 'cue after the quotation');
    const before = this.#cues.before(index);
    if (before) return this.#resolve(before, index, 'cue before the quotation');
    return (
      this.#bySameSentence(index) ??
      this.#bySubject(index) ??
      this.#byPreviousQuotation(index) ??
      this.#bySentenceBefore(index) ??
      noAttribution
    );
  }

  /** `"…" — Ann Lee` at the end of a line, as letters to the editor are signed. */
  #bySignature({ outerEnd }: QuotedStretch): Attribution | null {
    const line = /^[^\n]{0,2000}(?:\n\n[―—–-]{1,2}\s?[^\n]{3,40}(?=\n|$))?/.exec(
      this.#text.slice(outerEnd, outerEnd + 2100),
    ) as RegExpExecArray;
    const name = this.#annotations.nameEndingAt(outerEnd + line[0].trimEnd().replace(/[.,]$/, '').length);
    const found = name && personIn(name, this.#rules.people);
    if (!found || !/["”’'\s]\s?[―—–-]{1,2}\s?$/.test(this.#text.slice(found.start - 5, found.start))) return null;
    const person = this.#annotations.people.meantBy(name);
    if (!person && !found.name.includes(' ')) return null;
    const { start, end } = person ?? found;
    return { speaker: { start, end }, role: null, cue: null, beside: true, why: 'signed with a dash' };
  }

  /** `Lee said it was "…" and "…"`: the second quotation of a sentence is the first one's speaker's. */
  #bySameSentence(index: number): Attribution | null {
    const previous = this.#stretches[index - 1];
    const decided = this.#decided[index - 1];
    if (!previous || !decided?.speaker || !this.#isSpeech(index, true)) return null;
    const { outerStart } = this.#stretches[index];
    if (this.#cues.sentenceEnd(previous.outerEnd - 1) <= outerStart) return null;
    const names = this.#annotations.namesWithin(previous.outerEnd, outerStart);
    if (names.some((name) => this.#annotations.people.mightMean(name).length > 0)) return null;
    return { ...decided, beside: false, why: 'same speaker in one sentence' };
  }

  #bySubject(index: number): Attribution | null {
    const subject = this.#cues.subject(this.#stretches[index].outerStart);
    if (!subject || !this.#isSpeech(index, true)) return null;
    const attribution = this.#resolve({ mention: subject, verb: '' }, index, 'subject of its sentence');
    return { ...attribution, cue: null, beside: false };
  }

  /** Later in the paragraph, or at the start of the next one with nothing between, the same speaker goes on. */
  #byPreviousQuotation(index: number): Attribution | null {
    const stretch = this.#stretches[index];
    const decided = this.#decided[index - 1];
    if (index === 0 || !decided?.speaker || !this.#isSpeech(index)) return null;
    // `"American Skin" was written …`: a quotation with a verb of its own is a title.
    const after = this.#text.slice(stretch.outerEnd, stretch.outerEnd + 6);
    if (this.#rules.quotes.turns.verbAfterTitle.test(after)) return null;
    if (!this.#isNear(index) || this.#turns.isDialogue(index, this.#decided)) return null;
    if (this.#turns.isSomebodyElse(index, decided.speaker)) return null;
    return { ...decided, beside: false, why: 'same speaker goes on' };
  }

  /** Whether little enough stands between a quotation and the one before it. */
  #isNear(index: number): boolean {
    const stretch = this.#stretches[index];
    const between = this.#text.slice(this.#stretches[index - 1].outerEnd, stretch.outerStart);
    if (/^[\s.,]*$/.test(between)) return true;
    if (!between.includes('\n')) return between.length < longestGap;
    const isNextParagraph = between.split('\n\n').length === 2 && between.length < longestGapAcross;
    return isNextParagraph && opensParagraph(this.#text, stretch);
  }

  #bySentenceBefore(index: number): Attribution | null {
    const stretch = this.#stretches[index];
    const number = this.#annotations.sentenceAt(stretch.outerStart);
    if (number < 0 || !this.#isSpeech(index) || this.#turns.isTailAnothers(index, null)) return null;
    const { start } = this.#annotations.sentences[number];
    const lead = this.#text.slice(start, stretch.outerStart);
    if (/[.!?]\s+$/.test(lead)) return this.#byCueWithin(start, stretch.outerStart, index);
    const prior = this.#annotations.sentences[number - 1];
    if (!prior || lead !== '' || !this.#mayContinue(index, number)) return null;
    return this.#byCueWithin(prior.start, prior.end, index);
  }

  /** Whether the sentence before may name the speaker: across a paragraph break only of a quotation that opens its own. */
  #mayContinue(index: number, number: number): boolean {
    const { sentences } = this.#annotations;
    const gap = sentences[number].paragraph - sentences[number - 1].paragraph;
    if (gap === 0) return true;
    const isLedUpTo = opensParagraph(this.#text, this.#stretches[index]) || /:\s*$/.test(sentences[number - 1].text);
    return gap === 1 && isLedUpTo && !(index > 0 && this.#turns.isDialogue(index, this.#decided));
  }

  #byCueWithin(from: number, to: number, index: number): Attribution | null {
    const cue = this.#cues.inRange(from, to);
    return cue && { ...this.#resolve(cue, index, 'speaker of the sentence before'), beside: false };
  }

  #resolve(cue: Cue, index: number, why: string): Attribution {
    return this.#resolver.resolve(cue, this.#stretches[index], this.#historyBefore(index), why);
  }

  #historyBefore(index: number): AttributionHistory {
    const last = this.#decided.findLastIndex(({ speaker }, number) => number < index && speaker !== null);
    const speaker = this.#decided[last]?.speaker;
    if (!speaker) return { lastAttributed: null, lastSpeaker: null };
    const quotationEnd = this.#stretches[last].outerEnd;
    const person = this.#resolver.personAt(speaker);
    const lastSpeaker: LastSpeaker | null = person && {
      person,
      quotationEnd,
      sentenceEnd: this.#cues.sentenceEnd(quotationEnd),
    };
    return { lastAttributed: { speaker, quotationEnd }, lastSpeaker };
  }

  #isSpeech(index: number, inside = false): boolean {
    return isSpeech(this.#text, this.#stretches[index], inside);
  }
}
