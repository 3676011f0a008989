import { type Selection, withoutStories } from '../../group/selection.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import { isolate } from '../../lib/isolate-failures.ts';
import type { Article, Dropped } from '../../model/article.ts';
import { type Digest, digestSchema } from '../../model/digest.ts';
import type { Email } from '../../model/email.ts';
import { BriefingError, messageOf } from '../../model/errors.ts';
import type { Accounts, Outcome, Problem } from '../../model/outcome.ts';
import type { Story } from '../../model/story.ts';
import { render } from '../../render/render.ts';
import type { CompiledTemplates } from '../../render/templates/templates.ts';
import type { CoveredStory } from '../../store/store.ts';
import { auditDigest } from '../checks/audit.ts';
import { checksAgainst } from '../checks/item-checks.ts';
import { soundDigest } from '../checks/withdrawal.ts';
import { type Deferral, deferralsOf, settle } from '../deferral.ts';
import type { Admitted, GroupedArticles } from '../grouping.ts';
import type { Collected } from '../reading/collecting.ts';
import type { EarlierRuns } from '../reading/history.ts';
import type { ReadItems } from '../reading/reading.ts';
import { articlesBehind } from './citations.ts';
import { compose } from './compose.ts';
import { coverageOf } from './continuity.ts';
import { accountsOf } from './item-counts.ts';
import type { Material } from './material.ts';
import type { Summarised } from './summarising.ts';

/** What every stage of a run gave, in the order of the stages. */
export interface StageResults {
  readonly collected: Collected;
  readonly earlier: EarlierRuns;
  readonly read: ReadItems;
  readonly admitted: Admitted;
  readonly grouped: GroupedArticles;
  readonly summarised: Summarised;
  /** The topics with their names. */
  readonly named: Outcome<Selection>;
}

/** What the edition is composed of and rendered with, beside the results of the stages. */
export interface Layout {
  readonly material: Pick<Material, 'day' | 'title' | 'ahead' | 'edition' | 'previous'>;
  /** Null where nothing is printed. */
  readonly template: CompiledTemplates | null;
  readonly extras: Parameters<typeof render>[2];
}

/** The records of a run: what became of every item. */
export interface Records {
  readonly dropped: readonly Dropped[];
  /** Ids of items that the next run tries again. */
  readonly deferred: readonly string[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
}

/** A digest, checked and rendered. */
export interface Edited {
  readonly digest: Digest;
  readonly email: Email;
  readonly articles: readonly Article[];
  readonly stories: readonly CoveredStory[];
  readonly topics: ReadonlyMap<string, readonly string[]>;
}

/**
 * Composes, checks and renders the edition. A story on which any of these fails is deferred, with a problem, and the others are printed.
 *
 * @throws what fails with every story in the same way: a template, or an error of ours that is no story's
 */
export function assemble(results: StageResults, layout: Layout): Records & { readonly edited: Edited | null } {
  const { topics, lines } = results.named.value;
  const printed = [...topics.flatMap(({ stories }) => stories), ...lines.map(({ story }) => story)];
  const { result, failed } = isolate(printed, (some) => {
    // What fails is not known yet: these are trials, and only the last assembly says why.
    const without = printed.filter((story) => !some.includes(story)).map((item) => ({ item, error: null }));
    return assembleWithout(without, results, layout);
  });
  if (failed.length > 0 && result.edited === null && isNoStorys(failed)) throw failed[0].error;
  // Once more, so that each problem says what happened.
  return failed.length === 0 ? result : assembleWithout(failed, results, layout);
}

/** A story that is not printed, and why. */
interface StoryFailure {
  readonly item: Story;
  readonly error: unknown;
}

/** Whether what failed with all stories is none's fault: something that a person must mend, or the same error for each of several. */
function isNoStorys(failed: readonly StoryFailure[]): boolean {
  const [first, ...others] = failed.map(({ error }) => error);
  return (
    first instanceof BriefingError ||
    (others.length > 0 && others.every((error) => messageOf(error) === messageOf(first)))
  );
}

function assembleWithout(
  failures: readonly StoryFailure[],
  results: StageResults,
  { material: given, template, extras }: Layout,
): ReturnType<typeof assemble> {
  const { grouped, summarised, named } = results;
  const selection = withoutStories(
    named.value,
    failures.map(({ item }) => item),
  );
  const records = recordsOf(results, selection, failures, template);
  if (selection.topics.length === 0 || template === null) return { ...records, edited: null };
  const material: Material = {
    ...{ ...given, ...records, selection, log: grouped.log, summaries: summarised.summaries },
    ...{ corrections: grouped.corrections, repeats: grouped.repeats.length },
  };
  const articles = articlesBehind(material);
  const checks = checksAgainst(articles);
  const sound = soundDigest(digestSchema.parse(compose(material)), checks);
  const digest = { ...sound.value, problems: [...sound.value.problems, ...sound.problems] };
  const { mismatches } = auditDigest(digest, articles, checks);
  if (mismatches.length > 0) throw new Error(`it does not match its sources: ${mismatches.join('; ')}`);
  const email = render(digest, template.templates, extras);
  return {
    ...records,
    problems: digest.problems,
    edited: { digest, email, articles, ...coverageOf(digest, selection, grouped.log) },
  };
}

/** Gathers from every stage what it dropped, deferred and reported, and counts. */
function recordsOf(
  { collected, earlier, read, admitted, grouped, summarised, named }: StageResults,
  selection: Selection,
  failures: readonly StoryFailure[],
  template: CompiledTemplates | null,
): Records {
  const deferrals: Deferral[] = [
    ...read.deferrals,
    ...admitted.deferrals,
    ...grouped.deferrals,
    ...deferralsOf(
      summarised.withdrawn.flatMap(articlesOf),
      'summarize',
      'nothing of it could be checked against its text',
    ),
    ...failures.flatMap(({ item, error }) =>
      deferralsOf(articlesOf(item), 'render', `could not be printed: ${messageOf(error)}`),
    ),
  ];
  const settled = settle(deferrals, earlier.attempts);
  const dropped = [
    ...earlier.copies,
    ...collected.skipped,
    ...read.dropped,
    ...admitted.dropped,
    ...grouped.dropped,
    ...settled.dropped,
  ];
  const counts = {
    collected: collected.items.length + collected.skipped.length + collected.deferred + earlier.kept.length,
    held: collected.deferred + read.postponed.length + grouped.belowMinimum.length + settled.deferred.length,
    dropped: dropped.length,
  };
  const accounts = accountsOf(counts, selection);
  const problems = [
    ...collected.problems,
    ...read.problems,
    ...grouped.problems,
    ...summarised.problems,
    ...named.problems,
    ...(template?.problem ? [template.problem] : []),
    ...settled.problems,
    ...accounts.problems,
  ];
  return { dropped, deferred: settled.deferred, problems, accounts: accounts.value };
}
