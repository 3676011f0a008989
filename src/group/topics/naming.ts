import { bearsName, listWords } from '../../lib/text/text.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { Story, Topic } from '../../model/story.ts';
import { byWeight, isUndated } from '../rank.ts';
import type { Selection } from '../selection.ts';
import { nameTopic } from './topic-names.ts';
import { restId, type TopicNaming, topicId } from './topics.ts';

/** What stands over stories that share no subject. */
export const restName = 'Also in the news';

/** The same where there is nothing else. */
const soleName = 'In the news';

/** What names found topics, by their provisional ids; `renamed` is told which topic got which final id. */
export interface Naming {
  readonly topics: ReadonlyMap<string, TopicNaming>;
  readonly renamed: (provisional: string, id: string) => void;
}

/**
 * Gives the found topics of a selection their names and ids, each from the stories that are printed under it: a name made from stories
 * that are left out would stand over articles that do not hold it. Stories that share nothing that could be named go to the rest. A topic
 * whose naming fails is called by its first headline, with a problem.
 */
export function nameTopics({ topics, lines, left }: Selection, naming: Naming): Outcome<Selection> {
  const problems: Problem[] = [];
  const used = new Set([restId, ...topics.filter(({ by }) => by === 'user').map(({ id }) => id)]);
  const final = new Map<string, Topic | null>();
  const nameOf = (topic: Topic): Topic | null => {
    try {
      return named(topic, naming.topics.get(topic.id), used);
    } catch (error) {
      const { title } = topic.stories[0].reports[0].article;
      problems.push({ stage: 'group', about: title, message: `its topic could not be named: ${messageOf(error)}` });
      return withTitle(topic, used);
    }
  };
  // In the order of the digest, then what is printed in lines only: of two topics with one name, the first one keeps it.
  for (const topic of [...topics, ...topicsInLinesOnly({ topics, lines })]) {
    if (topic.by !== 'found') continue;
    const one = nameOf(topic);
    final.set(topic.id, one);
    if (one === null) continue;
    used.add(one.id);
    naming.renamed(topic.id, one.id);
  }
  const rest = topics
    .flatMap((topic) => (topic.by === 'rest' || final.get(topic.id) === null ? topic.stories : []))
    .sort(byWeight);
  const kept = topics.flatMap((topic) => (topic.by === 'user' ? topic : (final.get(topic.id) ?? [])));
  const restTopic: Topic = { id: restId, name: kept.length > 0 ? restName : soleName, by: 'rest', stories: rest };
  const topicOf = (topic: Topic) => (topic.by === 'user' ? topic : (final.get(topic.id) ?? restTopic));
  return {
    value: {
      topics: undatedLast(rest.length > 0 ? [...kept, restTopic] : kept),
      lines: lines.map(({ story, topic }) => ({ story, topic: topicOf(topic) })),
      left,
    },
    problems,
  };
}

/** What has no date may be years old: it never stands before the news, not even before the rest of it. */
function undatedLast(topics: readonly Topic[]): Topic[] {
  const isOld = ({ stories }: Topic) => Number(stories.every(isUndated));
  return [...topics].sort((a, b) => isOld(a) - isOld(b));
}

/** Topics of which no story is printed in full, each with the stories that are printed in a line. */
function topicsInLinesOnly({ topics, lines }: Pick<Selection, 'topics' | 'lines'>): Topic[] {
  const full = new Set(topics.map(({ id }) => id));
  const others = new Map<string, Topic>();
  for (const { story, topic } of lines) {
    if (full.has(topic.id)) continue;
    const stories = [...(others.get(topic.id)?.stories ?? []), story];
    others.set(topic.id, { ...topic, stories });
  }
  return [...others.values()];
}

/** A topic with its name: the one that it had in an earlier edition, if today's articles have it; null where nothing names it. */
function named(topic: Topic, naming: TopicNaming | undefined, used: ReadonlySet<string>): Topic | null {
  const { stories } = topic;
  const kept = naming?.earlier.find((name) => !used.has(topicId(name)) && isNameOf(name, stories));
  const found = kept === undefined ? nameTopic(stories, naming?.others ?? []) : [kept];
  if (found === null) return null;
  const name = listWords(found);
  const id = topicId(name);
  // Two topics may share their best name; a reader needs to tell them apart.
  return used.has(id) || !isNameOf(name, stories) ? withTitle({ ...topic, id }, used) : { ...topic, id, name };
}

/** A topic called by the title of its first story: every article has one, and it is printed. */
function withTitle(topic: Topic, used: ReadonlySet<string>): Topic {
  const [lead] = topic.stories;
  const { title } = lead.reports[0].article;
  const id = topicId(title);
  return { ...topic, id: used.has(id) ? `${id}-${lead.id}` : id, name: title };
}

/** Whether today's articles have the words of a name: what a digest prints must stand in its sources. */
function isNameOf(name: string, stories: readonly Story[]): boolean {
  return bearsName(
    name,
    stories.flatMap((story) => story.reports.map(({ article }) => article)),
  );
}
