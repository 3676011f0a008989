import type { Sentence } from '../language/sentences.ts';
import { isStopword, termsOf } from '../language/words.ts';
import { compareText } from '../lib/text/text.ts';
import { instantOf, monthNames } from '../lib/time/calendar.ts';
import type { Article, Span } from '../model/article.ts';
import type { Disagreement } from '../model/summary.ts';
import { annotationsOf } from './annotations.ts';

/** So far into an article its figures are those of the event; below stands what happened before. */
const openingSentences = 8;

/** So many articles are compared, and so many disagreements and values shown. */
const mostArticles = 40;
const mostShown = 3;
const mostValues = 4;

/** Two sentences that share so much of their content words (numbers left out) speak of one thing. */
const sameThing = 0.55;
const fewestShared = 3;

/** Numbers as words: where reports count the dead, they write them so. */
export const numberWords =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const number = `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)(?![\\d,.]*\\d)(?: (?:hundred|thousand|million|billion|trillion))?|(?:${numberWords.join('|')})\\b(?!-)`;
const hedge = '(?:at least|more than|over|about|around|nearly|almost|some|up to|as many as|close to|an estimated)';
const counted =
  "(?: (?!and\\b|or\\b|of\\b|more\\b|others?\\b|another\\b|further\\b|additional\\b|were\\b|was\\b|who\\b|years?\\b|days?\\b|hours?\\b|weeks?\\b|months?\\b|minutes?\\b|miles?\\b|percent\\b)[a-z’'-]+){0,3}?";

/** What reports count first and count anew each day, as data: how English says it. */
const quantities: readonly {
  readonly name: string;
  readonly done: string;
  readonly verb: string;
  readonly noun: string;
}[] = [
  {
    name: 'dead',
    done: 'killed|dead|died|drowned|shot dead|lost their lives|perished',
    verb: 'killed|killing|kills|kill|claimed|claiming|(?:death )?toll[^.;]{0,40}?(?:to|at|of|is|was|reached|passed|hit)',
    noun: 'deaths?|fatalities|bodies|lives|dead',
  },
  {
    name: 'injured',
    done: 'injured|wounded|hurt|hospitali[sz]ed',
    verb: 'injured|injuring|injures|wounded|wounding|wounds|hurting',
    noun: 'injuries|casualties',
  },
  { name: 'missing', done: 'missing|unaccounted for', verb: 'search(?:ing)? for', noun: 'missing' },
  {
    name: 'arrested',
    done: 'arrested|detained|in custody',
    verb: 'arrested|arresting|detained|detaining',
    noun: 'arrests',
  },
  {
    name: 'displaced',
    done: 'evacuated|displaced|homeless',
    verb: 'evacuated|evacuating|displaced|displacing',
    noun: 'evacuees',
  },
  { name: 'rescued', done: 'rescued', verb: 'rescued|rescuing', noun: 'survivors' },
  { name: 'infected', done: 'infected', verb: 'infected|infecting', noun: '(?:confirmed )?cases|infections' },
];

const months = monthNames.join('|');

const forms = quantities.map(({ name, done, verb, noun }) => ({
  name,
  pattern: new RegExp(
    `\\b(?:${verb}) (?:${hedge} )?(?<after>${number})(?<whom>(?: [a-z’'-]+)?)|(?<![\\d,.$£€]|\\b(?:${months}|boeing|flight|route|another|other|further|additional) )(?:\\b${hedge} )?\\b(?<before>${number})(?<who>${counted}) (?:(?:were|was|are|is|had|have|has|been|being|feared|confirmed|reported|also|still) )*(?:${done}|${noun})\\b`,
    'giu',
  ),
}));

/** Something that happened before: its figures are not the event's. */
const earlierEvent =
  /\b(?:in (?:19|20)\d\d|last (?:year|month|summer|winter|spring|autumn|fall)|(?:years?|months|decades?) (?:ago|earlier|before)|since (?:19|20)\d\d|previous(?:ly)?|in recent (?:years|months))\b/i;

