import { calendarNamesOf } from './month-and-weekday-names.ts';
import { isFirstName } from './names/first-names.ts';
import { listOf, textPackFor } from './packs.ts';

/** The lists of a language, ready to be asked. */
interface OrdinalContext {
  readonly before: ReadonlySet<string>;
  readonly nouns: readonly string[];
}

const made = new Map<string, OrdinalContext | null>();

/** Null for a language that writes no ordinals with a full stop, or of which that is not known. */
function ordinalContextOf(language: string): OrdinalContext | null {
  let known = made.get(language);
  if (known === undefined) {
    const words = textPackFor(language).sentences?.ordinals;
    known = words ? { before: new Set(listOf(words.before)), nouns: listOf(words.nouns) } : null;
    made.set(language, known);
  }
  return known;
}

/** Clubs are numbered in all of these: "der 1. FC", "1. FK Tarnby". */
const clubs = new Set(listOf('FC FK SC SV FSV FFC TSV TV BC HC FCK HNK NK RK KK SK'));

/** "15.", "15.–17.", "15./16."; not "4,15." and not "15.12.". */
const number = /(?:^|[\s("“„‚»«›‹/–—-])(\d{1,4})\.$/u;
/** "15.12.": a date without its year. */
const dayAndMonth = /(?:^|[\s(])\d{1,2}\.\s?\d{1,2}\.$/u;
/** "II.", after a name or before a noun. */
const roman = /(?:^|[\s(])[IVX]{1,6}\.$/u;
/** The word before the number, over "15. und": what spoke for the first of two ordinals speaks for the second. */
const wordBefore = /(\p{L}+)\s+(?:\d{1,3}\.\s?(?:\p{L}{1,4}|[,/–-])?\s?)?\d{1,3}\.$/u;

/**
 * Whether the number at the end of `before` is an ordinal, so that its full stop ends no sentence before `next`, which begins
 * with a capital or a digit. Where both can be read ("am 17. Richter …"), a word of the table before the number decides.
 *
 * @param startsSentence whether a word is one that opens sentences in the language and follows no ordinal ("Danach")
 */
export function isOrdinalBefore(
  before: string,
  next: string,
  language: string,
  startsSentence: (word: string) => boolean,
): boolean {
  const context = ordinalContextOf(language);
  if (context === null) return false;
  const numeral = number.exec(before)?.[1];
  // "15. 12. 2026", "15. 12. 2026": a month in figures, then the year.
  if (/^\d/.test(next)) return isDatePart(before, next);
  const word = /^["“„‚»«›‹]?([\p{L}\p{N}][\p{L}\p{N}-]*)/u.exec(next)?.[1] ?? '';
  if (word === '') return false;
  if (numeral === undefined)
    return (roman.test(before) || opensWithDate(before)) && !startsSentence(word.toLowerCase());
  if (Number(numeral) <= 31 && calendarNamesOf(language).months.has(word.toLowerCase())) return true;
  if (numeral.length > 3) return false;
  if (clubs.has(word) || isOrdinalNoun(word, context, language)) return true;
  const led = wordBefore.exec(before)?.[1].toLowerCase();
  return led !== undefined && context.before.has(led) && !startsSentence(word.toLowerCase()) && !isFirstName(word);
}

function isDatePart(before: string, next: string): boolean {
  return (
    (/(?:^|[\s(])\d{1,2}\.$/u.test(before) && /^(?:0?[1-9]|1[0-2])\.(?:\s|$)/.test(next)) ||
    (dayAndMonth.test(before) && /^\d{4}\b/.test(next))
  );
}

/** "Bis zum 15.12. Anträge stellen": a date within the first words opens its sentence, it does not end it. */
function opensWithDate(before: string): boolean {
  return dayAndMonth.test(before) && before.trim().split(/\s+/).length <= 3;
}

/** The weekdays end like "Tag", but stand by themselves. */
function isOrdinalNoun(word: string, { nouns }: OrdinalContext, language: string): boolean {
  const key = word.toLowerCase();
  if (calendarNamesOf(language).weekdays.has(key)) return false;
  return nouns.some((noun) => key === noun || (noun.length > 4 && key.endsWith(noun)));
}
