import { compareText } from '../lib/text/text.ts';
import type { Story, Topic } from '../model/story.ts';
import { outletOf } from './stories/independence.ts';
import type { ConfiguredTopic } from './topics/configured-topics.ts';

/** What log odds of a story mean for its place, in words. */
export function openingInWords(odds: number): string {
  if (!Number.isFinite(odds))
    return 'Whether a sentence says what happened is not asked: the story is short, or in a language without rules for it.';
  return `A sentence says what happened: log odds ${odds.toFixed(2)}; in full from ${leastOdds}, the heaviest from ${leastOfHeaviest}, where places are left from ${leastWithRoom}.`;
}

/** The length of a digest. */
export interface DigestSize {
  /** Maximum number of stories shown in full. */
  readonly stories: number;
  /** Maximum number of further stories, one line each. */
  readonly lines: number;
  /** Maximum number of opinion pieces, one line each. */
  readonly comment: number;
}

/** The stories in full, those in one line, and those that exceed the length. */
export interface Selection {
  readonly topics: readonly Topic[];
  readonly lines: readonly TopicLine[];
  readonly left: readonly Story[];
}

/** A story in one line, with the topic that it belongs to. */
export interface TopicLine {
  readonly story: Story;
  readonly topic: Topic;
}

/** A subject that stories share may have this share of the stories in full, but always at least three. */
const topicShare = 0.4;
const topicMinimum = 3;

/** The same for stories led by one outlet; with only two outlets there is no limit. */
const outletShare = 0.35;
const outletMinimum = 3;
const fewOutlets = 2;

/** The limits are for what few report: a story of this many independent sources is printed, whatever else is. */
const manySources = 3;

/** Where fewer reports than this say what happened, others are printed in full, too. Opinion is only where there is no report. */
const fewStories = 3;

const unlimited = Number.POSITIVE_INFINITY;

interface RankedStory {
  readonly story: Story;
  readonly topic: Topic;
}

/** Log odds that a sentence of a story says what happened. */
export type OpeningOdds = (story: Story) => number;

/** Least log odds of a story in full; lower for the heaviest, which is the news of the day, and where places are left. */
const leastOdds = 0.2;
const leastOfHeaviest = 0;
const leastWithRoom = -0.3;

/**
 * Chooses the stories in full: by priority of the topic, then by weight, with limits per subject and outlet; a section has none, so that
 * no story gives way to a lighter one of another section. The order of stories within their topics is kept. Opinion gets lines of its own.
 *
 * @param openingOdds asked of the stories that would be printed in full; the others get a line, whose headline says more than they do
 */
export function select(
  topics: readonly Topic[],
  configured: readonly ConfiguredTopic[],
  size: DigestSize,
  openingOdds: OpeningOdds = () => Number.POSITIVE_INFINITY,
): Selection {
  const settings = new Map(configured.map((topic) => [topic.name, topic]));
  const ranked = rankedStories(topics, settings);
  const reports = ranked.filter(({ topic }) => topic.by !== 'comment');
  const comment = spreadOverOutlets(ranked.filter(({ topic }) => topic.by === 'comment'));
  const limits = limitsFor(reports, topics.length, settings, size);
  const from = (least: number) => (story: Story) =>
    openingOdds(story) >= (story === reports[0].story ? Math.min(least, leastOfHeaviest) : least);
  // The clear ones first, then those that may be, then some whatever they say.
  const clear = withinLimits(reports, limits, { most: size.stories, admits: from(leastOdds) });
  const likely = withinLimits(reports, limits, { most: size.stories, admits: from(leastWithRoom), chosen: clear });
  const few = Math.min(fewStories, size.stories);
  const full = withinLimits(reports, limits, { most: few, admits: () => true, chosen: likely });
  if (reports.length === 0) for (const { story } of comment.slice(0, size.stories)) full.add(story);
  const others = reports.filter(({ story }) => !full.has(story));
  const opinions = comment.filter(({ story }) => !full.has(story));
  return {
    topics: withStories(topics, (story) => full.has(story)),
    lines: [...others.slice(0, size.lines), ...opinions.slice(0, size.comment)],
    left: [...others.slice(size.lines), ...opinions.slice(size.comment)].map(({ story }) => story),
  };
}

