import { isStampLine } from '../../language/stamps.ts';
import { foldKey } from '../../lib/text/text.ts';
import { boilerplateRule, sureRules, tailStarts } from '../boilerplate.ts';
import { bylineOf } from '../bylines.ts';
import { pagePattern } from '../page-patterns.ts';
import { type ForestFeature, flag } from './feature.ts';

/** What the words of a line, or of a block of a page, say about it, wherever it stands. */
export interface LineLook {
  readonly text: string;
  readonly key: string;
  readonly words: number;
  /** Reads as running text: a closed sentence of some length. */
  readonly prose: boolean;
  readonly rule: string | null;
  readonly stamp: boolean;
  readonly byline: boolean;
  readonly tail: boolean;
  /** The numbers that the forests read of it; by name: `feature(look, 'capitalised')`. */
  readonly values: readonly number[];
}

/** The end of a sentence, in the scripts that mark it; closing quotes and brackets may follow. */
export const closedSentence = /[.!?…][\])"”’'»*]*$|[。！？؟।۔][”」』]*$/u;

/** Words that carry no meaning are every second word of running text, and rare in menus and headlines. */
const functionWords = new Set(
  `the a an of to in and is that for on with as at by it from was be are this have has had but not they which who he she his her its their we you or were been will would can could about after more than when there what if into over
der die das und ist in den von zu mit auf für im dem ein eine nicht auch sich des als an wird bei war
le la les des et est un une dans que qui pour pas sur au du en par plus ce il se sont avec
el los las y que del se por con para una no su al lo como más fue
il di che e per non con una del sono da nel alla più
o os do da em não uma com para no na dos mais foi ao
de het een van en dat niet op te zijn voor met
и в на не что с по это как из за к от
के में की है से को का और ने पर
في من على إلى أن عن`.split(/\s+/),
);

const serviceWords = pagePattern('serviceWords', { at: 'anywhere', global: true });
const captionWords = pagePattern('captionWords', { at: 'anywhere', global: true });
const addressee = pagePattern('addressee', { at: 'anywhere', global: true });

/** What the features of a line are made of. */
interface MeasuredText {
  readonly text: string;
  readonly words: readonly string[];
  /** Words, where the script has blanks; else half the characters. */
  readonly count: number;
  readonly letters: number;
  readonly closed: boolean;
  readonly rule: string | null;
  readonly stamp: boolean;
  readonly byline: boolean;
  readonly tail: boolean;
}

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const perWord = (amount: number, { count }: MeasuredText) => (count === 0 ? 0 : amount / count);

