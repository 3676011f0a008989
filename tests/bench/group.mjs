// How the time to group articles grows: 1,000, 10,000 and (with --large) 100,000 made-up articles of some 300 words over a
// vocabulary with the frequencies of a language (Zipf), three to a story, a fiftieth of the batch a day. Beside it, in the
// same run, Readability on 1,000 pages: those of FOLDER, or made-up ones.
import { pagesIn } from '../learn/corpus.mjs';

const words = 300;
const vocabulary = 40_000;

/** The same numbers in every run (a linear congruential generator). */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const syllables = 'ba ke li mo nu ra se ti vo za dor fen gil har jun kal lum mar nos pel'.split(' ');
const wordOf = (rank) => {
  let word = '';
  for (let rest = rank + 20; rest > 0; rest = Math.floor(rest / 20)) word += syllables[rest % 20];
  return word;
};

function articlesOf(count) {
  const random = numbers(7);
  const next = () => random.next().value;
  const zipf = () => wordOf(Math.floor(vocabulary ** next()));
  return Array.from({ length: count }, (_, at) => {
    const story = Math.floor(at / 3);
    const own = Array.from({ length: 12 }, (__, number) =>
      wordOf(2000 + (((story * 12 + number) * 7919) % (vocabulary - 2000))),
    );
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor((50 * at) / count))).toISOString().slice(0, 10);
    const text = Array.from({ length: words }, (__, number) =>
      number % 5 === 0 ? own[Math.floor(next() * 12)] : zipf(),
    );
    return {
      id: `a${at}`,
      title: [...own.slice(0, 5), zipf()].join(' '),
      text: `${text.slice(0, 40).join(' ')}.\n\n${text.slice(40).join(' ')}.`,
      published: day,
      outlet: `Outlet ${at % 97}`,
      language: 'en',
      authors: [],
      agency: null,
      updated: null,
      url: null,
      image: null,
      kind: 'report',
      kindRule: null,
      teaser: false,
      topic: null,
      updates: null,
      path: '',
    };
  });
}

async function grouping(count) {
  const { group } = await import('../../dist/group/group.js');
  const articles = articlesOf(Number(count));
  const began = performance.now();
  const { topics } = group({ articles, past: [], configured: [], watch: [] });
  return {
    time: performance.now() - began,
    stories: topics.reduce((sum, topic) => sum + topic.stories.length, 0),
    topics: topics.length,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

/** Milliseconds for 1,000 pages: those of a folder (pages-*.jsonl.gz), or made-up ones, which are far simpler than real ones. */
async function readability(folder) {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const pages = folder ? pagesIn(folder).map(({ html }) => html) : articlesOf(1000).map(pageOf);
  const began = performance.now();
  for (const page of pages) {
    try {
      new Readability(parseHTML(page).document).parse();
    } catch {
      // A page on which it fails counts with the time that it took.
    }
  }
  return { time: ((performance.now() - began) / pages.length) * 1000 };
}

function pageOf({ title, text }) {
  const paragraphs = text
    .split(' ')
    .map((word, at) => (at % 40 === 0 ? `</p><p>${word}` : word))
    .join(' ');
  return `<html><head><title>${title}</title></head><body><nav>${'<a href="/x">section</a> '.repeat(60)}</nav><article><h1>${title}</h1>${paragraphs}</p></article>${'<div class="card"><a href="/y">another story</a></div>'.repeat(80)}</body></html>`;
}

/** What `bench.mjs` calls in a process of its own. */
export const measures = { grouping, readability };

/** `npm run bench -- group [--large] [--data FOLDER]` */
export function bench(run, args) {
  const folder = args.includes('--data') ? args[args.indexOf('--data') + 1] : null;
  let before = null;
  for (const count of [1000, 10_000, ...(args.includes('--large') ? [100_000] : [])]) {
    const { time, stories, topics, peak } = run('grouping', String(count));
    const grown = before === null ? '' : `  ${(time / before).toFixed(1)} times the time`;
    console.log(
      `${String(count).padStart(7)} articles: ${(time / 1000).toFixed(1)} s, ${stories} stories, ${topics} topics, peak ${peak.toFixed(0)} MB${grown}`,
    );
    if (count === 10_000) {
      const pages = run('readability', ...(folder ? [folder] : [])).time;
      console.log(
        `        Readability on 1,000 pages: ${(pages / 1000).toFixed(1)} s; grouping to it ${(time / pages).toFixed(2)}`,
      );
    }
    before = time;
  }
}
