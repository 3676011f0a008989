import type { CalendarPack, DateRule, DatesBefore, FoundDate } from '../../language/pack-parts/calendar.ts';
import { day } from '../../language/pack-parts/date-values.ts';
import { textPackFor } from '../../language/packs.ts';
import { type Paragraph, paragraphsOf } from '../../lib/text/text.ts';
import { isDay, isoDay } from '../../lib/time/calendar.ts';
import type { Moment } from '../../model/article.ts';

/** "May", "now": no date is shorter. */
const shortest = 3;

/** Against which dates are resolved that carry their own year, where nobody knows when the text was published. */
const anyDay = '2000-01-01';

/** What is a date in every language; whatever has words in it needs a language's rules. */
const rulesOfAll: readonly DateRule[] = [
  {
    name: 'ISO day',
    pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g,
    value: (m) => day(`${m[1]}-${m[2]}-${m[3]}`),
  },
  {
    // With points the day comes first everywhere; with strokes that depends on the language.
    name: 'day in figures',
    pattern: /(?<![\d.,:/]|[Vv]ersion |\bv)\b(\d{1,2})\.(\d{1,2})\.((?:1[89]|20)\d\d)\b(?![./]?\d)/g,
    value: (m) => day(isoDay(Number(m[3]), Number(m[2]), Number(m[1]))),
  },
];

/**
 * The dates that a text names, in order, each resolved against the day on which the text was published, at the precision
 * that the text gives. Without that day only dates that carry their own year are answered.
 *
 * @param language BCP 47, as the article has it. In a language without a calendar of its own only days in figures are
 * found: a month or a weekday that happens to be spelled as in another one would be resolved by that one's grammar.
 */
export function datesOf(text: string, published: Moment | null, language: string): FoundDate[] {
  const calendar = textPackFor(language).calendar ?? null;
  const publishedDay = published?.slice(0, 10) ?? '';
  const reference = isDay(publishedDay) ? publishedDay : null;
  const found = paragraphsOf(text).flatMap((paragraph) =>
    paragraph.text.length < shortest ? [] : new ParagraphDates(text, paragraph, reference, calendar).all(),
  );
  return resolveRelations(text, found, calendar);
}

/** The dates of one paragraph: a stretch of text belongs to the first rule that claims it. */
class ParagraphDates {
  readonly #text: string;
  readonly #paragraph: Paragraph;
  readonly #reference: string | null;
  readonly #calendar: CalendarPack | null;
  readonly #claimed: Uint8Array;
  readonly #found: FoundDate[] = [];

  constructor(text: string, paragraph: Paragraph, reference: string | null, calendar: CalendarPack | null) {
    this.#text = text;
    this.#paragraph = paragraph;
    this.#reference = reference;
    this.#calendar = calendar;
    this.#claimed = new Uint8Array(paragraph.text.length);
  }

  all(): FoundDate[] {
    for (const rule of [...rulesOfAll, ...(this.#calendar?.rules ?? [])]) this.#apply(rule);
    const others = this.#calendar?.otherDays?.(this.#paragraph.text, this.#reference ?? anyDay) ?? [];
    for (const { text, start, value, hasYear } of others)
      if (hasYear || this.#reference !== null)
        this.#claim(start, start + text.length, { value, precision: 'day', rule: 'chrono' });
    return this.#found.sort((one, other) => one.start - other.start);
  }

  #apply(rule: DateRule): void {
    const { text } = this.#paragraph;
    for (const match of text.matchAll(rule.pattern)) {
      if (this.#reference === null && !/(?:1[89]|20)\d\d/.test(match[0])) continue;
      const end = match.index + match[0].length;
      const value = rule.value(match as RegExpExecArray, {
        reference: this.#reference ?? anyDay,
        sense: this.#calendar?.senseOf(text, match.index, end, rule.isWeekday ?? false) ?? null,
      });
      if (value) this.#claim(match.index, end, { ...value, rule: rule.name });
    }
  }

  /** Offsets are those of the paragraph. */
  #claim(from: number, to: number, named: Pick<FoundDate, 'value' | 'precision' | 'rule'>): void {
    const claimed = this.#claimed.subarray(from, to);
    const [start, end] = [this.#paragraph.start + from, this.#paragraph.start + to];
    if (claimed.includes(1) || this.#calendar?.isNoDate?.(this.#text, start, end, named.value)) return;
    claimed.fill(1);
    this.#found.push({ text: this.#text.slice(start, end), start, end, ...named });
  }
}

/** Resolves dates that follow from those before them: in a report on a quarter "a year earlier" is that quarter of the year before. */
function resolveRelations(text: string, dates: readonly FoundDate[], calendar: CalendarPack | null): FoundDate[] {
  if (!calendar?.relations) return [...dates];
  const { relations, dependentRules } = calendar;
  let before: DatesBefore = { last: null, day: null, quarter: null };
  return dates.map((date) => {
    const resolved = { ...date, ...firstThatHolds(relations, date, before, text) };
    before = {
      last: /^\d{4}/.test(resolved.value) ? resolved : before.last,
      day: date.precision === 'day' && !dependentRules.has(date.rule) ? date : before.day,
      quarter: date.precision === 'quarter' ? date : before.quarter,
    };
    return resolved;
  });
}

function firstThatHolds(
  relations: NonNullable<CalendarPack['relations']>,
  date: FoundDate,
  before: DatesBefore,
  text: string,
): Partial<FoundDate> {
  for (const relation of relations) {
    const change = relation.resolve(date, before, text);
    if (change !== null) return change;
  }
  return {};
}
