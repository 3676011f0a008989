import type { Article, Dropped } from '../model/article.ts';
import type { Problem } from '../model/outcome.ts';

/** An item that this run could not deal with, through no fault of the item that we know of: it is tried again. */
export interface Deferral extends Dropped {
  readonly stage: Problem['stage'];
}

/** Deferred items after this run: tried again in the next one, or given up. */
export interface Settled {
  /** Ids of items that the next run tries again. */
  readonly deferred: readonly string[];
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
}

/** A machine may be overloaded on one morning and a fault of ours be mended by the next update; what fails in three runs is given up, by name. */
const mostAttempts = 3;

/** @param attempts how often earlier runs have tried each item, by its id */
export function settle(deferrals: readonly Deferral[], attempts: ReadonlyMap<string, number>): Settled {
  const deferred: string[] = [];
  const dropped: Dropped[] = [];
  const problems = deferrals.map(({ stage, id, path, reason, countedFor }): Problem => {
    const attempt = (attempts.get(id) ?? 0) + 1;
    if (attempt < mostAttempts) {
      deferred.push(id);
      return {
        stage,
        about: path,
        message: `${reason}; the next run tries again (attempt ${attempt} of ${mostAttempts})`,
      };
    }
    dropped.push({ id, path, reason: `${reason}, in ${mostAttempts} runs`, countedFor });
    return { stage, about: path, message: `${reason}; given up after ${mostAttempts} attempts` };
  });
  return { deferred, dropped, problems };
}

/** The deferral of articles for one reason. */
export function deferralsOf(articles: readonly Article[], stage: Problem['stage'], reason: string): Deferral[] {
  return articles.map(({ id, path, outlet }) => ({ stage, id, path, reason, countedFor: outlet }));
}
