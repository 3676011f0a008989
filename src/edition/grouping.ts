import { cleanedText } from '../extract/cleaning/cleaning.ts';
import { admit, type ExclusionRules } from '../group/admission.ts';
import { type GroupInput, type Grouping, group } from '../group/group.ts';
import { type Selection, select } from '../group/selection.ts';
import { articlesOf } from '../group/stories/copies.ts';
import type { ConfiguredTopic } from '../group/topics/configured-topics.ts';
import { isolate } from '../lib/isolate-failures.ts';
import type { Article, Dropped } from '../model/article.ts';
import { messageOf } from '../model/errors.ts';
import type { Problem } from '../model/outcome.ts';
import type { Source } from '../model/source.ts';
import type { PastStory, Story, Topic } from '../model/story.ts';
import type { Correction } from '../model/summary.ts';
import { correctionsAmong } from '../summarize/corrections.ts';
import { droppedStories, withoutRepeats } from './composing/continuity.ts';
import { openingOddsOf } from './composing/opening.ts';
import { type Deferral, deferralsOf } from './deferral.ts';
import type { DigestRequest } from './parts.ts';

/** Articles that pass the user's exclusions. */
export interface Admitted {
  readonly articles: readonly Article[];
  readonly dropped: readonly Dropped[];
  readonly deferrals: readonly Deferral[];
}

/** Applies the user's exclusions; an article on which that fails is deferred. */
export function admitArticles(articles: readonly Article[], rules: ExclusionRules): Admitted {
  const { result, failed } = isolate(articles, (some) => admit(some, rules));
  return { ...result, deferrals: failed.flatMap(({ item, error }) => deferred(item, error)) };
}

/** Stories of the day, grouped under topics that are not yet named, and what the edition has room for. */
export interface GroupedArticles {
  readonly selection: Selection;
  readonly naming: Grouping['naming'];
  readonly log: Grouping['log'];
  readonly corrections: readonly Correction[];
  /** Stories to which nothing was added since an earlier edition printed them. */
  readonly repeats: readonly Story[];
  /** Articles that wait for the next edition, since the day has fewer stories than `atLeast`. */
  readonly belowMinimum: readonly Article[];
  readonly dropped: readonly Dropped[];
  readonly deferrals: readonly Deferral[];
  readonly problems: readonly Problem[];
}

/** Groups articles into stories and topics, sets repeats aside and selects what the edition prints. */
export function groupArticles(
  articles: readonly Article[],
  past: readonly PastStory[],
  sources: readonly Source[],
  request: Pick<DigestRequest, 'topics' | 'foundTopics' | 'watch' | 'room' | 'atLeast'>,
): GroupedArticles {
  const { foundTopics, watch } = request;
  const configured = topicsOf(request.topics, sources);
  const { grouping, ...grouped } = groupIsolating({ articles, past, configured, foundTopics, watch });
  const corrected = correctIsolating(articles, past);
  const news = withoutRepeats(grouping.topics, corrected.corrections);
  const belowMinimum = articlesBelow(request.atLeast, news.topics);
  const selection = select(belowMinimum.length > 0 ? [] : news.topics, configured, request.room, openingOddsOf);
  return {
    ...{ selection, belowMinimum, naming: grouping.naming, log: grouping.log },
    ...{ corrections: corrected.corrections, repeats: news.repeats },
    dropped: droppedStories(news.repeats, selection),
    deferrals: grouped.deferrals,
    problems: [...grouped.problems, ...corrected.problems, ...news.problems],
  };
}

/** The topics of the configuration, then those that sources are filed under, in the order of the sources. */
function topicsOf(topics: readonly ConfiguredTopic[], sources: readonly Source[]): ConfiguredTopic[] {
  const named = new Set(topics.map(({ name }) => name));
  const filed = [...new Set(sources.flatMap(({ topic }) => topic ?? []))].filter((name) => !named.has(name));
  return [...topics, ...filed.map((name) => ({ name, words: [], sources: [], priority: 0, cap: null }))];
}

/** All articles of a day with fewer stories than the minimum; none where it has enough. */
function articlesBelow(atLeast: number, topics: readonly Topic[]): Article[] {
  const stories = topics.flatMap((topic) => topic.stories);
  return stories.length < atLeast ? stories.flatMap(articlesOf) : [];
}

/** Groups all articles with which grouping works and defers the others. An earlier story on which it fails loses its coverage for today. */
function groupIsolating(input: GroupInput): {
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

/** Corrections of what earlier editions printed of articles that have changed since; an article on which that fails has none. */
function correctIsolating(
  articles: readonly Article[],
  past: readonly PastStory[],
): { readonly corrections: readonly Correction[]; readonly problems: readonly Problem[] } {
  const problemOf = (about: string, error: unknown): Problem => {
    const message = `what was changed could not be found: ${messageOf(error)}`;
    return { stage: 'summarize', about, message };
  };
  try {
    const { result, failed } = isolate(articles, (some) => correctionsAmong(some, past, cleanedText));
    return { corrections: result, problems: failed.map(({ item, error }) => problemOf(item.path, error)) };
  } catch (error) {
    return { corrections: [], problems: [problemOf('the earlier editions', error)] };
  }
}

function deferred(article: Article, error: unknown): Deferral[] {
  return deferralsOf([article], 'group', `could not be grouped: ${messageOf(error)}`);
}

function nameOf({ coverage }: PastStory): string {
  return coverage.at(-1)?.headline.text ?? 'an earlier story';
}
