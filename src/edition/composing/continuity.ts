import { shownOutlet } from '../../annotate/press/publishers.ts';
import { consequenceInWords } from '../../group/consequence.ts';
import type { GroupingLog } from '../../group/explanation.ts';
import { weightInWords } from '../../group/rank.ts';
import { openingInWords, type Selection } from '../../group/selection.ts';
import { articlesOf } from '../../group/stories/copies.ts';
import { clip, plural } from '../../lib/text/text.ts';
import type { Dropped, Slice } from '../../model/article.ts';
import type { Digest, DigestLine, DigestStory } from '../../model/digest.ts';
import { messageOf } from '../../model/errors.ts';
import type { Problem } from '../../model/outcome.ts';
import type { Coverage, PastStory, Story, Topic } from '../../model/story.ts';
import type { Correction } from '../../model/summary.ts';
import type { CoveredStory } from '../../store/store.ts';
import { hasNews } from '../../summarize/novelty.ts';
import { stateOf } from './compose.ts';
import { openingOddsOf } from './opening.ts';

/** Sets repeats aside: stories of earlier editions to which nothing was added. One with a correction is none. */
export function withoutRepeats(
  topics: readonly Topic[],
  corrections: readonly Correction[],
): { topics: Topic[]; repeats: Story[]; problems: Problem[] } {
  const corrected = new Set(corrections.map(({ after }) => after.id));
  const problems: Problem[] = [];
  const isRepeat = (story: Story, { by }: Topic) => {
    try {
      if (articlesOf(story).some(({ id }) => corrected.has(id))) return false;
      // Another copy of a column is no news.
      return by === 'comment' ? story.past !== null : !hasNews(story);
    } catch (error) {
      // What may be news is printed.
      const message = `its news could not be told from earlier coverage: ${messageOf(error)}`;
      problems.push({ stage: 'summarize', about: story.reports[0].article.path, message });
      return false;
    }
  };
  const repeats = topics.flatMap((topic) => topic.stories.filter((story) => isRepeat(story, topic)));
  const set = new Set(repeats);
  const left = topics.map((topic) => {
    const stories = topic.stories.filter((story) => !set.has(story));
    // Opinion continues nothing; its past only showed what is a repeat.
    return { ...topic, stories: topic.by === 'comment' ? stories.map((one) => ({ ...one, past: null })) : stories };
  });
  return { topics: left.filter(({ stories }) => stories.length > 0), repeats, problems };
}

/** The articles of stories that the edition does not print, repeats and those beyond its size, each with the reason. */
export function droppedStories(repeats: readonly Story[], { left }: Selection): Dropped[] {
  const dropped = (story: Story, reason: string) =>
    articlesOf(story).map((article) => ({
      id: article.id,
      path: article.path,
      reason,
      countedFor: shownOutlet(article),
    }));
  return [
    ...repeats.flatMap((story) => {
      const { edition, headline } = (story.past as PastStory).coverage.at(-1) as Coverage;
      return dropped(story, `nothing that the edition ${edition} did not know of “${clip(headline.text, 80)}”`);
    }),
    ...left.flatMap((story) => dropped(story, 'no room in an edition of this length')),
  ];
}

/** The coverage that is remembered of an edition: what it printed of each story, under which topic, and why its articles are one story. */
export function coverageOf(digest: Digest, { topics, lines }: Selection, log: GroupingLog) {
  const printed = new Map(digest.topics.flatMap((topic) => topic.stories).map((story) => [story.id, story]));
  const line = new Map(digest.also.map((one) => [one.id, one]));
  const all = [...topics.flatMap((topic) => topic.stories.map((story) => ({ story, topic }))), ...lines];
  const stories = all.map(
    ({ story, topic: { id, name, by } }): CoveredStory => ({
      story,
      coverage: {
        edition: digest.edition,
        ...countedFrom(stateOf(story.past, digest.day), digest.day),
        headline: (printed.get(story.id) ?? (line.get(story.id) as DigestLine)).headline,
        topic: { id, name, by },
        printed: slicesOf(printed.get(story.id)),
      },
      why: storyLines(story, log),
    }),
  );
  return { stories, topics: new Map(all.map(({ topic: { id } }) => [id, log.topic(id)])) };
}

function countedFrom(state: DigestStory['state'], day: string): Pick<Coverage, 'day' | 'since'> {
  return state.kind === 'new' ? { day: 1, since: day } : { day: state.day, since: state.since };
}

/** Every slice that was printed of a story: its sentences, quotes, dates and figures. */
function slicesOf(story: DigestStory | undefined): Slice[] {
  if (story === undefined) return [];
  const { sentences, quotes, dates, figures } = story;
  return [
    ...sentences,
    ...quotes.flatMap(({ article, text, pieces }) => (pieces.length === 1 ? [{ article, text, ...pieces[0] }] : [])),
    ...dates.map(({ clause }) => clause),
    ...figures.flatMap(({ claims }) => claims.map(({ sentence }) => sentence)),
  ].map(({ article, start, end, text }) => ({ article, start, end, text }));
}

function storyLines(story: Story, log: GroupingLog): string[] {
  const [{ article }] = story.reports;
  const editions = story.past?.coverage.map(({ edition }) => edition).join(', ');
  return [
    `“${article.title}” leads ${plural(articlesOf(story).length, 'article')} of ${plural(story.sourceCounts.outlets, 'outlet')}, ${story.sourceCounts.independent} independent.`,
    ...(editions === undefined ? [] : [`Earlier editions covered it: ${editions}.`]),
    weightInWords(story.weight),
    consequenceInWords(story.reports),
    openingInWords(openingOddsOf(story)),
    ...log.storyWith(article.id),
  ];
}
