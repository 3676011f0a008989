import type { DateMention, Precision } from '../../model/summary.ts';

/** The part of a language pack that finds and resolves the dates of a text. */

/**
 * Whether the words around a date speak of what is still to come or of what was; null where nothing tells. `due` is said to come ("will
 * meet on Tuesday"), what looks `ahead` may ("plans for Tuesday").
 */
export type Sense = 'due' | 'ahead' | 'behind' | null;

export function isAhead(sense: Sense): boolean {
  return sense === 'due' || sense === 'ahead';
}

/** What a rule sees around its match. */
export interface DateContext {
  /** The day that the text was written on. */
  readonly reference: string;
  readonly sense: Sense;
}

export interface DateValue {
  readonly value: string;
  readonly precision: Precision;
}

/**
 * A form in which a language names dates.
 *
 * @example { name: 'yesterday', pattern: /\byesterday\b/gi, value: (_, { reference }) => day(addDays(reference, -1)) }
 */
export interface DateRule {
  readonly name: string;
  /** Linear patterns only (no nested quantifiers), with the flag `g`. */
  readonly pattern: RegExp;
  readonly value: (match: RegExpExecArray, context: DateContext) => DateValue | null;
  /** Its match is a weekday alone, which a sentence in the present puts ahead. */
  readonly isWeekday?: boolean;
}

/** A date found in a text and the rule that found it, for `--explain`. */
export interface FoundDate extends DateMention {
  readonly rule: string;
}

/** A whole day that a library found, by its place in a paragraph. */
export interface OtherDay {
  readonly text: string;
  readonly start: number;
  readonly value: string;
  /** Whether the text names the year. */
  readonly hasYear: boolean;
}

/** The dates named last before one: of all, of those that are days, of those that are quarters. */
export interface DatesBefore {
  readonly last: FoundDate | null;
  readonly day: FoundDate | null;
  readonly quarter: FoundDate | null;
}

/**
 * How a date follows from those named before it.
 *
 * @example { name: 'the same day', resolve: (date, { day }) => (day && date.rule === 'that day' ? { value: day.value } : null) }
 */
export interface DateRelation {
  readonly name: string;
  /** What of the date changes; null where the relation does not hold. */
  readonly resolve: (date: FoundDate, before: DatesBefore, text: string) => Partial<FoundDate> | null;
}

/** What dates are counted in. */
export type DateUnit = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade';

/** How the language names days. Names of months and weekdays come from Intl (`month-and-weekday-names.ts`). */
export interface CalendarPack {
  /** In the order in which they claim a stretch of text: what holds more before what is part of it. */
  readonly rules: readonly DateRule[];
  /** Whole days in spellings that no rule knows, found by a library. */
  readonly otherDays?: (paragraph: string, reference: string) => Iterable<OtherDay>;
  /** Whether the words around a date, from `start` to `end` of a paragraph, look ahead or back; null where nothing tells. */
  readonly senseOf: (paragraph: string, start: number, end: number, isWeekday: boolean) => Sense;
  /** Whether a match is no date of its own: "every Tuesday". */
  readonly isNoDate?: (text: string, start: number, end: number, value: string) => boolean;
  /** How dates follow from those before them; the first that holds decides. */
  readonly relations?: readonly DateRelation[];
  /** Names of rules whose dates depend on other words of the text ("that day"): they head no line of a digest, and no other date follows from them. */
  readonly dependentRules: ReadonlySet<string>;
  /** Whether words name a day beside that of the writer, which names borrow: "USA Today". */
  readonly isNearDay: (words: string) => boolean;
  /** Whether what stands before a bare year says that something happens in it: "in 2027", but not "the budget for 2027". */
  readonly isInYear: (before: string) => boolean;
}
