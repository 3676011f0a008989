// Parsing, sifting and remembering 300 feeds of 67 items (20,000) against the time that feedsmith takes to parse them alone. The
// feeds come from files: the network is nobody's merit.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const itemsEach = 67;

const words =
  'harbour council ferry storm budget minister school bridge market union strike river winter vote court hospital train energy price wall'.split(
    ' ',
  );

/** A paragraph that is the same for the same numbers and no other. */
function paragraph(seed, length) {
  let state = seed * 2654435761;
  const text = Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return words[state % words.length];
  });
  return `The ${text.join(' ')} of ${seed}, the mayor said.`;
}

/** A feed as WordPress writes it, some 2 kB an item. */
function feedText(feed) {
  const items = Array.from({ length: itemsEach }, (_, at) => {
    const seed = feed * itemsEach + at;
    const body = [1, 2, 3].map((part) => `<p>${paragraph(seed * 3 + part, 60)}</p>`).join('');
    const day = String(1 + (at % 28)).padStart(2, '0');
    return `<item><title>${paragraph(seed, 6)}</title><link>https://site${feed}.example/2026/11/${seed}</link><guid isPermaLink="false">https://site${feed}.example/?p=${seed}</guid><dc:creator><![CDATA[Ann Lee]]></dc:creator><pubDate>Sun, ${day} Nov 2026 10:00:00 +0000</pubDate><category><![CDATA[News]]></category><description><![CDATA[${paragraph(seed, 40)} [&#8230;]]]></description><content:encoded><![CDATA[${body}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Site ${feed}</title><link>https://site${feed}.example/</link><language>en</language>${items.join('')}</channel></rss>`;
}

const peak = () => process.resourceUsage().maxRSS / 1024;

/** Writes the feeds, so that making them costs the measured processes neither time nor memory. */
function make(folder, feeds) {
  for (let feed = 0; feed < feeds; feed++) writeFileSync(join(folder, `${feed}.xml`), feedText(feed));
  return {};
}

/** Feedsmith alone, over texts that are decoded already. */
async function feedsmith(folder, feeds) {
  const { parseFeed } = await import('feedsmith');
  let ms = 0;
  let items = 0;
  for (let feed = 0; feed < feeds; feed++) {
    const text = readFileSync(join(folder, `${feed}.xml`), 'utf8');
    const began = performance.now();
    items += parseFeed(text).feed.items.length;
    ms += performance.now() - began;
  }
  return { ms, items, peak: peak() };
}

/** The whole stage: bytes to items, what is known asked and remembered in a database on disk; the first run and the next. */
async function briefing(folder, feeds) {
  const [{ collectItems }, { feedCollector }, { openHistory }, { openSqlite }] = await Promise.all([
    import('../../dist/edition/reading/collecting.js'),
    import('../../dist/collect/feeds/feed.js'),
    import('../../dist/edition/reading/history.js'),
    import('../../dist/store/sqlite.js'),
  ]);
  const day = '2026-11-22';
  let reading = 0;
  const http = {
    async get({ url }) {
      const began = performance.now();
      const bytes = readFileSync(join(folder, `${/\d+/.exec(url)[0]}.xml`));
      reading += performance.now() - began;
      return {
        kind: 'answer',
        url,
        moved: null,
        bytes,
        contentType: 'application/rss+xml',
        etag: null,
        lastModified: null,
      };
    },
  };
  const clock = () => new Date(`${day}T06:00:00Z`);
  const sources = Array.from({ length: Number(feeds) }, (_, feed) => ({
    kind: 'feed',
    location: `https://site${feed}.example/feed`,
    name: null,
    topic: null,
    fullText: null,
    language: null,
    headers: {},
    limit: 50,
    since: 2,
  }));
  const store = await openSqlite(join(folder, 'briefing.db'));
  const parts = { collectors: { feed: feedCollector({ http, clock }) }, http, store };
  const runs = [];
  for (let run = 0; run < 2; run++) {
    reading = 0;
    const began = performance.now();
    const history = await openHistory(store, { day, again: false });
    const { items, skipped, keys, states, known } = await collectItems(parts, history, { sources, day });
    const taken = items.map(({ id, path }) => ({ id, path, reason: 'bench', countedFor: null }));
    await store.remember({ day: '2026-11-22', dropped: [...taken, ...skipped], keys, sources: states });
    runs.push({ ms: performance.now() - began - reading, items: items.length + skipped.length + known, peak: peak() });
  }
  await store.close();
  rmSync(join(folder, 'briefing.db'));
  return runs;
}

export const measures = { make, feedsmith, briefing };

/** `npm run bench -- collect` */
export function bench(run) {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-bench-'));
  const feeds = '300';
  run('make', folder, feeds);
  const theirs = run('feedsmith', folder, feeds);
  const [first, next] = run('briefing', folder, feeds);
  const [, few] = run('briefing', folder, '75');
  rmSync(folder, { recursive: true });
  const line = (name, { ms, items, peak }) =>
    console.log(`${name.padEnd(34)} ${items} items  ${ms.toFixed(0)} ms  peak ${peak.toFixed(0)} MB`);
  line('feedsmith, parsing alone', theirs);
  line('briefing, first run, all stored', first);
  line('briefing, next run, all known', next);
  line('briefing, a quarter of it', few);
  console.log(
    `time, ours to feedsmith's parse: ${(first.ms / theirs.ms).toFixed(2)} (first run), ${(next.ms / theirs.ms).toFixed(2)} (next run)`,
  );
}
