import { type Aversion, admit } from '../group/admission.ts';
import { type GroupInput, type Grouping, group } from '../group/group.ts';
import { isolate } from '../lib/isolate.ts';
import type { Article, Correction, Dropped, PastStory, Problem } from '../model/article.ts';
import { messageOf } from '../model/errors.ts';
import { correctionsAmong } from '../summarize/corrections.ts';
import { type Deferral, deferralsOf } from './deferral.ts';

/** The articles that the user wants to read; one on which that cannot be decided is deferred. */
export function admitSoundly(
  articles: readonly Article[],
  unwanted: Aversion,
): {
  readonly articles: readonly Article[];
  readonly dropped: readonly Dropped[];
  readonly deferrals: readonly Deferral[];
} {
  const { result, failed } = isolate(articles, (some) => admit(some, unwanted));
  return { ...result, deferrals: failed.flatMap(({ item, error }) => deferred(item, error)) };
}

/** Topics and stories of all articles with which the grouping works; the others are deferred, and their number costs no more than their place. */
export function groupSoundly(input: GroupInput): {
  readonly grouping: Grouping;
  readonly deferrals: readonly Deferral[];
  readonly problems: readonly Problem[];
} {
  const { articles, past } = input;
  try {
    return { grouping: group(input), deferrals: [], problems: [] };
  } catch {
    const known = isolate(past, (some) => group({ ...input, articles: [], past: some }));
    const today = isolate(articles, (some) => group({ ...input, articles: some, past: known.kept }));
    return {
      grouping: today.result,
      deferrals: today.failed.flatMap(({ item, error }) => deferred(item, error)),
      problems: known.failed.map(({ item, error }) => ({
        stage: 'group',
        about: nameOf(item),
        message: `its coverage in earlier editions is not known today: ${messageOf(error)}`,
      })),
    };
  }
}

/** What earlier editions printed of articles that were changed since; an article on which that cannot be decided corrects nothing. */
export function correctSoundly(
  articles: readonly Article[],
  past: readonly PastStory[],
): { readonly corrections: readonly Correction[]; readonly problems: readonly Problem[] } {
  const problemOf = (about: string, error: unknown): Problem => {
    const message = `what was changed could not be found: ${messageOf(error)}`;
    return { stage: 'summarize', about, message };
  };
  try {
    const { result, failed } = isolate(articles, (some) => correctionsAmong(some, past));
    return { corrections: result, problems: failed.map(({ item, error }) => problemOf(item.path, error)) };
  } catch (error) {
    return { corrections: [], problems: [problemOf('the earlier editions', error)] };
  }
}

function deferred(article: Article, error: unknown): Deferral[] {
  return deferralsOf([article], 'group', `could not be grouped: ${messageOf(error)}`);
}

function nameOf({ tellings }: PastStory): string {
  return tellings.at(-1)?.headline.text ?? 'an earlier story';
}
