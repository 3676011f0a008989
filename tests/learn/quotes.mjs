// Teaches the summarizer which quotations an editor would print below a summary:
//   npm run build && node tests/learn/quotes.mjs --data ../shared/eval/corpus/dev.jsonl.gz            figures, each report by weights from the others
//   node tests/learn/quotes.mjs --data ../shared/eval/corpus/dev.jsonl.gz --write                     writes src/summarize/quote-weights.ts, from all
//
// Logistic regression on quote-labels.json: the first quotations of some 300 reports, read one by one below the sentences that the product
// prints of them. g: says something of its own; p: pointless, old, told, or not understood; w: of somebody else; r beside it: its role is
// wrong or missing, which does not count here. A quotation is named by a hash of its words.
import { readFileSync, writeFileSync } from 'node:fs';
import { annotationsOf } from '../../dist/annotate/annotations.js';
import { quotesOf } from '../../dist/annotate/quotes/quotes.js';
import { chooseSentences } from '../../dist/summarize/extractive/extractive.js';
import { quoteFeatures, quoteFeaturesOf } from '../../dist/summarize/quote-worth.js';
import { foldOf, readLines, readOptions } from './corpus.mjs';
import { hashOf, reportOf } from './labelled.mjs';
import { crossed, printOdds, weightLines, weightsFrom } from './logistic.mjs';

const options = readOptions(process.argv.slice(2));
const folds = Number(options.folds);
const labels = JSON.parse(readFileSync(new URL('quote-labels.json', import.meta.url), 'utf8'));

function rowsOf(doc) {
  const article = reportOf(doc);
  const known = new Map(labels[doc.id].split(' ').map((one) => one.split(':')));
  const story = { articles: [article], headline: article.title };
  const printed = { headline: article.title, sentences: chooseSentences(story, { sentences: 3, words: null }) };
  return quotesOf(annotationsOf(article)).flatMap(({ text, start, end, speaker }) => {
    const label = known.get(hashOf(text));
    if (label === undefined || speaker === null) return [];
    return [
      { id: doc.id, is: label.includes('g'), row: quoteFeaturesOf({ article, text, start, end, speaker }, printed) },
    ];
  });
}

const docs = readLines(options.data).filter(({ id }) => labels[id] !== undefined);
const rows = docs.flatMap(rowsOf);
console.log(`${docs.length} reports`);
printOdds(
  'quotations',
  crossed(rows, folds, ({ id }) => foldOf(id, folds)),
);
const weights = weightsFrom(rows, quoteFeatures);
if (options.write)
  writeFileSync(
    new URL('../../src/summarize/quote-weights.ts', import.meta.url),
    `/** Written by tests/learn/quotes.mjs: what each feature of a quotation is worth, in log odds (\`quote-worth.ts\`). */
export const quoteWeights: readonly number[] = [
${weightLines(weights, quoteFeatures, '  ')}
];
`,
  );
