// Teaches which words tell the section of an English text:
//   npm run build && node tests/learn/sections.mjs --data ../shared/eval            figures
//   node tests/learn/sections.mjs --data ../shared/eval --write                     writes src/language/en/press/section-words.ts
//
// Logistic regression with ridge, over words that many outlets write in small letters: no names. A story of many articles
// weighs little more than one of a single article. Figures: bbc by folds of its own articles and by a model that saw none of
// it; the corpus by folds of its outlets.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionTerms } from '../../dist/annotate/press/section-text.js';
import { addressSections } from '../../dist/annotate/press/sections.js';
import { termsOf, wordsOf } from '../../dist/language/words.js';
import { foldOf, readLines, readOptions } from './corpus.mjs';
import { beginnings, categories, clusters, expected, topics } from './section-labels.mjs';

const options = readOptions(process.argv.slice(2));
const classes = ['world', 'politics', 'business', 'technology', 'science', 'health', 'culture', 'sport', 'none'];
const scale = 10;
/** Keeps weights small; steps and rate of the descent. */
const ridge = Number(options.ridge ?? 0.00003);
const steps = Number(options.steps ?? 80);
/** Words of this many outlets and stories. */
const fewestOutlets = Number(options.outlets ?? 4);
const fewestStories = Number(options.stories ?? 6);
const mostWords = Number(options.words ?? 1500);
/** Articles of one story. */
const mostOfStory = Number(options.most ?? 25);
/** How much an expected word counts beside an article. */
const expectedWeight = Number(options.expected ?? 1);

const read = (file) => readLines(join(options.data, file));
const gold = (set) => JSON.parse(readFileSync(join(options.data, `clusters/${set}_dev.gold.json`), 'utf8'));
const sample = (set, outlet, story, section, { title, text = '' }) => ({
  set,
  outlet: outlet ?? set,
  story,
  section,
  title: title ?? '',
  text,
  counts: sectionTerms({ title: title ?? '', text, language: 'en' }),
});

function bbc() {
  return read('summaries/bbc_dev.jsonl.gz').map((line) =>
    sample('bbc', 'bbc', line.id, categories.get(line.category), line.docs[0]),
  );
}

/** Words that a set has written otherwise than people do: AIDS has lost its s in gnews-prep. */
const misspelt = { 'gnews-prep': ['aid'] };

/** The label of an article of the corpus: its address's where that is sure, else its topic's. */
function corpus() {
  return read('corpus/dev.jsonl.gz').flatMap((line) => {
    const [addressed, ...more] = addressSections(line.url);
    const labelled = topics.get(line.topic);
    const section =
      more.length === 0 && addressed && addressed !== 'local' && (!labelled || labelled === addressed)
        ? addressed
        : labelled;
    return section ? [{ ...sample('corpus', line.source, line.id, section, line), labelled }] : [];
  });
}

function topicSet() {
  const labels = gold('topics');
  return read('clusters/topics_dev.jsonl.gz').flatMap((line) => {
    const section = topics.get(labels[line.id]);
    return section ? [sample('topics', line.source, line.id, section, line)] : [];
  });
}

function clusterSet(set) {
  const labels = gold(set);
  const section = (cluster) => {
    const known = Object.entries(beginnings[set] ?? {}).find(([start]) => cluster.startsWith(start));
    return clusters[set]?.get(cluster) ?? known?.[1];
  };
  return read(`clusters/${set}_dev.jsonl.gz`).flatMap((line) => {
    const found = section(labels[line.id]) ?? categories.get(line.category);
    if (!found) return [];
    const one = sample(set, line.source, `${set} ${labels[line.id]}`, found, line);
    for (const word of misspelt[set] ?? []) one.counts.delete(word);
    return [one];
  });
}

function pages() {
  return read('extraction/dev/gold.jsonl.gz').flatMap((line) => {
    const [section, ...more] = addressSections(line.url);
    if (!section || more.length > 0 || section === 'local' || !line.text) return [];
    return [sample('pages', new URL(line.url).host, line.id, section, line)];
  });
}

const expectations = Object.entries(expected).flatMap(([section, words]) =>
  termsOf(words, 'en').map((term) => ({
    set: 'expected',
    section,
    outlet: 'expected',
    story: `expected ${section} ${term}`,
    weight: expectedWeight,
    counts: new Map([[term, 1]]),
  })),
);

/** How often each term of a text begins with a small letter and with a capital. */
function casesOf({ set, text }) {
  const cases = new Map();
  if (set === 'gnews-prep') return cases;
  for (const word of wordsOf(text.slice(0, 2500))) {
    const [term] = termsOf(word, 'en');
    if (term === undefined) continue;
    const counts = cases.get(term) ?? [0, 0];
    counts[/^\p{Ll}/u.test(word) ? 0 : 1]++;
    cases.set(term, counts);
  }
  return cases;
}

function smallLetters(samples) {
  const small = new Map();
  for (const each of samples) {
    each.cases ??= casesOf(each);
    for (const [term, [lower, upper]] of each.cases) {
      const counts = small.get(term) ?? [0, 0];
      small.set(term, [counts[0] + lower, counts[1] + upper]);
    }
  }
  return small;
}

