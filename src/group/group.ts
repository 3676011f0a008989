import { shortHash } from '../lib/hash.ts';
import { compareText } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import type { PastStory, Story, Topic } from '../model/story.ts';
import { commentTopic, isComment } from './comment.ts';
import { type GroupingLog, logOf } from './explanation.ts';
import { byWeight, leadFirst, newestOf, weightOf } from './rank.ts';
import { articlesOf, foldCopies } from './stories/copies.ts';
import { countSources } from './stories/independence.ts';
import type { ArticleIndex } from './stories/indices.ts';
import { type FoundStories, storiesAmong } from './stories/stories.ts';
import { arrangementFor } from './topics/arrangement.ts';
import type { Naming } from './topics/assign-names.ts';
import { type ConfiguredTopic, wordsOfInterest } from './topics/configured-topics.ts';
import { type EarlierStory, type ProfiledStory, topicsAmong } from './topics/topics.ts';

/** Today's articles, the coverage of earlier editions, and the user's settings. */
export interface GroupInput {
  readonly articles: readonly Article[];
  readonly past: readonly PastStory[];
  readonly configured: readonly ConfiguredTopic[];
  /** Whether subjects that stories share are topics, beside the user's own and the sections; true by default. */
  readonly foundTopics?: boolean;
  /** Words, people, places that raise the weight of a story. */
  readonly watch: readonly string[];
}

/** Topics, with the explanation. */
export interface Grouping {
  /** Found topics have no name yet: `nameTopics` derives it from what is printed. */
  readonly topics: Topic[];
  readonly naming: Naming;
  readonly log: GroupingLog;
}

/** An article of today (`past` null), or of an earlier edition. */
interface PlacedArticle {
  readonly article: Article;
  readonly past: PastStory | null;
}

/**
 * Article[] -> Topic[] of Story[]. Pure, and independent of the order of its input, which is first sorted canonically. A single
 * article makes a story; opinion stands apart from reports.
 */
export function group({ articles, past, configured, foundTopics = true, watch }: GroupInput): Grouping {
  const newest = newestOf(articles);
  const placed = inCanonicalOrder(
    articles.filter((article) => !isComment(article)),
    past,
  );
  const all = placed.map(({ article }) => article);
  const found = storiesAmong(
    placed.map(({ article, past: earlier }) => ({ ...article, earlier: earlier?.id ?? null })),
  );
  const profiled = found.stories.flatMap((members) => storyOf({ members, placed, found, newest, watch }) ?? []);
  const stories = withDistinctIds(profiled).sort((a, b) => byWeight(a.story, b.story));
  const { topics, naming, why } = topicsAmong(stories, coveredStories(placed, found), { configured, foundTopics });
  const comment = commentTopic({ articles: articles.filter(isComment).sort(byTime), past, newest, watch });
  const arrange = arrangementFor(configured);
  const arranged = arrange([...topics, ...comment]);
  const provisionalIds = new Map<string, string>();
  return {
    topics: arranged,
    naming: { topics: naming, arrange, renamed: (provisional, id) => provisionalIds.set(id, provisional) },
    log: logOf(all, found, {
      ofTopic: (id) => why.get(provisionalIds.get(id) ?? id),
      ofPlace: (article) => placeLines(article, arranged),
    }),
  };
}

/** Why the story of an article stands where it stands. */
function placeLines(id: string, topics: readonly Topic[]): string[] {
  const topic = topics.find(({ stories }) => stories.some((story) => articlesOf(story).some((one) => one.id === id)));
  const story = topic?.stories.find((one) => articlesOf(one).some((article) => article.id === id));
  if (topic === undefined || story === undefined) return [];
  if (topic.by === 'comment') {
    const [{ article }] = story.reports;
    return [`It is opinion (${article.kindRule ?? 'a rule'}): it stands by itself, and no report is in its story.`];
  }
  return topic.by === 'user' ? [] : [`Section: ${topic.section ?? 'none that its reports agree on'}.`];
}

