import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The lines of a JSON-lines file, gzipped or not. */
export function readLines(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** `--data FOLDER --folds 8 --by site --write` as an object. */
export function readOptions(argv) {
  const options = { folds: '8', by: 'site' };
  for (let at = 0; at < argv.length; at++)
    if (argv[at].startsWith('--'))
      options[argv[at].slice(2)] = argv[at + 1]?.startsWith('--') === false ? argv[++at] : true;
  if (typeof options.data !== 'string') throw new Error('say where the pages are: --data FOLDER');
  return options;
}

export function pagesIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^pages-/.test(name))
    .sort()
    .flatMap((name) => readLines(join(folder, name)));
}

/** The right answers of a folder, by id. */
export const goldIn = (folder) =>
  new Map(readLines(join(folder, 'gold.jsonl.gz')).map((answer) => [answer.id, answer]));

export const siteOf = (url) => {
  try {
    return new URL(url).host.replace(/^www\./, '');
  } catch {
    return url;
  }
};

/** Which fold a key belongs to: the same on every machine. */
export const foldOf = (key, folds) =>
  Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16) % folds;

const tokens = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * Which texts of a page belong to the story whose right text is known: those most of whose four-word runs it holds; and shorter
 * ones that follow, or precede, such a text in it word for word.
 */
export function labelsOf(texts, story) {
  const words = tokens(story);
  const runs = new Map();
  for (let at = 0; at + 4 <= words.length; at++) {
    const key = words.slice(at, at + 4).join(' ');
    if (!runs.has(key)) runs.set(key, []);
    runs.get(key).push(at);
  }
  const mine = texts.map(tokens);
  const labels = new Uint8Array(texts.length);
  const from = new Int32Array(texts.length).fill(-1);
  const to = new Int32Array(texts.length).fill(-1);
  let last = 0;
  for (const [at, list] of mine.entries()) {
    if (list.length < 4) continue;
    let found = 0;
    let begin = -1;
    let end = -1;
    for (let word = 0; word + 4 <= list.length; word++) {
      const places = runs.get(list.slice(word, word + 4).join(' '));
      if (!places) continue;
      found++;
      const place = places.find((each) => each >= last) ?? places[0];
      if (begin < 0) begin = place - word;
      end = place + list.length - word;
    }
    if (found / (list.length - 3) > 0.5) {
      labels[at] = 1;
      from[at] = begin;
      to[at] = end;
      last = Math.max(0, begin);
    }
  }
  const stands = (list, place) =>
    place >= 0 && list.length > 0 && list.length < 8 && list.every((word, at) => words[place + at] === word);
  for (let at = 1; at < mine.length; at++)
    if (!labels[at] && labels[at - 1] && stands(mine[at], to[at - 1])) {
      labels[at] = 1;
      from[at] = to[at - 1];
      to[at] = from[at] + mine[at].length;
    }
  for (let at = mine.length - 2; at >= 0; at--)
    if (!labels[at] && labels[at + 1] && stands(mine[at], from[at + 1] - mine[at].length)) {
      labels[at] = 1;
      from[at] = from[at + 1] - mine[at].length;
      to[at] = from[at + 1];
    }
  return labels;
}

/** A text weighs by its length, and less on a long page: pages count, not words. */
export function weightsOf(texts, story) {
  const size = tokens(story).length;
  return texts.map((text) => {
    const count = tokens(text).length;
    return count === 0 ? 0 : (count ** 0.7 + 2) / Math.sqrt(size + 200) / 6;
  });
}

/** Shingle precision, recall and F1 over pages (the measure of scrapinghub's article extraction benchmark). */
export function scorePages(pairs) {
  const shingles = (text) => {
    const list = tokens(text);
    const counts = new Map();
    for (let at = 0; at < Math.max(1, list.length - 3); at++) {
      const key = list.slice(at, at + 4).join(' ');
      if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  let [precision, precise, recall, recalled] = [0, 0, 0, 0];
  for (const [right, read] of pairs) {
    const gold = shingles(right);
    const mine = shingles(read);
    let hit = 0;
    let [all, said] = [0, 0];
    for (const [key, count] of gold) {
      hit += Math.min(count, mine.get(key) ?? 0);
      all += count;
    }
    for (const count of mine.values()) said += count;
    if (said > 0) {
      precision += hit / said;
      precise++;
    }
    if (all > 0) {
      recall += hit / all;
      recalled++;
    }
  }
  const [p, r] = [precision / precise, recall / recalled];
  return { p, r, f1: (2 * p * r) / (p + r) };
}

/** One line of figures for each source, and for all. */
export function printScores(title, rows) {
  console.log(title);
  for (const source of [...new Set(rows.map((row) => row.source)), 'all']) {
    const { p, r, f1 } = scorePages(
      rows.filter((row) => source === 'all' || row.source === source).map((row) => [row.right, row.read]),
    );
    console.log(`  ${source.padEnd(14)} P ${p.toFixed(4)}  R ${r.toFixed(4)}  F1 ${f1.toFixed(4)}`);
  }
}

/** The pages read worst, to look at. */
export function printWorst(rows, count) {
  const scored = rows
    .map((row) => ({ ...row, ...scorePages([[row.right, row.read]]) }))
    .sort((a, b) => (a.f1 || 0) - (b.f1 || 0));
  for (const { id, p, r } of scored.slice(0, count))
    console.log(`  ${id.padEnd(34)} P ${p.toFixed(2)}  R ${r.toFixed(2)}`);
}
