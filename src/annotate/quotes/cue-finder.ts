import { governedBy } from '../../language/en/prepositions.ts';
import {
  accordingTo,
  anothersWords,
  beside,
  negation,
  objectTurns,
  speechVerb,
  weakVerbs,
} from '../../language/en/speech.ts';
import { isSource, organisations } from '../../language/en/titles.ts';
import type { Annotations } from '../annotations.ts';
import { personIn } from '../people/names.ts';
import { type Mention, mentionAfter, mentionBefore } from './mentions.ts';
import type { Quoted } from './quote-marks.ts';

const capitalName = "\\p{Lu}[\\p{L}'’.]*(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,6}(?:\\s\\([^()]{1,40}\\))?";

/**
 * After a full stop inside the marks only a cue right behind them belongs to the quotation: a small letter, a name and a
 * verb of speech, or a name and a verb that end the sentence ("Brandt pressed.").
 */
const closedCue = new RegExp(
  `^[,\\s]*(?:\\p{Ll}|${capitalName}(?:,[^.;:“"]{3,120},)?\\s(?:(?:${beside})\\b|(?:\\p{L}+ly\\s)?\\p{Ll}+(?:ed|s)[.,]))`,
  'u',
);

const strongVerb = new RegExp(`^(?:${beside})$`, 'u');

/** A verb of speech right before an opening mark. */
const verbAtMark = new RegExp(`\\b(?:${beside})(?:\\s(?:that|it|on \\p{Lu}\\p{Ll}+))?[,:]?\\s*$`, 'u');

/** What is written speaks for its author. */
export const documents =
  /\b(?:statement|letter|tweet|post|report|email|memo|interview|speech|message|note|video|release)s?$/;

/** However long a sentence is, so many letters before a quotation are looked at: a page without a full stop is no prose. */
const longestSentence = 800;

/** So many verbs of speech of one sentence are tried. */
const mostVerbs = 8;

/** By whom a document is that his sentence names. */
const written =
  /\b(?:released?|issued?|issues|sent|sends|wrote|published|posted|put out|shared|gave|made|signed|in|with|through|via|tweeted|recorded|dictated)\s(?:\p{L}+\s)?$/iu;

const isGoverned = governedBy();

/** A word of speech and the source that the sentence gives it. */
export interface Cue {
  readonly mention: Mention;
  readonly verb: string;
}

/** Finds the cues around the quotations of one article: who the sentence says is speaking, not yet who that is. */
export class CueFinder {
  readonly #reading: Annotations;
  readonly #text: string;
  readonly #stretches: readonly Quoted[];
  readonly #before = new Map<number, Cue | null>();

  constructor(reading: Annotations, stretches: readonly Quoted[]) {
    this.#reading = reading;
    this.#text = reading.text;
    this.#stretches = stretches;
  }

