import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import { personIn } from '../people/person-name.ts';
import type { TextRules } from '../text-rules.ts';
import { type MentionContext, mentionAfter, mentionBefore, type SourceMention } from './mentions.ts';
import type { QuotedStretch } from './pair-marks.ts';

/** At most this many characters before a quotation are searched: a page without a full stop is no prose. */
const longestSentence = 800;

/** At most this many verbs of speech of one sentence are tried. */
const maxVerbs = 8;

/** A cue after a quotation begins within this many characters, and ends within these. */
const farthestVerbAfter = 140;
const longestTail = 220;

/** A weak verb counts only near the quotation: within this many characters before it, or after its closing mark. */
const nearBefore = 30;
const nearAfter = 60;

/** A word of speech and the source that the sentence gives it. */
export interface Cue {
  readonly mention: SourceMention;
  readonly verb: string;
}

/** Finds the cues around the quotations of one article: whom each sentence calls the speaker, not yet who that is. */
export class CueFinder {
  readonly #annotations: Annotations;
  readonly #text: string;
  readonly #stretches: readonly QuotedStretch[];
  readonly #rules: TextRules;
  readonly #context: MentionContext;
  readonly #before = new Map<number, Cue | null>();

  constructor(annotations: Annotations, stretches: readonly QuotedStretch[], rules: TextRules) {
    this.#annotations = annotations;
    this.#text = annotations.text;
    this.#stretches = stretches;
    this.#rules = rules;
    this.#context = { annotations, rules };
  }

