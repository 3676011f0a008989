import { compareText, foldKey } from '../../lib/text/text.ts';
import type { PastStory, Story, Topic } from '../../model/story.ts';
import { agglomerate, averageOf, type Merge, plainPoint } from '../similarity/agglomerate.ts';
import { neighboursAmong } from '../similarity/neighbours.ts';
import { dot, heaviest, type Profile } from '../similarity/vectors.ts';
import { foldedOf, grantOf, type TopicWish } from './configured-topics.ts';

/** A story and the profile of its lead. */
export interface ProfiledStory {
  readonly story: Story;
  readonly profile: Profile;
}

/** A story that earlier editions told and today's articles do not go on with: it may tie two that do. */
export interface CoveredStory {
  readonly past: PastStory;
  readonly profile: Profile;
  readonly language: string;
}

/** Why a story stands under its topic, by the topic's id. */
export type TopicReasons = ReadonlyMap<string, TopicReason>;

export interface TopicReason {
  /** Of a topic of the user's: a reason a story, by its id. */
  readonly grants: ReadonlyMap<string, string>;
  /** Of a found one: its stories, as indices into `members`, among all that were put together. */
  readonly points: readonly number[];
  readonly merges: readonly Merge[];
  readonly members: readonly { readonly id: string; readonly title: string; readonly profile: Profile }[];
  /** How alike they had to be on average. */
  readonly needed: number;
}

/**
 * How alike stories must be on average to share a subject: far less than to be one event. Among few articles no word is
 * known to be common, so that all likenesses are higher; the threshold falls with their number.
 */
function sameSubject(stories: number): number {
  return 0.06 + 0.11 * (50 / (50 + stories));
}

/** What shares less than this has no subject in common. */
const sharesSubject = 0.01;

/** Among so many stories, the heaviest, subjects are looked for: many times what any edition prints. */
const mostPlaced = 5000;

/** By so many of its terms, those that weigh most, a story finds others of its subject. */
const clues = 200;

/** The topic of stories that share no subject. */
export const restId = 'rest';

/** What the naming of a found topic needs, by the topic's provisional id. */
export interface TopicNaming {
  /** Names under which earlier editions printed it, latest first. */
  readonly earlier: readonly string[];
  /** The folded texts of the other topics' stories. */
  readonly others: readonly (readonly string[])[];
}

/** Topics, of which the found ones have a provisional id and no name yet: `nameTopics` gives both, once it is known what is printed. */
export interface FoundTopics {
  readonly topics: Topic[];
  readonly naming: ReadonlyMap<string, TopicNaming>;
  readonly why: TopicReasons;
}

/**
 * Topics above stories (given by weight, heaviest first): the user's first, in the order of the settings; then those
 * found; single-article stories that share a subject with no other are gathered at the end. What was told in the days before
 * takes part, so that a topic holds together and keeps its name.
 */
export function topicsAmong(
  stories: readonly ProfiledStory[],
  told: readonly CoveredStory[],
  wishes: readonly TopicWish[],
): FoundTopics {
  const topics: Topic[] = [];
  const why = new Map<string, TopicReason>();
  const taken = new Set<Story>();
  for (const wish of wishes) {
    const grants = new Map<string, string>();
    const wanted: Story[] = [];
    for (const { story } of stories) {
      const reason = taken.has(story) ? null : grantFor(wish, story);
      if (reason === null) continue;
      taken.add(story);
      wanted.push(story);
      grants.set(story.id, reason);
    }
    if (wanted.length === 0) continue;
    const plain = topicId(wish.name);
    const id = plain === restId || topics.some((other) => other.id === plain) ? `${plain}-${topics.length}` : plain;
    topics.push({ id, name: wish.name, by: 'user', stories: wanted });
    why.set(id, { grants, points: [], merges: [], members: [], needed: 0 });
  }
  const free = stories.filter(({ story }) => !taken.has(story));
  const left = free.slice(0, mostPlaced);
  const { clusters, merges, needed } = subjectsAmong(left, told);
  const members = [...left.map(memberOf), ...told.map(memberOfPast)];
  const othersOf = sampleOf(clusters, told);
  const naming = new Map<string, TopicNaming>();
  const rest: Story[] = [];
  for (const cluster of clusters) {
    const [first] = cluster.today;
    if (isLone(cluster) && stories.length > 1) {
      rest.push(first);
      continue;
    }
    const id = `found ${first.id}`;
    topics.push({ id, name: '', by: 'found', stories: cluster.today });
    naming.set(id, { earlier: cluster.names, others: othersOf(cluster) });
    why.set(id, { grants: new Map(), points: cluster.points, merges, members, needed });
  }
  rest.push(...free.slice(mostPlaced).map(({ story }) => story));
  if (rest.length > 0) topics.push({ id: restId, name: '', by: 'rest', stories: rest });
  return { topics, naming, why };
}

