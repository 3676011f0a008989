import { shortHash } from '../lib/hash.ts';
import { compareText } from '../lib/text/text.ts';
import type { Article } from '../model/article.ts';
import type { PastStory, Story, Topic } from '../model/story.ts';
import { byWeight, leadFirst, weightOf } from './rank.ts';
import { originalsOf } from './similarity/shingles.ts';
import { foldCopies } from './stories/copies.ts';
import { countSources } from './stories/independence.ts';
import { wordsOfInterest } from './topics/configured-topics.ts';
import { commentId } from './topics/ids.ts';

/** Whether an article argues: it stands by itself, since a story that reports tell has no opinion. */
export function isComment({ kind }: Pick<Article, 'kind'>): boolean {
  return kind === 'opinion';
}

/** What the stories of comment are made from. */
interface CommentInput {
  /** Today's opinion, in canonical order. */
  readonly articles: readonly Article[];
  readonly past: readonly PastStory[];
  /** Time of the newest article of the batch; empty if no article has a date. */
  readonly newest: string;
  readonly watch: readonly string[];
}

/** The topic for opinion, where there is some. */
export function commentTopic(input: CommentInput): Topic[] {
  const stories = commentStories(input).sort(byWeight);
  return stories.length === 0 ? [] : [{ id: commentId, name: 'Comment', by: 'comment', section: null, stories }];
}

/**
 * A story of each column or editorial, with its near-copies. What an earlier edition printed has that story as its past, and is a
 * repeat; an opinion continues nothing else.
 */
function commentStories({ articles, past, newest, watch }: CommentInput): Story[] {
  const printed = past.flatMap((story) =>
    story.articles.filter(isComment).map((article) => ({ article, past: story as PastStory | null })),
  );
  const all = [...printed, ...articles.map((article) => ({ article, past: null }))];
  const originals = originalsOf(
    all.map(({ article }) => article.text),
    (copy, original) => all[copy].article.language === all[original].article.language,
  );
  const today = new Map<number, Article[]>();
  for (const [at, article] of articles.entries()) {
    const original = originals[printed.length + at];
    today.set(original, [...(today.get(original) ?? []), article]);
  }
  return [...today].map(([original, copies]) => {
    const updated = new Set(copies.flatMap(({ updates }) => updates ?? []));
    const known = all[original].past ?? printed.find(({ article }) => updated.has(article.id))?.past ?? null;
    return commentStory(copies, known, { newest, watch });
  });
}

function commentStory(
  articles: readonly Article[],
  past: PastStory | null,
  { newest, watch }: Pick<CommentInput, 'newest' | 'watch'>,
): Story {
  const reports = leadFirst(foldCopies(articles));
  const sourceCounts = countSources(reports);
  const firstId = articles.map(({ id }) => id).sort(compareText)[0];
  return {
    id: shortHash(`story ${firstId}`),
    reports,
    past,
    sourceCounts,
    weight: weightOf({ reports, sourceCounts, coverage: past === null ? 0 : 1, newest, watch }),
    watch: wordsOfInterest(articles, watch),
  };
}
