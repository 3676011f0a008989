// Teaches the summarizer which sentences are worth printing, from articles with summaries that people wrote:
//   npm run build && node tests/learn/sentences.mjs --data FOLDER            figures, each set by weights from the others
//   node tests/learn/sentences.mjs --data FOLDER --write                     writes src/summarize/extractive/ranker.ts, from all sets
// FOLDER holds *_dev.jsonl.gz, lines {id, docs: [{title?, date?, source?, text}], refs: [text]}.
//
// Ridge regression: what share of a sentence's words and pairs of words stands in a summary, beside the other sentences
// of its story. Linear, since trees were better only on sets that they had seen.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { leadFirst } from '../../dist/group/rank.js';
import { foldCopies } from '../../dist/group/stories/copies.js';
import { chooseSentences } from '../../dist/summarize/extractive/extractive.js';
import { candidatesOf, featureNames } from '../../dist/summarize/extractive/sentence-features.js';
import { readOptions } from './corpus.mjs';
import { solve } from './solve.mjs';

const options = readOptions(process.argv.slice(2));
/** Words that a summary of each set may have; 60 where nothing is said. */
const budgets = { roundups: 55, blurbs: 60, writers: 50, cnndm100: 65, bbc: 175, days: 60 };
/** Keeps weights of features that say the same from growing against each other. */
const ridge = 1;

const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter(Boolean)
    .map((word) => (word.length > 3 ? word.replace(/(?:ing|ed|es|s|ly)$/, '') : word));
const gramsOf = (words, size) => words.slice(size - 1).map((_, at) => words.slice(at, at + size).join(' '));

/** How many of some grams stand in others, each as often as it does there. */
function overlap(grams, others) {
  const left = new Map();
  for (const gram of others) left.set(gram, (left.get(gram) ?? 0) + 1);
  return grams.filter((gram) => {
    const count = left.get(gram) ?? 0;
    left.set(gram, count - 1);
    return count > 0;
  }).length;
}

/** The share of a sentence's grams that the best of the summaries has. */
function worthOf(text, refs) {
  const share = (ref, size) => {
    const grams = gramsOf(wordsOf(text), size);
    return overlap(grams, gramsOf(wordsOf(ref), size)) / Math.max(1, grams.length);
  };
  return Math.max(...refs.map((ref) => (share(ref, 1) + share(ref, 2)) / 2));
}

/** ROUGE-N F1, the best over the summaries (Lin 2004). */
function rouge(text, refs, size) {
  const grams = gramsOf(wordsOf(text), size);
  return Math.max(
    ...refs.map((ref) => {
      const right = gramsOf(wordsOf(ref), size);
      const both = overlap(grams, right);
      return both === 0 ? 0 : (2 * both) / (grams.length + right.length);
    }),
  );
}

function readSet(file) {
  const lines = gunzipSync(readFileSync(join(options.data, file)))
    .toString()
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const { id, docs, refs } = JSON.parse(line);
    const articles = docs.map(({ title, date, source, text }, at) => ({
      id: `${id}/${at}`,
      title: title ?? '',
      text,
      published: date ?? null,
      outlet: source ?? null,
      language: 'en',
      authors: [],
      agency: null,
      kind: 'report',
    }));
    const reports = leadFirst(foldCopies(articles)).map(({ article }) => article);
    const candidates = candidatesOf(reports);
    const worth = candidates.map(({ sentence }) => worthOf(sentence.text, refs));
    const mean = worth.reduce((sum, value) => sum + value, 0) / Math.max(1, worth.length);
    const spread =
      Math.sqrt(worth.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, worth.length)) + 1e-6;
    const rows = candidates.map(({ features }) => features.map((value) => Math.log1p(value)));
    return { refs, reports, rows, targets: worth.map((value) => (value - mean) / spread) };
  });
}

/** Weights by ridge regression over standardised features; each set counts by the root of its size. */
function teach(sets) {
  const size = featureNames.length;
  const samples = sets.flatMap((stories) => {
    const rows = stories.flatMap((story) => story.rows.map((row, at) => ({ row, target: story.targets[at] })));
    return rows.map((sample) => ({ ...sample, weight: 1 / Math.sqrt(rows.length) }));
  });
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const means = featureNames.map((_, k) => samples.reduce((sum, { row, weight }) => sum + weight * row[k], 0) / total);
  const spreads = featureNames.map(
    (_, k) =>
      Math.sqrt(samples.reduce((sum, { row, weight }) => sum + weight * (row[k] - means[k]) ** 2, 0) / total) + 1e-9,
  );
  const matrix = featureNames.map((_, k) => [...featureNames.map((_, l) => (k === l ? ridge : 0)), 0]);
  for (const { row, target, weight } of samples) {
    const scaled = row.map((value, k) => (value - means[k]) / spreads[k]);
    for (let k = 0; k < size; k++) {
      for (let l = 0; l < size; l++) matrix[k][l] += weight * scaled[k] * scaled[l];
      matrix[k][size] += weight * scaled[k] * target;
    }
  }
  return solve(matrix).map((value, k) => Number((value / spreads[k]).toPrecision(4)));
}

const files = readdirSync(options.data).filter((file) => file.endsWith('_dev.jsonl.gz'));
const sets = new Map(files.map((file) => [file.replace('_dev.jsonl.gz', ''), readSet(file)]));
for (const [name, stories] of sets) {
  const weights = teach([...sets].filter(([other]) => other !== name).map(([, others]) => others));
  const words = budgets[name] ?? 60;
  const figures = [1, 2].map((size) => {
    const scores = stories.map(({ reports, refs }) =>
      rouge(
        chooseSentences({ articles: reports, headline: '' }, { sentences: null, words }, undefined, weights)
          .map(({ text }) => text)
          .join(' '),
        refs,
        size,
      ),
    );
    return (100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length;
  });
  console.log(
    `${name.padEnd(10)} ROUGE-1 ${figures[0].toFixed(1)}  ROUGE-2 ${figures[1].toFixed(1)}  (weights from the other sets)`,
  );
}
const weights = teach([...sets.values()]);
for (const [at, name] of featureNames.entries()) console.log(`${weights[at].toString().padStart(10)}  ${name}`);
if (options.write)
  writeFileSync(
    new URL('../../src/summarize/extractive/ranker.ts', import.meta.url),
    `/** Written by tests/learn/sentences.mjs: how much each feature of a sentence makes it worth printing. */
export const rankerWeights: readonly number[] = [
${weights.map((weight, at) => `  ${weight}, // ${featureNames[at]}`).join('\n')}
];
`,
  );
