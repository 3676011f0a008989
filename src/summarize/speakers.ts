import { type NameRun, type Person, peopleOf, personIn } from '../language/names.ts';
import type { Sentence } from '../language/sentences.ts';
import { honorifics, offices, organisations, sources } from '../language/titles.ts';
import { foldKey } from '../lib/text.ts';
import type { Span } from '../model.ts';
import { accordingTo, objectTurns, speechVerb, weakVerbs } from './cues.ts';
import type { Quoted } from './quotemarks.ts';

/** Who is said to have said a quotation: slices of the article, or null when unsure. */
export interface Attribution {
  readonly speaker: Span | null;
  readonly role: Span | null;
  readonly cue: string | null;
  /** The cue stands in the quotation's own sentence. */
  readonly beside: boolean;
  /** Which rule decided. */
  readonly why: string;
}

/** A source as the sentence names it, before it is resolved. */
interface Mention {
  readonly kind: 'name' | 'pronoun' | 'nominal';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Cue {
  readonly mention: Mention;
  readonly verb: string;
}

/** Whether a common noun phrase can be the source of words: "a senior official" can, "the car" cannot. */
function canSpeak(phrase: string): boolean {
  return phrase
    .toLowerCase()
    .split(/\s+/)
    .some((word) => offices.has(word) || organisations.has(word) || sources.has(word));
}

const none: Attribution = { speaker: null, role: null, cue: null, beside: false, why: 'no cue' };

/**
 * Attributes the quotations of one article. Rules, in order: the cue in the quotation's own sentence, after it, then
 * before it; a quotation that follows another in its paragraph or opens the next paragraph without any cue is the same
 * speaker's; else a cue that ends the sentence right before it. Unsure is null.
 */
export class Attributor {
  readonly #text: string;
  readonly #sentences: readonly Sentence[];
  readonly #runs: readonly NameRun[];
  readonly #stretches: readonly Quoted[];
  readonly #people: readonly Person[];
  readonly #bySurname = new Map<string, Person[]>();
  /** What has been decided so far, by stretch. */
  readonly #decided: Attribution[] = [];

  constructor(text: string, sentences: readonly Sentence[], runs: readonly NameRun[], stretches: readonly Quoted[]) {
    this.#text = text;
    this.#sentences = sentences;
    this.#runs = runs;
    this.#stretches = stretches;
    this.#people = peopleOf(runs, (run) => this.#showsPerson(run));
    for (const person of this.#people) {
      const same = this.#bySurname.get(person.surname);
      if (same) same.push(person);
      else this.#bySurname.set(person.surname, [person]);
    }
  }

  /** What around a name shows that it is a person's: a word of speech, an age, an office in apposition. */
  #showsPerson(run: NameRun): boolean {
    const after = this.#text.slice(run.end, run.end + 160);
    const before = this.#text.slice(Math.max(0, run.start - 14), run.start);
    return (
      /^[,\s]*(?:\p{L}+ly |also )?(?:said|says|told|added|asked|wrote|tells|who)\b|^, \d{1,3},/u.test(after) ||
      /\b(?:said|says|added|asked|told|explained|wrote|according to)\s$/.test(before) ||
      this.#apposition(run.end) !== null ||
      /^,[^.;]{3,120},\s+(?:said|says|told|added)\b/.test(after)
    );
  }

  /** The attribution of the stretch with this number; must be asked in order. */
  attribute(at: number): Attribution {
    const found = this.#decide(at);
    this.#decided[at] = found;
    return found;
  }

