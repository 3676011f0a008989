import type { PageElement } from '../../lib/text/html.ts';
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

/** Finds the story among the blocks of a page: what was left out is told with the rule that did it. */
export function readPageBody(blocks: readonly Block[], hints: PageHints, forest: Forest = pageForest()): PageBody {
  const rules: (string | null)[] = furnitureOf(blocks);
  const open = [...blocks.keys()].filter((at) => rules[at] === null);
  const { rows, looks } = pageFeatures(
    open.map((at) => blocks[at]),
    hints,
  );
  const chances = rows.map((row) => probability(forest, row));
  const least = thresholdFor(looks, chances);
  const titleKey = foldKey(hints.title ?? '');
  const posts = blocks.map(isPost);
  let told = false;
  let listed = false;
  for (const [n, at] of open.entries()) {
    const look = looks[n];
    // Items of a list that the story announces ("three sites:") are the story's.
    listed =
      blocks[at].element.name === 'li' &&
      ((n > 0 && told && blocks[open[n - 1]].text.endsWith(':')) || (listed && open[n - 1] === at - 1));
    // A post that the story shows stands or falls with what stands before it.
    const kept: boolean = listed || (posts[at] ? told : chances[n] > least);
    if (!posts[at]) told = kept;
    if (!kept) rules[at] = `not like a story (${chances[n].toFixed(2)})`;
    else rules[at] = wordRule(look, titleKey, chances[n]);
  }
  for (const [at, { hidden }] of blocks.entries()) if (hidden) rules[at] ??= 'hidden from readers';
  refine(
    blocks.map((block, at) => ({
      text: block.text,
      heading: /^h[2-6]$/.test(block.element.name),
      bullet: block.element.name === 'li',
      post: posts[at],
    })),
    rules,
  );
  for (const [at, { hidden }] of blocks.entries()) if (hidden) rules[at] ??= 'hidden from readers';
  const paragraphs = blocks.filter((_, at) => rules[at] === null).map((block) => block.text);
  const removed = blocks.flatMap((block, at) => (rules[at] === null ? [] : [{ rule: rules[at], text: block.text }]));
  const teasers = blocks.filter(
    (_, at) =>
      at > 0 && rules[at] === null && blocks[at - 1].linked > 0.8 && /^h[1-6]$/.test(blocks[at - 1].element.name),
  ).length;
  const [first, last] = [rules.indexOf(null), rules.lastIndexOf(null)];
  const said = hints.articleBody === null ? [] : splitBody(hints.articleBody);
  const count = (texts: readonly string[]) => texts.reduce((sum, text) => sum + countWords(text), 0);
  const found = { paragraphs, removed, teasers, first, last };
  if (count(said) <= 80 || count(said) <= 1.6 * count(paragraphs)) return found;
  const fuller = { rule: 'JSON-LD articleBody is fuller than the page', text: '' };
  return { ...found, paragraphs: said, removed: [fuller, ...removed] };
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
