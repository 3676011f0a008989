import type { PageElement } from '../../lib/markup/html.ts';
import { cleanText, countWords, foldKey, oneLine } from '../../lib/text/text.ts';
import { type Forest, forestOf, probability } from '../models/forest.ts';
import { pageFeatures } from '../models/page-features.ts';
import { pageTrees } from '../models/page-forest.ts';
import type { PageHints } from '../models/page-view.ts';
import { isSure, type LineLook } from '../models/text-features.ts';
import type { Removed } from '../page-reading.ts';
import type { Block } from './blocks.ts';
import { furnitureOf } from './furniture.ts';
import { refine } from './refine.ts';

const pageForest = forestOf(pageTrees);

/** The story of a page, and where it stands among the page's blocks. */
export interface PageBody {
  readonly paragraphs: readonly string[];
  readonly removed: readonly Removed[];
  /** How many of its blocks stand under a headline that is a link of its own. */
  readonly teasers: number;
  /** Places of the first and the last block of the story; -1 when there is none. */
  readonly first: number;
  readonly last: number;
}

/** The blocks that are no furniture: those that the forest judges. @public for tests/learn */
export function openBlocks(blocks: readonly Block[]): Block[] {
  const rules = furnitureOf(blocks);
  return blocks.filter((_, at) => rules[at] === null);
}

/** Finds the story among the blocks of a page: what was excluded is listed with the rule that did it. */
export function readPageBody(blocks: readonly Block[], hints: PageHints, forest: Forest = pageForest()): PageBody {
  const rules: (string | null)[] = furnitureOf(blocks);
  const posts = blocks.map(isPost);
  judgeBlocks(blocks, posts, rules, { hints, forest });
  hideRules(blocks, rules);
  refine(
    blocks.map((block, at) => ({
      text: block.text,
      heading: /^h[2-6]$/.test(block.element.name),
      bullet: block.element.name === 'li',
      post: posts[at],
    })),
    rules,
  );
  hideRules(blocks, rules);
  const found = {
    paragraphs: blocks.filter((_, at) => rules[at] === null).map((block) => block.text),
    removed: blocks.flatMap((block, at) => (rules[at] === null ? [] : [{ rule: rules[at], text: block.text }])),
    teasers: blocks.filter((_, at) => at > 0 && rules[at] === null && isLinkedHeading(blocks[at - 1])).length,
    first: rules.indexOf(null),
    last: rules.lastIndexOf(null),
  };
  const said = hints.articleBody === null ? [] : splitBody(hints.articleBody);
  if (!isFuller(said, found.paragraphs)) return found;
  const fuller = { rule: 'JSON-LD articleBody is fuller than the page', text: '' };
  return { ...found, paragraphs: said, removed: [fuller, ...found.removed] };
}

/** Lets the forest judge each block that is no furniture; `rules` (null for what is kept) is changed in place. */
function judgeBlocks(
  blocks: readonly Block[],
  posts: readonly boolean[],
  rules: (string | null)[],
  { hints, forest }: { readonly hints: PageHints; readonly forest: Forest },
): void {
  const open = [...blocks.keys()].filter((at) => rules[at] === null);
  const { rows, looks } = pageFeatures(
    open.map((at) => blocks[at]),
    hints,
  );
  const chances = rows.map((row) => probability(forest, row));
  const least = thresholdFor(looks, chances);
  const titleKey = foldKey(hints.title ?? '');
  let lastKept = false;
  let listed = false;
  for (const [n, at] of open.entries()) {
    // Items of a list that the story announces ("three sites:") are the story's.
    listed =
      blocks[at].element.name === 'li' &&
      ((n > 0 && lastKept && blocks[open[n - 1]].text.endsWith(':')) || (listed && open[n - 1] === at - 1));
    // A post that the story shows stands or falls with what stands before it.
    const kept: boolean = listed || (posts[at] ? lastKept : chances[n] > least);
    if (!posts[at]) lastKept = kept;
    rules[at] = kept ? wordRule(looks[n], titleKey, chances[n]) : `not like a story (${chances[n].toFixed(2)})`;
  }
}

function hideRules(blocks: readonly Block[], rules: (string | null)[]): void {
  for (const [at, { hidden }] of blocks.entries()) if (hidden) rules[at] ??= 'hidden from readers';
}

const isLinkedHeading = ({ linked, element }: Block) => linked > 0.8 && /^h[1-6]$/.test(element.name);

/** True where the JSON-LD body has so many more words that the page must show only a part of the story. */
function isFuller(said: readonly string[], paragraphs: readonly string[]): boolean {
  const count = (texts: readonly string[]) => texts.reduce((sum, text) => sum + countWords(text), 0);
  return count(said) > 80 && count(said) > 1.6 * count(paragraphs);
}

/** The chance from which a block is kept: one half, or less on a page so odd that this would leave nearly nothing. */
function thresholdFor(looks: readonly LineLook[], chances: readonly number[]): number {
  const wordsAbove = (least: number) =>
    looks.reduce((sum, look, at) => sum + (look.prose && chances[at] > least ? look.words : 0), 0);
  const likely = wordsAbove(0.2);
  return wordsAbove(0.5) >= 0.25 * likely ? 0.5 : 0.2;
}

function wordRule(look: LineLook, titleKey: string, chance: number): string | null {
  if (look.key === '') return 'no words';
  if (isSure(look, chance)) return look.rule;
  if (look.byline) return 'byline';
  if (look.stamp && look.text.length < 60) return 'stamp';
  if (look.key === titleKey) return 'title again';
  return null;
}

/** A post from a social network, as those networks have it embedded. */
function isPost(block: Block): boolean {
  for (let element: PageElement | null = block.element, up = 0; element && up < 3; element = element.parent, up++)
    if (/\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed)\b/.test(element.attributes.class ?? ''))
      return true;
  return false;
}

/** `articleBody` without line breaks would be one endless paragraph; then it is of no use to a reader. */
function splitBody(articleBody: string): string[] {
  const parts = cleanText(articleBody.replace(/<\/p>|<br\s*\/?>/gi, '\n').replace(/<[^<>]+>/g, ' '))
    .split(/\n+/)
    .map(oneLine)
    .filter(Boolean);
  return parts.length > 2 || (parts[0]?.length ?? 0) < 1200 ? parts : [];
}
