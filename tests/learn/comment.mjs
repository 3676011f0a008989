// Teaches the reader of kinds how comment differs from news:
//   npm run build && node tests/learn/comment.mjs --data FOLDER            figures, each outlet by weights from the others
//   node tests/learn/comment.mjs --data FOLDER --write                     writes src/annotate/press/commentary-weights.ts, from all
// FOLDER is the folder of the evaluation data: corpus/dev, clusters, summaries and extraction/dev are read.
//
// Logistic regression. Labels: comment-labels.json (read one by one), else what addresses, headlines and outlets say outright. The
// text is read without the words that say it ("OPINION:"), which rules know anyway.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commentFeatures } from '../../dist/annotate/press/comment-features.js';
import { readLines, readOptions, siteOf } from './corpus.mjs';
import { solve } from './solve.mjs';

const options = readOptions(process.argv.slice(2));
/** Keeps weights of features that say the same from growing against each other. */
const ridge = 3;
const read = JSON.parse(readFileSync(new URL('comment-labels.json', import.meta.url), 'utf8'));
const labels = new Map([
  ...read.comment.map((id) => [id, 1]),
  ...read.report.map((id) => [id, 0]),
  ...read.unclear.map((id) => [id, null]),
]);

const commentPath =
  /\/(?:opinions?|columnists?|columns?|commentary|commentisfree|op-?eds?|editorials?|voices|views?|ideas|the-big-idea|first-person)\//;