  /** The cue after a quotation, by the number of its stretch: `," Varga said …` and `," said Ilse Varga, the governor`. */
  after(index: number): Cue | null {
    const stretch = this.#stretches[index];
    const from = stretch.outerEnd;
    const next = this.#stretches[index + 1]?.outerStart ?? Number.POSITIVE_INFINITY;
    const to = Math.max(from, Math.min(this.sentenceEnd(from), next, from + longestTail));
    const tail = this.#text.slice(from, to);
    // After a full stop inside the marks a new sentence begins: its subject need not be the speaker; nor need what follows
    // a quotation that a verb of speech leads up to.
    if ((this.#isClosed(stretch) && !this.#rules.quotes.cues.cueAfterFullStop.test(tail)) || this.#hasVerbBefore(index))
      return null;
    return (
      this.#objectTurn(from, to) ??
      this.#verbAfter(from, tail) ??
      this.#accordingTo(from, to) ??
      this.#anyVerbAfter(from, tail)
    );
  }

  /** The cue before a quotation: `Varga said: "…"`, `according to Varga, "…"`. */
  before(index: number): Cue | null {
    let known = this.#before.get(index);
    if (known === undefined) {
      known = this.#findBefore(index);
      this.#before.set(index, known);
    }
    return known;
  }

  /** The last verb of speech in a range that has a subject; a weak verb only where no other has one. */
  inRange(start: number, to: number): Cue | null {
    const { cues } = this.#rules.quotes;
    const from = Math.max(start, to - longestSentence);
    const turn = this.#objectTurn(from, to);
    if (turn) return turn;
    let weak: Cue | null = null;
    for (const { 0: verb, index } of [...this.#text.slice(from, to).matchAll(cues.verb)].slice(-maxVerbs).reverse()) {
      const found = this.#cueAtVerb(verb, from + index, from);
      if (found === 'negated') return null;
      if (found === null) continue;
      const isWeak = cues.weakVerbs.has(verb.toLowerCase()) && to - (from + index) >= nearBefore;
      if (found.certain || !isWeak) return found.cue;
      weak ??= found.cue;
    }
    return weak;
  }

  /**
   * Whom a sentence is about that has a quotation in its middle: `Lee slammed the plan as "…"`. Its first person, or its
   * pronoun; null where the words are somebody else's.
   *
   * @param ownWords a word of speech stands between, so that turns for others' words do not matter
   */
  subject(offset: number, ownWords = false): SourceMention | null {
    const { cues } = this.#rules.quotes;
    const start = this.#sentenceStart(offset - 1);
    const lead = this.#text.slice(start, offset);
    if (lead.trim().split(/\s+/).length < 2 || /[.!?]["”’]?\s*["“«]?$/.test(lead)) return null;
    if (!ownWords && cues.anothersWords.test(lead)) return null;
    const pronoun = cues.openingPronoun.exec(lead)?.[1];
    if (pronoun !== undefined) return { kind: 'pronoun', start, end: start + pronoun.length, text: pronoun };
    // Past a first quotation only the subject of the whole sentence still holds.
    const firstMark = lead.search(/["“”«»]/);
    const to = firstMark >= 0 && firstMark < lead.trimEnd().length - 1 ? start + firstMark : offset;
    return this.#firstSubject({ start, end: to }, lead);
  }

  /** The end of the sentence that holds an offset, or of one that begins right after the offset. */
  sentenceEnd(offset: number): number {
    const { sentences } = this.#annotations;
    const number = this.#annotations.sentenceAt(offset);
    if (number >= 0 && sentences[number].end > offset) return sentences[number].end;
    const next = sentences[number + 1];
    return next && next.start - offset <= 1 && this.#text[offset] !== '\n' ? next.end : offset;
  }

  #sentenceStart(offset: number): number {
    const start = this.#annotations.sentences[Math.max(0, this.#annotations.sentenceAt(offset))]?.start ?? 0;
    return Math.max(start, offset - longestSentence);
  }

  /** A full stop, an exclamation mark or a question mark stands inside the closing mark. */
  #isClosed(stretch: QuotedStretch): boolean {
    return /[.!?…]$/.test(this.#text.slice(stretch.outerStart, stretch.outerEnd).replace(/["”’'»\s]+$/, ''));
  }

  /** `… but said "…."`: a verb of speech leads up to the opening mark, and has a subject. */
  #hasVerbBefore(index: number): boolean {
    const { outerStart } = this.#stretches[index];
    const lead = this.#text.slice(this.#sentenceStart(outerStart), outerStart);
    return this.#rules.quotes.cues.verbBeforeMark.test(lead.slice(-60)) && this.before(index) !== null;
  }

  /** The first verb of speech after a closing mark that has a subject before it or after it. */
  #verbAfter(from: number, tail: string): Cue | null {
    const { cues } = this.#rules.quotes;
    for (const { 0: verb, index } of tail.matchAll(cues.verb)) {
      const lead = tail.slice(0, index);
      if (index > farthestVerbAfter || /[;!?]\s/.test(lead)) return null;
      const verbStart = from + index;
      const apposed = this.#nameBeforeApposition(from, lead);
      if (!apposed && cues.beforeInvertedVerb.test(lead) && !cues.listenerVerb.test(verb)) {
        const inverted = mentionAfter(this.#context, verbStart + verb.length);
        if (inverted) return { mention: inverted, verb };
      }
      const subject = apposed ?? mentionBefore(this.#context, verbStart, from);
      if (subject && (!cues.weakVerbs.has(verb.toLowerCase()) || lead.length < nearAfter))
        return { mention: subject, verb };
    }
    return null;
  }

  /** `"…" Chad Hawk, who sells boats in Florida told us`: the name right after the mark, before its apposition, speaks. */
  #nameBeforeApposition(from: number, lead: string): SourceMention | null {
    const gap = /^[,\s]*/.exec(lead)?.[0].length ?? 0;
    const name = this.#annotations.nameAt(from + gap);
    if (!name || lead[name.end - from] !== ',') return null;
    const isPerson = this.#annotations.people.meantBy(name) || personIn(name, this.#rules.people)?.name.includes(' ');
    return isPerson ? { kind: 'name', ...name } : null;
  }

  /** `"…," Blige sings to her`: after a comma inside the marks a subject and any verb are the cue. */
  #anyVerbAfter(from: number, tail: string): Cue | null {
    const { cues } = this.#rules.quotes;
    if (!/,["”’'»\s]*$/.test(this.#text.slice(from - 4, from))) return null;
    const pronoun = cues.pronounAndVerb.exec(tail);
    if (pronoun) {
      const span = { start: from + 1, end: from + 1 + pronoun[1].length };
      return { mention: { kind: 'pronoun', ...span, text: pronoun[1] }, verb: pronoun[2] };
    }
    const name = this.#annotations.nameAt(from + (cues.gapBeforeName.exec(tail)?.[0].length ?? 0));
    const verb = name && cues.anyVerb.exec(this.#text.slice(name.end, name.end + 40))?.[1];
    return name && verb && !this.#rules.people.isSource(verb) ? { mention: { kind: 'name', ...name }, verb } : null;
  }

  #findBefore(index: number): Cue | null {
    const to = this.#stretches[index].outerStart;
    const previous = this.#stretches[index - 1];
    // The marks of a title ("told \"Meet the Press\" that") end nothing.
    const floor = previous && previous.outerEnd - previous.outerStart > 30 ? previous.outerEnd : 0;
    const from = Math.max(this.#sentenceStart(to), floor);
    if (from >= to) return null;
    return this.inRange(from, to) ?? this.#accordingTo(from, to) ?? this.#verbOfSentence(from, to);
  }

  /**
   * The cue that a verb of speech makes, null where it has no subject.
   *
   * @param from no subject begins before this offset
   */
  #cueAtVerb(verb: string, verbStart: number, from: number): { cue: Cue; certain: boolean } | 'negated' | null {
    const { cues } = this.#rules.quotes;
    const verbEnd = verbStart + verb.length;
    const gap = this.#text.slice(Math.max(from, verbStart - 3), verbStart);
    // ", telling reporters": the subject of the sentence speaks.
    const isParticiple = cues.participle.test(verb) && /,\s*$/.test(gap);
    const doer = isParticiple ? this.subject(verbStart, true) : null;
    if (doer) return { cue: { mention: doer, verb }, certain: true };
    if (cues.notSpeech.test(this.#text.slice(verbEnd, verbEnd + 14))) return null;
    if (cues.negation.test(this.#text.slice(Math.max(from, verbStart - 30), verbStart))) return 'negated';
    const isInverted = !isParticiple && /(?:^|[,”"’'])\s*$/.test(gap);
    const subject =
      mentionBefore(this.#context, verbStart, from) ?? (isInverted ? mentionAfter(this.#context, verbEnd) : null);
    if (!subject) return null;
    return { cue: { mention: this.#authorOf(subject, from) ?? subject, verb }, certain: false };
  }

  /** "Lee released a statement saying": the author of the document speaks. */
  #authorOf(subject: SourceMention, from: number): SourceMention | null {
    const { cues } = this.#rules.quotes;
    if (subject.kind !== 'nominal' || !cues.document.test(subject.text)) return null;
    return cues.authorship.test(this.#text.slice(from, subject.start)) ? this.subject(subject.start) : null;
  }

  /** `Lee, who chairs the board, came back and declared: "…"`: a verb without a subject of its own has its sentence's. */
  #verbOfSentence(from: number, to: number): Cue | null {
    const { cues } = this.#rules.quotes;
    const verb = cues.verbWithoutSubject.exec(this.#text.slice(Math.max(from, to - 120), to))?.[1];
    if (verb === undefined || !cues.strongVerb.test(verb)) return null;
    const start = this.#sentenceStart(to - 1);
    const [name] = this.#annotations.namesWithin(start, to);
    const isSubject = name && cues.beforeSubject.test(this.#text.slice(start, name.start));
    return isSubject ? { mention: { kind: 'name', ...name }, verb } : null;
  }

  /** The first name of a range that can be its sentence's subject. */
  #firstSubject({ start, end }: Span, lead: string): SourceMention | null {
    const { quotes, people } = this.#rules;
    const isAnnounced = /[,:]\s*["“«]?$/.test(lead);
    for (const name of this.#annotations.namesWithin(start, end)) {
      if (quotes.cues.isGoverned(lead, name.start - start)) continue;
      if (quotes.references.possessiveAfter.test(this.#text.slice(name.end, name.end + 3))) continue;
      const isBody = isAnnounced && people.organisations.has(name.text.toLowerCase().split(' ').at(-1) ?? '');
      if (isBody || this.#annotations.people.mightMean(name).length > 0) return { kind: 'name', ...name };
    }
    return null;
  }

  #objectTurn(from: number, to: number): Cue | null {
    const { cues } = this.#rules.quotes;
    const [turn] = this.#text.slice(from, to).matchAll(cues.objectTurns);
    if (!turn) return null;
    const start = from + turn.index + turn[0].indexOf(turn[1]);
    const kind = cues.objectPronoun.test(turn[1]) ? 'pronoun' : 'name';
    return { mention: { kind, start, end: start + turn[1].length, text: turn[1] }, verb: turn[0] };
  }

  #accordingTo(from: number, to: number): Cue | null {
    for (const { 0: words, index } of this.#text.slice(from, to).matchAll(this.#rules.quotes.cues.accordingTo)) {
      const mention = mentionAfter(this.#context, from + index + words.trimEnd().length);
      if (mention) return { mention, verb: words.trim() };
    }
    return null;
  }
}