/** The first of each outlet, then the second of each, and so on: five lines of one paper are no choice. */
function spreadOverOutlets(ranked: readonly RankedStory[]): RankedStory[] {
  const counts = new Map<string, number>();
  const placed = ranked.map((one) => {
    const outlet = leadOutlet(one.story);
    const place = counts.get(outlet) ?? 0;
    counts.set(outlet, place + 1);
    return { one, place };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

type TopicSettings = ReadonlyMap<string, ConfiguredTopic>;

function rankedStories(topics: readonly Topic[], settings: TopicSettings): RankedStory[] {
  const priorityOf = ({ by, name }: Topic) => (by === 'user' ? (settings.get(name)?.priority ?? 0) : 0);
  return topics
    .flatMap((topic) => topic.stories.map((story) => ({ story, topic })))
    .sort(
      (a, b) =>
        priorityOf(b.topic) - priorityOf(a.topic) ||
        b.story.weight.total - a.story.weight.total ||
        compareText(a.story.id, b.story.id),
    );
}

interface SelectionLimits {
  readonly ofTopic: (topic: Topic) => number;
  readonly ofOutlet: number;
}

function limitsFor(
  ranked: readonly RankedStory[],
  topics: number,
  settings: TopicSettings,
  size: DigestSize,
): SelectionLimits {
  const outlets = new Set(ranked.map(({ story }) => leadOutlet(story)));
  const subject = topics > 1 ? limitOf(topicShare, topicMinimum, size) : unlimited;
  return {
    ofOutlet: outlets.size > fewOutlets ? limitOf(outletShare, outletMinimum, size) : unlimited,
    ofTopic: ({ by, name }) => {
      if (by === 'user') return settings.get(name)?.cap ?? subject;
      return by === 'found' ? subject : unlimited;
    },
  };
}

/** What is chosen until there are enough, beside what was chosen before. */
interface Choice {
  readonly most: number;
  readonly admits: (story: Story) => boolean;
  readonly chosen?: ReadonlySet<Story>;
}

function withinLimits(
  ranked: readonly RankedStory[],
  limits: SelectionLimits,
  { most, admits, chosen = new Set() }: Choice,
): Set<Story> {
  const counts = new Map<Topic | string, number>();
  const countOf = (key: Topic | string) => counts.get(key) ?? 0;
  const full = new Set<Story>();
  const add = ({ story, topic }: RankedStory) => {
    full.add(story);
    for (const key of [topic, leadOutlet(story)]) counts.set(key, countOf(key) + 1);
  };
  for (const one of ranked) if (chosen.has(one.story)) add(one);
  for (const one of ranked) {
    const { story, topic } = one;
    if (full.size >= most) break;
    if (full.has(story)) continue;
    if (countOf(topic) >= limits.ofTopic(topic) && !isExempt(story, topic)) continue;
    if (countOf(leadOutlet(story)) >= limits.ofOutlet && !isExempt(story, topic)) continue;
    if (admits(story)) add(one);
  }
  return full;
}

/** Whether the limits of subjects and outlets are not for a story; those that the user set are for all. */
function isExempt({ sourceCounts }: Story, { by }: Topic): boolean {
  return by !== 'user' && sourceCounts.independent >= manySources;
}

/** A selection without some of its stories, and without topics that have no other. */
export function withoutStories({ topics, lines, left }: Selection, without: readonly Story[]): Selection {
  if (without.length === 0) return { topics, lines, left };
  const removed = new Set(without);
  return {
    topics: withStories(topics, (story) => !removed.has(story)),
    lines: lines.filter(({ story }) => !removed.has(story)),
    left,
  };
}

function withStories(topics: readonly Topic[], keep: (story: Story) => boolean): Topic[] {
  return topics
    .map((topic) => ({ ...topic, stories: topic.stories.filter(keep) }))
    .filter(({ stories }) => stories.length > 0);
}

function limitOf(share: number, minimum: number, { stories }: DigestSize): number {
  return Math.max(minimum, Math.ceil(share * stories));
}

function leadOutlet({ reports: [{ article }] }: Story): string {
  return outletOf(article);
}
