import { type NameRun, personIn } from '../language/names.ts';
import type { Sentence } from '../language/sentences.ts';
import { accordingTo, beside, objectTurns, speechVerb, weakVerbs } from './cues.ts';
import { type Mention, mentionAfter, mentionBefore } from './mentions.ts';
import type { Quoted } from './quotemarks.ts';

/** After a full stop inside the marks only a cue right behind them belongs to the quotation: a small letter, or a name and a verb. */
const closedCue = new RegExp(
  `^[,\\s]*(?:\\p{Ll}|\\p{Lu}[\\p{L}'’.]*(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,6}(?:\\s\\([^()]{1,40}\\))?\\s(?:${beside})\\b)`,
  'u',
);

const strongVerb = new RegExp(`^(?:${beside})$`, 'u');

/** A word of speech and the source that the sentence gives it. */
export interface Cue {
  readonly mention: Mention;
  readonly verb: string;
}

/** Finds the cues around the quotations of one article: who the sentence says is speaking, not yet who that is. */
export class CueFinder {
  readonly #text: string;
  readonly #sentences: readonly Sentence[];
  readonly #runs: readonly NameRun[];
  readonly #stretches: readonly Quoted[];

  constructor(text: string, sentences: readonly Sentence[], runs: readonly NameRun[], stretches: readonly Quoted[]) {
    this.#text = text;
    this.#sentences = sentences;
    this.#runs = runs;
    this.#stretches = stretches;
  }

