import { governedBy } from '../../language/en/prepositions.ts';
import { beside } from '../../language/en/speech.ts';
import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import { personIn } from '../people/names.ts';
import type { Person } from '../people/people.ts';
import { roleOf } from '../people/roles.ts';
import { Antecedents, type LastSpeaker } from './antecedents.ts';
import { type Cue, CueFinder } from './cue-finder.ts';
import type { Quoted } from './quote-marks.ts';

/** Who is said to have said a quotation: slices of the article, or null when unsure. */
export interface Attribution {
  readonly speaker: Span | null;
  readonly role: Span | null;
  readonly cue: string | null;
  /** The cue stands in the quotation's own sentence. */
  readonly beside: boolean;
  /** Which rule decided. */
  readonly why: string;
}

const none: Attribution = { speaker: null, role: null, cue: null, beside: false, why: 'no cue' };

/** Somebody without a name as the subject of a sentence. */
const somebody =
  /(?:^|[.!?]["”’]?)\s*(?:the|an?|his|her|their|one|another|some|someone|somebody|others?|several|many|it)\s(?!(?:same|next|following|last|two|three|first|second)\s)/i;

/** A word of speech. */
const speaks = new RegExp(
  `\\b(?:${beside}|interrupted|came|snapped|chanted|shouted|called|cried|posted|read|reads)\\b`,
  'iu',
);

const isGoverned = governedBy('the');

/** A name that is hardly who speaks now: one that hangs on a preposition, or a day. */
function isMinor(text: string, name: Span): boolean {
  return isGoverned(text, name.start) || /^\p{Lu}\p{Ll}+day$/u.test(text.slice(name.start, name.end));
}

/** Two turns of a dialogue are short; what is longer is two statements in a report. */
const longestTurns = 320;

/** A speaker goes on in the same paragraph over this many letters of the reporter's at most. */
const longestGap = 260;

/**
 * Attributes the quotations of one article. Rules, in order: a signature; the cue in the quotation's own sentence, after
 * it, then before it; whom the sentence is about that the quotation stands in; the speaker of the quotation before, if
 * this one goes on; the speaker of the sentence before. Unsure is null.
 */
export class Attributor {
  readonly #reading: Annotations;
  readonly #text: string;
  readonly #stretches: readonly Quoted[];
  readonly #cues: CueFinder;
  readonly #antecedents: Antecedents;
  /** What has been decided so far, by stretch. */
  readonly #decided: Attribution[] = [];

  constructor(reading: Annotations, stretches: readonly Quoted[]) {
    this.#reading = reading;
    this.#text = reading.text;
    this.#stretches = stretches;
    this.#cues = new CueFinder(reading, stretches);
    this.#antecedents = new Antecedents(reading, stretches);
  }

  /** The attribution of the stretch with this number; must be asked in order. */
  attribute(at: number): Attribution {
    const found = this.#decide(at);
    this.#decided[at] = found;
    return found;
  }

  #decide(at: number): Attribution {
    const signed = this.#signature(this.#stretches[at]);
    if (signed) return signed;
    const after = this.#cues.after(at);
    if (after) return this.#resolve(after, at, 'cue after the quotation');
    const before = this.#cues.before(at);
    if (before) return this.#resolve(before, at, 'cue before the quotation');
    return this.#sameSentence(at) ?? this.#subject(at) ?? this.#goesOn(at) ?? this.#sentenceBefore(at) ?? none;
  }

  /** `"…" — Ann Lee` at the end of a line: letters and lists of voices are signed so. */
  #signature(stretch: Quoted): Attribution | null {
    const line = /^[^\n]{0,2000}(?:\n\n[―—–-]{1,2}\s?[^\n]{3,40}(?=\n|$))?/.exec(
      this.#text.slice(stretch.outerEnd, stretch.outerEnd + 2100),
    ) as RegExpExecArray;
    const name = this.#reading.nameEndingAt(stretch.outerEnd + line[0].trimEnd().replace(/[.,]$/, '').length);
    const found = name && personIn(name);
    if (!found) return null;
    const dash = /["”’'\s]\s?[―—–-]{1,2}\s?$/.test(this.#text.slice(found.start - 5, found.start));
    const person = this.#reading.people.meantBy(name);
    if (!dash || !(person || found.name.includes(' '))) return null;
    const speaker = { start: (person ?? found).start, end: (person ?? found).end };
    return { speaker, role: null, cue: null, beside: true, why: 'signed with a dash' };
  }

  /** `Lee said it was "…" and "…"`: the second quotation of a sentence is the first one's speaker's. */
  #sameSentence(at: number): Attribution | null {
    const previous = this.#stretches[at - 1];
    const decided = this.#decided[at - 1];
    if (!previous || !decided?.speaker || !this.#isSpeech(at, true)) return null;
    const { outerStart } = this.#stretches[at];
    const same = this.#cues.sentenceEnd(previous.outerEnd - 1) > outerStart;
    const others = this.#reading
      .namesWithin(previous.outerEnd, outerStart)
      .some((name) => this.#reading.people.mightMean(name).length > 0);
    return same && !others ? { ...decided, beside: false, why: 'same speaker in one sentence' } : null;
  }

  #subject(at: number): Attribution | null {
    const subject = this.#cues.subject(this.#stretches[at].outerStart);
    if (!subject || !this.#isSpeech(at, true)) return null;
    const found = this.#resolve({ mention: subject, verb: '' }, at, 'subject of its sentence');
    return { ...found, cue: null, beside: false };
  }

  /** Later in the paragraph, or at the head of the next one with nothing between, the same speaker goes on. */
  #goesOn(at: number): Attribution | null {
    const stretch = this.#stretches[at];
    const previous = this.#stretches[at - 1];
    const decided = this.#decided[at - 1];
    if (!previous || !decided?.speaker || !this.#isSpeech(at)) return null;
    const between = this.#text.slice(previous.outerEnd, stretch.outerStart);
    // `"American Skin" was written …`: what has a verb of its own is a title.
    if (/^\s(?:is|are|was|were|has|have)\b/.test(this.#text.slice(stretch.outerEnd, stretch.outerEnd + 6))) return null;
    const goesOn =
      (!between.includes('\n') && between.length < longestGap) ||
      /^[\s.,]*$/.test(between) ||
      (this.#opensParagraph(stretch) && between.split('\n\n').length === 2 && between.length < 120);
    if (!goesOn || this.#isDialogue(at) || this.#somebodyElse(at, decided.speaker)) return null;
    return { ...decided, beside: false, why: 'same speaker goes on' };
  }

  /** Two took turns, paragraph by paragraph, or a question was asked: whose turn it is nothing tells. */
  #isDialogue(at: number): boolean {
    const previous = this.#stretches[at - 1];
    if (!this.#text.slice(previous.outerEnd, this.#stretches[at].outerStart).includes('\n')) return false;
    if (/\?["”’'»]*$/.test(this.#text.slice(previous.outerStart, previous.outerEnd))) return true;
    const [last, before] = [this.#decided[at - 1], this.#decided[at - 2]];
    if (!last.beside || !before?.beside || before.speaker?.start === last.speaker?.start) return false;
    const first = this.#stretches[at - 2];
    const between = this.#text.slice(first.outerEnd, previous.outerStart);
    return (
      between.split('\n\n').length === 2 && between.length < 80 && previous.outerEnd - first.outerStart < longestTurns
    );
  }

  /** Whether the reporter speaks of somebody else between the last quotation and this one, or after this one. */
  #somebodyElse(at: number, speaker: Span): boolean {
    const { outerStart } = this.#stretches[at];
    const previous = this.#stretches[at - 1]?.outerEnd ?? 0;
    const ended = this.#reading.sentences[this.#reading.sentenceAt(previous - 1)]?.end ?? previous;
    return (
      this.#isOthers(Math.min(Math.max(previous, ended), outerStart), outerStart, speaker) ||
      this.#tailIsOthers(at, speaker)
    );
  }

  /** Whether what follows a quotation in its sentence names, or would have named, another speaker. */
  #tailIsOthers(at: number, speaker: Span | null): boolean {
    const { outerEnd } = this.#stretches[at];
    const next = this.#stretches[at + 1]?.outerStart ?? Number.POSITIVE_INFINITY;
    const end = Math.min(this.#cues.sentenceEnd(outerEnd), next, outerEnd + longestGap);
    const tail = this.#text.slice(outerEnd, end);
    // A comma inside the marks promises a cue: one that we do not understand.
    if (/,["”’'»\s]*$/.test(this.#text.slice(outerEnd - 3, outerEnd)) && /^\s[\p{L}@]/u.test(tail)) return true;
    const joined = !/[.!?…]["”’'»\s]*$/.test(this.#text.slice(outerEnd - 4, outerEnd));
    return (joined || /^\s\p{Ll}/u.test(tail)) && this.#isOthers(outerEnd, end, speaker);
  }

  #isOthers(from: number, to: number, speaker: Span | null): boolean {
    const text = this.#text.slice(from, to);
    if (!/\p{L}{2}/u.test(text)) return false;
    const { people } = this.#reading;
    const own = speaker && this.#personAt(speaker);
    const isOwn = (name: Span) => own !== null && people.mightMean(name).includes(own);
    const names = this.#reading.namesWithin(from, to);
    if (names.some((name) => !isOwn(name) && (people.mightMean(name).length > 0 || !isMinor(this.#text, name))))
      return true;
    if (somebody.test(text)) return true;
    return speaks.test(text) && !/^\s*(?:He|She)\s/.test(text) && !names.some(isOwn);
  }

  #sentenceBefore(at: number): Attribution | null {
    const { sentences } = this.#reading;
    const stretch = this.#stretches[at];
    const own = this.#reading.sentenceAt(stretch.outerStart);
    const prior = sentences[own - 1];
    if (own < 0 || !this.#isSpeech(at) || this.#tailIsOthers(at, null)) return null;
    const lead = this.#text.slice(sentences[own].start, stretch.outerStart);
    if (/[.!?]\s+$/.test(lead)) {
      const cue = this.#cues.inRange(sentences[own].start, stretch.outerStart);
      return cue && { ...this.#resolve(cue, at, 'speaker of the sentence before'), beside: false };
    }
    if (!prior || lead !== '') return null;
    const gap = sentences[own].paragraph - prior.paragraph;
    // Across a paragraph break only where the quotation opens its paragraph.
    if (gap > 1 || (gap === 1 && !this.#opensParagraph(stretch) && !/:\s*$/.test(prior.text))) return null;
    if (gap === 1 && at > 0 && this.#isDialogue(at)) return null;
    const cue = this.#cues.inRange(prior.start, prior.end);
    return cue && { ...this.#resolve(cue, at, 'speaker of the sentence before'), beside: false };
  }

  #resolve(cue: Cue, at: number, why: string): Attribution {
    const { kind } = cue.mention;
    const found = kind === 'pronoun' ? this.#pronoun(cue, at) : kind === 'name' ? this.#name(cue) : this.#nominal(cue);
    const { person = null, speaker = null, note } = found;
    const named = person ? { start: person.start, end: person.end } : speaker;
    const role = person ? this.#antecedents.roleOf(person) : named && kind === 'name' ? this.#roleAt(named) : null;
    return { speaker: named, role, cue: cue.verb, beside: true, why: note ? `${why}; ${note}` : why };
  }

  #pronoun({ mention }: Cue, at: number): Resolved {
    const stretch = this.#stretches[at];
    if (/^(?:it|they)$/i.test(mention.text)) {
      const body = this.#bodyBefore(stretch);
      if (body) return { speaker: body, note: `"${mention.text}" is the last speaker` };
    }
    if (!/^(?:he|she|him|her)$/i.test(mention.text)) return { note: `"${mention.text}" is not resolved` };
    const pronoun = /^(?:she|her)$/i.test(mention.text) ? 'she' : 'he';
    const from = Math.min(mention.start, stretch.outerStart);
    const person = this.#antecedents.ofPronoun(pronoun, from, this.#lastSpeaker(at));
    return person ? { person, note: `"${mention.text}" is ${person.name}` } : { note: `nobody for "${mention.text}"` };
  }

  #name({ mention }: Cue): Resolved {
    const { people } = this.#reading;
    const person = people.meantBy(mention);
    if (person) return { person };
    if (people.isUnsure(mention)) return { note: `several people are called ${mention.text}` };
    const name = this.#reading.nameAt(mention.start);
    const found = name && personIn(name);
    return { speaker: found ? { start: found.start, end: found.end } : { start: mention.start, end: mention.end } };
  }

  #nominal({ mention }: Cue): Resolved {
    const person = this.#antecedents.personOfAge(mention) ?? this.#antecedents.personOfOffice(mention);
    if (person) return { person, note: `"${mention.text}" is ${person.name}` };
    const body = this.#antecedents.organisationFor(mention);
    if (body) return { speaker: body, note: `"${mention.text}" is ${this.#text.slice(body.start, body.end)}` };
    return { speaker: { start: mention.start, end: mention.end }, note: 'named only by what it is' };
  }

  #roleAt(name: Span): Span | null {
    return roleOf(this.#text, this.#reading.nameHolding(name.start), name);
  }

  /** "it said", "they wrote": whoever spoke just before, if that was no person. */
  #bodyBefore(stretch: Quoted): Span | null {
    const at = this.#decided.findLastIndex(({ speaker }) => speaker !== null);
    const speaker = this.#decided[at]?.speaker;
    if (!speaker || stretch.outerStart - this.#stretches[at].outerEnd > 700) return null;
    return this.#personAt(speaker) ? null : speaker;
  }

  /** Whom a speaker's slice means, which may be part of a longer name ("Mayor Ann Lee"). */
  #personAt(speaker: Span): Person | null {
    return this.#reading.people.meantBy(this.#reading.nameHolding(speaker.start) ?? speaker);
  }

  #lastSpeaker(at: number): LastSpeaker | null {
    for (let last = at - 1; last >= 0; last--) {
      const speaker = this.#decided[last].speaker;
      if (!speaker) continue;
      const person = this.#personAt(speaker);
      const from = this.#stretches[last].outerEnd;
      return person && { person, from, at: this.#cues.sentenceEnd(from) };
    }
    return null;
  }

  #opensParagraph(stretch: Quoted): boolean {
    return stretch.outerStart === 0 || this.#text[stretch.outerStart - 1] === '\n';
  }

  /** Speech, not a title: four words, of which the first is capital, or eight; inside a sentence any four. */
  #isSpeech(at: number, inside = false): boolean {
    const { parts } = this.#stretches[at];
    const first = this.#text.slice(parts[0].start, parts[0].end);
    const words = parts.reduce((sum, part) => sum + this.#text.slice(part.start, part.end).split(/\s+/).length, 0);
    return words >= 4 && (inside || /^[\p{Lu}\p{N}[…]/u.test(first) || words >= 8);
  }
}

/** Whom a mention means: a known person, a slice of the text, or nobody. */
interface Resolved {
  readonly person?: Person;
  readonly speaker?: Span;
  readonly note?: string;
}
