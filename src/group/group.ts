import { shortHash } from '../lib/hash.ts';
import { compareText } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import type { PastStory, Story, Topic } from '../model/story.ts';
import { type GroupingLog, logOf } from './explanation.ts';
import { byWeight, isUndated, leadFirst, newestOf, topicWeight, weightOf } from './rank.ts';
import { foldCopies } from './stories/copies.ts';
import { voicesOf } from './stories/independence.ts';
import { type FoundStories, storiesAmong } from './stories/stories.ts';
import type { TopicWish } from './topics/configured-topics.ts';
import type { Naming } from './topics/naming.ts';
import { type CoveredStory, type ProfiledStory, topicsAmong } from './topics/topics.ts';

/** What earlier editions told, and what the user wants. */
export interface GroupInput {
  readonly articles: readonly Article[];
  readonly past: readonly PastStory[];
  readonly wishes: readonly TopicWish[];
  /** Words, people, places that lift a story. */
  readonly watch: readonly string[];
}

/** Topics, and why they are as they are. */
export interface Grouping {
  /** Found ones have no name yet: `nameTopics` makes it of what is printed. */
  readonly topics: Topic[];
  readonly naming: Naming;
  readonly log: GroupingLog;
}

/** An article of today (`past` null), or of an earlier edition. */
interface Placed {
  readonly article: Article;
  readonly past: PastStory | null;
}

/**
 * Article[] -> Topic[] of Story[]. Pure, and the same for any order of its input: everything is first put into a
 * canonical order. One article is a legal story, one story a legal topic.
 */
export function group({ articles, past, wishes, watch }: GroupInput): Grouping {
  const all = inOrder(articles, past);
  const found = storiesAmong(all.map(({ article }) => article));
  const newest = newestOf(articles);
  const profiled = found.stories.flatMap((members) => storyOf(members, all, found, newest, watch) ?? []);
  const stories = withDistinctIds(profiled).sort((a, b) => byWeight(a.story, b.story));
  const { topics, naming, why } = topicsAmong(stories, toldIn(all, found), wishes);
  const priority = new Map(wishes.map((wish) => [wish.name, wish.priority]));
  topics.sort(
    (a, b) =>
      Number(a.stories.every(isUndated)) - Number(b.stories.every(isUndated)) ||
      Number(a.by === 'rest') - Number(b.by === 'rest') ||
      (priority.get(b.name) ?? 0) - (priority.get(a.name) ?? 0) ||
      topicWeight(b.stories) - topicWeight(a.stories) ||
      compareText(a.id, b.id),
  );
  const finalIds = new Map<string, string>();
  return {
    topics,
    naming: { topics: naming, renamed: (provisional, id) => finalIds.set(id, provisional) },
    log: logOf(
      all.map(({ article }) => article),
      found,
      (id) => why.get(finalIds.get(id) ?? id),
    ),
  };
}

/** Articles of earlier editions take part, so that a continuation is found by the same measure as a second report. */
function inOrder(articles: readonly Article[], past: readonly PastStory[]): Placed[] {
  const fresh = new Set(articles.map((article) => article.id));
  const told = past.flatMap((story) =>
    story.latest.filter((article) => !fresh.has(article.id)).map((article) => ({ article, past: story })),
  );
  return [...articles.map((article) => ({ article, past: null })), ...told].sort(
    ({ article: a }, { article: b }) => compareText(a.published ?? '', b.published ?? '') || compareText(a.id, b.id),
  );
}

/** The story that today's among these articles tell; null where all are of earlier editions. */
function storyOf(
  members: readonly number[],
  all: readonly Placed[],
  { profiles, likeness }: FoundStories,
  newest: string,
  watch: readonly string[],
): ProfiledStory | null {
  const news = members.filter((at) => all[at].past === null);
  if (news.length === 0) return null;
  const reports = leadFirst(foldCopies(news.map((at) => all[at].article)));
  const lead = members.find((at) => all[at].article === reports[0].article) as number;
  const earlier = members.filter((at) => all[at].past !== null);
  const told = Math.max(0, ...earlier.map((at) => likeness(at, lead)));
  const voices = voicesOf(reports);
  const past = continued(earlier.map((at) => all[at]));
  const story: Story = {
    id: past?.id ?? shortHash(`story ${news.map((at) => all[at].article.id).sort(compareText)[0]}`),
    reports,
    past,
    voices,
    weight: weightOf({ reports, voices, told, newest, watch }),
  };
  return { story, profile: profiles[lead] };
}

/** What earlier editions told of a story, taken together: of several, the one told first goes on under its id. */
function continued(earlier: readonly Placed[]): PastStory | null {
  const stories = [...new Set(earlier.flatMap(({ past }) => past ?? []))].sort(
    (a, b) => compareText(a.tellings[0].edition, b.tellings[0].edition) || compareText(a.id, b.id),
  );
  if (stories.length === 0) return null;
  return {
    id: stories[0].id,
    tellings: stories
      .flatMap(({ tellings }) => tellings)
      .sort((a, b) => compareText(a.edition, b.edition) || compareText(a.headline.article, b.headline.article)),
    articles: stories.flatMap(({ articles }) => articles),
    latest: stories.flatMap(({ latest }) => latest),
  };
}

/** One past story may have fallen apart into two: each needs an id of its own. */
function withDistinctIds(stories: readonly ProfiledStory[]): ProfiledStory[] {
  const used = new Set<string>();
  return stories.map(({ story, profile }) => {
    const id = used.has(story.id) ? shortHash(`${story.id} ${story.reports[0].article.id}`) : story.id;
    used.add(id);
    return { story: { ...story, id }, profile };
  });
}

/** The stories of earlier editions that are not told on, each with the profile of its latest article. */
function toldIn(all: readonly Placed[], { stories, profiles }: FoundStories): CoveredStory[] {
  const toldOn = stories.filter((members) => members.some((at) => all[at].past === null)).flat();
  const continued = new Set(toldOn.map((at) => all[at].past));
  const latest = new Map<PastStory, number>();
  for (const [at, { past }] of all.entries()) if (past !== null && !continued.has(past)) latest.set(past, at);
  return [...latest].map(([past, at]) => ({ past, profile: profiles[at], language: all[at].article.language }));
}