  #decide(at: number): Attribution {
    const stretch = this.#stretches[at];
    const after = this.#cueAfter(stretch, at);
    if (after) return this.#resolve(after, stretch, 'cue after the quotation');
    const before = this.#cueBefore(stretch, at);
    if (before) return this.#resolve(before, stretch, 'cue before the quotation');
    const previous = this.#stretches[at - 1];
    if (previous && this.#decided[at - 1]?.speaker) {
      const between = this.#text.slice(previous.outerEnd, stretch.outerStart);
      const sameParagraph = !between.includes('\n');
      // The next paragraph's opening quotation, with nothing between, goes on.
      if (
        (sameParagraph && between.length < 260) ||
        /^[\s.,]*$/.test(between) ||
        (this.#opensParagraph(stretch) && this.#endsParagraphBefore(previous, stretch))
      ) {
        const carried = this.#decided[at - 1];
        if (this.#startsLikeSpeech(stretch))
          return { ...carried, cue: carried.cue, beside: false, why: 'same speaker goes on' };
      }
    }
    const prior = this.#priorSentence(stretch);
    if (prior && this.#startsLikeSpeech(stretch)) {
      const cue = this.#subjectCue(prior.start, prior.end);
      if (cue) return { ...this.#resolve(cue, stretch, 'speaker of the sentence before'), beside: false };
    }
    return none;
  }

  /** `," Varga said …` and `," said Ilse Varga, the governor`. */
  #cueAfter(stretch: Quoted, at: number): Cue | null {
    const limit = Math.min(
      this.#sentenceEnd(stretch.outerEnd),
      this.#stretches[at + 1]?.outerStart ?? Number.POSITIVE_INFINITY,
    );
    const tail = this.#text.slice(stretch.outerEnd, Math.min(limit, stretch.outerEnd + 220));
    const closed = /[.!?…]$/.test(this.#text.slice(stretch.outerStart, stretch.outerEnd).replace(/["”’'»]+$/, ''));
    // After a full stop inside the marks a new sentence begins: its subject need not be the speaker.
    if (
      closed &&
      !/^[,\s]*(?:\p{Ll}|\p{Lu}[\p{L}'’.]*(?:\s\p{Lu}[\p{L}'’.-]*)*\s(?:said|says|told|added|asked|wrote)\b)/u.test(
        tail,
      )
    )
      return null;
    const turn = this.#objectTurn(stretch.outerEnd, stretch.outerEnd + tail.length);
    if (turn) return turn;
    for (const verb of tail.matchAll(speechVerb)) {
      if (verb.index > 140) break;
      const lead = tail.slice(0, verb.index);
      if (/[.;!?]\s+\p{Lu}/u.test(lead.replace(/\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St|Jr)\./g, ''))) break;
      const weak = weakVerbs.has(verb[0].toLowerCase());
      const start = stretch.outerEnd + verb.index;
      const end = start + verb[0].length;
      const inverted = /^[\s,]*(?:also\s+)?$/.test(lead) ? this.#mentionAfter(end) : null;
      if (inverted) return { mention: inverted, verb: verb[0] };
      const subject = this.#mentionBefore(start, stretch.outerEnd);
      if (subject && (!weak || lead.length < 60)) return { mention: subject, verb: verb[0] };
    }
    return this.#accordingTo(stretch.outerEnd, stretch.outerEnd + tail.length);
  }

  /** `Varga said: "…"`, `according to Varga, "…"`, `He called it "…"`. */
  #cueBefore(stretch: Quoted, at: number): Cue | null {
    const previous = this.#stretches[at - 1];
    const from = Math.max(this.#sentenceStart(stretch.outerStart), previous?.outerEnd ?? 0);
    if (from >= stretch.outerStart) return null;
    const turn = this.#objectTurn(from, stretch.outerStart);
    if (turn) return turn;
    return this.#subjectCue(from, stretch.outerStart) ?? this.#accordingTo(from, stretch.outerStart);
  }

