/** A failure that did not stop the run; listed at the foot of the digest and in the report. */
export interface Problem {
  readonly stage: 'collect' | 'extract' | 'group' | 'summarize' | 'render' | 'deliver';
  /** The file, source or story that failed. */
  readonly about: string;
  readonly message: string;
}

/**
 * What a stage that touches the world returns: the part that succeeded, and what failed.
 *
 * @example { value: [article], problems: [{ stage: 'extract', about: 'b.html', message: 'no text was found' }] }
 */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** The accounts of an edition: collected = printed + grouped + held + dropped. */
export interface Accounts {
  /** Files and entries that the sources listed and that no earlier run had processed. */
  readonly collected: number;
  /** Articles printed under their own title. */
  readonly printed: number;
  /** Near-copies, printed in one line under the article that they repeat; for a story in one line all articles but the lead. */
  readonly grouped: number;
  /** Deferred to a later edition. */
  readonly held: number;
  /** Skipped, each with a reason. */
  readonly dropped: number;
}
