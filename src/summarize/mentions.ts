import { type NameRun, personIn } from '../language/names.ts';
import type { Reading } from '../language/reading.ts';
import { isSource, offices } from '../language/titles.ts';

/** A source as the sentence names it, before it is resolved. */
export interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The noun phrase that ends right before a verb: its subject. An apposition between commas is stepped over. */
export function mentionBefore(reading: Reading, verbStart: number, floor: number): Mention | null {
  const { text } = reading;
  let head = text.slice(floor, verbStart).replace(/\s+$/, '');
  head = head.replace(
    /(?:\s(?:also|later|then|has|had|have|who|then|previously|recently|earlier|once|repeatedly|again|and|would|often|simply|even|further|immediately|quickly|\p{L}+ly))+$/u,
    '',
  );
  // "Rep. Ann Lee (D-Wis.) said"
  head = head.replace(/\s*\([^()]{1,40}\),?$/, '');
  const pronoun = /(?:^|[\s“"‘'(])(he|she|they|it|I|we)$/i.exec(head);
  if (pronoun) {
    const end = floor + head.length;
    return { kind: 'pronoun', start: end - pronoun[1].length, end, text: pronoun[1] };
  }
  const end = floor + head.replace(/,$/, '').length;
  const direct = head.endsWith(',') ? null : nameEnding(reading, end, floor);
  // "Jonas Ekberg, general secretary of the Dockers' Union, said": the name before the apposition is meant.
  if (head.endsWith(',')) {
    const body = head.slice(0, -1);
    for (
      let comma = body.lastIndexOf(',');
      comma > 0 && body.length - comma < 160;
      comma = body.lastIndexOf(',', comma - 1)
    ) {
      const name = nameEnding(reading, floor + comma, floor);
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
  const loose = head.endsWith(',') ? nameEnding(reading, end, floor) : null;
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

/** Words that end the noun phrase after a verb: what follows tells where, when, whom or why. */
const phraseEnders = new Set(
  (
    'of for in on at from with to by about as into over under against between through during before after when while whose who which that because but and or if where than ' +
    'outside near told said says later earlier today yesterday tonight again recently flatly bluntly simply then there here last this next is was has had were are'
  ).split(' '),
);

const weekday = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

/** A run of words with nothing but blanks between them, from an offset on. */
const wordsOn = /^\s+((?:[\p{L}\p{N}@][^\s,;:()“”"]*)(?:\s[\p{L}\p{N}@][^\s,;:()“”"]*){0,11})/u;

/** The noun phrase right after a verb: the subject of an inverted cue. */
export function mentionAfter(reading: Reading, verbEnd: number): Mention | null {
  const { text } = reading;
  const pronoun = /^\s+(he|she|they|it|I|we)\b/.exec(text.slice(verbEnd, verbEnd + 8));
  if (pronoun) return mention(text, 'pronoun', verbEnd + pronoun[0].length - pronoun[1].length, pronoun[1].length);
  const phrase = wordsOn.exec(text.slice(verbEnd, verbEnd + 160));
  if (!phrase) return null;
  const start = verbEnd + phrase[0].length - phrase[1].length;
  const end = phraseEnd(reading, start, phrase[1]);
  if (end <= start) return null;
  const words = text.slice(start, end).split(' ');
  if (phraseEnders.has(words[0])) return null;
  const article = /^(?:the|an?)$/.test(words[0]);
  const last = reading.nameEndingAt(end);
  // "said undecided voter Ann Lee", "said Tarnby's Ann Lee": the name at its end is meant.
  if (
    last &&
    last.start >= start &&
    (isNamed(reading, last) || words.length > (article ? 2 : 1) === last.text.includes(' '))
  )
    return { kind: 'name', ...last };
  const spoken = words.findLastIndex((word) => isSource(word.toLowerCase())) + 1;
  if (spoken > 0 && /^\p{Ll}/u.test(words[spoken - 1])) {
    // "said the mayor, Ann Lee": the name in apposition is meant.
    const apposed = /^,\s/.test(text.slice(end, end + 2)) ? reading.nameAt(end + 2) : null;
    if (apposed && isNamed(reading, apposed) && apposed.text.includes(' ')) return { kind: 'name', ...apposed };
    return mention(text, 'nominal', start, words.slice(0, spoken).join(' ').length);
  }
  const first = reading.nameAt(article ? start + words[0].length + 1 : start);
  return first && first.end <= end + 1 ? { kind: 'name', ...first } : null;
}

/** Where the noun phrase that these words begin ends: before a word that goes on, or at a full stop. */
function phraseEnd(reading: Reading, start: number, words: string): number {
  let end = start;
  for (const word of words.matchAll(/\S+/g)) {
    const at = start + word.index;
    const name = reading.nameHolding(at);
    if (at > start && !(name && name.start < at) && (phraseEnders.has(word[0]) || weekday.test(word[0]))) break;
    const bare = word[0].replace(/(?:['’]s)?[.!?…'’]*$/, '').length;
    end = Math.max(at + bare, Math.min(name?.end ?? 0, at + word[0].length));
    if (/[.!?…]$/.test(word[0]) && (name?.end ?? 0) <= at + word[0].length) break;
  }
  return end;
}

function mention(text: string, kind: Mention['kind'], start: number, length: number): Mention {
  return { kind, start, end: start + length, text: text.slice(start, start + length) };
}

/** A person's name: one that the article shows to be a person's, or of two words at least. */
function isNamed(reading: Reading, name: NameRun): boolean {
  return (
    reading.people.meantBy(name) !== null ||
    reading.people.isUnsure(name) ||
    (personIn(name)?.name.includes(' ') ?? false)
  );
}

/** The name that ends at an offset, unless a preposition before it makes it a place or an object. */
function nameEnding(reading: Reading, end: number, floor: number): Mention | null {
  const run = reading.nameEndingAt(end);
  if (!run || run.start < floor) return null;
  const governed =
    /\b(?:in|at|from|of|near|to|for|with|on|by|into|against|over|about|than|like|outside|through|between|and)\s(?:the\s)?$/.test(
      reading.text.slice(Math.max(0, run.start - 12), run.start),
    );
  if (governed) return null;
  // "the US President said": an office without a name.
  const article = /\b[Tt]he\s$/.exec(reading.text.slice(Math.max(0, run.start - 5), run.start));
  if (article && offices.has(run.text.toLowerCase().split(' ').at(-1) ?? '') && !isNamed(reading, run))
    return mention(reading.text, 'nominal', run.start - article[0].length, run.text.length + article[0].length);
  return { kind: 'name', start: run.start, end: run.end, text: run.text };
}

/** Whether a common noun phrase can be the source of words: "a senior official" can, "the car" cannot. */
function canSpeak(phrase: string): boolean {
  const head =
    phrase
      .toLowerCase()
      .split(/\s+(?:of|for|from|at|in)\s/)[0]
      .split(/\s+/)
      .pop() ?? '';
  return isSource(head);
}
