import { isComment } from '../../group/comment.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { Story } from '../../model/story.ts';
import type { Summary } from '../../model/summary.ts';
import type { Summarizer, SummaryOptions } from '../../summarize/summarize.ts';
import type { Checks } from '../checks/item-checks.ts';
import { bareSummary, soundSummary } from '../checks/withdrawal.ts';

/** Of a column one sentence is printed: its claims are its author's, not the digest's. */
const ofComment: Partial<SummaryOptions> = { sentences: 1, quotes: 0, dates: 0 };

function isColumn({ reports }: Story): boolean {
  return reports.every(({ article }) => isComment(article));
}

/** Checked summaries, by the story's id. */
export interface Summarised {
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Stories of which not even the first paragraph is a slice of its text. */
  readonly withdrawn: readonly Story[];
  readonly problems: readonly Problem[];
}

/** Summarises every story and checks the result; where that fails, a problem, and the title with the first paragraph instead. */
export async function summariseStories(
  summarizer: Summarizer,
  options: SummaryOptions,
  stories: readonly Story[],
  checks: Checks,
): Promise<Summarised> {
  const summaries = new Map<string, Summary>();
  const withdrawn: Story[] = [];
  const problems: Problem[] = [];
  for (const story of stories) {
    const summary = await summarise(summarizer, isColumn(story) ? { ...options, ...ofComment } : options, story);
    const checked = soundSummary(story, summary.value, checks);
    problems.push(...summary.problems, ...checked.problems);
    if (checked.value === null) withdrawn.push(story);
    else summaries.set(story.id, checked.value);
  }
  return { summaries, withdrawn, problems };
}

async function summarise(summarizer: Summarizer, options: SummaryOptions, story: Story): Promise<Outcome<Summary>> {
  try {
    return await summarizer.summarize(story, options);
  } catch (error) {
    // One story that cannot be summarised must not stop the day.
    const [{ article }] = story.reports;
    const message = `could not be summarised: ${messageOf(error)}`;
    return { value: bareSummary(article), problems: [{ stage: 'summarize', about: article.path, message }] };
  }
}
