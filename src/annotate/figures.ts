import type { FigureRules, FoundAmount } from '../language/pack-parts/figures.ts';
import { identifiedTextPackFor } from '../language/packs.ts';
import type { Sentence } from '../language/sentences.ts';
import { isStopword, termsOf } from '../language/words.ts';
import { compareText } from '../lib/text/text.ts';
import { instantOf } from '../lib/time/calendar.ts';
import type { Article, Span } from '../model/article.ts';
import type { Disagreement } from '../model/summary.ts';
import { annotationsOf } from './annotations.ts';

/** The first sentences of an article give the figures of the event; those below tell what happened before. */
const openingSentences = 8;

/** At most these are compared and shown. */
const mostArticles = 40;
const mostShown = 3;
const mostValues = 4;

/** Two sentences that share this part of their content words (without numbers), and at least this number of them, speak of one thing. */
const sameThing = 0.55;
const fewestShared = 3;

interface Claim extends Span {
  readonly article: Article;
  readonly sentence: Sentence;
  /** What is counted; figures of one kind may disagree. */
  readonly kind: string;
  readonly value: number;
  /** All figures of the kind in the article. */
  readonly others: ReadonlySet<number>;
  readonly isRounded: boolean;
}

/**
 * Figures for the same thing in which a story's articles differ, by outlet or by day, each by its first source, oldest first.
 * An article that has the other figure too speaks of two things, and disagrees with nobody.
 */
export function disagreementsIn(today: readonly Article[], earlier: readonly Article[] = []): Disagreement[] {
  const counting = [...earlier.slice(-mostArticles), ...today.slice(0, mostArticles)].flatMap(countingArticle);
  const known = new Set(earlier);
  if (counting.length < 2) return [];
  const shown: Disagreement[] = [];
  const seen = new Set<string>();
  for (const claims of [...countsOf(counting), ...alignedOf(counting)]) {
    const distinct = differing(claims);
    // What was reported before is no news: one of today's articles must have a figure that no earlier one has.
    if (distinct.length < 2 || distinct.every(({ article }) => known.has(article))) continue;
    const key = distinct.map(({ value }) => value).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    shown.push({ claims: distinct.slice(-mostValues).map(claimSlice) });
    if (shown.length === mostShown) break;
  }
  return shown;
}

/** An article in whose language figures can be read. */
interface CountingArticle {
  readonly article: Article;
  readonly rules: FigureRules;
}

/** What is too short to be identified counts little, and is left alone. */
function countingArticle(article: Article): CountingArticle[] {
  const rules = identifiedTextPackFor(article.language).figures;
  return rules ? [{ article, rules }] : [];
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
function roundsTo(one: Claim, other: Claim): boolean {
  const near = Math.min(one.value, other.value) >= 0.9 * Math.max(one.value, other.value);
  return near && [one, other].some(({ isRounded }) => isRounded);
}

/** Letters before a figure that may say that it is rounded. */
const roundingReach = 12;

function isRounded({ article, rules }: CountingArticle, { start, end }: Span): boolean {
  return rules.isRounded(article.text.slice(Math.max(0, start - roundingReach), end));
}

function byTime(a: Claim, b: Claim): number {
  return compareText(instantOf(a.article.published), instantOf(b.article.published));
}

/** For each kind of count what the articles count first. */
function countsOf(articles: readonly CountingArticle[]): Claim[][] {
  const kinds = new Set(articles.flatMap(({ rules }) => rules.kinds));
  return [...kinds].map((kind) => articles.flatMap((article) => firstCount(article, kind) ?? []));
}

function firstCount(counting: CountingArticle, kind: string): Claim | null {
  const { article, rules } = counting;
  const others = new Set(rules.countsIn(kind, article.text).map(({ value }) => value));
  for (const sentence of annotationsOf(article).sentences.slice(0, openingSentences)) {
    if (rules.isEarlierEvent(sentence.text)) continue;
    const count = rules.countsIn(kind, sentence.text).find(({ isWhole }) => isWhole);
    if (count) return claimIn(counting, sentence, { ...count, kind, others });
  }
  return null;
}

/** A claim from a figure whose offsets are those of its sentence. */
function claimIn(
  counting: CountingArticle,
  sentence: Sentence,
  { kind, value, others, start, end }: Span & Pick<Claim, 'kind' | 'value' | 'others'>,
): Claim {
  const span = { start: sentence.start + start, end: sentence.start + end };
  return { article: counting.article, sentence, kind, value, others, isRounded: isRounded(counting, span), ...span };
}

interface Opening {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly terms: ReadonlySet<string>;
  readonly units: readonly Claim[];
}

/** Sentences of two articles that say the same but for one number of one unit. */
function alignedOf(articles: readonly CountingArticle[]): Claim[][] {
  const openings = articles.flatMap(openingsOf);
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

function openingsOf(counting: CountingArticle): Opening[] {
  const { article, rules } = counting;
  const amounts = amountsByUnit(rules.amountsIn(article.text));
  return annotationsOf(article)
    .sentences.slice(0, openingSentences)
    .flatMap((sentence): Opening[] => {
      const units = rules.isEarlierEvent(sentence.text) ? [] : unitsIn(counting, sentence, amounts);
      const terms = new Set(termsOf(sentence.text, article.language).filter((term) => !/\d/.test(term)));
      return units.length === 0 ? [] : [{ article, sentence, terms, units }];
    });
}

function samePoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= fewestShared && shared >= sameThing * Math.max(a.size, b.size);
}

function unitsIn(
  counting: CountingArticle,
  sentence: Sentence,
  amounts: ReadonlyMap<string, ReadonlySet<number>>,
): Claim[] {
  return counting.rules
    .amountsIn(sentence.text)
    .filter(({ unit }) => !isStopword(unit, counting.article.language))
    .map((amount) =>
      claimIn(counting, sentence, { ...amount, kind: amount.unit, others: amounts.get(amount.unit) ?? new Set() }),
    );
}

/** All that a text counts or measures in each unit. */
function amountsByUnit(found: readonly FoundAmount[]): Map<string, Set<number>> {
  const amounts = new Map<string, Set<number>>();
  for (const { unit, value } of found) amounts.set(unit, (amounts.get(unit) ?? new Set()).add(value));
  return amounts;
}

function claimSlice({ article, sentence, start, end }: Claim): Disagreement['claims'][number] {
  return {
    figure: { article: article.id, start, end, text: article.text.slice(start, end) },
    sentence: { article: article.id, start: sentence.start, end: sentence.end, text: sentence.text },
    published: article.published,
  };
}
