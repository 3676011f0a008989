import { termsOf } from '../../language/words.ts';
import type { AlsoGroupView, AlsoView, GlanceView, TopicView } from './view.ts';

/** What a page prints of its stories, whose places on it are still to be found. */
export interface Contents {
  readonly topics: readonly TopicView[];
  readonly also: readonly AlsoView[];
}

/** Fewest stories in full that need an overview. */
const enoughForOverview = 4;

/**
 * The places of stories on a page: headings where a section begins, lines below their section, the overview at the top. It is found again
 * whenever a mail is reduced: the story that began a section may have become a line.
 */
export function arranged({ topics, also }: Contents) {
  const headed = topics.map((topic, at) => ({
    ...topic,
    heading: topics[at - 1]?.section === topic.section ? '' : topic.section,
    subheading: subheadingOf(topic),
    lines: topics[at + 1]?.section === topic.section ? [] : also.filter((line) => line.section === topic.section),
  }));
  const below = new Set(headed.flatMap(({ lines }) => lines));
  return {
    topics: headed,
    also,
    alsoGroups: groupsOf(also.filter((line) => !below.has(line))),
    glance: overviewOf(headed, also),
  };
}

/** The name of a topic inside a section, where it joins several stories and the headline below does not have all its words. */
function subheadingOf({ name, section, stories }: TopicView): string {
  if (name === section || stories.length < 2) return '';
  const [{ headline, lang }] = stories;
  const told = new Set(termsOf(headline, lang));
  return termsOf(name, lang).every((term) => told.has(term)) ? '' : name;
}

function groupsOf(lines: readonly AlsoView[]): AlsoGroupView[] {
  const groups = new Map<string, AlsoView[]>();
  for (const line of lines) groups.set(line.section, [...(groups.get(line.section) ?? []), line]);
  return [...groups]
    .map(([name, inside]) => ({ name, comment: inside[0].comment, lines: inside }))
    .sort((a, b) => Number(a.comment) - Number(b.comment));
}

/** A line for each section: its first headline, and how many more stories it has. */
function overviewOf(topics: readonly TopicView[], also: readonly AlsoView[]): GlanceView[] {
  if (topics.reduce((sum, { stories }) => sum + stories.length, 0) < enoughForOverview) return [];
  const countIn = (section: string) =>
    topics.reduce((sum, topic) => sum + (topic.section === section ? topic.stories.length : 0), 0) +
    also.filter((line) => line.section === section).length;
  return topics.flatMap(({ id, heading, section, stories: [{ headline, lang }] }) => {
    const more = countIn(section) - 1;
    return heading === '' ? [] : [{ id, name: section, headline, lang, more: more > 0 ? `and ${more} more` : '' }];
  });
}
