import { honorifics, offices, organisations, particles } from '../../language/en/titles.ts';
import type { Sentence } from '../../language/sentences.ts';
import { isStopword } from '../../language/words.ts';
import { monthNames, weekdayNames } from '../../lib/time/calendar.ts';

/** A run of capitalised words: "US Secretary of State Antony Blinken", "Bank of Marenia", "Tuesday". */
export interface NameRun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const token = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[.'’-](?=[\p{L}\p{N}]))*\.?/gu;
const weekday = new RegExp(`^(?:${weekdayNames.join('|')})$`, 'i');

/** May is a name too. */
const month = new RegExp(`^(?:${monthNames.filter((name) => name !== 'May').join('|')})$`, 'i');

/** What makes a name of the weekday after it. */
const namedDays = new Set('super black good easter palm ash bloody cyber shrove big giving holy fat'.split(' '));

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The capitalised runs of a text, sentence by sentence. A sentence's first word counts only when the text elsewhere
 * shows it to be a name, or when the next word continues the run. Linear.
 */
export function nameRuns(text: string, sentences: readonly Sentence[]): NameRun[] {
  const tokens = sentences.map(wordsIn);
  const seen = wordsSeen(text, tokens);
  const runs: NameRun[] = [];
  for (const words of tokens) {
    for (let at = 0; at < words.length; at++) {
      if (!isCapital(words[at].text)) continue;
      const last = endOfRun(text, words, at);
      const first = startOfRun(words, at, last, seen);
      if (first <= last && isName(words, first, last)) {
        const end = words[last].end - (/['’]s$/.test(words[last].text) ? 2 : 0);
        runs.push({ start: words[first].start, end, text: text.slice(words[first].start, end) });
      }
      at = last;
    }
  }
  return runs;
}

function wordsIn(sentence: Sentence): Word[] {
  return [...sentence.text.matchAll(token)].map((match) => {
    const word = match[0].replace(/\.$/, '');
    return { text: word, start: sentence.start + match.index, end: sentence.start + match.index + word.length };
  });
}

interface Seen {
  /** Capitalised inside a sentence: a name. */
  readonly names: ReadonlySet<string>;
  /** In small letters anywhere: no name. */
  readonly plain: ReadonlySet<string>;
}

function wordsSeen(text: string, tokens: readonly Word[][]): Seen {
  const names = new Set<string>();
  const plain = new Set<string>();
  for (const words of tokens) {
    for (const [at, word] of words.entries()) {
      const opensQuote = /["“‘'«]\s*$/.test(text.slice(Math.max(0, word.start - 2), word.start));
      if (/^\p{Ll}/u.test(word.text)) plain.add(word.text);
      else if (at > 0 && /^\p{Lu}/u.test(word.text) && !opensQuote) names.add(bare(word.text));
    }
  }
  return { names, plain };
}

/** The last word of the run that begins at a capital word: capitals, and one or two particles between them. */
function endOfRun(text: string, words: readonly Word[], at: number): number {
  let end = at;
  while (end + 1 < words.length) {
    if (!/^\.?[ ]$/.test(text.slice(words[end].end, words[end + 1].start)) || /['’]s$/.test(words[end].text)) break;
    let next = end + 1;
    // "said Ann Lee Monday": the day belongs to no name, "Super Tuesday" is one.
    if (weekday.test(words[next].text) && !namedDays.has(words[end].text.toLowerCase())) break;
    while (next < end + 3 && words[next] && particles.has(words[next].text)) next++;
    // "Ann van der Lee", "Bank of Marenia": nothing but blanks may stand between.
    const joined = words[next] && text.slice(words[end].end, words[next].start).split(' ').length === next - end + 1;
    if (!joined || !isCapital(words[next].text)) break;
    end = next;
  }
  return end;
}

/** The first word of a run: the word that opens a sentence is capital anyhow ("However", "Last", "Police"). */
function startOfRun(words: readonly Word[], at: number, last: number, seen: Seen): number {
  let first = at;
  if (at === 0 && !opensWithName(words[0].text, last > 0, seen)) first++;
  while (first < last && /^(?:the|of)$/i.test(words[first].text)) first++;
  return first;
}

function isName(words: readonly Word[], first: number, last: number): boolean {
  const { text } = words[first];
  if (!/\p{L}/u.test(text) || words[last].end - words[first].start < 2) return false;
  return (
    first < last ||
    (!weekday.test(text) && !month.test(text) && (!isStopword(text, 'en') || text === text.toUpperCase()))
  );
}

function isCapital(word: string): boolean {
  return /^(?:al-|el-|d['’]|o['’])?\p{Lu}/u.test(word);
}

function bare(word: string): string {
  return word.replace(/['’]s$/, '');
}

/** Words that open a sentence before a name and belong to none. */
const openers = new Set(
  'even while when as but and if then now still yet also just only after before since because although though once both meanwhile however unlike like despite'.split(
    ' ',
  ),
);

function opensWithName(word: string, continues: boolean, { names, plain }: Seen): boolean {
  const bareWord = bare(word);
  if (openers.has(bareWord.toLowerCase())) return false;
  if (names.has(bareWord) || (continues && offices.has(bareWord.toLowerCase()))) return true;
  if (continues && honorifics.has(bareWord.toLowerCase().replace('.', ''))) return true;
  if (isStopword(bareWord, 'en') || plain.has(bareWord.toLowerCase())) return false;
  return continues || /^\p{Lu}{2,}/u.test(bareWord);
}

/** "Mads Feller of the Retail Council" is Mads Feller, also with an office before; "Bank of Marenia" stays what it is. */
function withoutBody(run: NameRun): NameRun {
  const [before] = run.text.split(/\s(?:of|and)\s/);
  if (before === run.text) return run;
  const words = before.toLowerCase().split(' ');
  const name = words.slice(words.findLastIndex((word) => isTitle(word)) + 1);
  const person = name.length >= 2 && name.length <= 4 && !name.some((word) => organisations.has(word));
  return person ? { start: run.start, end: run.start + before.length, text: before } : run;
}

/** A form of address or an office, with or without its full stop. */
function isTitle(word: string): boolean {
  const key = word.toLowerCase().replace(/[.,]+$/, '');
  return honorifics.has(key) || offices.has(key);
}

/** The person's name at the end of a run, without office and form of address; null when the run names no person. */
export function personIn(whole: NameRun): { name: string; start: number; end: number; titled: boolean } | null {
  const run = withoutBody(whole);
  const words = [...run.text.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index }));
  const key = (at: number) =>
    words[at].text
      .toLowerCase()
      .replace(/[.,]+$/, '')
      .replace(/['’]s$/, '');
  if (organisations.has(key(words.length - 1))) return null;
  let from = 0;
  let titled = false;
  for (const [at] of words.entries()) {
    if (at === words.length - 1) break;
    if (isTitle(words[at].text)) {
      titled = true;
      from = at + 1;
      // "Secretary of State Antony Blinken": what hangs on the office by "of" belongs to it.
      while (from < words.length - 1 && (key(from) === 'of' || key(from) === 'the')) from += key(from) === 'of' ? 2 : 1;
    }
  }
  if (from >= words.length) return null;
  if (titled && from < words.length - 1 && (key(from) === 'for' || key(from) === 'and')) return null;
  const rest = words.slice(from);
  if (rest.length > 5 || rest.some((word) => /\d/.test(word.text))) return null;
  if (rest.some((word) => word.text === 'of' || word.text === 'the' || word.text === 'and')) return null;
  const start = run.start + rest[0].at;
  return { name: run.text.slice(rest[0].at), start, end: run.end, titled };
}