  /** `," Varga said …` and `," said Ilse Varga, the governor`. */
  after(stretch: Quoted, at: number): Cue | null {
    const limit = Math.min(
      this.sentenceEnd(stretch.outerEnd),
      this.#stretches[at + 1]?.outerStart ?? Number.POSITIVE_INFINITY,
    );
    const tail = this.#text.slice(stretch.outerEnd, Math.min(limit, stretch.outerEnd + 220));
    const closed = /[.!?…]$/.test(this.#text.slice(stretch.outerStart, stretch.outerEnd).replace(/["”’'»]+$/, ''));
    // After a full stop inside the marks a new sentence begins: its subject need not be the speaker.
    if (closed && !closedCue.test(tail)) return null;
    const turn = this.#objectTurn(stretch.outerEnd, stretch.outerEnd + tail.length);
    if (turn) return turn;
    for (const verb of tail.matchAll(speechVerb)) {
      if (verb.index > 140) break;
      const lead = tail.slice(0, verb.index);
      if (/[.;!?]\s+\p{Lu}/u.test(lead.replace(/\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St|Jr)\./g, ''))) break;
      const weak = weakVerbs.has(verb[0].toLowerCase());
      const start = stretch.outerEnd + verb.index;
      const end = start + verb[0].length;
      const inverted = /^[\s,]*(?:also\s+)?$/.test(lead) ? mentionAfter(this.#text, this.#runs, end) : null;
      if (inverted) return { mention: inverted, verb: verb[0] };
      const subject = mentionBefore(this.#text, this.#runs, start, stretch.outerEnd);
      if (subject && (!weak || lead.length < 60)) return { mention: subject, verb: verb[0] };
    }
    return this.#accordingTo(stretch.outerEnd, stretch.outerEnd + tail.length);
  }

  /** `Varga said: "…"`, `according to Varga, "…"`, `He called it "…"`. */
  before(stretch: Quoted, at: number): Cue | null {
    const previous = this.#stretches[at - 1];
    const from = Math.max(this.#sentenceStart(stretch.outerStart), previous?.outerEnd ?? 0);
    if (from >= stretch.outerStart) return null;
    const turn = this.#objectTurn(from, stretch.outerStart);
    if (turn) return turn;
    return (
      this.inRange(from, stretch.outerStart) ??
      this.#accordingTo(from, stretch.outerStart) ??
      this.#subjectOfSentence(from, stretch.outerStart)
    );
  }

  /** `Lee, who chairs the board, came back and declared: "…"`: a verb without a subject of its own has its sentence's. */
  #subjectOfSentence(from: number, to: number): Cue | null {
    const verb =
      /(?:\band\s|,\s|\bby\s)(?:then\s|later\s|also\s)?(\p{Ll}+)(?:\s(?:that|on \p{Lu}\p{Ll}+))?[,:]?\s*$/u.exec(
        this.#text.slice(from, to),
      );
    if (verb === null || !strongVerb.test(verb[1])) return null;
    const start = this.#sentenceStart(to - 1);
    const run = this.#runs.find((candidate) => candidate.start >= start && candidate.end < to);
    const lead = run && this.#text.slice(start, run.start);
    if (!run || !/^(?:["“‘'\s]*|(?:Mr|Mrs|Ms|Dr)\.? )$/.test(lead ?? 'x')) return null;
    return { mention: { kind: 'name', start: run.start, end: run.end, text: run.text }, verb: verb[1] };
  }

  /** Who a sentence is about that has a quotation in its middle: `Lee slammed the plan as "…"`. Its first person, or its pronoun. */
  subject(at: number): Mention | null {
    const start = this.#sentenceStart(at - 1);
    const lead = this.#text.slice(start, at);
    if (lead.trim().split(/\s+/).length < 3 || /["“”«»]/.test(lead.replace(/["“«]\s*$/, ''))) return null;
    const pronoun = /^(He|She)\s/.exec(lead);
    if (pronoun) return { kind: 'pronoun', start, end: start + pronoun[1].length, text: pronoun[1] };
    for (const run of this.#runs) {
      if (run.start < start) continue;
      if (run.end > at) return null;
      const before = this.#text.slice(Math.max(start, run.start - 14), run.start);
      const governed =
        /\b(?:in|at|of|to|for|by|with|about|from|on|into|against|over|after|before|and|than)\s(?:the\s)?$/.test(before);
      if (governed || /^['’]s?\s/.test(this.#text.slice(run.end, run.end + 3))) continue;
      if (personIn(run) !== null) return { kind: 'name', start: run.start, end: run.end, text: run.text };
    }
    return null;
  }

  /** The last verb of speech in a range that has a subject. */
  inRange(from: number, to: number): Cue | null {
    const turn = this.#objectTurn(from, to);
    if (turn) return turn;
    const range = this.#text.slice(from, to);
    for (const verb of [...range.matchAll(speechVerb)].reverse()) {
      const subject = mentionBefore(this.#text, this.#runs, from + verb.index, from);
      if (subject) return { mention: subject, verb: verb[0] };
    }
    return null;
  }

  #objectTurn(from: number, to: number): Cue | null {
    const [turn] = this.#text.slice(from, to).matchAll(objectTurns);
    if (!turn) return null;
    const start = from + turn.index + turn[0].indexOf(turn[1]);
    const text = turn[1];
    const kind = /^(?:him|her|them)$/i.test(text) ? 'pronoun' : 'name';
    return { mention: { kind, start, end: start + text.length, text }, verb: turn[0] };
  }

  #accordingTo(from: number, to: number): Cue | null {
    for (const cue of this.#text.slice(from, to).matchAll(accordingTo)) {
      if (cue[0].toLowerCase().startsWith('as')) continue;
      const mention = mentionAfter(this.#text, this.#runs, from + cue.index + cue[0].trimEnd().length);
      if (mention) return { mention, verb: cue[0].trim() };
    }
    return null;
  }

  /** Where the sentence that holds an offset ends. */
  sentenceEnd(offset: number): number {
    return (
      this.#sentences.find((sentence) => sentence.start <= offset && offset <= sentence.end && sentence.end > offset)
        ?.end ?? this.#nextSentenceEnd(offset)
    );
  }

  #nextSentenceEnd(offset: number): number {
    const next = this.#sentences.find((sentence) => sentence.start >= offset);
    return next && next.start - offset <= 1 && !this.#text.slice(offset, next.start).includes('\n') ? next.end : offset;
  }

  #sentenceStart(offset: number): number {
    for (let at = this.#sentences.length - 1; at >= 0; at--)
      if (this.#sentences[at].start <= offset) return this.#sentences[at].start;
    return 0;
  }
}
