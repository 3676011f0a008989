import type { PageElement } from '../../lib/text/html.ts';
import { foldKey } from '../../lib/text/text.ts';
import type { Block } from '../blocks/blocks.ts';
import { type Box, boxNames, boxOf, sharedBits, sharedNames, tagFlags } from '../blocks/boxes.ts';
import { type LineLook, lookAt, lookNames } from './text-features.ts';

/** What a page says of itself that helps to find its story. */
export interface PageHints {
  readonly title: string | null;
  readonly description: string | null;
  readonly articleBody: string | null;
}

const around = [-3, -2, -1, 1, 2, 3] as const;

const pageFeatureNames: readonly string[] = [
  ...lookNames,
  'linked',
  'strong',
  'depth',
  'p',
  'li',
  'heading',
  'div',
  'cell',
  'level',
  ...tagFlags.map((tag) => `in ${tag}`),
  'hidden',
  ...boxNames.map(([name]) => `near ${name}`),
  'badShare',
  ...sharedNames.map((name) => `share ${name}`),
  'links',
  'allLink',
  'prose1',
  'prose2',
  'prose3',
  'prose4',
  'links1',
  'links2',
  'links3',
  'blocks1',
  'proseBlocks1',
  'short1',
  'inMain',
  'upToMain',
  'mainShare',
  'inArticleShare',
  'inMainTagShare',
  'signature',
  'signature2',
  'said',
  'described',
  'titled',
  'before',
  'again',
  'at',
  'charsBefore',
  'proseBefore',
  'proseAfter',
  'sinceTitle',
  'headRule',
  'headTail',
  'headLevel',
  'sinceHead',
  'sinceProse',
  'toProse',
  'tailsBefore',
  'sinceTail',
  ...around.flatMap((offset) =>
    ['chars', 'linked', 'closed', 'p', 'heading', 'rule', 'sameParent', 'sameSignature', 'prose1'].map(
      (name) => `${name}${offset > 0 ? '+' : ''}${offset}`,
    ),
  ),
];

/** The share of a text's runs of four words that a longer text holds. */
function overlap(key: string, grams: ReadonlySet<string>): number {
  const words = key.split(' ');
  if (words.length < 4) return grams.size === 0 ? 0 : 0.5;
  let shared = 0;
  for (let at = 0; at + 4 <= words.length; at++) if (grams.has(words.slice(at, at + 4).join(' '))) shared++;
  return shared / (words.length - 3);
}

function gramsOf(text: string | null): Set<string> {
  const words = foldKey(text ?? '').split(' ');
  const grams = new Set<string>();
  for (let at = 0; at + 4 <= words.length; at++) grams.add(words.slice(at, at + 4).join(' '));
  return grams;
}

