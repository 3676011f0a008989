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
  if (!phrase || !rules.callings.has(phrase[2])) return null;
  const words = phrase[1].split(' ');
  // "Mayor Bo Ek fired police chief Ann Lee": the words up to a verb do not belong to her office.
  const office = words.slice(words.findLastIndex((word) => !rules.roles.isPartOfRole(word)) + 1).join(' ');
  return office === '' ? null : { start: person.start - 1 - office.length, end: person.start - 1 };
}

/** "the mayor, Ann Lee": the name in apposition to the office. */
function appositionBefore(text: string, person: Span, rules: PeopleRules): Span | null {
  const before = text.slice(Math.max(0, person.start - 90), person.start);
  const office = rules.roles.appositionBefore.exec(before);
  if (!office || !rules.callings.has(office[2])) return null;
  const end = person.start - before.length + before.lastIndexOf(',');
  return { start: end - office[1].length, end };
}

/** An office in apposition right after a name: ", general secretary of the Dockers' Union,". */
export function apposition(text: string, end: number, rules: PeopleRules): Span | null {
  const found = /^,\s+([^,;.()"“”–—\n]{3,120})(?=[,;.–—]|$)/u.exec(text.slice(end, end + 160));
  if (!found) return null;
  // "Ann Lee, former mayor of Tarnby told the paper": a comma is missing.
  const verb = found[1].search(rules.roles.speech);
  const phrase = verb >= 0 ? found[1].slice(0, verb) : found[1];
  const determiner = rules.roles.determiner.exec(phrase)?.[0].length ?? 0;
  const words = phrase.slice(determiner).trim().toLowerCase().split(/\s+/);
  // "senior fellow at the Institute": the noun before the preposition is the office.
  const preposition = words.findIndex((word) => rules.roles.preposition.test(word));
  const office = words.slice(0, preposition < 0 ? words.length : preposition);
  if (words.length > longestRole || !rules.callings.has(office[office.length - 1] ?? '')) return null;
  if (!office.every((word) => rules.roles.isPartOfRole(word))) return null;
  const start = end + found[0].indexOf(phrase) + determiner;
  return { start, end: start + phrase.trim().length - determiner };
}
