import { sectionNames, sectionOfStory } from '../../annotate/press/sections.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Story } from '../../model/story.ts';
import type { ConfiguredTopic } from './configured-topics.ts';

/** The printed name of the section that some stories stand in; null where neither their reports nor earlier editions say. */
export type SectionChoice = (stories: readonly Story[]) => string | null;

/**
 * Sections by the reports of stories. One that the user has given to a topic is not used: readers could not tell the two apart.
 *
 * @example sectionChoice([])([story]) // 'Politics'
 */
export function sectionChoice(configured: readonly ConfiguredTopic[]): SectionChoice {
  const taken = new Set(configured.map(({ name }) => foldKey(name)));
  return (stories) => {
    const section = sectionOfStory(stories.flatMap(({ reports }) => reports.map(({ article }) => article)));
    const name = section === null ? sectionBefore(stories) : sectionNames[section];
    return name === null || taken.has(foldKey(name)) ? null : name;
  };
}

/** The section in which the last edition printed one of them: a short report of what goes on may not show it. */
function sectionBefore(stories: readonly Story[]): string | null {
  const topics = stories.flatMap(({ past }) => past?.coverage.at(-1)?.topic ?? []);
  return topics.find(({ by }) => by === 'section')?.name ?? null;
}
