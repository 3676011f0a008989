import { countWords } from '../../lib/text/text.ts';
import { agglomerate, type Linkage, type Merge } from '../similarity/agglomerate.ts';
import { agreementOf, type EventFacts, factsOf, otherDay } from '../similarity/agreement.ts';
import { densitiesOf } from '../similarity/density.ts';
import { Forms } from '../similarity/forms.ts';
import { neighboursAmong, similarityOf } from '../similarity/neighbours.ts';
import { withoutBoilerplate } from '../similarity/outlet-boilerplate.ts';
import { originalsOf } from '../similarity/shingles.ts';
import { continuationFactor, sameEditionFactor } from '../similarity/titles.ts';
import { dot, type Profile, profilesOf, sharedCount, titleVectors } from '../similarity/vectors.ts';
import { Batch, type StoryInput } from './batch.ts';
import { type ArticleIndex, articleIndices, PointMap } from './indices.ts';

/** Threshold of one event: mean similarity of two clusters, minus the density of their neighbourhoods. */
const sameEvent = 0.052;

/** Threshold of one event for two clusters of headlines: cosine of their sums. */
const sameHeadline = 0.1;

/** A text with fewer words, and with fewer characters than that many words of 20, is a headline only. */
const headlineWords = 14;
const charactersPerWord = 20;

/** Articles whose heads share less than this may share a subject, but no event. */
const minSharedHead = 0.03;

/** Texts with fewer terms in common report different events, however rare the terms ("harbour", in a batch of four). */
const minSharedTerms = 2;

/** Two texts of less similarity are not made from one form. */
const formLike = 0.25;

/** Two articles of one outlet whose titles have a lower cosine are about different subjects. */
const sameSubjectTitles = 0.3;

/** Stories as lists of articles, with everything that led to them. */
export interface FoundStories {
  readonly stories: readonly (readonly ArticleIndex[])[];
  /** For each article its own profile, or that of the article that it copies. */
  readonly profiles: readonly Profile[];
  /** For each article the article that it copies, or itself. */
  readonly originals: readonly ArticleIndex[];
  /** The merges in their order, in terms of articles (without copies). */
  readonly merges: readonly (Merge & { readonly a: readonly ArticleIndex[]; readonly b: readonly ArticleIndex[] })[];
  /** The terms of the profiles by their numbers. */
  readonly terms: readonly string[];
  /** Similarity of two articles, with the agreement of their facts. */
  readonly similarity: (a: ArticleIndex, b: ArticleIndex) => number;
  /** The rule that keeps two articles apart, however similar they are; null if there is none. */
  readonly objection: (a: ArticleIndex, b: ArticleIndex) => string | null;
}

/**
 * Groups articles (in canonical order) into stories: groups that report one event. The same thresholds apply to every kind of source.
 */
export function storiesAmong(articles: readonly StoryInput[]): FoundStories {
  const batch = new Batch(articles);
  const forms = new Forms(batch.articles);
  // Copies are set aside before terms are weighted: a hundred copies would make their words look common, and the one figure
  // that differs between them look like news.
  const points = new PointMap(
    originalsOf(
      articles.map(({ text }) => text),
      (copy, original) =>
        batch.comparable(copy as ArticleIndex, original as ArticleIndex) && !forms.areOneForm(copy, original),
    ),
  );
  const comparison = new Comparison(batch, points, forms);
  const { clusters, merges } = agglomerate(...comparison.graph(), oneEvent);
  return {
    stories: points.withCopies(clusters),
    profiles: articleIndices(articles).map((article) => comparison.profiles[points.pointOf(article)]),
    originals: points.originals,
    merges: merges.map((merge) => ({ ...merge, a: points.articlesOf(merge.a), b: points.articlesOf(merge.b) })),
    terms: comparison.terms,
    similarity: (a, b) => comparison.similarity(points.pointOf(a), points.pointOf(b)),
    objection: (a, b) =>
      batch.incomparability(a, b) ??
      comparison.disagreement(points.pointOf(a), points.pointOf(b), batch.daysApart(a, b)),
  };
}

/** Compares the points of a batch. */
class Comparison {
  readonly profiles: readonly Profile[];
  readonly terms: readonly string[];
  readonly #batch: Batch;
  readonly #points: PointMap;
  readonly #forms: Forms;
  readonly #facts: readonly EventFacts[];
  readonly #isHeadline: readonly boolean[];

