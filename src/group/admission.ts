import { shownOutlet } from '../annotate/press/publishers.ts';
import type { Article, ArticleKind, Dropped } from '../model/article.ts';
import { mentionIn } from './topics/configured-topics.ts';

/** What the user does not want to read. */
export interface Aversion {
  /** Words, people, places: an article about one of them is left out. */
  readonly mute: readonly string[];
  readonly leaveOut: readonly ArticleKind[];
}

const kindNames: Record<ArticleKind, string> = {
  report: 'a report',
  live: 'a live page',
  opinion: 'opinion',
  listicle: 'a list',
  promotion: 'a promotion',
  horoscope: 'a horoscope',
  quiz: 'a quiz',
};

/** Sets aside what the user does not want, each with the rule that did it; those of one rule are counted together. */
export function admit(articles: readonly Article[], { mute, leaveOut }: Aversion) {
  const admitted: Article[] = [];
  const dropped: Dropped[] = [];
  for (const article of articles) {
    const muted = mentionIn(article, mute);
    const reason = muted
      ? `muted: “${muted.word}”`
      : leaveOut.includes(article.kind)
        ? `${kindNames[article.kind]} (${article.kindRule})`
        : null;
    if (reason === null) admitted.push(article);
    else {
      const { id, path } = article;
      const counted = muted ? 'Your settings' : path.includes('://') ? shownOutlet(article) : null;
      dropped.push({ id, path, reason, countedFor: counted });
    }
  }
  return { articles: admitted, dropped };
}