/** What the forests read of a line's words, in their order. */
const lookFeatures = [
  { name: 'chars', of: ({ text }) => Math.log2(1 + text.length) },
  { name: 'words', of: ({ count }) => Math.log2(1 + count) },
  { name: 'closed', of: ({ closed }) => flag(closed) },
  { name: 'colon', of: ({ text }) => flag(/:$/.test(text)) },
  { name: 'ellipsis', of: ({ text }) => flag(/(?:…|\.\.\.)["”’)]*$/.test(text)) },
  { name: 'lowerStart', of: ({ text }) => flag(/^\p{Ll}/u.test(text)) },
  { name: 'digitStart', of: ({ text }) => flag(/^\p{N}/u.test(text)) },
  { name: 'upper', of: ({ text, letters }) => (letters === 0 ? 0 : matches(text, /\p{Lu}/gu) / letters) },
  { name: 'capitalised', of: (line) => perWord(line.words.filter((word) => /^\p{Lu}/u.test(word)).length, line) },
  { name: 'digits', of: ({ text }) => (text.length === 0 ? 0 : matches(text, /\p{N}/gu) / text.length) },
  { name: 'commas', of: (line) => perWord(matches(line.text, /[,;،、，]/gu), line) },
  { name: 'wordLength', of: (line) => perWord(line.letters, line) },
  { name: 'function', of: (line) => perWord(line.words.filter(isFunctionWord).length, line) },
  { name: 'sentences', of: ({ text }) => matches(text, /[.!?…。！？।](?=\s|$|["”’)])/gu) },
  { name: 'quoted', of: ({ text }) => flag(/["“”«»„「]/u.test(text)) },
  { name: 'question', of: ({ text }) => flag(/\?/.test(text)) },
  { name: 'address', of: ({ text }) => flag(/@|https?:|www\.|\.com\b/i.test(text)) },
  { name: 'serviceWords', of: ({ text }) => matches(text, serviceWords) },
  { name: 'addressee', of: (line) => perWord(matches(line.text, addressee), line) },
  { name: 'bar', of: ({ text }) => flag(/[|›»•·>→]/.test(text)) },
  { name: 'rule', of: ({ rule }) => flag(rule !== null) },
  { name: 'ruleOther', of: ({ rule }) => flag(rule === 'other story' || rule === 'read all') },
  { name: 'ruleCaption', of: ({ rule }) => flag(rule === 'caption') },
  { name: 'ruleAuthor', of: ({ rule }) => flag(rule === 'author box' || rule === 'syndication note') },
  { name: 'ruleLetter', of: ({ rule }) => flag(rule !== null && serviceRules.has(rule)) },
  { name: 'stamp', of: ({ stamp }) => flag(stamp) },
  { name: 'byline', of: ({ byline }) => flag(byline) },
  { name: 'tail', of: ({ tail }) => flag(tail) },
  { name: 'exclaim', of: ({ text }) => flag(/!/.test(text)) },
  { name: 'captionWords', of: ({ text }) => matches(text, captionWords) },
  { name: 'hashtag', of: ({ text }) => flag(/[#@]\w/.test(text)) },
] as const satisfies readonly ForestFeature<MeasuredText>[];

/** The name of a feature of a text. */
export type LookFeature = (typeof lookFeatures)[number]['name'];

/** The names of all features of a text, in the order that the forests were trained with. */
export const lookNames: readonly LookFeature[] = lookFeatures.map(({ name }) => name);

const placeOf = Object.fromEntries(lookNames.map((name, place) => [name, place])) as Record<LookFeature, number>;

/** A feature of a line by its name: `feature(look, 'capitalised')`. */
export function feature(look: LineLook, name: LookFeature): number {
  return look.values[placeOf[name]];
}

/** What a site says about its own services. */
const serviceRules = new Set(['newsletter', 'subscription', 'follow us', 'advertisement']);

const isFunctionWord = (word: string) => functionWords.has(word.toLowerCase());

/** Measures a line. Its time grows with the line's length. */
export function lookAt(text: string): LineLook {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  const unspaced = matches(text, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu);
  const line: MeasuredText = {
    text,
    words,
    count: Math.max(words.length, unspaced / 2),
    letters: matches(text, /\p{L}/gu),
    closed: closedSentence.test(text),
    rule: text.length <= 400 ? boilerplateRule(text) : null,
    stamp: text.length < 160 && isStampLine(text),
    byline: text.length < 160 && bylineOf(text, null) !== null,
    tail: text.length < 100 && tailStarts.test(text),
  };
  const { count, closed, rule, stamp, byline, tail } = line;
  return {
    text,
    key: foldKey(text),
    words: count,
    prose: closed && count >= 10,
    rule,
    stamp,
    byline,
    tail,
    values: lookFeatures.map(({ of }) => of(line)),
  };
}

/** From this chance on a whole sentence stays, whatever words it begins with: "Subscriptions rose by a third" is news. */
const certain = 0.9;

/** True when a line's words say what it is, and no forest is as good as certain that it is a sentence of the story. */
export function isSure(look: LineLook, chance: number): boolean {
  return look.rule !== null && sureRules.has(look.rule) && !(look.prose && chance > certain);
}