/** The first topics stand for all: which names are everybody's. Each is compared with all but itself. */
function sampleOf(
  clusters: readonly SubjectCluster[],
  told: readonly CoveredStory[],
): (of: SubjectCluster) => string[][] {
  const sample = [
    ...clusters.slice(0, sampled + 1).map((cluster) => ({ cluster, texts: foldedLeads(cluster.today) })),
    ...told
      .slice(-sampled)
      .map(({ past }) => ({ cluster: null, texts: past.articles.slice(-1).map((article) => foldedOf(article).text) })),
  ];
  return (of) => sample.flatMap(({ cluster, texts }) => (cluster === of ? [] : [texts]));
}

/** One story of one article that shares its subject with nothing, and nothing that earlier editions named. */
function isLone({ today: [{ reports }, ...more], names }: SubjectCluster): boolean {
  return more.length === 0 && names.length === 0 && reports.length === 1 && reports[0].copies.length === 0;
}

/** Stories that share a subject: today's, and the names of the topics under which earlier editions told of it, latest first. */
interface SubjectCluster {
  readonly today: readonly Story[];
  readonly names: readonly string[];
  readonly points: readonly number[];
}

/** The clusters of stories that hold one of today's. */
function subjectsAmong(stories: readonly ProfiledStory[], told: readonly CoveredStory[]) {
  const points = [
    ...stories.map(({ story, profile }) => ({
      story,
      profile,
      language: story.reports[0].article.language,
      tellings: story.past?.tellings ?? [],
    })),
    ...told.map(({ past, profile, language }) => ({ story: null, profile, language, tellings: past.tellings })),
  ];
  const pairs = neighboursAmong(
    points.map(({ profile }) => heaviest(profile.whole, clues)),
    sharesSubject,
    (a, b) => points[a].language === points[b].language,
    (a, b) => dot(points[a].profile.whole, points[b].profile.whole),
  );
  const needed = sameSubject(points.length);
  const { clusters, merges } = agglomerate(
    points.map(() => plainPoint),
    pairs,
    averageOf(needed),
  );
  const subjects = clusters.map((members): SubjectCluster => {
    const named = members
      .flatMap((at) => points[at].tellings)
      .filter(({ topic }) => topic.by === 'found')
      .sort((a, b) => compareText(b.edition, a.edition) || compareText(a.topic.name, b.topic.name));
    return {
      today: members.flatMap((at) => points[at].story ?? []),
      names: [...new Set(named.map(({ topic }) => topic.name))],
      points: members,
    };
  });
  return { clusters: subjects.filter(({ today }) => today.length > 0), merges, needed };
}

function memberOf({ story, profile }: ProfiledStory) {
  return { id: story.id, title: story.reports[0].article.title, profile };
}

function memberOfPast({ past, profile }: CoveredStory) {
  return { id: past.id, title: past.tellings[past.tellings.length - 1].headline.text, profile };
}

function grantFor(wish: TopicWish, { reports }: Story): string | null {
  for (const { article } of reports) {
    const reason = grantOf(wish, article);
    if (reason !== null) return reason;
  }
  return null;
}

/** So many other topics show which names are everybody's. */
const sampled = 40;

/** The lead texts of a topic's stories, folded, between blanks. */
function foldedLeads(stories: readonly Story[]): string[] {
  return stories.map((story) => foldedOf(story.reports[0].article).text);
}

/** A topic's id, made of its name. */
export function topicId(name: string): string {
  return foldKey(name).replace(/ /g, '-') || 'topic';
}
