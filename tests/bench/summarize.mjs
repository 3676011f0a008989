// Quotations and dates: articles a second beside chrono-node's dates on the same articles in one run, and the time that
// 100 kB of what a hostile page may hold take. FILE holds articles as JSON lines ({text, published}); without it our
// fixtures are read, some twenty to an article.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function articlesOf(file) {
  if (file) {
    const bytes = readFileSync(file);
    const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n');
    return lines
      .map((line) => JSON.parse(line))
      .map(({ text, published }) => ({ text, published: published ?? '2026-11-22' }));
  }
  const texts = ['quotes', 'dates'].flatMap((name) =>
    JSON.parse(readFileSync(join(root, `tests/fixtures/${name}.json`), 'utf8')).map(({ text }) => text),
  );
  return Array.from({ length: Math.ceil(texts.length / 20) }, (_, at) => ({
    text: texts.slice(20 * at, 20 * at + 20).join('\n\n'),
    published: '2026-11-22',
  }));
}

async function workers() {
  const { quotesOf } = await import('../../dist/annotate/quotes/quotes.js');
  const { datesOf } = await import('../../dist/annotate/dates/dates.js');
  const { Annotations } = await import('../../dist/annotate/annotations.js');
  const chrono = await import('chrono-node');
  return {
    quotes: ({ text }) => quotesOf(new Annotations(text, 'en')),
    dates: ({ text, published }) => datesOf(text, published, 'en'),
    chrono: ({ text, published }) => chrono.parse(text, new Date(published)),
  };
}

/** Milliseconds for all articles, the better of two rounds after one to warm up. */
async function speed(name, file) {
  const work = (await workers())[name];
  const articles = articlesOf(file);
  const rounds = [0, 1, 2].map(() => {
    const began = performance.now();
    for (const article of articles) work(article);
    return performance.now() - began;
  });
  return { articles: articles.length, time: Math.min(...rounds.slice(1)) };
}

const said = '“We go home again now,” he said. ';
const hostile = {
  'straight marks': '" ',
  'curly marks': '“a” ',
  'opening marks': '“',
  'closing marks': '”',
  'single marks': "' ",
  'all marks': `"'“‘’”`,
  'marks and cues': '"a" said ',
  quotations: '“We go home,” Ann Lee said. ',
  'paragraphs of marks': '\n\n"',
  'lost closing marks': '“Aaa bbb ccc ddd\n\n',
  digits: '1',
  'digits apart': '1 ',
  strokes: '12/11/',
  points: '1.2.',
  years: '2024 ',
  capitals: 'A',
  initials: 'A. ',
  names: 'Ann Lee ',
  months: 'May ',
  weekdays: 'Monday ',
};

/** Milliseconds for 100 kB of one kind, the best of three. */
async function linear(kind) {
  const { quotes, dates } = await workers();
  const text = (said + hostile[kind].repeat(100_000)).slice(0, 100_000);
  const best = (work) =>
    Math.min(
      ...[0, 1, 2].map(() => {
        const began = performance.now();
        work({ text, published: '2026-11-22' });
        return performance.now() - began;
      }),
    );
  return { quotes: best(quotes), dates: best(dates) };
}

/** What `bench.mjs` calls in a process of its own. */
export const measures = { speed, linear };

/** `npm run bench -- summarize [--data FILE]` */
export function bench(run, args) {
  const file = args[0] === '--data' ? [args[1]] : [];
  const [quotes, dates, chrono] = ['quotes', 'dates', 'chrono'].map((name) => run('speed', name, ...file));
  const persecond = ({ articles, time }) => ((1000 * articles) / time).toFixed(0);
  console.log(
    `${quotes.articles} articles: quotes ${persecond(quotes)}/s, dates ${persecond(dates)}/s, chrono-node ${persecond(chrono)}/s`,
  );
  console.log(
    `time, ours to chrono-node's dates: dates ${(dates.time / chrono.time).toFixed(2)}, quotes ${(quotes.time / chrono.time).toFixed(2)}`,
  );
  console.log('100 kB of       quotes   dates  (ms)');
  for (const kind of Object.keys(hostile)) {
    const { quotes: said, dates: named } = run('linear', kind);
    console.log(`${kind.padEnd(20)} ${said.toFixed(0).padStart(5)} ${named.toFixed(0).padStart(7)}`);
  }
}
