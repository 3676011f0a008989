import type { Span } from '../../model/article.ts';
import type { Annotations } from '../annotations.ts';
import type { NameRun } from '../people/name-runs.ts';
import { personIn } from '../people/person-name.ts';
import type { TextRules } from '../text-rules.ts';

/** A source as the sentence names it, before it is resolved. */
export interface SourceMention {
  readonly kind: 'name' | 'pronoun' | 'nominal';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the search for noun phrases reads. */
export interface MentionContext {
  readonly annotations: Annotations;
  readonly rules: TextRules;
}

/** A subject with all its appositions is at most this long, in characters. */
const longestPhrase = 400;

/** An apposition between a name and its verb is at most this long, in characters. */
const longestApposition = 160;

/**
 * The noun phrase that ends right before a verb: its subject. An apposition between commas is stepped over.
 *
 * @param from no phrase begins before this offset
 */
export function mentionBefore(context: MentionContext, verbStart: number, from: number): SourceMention | null {
  const { text } = context.annotations;
  const rules = context.rules.quotes.mentions;
  const floor = Math.max(from, verbStart - longestPhrase);
  const head = subjectBefore(text.slice(floor, verbStart), rules.beforeVerb);
  const end = floor + head.length;
  const pronoun = rules.pronounBefore.exec(head);
  if (pronoun) return { kind: 'pronoun', start: end - pronoun[1].length, end, text: pronoun[1] };
  const named = nameEndingAt(context, floor + head.replace(/,$/, '').length, floor);
  const apposed = head.endsWith(',') ? nameBeforeApposition(context, head.slice(0, -1), floor) : null;
  if (apposed ?? named) return apposed ?? named;
  const age = rules.ageBefore.exec(head);
  if (age) return { kind: 'nominal', start: end - age[1].length, end, text: age[1] };
  return nominalEndingAt(context, floor, end);
}

/** The text before a verb without adverbs and auxiliaries, and without a party and a state: "Rep. Ann Lee (D-Wis.)". */
function subjectBefore(text: string, beforeVerb: RegExp): string {
  let head = text.replace(/\s+$/, '');
  for (let word = beforeVerb.exec(head); word; word = beforeVerb.exec(head)) head = head.slice(0, word.index);
  return head.replace(/\s*\([^()]{1,40}\),?$/, '');
}

/** "Jonas Ekberg, general secretary of the Dockers' Union, said": the name before the apposition is meant. */
function nameBeforeApposition(context: MentionContext, body: string, floor: number): SourceMention | null {
  const { appositionOpens } = context.rules.quotes.mentions;
  let comma = body.lastIndexOf(',');
  while (comma > 0 && body.length - comma < longestApposition) {
    const name = nameEndingAt(context, floor + comma, floor);
    if (name && appositionOpens.test(body.slice(comma))) return name;
    comma = body.lastIndexOf(',', comma - 1);
  }
  return null;
}

/** A noun phrase without a name is at most this long, in characters and in words. */
const longestNominal = 110;
const mostNominalWords = 9;

/** "a senior official", "Lee's lawyers", "the man from Tarnby", "local police": a noun that can speak, with its phrase. */
function nominalEndingAt({ annotations, rules }: MentionContext, floor: number, end: number): SourceMention | null {
  const { text } = annotations;
  const base = Math.max(floor, end - longestNominal);
  const words = [...text.slice(base, end).matchAll(/[^\s,;:()“”"‘]+/g)]
    .slice(-mostNominalWords)
    .map(({ 0: word, index }) => ({ word, start: base + index, end: base + index + word.length }));
  const { first, hasDeterminer } = phraseStart(words, end, rules);
  const phrase = words.slice(first).map(({ word }) => word);
  const preposition = phrase.findIndex((word) => rules.quotes.mentions.phrasePreposition.test(word));
  const head = phrase[(preposition < 0 ? phrase.length : preposition) - 1] ?? '';
  if (!rules.people.isSource(head.toLowerCase())) return null;
  const offset = hasDeterminer ? 0 : bareSourceStart(phrase, rules);
  return offset === null ? null : mentionOf(text, 'nominal', { start: words[first + offset].start, end });
}

/** The index of the word that begins the noun phrase at the end of these words. */
function phraseStart(
  words: readonly { readonly word: string; readonly start: number; readonly end: number }[],
  end: number,
  { quotes: { mentions } }: TextRules,
): { first: number; hasDeterminer: boolean } {
  let first = words.length;
  let hasDeterminer = false;
  while (first > 0 && !hasDeterminer) {
    const { word, end: wordEnd } = words[first - 1];
    const gap = first < words.length ? words[first].start - wordEnd : end - wordEnd;
    if (gap !== (first < words.length ? 1 : 0) || mentions.outsidePhrase.test(word)) break;
    first--;
    hasDeterminer = mentions.determiner.test(word) || (mentions.possessive.test(word) && /^\p{Lu}/u.test(word));
  }
  return { first, hasDeterminer };
}

/** The index in a phrase at which "local police" begins; null where its last word needs an article. */
function bareSourceStart(phrase: readonly string[], { quotes: { mentions } }: TextRules): number | null {
  const last = phrase.length - 1;
  if (!mentions.bareSource.test(phrase[last])) return null;
  return mentions.bareSourceAdjective.test(phrase[last - 1] ?? '') ? last - 1 : last;
}

/** A run of words with only blanks between them. */
const wordsAfter = /^\s+((?:[\p{L}\p{N}@][^\s,;:()“”"]*)(?:\s[\p{L}\p{N}@][^\s,;:()“”"]*){0,11})/u;

/** The noun phrase right after a verb: the subject of an inverted cue ("said the mayor"). */
export function mentionAfter(context: MentionContext, verbEnd: number): SourceMention | null {
  const { annotations, rules } = context;
  const { text } = annotations;
  const { mentions } = rules.quotes;
  const pronoun = mentions.pronounAfter.exec(text.slice(verbEnd, verbEnd + 8));
  if (pronoun) {
    const pronounEnd = verbEnd + pronoun[0].length;
    return mentionOf(text, 'pronoun', { start: pronounEnd - pronoun[1].length, end: pronounEnd });
  }
  const found = wordsAfter.exec(text.slice(verbEnd, verbEnd + 160));
  if (!found) return null;
  const start = verbEnd + found[0].length - found[1].length;
  const end = phraseEnd(context, start, found[1]);
  const words = text.slice(start, end).split(' ');
  if (end <= start || mentions.phraseEnders.has(words[0])) return null;
  const hasArticle = mentions.article.test(words[0]);
  const last = nameAtPhraseEnd(context, { start, end }, words, hasArticle);
  if (last) return last;
  const nominal = nominalOf(context, start, words);
  if (nominal) return nominal;
  const first = annotations.nameAt(hasArticle ? start + words[0].length + 1 : start);
  return first && first.end <= end + 1 ? { kind: 'name', ...first } : null;
}

/** "said undecided voter Ann Lee", "said Tarnby's Ann Lee": the name at the end of the phrase is meant. */
function nameAtPhraseEnd(
  context: MentionContext,
  { start, end }: Span,
  words: readonly string[],
  hasArticle: boolean,
): SourceMention | null {
  const last = context.annotations.nameEndingAt(end);
  if (!last || last.start < start) return null;
  const hasMoreWords = words.length > (hasArticle ? 2 : 1);
  return isPersonName(context, last) || hasMoreWords === last.text.includes(' ') ? { kind: 'name', ...last } : null;
}

/** "said a senior official": the words up to the last noun that can speak, or the name in apposition to it. */
function nominalOf(context: MentionContext, start: number, words: readonly string[]): SourceMention | null {
  const { annotations, rules } = context;
  const last = words.findLastIndex((word) => rules.people.isSource(word.toLowerCase()));
  if (last < 0 || !/^\p{Ll}/u.test(words[last])) return null;
  const end = start + words.slice(0, last + 1).join(' ').length;
  const apposed = rules.quotes.mentions.plural.test(words[last]) ? null : nameInApposition(context, end);
  return apposed ?? mentionOf(annotations.text, 'nominal', { start, end });
}

/** "said the mayor, Ann Lee", "said a witness in the case, former adviser Ann Lee": the name in apposition is meant. */
function nameInApposition(context: MentionContext, end: number): SourceMention | null {
  const { text } = context.annotations;
  const { appositionComma, verbAfterName } = context.rules.quotes.mentions;
  const comma = appositionComma.exec(text.slice(end, end + 70));
  const name = comma && mentionAfter(context, end + comma[0].length);
  if (!name || verbAfterName.test(text.slice(name.end, name.end + 20))) return null;
  return name.kind === 'name' && name.text.includes(' ') ? name : null;
}

/** Where the noun phrase that these words begin ends: before a word that goes on, or at a full stop. */
function phraseEnd({ annotations, rules }: MentionContext, start: number, words: string): number {
  const { phraseEnders, weekday, wordEnding } = rules.quotes.mentions;
  let end = start;
  for (const { 0: word, index } of words.matchAll(/\S+/g)) {
    const wordStart = start + index;
    const wordEnd = wordStart + word.length;
    const name = annotations.nameHolding(wordStart);
    const isInsideName = name !== null && name.start < wordStart;
    if (wordStart > start && !isInsideName && (phraseEnders.has(word) || weekday.test(word))) break;
    const bare = word.replace(wordEnding, '').length;
    const nameEnd = name?.end ?? 0;
    end = Math.max(wordStart + bare, Math.min(nameEnd, wordEnd));
    if (/[.!?…]$/.test(word) && nameEnd <= wordEnd) break;
  }
  return end;
}

function mentionOf(text: string, kind: SourceMention['kind'], { start, end }: Span): SourceMention {
  return { kind, start, end, text: text.slice(start, end) };
}

/** A person's name: one that the article shows to be a person's, or one of two words at least. */
function isPersonName({ annotations, rules }: MentionContext, name: NameRun): boolean {
  if (annotations.people.mightMean(name).length > 0) return true;
  return personIn(name, rules.people)?.name.includes(' ') ?? false;
}

/** The name that ends at an offset, unless a preposition before it makes it a place or an object. */
function nameEndingAt(context: MentionContext, end: number, floor: number): SourceMention | null {
  const { annotations, rules } = context;
  const run = annotations.nameEndingAt(end);
  if (!run || run.start < floor) return null;
  const { text } = annotations;
  const { prepositionBefore, definiteArticleBefore } = rules.quotes.mentions;
  if (prepositionBefore.test(text.slice(Math.max(0, run.start - 12), run.start))) return null;
  // "the US President said": an office without a name.
  const article = definiteArticleBefore.exec(text.slice(Math.max(0, run.start - 5), run.start));
  const isOffice = rules.people.offices.has(run.text.toLowerCase().split(' ').at(-1) ?? '');
  if (article && isOffice && !isPersonName(context, run))
    return mentionOf(text, 'nominal', { start: run.start - article[0].length, end: run.end });
  return { kind: 'name', start: run.start, end: run.end, text: run.text };
}
