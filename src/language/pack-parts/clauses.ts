/**
 * The part of a language pack that tells clauses apart, so that a date is printed with what happened on it and not with
 * the whole of a long sentence. Every pattern is tested against a stretch of one sentence.
 *
 * @example leadIn.test('since invading the island'); // true: nothing is said before the main clause
 */
export interface ClauseRules {
  /** Whether a stretch of text has a form that can be a clause's verb. */
  hasVerb(text: string): boolean;
  /** Opens a stretch that says nothing without the main clause: "since". */
  readonly leadIn: RegExp;
  /** Opens a clause of its own after a comma, and is cut off: "and the". */
  readonly opening: RegExp;
  /** Stands between two clauses inside a stretch: "and". */
  readonly conjunction: RegExp;
  /** Each begins a part that needs a verb of its own: "that". */
  readonly subordinator: RegExp;
  /** A clause that only tells more of the subject: ", which has fewer people". */
  readonly relativeClause: RegExp;
  /** What is put in right after a cut, so that the clause goes on behind it: ", if not impossible,". */
  readonly interruption: RegExp;
  /** No clause ends in it: "and the". */
  readonly danglingEnd: RegExp;
  /** A list goes on right after a cut: ", apples, pears". */
  readonly list: RegExp;
  /** Says whose words the sentence is: "said". */
  readonly attribution: RegExp;
}
