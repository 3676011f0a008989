import type { Article, Day } from '../model/article.ts';
import type { Digest } from '../model/digest.ts';
import type { Email, Picture } from '../model/email.ts';
import type { Outcome, Problem } from '../model/outcome.ts';

/** An edition that is ready to be saved. */
export interface EditionToSave {
  readonly digest: Digest;
  readonly email: Email;
  /** Of its stories, fetched once. */
  readonly pictures: readonly Picture[];
  /** The articles that the digest's offsets point into. */
  readonly articles: readonly Article[];
  /** It waits for approval: it is saved, and is on no public list. */
  readonly draft: boolean;
  /** The moment of the hand-over. */
  readonly at: Date;
}

/** What a hand-over did. */
export interface Handed {
  /** Where the reader finds it: the files written. */
  readonly files: readonly string[];
}

/** An edition that the deliverer holds from earlier, by the ids of its articles. */
export interface HeldEdition {
  readonly edition: string;
  /** Null when what it holds cannot be read: it is somebody's all the same. */
  readonly articles: readonly string[] | null;
}

/** Edition -> hand-over. `held` and `remove` let a run name its edition and replace those that it supersedes. */
export interface Deliverer {
  readonly kind: 'file';
  /** The editions of a day that it holds. */
  held(day: Day): Promise<readonly HeldEdition[]>;
  /** The newest edition before this one, and its subject. */
  previous(edition: string): Promise<Digest['previous']>;
  deliver(edition: EditionToSave): Promise<Outcome<Handed>>;
  /** A draft is none any more. What cannot be written beside it is a problem and keeps no mail back. */
  publish(edition: string): Promise<readonly Problem[]>;
  remove(editions: readonly string[]): Promise<readonly Problem[]>;
}
