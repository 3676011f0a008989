import { shortHash } from '../lib/hash.ts';
import { compareText } from '../lib/text.ts';
import type { Article, PastStory, Story, Topic } from '../model.ts';
import { foldCopies } from './copies.ts';
import { isUndated, leadFirst, topicWeight, weightOf } from './rank.ts';
import { storiesAmong } from './stories.ts';
import { type TopicWish, topicsAmong } from './topics.ts';

/** What earlier editions told, and which topics the user wants. */
export interface GroupInput {
  readonly articles: readonly Article[];
  readonly past: readonly PastStory[];
  readonly wishes: readonly TopicWish[];
}

/**
 * Article[] -> Topic[] of Story[]. Pure, and the same for any order of its input: everything is first put into a
 * canonical order. One article is a legal story, one story a legal topic.
 */
export function group({ articles, past, wishes }: GroupInput): Topic[] {
  const fresh = new Set(articles.map((article) => article.id));
  // Past articles take part in finding stories, so that a continuation is found by the same measure as a second report.
  const told = past.flatMap((story) =>
    story.articles.filter((article) => !fresh.has(article.id)).map((article) => ({ article, story })),
  );
  const all = [...articles.map((article) => ({ article, story: null as PastStory | null })), ...told].sort((a, b) =>
    canonical(a.article, b.article),
  );
  const { stories: found, profiles } = storiesAmong(all.map(({ article }) => article));
  const newest =
    articles
      .map((article) => article.published ?? '')
      .sort(compareText)
      .pop() ?? '';
  const stories: { story: Story; profile: number }[] = [];
  for (const members of found) {
    const news = members.filter((at) => all[at].story === null).map((at) => all[at].article);
    if (news.length === 0) continue;
    const before = oldest(members.flatMap((at) => all[at].story ?? []));
    const reports = leadFirst(foldCopies(news));
    const story: Story = {
      id: before?.id ?? shortHash(`story ${news.map((article) => article.id).sort(compareText)[0]}`),
      reports,
      before: before?.editions ?? [],
      weight: weightOf(reports, newest),
    };
    stories.push({ story, profile: members.find((at) => all[at].article === reports[0].article) as number });
  }
  // One past story may have fallen apart into two: each needs an id of its own.
  const used = new Set<string>();
  const distinct = stories.map(({ story, profile }) => {
    const id = used.has(story.id) ? shortHash(`${story.id} ${story.reports[0].article.id}`) : story.id;
    used.add(id);
    return { story: { ...story, id }, profile };
  });
  distinct.sort(
    (a, b) =>
      Number(isUndated(a.story)) - Number(isUndated(b.story)) ||
      b.story.weight.total - a.story.weight.total ||
      compareText(a.story.id, b.story.id),
  );
  const topics = topicsAmong(
    distinct.map(({ story, profile }) => ({ story, profile: profiles[profile] })),
    wishes,
  );
  return topics.sort(
    (a, b) =>
      Number(a.stories.every(isUndated)) - Number(b.stories.every(isUndated)) ||
      Number(a.by === 'rest') - Number(b.by === 'rest') ||
      topicWeight(b.stories) - topicWeight(a.stories) ||
      compareText(a.id, b.id),
  );
}

function canonical(a: Article, b: Article): number {
  return compareText(a.published ?? '', b.published ?? '') || compareText(a.id, b.id);
}

function oldest(stories: readonly PastStory[]): PastStory | null {
  return (
    [...stories].sort((a, b) => compareText(a.editions[0] ?? '', b.editions[0] ?? '') || compareText(a.id, b.id))[0] ??
    null
  );
}
