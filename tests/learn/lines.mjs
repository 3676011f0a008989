// Teaches the reader of scrapes which lines belong to a story, and which line is its headline:
//   npm run build && node tests/learn/lines.mjs --data FOLDER --pages FOLDER       cross-validated figures, by site
//   node tests/learn/lines.mjs --data FOLDER --pages FOLDER --write                writes src/extract/models/{line,title}-forest.ts
// --data holds pages*.jsonl.gz ({id, url, text}) and gold.jsonl.gz ({id, source, text, title}); --pages the pages themselves, as
// tests/learn/pages.mjs reads them: where no right title is known, the one that the page reader finds stands in.
import { join } from 'node:path';
import { readForest } from '../../dist/extract/models/forest.js';
import { lineFeatures } from '../../dist/extract/models/line-features.js';
import { lookAt } from '../../dist/extract/models/text-features.js';
import { readPage } from '../../dist/extract/page/page.js';
import { findTitle, titleCandidates } from '../../dist/extract/scrape/line-title.js';
import { least, nameLines, splitLines, storyChances, takeCrawlDay } from '../../dist/extract/scrape/plaintext.js';
import { cleanText, foldKey } from '../../dist/lib/text/text.js';
import {
  foldOf,
  goldIn,
  labelsOf,
  pagesIn,
  printScores,
  printWorst,
  readLines,
  readOptions,
  siteOf,
  weightsOf,
} from './corpus.mjs';
import { saveForest, teach } from './trees.mjs';

const options = readOptions(process.argv.slice(2));
const gold = goldIn(options.data);
const titles = new Map();
for (const { id, url, html } of pagesIn(options.pages))
  if (gold.has(id)) titles.set(id, gold.get(id).title ?? (await readPage(html, url)).title);
const texts = [];
function add(form, { id, url, text }, titled) {
  const answer = gold.get(id);
  const lines = splitLines(takeCrawlDay(cleanText(text)).rest);
  const looks = lines.map((line) => lookAt(line.text));
  const plain = lines.map((line) => line.text);
  texts.push({
    id,
    form,
    url,
    titled,
    source: `${form} ${answer.source}`,
    site: siteOf(url),
    right: form === 'short' ? text.split('\n\n').slice(1).join('\n') : answer.text,
    title: titles.get(id),
    lines,
    looks,
    rows: lineFeatures(lines, looks),
    labels: labelsOf(plain, answer.text),
    weights: weightsOf(plain, answer.text).map((weight) => (form.startsWith('pages') ? weight : weight / 2)),
  });
}
for (const form of ['pages', 'pages-full'])
  for (const { id, url, text } of readLines(join(options.data, `${form}.jsonl.gz`))) {
    const seen = form === 'pages' ? gold.get(id).visible : gold.get(id).visibleFull;
    add(form, { id, url, text }, seen?.title && gold.get(id).title);
  }
// People also paste an article alone, whole or its beginning: nothing of that may be lost.
for (const { id, url } of readLines(join(options.data, 'pages.jsonl.gz'))) {
  const paragraphs = gold
    .get(id)
    .text.split(/\n+/)
    .filter((text) => text.trim() !== '');
  const titled = titles.get(id);
  add('clean', { id, url, text: [titled, ...paragraphs].join('\n\n') }, titled);
  add('short', { id, url, text: [titled, ...paragraphs.slice(0, 2 + (paragraphs.length % 3))].join('\n\n') }, titled);
}

const teachLines = (taught) =>
  teach(taught.flatMap((text) => text.rows.map((row, at) => [row, text.labels[at], text.weights[at], text.id])));

/** Headlines are taught on what a forest that has not seen the text takes for its story; with and without an address. */
function teachTitles(taught) {
  const rows = [];
  for (const text of taught)
    for (const url of [text.url, null]) {
      const candidates = titleCandidates(text.lines, text.looks, text.kept, url);
      const right = (at) => foldKey(text.lines[at].text) === foldKey(text.title ?? '');
      if (candidates.some(({ at }) => right(at)))
        for (const { at, row } of candidates) rows.push([row, right(at) ? 1 : 0, right(at) ? 1 : 0.5, text.id]);
    }
  return teach(rows, { trees: 160, leaves: 6, rate: 0.05, leastWeight: 0.5 });
}

const folds = Number(options.folds);
const fold = (text) => foldOf(text[options.by], folds);
for (let part = 0; part < folds; part++) {
  const written = teachLines(texts.filter((text) => fold(text) !== part));
  const forest = readForest(written.base, written.text);
  for (const text of texts.filter((each) => fold(each) === part)) {
    text.chances = storyChances(text.lines, text.looks, forest);
    text.kept = text.chances.map((chance) => chance > least);
  }
}

if (options.write) {
  saveForest('lines.mjs', 'line', 'which lines of a scrape belong to its story', teachLines(texts));
  saveForest('lines.mjs', 'title', "which line is a story's headline", teachTitles(texts));
} else {
  for (let part = 0; part < folds; part++) {
    const written = teachTitles(texts.filter((text) => fold(text) !== part));
    const forest = readForest(written.base, written.text);
    for (const text of texts.filter((each) => fold(each) === part)) {
      const at = findTitle(titleCandidates(text.lines, text.looks, text.kept, text.url), forest);
      text.found = at < 0 ? null : text.lines[at].text;
      const rules = nameLines(text.lines, text.looks, text.chances, text.found);
      text.read = text.lines
        .filter((_, line) => rules[line] === null)
        .map((line) => line.text)
        .join('\n');
    }
  }
  if (options.worst) printWorst(texts, Number(options.worst));
  for (const form of ['pages', 'pages-full', 'clean', 'short']) {
    const mine = texts.filter((text) => text.form === form);
    printScores(`${mine.length} ${form}, ${folds} folds by ${options.by}`, mine);
    const titled = mine.filter((text) => text.titled);
    const right = titled.filter((text) => foldKey(text.found ?? '') === foldKey(text.title)).length;
    console.log(`  headline       ${right} of ${titled.length} right (${(right / titled.length).toFixed(3)})`);
  }
}
