import { compareText, foldKey } from '../../lib/text/text.ts';
import type { Coverage, PastStory, Story, Topic } from '../../model/story.ts';
import { agglomerate, averageLinkage, type Merge, plainPoint } from '../similarity/agglomerate.ts';
import { neighboursAmong } from '../similarity/neighbours.ts';
import { dot, heaviest, type Profile } from '../similarity/vectors.ts';
import { type ConfiguredTopic, foldedOf, matchReason } from './configured-topics.ts';
import { isReserved, restId, sectionPrefix } from './ids.ts';
import { type SectionChoice, sectionChoice, sectionNameOf } from './sections.ts';

/** A story and the profile of its lead. */
export interface ProfiledStory {
  readonly story: Story;
  readonly profile: Profile;
}

/** A story of earlier editions that today's articles do not continue; it may connect two stories that do. */
export interface EarlierStory {
  readonly past: PastStory;
  readonly profile: Profile;
  readonly language: string;
}

/** Why stories stand under a topic. */
export interface TopicReason {
  /** For a configured topic: the reason for each story, by its id. */
  readonly matches: ReadonlyMap<string, string>;
  /** For a found topic: its stories, as indices into `members`. */
  readonly points: readonly number[];
  /** All stories that were clustered, and the merges. */
  readonly members: readonly { readonly id: string; readonly title: string; readonly profile: Profile }[];
  readonly merges: readonly Merge[];
  /** The mean similarity that a merge required. */
  readonly threshold: number;
}

/**
 * The threshold of one subject: far below that of one event. In a small batch no word is known to be common, so that all
 * similarities are higher; the threshold falls as the number of stories grows.
 */
function sameSubject(stories: number): number {
  return 0.058 + 0.11 * (50 / (50 + stories));
}

/** Stories whose search terms share less than this have no subject in common. */
const minSharedTerms = 0.01;

/** Subjects are searched among this many stories, the heaviest: many times what an edition prints. */
const maxClustered = 5000;

/** Number of a story's terms, the heaviest, by which neighbours are found. */
const searchTermCount = 200;

/** Number of other topics that show which names are common. */
const sampledTopics = 40;

/** What the naming of a found topic needs. */
export interface TopicNaming {
  /** Names under which earlier editions printed it, latest first. */
  readonly earlier: readonly string[];
  /** The folded texts of the other topics' stories. */
  readonly others: readonly (readonly string[])[];
}

/** Topics; found ones have a provisional id and no name, which `nameTopics` gives them once it is known what is printed. */
export interface FoundTopics {
  readonly topics: Topic[];
  /** By the provisional id of a found topic. */
  readonly naming: ReadonlyMap<string, TopicNaming>;
  /** By the id of a topic. */
  readonly why: ReadonlyMap<string, TopicReason>;
}

/** The user's settings of topics. */
export interface SubjectSettings {
  readonly configured: readonly ConfiguredTopic[];
  /** Whether subjects that stories share are topics, beside the user's own and the sections. */
  readonly foundTopics: boolean;
}

/**
 * Groups stories (heaviest first) into topics: the configured topics in the order of the settings; then those found, which two stories
 * and more make up; the others by section, and what no section is sure of. Stories of earlier editions take part, so that a topic holds
 * together across days and keeps its name.
 */
export function topicsAmong(
  stories: readonly ProfiledStory[],
  covered: readonly EarlierStory[],
  { configured, foundTopics }: SubjectSettings,
): FoundTopics {
  const { topics, why, unmatched } = configuredTopics(stories, configured);
  const choice = sectionChoice(configured);
  const candidates = foundTopics ? unmatched.slice(0, maxClustered) : [];
  const { subjects, ...clustering } = subjectsAmong(candidates, covered);
  const othersOf = textsOfOthers(subjects, covered);
  const naming = new Map<string, TopicNaming>();
  const found = subjects.filter(({ today }) => today.length > 1);
  for (const subject of found) {
    const id = `found ${subject.today[0].id}`;
    topics.push({ id, name: '', by: 'found', section: choice(subject.today), stories: subject.today });
    naming.set(id, { earlier: subject.names, others: othersOf(subject) });
    why.set(id, { matches: new Map(), points: subject.points, ...clustering });
  }
  const together = new Set(found.flatMap(({ today }) => today));
  const single = unmatched.map(({ story }) => story).filter((story) => !together.has(story));
  return { topics: [...topics, ...sectionTopics(single, choice)], naming, why };
}

/** The sections that have stories, and the rest. */
function sectionTopics(stories: readonly Story[], choice: SectionChoice): Topic[] {
  const sections = new Map<string | null, Story[]>();
  for (const story of stories) {
    const section = choice([story]);
    sections.set(section, [...(sections.get(section) ?? []), story]);
  }
  return [...sections].map(([name, members]) => sectionTopic(name, members));
}

/** The topic of a section, or of the stories that no section is sure of. */
export function sectionTopic(section: string | null, stories: readonly Story[]): Topic {
  return section === null
    ? { id: restId, name: '', by: 'rest', section, stories }
    : { id: `${sectionPrefix}${topicId(section)}`, name: section, by: 'section', section, stories };
}

