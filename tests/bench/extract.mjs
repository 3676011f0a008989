// Pages a second and peak memory of our page reader and of Readability on linkedom, on the same pages in one run, each
// in a process of its own. FOLDER holds pages-*.jsonl.gz ({url, html}); without it the samples and fixtures are read.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pagesIn } from '../learn/corpus.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

function pagesOf(folder) {
  if (folder) return pagesIn(folder);
  return ['articles', 'tests/fixtures/extract'].flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith('.html'))
      .map((file) => ({ url: `https://bench.example/${file}`, html: readFileSync(join(root, name, file), 'utf8') })),
  );
}

const peers = {
  async briefing() {
    const { readPage } = await import('../../dist/extract/page/page.js');
    return ({ html, url }) => readPage(html, url);
  },
  async readability() {
    const { parseHTML } = await import('linkedom');
    const { Readability } = await import('@mozilla/readability');
    return ({ html }) => new Readability(parseHTML(html).document).parse();
  },
};

/** One reader over all pages, twice; the second round is timed. */
async function measure(name, folder) {
  const read = await peers[name]();
  const pages = pagesOf(folder);
  const times = [];
  for (const round of [0, 1])
    for (const page of pages) {
      const began = performance.now();
      try {
        await read(page);
      } catch {
        // A page on which a reader fails counts with the time that it took.
      }
      if (round === 1) times.push(performance.now() - began);
    }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    pages: pages.length,
    persecond: (1000 * pages.length) / total,
    median: times[times.length >> 1],
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

/** What `bench.mjs` calls in a process of its own. */
export const measures = { one: (name, folder) => measure(name, folder) };

/** `npm run bench -- extract [--data FOLDER]` */
export function bench(run, args) {
  const folder = args[0] === '--data' ? args[1] : undefined;
  const results = Object.keys(peers).map((name) => [name, run('one', name, ...(folder ? [folder] : []))]);
  for (const [name, { pages, persecond, median, peak }] of results)
    console.log(
      `${name.padEnd(12)} ${pages} pages  ${persecond.toFixed(0)} pages/s  median ${median.toFixed(1)} ms  peak ${peak.toFixed(0)} MB`,
    );
  const [ours, theirs] = results.map(([, result]) => result);
  console.log(
    `time, ours to Readability's: ${(ours.median / theirs.median).toFixed(2)} (median), ${(theirs.persecond / ours.persecond).toFixed(2)} (all)`,
  );
}