/** The words that may weigh: of many outlets and stories, without names and numbers. */
function vocabularyOf(samples) {
  const seen = new Map();
  for (const { outlet, story, counts } of samples)
    for (const term of counts.keys()) {
      if (!seen.has(term)) seen.set(term, { outlets: new Set(), stories: new Set() });
      seen.get(term).outlets.add(outlet);
      seen.get(term).stories.add(story);
    }
  const small = smallLetters(samples);
  const wanted = new Set(expectations.flatMap(({ counts }) => [...counts.keys()]));
  const general = (term) => {
    const [lower, upper] = small.get(term) ?? [0, 0];
    return /^[a-z]{3,}$/.test(term) && lower / Math.max(1, lower + upper) > 0.75;
  };
  return [...seen]
    .filter(
      ([term, { outlets, stories }]) =>
        wanted.has(term) || (general(term) && outlets.size >= fewestOutlets && stories.size >= fewestStories),
    )
    .map(([term]) => term);
}

function vectorOf(counts, indexOf) {
  const entries = [...counts].flatMap(([term, count]) =>
    indexOf.has(term) ? [[indexOf.get(term), Math.log1p(count)]] : [],
  );
  const length = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return entries.map(([k, value]) => [k, value / length]);
}

/** Stories weigh by the root of their articles; so do sets within a section, and sections: thousands of one sort do not drown the others. */
function weighted(samples) {
  const sizes = new Map();
  for (const { story } of samples) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const own = samples.map(({ story, weight }) => weight ?? 1 / Math.sqrt(sizes.get(story)));
  return evened(
    evened(
      own,
      samples.map(({ set, section }) => `${set} ${section}`),
      (key) => key.startsWith('expected '),
    ),
    samples.map(({ section }) => section),
  );
}

/** Weights divided by the root of what their group weighs, with the same sum. */
function evened(weights, groups, keep = () => false) {
  const totals = new Map();
  for (const [at, group] of groups.entries()) totals.set(group, (totals.get(group) ?? 0) + weights[at]);
  const mean = [...totals.values()].reduce((sum, value) => sum + value, 0) / totals.size;
  return weights.map((weight, at) => (keep(groups[at]) ? weight : weight * Math.sqrt(mean / totals.get(groups[at]))));
}

/** Rows of a sparse matrix, flat, since plain arrays take five times as long. */
function matrixOf(samples, words) {
  const indexOf = new Map(words.map((word, at) => [word, at]));
  const rows = samples.map(({ counts }) => vectorOf(counts, indexOf));
  const starts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = starts[at] + row.length;
  const flat = rows.flat();
  return { starts, columns: Int32Array.from(flat, ([k]) => k), values: Float64Array.from(flat, ([, value]) => value) };
}

/** Adam over the whole of the samples (Kingma and Ba 2014). */
function descend(samples, words) {
  const { starts, columns, values } = matrixOf(samples, words);
  const weights = weighted(samples);
  const total = weights.reduce((sum, value) => sum + value, 0);
  const rights = samples.map(({ section }) => classes.indexOf(section));
  const size = classes.length;
  const bias = words.length * size;
  const theta = new Float64Array(bias + size);
  const [gradient, mean, square] = [0, 1, 2].map(() => new Float64Array(theta.length));
  const scores = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    for (let at = 0; at < theta.length; at++) gradient[at] = at < bias ? ridge * theta[at] : 0;
    for (let at = 0; at < rights.length; at++) {
      for (let k = 0; k < size; k++) scores[k] = theta[bias + k];
      for (let i = starts[at]; i < starts[at + 1]; i++) {
        const [from, value] = [columns[i] * size, values[i]];
        for (let k = 0; k < size; k++) scores[k] += value * theta[from + k];
      }
      let highest = scores[0];
      for (let k = 1; k < size; k++) if (scores[k] > highest) highest = scores[k];
      let sum = 0;
      for (let k = 0; k < size; k++) sum += scores[k] = Math.exp(scores[k] - highest);
      for (let k = 0; k < size; k++) {
        scores[k] = ((scores[k] / sum - (k === rights[at] ? 1 : 0)) * weights[at]) / total;
        gradient[bias + k] += scores[k];
      }
      for (let i = starts[at]; i < starts[at + 1]; i++) {
        const [from, value] = [columns[i] * size, values[i]];
        for (let k = 0; k < size; k++) gradient[from + k] += value * scores[k];
      }
    }
    const rate = (0.4 * Math.sqrt(1 - 0.99 ** step)) / (1 - 0.9 ** step) / (1 + step / 40);
    for (let at = 0; at < theta.length; at++) {
      mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
      square[at] = 0.99 * square[at] + 0.01 * gradient[at] ** 2;
      theta[at] -= (rate * mean[at]) / (Math.sqrt(square[at]) + 1e-9);
    }
  }
  return { theta, size };
}