  constructor(batch: Batch, points: PointMap, forms: Forms) {
    const articles = inOwnWords(points.articles.map((article) => batch.articles[article]));
    const { profiles, terms } = profilesOf(articles);
    this.profiles = profiles;
    this.terms = terms;
    this.#batch = batch;
    this.#points = points;
    this.#forms = forms;
    this.#facts = articles.map(factsOf);
    this.#isHeadline = articles.map(isHeadline);
  }

  /** The graph to cluster: the points, and the pairs of neighbours. */
  graph() {
    const pairs = neighboursAmong({
      searchTerms: this.profiles.map(({ head }) => head),
      minShared: minSharedHead,
      comparable: (a, b) => this.#batch.comparable(this.#points.articleOf(a), this.#points.articleOf(b)),
      similarity: (a, b) => this.similarity(a, b),
    });
    const densities = densitiesOf(this.profiles, pairs);
    const points = densities.map((density, point) => ({ density, isHeadline: this.#isHeadline[point] }));
    return [points, pairs] as const;
  }

  similarity(a: number, b: number): number {
    if (!this.#isHeadline[a] && !this.#isHeadline[b] && this.#sharedTerms(a, b) < minSharedTerms) return 0;
    const similarity = similarityOf(this.profiles[a], this.profiles[b]);
    if (similarity >= formLike && this.#areOneForm(a, b)) return 0;
    const days = this.#batch.daysApart(this.#points.articleOf(a), this.#points.articleOf(b));
    return similarity * agreementOf(this.#facts[a], this.#facts[b], days) * this.#titleFactor(a, b);
  }

  disagreement(a: number, b: number, daysApart: number): string | null {
    if (similarityOf(this.profiles[a], this.profiles[b]) >= formLike && this.#areOneForm(a, b))
      return 'they fill one form with different names or figures';
    const expected = daysApart === 0 ? 1 : otherDay;
    if (agreementOf(this.#facts[a], this.#facts[b], daysApart) < expected)
      return 'their first lines name different weekdays or different exact figures';
    if (this.#titleFactor(a, b) >= 1) return null;
    return this.#ofOneEdition(a, b)
      ? 'their titles name little in common'
      : 'one is of an earlier edition, and their titles name little in common';
  }

  /** The factor for the agreement of two titles; 1 for bare headlines. */
  #titleFactor(a: number, b: number): number {
    if (this.#isHeadline[a] || this.#isHeadline[b]) return 1;
    const [one, other] = [this.profiles[a], this.profiles[b]];
    return this.#ofOneEdition(a, b)
      ? sameEditionFactor(one, other, this.profiles.length)
      : continuationFactor(one, other);
  }

  #ofOneEdition(a: number, b: number): boolean {
    return this.#batch.printedTogether(this.#points.articleOf(a), this.#points.articleOf(b));
  }

  #areOneForm(a: number, b: number): boolean {
    return this.#forms.areOneForm(this.#points.articleOf(a), this.#points.articleOf(b));
  }

  #sharedTerms(a: number, b: number): number {
    return sharedCount(this.profiles[a].whole, this.profiles[b].whole);
  }
}

/**
 * Texts: mean similarity, minus the mean density of both clusters. Two headlines of one event may have no word in common, so
 * that clusters of headlines are compared by the cosine of their sums.
 */
const oneEvent: Linkage = (a, b, between) => {
  if (a.headlines === a.size && b.headlines === b.size) return between / Math.sqrt(a.inner * b.inner) / sameHeadline;
  const density = (a.density / a.size + b.density / b.size) / 2;
  return (between / (a.size * b.size) - density) / sameEvent;
};

/** The articles with texts that lack what their outlets print under everything. */
function inOwnWords(articles: readonly StoryInput[]): StoryInput[] {
  const titles = titleVectors(articles);
  const texts = withoutBoilerplate(articles, (a, b) => dot(titles[a], titles[b]) < sameSubjectTitles);
  return articles.map((article, number) => ({ ...article, text: texts[number] }));
}

function isHeadline({ title, text }: StoryInput): boolean {
  const maxLength = charactersPerWord * headlineWords;
  return countWords(text) < headlineWords && text.length < maxLength && title.length < maxLength;
}