interface Claim extends Span {
  readonly article: Article;
  readonly sentence: Sentence;
  /** What is counted; figures of one kind may disagree. */
  readonly kind: string;
  readonly value: number;
  /** All figures of the kind in the article. */
  readonly others: ReadonlySet<number>;
}

/**
 * Figures for the same thing in which a story's articles differ, by outlet or by day, each by its first source, oldest first.
 * An article that has the other figure too speaks of two things, and disagrees with nobody.
 */
export function disagreementsIn(today: readonly Article[], earlier: readonly Article[] = []): Disagreement[] {
  const english = [...earlier.slice(-mostArticles), ...today.slice(0, mostArticles)].filter(
    ({ language }) => language === 'en',
  );
  const known = new Set(earlier);
  if (english.length < 2) return [];
  const shown: Disagreement[] = [];
  const seen = new Set<string>();
  for (const claims of [...countsOf(english), ...alignedOf(english)]) {
    const distinct = differing(claims);
    // What was told before is no news: one of today's articles must have a figure that no earlier one has.
    if (distinct.length < 2 || distinct.every(({ article }) => known.has(article))) continue;
    const key = distinct.map(({ value }) => value).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    shown.push({ claims: distinct.slice(-mostValues).map(claimSlice) });
    if (shown.length === mostShown) break;
  }
  return shown;
}

/** The claims with values of their own, oldest first: of each value the one that was published first. */
function differing(claims: readonly Claim[]): Claim[] {
  const first = new Map<number, Claim>();
  for (const claim of [...claims].sort(byTime)) if (!first.has(claim.value)) first.set(claim.value, claim);
  const distinct = [...first.values()];
  return distinct.filter((claim) =>
    distinct.some(
      (other) =>
        other !== claim && !roundsTo(claim, other) && !other.others.has(claim.value) && !claim.others.has(other.value),
    ),
  );
}

/** "More than 500" and "520" do not differ. */
function roundsTo(a: Claim, b: Claim): boolean {
  const near = Math.min(a.value, b.value) >= 0.9 * Math.max(a.value, b.value);
  return (
    near && [a, b].some(({ article, start, end }) => hedged.test(article.text.slice(Math.max(0, start - 12), end)))
  );
}

const hedged = /\b(?:more than|over|about|around|nearly|almost|some|up to|close to|an estimated|as many as)\b/i;

function byTime(a: Claim, b: Claim): number {
  return compareText(instantOf(a.article.published), instantOf(b.article.published));
}

/** For each quantity what the articles count first. */
function countsOf(articles: readonly Article[]): Claim[][] {
  return forms.map(({ name, pattern }) =>
    articles.flatMap((article) => {
      const others = new Set([...article.text.matchAll(pattern)].map(countIn));
      for (const sentence of annotationsOf(article).sentences.slice(0, openingSentences)) {
        const match = earlierEvent.test(sentence.text)
          ? undefined
          : [...sentence.text.matchAll(pattern)].find(countsAll);
        if (!match) continue;
        const { text, index } = withoutTail(match);
        const start = sentence.start + index;
        return [{ article, sentence, kind: name, value: countIn(match), others, start, end: start + text.length }];
      }
      return [];
    }),
  );
}

/** "Three police officers were killed" counts a part. */
function countsAll({ 0: figure, groups }: RegExpMatchArray): boolean {
  const whom = (groups?.whom ?? groups?.who ?? '').trim();
  // What follows the number need not be what is counted: "killed 12 in the night".
  if (groups?.after !== undefined && !/s$|^(?:of|women|men|children)$/.test(whom)) return true;
  // "Officials said four were killed", "no one was hurt", "one injured demonstrator": a part, nobody, somebody.
  if (whom === '') return groups?.after !== undefined || !/\b(?:were|was|have|has|had|are|is|one)\b/i.test(figure);
  return /^(?:people|persons|lives|person|victims?|dead)$/.test(whom);
}

