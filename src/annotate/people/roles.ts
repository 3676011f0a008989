import { beside, speechWord } from '../../language/en/speech.ts';
import { callings, honorifics } from '../../language/en/titles.ts';
import { finiteForms, irregularPasts } from '../../language/en/verbs.ts';
import { anyOf } from '../../lib/text/text.ts';
import type { Span } from '../../model/article.ts';
import type { NameRun } from './names.ts';

const speaking = new RegExp(`\\s(?:${beside})\\b`, 'u');

const addresses = /^(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|Prof)\.?$/;

const preposition =
  /^(?:of|for|at|in|on|from|with|by|to|and|or|who|which|about|against|under|near|since|until|before|after)$/;

const verbForm = new RegExp(`^(?:${anyOf([...irregularPasts, ...finiteForms])}|\\p{Ll}{3,}ed)$`, 'u');

/** Whether a word may stand in an office: no verb, no article, no preposition, nothing that points elsewhere. */
function isPartOfRole(word: string): boolean {
  return (
    !preposition.test(word) &&
    !verbForm.test(word) &&
    !speechWord.test(word) &&
    !/^(?:the|an?|its|his|her|their|this|that|when|as|but|while|than|then|not|no|also|according|accused|beside)$/i.test(
      word,
    )
  );
}

/** The office that the article gives a person: before the name in the same run, in small letters before it, or in apposition after it. */
export function roleOf(text: string, run: NameRun | null, person: Span): Span | null {
  if (run && run.start < person.start) {
    // "Party chair Rep. Ann Lee": the short form of address beside her office is none.
    const words = text.slice(run.start, person.start).trimEnd().split(' ');
    if (addresses.test(words[words.length - 1]) && callings.has(words[words.length - 2]?.toLowerCase())) words.pop();
    const end = run.start + words.join(' ').length;
    if (!words.every((word) => honorifics.has(word.toLowerCase().replace('.', '')))) return { start: run.start, end };
  }
  // "Rescue chief Nils Aaker", "Bank of Marenia governor Ilse Varga": small words up to the office before the name.
  const before = text.slice(Math.max(0, person.start - 90), person.start);
  const small =
    /(?:^|[.,;:!?"“”—–(]\s*|\b(?:and|by|to|with|that|from|the|but|as|of)\s+)((?:[\p{L}'’-]+\s){0,5}?([\p{Ll}-]+))\s$/u.exec(
      before,
    );
  if (small && callings.has(small[2])) {
    const words = small[1].split(' ');
    // "Mayor Bo Ek fired police chief Ann Lee": what comes up to a verb is not hers.
    const own = words.slice(words.findLastIndex((word) => !isPartOfRole(word)) + 1).join(' ');
    if (own !== '') return { start: person.start - 1 - own.length, end: person.start - 1 };
  }
  // "the mayor, Ann Lee": the name in apposition to the office.
  const official = /\b(?:the|its|his|her|their)\s((?:[\p{Ll}'’-]+\s){0,4}([\p{Ll}-]+)),\s$/u.exec(before);
  if (official && callings.has(official[2])) {
    const end = person.start - before.length + before.lastIndexOf(',');
    return { start: end - official[1].length, end };
  }
  return apposition(text, person.end);
}

/** An office in apposition right after a name: ", general secretary of the Dockers' Union,". */
export function apposition(text: string, end: number): Span | null {
  const after = text.slice(end, end + 160);
  const apposition = /^,\s+([^,;.()"“”–—\n]{3,120})(?=[,;.–—]|$)/u.exec(after);
  if (apposition) {
    // "Ann Lee, former mayor of Tarnby told the paper": a comma was forgotten.
    const told = apposition[1].search(speaking);
    if (told >= 0) apposition[1] = apposition[1].slice(0, told);
    const lead = /^(?:a|an|the|its|his|her|their)\s+/i.exec(apposition[1])?.[0].length ?? 0;
    const words = apposition[1].slice(lead).trim().toLowerCase().split(/\s+/);
    // "senior fellow at the Institute": the noun that the rest hangs on is what somebody is.
    const hung = words.findIndex((word) => preposition.test(word));
    const office = words.slice(0, hung < 0 ? words.length : hung);
    if (words.length <= 14 && callings.has(office[office.length - 1] ?? '') && office.every(isPartOfRole)) {
      const start = end + apposition[0].indexOf(apposition[1]) + lead;
      return { start, end: start + apposition[1].trim().length - lead };
    }
  }
  return null;
}
