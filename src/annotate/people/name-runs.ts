import type { PeopleRules } from '../../language/pack-parts/people.ts';
import type { Sentence } from '../../language/sentences.ts';
import { isStopword } from '../../language/words.ts';

/** A run of capitalised words: "US Secretary of State Antony Blinken", "Bank of Marenia", "Tuesday". */
export interface NameRun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[.'’-](?=[\p{L}\p{N}]))*\.?/gu;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The capitalised runs of a text, sentence by sentence. The first word of a sentence counts only when the text shows
 * elsewhere that it is a name, or when the next word continues the run. Linear.
 */
export function nameRuns(text: string, sentences: readonly Sentence[], rules: PeopleRules): NameRun[] {
  const sentenceWords = sentences.map(wordsIn);
  const spellings = spellingsIn(text, sentenceWords, rules);
  const runs: NameRun[] = [];
  for (const words of sentenceWords) {
    for (let index = 0; index < words.length; index++) {
      if (!rules.capitalWord.test(words[index].text)) continue;
      const last = endOfRun(text, words, index, rules);
      const first = startOfRun(words, { index, last, spellings, rules });
      if (first <= last && isName(words, first, last, rules)) {
        const end = words[last].end - (rules.possessive.test(words[last].text) ? 2 : 0);
        runs.push({ start: words[first].start, end, text: text.slice(words[first].start, end) });
      }
      index = last;
    }
  }
  return runs;
}

function wordsIn(sentence: Sentence): Word[] {
  return [...sentence.text.matchAll(wordPattern)].map((match) => {
    const word = match[0].replace(/\.$/, '');
    return { text: word, start: sentence.start + match.index, end: sentence.start + match.index + word.length };
  });
}

/** How a text writes its words. */
interface WordSpellings {
  /** Capitalised inside a sentence: names. */
  readonly names: ReadonlySet<string>;
  /** In small letters somewhere: no names. */
  readonly plain: ReadonlySet<string>;
}

function spellingsIn(text: string, sentenceWords: readonly Word[][], rules: PeopleRules): WordSpellings {
  const names = new Set<string>();
  const plain = new Set<string>();
  for (const words of sentenceWords) {
    for (const [index, word] of words.entries()) {
      const opensQuote = /["“‘'«]\s*$/.test(text.slice(Math.max(0, word.start - 2), word.start));
      if (/^\p{Ll}/u.test(word.text)) plain.add(word.text);
      else if (index > 0 && /^\p{Lu}/u.test(word.text) && !opensQuote) names.add(withoutPossessive(word.text, rules));
    }
  }
  return { names, plain };
}

/** The index of the last word of the run that begins at a capital word: capitals, with one or two particles between. */
function endOfRun(text: string, words: readonly Word[], first: number, rules: PeopleRules): number {
  let end = first;
  while (end + 1 < words.length) {
    const gap = text.slice(words[end].end, words[end + 1].start);
    if (!/^\.?[ ]$/.test(gap) || rules.possessive.test(words[end].text)) break;
    let next = end + 1;
    // "said Ann Lee Monday": the day belongs to no name, "Super Tuesday" is one.
    if (rules.weekday.test(words[next].text) && !rules.namedDayOpeners.has(words[end].text.toLowerCase())) break;
    while (next < end + 3 && words[next] && rules.particles.has(words[next].text)) next++;
    // "Ann van der Lee", "Bank of Marenia": only blanks may separate the words.
    const joined = words[next] && text.slice(words[end].end, words[next].start).split(' ').length === next - end + 1;
    if (!joined || !rules.capitalWord.test(words[next].text)) break;
    end = next;
  }
  return end;
}

interface RunStart {
  /** The first capital word. */
  readonly index: number;
  readonly last: number;
  readonly spellings: WordSpellings;
  readonly rules: PeopleRules;
}

/** The index of the first word of a run: every first word of a sentence is capital ("However", "Last", "Police"). */
function startOfRun(words: readonly Word[], { index, last, spellings, rules }: RunStart): number {
  let first = index;
  if (index === 0 && !opensWithName(words[0].text, last > 0, spellings, rules)) first++;
  while (first < last && rules.droppedAtStart.test(words[first].text)) first++;
  return first;
}

function isName(words: readonly Word[], first: number, last: number, rules: PeopleRules): boolean {
  const { text } = words[first];
  if (!/\p{L}/u.test(text) || words[last].end - words[first].start < 2) return false;
  if (first < last) return true;
  if (rules.calendarName.test(text)) return false;
  return !isStopword(text, rules.language) || text === text.toUpperCase();
}

function withoutPossessive(word: string, rules: PeopleRules): string {
  return word.replace(rules.possessive, '');
}

/** Whether the first word of a sentence belongs to a name; `continues`: the next word is capital too. */
function opensWithName(word: string, continues: boolean, { names, plain }: WordSpellings, rules: PeopleRules): boolean {
  const bare = withoutPossessive(word, rules);
  const key = bare.toLowerCase();
  if (rules.sentenceOpeners.has(key)) return false;
  if (names.has(bare)) return true;
  if (continues && (rules.offices.has(key) || rules.honorifics.has(key.replace('.', '')))) return true;
  if (isStopword(bare, rules.language) || plain.has(key)) return false;
  return continues || /^\p{Lu}{2,}/u.test(bare);
}
