import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import type { TextRules } from '../text-rules.ts';
import type { Attribution } from './attribution.ts';
import type { CueFinder } from './cue-finder.ts';
import type { MentionResolver } from './mention-resolver.ts';
import type { QuotedStretch } from './pair-marks.ts';

/** Two turns of a dialogue together are at most this long, in characters; longer ones are two statements in a report. */
const longestTurns = 320;

/** Between two turns of a dialogue stands at most a short cue, in characters. */
const longestCue = 80;

/** The text after a quotation is searched for another speaker up to this many characters. */
const longestTail = 260;

interface TurnsOptions {
  readonly annotations: Annotations;
  readonly stretches: readonly QuotedStretch[];
  readonly rules: TextRules;
  readonly cues: CueFinder;
  readonly resolver: MentionResolver;
}

/** Shows where the speaker may have changed between the quotations of one article. */
export class Turns {
  readonly #annotations: Annotations;
  readonly #text: string;
  readonly #stretches: readonly QuotedStretch[];
  readonly #rules: TextRules;
  readonly #cues: CueFinder;
  readonly #resolver: MentionResolver;

  constructor({ annotations, stretches, rules, cues, resolver }: TurnsOptions) {
    this.#annotations = annotations;
    this.#text = annotations.text;
    this.#stretches = stretches;
    this.#rules = rules;
    this.#cues = cues;
    this.#resolver = resolver;
  }

  /**
   * Whether two people take turns, paragraph by paragraph, or a question was asked: nothing shows whose turn it is.
   *
   * @param index of a stretch that has one before it
   * @param decided the attributions of the stretches before
   */
  isDialogue(index: number, decided: readonly Attribution[]): boolean {
    const previous = this.#stretches[index - 1];
    if (!this.#text.slice(previous.outerEnd, this.#stretches[index].outerStart).includes('\n')) return false;
    if (/\?["”’'»]*$/.test(this.#text.slice(previous.outerStart, previous.outerEnd))) return true;
    const [last, before] = [decided[index - 1], decided[index - 2]];
    if (!last.beside || !before?.beside || before.speaker?.start === last.speaker?.start) return false;
    const first = this.#stretches[index - 2];
    const between = this.#text.slice(first.outerEnd, previous.outerStart);
    if (between.split('\n\n').length !== 2 || between.length >= longestCue) return false;
    return previous.outerEnd - first.outerStart < longestTurns;
  }

  /** Whether the text speaks of somebody else between the last quotation and this one, or after this one. */
  isSomebodyElse(index: number, speaker: Span): boolean {
    const { outerStart } = this.#stretches[index];
    const previous = this.#stretches[index - 1]?.outerEnd ?? 0;
    const { sentences } = this.#annotations;
    const sentenceEnd = sentences[this.#annotations.sentenceAt(previous - 1)]?.end ?? previous;
    const from = Math.min(Math.max(previous, sentenceEnd), outerStart);
    return this.#namesAnother({ start: from, end: outerStart }, speaker) || this.isTailAnothers(index, speaker);
  }

  /** Whether the text after a quotation in its sentence names another speaker, or promises one. */
  isTailAnothers(index: number, speaker: Span | null): boolean {
    const { outerEnd } = this.#stretches[index];
    const next = this.#stretches[index + 1]?.outerStart ?? Number.POSITIVE_INFINITY;
    const end = Math.min(this.#cues.sentenceEnd(outerEnd), next, outerEnd + longestTail);
    const tail = this.#text.slice(outerEnd, end);
    // A comma inside the marks promises a cue: one that the rules do not know.
    if (/,["”’'»\s]*$/.test(this.#text.slice(outerEnd - 3, outerEnd)) && /^\s[\p{L}@]/u.test(tail)) return true;
    const isJoined = !/[.!?…]["”’'»\s]*$/.test(this.#text.slice(outerEnd - 4, outerEnd));
    return (isJoined || /^\s\p{Ll}/u.test(tail)) && this.#namesAnother({ start: outerEnd, end }, speaker);
  }

  /** Whether a stretch of the writer's own text is about somebody other than the speaker. */
  #namesAnother({ start, end }: Span, speaker: Span | null): boolean {
    const text = this.#text.slice(start, end);
    if (!/\p{L}{2}/u.test(text)) return false;
    const { people } = this.#annotations;
    const { turns } = this.#rules.quotes;
    const person = speaker && this.#resolver.personAt(speaker);
    const isSpeaker = (name: Span) => person !== null && people.mightMean(name).includes(person);
    const names = this.#annotations.namesWithin(start, end);
    const mayBeAnother = (name: Span) => people.mightMean(name).length > 0 || !this.#isUnlikelySpeaker(name);
    if (names.some((name) => !isSpeaker(name) && mayBeAnother(name))) return true;
    if (turns.somebody.test(text)) return true;
    return turns.speech.test(text) && !turns.speakerPronoun.test(text) && !names.some(isSpeaker);
  }

  /** A name after a preposition, or a weekday. */
  #isUnlikelySpeaker(name: Span): boolean {
    const { turns } = this.#rules.quotes;
    return turns.isGoverned(this.#text, name.start) || turns.weekday.test(this.#text.slice(name.start, name.end));
  }
}