const commentOutlet = /Opinion|Editorial|Guest Writer/;
/** Sites most of whose pages argue, but for those under these paths. */
const arguing = { 'nationalreview.com': /\/news\//, 'reason.com': /\/(?:blog|brickbat|reasontv|podcast)\// };
const reporting = new Set(
  [
    'reuters.com',
    'apnews.com',
    'thehill.com',
    'usatoday.com',
    'nytimes.com',
    'cnn.com',
    'politico.com',
    'theguardian.com',
  ].concat(
    [
      'foxnews.com',
      'bloomberg.com',
      'washingtontimes.com',
      'npr.org',
      'www1.cbn.com',
      'bbc.com',
      'bbc.co.uk',
      'cnbc.com',
    ],
    [
      'theblaze.com',
      'dailycaller.com',
      'breitbart.com',
      'abcnews.go.com',
      'cbsnews.com',
      'techcrunch.com',
      'axios.com',
    ],
  ),
);

/** 1: comment, 0: news, null: nothing outside the text says it. */
function labelOf({ id, url, title, source, authors, text }) {
  if (labels.has(id)) return labels.get(id);
  const path = (url ?? '').toLowerCase();
  const site = siteOf(path);
  if (/^\s*analysis\b/i.test(title) || /^analysis\b/i.test(authors ?? '') || /CNN - Editorial/.test(source))
    return null;
  if (/^\s*(?:analysis\/)?(?:opinion|commentary)\b\s*[:|¶\n-]/i.test(text)) return 1;
  if (/^\s*(?:opinion|commentary|op-ed|editorial)\b\s*[:|-]/i.test(title) && site !== 'www1.cbn.com') return 1;
  if (commentPath.test(path) || commentOutlet.test(source)) return 1;
  if (Object.hasOwn(arguing, site)) return arguing[site].test(path) ? null : 1;
  return reporting.has(site) && !/\/(?:magazine|blogs|analysis|upshot|reviews?)\//.test(path) ? 0 : null;
}

/** Without the words that say which it is. */
const bare = (text) =>
  text.replace(/^\s*(?:analysis\/)?(?:opinion|commentary|op-ed|editorial|analysis)\s*(?:[:|-]|\n)\s*/i, '');

const examples = [];
function add(article, label, weight = 1) {
  if (label === null) return;
  const values = commentFeatures({ title: bare(article.title ?? ''), text: bare(article.text), language: 'en' });
  if (values)
    examples.push({
      ...article,
      label,
      weight,
      group: article.group ?? siteOf(article.url ?? '') + article.source,
      values,
    });
}
const file = (...names) => readLines(join(options.data, ...names));
for (const article of file('corpus', 'dev.jsonl.gz'))
  add({ ...article, group: siteOf(article.url ?? article.source) }, labelOf(article), labels.has(article.id) ? 2 : 1);
for (const article of file('clusters', 'allsides_dev.jsonl.gz')) {
  const news =
    /^(?:Reuters|Associated Press|BBC News|NPR Online News|The Hill|USA TODAY|ABC News|CNBC|CBS News|New York Times - News)$/;
  const label =
    commentOutlet.test(article.source) && !/CNN/.test(article.source) ? 1 : news.test(article.source) ? 0 : null;
  add({ ...article, group: article.source }, label);
}
for (const article of file('clusters', 'wikinews_dev.jsonl.gz').slice(0, 300))
  add({ ...article, group: 'wikinews' }, 0, 0.5);
for (const { id, docs } of file('summaries', 'bbc_dev.jsonl.gz').slice(0, 400))
  add({ id, ...docs[0], group: 'bbc' }, 0, 0.5);
const essays = /\b(?:my|our|i|how we)\b|\.substack\.com/i;
for (const article of file('extraction', 'dev', 'gold.jsonl.gz')) {
  if (!article.text || !article.title || article.lang !== 'en') continue;
  const comment = commentPath.test(article.url) || siteOf(article.url) === 'nationalreview.com';
  const unclear = /\/(?:reviews?|letters)|thenation|theintercept|newyorker|-view-/.test(article.url);
  const essay = article.source === 'wcxb' && essays.test(`${article.title} ${article.url}`);
  add(
    { ...article, group: article.source === 'wcxb' ? 'guides' : siteOf(article.url) },
    comment ? 1 : unclear || essay ? null : 0,
    article.source === 'wcxb' ? 0.3 : 1,
  );
}

const names = examples[0].values.map(({ name }) => name);
for (const example of examples) example.row = example.values.map(({ value }) => value);

/** What can speak for news alone: a weight that says otherwise tells of these outlets only. */
const forNews = new Set([
  ...['days of the week', 'attributed speech', 'officials and reporters', 'named speakers', 'quotation'],
  ...['a headline of news', 'a headline that explains', 'a headline of a guide', 'turns of a conversation', 'advice'],
]);
/** What can speak for comment alone. */
const forComment = new Set(['argument in its first lines', 'argument in its last lines', 'a line about its author']);

/** What would speak against its sense is left out, and the rest is fitted again. */
function fit(rows) {
  const kept = new Set(names.keys());
  for (;;) {
    const model = fitAll(rows, kept);
    const wrong = [...kept].filter(
      (f) => (model.weights[f] > 0 ? forNews : forComment).has(names[f]) && model.weights[f] !== 0,
    );
    if (wrong.length === 0) return model;
    for (const f of wrong) kept.delete(f);
  }
}

/** Newton's method on standardized features; every class, and every outlet in it, counts about alike. */
function fitAll(rows, kept) {
  const count = names.length;
  const sums = new Map();
  const key = (example) => `${example.label} ${example.group}`;
  for (const example of rows) sums.set(key(example), (sums.get(key(example)) ?? 0) + example.weight);
  const raw = rows.map((example) => example.weight / Math.sqrt(sums.get(key(example))));
  const total = [0, 1].map((label) =>
    rows.reduce((sum, example, at) => sum + (example.label === label ? raw[at] : 0), 0),
  );
  const weights = rows.map((example, at) => (raw[at] * rows.length) / (2 * total[example.label]));
  const mean = names.map((_, f) => rows.reduce((sum, { row }, at) => sum + weights[at] * row[f], 0) / rows.length);
  const spread = names.map(
    (_, f) =>
      Math.sqrt(rows.reduce((sum, { row }, at) => sum + weights[at] * (row[f] - mean[f]) ** 2, 0) / rows.length) || 1,
  );
  const scaled = rows.map(({ row }) => [
    ...row.map((value, f) => (kept.has(f) ? (value - mean[f]) / spread[f] : 0)),
    1,
  ]);
  let beta = new Array(count + 1).fill(0);
  for (let round = 0; round < 12; round++) {
    const gradient = beta.map((value, f) => (f < count ? -ridge * value : 0));
    const hessian = beta.map((_, f) => beta.map((__, g) => (f === g ? (f < count ? ridge : 1e-6) : 0)));
    scaled.forEach((x, at) => {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, f) => sum + value * beta[f], 0)));
      for (let f = 0; f <= count; f++) {
        gradient[f] += weights[at] * (rows[at].label - p) * x[f];
        const slope = weights[at] * p * (1 - p) * x[f];
        for (let g = 0; g <= count; g++) hessian[f][g] += slope * x[g];
      }
    });
    const step = solve(hessian.map((row, at) => [...row, gradient[at]]));
    beta = beta.map((value, f) => value + step[f]);
  }
  return { bias: beta[count], weights: names.map((_, f) => beta[f] / spread[f]), usual: mean };
}

