import type { GroupingLog } from '../../group/explanation.ts';
import type { Selection } from '../../group/selection.ts';
import type { Article, Dropped } from '../../model/article.ts';
import type { Digest } from '../../model/digest.ts';
import type { Accounts, Problem } from '../../model/outcome.ts';
import type { Correction, Summary } from '../../model/summary.ts';

/** Everything that a digest is made of. */
export interface Material {
  readonly edition: string;
  readonly day: string;
  readonly title: string;
  readonly selection: Pick<Selection, 'topics' | 'lines'>;
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly corrections: readonly Correction[];
  /** Maximum number of coming days. */
  readonly ahead: number;
  /** Number of stories to which nothing was added since an earlier edition. */
  readonly repeats: number;
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
  /** Why articles are one story, and stories one topic. */
  readonly log: GroupingLog;
  /** The edition before this one. */
  readonly previous: Digest['previous'];
}

/** The articles that a digest draws on: by id, and with the number under which they are cited. */
export interface SourceIndex {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly articles: ReadonlyMap<string, Article>;
}
