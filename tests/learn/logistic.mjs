// Logistic regression (Newton's method, ridge), for labels of yes and no.
import { weighed } from '../../dist/summarize/extractive/news-worth.js';
import { solve } from './solve.mjs';

/** Keeps weights of features that say the same from growing against each other. */
const ridge = 10;

/** The mean and spread of each column: the ridge is to weigh on all alike. */
function scalesOf(rows) {
  return rows[0].map((_, at) => {
    const mean = rows.reduce((sum, row) => sum + row[at], 0) / rows.length;
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + (row[at] - mean) ** 2, 0) / rows.length);
    return { mean, spread: spread || 1 };
  });
}

/** Weights by Newton's method, the constant last. */
function teach(rows, yes) {
  const scales = scalesOf(rows);
  const scaled = rows.map((row) => [...row.map((value, at) => (value - scales[at].mean) / scales[at].spread), 1]);
  const size = scaled[0].length;
  let weights = new Array(size).fill(0);
  for (let round = 0; round < 12; round++) {
    const matrix = weights.map((weight, row) => [
      ...weights.map((_, column) => (row === column && row < size - 1 ? ridge : 0)),
      row < size - 1 ? -ridge * weight : 0,
    ]);
    for (const [index, row] of scaled.entries()) {
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * weights[at], 0)));
      const slope = chance * (1 - chance);
      for (let k = 0; k < size; k++) {
        for (let l = 0; l < size; l++) matrix[k][l] += slope * row[k] * row[l];
        matrix[k][size] += (yes[index] - chance) * row[k];
      }
    }
    const step = solve(matrix);
    weights = weights.map((weight, at) => weight + step[at]);
  }
  const raw = weights.slice(0, -1).map((weight, at) => weight / scales[at].spread);
  const constant = raw.reduce((sum, weight, at) => sum - weight * scales[at].mean, weights[size - 1]);
  return [...raw, constant];
}

/** How often a yes has higher odds than a no. */
function areaUnder(scored) {
  const sorted = [...scored].sort((a, b) => a.odds - b.odds);
  const yes = sorted.filter(({ is }) => is).length;
  const ranks = sorted.reduce((sum, { is }, at) => sum + (is ? at + 1 : 0), 0);
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (sorted.length - yes));
}

/** Rows with the odds that weights from the other folds give them. */
export function crossed(rows, folds, foldOf) {
  const weights = Array.from({ length: folds }, (_, fold) => {
    const some = rows.filter((one) => foldOf(one) !== fold);
    return teach(
      some.map(({ row }) => row),
      some.map(({ is }) => Number(is)),
    );
  });
  return rows.map((one) => ({ ...one, odds: weighed(one.row, weights[foldOf(one)]) }));
}

/** How many are right from which odds on. */
export function printOdds(title, scored) {
  console.log(`${title}: ${scored.length}, area under the curve ${areaUnder(scored).toFixed(4)}`);
  for (const least of [-1, -0.5, 0, 0.5, 1, 1.5]) {
    const kept = scored.filter(({ odds }) => odds >= least);
    const right = kept.filter(({ is }) => is).length / Math.max(1, kept.length);
    console.log(`  odds from ${least}: ${kept.length}, right ${right.toFixed(3)}`);
  }
}

/** The weights from all rows, short, with their names. */
export function weightsFrom(rows, names) {
  const weights = teach(
    rows.map(({ row }) => row),
    rows.map(({ is }) => Number(is)),
  ).map((weight) => Number(weight.toPrecision(3)));
  for (const [at, name] of names.entries()) console.log(`${weights[at].toString().padStart(10)}  ${name}`);
  return weights;
}

/** The weights as the lines of an array, each with its name. */
export const weightLines = (weights, names, indent) =>
  weights.map((weight, at) => `${indent}${weight}, // ${names[at] ?? 'constant'}`).join('\n');