/** How unevenly a word is spread over the sections (the statistic G). */
function unevenness(samples) {
  const weights = weighted(samples);
  const all = new Map();
  const of = new Map();
  for (const [at, { section, counts }] of samples.entries()) {
    all.set(section, (all.get(section) ?? 0) + weights[at]);
    for (const term of counts.keys()) {
      if (!of.has(term)) of.set(term, new Map());
      of.get(term).set(section, (of.get(term).get(section) ?? 0) + weights[at]);
    }
  }
  const total = [...all.values()].reduce((sum, value) => sum + value, 0);
  return (term) => {
    const own = of.get(term);
    const sum = [...own.values()].reduce((a, b) => a + b, 0);
    return [...own].reduce((g, [section, seen]) => g + seen * Math.log((seen * total) / (sum * all.get(section))), 0);
  };
}

/** A model in the form in which the product reads it. */
function teach(samples) {
  const all = [...samples, ...expectations];
  const worth = unevenness(all);
  const words = vocabularyOf(samples)
    .map((word) => ({ word, worth: worth(word) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostWords)
    .map(({ word }) => word)
    .sort();
  const { theta, size } = descend(all, words);
  const whole = (value) => Math.round(value * scale) + 0;
  const row = (at) => [...theta.subarray(at * size, (at + 1) * size)].map(whole);
  return {
    classes,
    scale,
    bias: row(words.length),
    words: words.map((word, at) => `${word} ${row(at).join(' ')}`).join('\n'),
  };
}

const { sectionChances } = await import('../../dist/annotate/press/section-text.js');
const sure = Number(options.sure ?? 0.38);

/** Right, wrong and without a section, of all. */
function judge(samples, model, target = (each) => each.section) {
  const table = { right: 0, wrong: 0, none: 0 };
  const mistakes = new Map();
  for (const each of samples) {
    const [best] = sectionChances({ title: each.title, text: each.text, language: 'en' }, model);
    const said = best && best[0] !== 'none' && best[1] >= sure ? best[0] : 'none';
    const wanted = target(each);
    if (said === wanted) table.right++;
    else {
      table[said === 'none' ? 'none' : 'wrong']++;
      const key = `${wanted} as ${said}`;
      mistakes.set(key, (mistakes.get(key) ?? 0) + 1);
    }
  }
  return { size: samples.length, ...table, mistakes: [...mistakes] };
}

function print(name, parts) {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const share = (key) => (parts.reduce((sum, part) => sum + part[key], 0) / Math.max(1, size)).toFixed(3);
  const mistakes = new Map();
  for (const { mistakes: own } of parts)
    for (const [key, count] of own) mistakes.set(key, (mistakes.get(key) ?? 0) + count);
  const worst = [...mistakes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([key, count]) => `${key} ${count}`);
  console.log(
    `${name.padEnd(34)} ${String(size).padStart(5)}  right ${share('right')}  wrong ${share('wrong')}  none ${share('none')}   ${worst.join(', ')}`,
  );
}

const sets = { bbc: bbc(), corpus: corpus(), topics: topicSet(), pages: pages() };
for (const set of ['ecbplus', 'wikinews', 'uci-titles', 'gnews-prep']) sets[set] = clusterSet(set);
const perStory = new Map();
/** Of a story of hundreds only some. */
const some = ({ story }) => perStory.set(story, (perStory.get(story) ?? 0) + 1).get(story) <= mostOfStory;
const all = Object.values(sets).flat().filter(some);
const count = new Map();
for (const { section } of all) count.set(section, (count.get(section) ?? 0) + 1);
console.log([...count].map(([section, size]) => `${section} ${size}`).join(', '));

if (!options.write) {
  print('bbc, a model without bbc', [judge(sets.bbc, teach(all.filter(({ set }) => set !== 'bbc')))]);
  const folds = Number(options.folds === '8' ? 5 : options.folds);
  const byFold = (key, name, of) => {
    const parts = new Map(Object.keys(sets).map((set) => [set, []]));
    for (let fold = 0; fold < folds; fold++) {
      const held = (each) => foldOf(key(each), folds) === fold;
      const model = teach(all.filter((each) => !held(each)));
      for (const set of of) parts.get(set).push(judge(sets[set].filter(held), model));
    }
    for (const set of of) print(`${set}, ${name}`, parts.get(set));
  };
  byFold(
    ({ story }) => story,
    'by stories',
    options.quick ? ['bbc', 'corpus', 'wikinews', 'gnews-prep'] : Object.keys(sets),
  );
  if (!options.quick)
    byFold(({ set, outlet }) => (set === 'bbc' ? 'bbc' : outlet), 'by outlets', [
      'corpus',
      'topics',
      'pages',
      'uci-titles',
    ]);
} else {
  const model = teach(all);
  const body = `import type { SectionWords } from '../../pack-parts/press/sections.ts';

/** Written by tests/learn/sections.mjs: what each word says for and against each section. */
export const sectionWords: SectionWords = {
  classes: [${model.classes.map((name) => `'${name}'`).join(', ')}],
  bias: [${model.bias.join(', ')}],
  scale: ${model.scale},
  words: \`
${model.words}
\`,
};
`;
  writeFileSync('src/language/en/press/section-words.ts', body);
  console.log(`${model.words.split('\n').length} words, ${body.length} characters`);
}