  /** `," Varga said …` and `," said Ilse Varga, the governor`. */
  after(at: number): Cue | null {
    const stretch = this.#stretches[at];
    const next = this.#stretches[at + 1]?.outerStart ?? Number.POSITIVE_INFINITY;
    const tail = this.#text.slice(
      stretch.outerEnd,
      Math.min(this.sentenceEnd(stretch.outerEnd), next, stretch.outerEnd + 220),
    );
    // After a full stop inside the marks a new sentence begins: its subject need not be the speaker; nor need what follows
    // a quotation that a verb of speech leads up to.
    if ((this.#isClosed(stretch) && !closedCue.test(tail)) || this.#hasVerbBefore(at)) return null;
    const turn = this.#objectTurn(stretch.outerEnd, stretch.outerEnd + tail.length);
    if (turn) return turn;
    for (const verb of tail.matchAll(speechVerb)) {
      if (verb.index > 140) break;
      const lead = tail.slice(0, verb.index);
      if (/[;!?]\s/.test(lead)) break;
      const start = stretch.outerEnd + verb.index;
      const apposed = this.#apposed(stretch.outerEnd, lead);
      const inverted =
        !apposed && /(?:^|,)\s*(?:also\s+)?$/.test(lead) && !/^t(?:old|ell)/i.test(verb[0])
          ? mentionAfter(this.#reading, start + verb[0].length)
          : null;
      if (inverted) return { mention: inverted, verb: verb[0] };
      const subject = apposed ?? mentionBefore(this.#reading, start, stretch.outerEnd);
      if (subject && (!weakVerbs.has(verb[0].toLowerCase()) || lead.length < 60))
        return { mention: subject, verb: verb[0] };
    }
    return this.#accordingTo(stretch.outerEnd, stretch.outerEnd + tail.length) ?? this.#anyVerb(stretch, tail);
  }

  /** `Varga said: "…"`, `according to Varga, "…"`, `He called it "…"`. */
  before(at: number): Cue | null {
    let known = this.#before.get(at);
    if (known === undefined) {
      known = this.#findBefore(at);
      this.#before.set(at, known);
    }
    return known;
  }

  #findBefore(at: number): Cue | null {
    const stretch = this.#stretches[at];
    const previous = this.#stretches[at - 1];
    // A title's marks ("told \"Meet the Press\" that") end nothing.
    const floor = previous && previous.outerEnd - previous.outerStart > 30 ? previous.outerEnd : 0;
    const from = Math.max(this.#sentenceStart(stretch.outerStart), floor);
    if (from >= stretch.outerStart) return null;
    return (
      this.inRange(from, stretch.outerStart) ??
      this.#accordingTo(from, stretch.outerStart) ??
      this.#verbOfSentence(from, stretch.outerStart)
    );
  }

  /** The last verb of speech in a range that has a subject; one that may mean something else only where no other has. */
  inRange(start: number, to: number): Cue | null {
    const from = Math.max(start, to - longestSentence);
    const turn = this.#objectTurn(from, to);
    if (turn) return turn;
    let weak: Cue | null = null;
    for (const verb of [...this.#text.slice(from, to).matchAll(speechVerb)].slice(-mostVerbs).reverse()) {
      const at = from + verb.index;
      // ", telling reporters": who tells is whom the sentence is about.
      const participle = /ing$/.test(verb[0]) && /,\s*$/.test(this.#text.slice(Math.max(from, at - 3), at));
      const doer = participle ? this.subject(at, true) : null;
      if (doer) return { mention: doer, verb: verb[0] };
      const inverted = !participle && /(?:^|[,”"’'])\s*$/.test(this.#text.slice(Math.max(from, at - 3), at));
      if (/^\s(?:not\s)?(?:guilty|no contest)\b/.test(this.#text.slice(at + verb[0].length, at + verb[0].length + 14)))
        continue;
      if (negation.test(this.#text.slice(Math.max(from, at - 30), at))) return null;
      const subject =
        mentionBefore(this.#reading, at, from) ?? (inverted ? mentionAfter(this.#reading, at + verb[0].length) : null);
      if (!subject) continue;
      // "Lee released a statement saying": the document is hers.
      const author =
        subject.kind === 'nominal' &&
        documents.test(subject.text) &&
        written.test(this.#text.slice(from, subject.start))
          ? this.subject(subject.start)
          : null;
      const cue = { mention: author ?? subject, verb: verb[0] };
      if (!weakVerbs.has(verb[0].toLowerCase()) || to - at < 30) return cue;
      weak ??= cue;
    }
    return weak;
  }

  /**
   * Who a sentence is about that has a quotation in its middle: `Lee slammed the plan as "…"`. Its first person, or its
   * pronoun; nobody where the words are somebody else's.
   *
   * @param ownWords a word of speech stands between, so that what comes before it does not matter
   */
  subject(at: number, ownWords = false): Mention | null {
    const start = this.#sentenceStart(at - 1);
    const lead = this.#text.slice(start, at);
    if (
      lead.trim().split(/\s+/).length < 2 ||
      (!ownWords && anothersWords.test(lead)) ||
      /[.!?]["”’]?\s*["“«]?$/.test(lead)
    )
      return null;
    const firstMark = lead.search(/["“”«»]/);
    const quoted = firstMark >= 0 && firstMark < lead.trimEnd().length - 1 ? start + firstMark : at;
    const pronoun = /^(He|She)\s/.exec(lead);
    if (pronoun) return { kind: 'pronoun', start, end: start + pronoun[1].length, text: pronoun[1] };
    const announced = /[,:]\s*["“«]?$/.test(lead);
    // Past a first quotation only the subject of the whole sentence still holds.
    for (const name of this.#reading.namesWithin(start, quoted)) {
      if (isGoverned(lead, name.start - start) || /^['’]s?\s/.test(this.#text.slice(name.end, name.end + 3))) continue;
      const { people } = this.#reading;
      const body = announced && organisations.has(name.text.toLowerCase().split(' ').at(-1) ?? '');
      if (people.mightMean(name).length > 0 || body) return { kind: 'name', ...name };
    }
    return null;
  }

  /** A full stop, an exclamation or a question mark stands inside the closing mark. */
  #isClosed(stretch: Quoted): boolean {
    return /[.!?…]$/.test(this.#text.slice(stretch.outerStart, stretch.outerEnd).replace(/["”’'»\s]+$/, ''));
  }

  /** `… but said "…."`: a verb of speech leads up to the opening mark, and has a subject. */
  #hasVerbBefore(at: number): boolean {
    const stretch = this.#stretches[at];
    const lead = this.#text.slice(this.#sentenceStart(stretch.outerStart), stretch.outerStart);
    return verbAtMark.test(lead.slice(-60)) && this.before(at) !== null;
  }

  /** `"…" Chad Hawk, who sells boats in Florida told us`: the name right after the mark, before its apposition, speaks. */
  #apposed(from: number, lead: string): Mention | null {
    const gap = /^[,\s]*/.exec(lead)?.[0].length ?? 0;
    const name = this.#reading.nameAt(from + gap);
    const known = name && (this.#reading.people.meantBy(name) || personIn(name)?.name.includes(' '));
    return name && known && lead[name.end - from] === ',' ? { kind: 'name', ...name } : null;
  }

  /** `"…," Blige sings to her`: after a comma inside the marks a subject and any verb are the cue. */
  #anyVerb(stretch: Quoted, tail: string): Cue | null {
    if (!/,["”’'»\s]*$/.test(this.#text.slice(stretch.outerEnd - 4, stretch.outerEnd))) return null;
    const pronoun = /^\s(he|she|they)\s(\p{Ll}+)/u.exec(tail);
    if (pronoun) {
      const start = stretch.outerEnd + 1;
      return {
        mention: { kind: 'pronoun', start, end: start + pronoun[1].length, text: pronoun[1] },
        verb: pronoun[2],
      };
    }
    const start = stretch.outerEnd + (/^\s(?:[Tt]he\s)?/.exec(tail)?.[0].length ?? 0);
    const name = this.#reading.nameAt(start);
    const verb =
      name &&
      /^\s(?:\p{L}+ly\s)?(?!(?:was|is|has|does|pleaded|pleads)\b)(\p{Ll}+(?:ed|s))\b/u.exec(
        this.#text.slice(name.end, name.end + 40),
      );
    return name && verb && !isSource(verb[1]) ? { mention: { kind: 'name', ...name }, verb: verb[1] } : null;
  }

  /** `Lee, who chairs the board, came back and declared: "…"`: a verb without a subject of its own has its sentence's. */
  #verbOfSentence(from: number, to: number): Cue | null {
    const verb =
      /(?:\band\s|,\s|\bby\s)(?:then\s|later\s|also\s)?(\p{Ll}+)(?:\s(?:that|on \p{Lu}\p{Ll}+))?[,:]?\s*$/u.exec(
        this.#text.slice(Math.max(from, to - 120), to),
      );
    if (verb === null || !strongVerb.test(verb[1])) return null;
    const start = this.#sentenceStart(to - 1);
    const [name] = this.#reading.namesWithin(start, to);
    const opens = name && /^(?:["“‘'\s]*|(?:Mr|Mrs|Ms|Dr)\.? )$/.test(this.#text.slice(start, name.start));
    return name && opens ? { mention: { kind: 'name', ...name }, verb: verb[1] } : null;
  }

  #objectTurn(from: number, to: number): Cue | null {
    const [turn] = this.#text.slice(from, to).matchAll(objectTurns);
    if (!turn) return null;
    const start = from + turn.index + turn[0].indexOf(turn[1]);
    const kind = /^(?:him|her|them)$/i.test(turn[1]) ? 'pronoun' : 'name';
    return { mention: { kind, start, end: start + turn[1].length, text: turn[1] }, verb: turn[0] };
  }

  #accordingTo(from: number, to: number): Cue | null {
    for (const cue of this.#text.slice(from, to).matchAll(accordingTo)) {
      const mention = mentionAfter(this.#reading, from + cue.index + cue[0].trimEnd().length);
      if (mention) return { mention, verb: cue[0].trim() };
    }
    return null;
  }

  /** Where the sentence that holds an offset ends; a sentence that begins right after it counts too. */
  sentenceEnd(offset: number): number {
    const { sentences } = this.#reading;
    const at = this.#reading.sentenceAt(offset);
    if (at >= 0 && sentences[at].end > offset) return sentences[at].end;
    const next = sentences[at + 1];
    return next && next.start - offset <= 1 && this.#text[offset] !== '\n' ? next.end : offset;
  }

  #sentenceStart(offset: number): number {
    const start = this.#reading.sentences[Math.max(0, this.#reading.sentenceAt(offset))]?.start ?? 0;
    return Math.max(start, offset - longestSentence);
  }
}
