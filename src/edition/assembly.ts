import { type Selection, withoutStories } from '../group/selection.ts';
import { articlesOf } from '../group/stories/copies.ts';
import { isolate } from '../lib/isolate.ts';
import type { Accounts, Article, Dropped, Email, Problem, Story } from '../model/article.ts';
import { type Digest, digestSchema } from '../model/digest.ts';
import { BriefingError, messageOf } from '../model/errors.ts';
import { render } from '../render/render.ts';
import type { Look } from '../render/templates/templates.ts';
import type { ToldStory } from '../store/store.ts';
import { auditDigest } from './checks/audit.ts';
import { checksAgainst } from './checks/item-checks.ts';
import { soundDigest } from './checks/withdrawal.ts';
import { articlesBehind, compose, type Material } from './compose.ts';
import { toldIn } from './continuity.ts';
import { type Deferral, deferralsOf, type Settled, settle } from './deferral.ts';
import { accountsOf } from './steps.ts';

/** What an edition is put together from: the stories are chosen, named and summarised. */
export interface Parts {
  readonly material: Omit<Material, 'selection' | 'dropped' | 'problems' | 'accounts'>;
  readonly selection: Selection;
  /** Everything that this run took up. */
  readonly collected: number;
  /** How many of these are held back. */
  readonly held: number;
  readonly dropped: readonly Dropped[];
  readonly deferrals: readonly Deferral[];
  /** How often earlier runs have deferred an item. */
  readonly attempts: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  /** Null where nothing is printed. */
  readonly paper: { readonly look: Look; readonly extras: Parameters<typeof render>[2] } | null;
}

/** The books of a run: what became of every item. */
export interface Books {
  readonly dropped: readonly Dropped[];
  readonly deferred: readonly string[];
  readonly problems: readonly Problem[];
  readonly accounts: Accounts;
}

/** A digest, checked and rendered. */
export interface Edited {
  readonly digest: Digest;
  readonly email: Email;
  readonly articles: readonly Article[];
  readonly stories: readonly ToldStory[];
  readonly topics: ReadonlyMap<string, readonly string[]>;
}

/**
 * Composes, checks and renders the edition. A story on which any of these fails is left out and deferred, with a problem, and the others are printed.
 *
 * @throws what fails with every story in the same way: a template, or a fault of ours that is no story's
 */
export function assemble(parts: Parts): Books & { readonly edited: Edited | null } {
  const { topics, lines } = parts.selection;
  const printed = [...topics.flatMap(({ stories }) => stories), ...lines.map(({ story }) => story)];
  const { result, failed } = isolate(printed, (some) =>
    assembleOf(
      parts,
      printed.filter((story) => !some.includes(story)),
    ),
  );
  if (failed.length > 0 && result.edited === null && isNoStorys(failed)) throw failed[0].error;
  // Once more, so that each is named with what happened.
  return failed.length === 0
    ? result
    : assembleOf(
        parts,
        failed.map(({ item }) => item),
        failed.map(({ error }) => messageOf(error)),
      );
}

/** Whether what failed with all stories is none's fault: something that a person must mend, or the same error for each of several. */
function isNoStorys(failed: readonly { readonly error: unknown }[]): boolean {
  const [first, ...others] = failed.map(({ error }) => error);
  return (
    first instanceof BriefingError ||
    (others.length > 0 && others.every((error) => messageOf(error) === messageOf(first)))
  );
}

function assembleOf(parts: Parts, without: readonly Story[], why: readonly string[] = []): ReturnType<typeof assemble> {
  const selection = withoutStories(parts.selection, without);
  const deferrals = without.flatMap((story, at) =>
    deferralsOf(articlesOf(story), 'render', `could not be printed: ${why[at]}`),
  );
  const books = booksOf(parts, selection, settle([...parts.deferrals, ...deferrals], parts.attempts));
  if (selection.topics.length === 0 || parts.paper === null) return { ...books, edited: null };
  const material: Material = { ...parts.material, ...books, selection };
  const articles = articlesBehind(material);
  const checks = checksAgainst(articles);
  const sound = soundDigest(digestSchema.parse(compose(material)), checks);
  const digest = { ...sound.value, problems: [...sound.value.problems, ...sound.problems] };
  const { mismatches } = auditDigest(digest, articles, checks);
  if (mismatches.length > 0) throw new Error(`it does not match its sources: ${mismatches.join('; ')}`);
  const email = render(digest, parts.paper.look, parts.paper.extras);
  return {
    ...books,
    problems: digest.problems,
    edited: { digest, email, articles, ...toldIn(digest, selection, material.log) },
  };
}

function booksOf(parts: Parts, selection: Selection, settled: Settled): Books {
  const dropped = [...parts.dropped, ...settled.dropped];
  const held = parts.held + settled.deferred.length;
  const { value: accounts, problems } = accountsOf(parts.collected, selection, held, dropped);
  return {
    dropped,
    deferred: settled.deferred,
    problems: [...parts.problems, ...settled.problems, ...problems],
    accounts,
  };
}
