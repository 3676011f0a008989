import type { PeopleRules } from '../../language/pack-parts/people.ts';
import type { Span } from '../../model/article.ts';
import type { NameRun } from './name-runs.ts';

/** A role is at most this many words long. */
const longestRole = 14;

/**
 * The office that the article gives a person: before the name in the same run ("Mayor Ann Lee"), in small letters before
 * it ("rescue chief Nils Aaker"), or in apposition.
 */
export function roleOf(text: string, run: NameRun | null, person: Span, rules: PeopleRules): Span | null {
  return (
    titleInRun(text, run, person, rules) ??
    phraseBefore(text, person, rules) ??
    appositionBefore(text, person, rules) ??
    apposition(text, person.end, rules)
  );
}

function titleInRun(text: string, run: NameRun | null, person: Span, rules: PeopleRules): Span | null {
  if (!run || run.start >= person.start) return null;
  const words = text.slice(run.start, person.start).trimEnd().split(' ');
  // "Party chair Rep. Ann Lee": the short title after her office is not part of it.
  if (rules.shortTitles.test(words[words.length - 1]) && rules.callings.has(words[words.length - 2]?.toLowerCase()))
    words.pop();
  if (words.every((word) => rules.honorifics.has(word.toLowerCase().replace('.', '')))) return null;
  return { start: run.start, end: run.start + words.join(' ').length };
}

/** "Rescue chief Nils Aaker", "Bank of Marenia governor Ilse Varga": words up to the office right before the name. */
function phraseBefore(text: string, person: Span, rules: PeopleRules): Span | null {
  const phrase = rules.roles.phraseBefore.exec(text.slice(Math.max(0, person.start - 90), person.start));
  if (!phrase || !isHead(phrase[2], rules, phrase[1])) return null;
  const words = phrase[1].split(' ');
  // "Mayor Bo Ek fired police chief Ann Lee": the words up to a verb do not belong to her office.
  const office = words.slice(words.findLastIndex((word) => !rules.roles.isPartOfRole(word)) + 1).join(' ');
  return office === '' ? null : { start: person.start - 1 - office.length, end: person.start - 1 };
}

/** "the mayor, Ann Lee", "the head of the council, Ann Lee": the name in apposition to the office. */
function appositionBefore(text: string, person: Span, rules: PeopleRules): Span | null {
  // "To the head of the council, Ann Lee wrote": no apposition, which a mark closes.
  if (!/^[,.;:)”"—–]/u.test(text.slice(person.end, person.end + 1))) return null;
  const before = text.slice(Math.max(0, person.start - 120), person.start);
  const { roles } = rules;
  const found = [roles.appositionBefore, roles.appositionOfBody]
    .map((pattern) => pattern.exec(before))
    .find((one) => one !== null && isHead(one[2], rules, one[1]));
  if (!found) return null;
  // "When Velland’s foreign minister, Ann Lee, spoke": words that open a sentence belong to no office.
  const words = found[1].split(' ');
  const office = words.slice(words.findIndex((word) => roles.isPartOfRole(word))).join(' ');
  const end = person.start - before.length + before.lastIndexOf(',');
  return { start: end - office.length, end };
}

/** An office in apposition right after a name: ", general secretary of the Dockers' Union,". */
export function apposition(text: string, end: number, rules: PeopleRules): Span | null {
  const { roles } = rules;
  const found = roles.appositionAfter.exec(text.slice(end, end + 200));
  if (!found) return null;
  // "Ann Lee, former mayor of Tarnby told the paper": a comma is missing. "…, a clerk who had seen it": the office is told before.
  const cuts = [roles.speech, roles.more].map((pattern) => found[1].search(pattern)).filter((at) => at >= 0);
  const phrase = cuts.length > 0 ? found[1].slice(0, Math.min(...cuts)) : found[1];
  const determiner = roles.determiner.exec(phrase)?.[0].length ?? 0;
  const words = phrase.slice(determiner).trim().split(/\s+/);
  if (words.length > longestRole || !hasOffice(words, rules)) return null;
  const start = end + found[0].indexOf(phrase) + determiner;
  return { start, end: start + phrase.trim().length - determiner };
}

/** Whether words begin with an office: "senior fellow at the Institute" has it before its preposition, "trade and research manager at" before the second. */
function hasOffice(words: readonly string[], rules: PeopleRules): boolean {
  const { preposition, isPartOfRole, joining } = rules.roles;
  const phrase = words.join(' ');
  const lowered = words.map((word) => word.toLowerCase());
  const at = lowered.findIndex(
    (word, index) => preposition.test(word) && isHead(lowered[index - 1] ?? '', rules, phrase),
  );
  const office = lowered.slice(0, at < 0 ? lowered.length : at);
  return isHead(office.at(-1) ?? '', rules, phrase) && office.every((word) => word === joining || isPartOfRole(word));
}

/** Whether a word can be the head of a role; "mother" only where the phrase says whose. */
function isHead(word: string, { callings, roles }: PeopleRules, phrase: string): boolean {
  return (
    callings.has(word) || roles.occupations.has(word) || (roles.relations.has(word) && roles.ofSomebody.test(phrase))
  );
}