/** One row of numbers for each block, in the order of `pageFeatureNames`; and what each block looks like. */
export function pageFeatures(blocks: readonly Block[], hints: PageHints): { rows: Float32Array[]; looks: LineLook[] } {
  const boxes = new Map<PageElement, Box>();
  const looks = blocks.map((block) => lookAt(block.text));
  const own = blocks.map((block) => boxOf(block.element, boxes));
  const isProse = looks.map((look, at) => look.prose && blocks[at].linked < 0.5);
  let allProse = 0;
  let allChars = 0;
  const bySignature = new Map<string, number>();
  const pathOf = own.map((box) => `${box.parent?.signature}>${box.signature}`);
  for (const [at, block] of blocks.entries()) {
    const length = block.text.length;
    const prose = isProse[at] ? length : 0;
    allProse += prose;
    allChars += length;
    for (const key of [own[at].signature, pathOf[at]]) bySignature.set(key, (bySignature.get(key) ?? 0) + prose);
    let weight = 1;
    for (let box: Box | null = own[at]; box; box = box.parent) {
      box.chars += length;
      box.linkChars += length * block.linked;
      box.prose += prose;
      box.blocks++;
      if (prose > 0) box.proseBlocks++;
      box.score += prose * weight * (box.bad ? 0.3 : 1);
      // The block's own element holds but itself; its parent is the first that can be a container.
      weight = box === own[at] ? 1 : weight * 0.7;
    }
  }
  allProse = Math.max(1, allProse);
  // A block's own element is no container of paragraphs.
  let main: Box | null = null;
  for (const box of boxes.values()) if (box.blocks > 1 && (main === null || box.score > main.score)) main = box;
  // `boxes` holds parents before their children.
  const insideMain = new Set<Box>();
  for (const box of boxes.values()) if (box === main || (box.parent && insideMain.has(box.parent))) insideMain.add(box);
  const said = gramsOf(hints.articleBody);
  const described = gramsOf(hints.description);
  const titleKey = foldKey(hints.title ?? '');
  const titleWords = new Set(titleKey.split(' ').filter((word) => word.length > 2));
  const titleAt = Math.max(
    looks.findIndex((look, at) => look.key === titleKey && /^h\d$/.test(blocks[at].element.name)),
    looks.findIndex((_, at) => blocks[at].element.name === 'h1'),
  );
  const counts = new Map<string, number>();
  const timesSaid = new Map<string, number>();
  for (const look of looks) if (look.text.length > 25) timesSaid.set(look.key, (timesSaid.get(look.key) ?? 0) + 1);

  const nextProse = new Int32Array(blocks.length);
  for (let at = blocks.length - 1, next = 99; at >= 0; at--) {
    nextProse[at] = next;
    next = isProse[at] ? 1 : next + 1;
  }
  const rows: Float32Array[] = [];
  let charsBefore = 0;
  let proseBefore = 0;
  let head = { rule: 0, tail: 0, level: 0, at: -1 };
  let lastProse = -99;
  let tails = 0;
  let lastTail = -99;
  for (const [at, block] of blocks.entries()) {
    const look = looks[at];
    const box = own[at];
    const tag = block.element.name;
    const row = new Float32Array(pageFeatureNames.length);
    let to = 0;
    const put = (value: number) => {
      row[to++] = value;
    };
    for (const value of look.values) put(value);
    const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0;
    put(block.linked);
    put(block.strong);
    put(block.element.depth);
    put(tag === 'p' ? 1 : 0);
    put(tag === 'li' ? 1 : 0);
    put(level > 0 ? 1 : 0);
    put(tag === 'div' || tag === 'section' ? 1 : 0);
    put(tag === 'td' || tag === 'th' || tag === 'dd' || tag === 'dt' ? 1 : 0);
    put(level);
    for (let bit = 0; bit < tagFlags.length; bit++) put((box.tags >> bit) & 1);
    put(box.hidden ? 1 : 0);
    // How far up the nearest box of each name is; 12 stands for none.
    const near = new Float32Array(boxNames.length).fill(12);
    let badShare = 2;
    const shares = new Float32Array(sharedBits.length).fill(2);
    let distance = 0;
    let articleShare = -1;
    let mainTagShare = -1;
    let up = 99;
    for (let a: Box | null = box; a; a = a.parent, distance++) {
      if (a.names !== 0)
        for (let bit = 0; bit < boxNames.length; bit++)
          if ((a.names >> bit) & 1 && near[bit] === 12) near[bit] = Math.min(11, distance);
      if (a.names !== 0 && a.element.name !== 'body' && a.element.name !== 'html')
        for (let bit = 0; bit < sharedBits.length; bit++)
          if (a.names & sharedBits[bit]) shares[bit] = Math.min(shares[bit], a.prose / allProse);
      if (a.bad && a.element.name !== 'body' && a.element.name !== 'html')
        badShare = Math.min(badShare, a.prose / allProse);
      if (a.element.name === 'article' && articleShare < 0) articleShare = a.prose / allProse;
      if (a.element.name === 'main' && mainTagShare < 0) mainTagShare = a.prose / allProse;
      if (a === main) up = distance;
    }
    for (const value of near) put(value);
    put(badShare);
    for (const value of shares) put(value);
    put(block.anchors.length);
    put(block.anchors.length === 1 && block.linked > 0.9 ? 1 : 0);
    const p1 = box.parent ?? box;
    const p2 = p1.parent ?? p1;
    const p3 = p2.parent ?? p2;
    for (const b of [box, p1, p2, p3]) put(b.prose / allProse);
    for (const b of [p1, p2, p3]) put(b.linkChars / Math.max(1, b.chars));
    put(Math.log2(1 + p1.blocks));
    put(p1.proseBlocks / p1.blocks);
    put(p1.chars / p1.blocks);
    put(insideMain.has(box) ? 1 : 0);
    put(up);
    put((main?.prose ?? 0) / allProse);
    put(articleShare);
    put(mainTagShare);
    put((bySignature.get(box.signature) ?? 0) / allProse);
    put((bySignature.get(pathOf[at]) ?? 0) / allProse);
    put(said.size === 0 ? -1 : overlap(look.key, said));
    put(described.size === 0 ? -1 : overlap(look.key, described));
    const keyWords = look.key.split(' ').filter((word) => word.length > 2);
    put(
      keyWords.length === 0
        ? 0
        : keyWords.filter((word) => titleWords.has(word)).length / Math.max(keyWords.length, titleWords.size),
    );
    const seen = counts.get(look.key) ?? 0;
    put(seen);
    put((timesSaid.get(look.key) ?? 1) - 1 - seen);
    if (look.text.length > 25) counts.set(look.key, seen + 1);
    put(at / blocks.length);
    put(charsBefore / allChars);
    put(proseBefore / allProse);
    put((allProse - proseBefore - (isProse[at] ? block.text.length : 0)) / allProse);
    put(titleAt < 0 ? -99 : Math.max(-98, Math.min(98, at - titleAt)));
    put(head.rule);
    put(head.tail);
    put(head.level);
    put(head.at < 0 ? 99 : Math.min(98, at - head.at));
    put(Math.min(99, at - lastProse));
    put(Math.min(99, nextProse[at]));
    put(tails);
    put(Math.min(99, at - lastTail));
    for (const offset of around) {
      const other = at + offset;
      if (other < 0 || other >= blocks.length) {
        for (let n = 0; n < 9; n++) put(-1);
        continue;
      }
      const it = looks[other];
      const name = blocks[other].element.name;
      put(it.values[0]);
      put(blocks[other].linked);
      put(it.values[2]);
      put(name === 'p' ? 1 : 0);
      put(/^h[1-6]$/.test(name) ? 1 : 0);
      put(it.rule === null ? 0 : 1);
      put(own[other].parent === box.parent ? 1 : 0);
      put(own[other].signature === box.signature ? 1 : 0);
      put((own[other].parent?.prose ?? 0) / allProse);
    }
    rows.push(row);
    charsBefore += block.text.length;
    if (isProse[at]) {
      proseBefore += block.text.length;
      lastProse = at;
    }
    if (level > 0 || (look.words <= 8 && block.strong > 0.9))
      head = { rule: look.rule === null ? 0 : 1, tail: look.tail ? 1 : 0, level, at };
    if (look.tail) {
      tails++;
      lastTail = at;
    }
  }
  return { rows, looks };
}