/** The configured topics that have stories; each story goes to the first topic that it matches. */
function configuredTopics(stories: readonly ProfiledStory[], configured: readonly ConfiguredTopic[]) {
  const matches = configured.map(() => new Map<Story, string>());
  const unmatched = stories.filter(({ story }) => {
    const match = configuredMatch(configured, story);
    if (match) matches[match.topic].set(story, match.reason);
    return match === null;
  });
  const topics: Topic[] = [];
  const why = new Map<string, TopicReason>();
  for (const [at, { name }] of configured.entries()) {
    if (matches[at].size === 0) continue;
    const id = uniqueId(name, topics);
    topics.push({ id, name, by: 'user', section: null, stories: [...matches[at].keys()] });
    const reasons = new Map([...matches[at]].map(([story, reason]) => [story.id, reason]));
    why.set(id, { matches: reasons, points: [], merges: [], members: [], threshold: 0 });
  }
  return { topics, why, unmatched };
}

/** The first topic whose words or sources a story matches, else the one that is named like its section. */
function configuredMatch(
  configured: readonly ConfiguredTopic[],
  story: Story,
): { topic: number; reason: string } | null {
  for (const [topic, settings] of configured.entries()) {
    const reason = storyMatch(settings, story);
    if (reason !== null) return { topic, reason };
  }
  const section = sectionNameOf([story]);
  const topic = configured.findIndex(({ name }) => section !== null && foldKey(name) === foldKey(section));
  return topic < 0 ? null : { topic, reason: `its section is ${section}` };
}

function uniqueId(name: string, topics: readonly Topic[]): string {
  const id = topicId(name);
  const isTaken = isReserved(id) || topics.some((other) => other.id === id);
  return isTaken ? `${id}-${topics.length}` : id;
}

function storyMatch(topic: ConfiguredTopic, { reports }: Story): string | null {
  for (const { article } of reports) {
    const reason = matchReason(topic, article);
    if (reason !== null) return reason;
  }
  return null;
}

/** A sample of the topics, which shows which names are common. Each topic is compared with all of the sample but itself. */
function textsOfOthers(
  subjects: readonly SubjectCluster[],
  covered: readonly EarlierStory[],
): (subject: SubjectCluster) => string[][] {
  const today = subjects
    .slice(0, sampledTopics + 1)
    .map((subject) => ({ subject, texts: subject.today.map((story) => foldedOf(story.reports[0].article).text) }));
  const earlier = covered
    .slice(-sampledTopics)
    .map(({ past }) => ({ subject: null, texts: past.articles.slice(-1).map((article) => foldedOf(article).text) }));
  return (own) => [...today, ...earlier].flatMap(({ subject, texts }) => (subject === own ? [] : [texts]));
}

/** Stories that share a subject. */
interface SubjectCluster {
  readonly today: readonly Story[];
  /** Names of the topics under which earlier editions printed its stories, latest first. */
  readonly names: readonly string[];
  readonly points: readonly number[];
}

/** A story of today (`story` set) or of an earlier edition, as a point of the clustering. */
interface SubjectPoint {
  readonly id: string;
  readonly title: string;
  readonly story: Story | null;
  readonly profile: Profile;
  readonly language: string;
  readonly coverage: readonly Coverage[];
}

function pointOfToday({ story, profile }: ProfiledStory): SubjectPoint {
  const { title, language } = story.reports[0].article;
  return { id: story.id, title, story, profile, language, coverage: story.past?.coverage ?? [] };
}

function pointOfPast({ past, profile, language }: EarlierStory): SubjectPoint {
  const { id, coverage } = past;
  return { id, title: coverage[coverage.length - 1].headline.text, story: null, profile, language, coverage };
}

/** The clusters of stories that contain one of today's. */
function subjectsAmong(stories: readonly ProfiledStory[], covered: readonly EarlierStory[]) {
  const members = [...stories.map(pointOfToday), ...covered.map(pointOfPast)];
  const pairs = neighboursAmong({
    searchTerms: members.map(({ profile }) => heaviest(profile.whole, searchTermCount)),
    minShared: minSharedTerms,
    comparable: (a, b) => members[a].language === members[b].language,
    similarity: (a, b) => dot(members[a].profile.whole, members[b].profile.whole),
  });
  const threshold = sameSubject(members.length);
  const { clusters, merges } = agglomerate(
    members.map(() => plainPoint),
    pairs,
    averageLinkage(threshold),
  );
  const subjects = clusters.map((points) => subjectOf(points, members)).filter(({ today }) => today.length > 0);
  return { subjects, members, merges, threshold };
}

function subjectOf(points: readonly number[], members: readonly SubjectPoint[]): SubjectCluster {
  const named = points
    .flatMap((point) => members[point].coverage)
    .filter(({ topic }) => topic.by === 'found')
    .sort((a, b) => compareText(b.edition, a.edition) || compareText(a.topic.name, b.topic.name));
  return {
    today: points.flatMap((point) => members[point].story ?? []),
    names: [...new Set(named.map(({ topic }) => topic.name))],
    points,
  };
}

/** A topic's id, derived from its name. */
export function topicId(name: string): string {
  return foldKey(name).replace(/ /g, '-') || 'topic';
}
