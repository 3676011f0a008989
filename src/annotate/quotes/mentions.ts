import { isSource, offices } from '../../language/en/titles.ts';
import { weekdayNames } from '../../lib/time/calendar.ts';
import type { Annotations } from '../annotations.ts';
import { type NameRun, personIn } from '../people/names.ts';

/** A source as the sentence names it, before it is resolved. */
export interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Words between a subject and its verb. */
const besideVerb =
  /\s(?:also|later|then|has|had|have|who|previously|recently|earlier|once|repeatedly|again|and|would|often|simply|even|further|immediately|quickly|\p{L}+ly)$/u;

/** A subject with all its appositions is no longer than this, in letters. */
const longestPhrase = 400;

/** The noun phrase that ends right before a verb: its subject. An apposition between commas is stepped over. */
export function mentionBefore(reading: Annotations, verbStart: number, from: number): Mention | null {
  const { text } = reading;
  const floor = Math.max(from, verbStart - longestPhrase);
  let head = text.slice(floor, verbStart).replace(/\s+$/, '');
  for (let word = besideVerb.exec(head); word; word = besideVerb.exec(head)) head = head.slice(0, word.index);
  // "Rep. Ann Lee (D-Wis.) said"
  head = head.replace(/\s*\([^()]{1,40}\),?$/, '');
  const pronoun = /(?:^|[\s“"‘'(])(he|she|they|it|I|we)$/i.exec(head);
  if (pronoun) {
    const end = floor + head.length;
    return { kind: 'pronoun', start: end - pronoun[1].length, end, text: pronoun[1] };
  }
  const named = nameEnding(reading, floor + head.replace(/,$/, '').length, floor);
  const meant = head.endsWith(',') ? (beforeApposition(reading, head.slice(0, -1), floor) ?? named) : named;
  if (meant) return meant;
  const age = /(?:^|[\s,“"‘'(])([Tt]he \d{1,3}-year-old)$/.exec(head);
  if (age) {
    const start = floor + head.length - age[1].length;
    return { kind: 'nominal', start, end: floor + head.length, text: age[1] };
  }
  return nominalEnding(text, floor, floor + head.length);
}

/** "Jonas Ekberg, general secretary of the Dockers' Union, said": the name before the apposition is meant. */
function beforeApposition(reading: Annotations, body: string, floor: number): Mention | null {
  for (
    let comma = body.lastIndexOf(',');
    comma > 0 && body.length - comma < 160;
    comma = body.lastIndexOf(',', comma - 1)
  ) {
    const name = nameEnding(reading, floor + comma, floor);
    if (name && appositionOpens.test(body.slice(comma))) return name;
  }
  return null;
}

const appositionOpens =
  /^,\s+(?:(?:a|an|the|his|her|its|who|which|whose|\d|head|chief|\p{Ll})|\p{Lu}[\p{L}'’]+(?:['’]s)?\s)/u;

/** Words that begin a noun phrase. */
const determiner =
  /^(?:the|an?|one|his|her|their|its|my|our|your|other|another|some|two|three|several|many|most|these|those|no)$/i;

/** Words that cannot stand inside one. */
const outside =
  /^(?:in|on|at|with|to|by|as|and|or|but|that|which|who|is|was|are|were|has|have|had|said|says|told|when|while|because|if)$/i;

/** What hangs on a noun and leaves it the head: "the senator from Tarnby". */
const hangsOn = /^(?:of|from|for)$/i;

/** Bodies of people that need no article: "police said". */
const bareSources =
  /^(?:officials|police|prosecutors|authorities|investigators|analysts|experts|researchers|critics|residents|witnesses|lawyers|organisers|organizers|economists|scientists|aides|sources|lawmakers|supporters|opponents|campaigners|activists)$/i;

/** What may stand before them. */
const theirAdjectives =
  /^(?:federal|state|local|city|county|military|government|top|senior|former|national|many|opposition|party|rebel)$/i;

/** "a senior official", "Lee's lawyers", "the man from Tarnby", "local police": a noun that can speak, with its phrase. */
function nominalEnding(text: string, floor: number, end: number): Mention | null {
  const base = Math.max(floor, end - 110);
  const words = [...text.slice(base, end).matchAll(/[^\s,;:()“”"‘]+/g)].slice(-9);
  let from = words.length;
  let opens = false;
  while (from > 0 && !opens) {
    const [word] = words[from - 1];
    const next = words[from]?.index ?? end - base;
    const joined =
      text.slice(base + words[from - 1].index + word.length, base + next).length === (from < words.length ? 1 : 0);
    if (!joined || outside.test(word)) break;
    from--;
    opens = determiner.test(word) || (/(?:['’]s|s['’])$/.test(word) && /^\p{Lu}/u.test(word));
  }
  const phrase = words.slice(from).map(([word]) => word);
  const hung = phrase.findIndex((word) => hangsOn.test(word));
  const head = phrase[(hung < 0 ? phrase.length : hung) - 1] ?? '';
  if (!isSource(head.toLowerCase())) return null;
  if (!opens) {
    const last = phrase.length - 1;
    if (!bareSources.test(phrase[last])) return null;
    from += theirAdjectives.test(phrase[last - 1] ?? '') ? last - 1 : last;
  }
  const start = base + words[from].index;
  return mention(text, 'nominal', start, end - start);
}

/** Words that end the noun phrase after a verb: what follows tells where, when, whom or why. */
const phraseEnders = new Set(
  (
    'of for in on at from with to by about as into over under against between through during before after when while whose who which that because but and or if where than ' +
    'outside near told said says later earlier today yesterday tonight again recently flatly bluntly simply then there here last this next is was has had were are'
  ).split(' '),
);

const weekday = new RegExp(`^(?:${weekdayNames.join('|')})\\b`);

/** A run of words with nothing but blanks between them, from an offset on. */
const wordsOn = /^\s+((?:[\p{L}\p{N}@][^\s,;:()“”"]*)(?:\s[\p{L}\p{N}@][^\s,;:()“”"]*){0,11})/u;

/** The noun phrase right after a verb: the subject of an inverted cue. */
export function mentionAfter(reading: Annotations, verbEnd: number): Mention | null {
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
    const length = words.slice(0, spoken).join(' ').length;
    const plural = /[^s]s$|^(?:police|people)$/.test(words[spoken - 1]);
    return (plural ? null : apposedName(reading, start + length)) ?? mention(text, 'nominal', start, length);
  }
  const first = reading.nameAt(article ? start + words[0].length + 1 : start);
  return first && first.end <= end + 1 ? { kind: 'name', ...first } : null;
}

/** "said the mayor, Ann Lee", "said a witness in the case, former adviser Ann Lee": the name in apposition is meant. */
function apposedName(reading: Annotations, end: number): Mention | null {
  const comma = /^(?:\s(?:in|of|at|for|on)\s[^,.;:()“”"\n]{1,60})?,(?=\s)/.exec(reading.text.slice(end, end + 70));
  const name = comma && mentionAfter(reading, end + comma[0].length);
  const ends = name && !/^\s\p{Ll}+(?:ed|s|said|told)\b/u.test(reading.text.slice(name.end, name.end + 20));
  return ends && name.kind === 'name' && name.text.includes(' ') ? name : null;
}

/** Where the noun phrase that these words begin ends: before a word that goes on, or at a full stop. */
function phraseEnd(reading: Annotations, start: number, words: string): number {
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
function isNamed(reading: Annotations, name: NameRun): boolean {
  return (
    reading.people.meantBy(name) !== null ||
    reading.people.isUnsure(name) ||
    (personIn(name)?.name.includes(' ') ?? false)
  );
}

/** The name that ends at an offset, unless a preposition before it makes it a place or an object. */
function nameEnding(reading: Annotations, end: number, floor: number): Mention | null {
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
