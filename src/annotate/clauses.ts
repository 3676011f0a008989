import type { ClauseRules } from '../language/pack-parts/clauses.ts';
import { textPackFor } from '../language/packs.ts';
import type { Sentence } from '../language/sentences.ts';
import type { Span } from '../model/article.ts';

/** A sentence up to this long is printed whole beside its date. */
const shortSentence = 110;

/** What is cut from a sentence is longer than this, and fewer words before its end belong to what stands before them. */
const shortestClause = 25;
const fewestWords = 6;

/** An attribution at the end of a sentence has at most these many words: "…, the ministry said". */
const longestAttribution = 10;

/**
 * The part of a sentence that says what happened on a date: from the start of the clause that holds the date to its end,
 * with a short attribution kept ("…, the ministry said"). The whole sentence where a part would not stand alone, and in a
 * language whose clauses are not known.
 *
 * @param language BCP 47, as the article has it
 */
export function clauseAround(sentence: Sentence, date: Span, language: string): Span {
  const whole = { start: sentence.start, end: sentence.end };
  const rules = textPackFor(language).clauses;
  if (sentence.text.length <= shortSentence || !rules) return whole;
  return new ClauseCutter(sentence, date, rules).cut() ?? whole;
}

class ClauseCutter {
  readonly #sentence: Sentence;
  readonly #date: Span;
  readonly #rules: ClauseRules;
  /** The stretches between commas, semicolons and dashes, by offsets in the article. */
  readonly #stretches: readonly Span[];

  constructor(sentence: Sentence, date: Span, rules: ClauseRules) {
    this.#sentence = sentence;
    this.#date = date;
    this.#rules = rules;
    this.#stretches = stretchesOf(sentence);
  }

  /** Null where no part of the sentence stands alone. */
  cut(): Span | null {
    const own = this.#stretches.findIndex((stretch) => this.#date.start < stretch.end);
    const main = this.#mainClause();
    if (main === null) return null;
    const last = this.#lastStretch(own, main);
    const start = this.#start(own);
    const end = this.#beforeConjunction(last === own, this.#withAttribution(last));
    const mainPart = this.#textOf({ start: this.#stretches[main].start, end });
    if (end < this.#sentence.end && !this.#isComplete(mainPart, this.#textOf({ start: end, end: this.#sentence.end })))
      return null;
    const text = this.#textOf({ start, end });
    const holdsDate = this.#date.start >= start && this.#date.end <= end;
    return holdsDate && text.length > shortestClause && isBalanced(text) ? { start, end } : null;
  }

  #textOf({ start, end }: Span): string {
    return this.#sentence.text.slice(start - this.#sentence.start, end - this.#sentence.start);
  }

  /** The number of the stretch with the main clause; null where its subject is cut off from its verb. */
  #mainClause(): number | null {
    const isLeadIn = (stretch: Span) => this.#rules.leadIn.test(this.#textOf(stretch));
    // "Since invading …, Russia has": what opens a sentence says nothing without the main clause.
    const main = this.#stretches.findIndex(
      (stretch) => !isLeadIn(stretch) && this.#rules.hasVerb(this.#textOf(stretch)),
    );
    // "The story of the affair, first told in 2018, is": subject and verb stand apart.
    return main >= 0 && this.#stretches.slice(0, main).every(isLeadIn) ? main : null;
  }

  /** The first stretch that holds the whole date, the main clause and more than a few words. */
  #lastStretch(own: number, main: number): number {
    let last = Math.max(own, main);
    const isTooShort = () =>
      this.#stretches[last].end < this.#date.end ||
      countWords(this.#textOf({ start: this.#stretches[own].start, end: this.#stretches[last].end })) < fewestWords;
    while (last < this.#stretches.length - 1 && isTooShort()) last++;
    return last;
  }

  /** A clause of its own begins after "and"; anything else in mid-sentence needs what stands before it. */
  #start(own: number): number {
    const opening = own > 0 ? this.#rules.opening.exec(this.#textOf(this.#stretches[own])) : null;
    return opening ? this.#stretches[own].start + opening[0].length : this.#sentence.start;
  }

  #withAttribution(last: number): number {
    const { end } = this.#stretches[last];
    const rest = this.#textOf({ start: end, end: this.#sentence.end });
    const isAttribution = rest.split(/\s+/).length <= longestAttribution && rest.search(this.#rules.attribution) >= 0;
    // What goes on after the comma as a list, quoted or not, cannot be cut.
    const goesOn = last === this.#stretches.length - 1 || isAttribution || this.#rules.list.test(rest);
    return goesOn ? this.#sentence.end : end;
  }

  /** A clause cut off at a comma may have begun another one after the date ("… on 2 December and that its findings"). */
  #beforeConjunction(endsInOwn: boolean, end: number): number {
    if (!endsInOwn || end === this.#sentence.end) return end;
    const conjunction = this.#rules.conjunction.exec(this.#textOf({ start: this.#date.end, end }));
    return conjunction ? this.#date.end + conjunction.index : end;
  }

  /**
   * Whether a clause that a cut leaves says something by itself: it has a verb of its own, and so has what its last
   * conjunction opens ("said that Ann Lee" has not); it is no colon's promise and no half of what dashes enclose.
   */
  #isComplete(kept: string, rest: string): boolean {
    const { interruption, danglingEnd, relativeClause, subordinator, hasVerb } = this.#rules;
    if (inDashes.test(rest) || interruption.test(rest) || /:\s/.test(kept) || danglingEnd.test(kept)) return false;
    const lastPart = (text: string) => text.split(subordinator).pop() ?? '';
    // "Japan, which has fewer people than in 2000": what only tells more of the subject is no clause.
    return hasVerb(lastPart(kept.replace(relativeClause, ''))) && hasVerb(lastPart(kept));
  }
}

const inDashes = /^\s(?:[–—]|-{1,3})\s.*\s(?:[–—]|-{1,3})\s/;

/** Commas inside numbers separate nothing. */
function stretchesOf({ text, start: offset }: Sentence): Span[] {
  const stretches: Span[] = [];
  let start = offset;
  for (const mark of text.matchAll(/[,;]\s+|\s(?:[–—]|-{1,3})\s/g)) {
    stretches.push({ start, end: offset + mark.index });
    start = offset + mark.index + mark[0].length;
  }
  stretches.push({ start, end: offset + text.length });
  return stretches;
}

function isBalanced(text: string): boolean {
  return (text.match(/["“”«»]/g)?.length ?? 0) % 2 === 0 && text.split('(').length === text.split(')').length;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length;
}
