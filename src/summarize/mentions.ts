import { type NameRun, personIn } from '../language/names.ts';
import { offices, organisations, sources } from '../language/titles.ts';

/** A source as the sentence names it, before it is resolved. */
export interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The noun phrase that ends right before a verb: its subject. An apposition between commas is stepped over. */
export function mentionBefore(
  text: string,
  runs: readonly NameRun[],
  verbStart: number,
  floor: number,
): Mention | null {
  let head = text.slice(floor, verbStart).replace(/\s+$/, '');
  head = head.replace(
    /(?:\s(?:also|later|then|has|had|have|who|then|previously|recently|earlier|once|repeatedly|again|and|would|often|simply|even|further|immediately|quickly|\p{L}+ly))+$/u,
    '',
  );
  // "Rep. Ann Lee (D-Wis.) said"
  head = head.replace(/\s*\([^()]{1,40}\)$/, '');
  const pronoun = /(?:^|[\s“"‘'(])(he|she|they|it|I|we)$/i.exec(head);
  if (pronoun) {
    const end = floor + head.length;
    return { kind: 'pronoun', start: end - pronoun[1].length, end, text: pronoun[1] };
  }
  const end = floor + head.replace(/,$/, '').length;
  const direct = head.endsWith(',') ? null : nameEnding(text, runs, end, floor);
  // "Jonas Ekberg, general secretary of the Dockers' Union, said": the name before the apposition is meant.
  if (head.endsWith(',')) {
    const body = head.slice(0, -1);
    for (
      let comma = body.lastIndexOf(',');
      comma > 0 && body.length - comma < 160;
      comma = body.lastIndexOf(',', comma - 1)
    ) {
      const name = nameEnding(text, runs, floor + comma, floor);
      if (
        name &&
        /^,\s+(?:(?:a|an|the|his|her|its|who|which|whose|\d|head|chief|\p{Ll})|\p{Lu}[\p{L}'’]+(?:['’]s)?\s)/u.test(
          body.slice(comma),
        )
      )
        return name;
    }
  }
  if (direct) return direct;
  const loose = head.endsWith(',') ? nameEnding(text, runs, end, floor) : null;
  if (loose) return loose;
  const age = /(?:^|[\s,“"‘'(])([Tt]he \d{1,3}-year-old)$/.exec(head);
  if (age) {
    const start = floor + head.length - age[1].length;
    return { kind: 'nominal', start, end: floor + head.length, text: age[1] };
  }
  const nominal =
    /(?:^|[\s,“"‘'(])((?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ther|[Ss]ome|[Tt]wo|[Ss]everal|[Ss]enior|[Ll]ocal)\s(?:[\p{L}\d'’-]+\s){0,5}?[\p{L}'’-]+|[\p{Lu}]?\p{L}*\s?(?:officials|police|prosecutors|authorities|investigators|analysts|experts|researchers|critics|residents|witnesses|lawyers|Police|Officials|Prosecutors))$/u.exec(
      head.slice(-110),
    );
  if (nominal && canSpeak(nominal[1])) {
    const start = floor + head.length - nominal[1].length;
    return { kind: 'nominal', start, end: floor + head.length, text: nominal[1] };
  }
  return null;
}

/** The noun phrase right after a verb: the subject of an inverted cue. */
export function mentionAfter(text: string, runs: readonly NameRun[], verbEnd: number): Mention | null {
  const tail = text.slice(verbEnd, verbEnd + 120);
  const pronoun = /^\s+(he|she|they|it|I|we)\b/.exec(tail);
  if (pronoun) {
    const start = verbEnd + pronoun[0].length - pronoun[1].length;
    return { kind: 'pronoun', start, end: start + pronoun[1].length, text: pronoun[1] };
  }
  // The name may follow an office in small letters: "said chief negotiator Lena Dorsch".
  const lead = /^\s+(?:(?:[Tt]he|an?)\s+)?(?:[\p{Ll}'’-]+\s){0,5}(?=\p{Lu})/u.exec(tail);
  if (lead) {
    const at = verbEnd + lead[0].length;
    const run = runs.find((candidate) => candidate.start <= at && candidate.end > at && candidate.start >= verbEnd);
    // "said Tarnby resident Ann Lee": the place is part of the office.
    const resident = run && /^\s(?:[\p{Ll}-]+\s){1,3}(?=\p{Lu})/u.exec(text.slice(run.end, run.end + 50));
    if (run && resident) {
      const person = runs.find((candidate) => candidate.start === run.end + resident[0].length);
      const words = resident[0].trim().split(' ');
      if (
        person &&
        (offices.has(words.at(-1) ?? '') || sources.has(words.at(-1) ?? '')) &&
        personIn(person)?.name.includes(' ')
      )
        return { kind: 'name', start: person.start, end: person.end, text: person.text };
    }
    const offical = lead[0].trim().split(/\s+/).slice(-1)[0] ?? '';
    if (run && (/^\s+(?:[Tt]he\s+)?$/.test(lead[0]) || offices.has(offical) || personIn(run)?.name.includes(' ')))
      return { kind: 'name', start: run.start, end: run.end, text: run.text };
  }
  // "said the mayor, Ann Lee": the name in apposition is meant.
  const named = /^\s+(?:the|an?|its|his|her|their)\s(?:[\p{Ll}'’-]+\s){0,4}[\p{Ll}'’-]+,\s+(?=\p{Lu})/u.exec(tail);
  const run = named && runs.find((candidate) => candidate.start === verbEnd + named[0].length);
  if (run && personIn(run)?.name.includes(' ')) return { kind: 'name', start: run.start, end: run.end, text: run.text };
  const nominal =
    /^\s+((?:the|an?|one|his|her|their|its|another|two)\s(?:[\p{L}\d'’-]+\s){0,3}?[\p{L}'’-]+?)(?=[,.;:]|\s(?:of|for|in|at|on|who|from|with|to|after|when|during|as|told|said)\b|$)/u.exec(
      tail,
    );
  if (nominal && canSpeak(nominal[1])) {
    const start = verbEnd + nominal[0].length - nominal[1].length;
    return { kind: 'nominal', start, end: start + nominal[1].length, text: nominal[1] };
  }
  return null;
}

/** The name that ends at an offset, unless a preposition before it makes it a place or an object. */
function nameEnding(text: string, runs: readonly NameRun[], end: number, floor: number): Mention | null {
  const run = runs.find((candidate) => candidate.end === end && candidate.start >= floor);
  const governed =
    run &&
    /\b(?:in|at|from|of|near|to|for|with|on|by|into|against|over|about|than|like|outside|through|between|and)\s(?:the\s)?$/.test(
      text.slice(Math.max(0, run.start - 12), run.start),
    );
  return run && !governed ? { kind: 'name', start: run.start, end: run.end, text: run.text } : null;
}

/** Whether a common noun phrase can be the source of words: "a senior official" can, "the car" cannot. */
function canSpeak(phrase: string): boolean {
  const head =
    phrase
      .toLowerCase()
      .split(/\s+(?:of|for|from|at|in)\s/)[0]
      .split(/\s+/)
      .pop() ?? '';
  return offices.has(head) || organisations.has(head) || sources.has(head);
}
