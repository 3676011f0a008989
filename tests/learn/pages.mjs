// Teaches the page reader which blocks belong to a story, from pages whose right text is known:
//   npm run build && node tests/learn/pages.mjs --data FOLDER            cross-validated figures, by site
//   node tests/learn/pages.mjs --data FOLDER --write                     writes src/extract/pageforest.ts
// FOLDER holds pages-*.jsonl.gz ({id, url, html}) and gold.jsonl.gz ({id, source, text}).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../../dist/extract/blocks.js';
import { readForest } from '../../dist/extract/forest.js';
import { hintsOf } from '../../dist/extract/page.js';
import { openBlocks, readPageBody } from '../../dist/extract/pagebody.js';
import { pageFeatures } from '../../dist/extract/pagefeatures.js';
import { parsePage } from '../../dist/lib/html.js';
import {
  foldOf,
  labelsOf,
  pagesIn,
  printScores,
  printWorst,
  readLines,
  readOptions,
  siteOf,
  weightsOf,
} from './corpus.mjs';
import { growForest, writeForest } from './trees.mjs';

const options = readOptions(process.argv.slice(2));
const gold = new Map(readLines(join(options.data, 'gold.jsonl.gz')).map((answer) => [answer.id, answer]));
const pages = [];
for (const { id, url, html } of pagesIn(options.data)) {
  const answer = gold.get(id);
  if (typeof answer?.text !== 'string') continue;
  const root = await parsePage(html);
  const { blocks } = blocksOf(root);
  const hints = hintsOf(root, url);
  const open = openBlocks(blocks);
  const { rows } = pageFeatures(open, hints);
  const texts = open.map((block) => block.text);
  pages.push({
    id,
    source: answer.source,
    site: siteOf(url),
    right: answer.text,
    blocks,
    hints,
    rows,
    labels: labelsOf(texts, answer.text),
    weights: weightsOf(texts, answer.text),
  });
}

function teach(taught) {
  const all = taught
    .flatMap((page) => page.rows.map((row, at) => [row, page.labels[at], page.weights[at], page.id]))
    .filter(([, , weight]) => weight > 0);
  return writeForest(
    growForest(
      all.map((each) => each[0]),
      all.map((each) => each[1]),
      all.map((each) => each[2]),
      all.map((each) => each[3]),
    ),
  );
}

if (options.write) {
  const { base, text } = teach(pages);
  const path = new URL('../../src/extract/pageforest.ts', import.meta.url);
  writeFileSync(
    path,
    `/** Written by tests/learn/pages.mjs: which blocks of a page belong to its story. */\nexport const pageTrees = {\n  base: ${base},\n  text: \`\n${text}\n\`,\n};\n`,
  );
  console.log(`${pages.length} pages, ${Math.round(text.length / 1024)} kB`);
} else {
  const folds = Number(options.folds);
  const rows = [];
  for (let fold = 0; fold < folds; fold++) {
    const { base, text } = teach(pages.filter((page) => foldOf(page[options.by], folds) !== fold));
    const forest = readForest(base, text);
    for (const page of pages.filter((each) => foldOf(each[options.by], folds) === fold))
      rows.push({ ...page, read: readPageBody(page.blocks, page.hints, forest).paragraphs.join('\n') });
  }
  if (options.worst) printWorst(rows, Number(options.worst));
  printScores(`${pages.length} pages, ${folds} folds by ${options.by}`, rows);
}
