import type { TopicNamePack } from '../../language/pack-parts/topic-names.ts';
import { textPackFor } from '../../language/packs.ts';
import { compareText, foldKey } from '../../lib/text/text.ts';
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import { commonnessOf, type OtherTopics } from './commonness.ts';
import { foldedOf } from './configured-topics.ts';
import { namePhrasesOf } from './name-phrases.ts';

/** A name stands in this share of its stories. */
const minStoryShare = 0.6;

/** Its words stand in the title or the first lines of this share of its stories. */
const minCentralShare = 0.6;

/** Characters of a text that are its first lines. */
const firstLines = 500;

/** A name that more than this share of the other topics have is too common. */
const maxCommonness = 0.2;

/** The score adds to the share of stories that of titles, a bonus for each word up to three, and the logarithm of its mentions. */
const titleWeight = 1;
const wordBonus = 0.25;
const bonusWords = 3;
const mentionsDivisor = 10;

/** A phrase of several articles. */
interface NameCandidate {
  readonly key: string;
  /** Its spellings in texts, each as often as it occurs; those of titles, whose capitals say little, only where there is no other. */
  readonly spellings: Map<string, number>;
  readonly titleSpellings: Map<string, number>;
  readonly stories: Set<number>;
  /** Stories of which a title has it. */
  readonly titled: Set<number>;
  mentions: number;
  /** How often the words around it show that it is a whole noun phrase. */
  whole: number;
}

/**
 * The name of a topic: a phrase that stands in most of its stories and says what happens. Null where there is none: then the stories stand
 * in their section.
 *
 * @param others the other topics, which show what is common
 * @param earlier names under which earlier editions printed it, latest first; one that still fits is kept
 */
export function nameTopic(stories: readonly Story[], others: OtherTopics, earlier: readonly string[]): string | null {
  const { topicNames } = textPackFor(stories[0].reports[0].article.language);
  if (topicNames === undefined) return null;
  const fitting = candidatesOf(stories, topicNames).filter((candidate) => fits(candidate, stories, others));
  const kept = earlier.find((name) => fitting.some(({ key }) => key === foldKey(name)));
  if (kept !== undefined) return kept;
  const [best] = fitting
    .map((candidate) => ({ candidate, score: scoreOf(candidate, stories, others) }))
    .sort((a, b) => b.score - a.score || compareText(a.candidate.key, b.candidate.key));
  return best === undefined ? null : capitalised(spellingOf(best.candidate));
}

function candidatesOf(stories: readonly Story[], pack: TopicNamePack): NameCandidate[] {
  const candidates = new Map<string, NameCandidate>();
  for (const [number, { reports }] of stories.entries())
    for (const { article } of reports)
      for (const { key, text, inTitle, isWhole } of namePhrasesOf(article, pack)) {
        const candidate = candidates.get(key) ?? newCandidate(key);
        const spellings = inTitle ? candidate.titleSpellings : candidate.spellings;
        spellings.set(text, (spellings.get(text) ?? 0) + 1);
        candidate.stories.add(number);
        if (inTitle) candidate.titled.add(number);
        candidate.mentions++;
        if (isWhole) candidate.whole++;
        candidates.set(key, candidate);
      }
  return [...candidates.values()];
}

function newCandidate(key: string): NameCandidate {
  return {
    key,
    spellings: new Map(),
    titleSpellings: new Map(),
    stories: new Set(),
    titled: new Set(),
    mentions: 0,
    whole: 0,
  };
}

function fits({ key, stories: having, whole }: NameCandidate, stories: readonly Story[], others: OtherTopics): boolean {
  return (
    whole > 0 &&
    having.size >= Math.max(2, Math.ceil(minStoryShare * stories.length)) &&
    centralIn(key, stories) >= minCentralShare * stories.length &&
    commonnessOf([key], others) <= maxCommonness * others.length
  );
}

/** How many of the stories have all words of a name in the title or the first lines of a report. */
function centralIn(key: string, stories: readonly Story[]): number {
  const words = key.split(' ').map((word) => ` ${word}`);
  return stories.filter(({ reports }) =>
    reports.some(({ article }) => words.every((word) => headOf(article).includes(word))),
  ).length;
}

function headOf(article: Article): string {
  const { title, text } = foldedOf(article);
  return title + text.slice(0, firstLines);
}

function scoreOf(candidate: NameCandidate, stories: readonly Story[], others: OtherTopics): number {
  const { key, titled, mentions } = candidate;
  const share = (candidate.stories.size + titleWeight * titled.size) / stories.length;
  const words = wordBonus * Math.min(bonusWords, key.split(' ').length);
  return (share + words + Math.log2(1 + mentions) / mentionsDivisor) / (1 + commonnessOf([key], others));
}

/** As texts write it, most often; in capitals alone only where none writes it otherwise. */
function spellingOf({ spellings, titleSpellings }: NameCandidate): string {
  const isShouted = (spelling: string) => Number(spelling === spelling.toUpperCase());
  const all = [...spellings, ...[...titleSpellings].map(([spelling]) => [spelling, 0] as const)];
  const [[spelling]] = all.sort((a, b) => isShouted(a[0]) - isShouted(b[0]) || b[1] - a[1] || compareText(a[0], b[0]));
  return spelling.replace(/\s+/g, ' ');
}

/** A heading begins with a capital. */
function capitalised(name: string): string {
  const upper = name[0].toUpperCase();
  return upper.length === 1 ? upper + name.slice(1) : name;
}
