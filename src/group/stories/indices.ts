/**
 * Two index spaces of the search for stories, as types that cannot be confused: an article of the batch, and a point of the
 * clustering. Near-copies share the point of their original.
 */
export type ArticleIndex = number & { readonly space: 'article' };
export type PointIndex = number & { readonly space: 'point' };

/** The indices of a list of articles, in order. */
export function articleIndices(articles: readonly unknown[]): ArticleIndex[] {
  return articles.map((_, index) => index as ArticleIndex);
}

/**
 * Maps between articles and points.
 *
 * @example of four articles the third copies the first: originals [0, 1, 0, 3]; points 0, 1, 2 stand for the articles 0, 1, 3
 */
export class PointMap {
  /** For each article the index of the one that it copies, or its own. */
  readonly originals: readonly ArticleIndex[];
  /** For each point its article: those that copy no other. */
  readonly articles: readonly ArticleIndex[];
  readonly #pointOf: ReadonlyMap<ArticleIndex, PointIndex>;

  constructor(originals: readonly number[]) {
    this.originals = originals as readonly ArticleIndex[];
    this.articles = this.originals.filter((original, article) => original === article);
    this.#pointOf = new Map(this.articles.map((article, point) => [article, point as PointIndex]));
  }

  articleOf(point: number): ArticleIndex {
    return this.articles[point];
  }

  /** The point of an article, or of the article that it copies. */
  pointOf(article: ArticleIndex): PointIndex {
    return this.#pointOf.get(this.originals[article]) as PointIndex;
  }

  articlesOf(points: readonly number[]): ArticleIndex[] {
    return points.map((point) => this.articleOf(point));
  }

  /** Clusters of points as clusters of articles, with the copies: in the same order, the articles of each ascending. */
  withCopies(clusters: readonly (readonly number[])[]): ArticleIndex[][] {
    const clusterOf = new Map<number, number>();
    for (const [number, points] of clusters.entries()) for (const point of points) clusterOf.set(point, number);
    const articles: ArticleIndex[][] = clusters.map(() => []);
    for (const article of articleIndices(this.originals))
      articles[clusterOf.get(this.pointOf(article)) as number].push(article);
    return articles;
  }
}
