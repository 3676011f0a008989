// Teaches the page reader which blocks belong to a story, from pages whose right text is known:
//   npm run build && node tests/learn/pages.mjs --data FOLDER            cross-validated figures, by site
//   node tests/learn/pages.mjs --data FOLDER --write                     writes src/extract/models/page-forest.ts
// FOLDER holds pages-*.jsonl.gz ({id, url, html}) and gold.jsonl.gz ({id, source, text}).
import { blocksOf } from '../../dist/extract/blocks/blocks.js';
import { openBlocks, readPageBody } from '../../dist/extract/blocks/page-body.js';
import { readForest } from '../../dist/extract/models/forest.js';
import { pageFeatures } from '../../dist/extract/models/page-features.js';
import { hintsOf } from '../../dist/extract/page/page.js';
import { parsePage } from '../../dist/lib/markup/html.js';
import {
  foldOf,
  goldIn,
  labelsOf,
  pagesIn,
  printScores,
  printWorst,
  readOptions,
  siteOf,
  weightsOf,
} from './corpus.mjs';
import { saveForest, teach } from './trees.mjs';

const options = readOptions(process.argv.slice(2));
const gold = goldIn(options.data);
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

const teachPages = (taught) =>
  teach(taught.flatMap((page) => page.rows.map((row, at) => [row, page.labels[at], page.weights[at], page.id])));

if (options.write) {
  saveForest('pages.mjs', 'page', 'which blocks of a page belong to its story', teachPages(pages));
} else {
  const folds = Number(options.folds);
  const rows = [];
  for (let fold = 0; fold < folds; fold++) {
    const { base, text } = teachPages(pages.filter((page) => foldOf(page[options.by], folds) !== fold));
    const forest = readForest(base, text);
    for (const page of pages.filter((each) => foldOf(each[options.by], folds) === fold))
      rows.push({ ...page, read: readPageBody(page.blocks, page.hints, forest).paragraphs.join('\n') });
  }
  if (options.worst) printWorst(rows, Number(options.worst));
  printScores(`${pages.length} pages, ${folds} folds by ${options.by}`, rows);
}
