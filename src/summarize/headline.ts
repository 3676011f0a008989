import { houseKey } from '../annotate/press/publishers.ts';
import { isFirstName } from '../language/en/people/first-names.ts';
import { hasVerb } from '../language/en/verbs.ts';
import { isStopword, termsOf } from '../language/words.ts';
import { monthNames, weekdayNames } from '../lib/time/calendar.ts';
import type { Article, Headline } from '../model/article.ts';

/** What a title loses for wanting to be clicked rather than read, as data. */
const faults: readonly { readonly pattern: RegExp; readonly loss: number }[] = [
  {
    pattern:
      /\b(?:you won['’]t believe|what happen(?:s|ed) next|here['’]s (?:why|how|what|who|when|everything)|here (?:are|is) (?:what|why|how)|this is (?:why|how|what)|(?:everything|all) (?:you|we) (?:need to )?know|what (?:you|we|to) (?:need to )?know|need to know|what we know|goes viral|viral video|the internet|social media reacts|netizens|jaw[- ]dropping|mind[- ]blowing|shocking|stuns?|slams?|blasts?|rips|claps back|breaks silence|opens up|sends? .{0,20} message|explained|explainer|photos?|in pictures|watch|video)\b/i,
    loss: 1,
  },
  { pattern: /\?\s*$/, loss: 0.9 },
  { pattern: /\b(?:you|your|we|our|i|my|me)\b/i, loss: 0.6 },
  { pattern: /^["“‘'«„]/, loss: 0.5 },
  { pattern: /^(?:how|why|what|who|when|where|inside|meet)\b/i, loss: 0.4 },
  { pattern: /!\s*$|\.\.\.|…/, loss: 0.4 },
  { pattern: /^(?:opinion|analysis|comment|live|explainer|watch|video|exclusive|editorial)\b/i, loss: 0.6 },
];

/** What the freshest report's title has over the others. */
const leadBonus = 0.25;

/** So many words that all others have make a title as good as any. */
const fullyBorne = 5;

/** Words before the news: "Breaking: ", "LIVE | ". */
const kicker =
  /^(?:breaking(?: news)?|live(?: updates?| blog| news)?|updated?|watch|video|exclusive|just in|developing|in pictures|latest)\s*[:|–—-]\s+/i;

/** So many words a title must keep when parts of it are taken away. */
const leastWords = 3;

/**
 * The headline of a story: of its reports' titles (the lead first) the clearest, most factual one that the others bear out;
 * without kicker and outlet, in sentence case where the outlet sets Every Word With a Capital. Never a word of ours.
 */
export function headlineOf(articles: readonly Article[]): Headline {
  const terms = articles.map(({ title, language }) => new Set(termsOf(title, language)));
  const worth = (at: number) => {
    const { title } = articles[at];
    const words = title.split(/\s+/).length;
    const others = terms.filter((_, other) => other !== at);
    const borne = [...terms[at]].reduce(
      (sum, term) => sum + others.filter((set) => set.has(term)).length / Math.max(1, others.length),
      0,
    );
    return (
      (at === 0 ? leadBonus : 0) +
      Math.min(1, borne / fullyBorne) -
      faults.reduce((sum, { pattern, loss }) => sum + (pattern.test(title) ? loss : 0), 0) -
      (words < 4 ? 0.6 : words > 16 ? 0.3 : 0) -
      (articles[at].language === 'en' && !hasVerb(title.toLowerCase()) ? 0.2 : 0)
    );
  };
  const worths = articles.map((_, at) => worth(at));
  const best = worths.indexOf(Math.max(...worths));
  const { id, title, outlet, language } = articles[best];
  const bare = bareTitle(title, outlet);
  const cased = language === 'en' ? inSentenceCase(bare, articles) : bare;
  // Some letters change their number with their case (ß, SS): what is printed must be the title still.
  return { article: id, text: title.toLowerCase().includes(cased.toLowerCase()) ? cased : bare };
}

/** A title without kicker and without its outlet's name. */
function bareTitle(title: string, outlet: string | null): string {
  const enough = (text: string) => text.split(/\s+/).length >= leastWords;
  const without = title.replace(kicker, '');
  let bare = enough(without) ? without : title;
  const end = /\s+[|–—-]\s+([^|–—]{2,40})$/.exec(bare);
  if (end !== null && outlet !== null && houseKey(end[1]) === houseKey(outlet) && enough(bare.slice(0, end.index)))
    bare = bare.slice(0, end.index);
  return bare;
}

/** So much of a title's longer words must have a capital for it to be set in title case. */
const titleCased = 0.7;

/** March and May are words, too: only texts can tell. */
const alwaysCapital = new Set(
  ['I', ...monthNames.filter((month) => month !== 'March' && month !== 'May'), ...weekdayNames].map((word) =>
    word.toLowerCase(),
  ),
);

/** A title of which the texts do not know so many words stays as it is: its names cannot be told. */
const unknownShare = 0.5;

/** Longer words in capitals only are no abbreviations. */
const longestAcronym = 5;

/** A word, or an abbreviation without its last point. */
const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{N}'’.&]*[\p{L}\p{N}])?/gu;

/**
 * "Bank Lifts Key Rate" as its articles would write it: a word keeps its capital where they write it so in the midst of a
 * sentence, or as a part of the same name. A title that is in sentence case stays as it is.
 */
function inSentenceCase(title: string, articles: readonly Pick<Article, 'text'>[]): string {
  const words = [...title.matchAll(wordPattern)].map((match) => ({ word: match[0], start: match.index }));
  const long = words.slice(1).filter(({ word }) => word.length >= 4 && /^\p{L}/u.test(word));
  const capital = long.filter(({ word }) => /^\p{Lu}/u.test(word));
  if (long.length < 2 || capital.length < titleCased * long.length) return title;
  const letters = title.replace(/[^\p{L}]/gu, '');
  const shouted = letters === letters.toUpperCase();
  const spellings = spellingsIn(articles);
  const unknown = capital.filter(
    ({ word }) => !spellings.words.has(bareKey(word)) && !isStopword(word.toLowerCase(), 'en'),
  );
  if (!shouted && unknown.length > unknownShare * capital.length) return title;
  let result = '';
  let end = 0;
  for (const [at, { word, start }] of words.entries()) {
    const between = title.slice(end, start);
    const [before, after] = [words[at - 1]?.word, words[at + 1]?.word];
    const first = at === 0 || beginsAgain(between, before);
    result += between + wordInSentence(word, { before, after, first, shouted }, spellings);
    end = start + word.length;
  }
  return result + title.slice(end);
}

/** After a colon, a full stop or an opening quotation mark; not after the point of an abbreviation. */
function beginsAgain(between: string, before: string): boolean {
  if (/[:?!“"«]|(?:^|\s)[‘']/.test(between)) return true;
  return (
    /\./.test(between) && !/^(?:\p{L}\.)*\p{L}$|^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|St|Prof|vs|No)$/iu.test(before)
  );
}

interface Place {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly first: boolean;
  readonly shouted: boolean;
}

function wordInSentence(whole: string, { before, after, first, shouted }: Place, spellings: Spellings): string {
  const [, word, possessive] = /^(.*?)(['’][sS])?$/u.exec(whole) as RegExpExecArray;
  const rest = (possessive ?? '').toLowerCase();
  const key = word.toLowerCase();
  const raised = key.charAt(0).toUpperCase() + key.slice(1);
  const spelling = spellings.words.get(key);
  const usual = [...(spelling?.forms ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const pair = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && spellings.pairs.has(`${bareKey(a)} ${bareKey(b)}`);
  if (usual !== undefined && spelling !== undefined) {
    const named = pair(before, word) || pair(word, after);
    if (
      named ||
      (spelling.small === 0 && !isStopword(key, 'en')) ||
      (spelling.alone > 0 && spelling.alone >= spelling.small)
    )
      return usual + rest;
  }
  if (first) return (shouted ? raised : word) + rest;
  if (alwaysCapital.has(key)) return raised + rest;
  // "US", "McKee", "4K": capitals within a word are its own; a first name is a name.
  if (spelling === undefined && !shouted && /\p{L}.*\p{Lu}|\d/u.test(word)) return whole;
  return (spelling === undefined && isFirstName(raised) && !isStopword(key, 'en') ? raised : key) + rest;
}

/** How texts write a word. */
interface Spelling {
  /** How often without capitals. */
  small: number;
  /** How often with a capital in the midst of a sentence, and beside no other word with one. */
  alone: number;
  /** Its forms with capitals, wherever they stand. */
  readonly forms: Map<string, number>;
}

interface Spellings {
  readonly words: ReadonlyMap<string, Spelling>;
  /** Two words in a row with capitals, as keys: parts of one name. */
  readonly pairs: ReadonlySet<string>;
}

function bareKey(word: string): string {
  return word.toLowerCase().replace(/['’]s$/, '');
}

function spellingsIn(articles: readonly Pick<Article, 'text'>[]): Spellings {
  const words = new Map<string, Spelling>();
  const pairs = new Set<string>();
  for (const { text } of articles) {
    let last: { word: string; end: number; capital: boolean } | null = null;
    const found = [...text.matchAll(wordPattern)];
    for (const [at, { 0: word, index }] of found.entries()) {
      const capital = /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word);
      const joined = last !== null && text.slice(last.end, index) === ' ';
      const follows = found[at + 1];
      const next = follows !== undefined && text.slice(index + word.length, follows.index) === ' ' ? follows[0] : '';
      const form = word.replace(/['’]s$/, '');
      const key = form.toLowerCase();
      const spelling = words.get(key) ?? { small: 0, alone: 0, forms: new Map<string, number>() };
      // A word that is shouted somewhere is no name for that.
      if (capital && form.length > longestAcronym && form === form.toUpperCase()) continue;
      if (capital) {
        spelling.forms.set(form, (spelling.forms.get(form) ?? 0) + 1);
        if (joined && last?.capital && !isStopword(last.word.toLowerCase(), 'en'))
          pairs.add(`${bareKey(last.word)} ${key}`);
        else if ((joined || /[,;)’']\s$/.test(text.slice(Math.max(0, index - 2), index))) && !/^\p{Lu}/u.test(next))
          spelling.alone++;
      } else spelling.small++;
      words.set(key, spelling);
      last = { word: form, end: index + word.length, capital };
    }
  }
  return { words, pairs };
}