/** Articles of earlier editions take part, so that a continuation is recognised by the same measure as a second report. */
function inCanonicalOrder(articles: readonly Article[], past: readonly PastStory[]): PlacedArticle[] {
  const today = new Set(articles.map((article) => article.id));
  const earlier = past.flatMap((story) =>
    story.latest
      .filter((article) => !today.has(article.id) && !isComment(article))
      .map((article) => ({ article, past: story })),
  );
  return [...articles.map((article) => ({ article, past: null })), ...earlier].sort(({ article: a }, { article: b }) =>
    byTime(a, b),
  );
}

function byTime(a: Article, b: Article): number {
  return compareText(a.published ?? '', b.published ?? '') || compareText(a.id, b.id);
}

/** One of the found stories, with what is needed to complete it. */
interface StoryParts {
  readonly members: readonly ArticleIndex[];
  readonly placed: readonly PlacedArticle[];
  readonly found: FoundStories;
  readonly newest: string;
  readonly watch: readonly string[];
}

/** The story that today's articles among the members make; null if all are of earlier editions. */
function storyOf({ members, placed, found, newest, watch }: StoryParts): ProfiledStory | null {
  const today = members.filter((member) => placed[member].past === null);
  if (today.length === 0) return null;
  const earlier = members.filter((member) => placed[member].past !== null);
  const reports = leadFirst(foldCopies(today.map((member) => placed[member].article)));
  const lead = members.find((member) => placed[member].article === reports[0].article) as ArticleIndex;
  const coverage = Math.max(0, ...earlier.map((member) => found.similarity(member, lead)));
  const sourceCounts = countSources(reports);
  const past = combinedPast(earlier.map((member) => placed[member]));
  const firstId = today.map((member) => placed[member].article.id).sort(compareText)[0];
  const story: Story = {
    id: past?.id ?? shortHash(`story ${firstId}`),
    reports,
    past,
    sourceCounts,
    weight: weightOf({ reports, sourceCounts, coverage, newest, watch }),
    watch: wordsOfInterest(articlesOf({ reports }), watch),
  };
  return { story, profile: found.profiles[lead] };
}

/** The coverage of a story in earlier editions. If it continues several stories, the oldest of them gives its id. */
function combinedPast(earlier: readonly PlacedArticle[]): PastStory | null {
  const stories = [...new Set(earlier.flatMap(({ past }) => past ?? []))].sort(
    (a, b) => compareText(a.coverage[0].edition, b.coverage[0].edition) || compareText(a.id, b.id),
  );
  if (stories.length === 0) return null;
  return {
    id: stories[0].id,
    coverage: stories
      .flatMap(({ coverage }) => coverage)
      .sort((a, b) => compareText(a.edition, b.edition) || compareText(a.headline.article, b.headline.article)),
    articles: stories.flatMap(({ articles }) => articles),
    latest: stories.flatMap(({ latest }) => latest),
  };
}

/** Two stories may continue the same past story; each needs an id of its own. */
function withDistinctIds(stories: readonly ProfiledStory[]): ProfiledStory[] {
  const used = new Set<string>();
  return stories.map(({ story, profile }) => {
    const id = used.has(story.id) ? shortHash(`${story.id} ${story.reports[0].article.id}`) : story.id;
    used.add(id);
    return { story: { ...story, id }, profile };
  });
}

/** The stories of earlier editions that are not continued, each with the profile of its latest article. */
function coveredStories(placed: readonly PlacedArticle[], { stories, profiles }: FoundStories): EarlierStory[] {
  const continuing = stories.filter((members) => members.some((member) => placed[member].past === null)).flat();
  const continued = new Set(continuing.map((member) => placed[member].past));
  const latest = new Map<PastStory, number>();
  for (const [article, { past }] of placed.entries())
    if (past !== null && !continued.has(past)) latest.set(past, article);
  return [...latest].map(([past, article]) => ({
    past,
    profile: profiles[article],
    language: placed[article].article.language,
  }));
}
