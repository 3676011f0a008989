import { isFirstName } from '../language/firstnames.ts';
import { houseKey } from '../language/houses.ts';
import { hasVerb } from '../language/verbs.ts';
import { termsOf } from '../language/words.ts';
import { monthNames, weekdayNames } from '../lib/calendar.ts';
import type { Article, Headline } from '../model.ts';

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
  { pattern: /!\s*$|\.\.\.|…/, loss: 0.4 },
  { pattern: /^(?:opinion|analysis|comment|live|explainer|watch|video|exclusive|editorial)\b/i, loss: 0.6 },
];

/** What the freshest report's title has over the others. */
const leadBonus = 0.5;

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
      borne / Math.max(4, terms[at].size) -
      faults.reduce((sum, { pattern, loss }) => sum + (pattern.test(title) ? loss : 0), 0) -
      (words < 4 ? 0.6 : words > 16 ? 0.3 : 0) -
      (articles[at].language === 'en' && !hasVerb(title.toLowerCase()) ? 0.2 : 0)
    );
  };
  const worths = articles.map((_, at) => worth(at));
  const best = worths.indexOf(Math.max(...worths));
  const { id, title, outlet, language } = articles[best];
  const bare = bareTitle(title, outlet);
  return { article: id, text: language === 'en' ? inSentenceCase(bare, articles) : bare };
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

/** How a word is written in the midst of sentences: small, or with which capitals, each with its count. */
interface Spelling {
  small: number;
  readonly forms: Map<string, number>;
}

/** So much of a title's longer words must have a capital for it to be set in title case. */
const titleCased = 0.7;

const alwaysCapital = new Set(['I', ...monthNames, ...weekdayNames].map((word) => word.toLowerCase()));

/**
 * "Bank Lifts Key Rate" as its articles would write it: a word keeps its capital where they write it so in the midst of a
 * sentence. A title that is in sentence case stays as it is.
 */
export function inSentenceCase(title: string, articles: readonly Pick<Article, 'text'>[]): string {
  const words = title.match(/[\p{L}\p{N}][\p{L}\p{N}'’.&]*/gu) ?? [];
  const long = words.slice(1).filter((word) => word.length >= 4 && /^\p{L}/u.test(word));
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  if (long.length < 2 || capital.length < titleCased * long.length) return title;
  const shouted =
    words.join('').replace(/[^\p{L}]/gu, '') ===
    words
      .join('')
      .replace(/[^\p{L}]/gu, '')
      .toUpperCase();
  const spellings = spellingsIn(articles);
  let begins = true;
  return title.replace(/[\p{L}\p{N}][\p{L}\p{N}'’.&]*|[^\p{L}\p{N}]+/gu, (part) => {
    if (!/^[\p{L}\p{N}]/u.test(part)) {
      begins ||= /[:?!.“"«]|(?:^|\s)[‘']/.test(part);
      return part;
    }
    const first = begins;
    begins = false;
    return wordInSentence(part, spellings.get(part.toLowerCase()), first, shouted);
  });
}

function wordInSentence(word: string, spelling: Spelling | undefined, first: boolean, shouted: boolean): string {
  const lower = word.toLowerCase();
  const raised = lower.charAt(0).toUpperCase() + lower.slice(1);
  const usual = [...(spelling?.forms ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  if (usual !== undefined && usual[1] >= (spelling?.small ?? 0)) return usual[0];
  if (first) return shouted ? raised : word;
  if (alwaysCapital.has(lower)) return raised;
  if (spelling === undefined) {
    // "US", "McKee", "4K": capitals within a word are its own; a first name is a name.
    if (!shouted && /\p{L}.*\p{Lu}|\d/u.test(word)) return word;
    if (isFirstName(raised)) return raised;
  }
  return lower;
}

/** The words of the articles as they stand in the midst of sentences; "Bank's" also tells of "Bank". */
function spellingsIn(articles: readonly Pick<Article, 'text'>[]): Map<string, Spelling> {
  const spellings = new Map<string, Spelling>();
  for (const { text } of articles) {
    for (const match of text.matchAll(
      /(?<=[\p{L}\p{N},;)’'] |-)[\p{L}\p{N}][\p{L}\p{N}'’.&]*[\p{L}\p{N}]|(?<=[\p{L}\p{N},] )\p{L}(?!\p{L})/gu,
    )) {
      const [word] = match;
      for (const form of new Set([word, word.replace(/['’]s$/, '')])) {
        const key = form.toLowerCase();
        const spelling = spellings.get(key) ?? { small: 0, forms: new Map<string, number>() };
        if (form === key) spelling.small++;
        else spelling.forms.set(form, (spelling.forms.get(form) ?? 0) + 1);
        spellings.set(key, spelling);
      }
    }
  }
  return spellings;
}
