import type { PageElement } from '../../lib/markup/html.ts';
import type { Block } from '../blocks/blocks.ts';
import { type Box, boxNames, sharedBits } from '../blocks/boxes.ts';

/** What the boxes around a block are called. */
export interface Enclosure {
  /** Boxes up to the nearest of each name in `boxNames`; `noBox` where there is none. */
  readonly near: Float32Array;
  /** The least share of the page's running text in a box of each name in `sharedNames`; `noShare` where there is none. */
  readonly shares: Float32Array;
  /** The same for a box of any name that holds other things than the story. */
  readonly badShare: number;
  /** The share in the nearest `<article>` and `<main>`; -1 where there is none. */
  readonly articleShare: number;
  readonly mainTagShare: number;
  /** Boxes up to the main one; `outsideMain` where it is not inside. */
  readonly upToMain: number;
}

const noBox = 12;
const noShare = 2;
const outsideMain = 99;

interface BoxedText {
  readonly block: Block;
  readonly box: Box;
  readonly isProse: boolean;
}

/** What a box with a name that is not a story's counts for less when the main box is sought. */
const badWeight = 0.3;

/** With each box outwards, running text counts for less: the main box is the innermost that holds most of it. */
const outwardWeight = 0.7;

/** Adds each block to all boxes around it, and finds the main box: the one with the highest score. */
export function mainOf(boxes: ReadonlyMap<PageElement, Box>, blocks: readonly BoxedText[]) {
  for (const block of blocks) addToBoxes(block);
  let main: Box | null = null;
  // A block's own element is no container of paragraphs.
  for (const box of boxes.values()) if (box.blocks > 1 && (main === null || box.score > main.score)) main = box;
  const insideMain = new Set<Box>();
  // `boxes` holds parents before their children.
  for (const box of boxes.values()) if (box === main || (box.parent && insideMain.has(box.parent))) insideMain.add(box);
  return { main, insideMain };
}

function addToBoxes({ block, box: own, isProse }: BoxedText): void {
  const length = block.text.length;
  const prose = isProse ? length : 0;
  let weight = 1;
  for (let box: Box | null = own; box; box = box.parent) {
    box.chars += length;
    box.linkChars += length * block.linked;
    box.prose += prose;
    box.blocks++;
    if (prose > 0) box.proseBlocks++;
    box.score += prose * weight * (box.bad ? badWeight : 1);
    // The block's own element holds but itself; its parent is the first that can be a container.
    if (box !== own) weight *= outwardWeight;
  }
}

/** What is known of the boxes around a block whose own box is given. */
export function enclosureOf(own: Box, pageProse: number, main: Box | null): Enclosure {
  const near = new Float32Array(boxNames.length).fill(noBox);
  const shares = new Float32Array(sharedBits.length).fill(noShare);
  let badShare = noShare;
  let articleShare = -1;
  let mainTagShare = -1;
  let upToMain = outsideMain;
  let distance = 0;
  for (let box: Box | null = own; box; box = box.parent, distance++) {
    const tag = box.element.name;
    const share = box.prose / pageProse;
    if (box.names !== 0) noteNames(near, box.names, distance);
    if (tag !== 'body' && tag !== 'html') {
      if (box.names !== 0) noteShares(shares, box.names, share);
      if (box.bad) badShare = Math.min(badShare, share);
    }
    if (tag === 'article' && articleShare < 0) articleShare = share;
    if (tag === 'main' && mainTagShare < 0) mainTagShare = share;
    if (box === main) upToMain = distance;
  }
  return { near, shares, badShare, articleShare, mainTagShare, upToMain };
}

function noteNames(near: Float32Array, names: number, distance: number): void {
  for (let bit = 0; bit < near.length; bit++)
    if ((names >> bit) & 1 && near[bit] === noBox) near[bit] = Math.min(noBox - 1, distance);
}

function noteShares(shares: Float32Array, names: number, share: number): void {
  for (let bit = 0; bit < shares.length; bit++) if (names & sharedBits[bit]) shares[bit] = Math.min(shares[bit], share);
}