  /** The last verb of speech in a range that has a subject. */
  #subjectCue(from: number, to: number): Cue | null {
    const range = this.#text.slice(from, to);
    for (const verb of [...range.matchAll(speechVerb)].reverse()) {
      const subject = this.#mentionBefore(from + verb.index, from);
      if (subject) return { mention: subject, verb: verb[0] };
    }
    return null;
  }

  #objectTurn(from: number, to: number): Cue | null {
    for (const turn of this.#text.slice(from, to).matchAll(objectTurns)) {
      const start = from + turn.index + turn[0].indexOf(turn[1]);
      const text = turn[1];
      const pronoun = /^(?:him|her|them)$/i.test(text);
      return { mention: { kind: pronoun ? 'pronoun' : 'name', start, end: start + text.length, text }, verb: turn[0] };
    }
    return null;
  }

  #accordingTo(from: number, to: number): Cue | null {
    for (const cue of this.#text.slice(from, to).matchAll(accordingTo)) {
      if (cue[0].toLowerCase().startsWith('as')) continue;
      const mention = this.#mentionAfter(from + cue.index + cue[0].trimEnd().length);
      if (mention) return { mention, verb: cue[0].trim() };
    }
    return null;
  }

  /** The noun phrase that ends right before a verb: its subject. An apposition between commas is stepped over. */
  #mentionBefore(verbStart: number, floor: number): Mention | null {
    let head = this.#text.slice(floor, verbStart).replace(/\s+$/, '');
    head = head.replace(
      /(?:\s(?:also|later|then|has|had|have|who|then|previously|recently|earlier|once|repeatedly|again|and|would|often|simply|even|further|immediately|quickly|\p{L}+ly))+$/u,
      '',
    );
    const pronoun = /(?:^|[\s“"‘'(])(he|she|they|it|I|we)$/i.exec(head);
    if (pronoun) {
      const end = floor + head.length;
      return { kind: 'pronoun', start: end - pronoun[1].length, end, text: pronoun[1] };
    }
    const end = floor + head.replace(/,$/, '').length;
    const direct = head.endsWith(',') ? null : this.#nameEnding(end, floor);
    // "Jonas Ekberg, general secretary of the Dockers' Union, said": the name before the apposition is meant.
    if (head.endsWith(',')) {
      const body = head.slice(0, -1);
      for (
        let comma = body.lastIndexOf(',');
        comma > 0 && body.length - comma < 160;
        comma = body.lastIndexOf(',', comma - 1)
      ) {
        const name = this.#nameEnding(floor + comma, floor);
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
    const loose = head.endsWith(',') ? this.#nameEnding(end, floor) : null;
    if (loose) return loose;
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
  #mentionAfter(verbEnd: number): Mention | null {
    const tail = this.#text.slice(verbEnd, verbEnd + 120);
    const pronoun = /^\s+(he|she|they|it|I|we)\b/.exec(tail);
    if (pronoun) {
      const start = verbEnd + pronoun[0].length - pronoun[1].length;
      return { kind: 'pronoun', start, end: start + pronoun[1].length, text: pronoun[1] };
    }
    // The name may follow an office in small letters: "said chief negotiator Lena Dorsch".
    const lead = /^\s+(?:(?:[Tt]he|an?)\s+)?(?:[\p{Ll}'’-]+\s){0,5}(?=\p{Lu})/u.exec(tail);
    if (lead) {
      const at = verbEnd + lead[0].length;
      const run = this.#runs.find(
        (candidate) => candidate.start <= at && candidate.end > at && candidate.start >= verbEnd,
      );
      const offical = lead[0].trim().split(/\s+/).slice(-1)[0] ?? '';
      if (run && (/^\s+(?:[Tt]he\s+)?$/.test(lead[0]) || offices.has(offical) || personIn(run)?.name.includes(' ')))
        return { kind: 'name', start: run.start, end: run.end, text: run.text };
    }
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
  #nameEnding(end: number, floor: number): Mention | null {
    const run = this.#runs.find((candidate) => candidate.end === end && candidate.start >= floor);
    const governed =
      run &&
      /\b(?:in|at|from|of|near|to|for|with|on|by|into|against|over|about|than|like|outside|through|between|and)\s(?:the\s)?$/.test(
        this.#text.slice(Math.max(0, run.start - 12), run.start),
      );
    return run && !governed ? { kind: 'name', start: run.start, end: run.end, text: run.text } : null;
  }

  #resolve(cue: Cue, stretch: Quoted, why: string): Attribution {
    const base = { cue: cue.verb, beside: true };
    const { mention } = cue;
    if (mention.kind === 'pronoun') {
      const body = /^(?:it|they)$/i.test(mention.text) ? this.#bodyBefore(stretch) : null;
      if (body) return { ...base, speaker: body, role: null, why: `${why}; "${mention.text}" is the last speaker` };
      if (!/^(?:he|she|him|her)$/i.test(mention.text))
        return { ...base, speaker: null, role: null, why: `${why}; "${mention.text}" is not resolved` };
      const person = this.#personBefore(mention.start, stretch);
      return person
        ? { ...base, ...this.#asPerson(person), why: `${why}; "${mention.text}" is ${person.name}` }
        : { ...base, speaker: null, role: null, why: `${why}; nobody for "${mention.text}"` };
    }
    if (mention.kind === 'name') {
      const run =
        this.#runs.find((candidate) => candidate.start === mention.start && candidate.end === mention.end) ?? mention;
      const found = personIn(run);
      if (found) {
        const words = found.name.split(' ');
        const same = this.#bySurname.get(foldKey(words[words.length - 1])) ?? [];
        const matching =
          words.length === 1 ? same : same.filter((person) => foldKey(person.name).includes(foldKey(words[0])));
        // One surname, two people: a bare surname decides nothing.
        if (words.length === 1 && same.length > 1)
          return { ...base, speaker: null, role: null, why: `${why}; several people are called ${found.name}` };
        const person = matching.sort((a, b) => b.name.length - a.name.length || a.start - b.start)[0];
        if (person) return { ...base, ...this.#asPerson(person), why };
        return {
          ...base,
          speaker: { start: found.start, end: found.end },
          role: this.#roleOf({ name: found.name, start: found.start, end: found.end, surname: '' }),
          why,
        };
      }
      return { ...base, speaker: { start: mention.start, end: mention.end }, role: null, why };
    }
    const whole = this.#organisationFor(mention);
    if (whole)
      return {
        ...base,
        speaker: { start: whole.start, end: whole.end },
        role: null,
        why: `${why}; "${mention.text}" is ${whole.text}`,
      };
    const titled = this.#personByOffice(mention);
    if (titled) return { ...base, ...this.#asPerson(titled), why: `${why}; "${mention.text}" is ${titled.name}` };
    return {
      ...base,
      speaker: { start: mention.start, end: mention.end },
      role: null,
      why: `${why}; named only by what it is`,
    };
  }

  #asPerson(person: Person): { speaker: Span; role: Span | null } {
    return { speaker: { start: person.start, end: person.end }, role: this.#roleOf(person) };
  }

  /** "the ministry" is the last organisation before it whose name ends with that word. */
  #organisationFor(mention: Mention): NameRun | null {
    const head = /^[Tt]he\s+([\p{L}]+)$/u.exec(mention.text)?.[1].toLowerCase();
    if (!head || !organisations.has(head)) return null;
    const named = this.#runs.filter(
      (run) => run.start < mention.start && foldKey(run.text).split(' ').includes(head) && run.text.includes(' '),
    );
    return named[named.length - 1] ?? null;
  }

  /** "the mayor" is the person who was introduced with that office, if it was one only. */
  #personByOffice(mention: Mention): Person | null {
    const head = /^[Tt]he\s+(?:\p{L}+\s)?([\p{L}-]+)$/u.exec(mention.text)?.[1].toLowerCase();
    if (!head || !offices.has(head)) return null;
    const holders = this.#people.filter((person) => {
      const role = this.#roleOf(person);
      return (
        person.start < mention.start &&
        role !== null &&
        foldKey(this.#text.slice(role.start, role.end)).split(' ').includes(foldKey(head))
      );
    });
    return holders.length === 1 ? holders[0] : null;
  }

  /**
   * Whom "he" or "she" means: the speaker of the quotation just before if it stands in this or the last paragraph, else
   * the first person named in the sentence or in those shortly before it. Null when a stranger stands nearer.
   */
  #personBefore(at: number, stretch: Quoted): Person | null {
    const paragraph = this.#sentences.find((sentence) => sentence.start <= at && at < sentence.end)?.paragraph ?? 0;
    const mentions = this.#mentionsBefore(Math.min(at, stretch.outerStart));
    const previous = this.#lastDecided(stretch);
    if (previous) {
      const between = mentions.filter((mention) => mention.start > previous.at);
      const near = paragraph - previous.paragraph <= 2;
      if (between.length === 0 && near) return previous.person;
    }
    const own = this.#sentences.findIndex((sentence) => sentence.start <= at && at < sentence.end);
    for (const index of [own, own - 1, own - 2, own - 3]) {
      const sentence = this.#sentences[index];
      if (!sentence || paragraph - sentence.paragraph > 1) break;
      const inside = mentions.filter((mention) => mention.start >= sentence.start && mention.start < sentence.end);
      // Somebody else who might be meant stands nearer, and nothing shows who that is: unsure.
      if (inside.length === 0 && this.#strangerIn(sentence.start, Math.min(sentence.end, at))) return null;
      if (inside.length > 0) return inside[0].person;
    }
    return null;
  }

  /** A two-word name outside quotations that is neither a known person nor an organisation. */
  #strangerIn(from: number, to: number): boolean {
    return this.#runs.some(
      (run) =>
        run.start >= from &&
        run.end <= to &&
        !this.#stretches.some((stretch) => stretch.outerStart < run.start && run.end < stretch.outerEnd) &&
        (personIn(run)?.name.split(' ').length ?? 0) === 2 &&
        !/\b(?:in|at|from|of|near|to|on)\s$/.test(this.#text.slice(Math.max(0, run.start - 6), run.start)),
    );
  }

  /** "it said": the organisation that spoke just before. */
  #bodyBefore(stretch: Quoted): Span | null {
    const last = this.#decided.filter((decided) => decided.speaker !== null).pop();
    const at = this.#decided.lastIndexOf(last as Attribution);
    if (!last?.speaker || stretch.outerStart - this.#stretches[at].outerEnd > 700) return null;
    const words = foldKey(this.#text.slice(last.speaker.start, last.speaker.end)).split(' ');
    return words.some((word) => organisations.has(word)) ? last.speaker : null;
  }

  #lastDecided(stretch: Quoted): { person: Person; at: number; paragraph: number } | null {
    for (let at = this.#decided.length - 1; at >= 0; at--) {
      const speaker = this.#decided[at].speaker;
      if (!speaker || this.#stretches[at].outerStart >= stretch.outerStart) continue;
      const person = this.#people.find((candidate) => candidate.start === speaker.start);
      const outer = this.#stretches[at].outerEnd;
      const paragraph =
        this.#sentences.find((sentence) => sentence.start <= outer - 2 && outer - 2 < sentence.end)?.paragraph ?? 0;
      return person ? { person, at: this.#sentenceEnd(outer), paragraph } : null;
    }
    return null;
  }

  /** Every mention of a person outside quotations before an offset, in order. */
  #mentionsBefore(limit: number): { person: Person; start: number }[] {
    const found: { person: Person; start: number }[] = [];
    for (const run of this.#runs) {
      if (run.start >= limit) break;
      if (this.#stretches.some((stretch) => stretch.outerStart < run.start && run.end < stretch.outerEnd)) continue;
      const name = personIn(run)?.name;
      if (!name) continue;
      const words = name.split(' ');
      const same = this.#bySurname.get(foldKey(words[words.length - 1]));
      const person = same?.find((candidate) => words.length === 1 || foldKey(candidate.name) === foldKey(name)) ?? null;
      if (person) found.push({ person, start: run.start });
    }
    return found;
  }

  /** The office that the article gives a person: before the name, or in apposition after it. */
  #roleOf(person: Person): Span | null {
    const run = this.#runs.find((candidate) => candidate.start <= person.start && candidate.end >= person.end);
    if (run && run.start < person.start) {
      const end = run.start + this.#text.slice(run.start, person.start).trimEnd().length;
      const words = this.#text.slice(run.start, end).split(' ');
      if (!words.every((word) => honorifics.has(word.toLowerCase().replace('.', '')))) return { start: run.start, end };
    }
    // "Rescue chief Nils Aaker", "Bank of Marenia governor Ilse Varga": small words up to the office before the name.
    const before = this.#text.slice(Math.max(0, person.start - 90), person.start);
    const small =
      /(?:^|[.,;:!?"“”—–(]\s*|\b(?:and|by|to|with|that|from|the|but|as|of)\s+)((?:[\p{L}'’-]+\s){0,5}?([\p{Ll}-]+))\s$/u.exec(
        before,
      );
    if (small && offices.has(small[2])) {
      const start = person.start - 1 - small[1].length;
      return {
        start: start + (/^(?:the|its|his|her|their)\s/i.exec(small[1])?.[0].length ?? 0),
        end: person.start - 1,
      };
    }
    return this.#apposition(person.end);
  }

  /** An office in apposition right after a name: ", general secretary of the Dockers' Union,". */
  #apposition(end: number): Span | null {
    const after = this.#text.slice(end, end + 160);
    const apposition = /^,\s+([^,;.()"“”–—\n]{3,120})(?=[,;.–—]|$)/u.exec(after);
    if (apposition) {
      const words = apposition[1].trim().toLowerCase().split(/\s+/);
      if (
        words.length <= 14 &&
        words.some((word) => offices.has(word.replace(/['’]s$/, ''))) &&
        !/^(?:who|which|when|after|as|while|said|and)$/.test(words[0])
      ) {
        const lead = /^(?:a|an|the|its|his|her|their)\s+/i.exec(apposition[1])?.[0].length ?? 0;
        const start = end + apposition[0].indexOf(apposition[1]) + lead;
        return { start, end: start + apposition[1].trim().length - lead };
      }
    }
    return null;
  }

  #opensParagraph(stretch: Quoted): boolean {
    return stretch.outerStart === 0 || this.#text[stretch.outerStart - 1] === '\n';
  }

  /** The quotation before is in the paragraph right before this one, and no one else is named after it. */
  #endsParagraphBefore(previous: Quoted, stretch: Quoted): boolean {
    const between = this.#text.slice(previous.outerEnd, stretch.outerStart);
    return between.split('\n\n').length === 2 && between.length < 120;
  }

  /** Speech, not a title: it begins with a capital or goes on with words enough. */
  #startsLikeSpeech(stretch: Quoted): boolean {
    const first = this.#text.slice(stretch.parts[0].start, stretch.parts[0].end);
    const words = stretch.parts.reduce(
      (sum, part) => sum + this.#text.slice(part.start, part.end).split(/\s+/).length,
      0,
    );
    return words >= 4 && (/^[\p{Lu}\p{N}[…]/u.test(first) || words >= 8);
  }

  #priorSentence(stretch: Quoted): Sentence | null {
    const own = this.#sentences.findIndex(
      (sentence) => sentence.start <= stretch.outerStart && stretch.outerStart < sentence.end,
    );
    const prior = this.#sentences[own - 1];
    if (!prior || this.#sentences[own].start < stretch.outerStart) return null;
    const gap = this.#sentences[own].paragraph - prior.paragraph;
    // Across a paragraph break only a sentence that announces speech counts.
    return gap === 0 || (gap === 1 && /:\s*$/.test(prior.text)) || (gap === 1 && this.#opensParagraph(stretch))
      ? prior
      : null;
  }

  #sentenceEnd(offset: number): number {
    return (
      this.#sentences.find((sentence) => sentence.start <= offset && offset <= sentence.end && sentence.end > offset)
        ?.end ?? this.#nextSentenceEnd(offset)
    );
  }

  #nextSentenceEnd(offset: number): number {
    const next = this.#sentences.find((sentence) => sentence.start >= offset);
    return next && next.start - offset <= 1 && !this.#text.slice(offset, next.start).includes('\n') ? next.end : offset;
  }

  #sentenceStart(offset: number): number {
    for (let at = this.#sentences.length - 1; at >= 0; at--)
      if (this.#sentences[at].start <= offset) return this.#sentences[at].start;
    return 0;
  }
}
