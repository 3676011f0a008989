// Teaches the summarizer which sentence of a report says what happened, from stories that several outlets report:
//   npm run build && node tests/learn/news.mjs --data ../shared/eval/clusters/allsides_dev            figures, each outlet by weights from the others
//   node tests/learn/news.mjs --data ../shared/eval/clusters/allsides_dev --write                     writes src/summarize/extractive/news-weights.ts, from all
// --data: the path before .jsonl.gz (lines {id, title, source, text}) and .gold.json ({id: story}).
//
// Ridge regression: how much of the other outlets' titles, and of their first two paragraphs, a sentence has. The features are of one report
// alone, since most stories have only one.
import { readFileSync, writeFileSync } from 'node:fs';
import { kindOfArticle } from '../../dist/annotate/press/genres.js';
import { termsOf } from '../../dist/language/words.js';
import { newsFeatureNames, newsFeaturesOf } from '../../dist/summarize/extractive/news-worth.js';
import { candidatesOf } from '../../dist/summarize/extractive/sentence-features.js';
import { foldOf, readLines, readOptions } from './corpus.mjs';
import { solve } from './solve.mjs';

const options = readOptions(process.argv.slice(2));
const ridge = 3;
/** Sentences that tell the news are few: each counts this much more than another. */
const newsWeight = 3;
/** A sentence that cannot be read alone is not chosen, whatever it says. */
const minFitness = 0.2;

const docs = readLines(`${options.data}.jsonl.gz`);
const storyOf = JSON.parse(readFileSync(`${options.data}.gold.json`, 'utf8'));

const holders = new Map();
for (const { title, text } of docs)
  for (const term of new Set(termsOf(`${title} ${text.slice(0, 3000)}`, 'en')))
    holders.set(term, (holders.get(term) ?? 0) + 1);
const rarity = (term) => Math.log((docs.length + 1) / ((holders.get(term) ?? 0) + 1));
const vectorOf = (terms) => new Map([...terms].map((term) => [term, rarity(term)]));
const sum = (values) => [...values].reduce((total, value) => total + value, 0);

function recall(vector, sought) {
  const found = sum([...sought].map(([term, weight]) => (vector.has(term) ? weight : 0)));
  return found / (sum(sought.values()) || 1);
}

function cosine(vector, other) {
  const length = (one) => Math.sqrt(sum([...one.values()].map((weight) => weight * weight))) || 1;
  const shared = sum([...other].map(([term, weight]) => (vector.has(term) ? weight * vector.get(term) : 0)));
  return shared / length(vector) / length(other);
}

/** What a sentence tells of what the other reports tell first. */
function worthOf({ terms, fitness }, others) {
  if (fitness === 0) return 0;
  const vector = vectorOf(terms);
  return Math.max(...others.map(({ title, opening }) => (recall(vector, title) + cosine(vector, opening)) / 2));
}

function samplesOf(reports) {
  const heads = reports.map(({ title, text }) => ({
    title: vectorOf(termsOf(title, 'en')),
    opening: vectorOf(new Set(termsOf(text.split('\n\n').slice(0, 2).join(' '), 'en'))),
  }));
  return reports.map((report, index) => {
    const candidates = candidatesOf([report]);
    const worth = candidates.map((candidate) => worthOf(candidate, heads.toSpliced(index, 1)));
    const mean = sum(worth) / worth.length;
    const spread = Math.sqrt(sum(worth.map((value) => (value - mean) ** 2)) / worth.length) + 1e-6;
    return {
      ...{ source: report.source, candidates, worth },
      rows: candidates.map((candidate) => [...newsFeaturesOf(candidate), 1]),
      targets: worth.map((value) => (value - mean) / spread),
    };
  });
}

/** The weights by ridge regression; each report counts by the root of its length. The last weight is the constant. */
function teach(samples) {
  const size = newsFeatureNames.length + 1;
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size + 1 }, (_, column) => (row === column && row < size - 1 ? ridge : 0)),
  );
  for (const { rows, targets } of samples)
    for (const [index, row] of rows.entries()) {
      const weight = (targets[index] > 1 ? newsWeight : 1) / Math.sqrt(rows.length);
      for (let k = 0; k < size; k++) {
        for (let l = 0; l < size; l++) matrix[k][l] += weight * row[k] * row[l];
        matrix[k][size] += weight * row[k] * targets[index];
      }
    }
  return solve(matrix);
}

/** The worth of the sentence that weights choose. */
function chosenWorth({ rows, candidates, worth }, weights) {
  const scores = rows.map((row, index) =>
    candidates[index].fitness < minFitness ? Number.NEGATIVE_INFINITY : sum(row.map((value, k) => value * weights[k])),
  );
  return worth[scores.indexOf(Math.max(...scores))] ?? 0;
}

const stories = new Map();
for (const doc of docs) stories.set(storyOf[doc.id], [...(stories.get(storyOf[doc.id]) ?? []), doc]);
const samples = [...stories.values()].flatMap((all) => {
  const reports = all
    .map((doc) => ({ ...doc, language: 'en', url: null, authors: [] }))
    .filter((doc) => kindOfArticle(doc).kind === 'report');
  return reports.length < 2 ? [] : samplesOf(reports);
});
const folds = Number(options.folds);
const figures = samples.map((sample) => ({ sample, fold: foldOf(sample.source, folds) }));
const mean = (of) => (sum(samples.map(of)) / samples.length).toFixed(4);
const crossed = Array.from({ length: folds }, (_, fold) =>
  teach(figures.filter((one) => one.fold !== fold).map(({ sample }) => sample)),
);
console.log(`${samples.length} reports: worth of the chosen sentence, by weights from other outlets`);
console.log(
  `  chosen ${(sum(figures.map(({ sample, fold }) => chosenWorth(sample, crossed[fold]))) / samples.length).toFixed(4)}`,
);
console.log(
  `  first of the text ${mean(({ worth }) => worth[0])}, best possible ${mean(({ worth }) => Math.max(...worth))}`,
);
const weights = teach(samples)
  .slice(0, -1)
  .map((weight) => Number(weight.toPrecision(4)));
for (const [index, name] of newsFeatureNames.entries())
  console.log(`${weights[index].toString().padStart(10)}  ${name}`);
if (options.write)
  writeFileSync(
    new URL('../../src/summarize/extractive/news-weights.ts', import.meta.url),
    `/** Written by tests/learn/news.mjs: how much each feature of a sentence shows that it tells the news of its report. */
export const newsWeights: readonly number[] = [
${weights.map((weight, index) => `  ${weight}, // ${newsFeatureNames[index]}`).join('\n')}
];
`,
  );