const oddsOf = (model, row) =>
  row.reduce((sum, value, f) => sum + model.weights[f] * (value - model.usual[f]), model.bias);

function validate() {
  for (const group of new Set(examples.map((example) => example.group))) {
    const model = fit(examples.filter((example) => example.group !== group));
    for (const example of examples) if (example.group === group) example.odds = oddsOf(model, example.row);
  }
  const rate = (list, bound) => (list.filter(({ odds }) => odds > bound).length / list.length).toFixed(3);
  const other = new Set(['guides', 'bbc', 'wikinews']);
  const parts = {
    'comment found': examples.filter(({ label }) => label === 1),
    'of those read': examples.filter(({ label, id }) => label === 1 && labels.has(id)),
    'reports called comment': examples.filter(({ label, group }) => label === 0 && !other.has(group)),
    'of those read, the harder ones': examples.filter(({ label, id }) => label === 0 && labels.has(id)),
    'bbc and wikinews': examples.filter(({ group }) => group === 'bbc' || group === 'wikinews'),
    guides: examples.filter(({ group }) => group === 'guides'),
  };
  const bounds = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5];
  console.log(`log odds over: ${bounds.join(' ')}`);
  for (const [name, list] of Object.entries(parts))
    console.log(`${name} (${list.length}): ${bounds.map((bound) => rate(list, bound)).join(' ')}`);
}

const model = fit(examples);
if (options.write) save();
else validate();
if (options.dump)
  writeFileSync(
    options.dump,
    JSON.stringify(examples.map(({ id, label, odds, group }) => ({ id, label, odds, group, read: labels.has(id) }))),
  );
if (options.worst) {
  const wrong = (label, side) =>
    examples
      .filter((e) => e.label === label)
      .sort((a, b) => side * (a.odds - b.odds))
      .slice(0, Number(options.worst));
  for (const e of wrong(1, 1)) console.log('missed', e.odds.toFixed(2), e.group, '|', e.title, '|', labels.has(e.id));
  for (const e of wrong(0, -1)) console.log('called', e.odds.toFixed(2), e.group, '|', e.title, '|', labels.has(e.id));
}
console.log(names.map((name, f) => `${name} ${model.weights[f].toFixed(2)}`).join(' · '));

function save() {
  const lines = names.map(
    (name, f) =>
      `    '${name}': { weight: ${model.weights[f].toPrecision(3)}, usual: ${model.usual[f].toPrecision(3)} },`,
  );
  writeFileSync(
    'src/annotate/press/commentary-weights.ts',
    `/**
 * Written by tests/learn/comment.mjs: what each feature of an article adds to the log odds that it comments, by how far it is from its
 * usual value.
 */
export const commentaryWeights: {
  readonly bias: number;
  readonly features: Readonly<Record<string, { readonly weight: number; readonly usual: number }>>;
} = {
  bias: ${model.bias.toPrecision(3)},
  features: {
${lines.join('\n')}
  },
};
`,
  );
}
