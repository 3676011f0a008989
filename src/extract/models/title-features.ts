import { stampsIn } from '../../language/stamps.ts';
import { type ForestFeature, flag } from './feature.ts';
import { endsParagraph, seam } from './line-features.ts';
import type { Line } from './line-view.ts';
import { feature, type LineLook } from './text-features.ts';

/** A scrape as the features of its headline see it. */
export interface TitleView {
  readonly lines: readonly Line[];
  readonly looks: readonly LineLook[];
  /** Where the first line that was kept is, and where the story itself begins. */
  readonly first: number;
  readonly start: number;
  /** Content words of the story, of its first lines, and of the address. */
  readonly story: ReadonlySet<string>;
  readonly beginning: ReadonlySet<string>;
  readonly slug: readonly string[];
  readonly slugWords: ReadonlySet<string>;
  /** How often each text is on the page, and the first place of it. */
  readonly timesSaid: ReadonlyMap<string, number>;
  readonly firstPlace: ReadonlyMap<string, number>;
}

/** A line that may be the headline. */
export interface TitleLine {
  readonly at: number;
  readonly line: Line;
  readonly look: LineLook;
  /** Its content words. */
  readonly words: readonly string[];
}

type TitleFeature = ForestFeature<TitleLine, TitleView>;

/** There is no line before or after. */
const noLine = -1;

/** Lines under a headline among which its byline and its stamp may stand, and the distance where there is none. */
const linesUnder = 6;
const noneUnder = 9;

/** A line that says the same and more ("Wall for Tarnby | The Tarnby Mail") is looked for among this many on both sides. */
const echoReach = 60;

/** Such a line has fewer characters more than this. */
const longestEcho = 90;

/** What the forest of headlines reads of a line, in its order. */
export const titleFeatureTable: readonly TitleFeature[] = [
  { name: 'chars', of: ({ look }) => feature(look, 'chars') },
  { name: 'words', of: ({ look }) => feature(look, 'words') },
  { name: 'closed', of: ({ look }) => feature(look, 'closed') },
  { name: 'capitalised', of: ({ look }) => feature(look, 'capitalised') },
  { name: 'upper', of: ({ look }) => feature(look, 'upper') },
  { name: 'digits', of: ({ look }) => feature(look, 'digits') },
  { name: 'bullet', of: ({ line }) => flag(line.bullet) },
  { name: 'indent', of: ({ line }) => line.indent },
  { name: 'apart', of: ({ line }) => flag(line.apart) },
  { name: 'last of its paragraph', of: ({ at }, { lines }) => flag(endsParagraph(lines[at + 1])) },
  { name: 'question', of: ({ look }) => feature(look, 'question') },
  { name: 'bar', of: ({ look }) => feature(look, 'bar') },
  { name: 'ends open', of: ({ look }) => flag(/[:,]$/.test(look.text)) },
  { name: 'rule', of: ({ look }) => flag(look.rule !== null) },
  { name: 'to the first kept line', of: ({ at }, { first }) => first - at },
  { name: 'to the story', of: ({ at }, { start }) => start - at },
  { name: 'words in the address', of: ({ words }, { slugWords }) => shareWithin(words, slugWords) },
  { name: 'address in its words', of: ({ look }, { slug }) => shareOf(slug, (word) => look.key.includes(word)) },
  { name: 'words of the address', of: (_, { slug }) => slug.length },
  { name: 'echoes', of: ({ look }, { timesSaid }) => (timesSaid.get(look.key) ?? 1) - 1 },
  { name: 'said with more', of: ({ at, look }, { looks }) => longerEchoes(looks, at, look.key) },
  { name: 'said before', of: ({ at, look }, { firstPlace }) => flag((firstPlace.get(look.key) ?? at) < at) },
  { name: 'words in the story', of: ({ words }, { story }) => shareWithin(words, story) },
  { name: 'words in its beginning', of: ({ words }, { beginning }) => shareWithin(words, beginning) },
  { name: 'to a byline', of: ({ at }, { looks }) => distanceUnder(looks, at, ({ byline }) => byline) },
  { name: 'to a stamp', of: ({ at }, { looks }) => distanceUnder(looks, at, holdsStamp) },
  { name: 'stamps', of: ({ look }) => stampsIn(look.text).length },
  { name: 'seams', of: ({ look }) => look.text.match(seam)?.length ?? 0 },
  { name: 'longest near', of: ({ at }, { looks }) => longestNear(looks, at) },
  { name: 'at', of: ({ at }, { lines }) => at / lines.length },
  { name: 'length+1', of: ({ at }, { looks }) => looks[at + 1]?.text.length ?? noLine },
  { name: 'length-1', of: ({ at }, { looks }) => looks[at - 1]?.text.length ?? noLine },
  { name: 'capitalised-1', of: ({ at }, { looks }) => capitalised(looks[at - 1]) },
  { name: 'capitalised+1', of: ({ at }, { looks }) => capitalised(looks[at + 1]) },
  { name: 'bullet-1', of: ({ at }, { lines }) => flag(lines[at - 1]?.bullet === true) },
  { name: 'bullet+1', of: ({ at }, { lines }) => flag(lines[at + 1]?.bullet === true) },
  // The first and the last line count as beside one with a rule: the forest was taught so.
  { name: 'rule-1', of: ({ at }, { looks }) => flag(looks[at - 1]?.rule !== null) },
  { name: 'rule+1', of: ({ at }, { looks }) => flag(looks[at + 1]?.rule !== null) },
  { name: 'closed+1', of: ({ at }, { looks }) => (looks[at + 1] === undefined ? 0 : feature(looks[at + 1], 'closed')) },
];

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

const shareWithin = (words: readonly string[], set: ReadonlySet<string>) => shareOf(words, (word) => set.has(word));

const capitalised = (look: LineLook | undefined) => (look === undefined ? noLine : feature(look, 'capitalised'));

const holdsStamp = ({ text, stamp }: LineLook) => text.length < 120 && (stamp || stampsIn(text).length > 0);

/** How many lines near this one say the same and a little more. */
function longerEchoes(looks: readonly LineLook[], at: number, key: string): number {
  return looks
    .slice(Math.max(0, at - echoReach), at + echoReach)
    .filter(
      (look) => look.key.length > key.length && look.key.length < key.length + longestEcho && look.key.includes(key),
    ).length;
}

/** How many lines stand between this one and the first of a kind under it. */
function distanceUnder(looks: readonly LineLook[], at: number, is: (look: LineLook) => boolean): number {
  const distance = looks.slice(at + 1, at + 1 + linesUnder).findIndex(is);
  return distance < 0 ? noneUnder : distance;
}

/** The length of the longest line within three lines. */
function longestNear(looks: readonly LineLook[], at: number): number {
  const near = looks.slice(Math.max(0, at - 3), at + 4).filter((look) => look !== looks[at]);
  return Math.max(0, ...near.map(({ text }) => text.length));
}
