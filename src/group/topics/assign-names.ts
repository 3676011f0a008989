import { bearsName, listWords } from '../../lib/text/text.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { Story, Topic } from '../../model/story.ts';
import { byWeight, isUndated } from '../rank.ts';
import type { Selection } from '../selection.ts';
import { nameTopic } from './find-name.ts';
import { restId, type TopicNaming, topicId } from './topics.ts';

/** Name of the topic for stories that share no subject. */
export const restName = 'Also in the news';

/** Its name if there is no other topic. */
const soleName = 'In the news';

/** What `nameTopics` needs for found topics, by their provisional ids; `renamed` receives the final id of each. */
export interface Naming {
  readonly topics: ReadonlyMap<string, TopicNaming>;
  readonly renamed: (provisional: string, id: string) => void;
}

/**
 * Gives the found topics of a selection their names and ids. A name is derived from the stories that are printed under it, so that its
 * words occur in their articles. Stories that share nothing that could be named are moved to the rest. A topic whose naming fails gets its
 * first headline as its name, and a problem is reported.
 */
export function nameTopics({ topics, lines, left }: Selection, naming: Naming): Outcome<Selection> {
  const { finalTopics, problems } = nameFoundTopics({ topics, lines }, naming);
  const rest = topics
    .flatMap((topic) => (topic.by === 'rest' || finalTopics.get(topic.id) === null ? topic.stories : []))
    .sort(byWeight);
  const kept = topics.flatMap((topic) => (topic.by === 'user' ? topic : (finalTopics.get(topic.id) ?? [])));
  const restTopic: Topic = {
    id: restId,
    name: kept.length > 0 ? restName : soleName,
    by: 'rest',
    section: null,
    stories: rest,
  };
  const topicOf = (topic: Topic) => (topic.by === 'user' ? topic : (finalTopics.get(topic.id) ?? restTopic));
  return {
    value: {
      topics: undatedLast(rest.length > 0 ? [...kept, restTopic] : kept),
      lines: lines.map(({ story, topic }) => ({ story, topic: topicOf(topic) })),
      left,
    },
    problems,
  };
}

type PrintedTopics = Pick<Selection, 'topics' | 'lines'>;

/** The found topics with their names, by provisional id; null for one that nothing names. */
function nameFoundTopics({ topics, lines }: PrintedTopics, naming: Naming) {
  const problems: Problem[] = [];
  const used = new Set([restId, ...topics.filter(({ by }) => by === 'user').map(({ id }) => id)]);
  const finalTopics = new Map<string, Topic | null>();
  // In the order of the digest, then what is printed in lines only: of two topics with one name, the first one keeps it.
  for (const topic of [...topics, ...topicsInLinesOnly({ topics, lines })]) {
    if (topic.by !== 'found') continue;
    const { value, problem } = namedOrTitled(topic, naming.topics.get(topic.id), used);
    if (problem) problems.push(problem);
    finalTopics.set(topic.id, value);
    if (value === null) continue;
    used.add(value.id);
    naming.renamed(topic.id, value.id);
  }
  return { finalTopics, problems };
}

function namedOrTitled(topic: Topic, naming: TopicNaming | undefined, used: ReadonlySet<string>) {
  try {
    return { value: named(topic, naming, used), problem: null };
  } catch (error) {
    const { title } = topic.stories[0].reports[0].article;
    const message = `its topic could not be named: ${messageOf(error)}`;
    const problem: Problem = { stage: 'group', about: title, message };
    return { value: withTitle(topic, used), problem };
  }
}

/** A topic without a date may be years old: it comes after all others, even after the rest. */
function undatedLast(topics: readonly Topic[]): Topic[] {
  const undated = ({ stories }: Topic) => Number(stories.every(isUndated));
  return [...topics].sort((a, b) => undated(a) - undated(b));
}

/** Topics without a story in full, each with its stories in one line. */
function topicsInLinesOnly({ topics, lines }: PrintedTopics): Topic[] {
  const full = new Set(topics.map(({ id }) => id));
  const others = new Map<string, Topic>();
  for (const { story, topic } of lines) {
    if (full.has(topic.id)) continue;
    const stories = [...(others.get(topic.id)?.stories ?? []), story];
    others.set(topic.id, { ...topic, stories });
  }
  return [...others.values()];
}

/** A topic with its name: that of an earlier edition, if it occurs in today's articles; null if nothing names it. */
function named(topic: Topic, naming: TopicNaming | undefined, used: ReadonlySet<string>): Topic | null {
  const { stories } = topic;
  const kept = naming?.earlier.find((name) => !used.has(topicId(name)) && isNameOf(name, stories));
  const found = kept === undefined ? nameTopic(stories, naming?.others ?? []) : [kept];
  if (found === null) return null;
  const name = listWords(found);
  const id = topicId(name);
  // Two topics may have the same best name; readers must be able to distinguish them.
  return used.has(id) || !isNameOf(name, stories) ? withTitle({ ...topic, id }, used) : { ...topic, id, name };
}

/** A topic named after the title of its first story: every article has a title, and it is printed. */
function withTitle(topic: Topic, used: ReadonlySet<string>): Topic {
  const [lead] = topic.stories;
  const { title } = lead.reports[0].article;
  const id = topicId(title);
  return { ...topic, id: used.has(id) ? `${id}-${lead.id}` : id, name: title };
}

/** Whether the words of a name occur in today's articles: what a digest prints must occur in its sources. */
function isNameOf(name: string, stories: readonly Story[]): boolean {
  return bearsName(
    name,
    stories.flatMap((story) => story.reports.map(({ article }) => article)),
  );
}
