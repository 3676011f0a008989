import { bearsName } from '../../lib/text/text.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { Story, Topic } from '../../model/story.ts';
import { byWeight, isUndated } from '../rank.ts';
import type { Selection } from '../selection.ts';
import { type Arrangement, heaviestOf } from './arrangement.ts';
import { nameTopic } from './find-name.ts';
import { leadId, restId } from './ids.ts';
import { sectionTopic, type TopicNaming, topicId } from './topics.ts';

/** Name of the topic for stories that no section is sure of. */
export const restName = 'Also in the news';

/** Its name if there is no other topic, and that of the topic for a first story without a section. */
const soleName = 'In the news';

/** What `nameTopics` needs. */
export interface Naming {
  /** For found topics, by their provisional ids. */
  readonly topics: ReadonlyMap<string, TopicNaming>;
  readonly arrange: Arrangement;
  /** Receives the final id of each found topic. */
  readonly renamed: (provisional: string, id: string) => void;
}

/**
 * Gives the found topics of a selection their names and ids. A name is derived from the stories that are printed under it, so that its
 * words occur in their articles. A topic that nothing names, or of which one story is printed in full, dissolves: its stories stand in
 * their section, next to each other. Where naming fails a problem is reported, too.
 */
export function nameTopics({ topics, lines, left }: Selection, naming: Naming): Outcome<Selection> {
  const { named, problems } = nameFoundTopics(topics, naming);
  const isKept = ({ by }: Topic) => by === 'user' || by === 'comment';
  const kept = topics.flatMap((topic) => (isKept(topic) ? topic : (named.get(topic.id) ?? [])));
  const sections = sectionsFrom(topics.filter((topic) => !isKept(topic) && !named.has(topic.id)));
  const arranged = naming.arrange(withLead([...kept, ...sections]));
  const restTitle = arranged.some(({ id, by }) => id !== restId && by !== 'comment') ? restName : soleName;
  const titled = (topic: Topic) => (topic.id === restId ? { ...topic, name: restTitle } : topic);
  const topicOf = (topic: Topic) =>
    isKept(topic) ? topic : (named.get(topic.id) ?? titled(sectionTopic(topic.section, [])));
  return {
    value: {
      topics: arranged.map(titled),
      lines: lines.map(({ story, topic }) => ({ story, topic: topicOf(topic) })),
      left,
    },
    problems,
  };
}

/** The sections of some topics: the stories of each by weight, those of one subject next to each other. */
function sectionsFrom(topics: readonly Topic[]): Topic[] {
  const sections = new Map<string | null, (readonly Story[])[]>();
  for (const { by, section, stories } of topics) {
    const blocks = by === 'found' ? [stories] : stories.map((story) => [story]);
    sections.set(section, [...(sections.get(section) ?? []), ...blocks]);
  }
  return [...sections].map(([section, blocks]) =>
    sectionTopic(section, blocks.sort(([a], [b]) => byWeight(a, b)).flat()),
  );
}

/** Puts the day's heaviest story first where no section is sure of it: it leads, under no heading that others share. */
function withLead(topics: readonly Topic[]): Topic[] {
  const rest = topics.find(({ id }) => id === restId);
  const others = topics.filter(({ by }) => by !== 'rest' && by !== 'comment').flatMap(({ stories }) => stories);
  if (rest === undefined || others.length === 0) return [...topics];
  const [lead, ...more] = rest.stories;
  if (isUndated(lead) || lead.weight.total <= heaviestOf(others)) return [...topics];
  const leading = { ...rest, id: leadId, name: soleName, stories: [lead] };
  const left = topics.filter((topic) => topic !== rest);
  return more.length === 0 ? [...left, leading] : [...left, leading, { ...rest, stories: more }];
}

/** The found topics that have a name, by their provisional ids. */
function nameFoundTopics(topics: readonly Topic[], naming: Naming) {
  const problems: Problem[] = [];
  const used = new Set(topics.filter(({ by }) => by !== 'found').map(({ id }) => id));
  const named = new Map<string, Topic>();
  // In the order of the digest: of two topics with one name, the first one keeps it.
  for (const topic of topics) {
    if (topic.by !== 'found' || topic.stories.length < 2) continue;
    const { value, problem } = namedSafely(topic, naming.topics.get(topic.id), used);
    if (problem) problems.push(problem);
    if (value === null) continue;
    named.set(topic.id, value);
    used.add(value.id);
    naming.renamed(topic.id, value.id);
  }
  return { named, problems };
}

function namedSafely(topic: Topic, naming: TopicNaming | undefined, used: ReadonlySet<string>) {
  try {
    return { value: namedTopic(topic, naming, used), problem: null };
  } catch (error) {
    const message = `its topic could not be named: ${messageOf(error)}`;
    const problem: Problem = { stage: 'group', about: topic.stories[0].reports[0].article.title, message };
    return { value: null, problem };
  }
}

/** A topic with its name: that of an earlier edition, if it still tells the subject; null if nothing does, or another topic has its name. */
function namedTopic(topic: Topic, naming: TopicNaming | undefined, used: ReadonlySet<string>): Topic | null {
  const name = nameTopic(topic.stories, naming?.others ?? [], naming?.earlier ?? []);
  if (name === null || used.has(topicId(name)) || !isNameOf(name, topic.stories)) return null;
  return { ...topic, id: topicId(name), name };
}

/** Whether the words of a name occur in today's articles: what a digest prints must occur in its sources. */
function isNameOf(name: string, stories: readonly Story[]): boolean {
  return bearsName(
    name,
    stories.flatMap((story) => story.reports.map(({ article }) => article)),
  );
}
