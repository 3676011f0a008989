import type { TopicNamePack } from '../../language/pack-parts/people.ts';
import { textPackFor } from '../../language/packs.ts';
import { compareText, foldKey } from '../../lib/text/text.ts';
import type { Story } from '../../model/story.ts';
import { commonnessOf, type OtherTopics } from './commonness.ts';
import { type NameCandidate, nameCandidatesOf } from './name-candidates.ts';
import { withoutVariants } from './name-variants.ts';
import { leadWord, phraseWith, sharedTitleWord, titlesOf } from './title-words.ts';

/** A name of the topic is in the text of this share of its stories. */
const minStoryShare = 0.6;

/** Number of names that are ranked. */
const maxCandidates = 24;

/** A name that more than this share of the other topics have is common ("Parliament"): used only if there is no other. */
const maxCommonness = 0.4;

/** The score of a name adds up the reports and titles that have it (per report), and the logarithm of its mentions. */
const titleWeight = 3;
const mentionsDivisor = 6;

/** Each other topic that has a name adds this to the divisor of its score. */
const commonnessWeight = 0.5;

/** A name in less than one of three titles gives way to a content word that the titles share. */
const maxTitlesPerName = 3;

/** A name with a lower score is not convincing. */
const minScore = 0.5;

/** A second name is added if its score and its titles reach these shares of the first one's. */
const minSecondScore = 0.55;
const minSecondTitles = 0.5;

/** Two or three stories may be similar by chance; more are a subject, even without a convincing name. */
const chanceCluster = 3;

/** A candidate, and the number of other topics that have it. */
interface CountedName {
  readonly candidate: NameCandidate;
  readonly commonness: number;
}

interface RankedName {
  readonly candidate: NameCandidate;
  readonly score: number;
}

/**
 * The name of a topic: one or two names (countries, people, organisations) that its stories share and their titles contain; else
 * the content word that the titles share. Every word occurs in an article.
 *
 * @param others the other topics, which show what is common
 * @returns the parts of the name; null if two or three stories share nothing that could be named: then they share no subject either
 */
export function nameTopic(stories: readonly Story[], others: OtherTopics): string[] | null {
  const { topicNames } = textPackFor(stories[0].reports[0].article.language);
  const names = nameCandidatesOf(stories, topicNames);
  const shared = sharedNames(names, stories, others);
  const distinctive = withoutCommon(shared, others);
  const useAll = distinctive.length === 0 && !isChanceCluster(stories);
  const ranked = rankNames(useAll ? shared : distinctive, countReports(stories), topicNames);
  return chooseName(ranked, names, stories, others);
}

/** Step 1, collect: names that enough stories share and a title contains, those in most titles first. */
function sharedNames(names: readonly NameCandidate[], stories: readonly Story[], others: OtherTopics): CountedName[] {
  const minStories = Math.ceil(stories.length * minStoryShare);
  return names
    .filter((candidate) => candidate.titles > 0 && candidate.stories.size >= minStories)
    .sort((a, b) => b.titles - a.titles || b.mentions - a.mentions || compareText(a.name, b.name))
    .slice(0, maxCandidates)
    .map((candidate) => ({ candidate, commonness: commonnessOf(candidate.forms, others) }));
}

/** Step 2, drop common names. */
function withoutCommon(names: readonly CountedName[], others: OtherTopics): CountedName[] {
  return names.filter(({ commonness }) => commonness <= maxCommonness * others.length);
}

/** Step 3, rank by score, without variants of one name. */
function rankNames(
  names: readonly CountedName[],
  reports: number,
  topicNames: TopicNamePack | undefined,
): RankedName[] {
  const scores = new Map(
    names.map(({ candidate, commonness }) => [candidate, scoreOf(candidate, reports, commonness)] as const),
  );
  const ranked = [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || compareText(a.name, b.name))
    .map(([candidate]) => candidate);
  return withoutVariants(ranked, topicNames).map((candidate) => ({
    candidate,
    // A completed family name is a new candidate, which counts as common nowhere.
    score: scores.get(candidate) ?? scoreOf(candidate, reports, 0),
  }));
}

function scoreOf({ reports: withIt, titles, mentions }: NameCandidate, reports: number, commonness: number): number {
  const frequency = (withIt.size + titleWeight * titles) / reports + Math.log2(1 + mentions) / mentionsDivisor;
  return frequency / (1 + commonness * commonnessWeight);
}

/** Step 4, choose: one name, two names, or a content word. */
function chooseName(
  [first, second]: readonly RankedName[],
  names: readonly NameCandidate[],
  stories: readonly Story[],
  others: OtherTopics,
): string[] | null {
  if (!first || first.candidate.titles * maxTitlesPerName < countReports(stories)) {
    const word = sharedTitleWord(stories, others);
    if (word) return [phraseWith(word, names, stories)];
  }
  if (!first || first.score < minScore) {
    if (isChanceCluster(stories)) return null;
    return [first?.candidate.name ?? leadWord(stories)];
  }
  return second && isWorthAdding(second, first)
    ? inTitleOrder(first.candidate, second.candidate, stories)
    : [first.candidate.name];
}

function isWorthAdding(second: RankedName, first: RankedName): boolean {
  return (
    second.score > minSecondScore * first.score && second.candidate.titles >= minSecondTitles * first.candidate.titles
  );
}

function isChanceCluster(stories: readonly Story[]): boolean {
  return stories.length > 1 && stories.length <= chanceCluster;
}

function countReports(stories: readonly Story[]): number {
  return stories.reduce((sum, story) => sum + story.reports.length, 0);
}

/** "Russia and China" or "China and Russia": the order in most titles that contain both. */
function inTitleOrder(a: NameCandidate, b: NameCandidate, stories: readonly Story[]): string[] {
  let balance = 0;
  for (const title of titlesOf(stories).map(foldKey)) {
    const [placeA, placeB] = [firstPlace(a, title), firstPlace(b, title)];
    if (Number.isFinite(placeA) && Number.isFinite(placeB)) balance += placeA < placeB ? 1 : -1;
  }
  return balance < 0 ? [b.name, a.name] : [a.name, b.name];
}

/** Index of the first form in a folded title; infinite if it has none. */
function firstPlace({ forms }: NameCandidate, title: string): number {
  return Math.min(...[...forms].map((form) => title.indexOf(form)).filter((place) => place >= 0));
}
