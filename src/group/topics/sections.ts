import { sectionNames, sectionOfStory } from '../../annotate/press/sections.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Story } from '../../model/story.ts';
import type { ConfiguredTopic } from './configured-topics.ts';

/** The printed name of the section that some stories stand in; null where neither their reports nor earlier editions say. */
export type SectionChoice = (stories: readonly Story[]) => string | null;

/**
 * Sections by the reports of stories. One that a topic of the user is named like is not used: its stories stand under that topic.
 *
 * @example sectionChoice([])([story]) // 'Politics'
 */
export function sectionChoice(configured: readonly ConfiguredTopic[]): SectionChoice {
  const taken = new Set(configured.map(({ name }) => foldKey(name)));
  return (stories) => {
    const name = sectionNameOf(stories);
    return name === null || taken.has(foldKey(name)) ? null : name;
  };
}

/** The printed name of the section of some stories: by their reports, else as in earlier editions. */
export function sectionNameOf(stories: readonly Story[]): string | null {
  const section = sectionOfStory(stories.flatMap(({ reports }) => reports.map(({ article }) => article)));
  return section === null ? sectionBefore(stories) : sectionNames[section];
}

/** The section in which the last edition printed one of them: a short report of what goes on may not show it. */
function sectionBefore(stories: readonly Story[]): string | null {
  const topics = stories.flatMap(({ past }) => past?.coverage.at(-1)?.topic ?? []);
  return topics.find(({ by }) => by === 'section')?.name ?? null;
}
