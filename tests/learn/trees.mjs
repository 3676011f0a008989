// Gradient boosted decision trees for a yes or no (logistic loss; Friedman 2001; histogram splits and best-first growth as in
// LightGBM). Small data, so simple: everything in memory, one thread, the same forest for the same seed.
import { writeFileSync } from 'node:fs';

/**
 * @param {Float32Array[]} rows  @param {ArrayLike<number>} labels 0 or 1  @param {ArrayLike<number>} weights
 * @param {readonly unknown[]} groups what is drawn together: the rows of one page
 */
function growForest(rows, labels, weights, groups, options = {}) {
  const {
    trees = 120,
    leaves = 10,
    rate = 0.1,
    ridge = 2,
    leastWeight = 1,
    columns = 0.4,
    share = 0.8,
    bins = 48,
    seed = 1,
  } = options;
  const random = generator(seed);
  const { cuts, binned } = bin(rows, bins);
  const count = rows.length;
  let weight = 0;
  let yes = 0;
  for (let at = 0; at < count; at++) {
    weight += weights[at];
    yes += weights[at] * labels[at];
  }
  const base = Math.log(yes / (weight - yes));
  const sums = new Float64Array(count).fill(base);
  const slope = new Float64Array(count);
  const curve = new Float64Array(count);
  const forest = { base, trees: [] };
  for (let round = 0; round < trees; round++) {
    for (let at = 0; at < count; at++) {
      const chance = 1 / (1 + Math.exp(-sums[at]));
      slope[at] = weights[at] * (labels[at] - chance);
      curve[at] = Math.max(weights[at] * chance * (1 - chance), 1e-9);
    }
    const drawn = new Map();
    const sample = [];
    for (let at = 0; at < count; at++) {
      if (!drawn.has(groups[at])) drawn.set(groups[at], random() < share);
      if (drawn.get(groups[at])) sample.push(at);
    }
    const features = cuts.flatMap((cut, feature) => (random() < columns && cut.length > 0 ? [feature] : []));
    const root = leafOf(sample, features);
    const open = [root];
    for (let size = 1; size < leaves; size++) {
      let best = -1;
      for (const [at, node] of open.entries())
        if (node.split && (best < 0 || node.split.gain > open[best].split.gain)) best = at;
      if (best < 0) break;
      const [node] = open.splice(best, 1);
      const { feature, bin: cut } = node.split;
      const values = binned[feature];
      node.feature = feature;
      node.cut = cuts[feature][cut];
      node.bin = cut;
      node.yes = leafOf(
        node.rows.filter((at) => values[at] <= cut),
        features,
      );
      node.no = leafOf(
        node.rows.filter((at) => values[at] > cut),
        features,
      );
      open.push(node.yes, node.no);
    }
    forest.trees.push(packed(root, rate));
    for (let at = 0; at < count; at++) {
      let node = root;
      while (node.yes) node = binned[node.feature][at] <= node.bin ? node.yes : node.no;
      sums[at] += node.value * rate;
    }
  }
  return forest;

  function leafOf(sample, features) {
    let total = 0;
    let bend = 0;
    for (const at of sample) {
      total += slope[at];
      bend += curve[at];
    }
    const node = { rows: sample, value: total / (bend + ridge), split: null };
    if (sample.length < 20) return node;
    const before = total ** 2 / (bend + ridge);
    for (const feature of features) {
      const values = binned[feature];
      const size = cuts[feature].length;
      const slopes = new Float64Array(size + 1);
      const bends = new Float64Array(size + 1);
      for (const at of sample) {
        slopes[values[at]] += slope[at];
        bends[values[at]] += curve[at];
      }
      let left = 0;
      let leftBend = 0;
      for (let cut = 0; cut < size; cut++) {
        left += slopes[cut];
        leftBend += bends[cut];
        if (leftBend < leastWeight) continue;
        if (bend - leftBend < leastWeight) break;
        const gain = left ** 2 / (leftBend + ridge) + (total - left) ** 2 / (bend - leftBend + ridge) - before;
        if (gain > 1e-6 && (node.split === null || gain > node.split.gain)) node.split = { gain, feature, bin: cut };
      }
    }
    return node;
  }
}

function packed(node, rate) {
  return node.yes
    ? { feature: node.feature, cut: node.cut, yes: packed(node.yes, rate), no: packed(node.no, rate) }
    : { value: node.value * rate };
}

/** The text of a forest, as `src/extract/models/forest.ts` reads it. */
function writeForest(forest) {
  const number = (value) => String(Number(value.toPrecision(4)));
  const write = (node) =>
    node.yes
      ? `${node.feature}<${number(node.cut)} ${write(node.yes)} ${write(node.no)}`
      : String(Number(node.value.toPrecision(3)));
  return { base: Number(forest.base.toPrecision(5)), text: forest.trees.map(write).join('\n') };
}

/** The written forest of `[row, label, weight, group]` entries; what weighs nothing is left out. */
export function teach(entries, options) {
  const all = entries.filter(([, , weight]) => weight > 0);
  const column = (at) => all.map((entry) => entry[at]);
  return writeForest(growForest(column(0), column(1), column(2), column(3), options));
}

/** Writes `src/extract/models/<name>-forest.ts`, and says how large it is. */
export function saveForest(maker, name, what, { base, text }) {
  const path = new URL(`../../src/extract/models/${name}-forest.ts`, import.meta.url);
  writeFileSync(
    path,
    `/** Written by tests/learn/${maker}: ${what}. */\nexport const ${name}Trees = {\n  base: ${base},\n  text: \`\n${text}\n\`,\n};\n`,
  );
  console.log(`${name}: ${Math.round(text.length / 1024)} kB`);
}

function bin(rows, bins) {
  const cuts = [];
  const binned = [];
  for (let feature = 0; feature < rows[0].length; feature++) {
    const values = Float32Array.from(rows, (row) => row[feature]);
    const sorted = values.slice().sort();
    const distinct = [];
    for (const value of sorted) {
      if (distinct.length > bins) break;
      if (value !== distinct.at(-1)) distinct.push(value);
    }
    const cut = [];
    if (distinct.length <= bins)
      for (let at = 1; at < distinct.length; at++) cut.push((distinct[at - 1] + distinct[at]) / 2);
    else
      for (let part = 1; part < bins; part++) {
        const value = sorted[Math.floor((part * sorted.length) / bins)];
        if (cut.length === 0 || value > cut.at(-1)) cut.push(value);
      }
    cuts.push(cut);
    binned.push(
      Uint8Array.from(values, (value) => {
        let low = 0;
        let high = cut.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (value > cut[middle]) low = middle + 1;
          else high = middle;
        }
        return low;
      }),
    );
  }
  return { cuts, binned };
}

function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