/** The word after a number belongs to the figure only when it says what is counted. */
function withoutTail(match: RegExpExecArray): { text: string; index: number } {
  const whom = match.groups?.whom ?? '';
  const text = /^(?: (?:people|persons|lives))?$/.test(whom) ? match[0] : match[0].slice(0, -whom.length);
  return { text, index: match.index };
}

function countIn({ groups }: RegExpMatchArray): number {
  return numberIn(groups?.after ?? groups?.before ?? '');
}

/** A number in a sentence with the word that it counts. */
const withUnit = new RegExp(
  `(?<![\\d,.:/]|\\b(?:${months}) )(?<value>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)(?![\\d,.:/]*\\d)(?<unit>(?: (?:hundred|thousand|million|billion|trillion))?(?: ?%| (?!${months}|am\\b|pm\\b)[a-z][a-z’'-]+))`,
  'gu',
);

interface Opening {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly terms: ReadonlySet<string>;
  readonly units: readonly Claim[];
}

/** Sentences of two articles that say the same but for one number of one unit. */
function alignedOf(articles: readonly Article[]): Claim[][] {
  const openings = articles.flatMap((article) => {
    const amounts = amountsByUnit(article.text);
    return annotationsOf(article)
      .sentences.slice(0, openingSentences)
      .flatMap((sentence): Opening[] => {
        const units = earlierEvent.test(sentence.text) ? [] : unitsIn(article, sentence, amounts);
        const terms = new Set(termsOf(sentence.text, article.language).filter((term) => !/\d/.test(term)));
        return units.length === 0 ? [] : [{ article, sentence, terms, units }];
      });
  });
  const groups = new Map<string, Set<Claim>>();
  for (const [at, one] of openings.entries()) {
    for (const other of openings.slice(at + 1)) {
      if (one.article === other.article || !samePoint(one.terms, other.terms)) continue;
      for (const claim of one.units) {
        const rivals = other.units.filter(({ kind }) => kind === claim.kind);
        const own = one.units.filter(({ kind }) => kind === claim.kind);
        if (rivals.length !== 1 || own.length !== 1 || rivals[0].value === claim.value) continue;
        const group = groups.get(claim.kind) ?? new Set<Claim>();
        groups.set(claim.kind, group.add(claim).add(rivals[0]));
      }
    }
  }
  return [...groups.values()].map((group) => [...group]);
}

function samePoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= fewestShared && shared >= sameThing * Math.max(a.size, b.size);
}

function unitsIn(article: Article, sentence: Sentence, amounts: ReadonlyMap<string, ReadonlySet<number>>): Claim[] {
  return [...sentence.text.matchAll(withUnit)].flatMap((match) => {
    const start = sentence.start + match.index;
    const unit = unitOf(match);
    if (isStopword(unit, 'en') || unit.includes('clock')) return [];
    const others = amounts.get(unit) ?? new Set();
    return [{ article, sentence, kind: unit, value: amountIn(match), others, start, end: start + match[0].length }];
  });
}

/** All that a text counts or measures in each unit. */
function amountsByUnit(text: string): Map<string, Set<number>> {
  const amounts = new Map<string, Set<number>>();
  for (const match of text.matchAll(withUnit)) {
    const unit = unitOf(match);
    amounts.set(unit, (amounts.get(unit) ?? new Set()).add(amountIn(match)));
  }
  return amounts;
}

/** What is counted or measured: "people", "%", "million marks". */
function unitOf({ groups }: RegExpMatchArray): string {
  return groups?.unit.trim() ?? '';
}

function amountIn({ groups }: RegExpMatchArray): number {
  return numberIn(groups?.value ?? '');
}

const powers: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

function numberIn(text: string): number {
  const [digits, power] = text.toLowerCase().split(' ');
  const word = numberWords.indexOf(digits);
  const value = word >= 0 ? word + 1 : Number(digits.replaceAll(',', ''));
  return value * (powers[power] ?? 1);
}

function claimSlice({ article, sentence, start, end }: Claim): Disagreement['claims'][number] {
  return {
    figure: { article: article.id, start, end, text: article.text.slice(start, end) },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    published: article.published,
  };
}
