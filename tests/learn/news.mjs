// Teaches the summarizer which sentences of a report may be printed, and which of them first:
//   npm run build && node tests/learn/news.mjs --data ../shared/eval/corpus/dev.jsonl.gz            figures, each report by weights from the others
//   node tests/learn/news.mjs --data ../shared/eval/corpus/dev.jsonl.gz --write                     writes src/summarize/extractive/news-weights.ts, from all
//
// Logistic regression on news-labels.json: sentences of 480 reports that were read one by one, under their headline. A label is a digit (3: says
// what happened; 2: adds news; 1: background; 0: scene, teaser, trivia) and flags (d: not understood, o: the outlet's own opinion, t: needs
// its neighbour, x: broken). Sentences are named by a hash, since no text of an outlet stands in this project.
import { writeFileSync } from 'node:fs';
import { chooseSentences } from '../../dist/summarize/extractive/extractive.js';
import { isBoilerplate } from '../../dist/summarize/extractive/fitness.js';
import {
  contextFeaturesOf,
  furtherFeatures,
  isQuoted,
  newsReport,
  openingFeatures,
  ownFeaturesOf,
} from '../../dist/summarize/extractive/news-features.js';
import { candidatesOf } from '../../dist/summarize/extractive/sentence-features.js';
import { foldOf, readLines, readOptions } from './corpus.mjs';
import { hashOf, labelsOf, readLabels, reportOf } from './labelled.mjs';
import { crossed, printOdds, weightLines, weightsFrom } from './logistic.mjs';

const options = readOptions(process.argv.slice(2));
const folds = Number(options.folds);
const labels = readLabels('news-labels.json');

const isFaulty = (label) => label[0] < '2' || label.length > 1;
const isOpening = (label) => label === '3';

/** The sentences of a report that were read and may be printed, with what they show. */
function samplesOf(doc) {
  const article = reportOf(doc);
  const known = labelsOf(labels[doc.id]);
  const report = newsReport(article, article.title);
  const read = candidatesOf([article]).flatMap((candidate) => {
    const label = known.get(hashOf(candidate.sentence.text));
    const usable =
      candidate.fitness > 0 && !isQuoted(candidate, report) && !isBoilerplate(candidate.sentence.text, 'en');
    return label !== undefined && usable ? [{ candidate, label }] : [];
  });
  const first = read.find(({ label }) => isOpening(label)) ?? read.find(({ label }) => label[0] === '3') ?? read[0];
  if (first === undefined) return { opening: [], further: [] };
  const context = (candidate, sentences) =>
    contextFeaturesOf(candidate, report, { headline: article.title, sentences });
  const samples = read.map(({ candidate, label }) => ({
    id: doc.id,
    label,
    candidate,
    own: ownFeaturesOf(candidate, report),
  }));
  const after = (printed) =>
    samples
      .filter(({ candidate }) => !printed.includes(candidate))
      .map((sample) => ({ ...sample, row: [...sample.own, ...context(sample.candidate, printed)] }));
  return {
    opening: after([]),
    further: after([first.candidate]),
  };
}

const docs = readLines(options.data).filter(({ id }) => labels[id] !== undefined);
const samples = docs.map(samplesOf);
console.log(`${docs.length} reports`);
const models = {
  opening: { names: openingFeatures, is: isOpening },
  further: { names: furtherFeatures, is: (label) => !isFaulty(label) },
};
const written = {};
for (const [name, { names, is }] of Object.entries(models)) {
  const rows = samples.flatMap((report) => report[name]).map((one) => ({ ...one, is: is(one.label) }));
  printOdds(
    name,
    crossed(rows, folds, ({ id }) => foldOf(id, folds)),
  );
  written[name] = weightsFrom(rows, names);
}

/** What the product prints of each report alone, by the labels: with the weights of the build. */
function judge() {
  const counts = new Map();
  const count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const doc of docs) {
    const article = reportOf(doc);
    const known = labelsOf(labels[doc.id]);
    const printed = chooseSentences({ articles: [article], headline: article.title }, { sentences: 3, words: null });
    const read = printed.map(({ text }) => known.get(hashOf(text)));
    count('reports');
    if (!read.some((label) => label?.[0] === '3')) count('never say what happened');
    for (const [at, label] of read.entries()) {
      count(`sentence ${at + 1}`);
      if (label === undefined) count(`sentence ${at + 1} was not read`);
      else if (isFaulty(label)) count(`sentence ${at + 1} is faulty`);
    }
  }
  console.log(
    [...counts]
      .sort()
      .map(([what, number]) => `  ${what}: ${number}`)
      .join('\n'),
  );
}
if (options.judge) judge();

if (options.write)
  writeFileSync(
    new URL('../../src/summarize/extractive/news-weights.ts', import.meta.url),
    `/** Written by tests/learn/news.mjs: what each feature of a sentence is worth, in log odds (\`news-features.ts\`). */
export const newsWeights: { readonly opening: readonly number[]; readonly further: readonly number[] } = {
  opening: [
${weightLines(written.opening, openingFeatures, '    ')}
  ],
  further: [
${weightLines(written.further, furtherFeatures, '    ')}
  ],
};
`,
  );
