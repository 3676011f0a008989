import { pronounOf } from '../language/firstnames.ts';
import { type NameRun, type Person, peopleOf, personIn } from '../language/names.ts';
import type { Sentence } from '../language/sentences.ts';
import { offices, organisations } from '../language/titles.ts';
import { foldKey } from '../lib/text.ts';
import type { Span } from '../model.ts';
import { type Cue, CueFinder } from './cuefinder.ts';
import type { Mention } from './mentions.ts';
import type { Quoted } from './quotemarks.ts';
import { apposition, roleOf } from './roles.ts';

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
  readonly #cues: CueFinder;
  readonly #people: readonly Person[];
  readonly #bySurname = new Map<string, Person[]>();
  /** What has been decided so far, by stretch. */
  readonly #decided: Attribution[] = [];

  constructor(text: string, sentences: readonly Sentence[], runs: readonly NameRun[], stretches: readonly Quoted[]) {
    this.#text = text;
    this.#sentences = sentences;
    this.#runs = runs;
    this.#stretches = stretches;
    this.#cues = new CueFinder(text, sentences, runs, stretches);
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
    const before = this.#text.slice(Math.max(0, run.start - 30), run.start);
    return (
      offices.has(/(?:^|\s)(\p{Ll}[\p{Ll}-]*)\s$/u.exec(before)?.[1] ?? '') ||
      /^[,\s]*(?:\p{L}+ly |also )?(?:said|says|told|added|asked|wrote|tells|who)\b|^, \d{1,3},/u.test(after) ||
      /\b(?:said|says|added|asked|told|explained|wrote|according to)\s$/.test(before) ||
      apposition(this.#text, run.end) !== null ||
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
    const signed = this.#signature(stretch);
    if (signed) return signed;
    const after = this.#cues.after(stretch, at);
    if (after) return this.#resolve(after, stretch, 'cue after the quotation');
    const before = this.#cues.before(stretch, at);
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
      const cue = this.#cues.inRange(prior.start, prior.end);
      if (cue) return { ...this.#resolve(cue, stretch, 'speaker of the sentence before'), beside: false };
    }
    const subject = this.#cues.subject(stretch.outerStart);
    if (subject && this.#startsLikeSpeech(stretch, true))
      return {
        ...this.#resolve({ mention: subject, verb: '' }, stretch, 'subject of its sentence'),
        cue: null,
        beside: false,
      };
    return none;
  }

  /** `"…" — Ann Lee` at the end of a line: letters and lists of voices are signed so. */
  #signature(stretch: Quoted): Attribution | null {
    const dash = /^\s{0,2}[―—–-]{1,2}\s?(?=\p{Lu})/u.exec(this.#text.slice(stretch.outerEnd, stretch.outerEnd + 6));
    if (dash === null) return null;
    const start = stretch.outerEnd + dash[0].length;
    const run = this.#runs.find((candidate) => candidate.start === start);
    const found = run && personIn(run);
    if (!found?.name.includes(' ') || !/^[.,]?\s*(?:\n|$|\()/.test(this.#text.slice(run?.end, (run?.end ?? 0) + 3)))
      return null;
    const speaker = { start: found.start, end: found.end };
    return { speaker, role: null, cue: null, beside: true, why: 'signed with a dash' };
  }

  #resolve(cue: Cue, stretch: Quoted, why: string): Attribution {
    const base = { cue: cue.verb, beside: true };
    const { mention } = cue;
    if (mention.kind === 'pronoun') {
      const body = /^(?:it|they)$/i.test(mention.text) ? this.#bodyBefore(stretch) : null;
      if (body) return { ...base, speaker: body, role: null, why: `${why}; "${mention.text}" is the last speaker` };
      if (!/^(?:he|she|him|her)$/i.test(mention.text))
        return { ...base, speaker: null, role: null, why: `${why}; "${mention.text}" is not resolved` };
      const person = this.#personBefore(mention.start, stretch, /^(?:she|her)$/i.test(mention.text) ? 'she' : 'he');
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
        const called = /^(mr|mrs|ms|miss)\.?\s/i.exec(run.text)?.[1].toLowerCase();
        const address = called === undefined ? null : called === 'mr' ? 'he' : 'she';
        const same = (this.#bySurname.get(foldKey(words[words.length - 1])) ?? []).filter(
          ({ name }) => address === null || (pronounOf(name) ?? address) === address,
        );
        const matching =
          words.length === 1 ? same : same.filter((person) => foldKey(person.name).includes(foldKey(words[0])));
        // One surname, two people: a bare surname decides nothing.
        const main = same.length > 1 ? this.#dominant(same) : null;
        if (words.length === 1 && main !== null)
          return { ...base, ...this.#asPerson(main), why: `${why}; mostly ${main.name}` };
        if (words.length === 1 && same.length > 1)
          return { ...base, speaker: null, role: null, why: `${why}; several people are called ${found.name}` };
        const person = matching.sort((a, b) => b.name.length - a.name.length || a.start - b.start)[0];
        if (person) return { ...base, ...this.#asPerson(person), why };
        return {
          ...base,
          speaker: { start: found.start, end: found.end },
          role: roleOf(this.#text, this.#runs, { name: found.name, start: found.start, end: found.end, surname: '' }),
          why,
        };
      }
      return { ...base, speaker: { start: mention.start, end: mention.end }, role: null, why };
    }
    const aged = this.#personOfAge(mention, stretch);
    if (aged) return { ...base, ...this.#asPerson(aged), why: `${why}; "${mention.text}" is ${aged.name}` };
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
    return { speaker: { start: person.start, end: person.end }, role: roleOf(this.#text, this.#runs, person) };
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

  /** "The 56-year-old" is whom the text gives that age, else the one whom it named last. */
  #personOfAge(mention: Mention, stretch: Quoted): Person | null {
    const age = /^[Tt]he (\d{1,3})-year-old$/.exec(mention.text)?.[1];
    if (age === undefined) return null;
    const aged = this.#people.filter((person) =>
      this.#runs.some(
        (run) =>
          foldKey(run.text).split(' ').at(-1) === person.surname &&
          (this.#text.startsWith(`, ${age},`, run.end) || this.#text.slice(0, run.start).endsWith(`${age}-year-old `)),
      ),
    );
    if (aged.length > 0) return aged.length === 1 ? aged[0] : null;
    return this.#mentionsBefore(Math.min(mention.start, stretch.outerStart)).at(-1)?.person ?? null;
  }

  /** "the mayor" is the person who was introduced with that office, if it was one only. */
  #personByOffice(mention: Mention): Person | null {
    const head = /^[Tt]he\s+(?:\p{L}+\s)?([\p{L}-]+)$/u.exec(mention.text)?.[1].toLowerCase();
    if (!head || !offices.has(head)) return null;
    const titled = this.#people.filter((person) => this.#isCalled(person, head));
    if (titled.length === 1) return titled[0];
    const holders = this.#people.filter((person) => {
      const role = roleOf(this.#text, this.#runs, person);
      return (
        person.start < mention.start &&
        role !== null &&
        foldKey(this.#text.slice(role.start, role.end)).split(' ').includes(foldKey(head))
      );
    });
    return holders.length === 1 ? holders[0] : null;
  }

  /** Of several people of one surname the one whom the text names in full four times as often as all the others together. */
  #dominant(people: readonly Person[]): Person | null {
    const counts = people.map((person) => this.#runs.filter((run) => personIn(run)?.name === person.name).length);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const at = counts.findIndex((count) => count >= 4 * (all - count));
    return people[at] ?? null;
  }

  /** "President Obama", somewhere in the text: the office stands right before the surname. */
  #isCalled({ surname }: Person, office: string): boolean {
    return this.#runs.some((run) => {
      const words = foldKey(run.text).split(' ');
      return words.length > 1 && words.at(-1) === surname && words.slice(0, -1).includes(foldKey(office));
    });
  }

  /**
   * Whom "he" or "she" means: the speaker of the quotation just before if it stands in this or the last paragraph, else
   * the first person named in the sentence or in those shortly before it. Null when a stranger stands nearer.
   */
  #personBefore(at: number, stretch: Quoted, pronoun: 'he' | 'she'): Person | null {
    const paragraph = this.#sentences.find((sentence) => sentence.start <= at && at < sentence.end)?.paragraph ?? 0;
    const fits = (person: Person) => (pronounOf(person.name) ?? pronoun) === pronoun;
    const mentions = this.#mentionsBefore(Math.min(at, stretch.outerStart)).filter(({ person }) => fits(person));
    const previous = this.#lastDecided(stretch);
    if (previous && fits(previous.person)) {
      const between = mentions.filter((mention) => mention.start > previous.at);
      const near = paragraph - previous.paragraph <= 2;
      if (between.length === 0 && near) return previous.person;
    }
    // Back from where the quotation begins: the sentences inside it name nobody who could be meant.
    const from = Math.min(at, stretch.outerStart);
    for (const sentence of this.#sentences
      .filter((candidate) => candidate.start <= from)
      .reverse()
      .slice(0, 5)) {
      if (paragraph - sentence.paragraph > 2) break;
      const inside = mentions.filter((mention) => mention.start >= sentence.start && mention.start < sentence.end);
      // Somebody else who might be meant stands nearer, and nothing shows who that is: unsure.
      if (inside.length === 0 && this.#strangerIn(sentence.start, Math.min(sentence.end, at), pronoun)) return null;
      if (inside.length > 0) return inside[0].person;
    }
    return null;
  }

  /** A two-word name outside quotations that is neither a known person nor an organisation. */
  #strangerIn(from: number, to: number, pronoun: 'he' | 'she'): boolean {
    return this.#runs.some(
      (run) =>
        run.start >= from &&
        run.end <= to &&
        !this.#stretches.some((stretch) => stretch.outerStart < run.start && run.end < stretch.outerEnd) &&
        (personIn(run)?.name.split(' ').length ?? 0) === 2 &&
        (pronounOf(personIn(run)?.name ?? '') ?? pronoun) === pronoun &&
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
      return person ? { person, at: this.#cues.sentenceEnd(outer), paragraph } : null;
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
      // "Vance's team" is not what a pronoun goes back to.
      if (/^['’]s?\s/.test(this.#text.slice(run.end, run.end + 3))) continue;
      const person = same?.find((candidate) => words.length === 1 || foldKey(candidate.name) === foldKey(name)) ?? null;
      if (person) found.push({ person, start: run.start });
    }
    return found;
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
  #startsLikeSpeech(stretch: Quoted, inside = false): boolean {
    const first = this.#text.slice(stretch.parts[0].start, stretch.parts[0].end);
    const words = stretch.parts.reduce(
      (sum, part) => sum + this.#text.slice(part.start, part.end).split(/\s+/).length,
      0,
    );
    return words >= 4 && (inside || /^[\p{Lu}\p{N}[…]/u.test(first) || words >= 8);
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
}
