import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { describe, expect, test } from 'vitest';
import { type RunReport, reportLines } from '../../src/commands/edition/run-report.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, root, temporaryFolder } from '../support/folder.ts';

const wall = [
  'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods, the town clerk said.',
  'The wall will be 400 metres long and will cost 12 million marks, a third more than was planned at first.',
];
const frost = [
  'Apple growers in the Ostra valley lost half of their harvest to a late frost, the growers’ league said on Monday.',
  'The league asked the government for help of 30 million marks and for cheaper insurance from next year on.',
];

const run = async (folder: string, ...args: string[]): Promise<RunReport> => {
  const { code, out, err } = await briefing(folder, ['--json', '--day', '2026-11-22', ...args]);
  if (code !== 0) throw new Error(`exit status ${code}: ${err}`);
  return JSON.parse(out) as RunReport;
};

/** Every file below a folder with its content, to compare two runs byte by byte. */
const bytes = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        path.relative(folder, path.join(entry.parentPath, entry.name)),
        readFileSync(path.join(entry.parentPath, entry.name)).toString('base64'),
      ])
      .sort(),
  );

test('a second run finds nothing new, says so, writes nothing and names the last edition', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  expect((await run(folder)).edition).toBe('2026-11-22');
  const before = bytes(path.join(folder, 'digests'));
  const again = await run(folder);
  expect(again).toMatchObject({
    edition: null,
    known: 1,
    files: [],
    last: { edition: '2026-11-22', file: 'digests/2026-11-22/index.html' },
  });
  expect(bytes(path.join(folder, 'digests'))).toEqual(before);
  const { out } = await briefing(folder, ['--day', '2026-11-22']);
  expect(out).toContain('Nothing new since the last edition');
  expect(out).toContain('digests/2026-11-22/index.html');
});

test('one more file: the next edition holds just that', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  fill(folder, { 'articles/frost.txt': scrape('Late frost halves apple harvest', frost) });
  expect(await run(folder)).toMatchObject({
    edition: '2026-11-22-2',
    stories: 1,
    known: 1,
    accounts: { collected: 1, printed: 1 },
  });
  const text = readFileSync(path.join(folder, 'digests/2026-11-22-2/digest.txt'), 'utf8');
  expect(text).toContain('Late frost halves apple harvest');
  expect(text).not.toContain('harbour wall');
});

test('--again loses nothing: an article whose file is gone stays in the edition', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
    'articles/frost.txt': scrape('Late frost halves apple harvest', frost),
  });
  await run(folder);
  rmSync(path.join(folder, 'articles/wall.txt'));
  expect(await run(folder, '--again')).toMatchObject({ stories: 2, accounts: { collected: 2, printed: 2 } });
  expect(readFileSync(path.join(folder, 'digests/2026-11-22/digest.txt'), 'utf8')).toContain('harbour wall');
});

test('--again makes the day’s whole edition anew and takes its supplements in', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  fill(folder, { 'articles/frost.txt': scrape('Late frost halves apple harvest', frost) });
  await run(folder);
  expect(await run(folder, '--again')).toMatchObject({ edition: '2026-11-22', stories: 2, known: 0 });
  expect(readdirSync(path.join(folder, 'digests')).sort()).toEqual([
    '2026-11-22',
    'ahead.ics',
    'editions.js',
    'feed.json',
    'feed.xml',
    'index.html',
  ]);
  expect(await run(folder)).toMatchObject({ edition: null, known: 2 });
});

test('a file that changed is an update of its story, a renamed or copied one is nothing new', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  renameSync(path.join(folder, 'articles/wall.txt'), path.join(folder, 'articles/mauer.txt'));
  cpSync(path.join(folder, 'articles/mauer.txt'), path.join(folder, 'articles/copy.txt'));
  expect((await run(folder)).edition).toBeNull();
  fill(folder, {
    'articles/wall.txt': scrape('Tarnby council backs new harbour wall', [
      ...wall,
      'On Friday the mayor, Ann Lee, said that work would begin on 2 December.',
    ]),
  });
  await run(folder, '--day', '2026-11-23');
  const digest = JSON.parse(readFileSync(path.join(folder, 'digests/2026-11-23/digest.json'), 'utf8'));
  expect(digest.sources[0].changed).toBe(true);
  expect(digest.topics[0].stories[0].state).toEqual({
    kind: 'continuing',
    day: 2,
    since: '2026-11-22',
    last: '2026-11-22',
  });
  const text = readFileSync(path.join(folder, 'digests/2026-11-23/digest.txt'), 'utf8').replace(/\s+/g, ' ');
  expect(text).toContain('Continuing, day 2');
  expect(text).toContain('changed since it was last printed');
});

test('a story that goes on keeps its id over three days', async () => {
  const folder = temporaryFolder();
  const ids: string[] = [];
  for (const [at, day] of ['2026-11-20', '2026-11-21', '2026-11-22'].entries()) {
    fill(folder, {
      [`articles/wall${at}.txt`]: scrape(
        `Harbour wall of Tarnby: day ${at + 1} of the vote`,
        [...wall, `On day ${at + 1} the council heard ${at + 3} engineers about the harbour wall.`],
        `November ${20 + at}, 2026, 09:00 GMT`,
      ),
    });
    await run(folder, '--day', day);
    ids.push(JSON.parse(readFileSync(path.join(folder, `digests/${day}/digest.json`), 'utf8')).topics[0].stories[0].id);
  }
  expect(new Set(ids).size).toBe(1);
  expect(readFileSync(path.join(folder, 'digests/2026-11-22/digest.txt'), 'utf8')).toContain('Continuing, day 3');
});

test('--since holds back what is older, and a later run prints it', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
    'articles/frost.txt': scrape('Late frost halves apple harvest', frost, 'November 21, 2026, 08:00 GMT'),
  });
  expect((await run(folder, '--since', '2026-11-20')).accounts).toEqual({
    collected: 2,
    printed: 1,
    grouped: 0,
    held: 1,
    dropped: 0,
  });
  expect((await run(folder)).accounts).toMatchObject({ collected: 1, printed: 1 });
});

test('the program’s own output is never read as input', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  expect((await run(folder, '--from', '.')).accounts.printed).toBe(1);
  expect(await run(folder, '--from', '.')).toMatchObject({ edition: null, known: 1 });
});

test('--dry-run writes nothing and remembers nothing', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  expect(await run(folder, '--dry-run')).toMatchObject({ edition: '2026-11-22', dryRun: true, files: [] });
  expect(readdirSync(folder)).toEqual(['articles']);
  expect((await run(folder)).edition).toBe('2026-11-22');
});

test('--from is repeatable and takes the place of the configured folders; --out is where the edition goes', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/other.txt': 'x',
    'one/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
    'two/frost.txt': scrape('Late frost halves apple harvest', frost),
  });
  expect(await run(folder, '--from', 'one', '--from', 'two', '--out', 'elsewhere')).toMatchObject({
    sources: ['one', 'two'],
    stories: 2,
    files: expect.arrayContaining(['elsewhere/2026-11-22/digest.json']),
  });
  expect(existsSync(path.join(folder, 'digests'))).toBe(false);
});

test('the same input gives the same bytes, in whatever order the files were made and wherever the machine is', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  copySamples(first);
  const names = readdirSync(path.join(first, 'articles'));
  mkdirSync(path.join(second, 'articles'));
  for (const name of [...names].reverse())
    cpSync(path.join(first, 'articles', name), path.join(second, 'articles', name));
  await briefing(first, ['--quiet', '--day', '2026-11-22'], '', { TZ: 'America/New_York' });
  await briefing(second, ['--quiet', '--day', '2026-11-22'], '', { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8' });
  expect(bytes(path.join(second, 'digests'))).toEqual(bytes(path.join(first, 'digests')));
});

test('a run that was cut off before it could remember is made again in the same place', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  const { code } = await briefing(folder, ['--day', '2026-11-22'], '', { BRIEFING_FAILPOINT: 'written' });
  expect([code, existsSync(path.join(folder, 'digests/2026-11-22/digest.json'))]).toEqual([null, true]);
  expect((await run(folder)).edition).toBe('2026-11-22');
});

test('an edition that was cut off and would hold other articles now is not overwritten', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await briefing(folder, ['--day', '2026-11-22'], '', { BRIEFING_FAILPOINT: 'written' });
  rmSync(path.join(folder, 'articles/wall.txt'));
  fill(folder, { 'articles/frost.txt': scrape('Late frost halves apple harvest', frost) });
  expect((await run(folder)).edition).toBe('2026-11-22-2');
  expect(readFileSync(path.join(folder, 'digests/2026-11-22/digest.txt'), 'utf8')).toContain('harbour wall');
});

test('with the memory lost, what lies in digests/ is known again and told no second time', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  rmSync(path.join(folder, '.briefing'), { recursive: true });
  expect(await run(folder)).toMatchObject({ edition: null, known: 1 });
  fill(folder, { 'articles/frost.txt': scrape('Late frost halves apple harvest', frost) });
  expect(await run(folder)).toMatchObject({ edition: '2026-11-22-2', stories: 1 });
});

test('nothing counts as reported when the edition cannot be written', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
    digests: 'a file where the folder should be',
  });
  const { code, err } = await briefing(folder, ['--day', '2026-11-22']);
  expect([code, err]).toEqual([2, expect.stringContaining('cannot be written')]);
  rmSync(path.join(folder, 'digests'));
  expect((await run(folder)).accounts.printed).toBe(1);
});

describe('bad input', () => {
  test('F44 each bad file is told with its reason, and the digest still comes', async () => {
    const folder = temporaryFolder();
    fill(folder, {
      'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
      'articles/empty.txt': '',
      'articles/binary.txt': Uint8Array.from([0, 1, 2, 3, 0, 0, 255]),
      'articles/large.html': 'x'.repeat(6_000_000),
      'articles/menu.html': '<html><body><nav><a href="/">Home</a></nav></body></html>',
      'articles/nested.html': `${'<div></b>'.repeat(5000)}x`,
      'articles/broken.txt': Uint8Array.from([
        ...Buffer.from(scrape('Late frost halves apple harvest', frost)),
        0xc3,
        0x28,
        0xff,
      ]),
    });
    execFileSync('ln', ['-s', '.', path.join(folder, 'articles/loop')]);
    const report = await run(folder);
    expect(report.accounts).toEqual({ collected: 5, printed: 2, grouped: 0, held: 0, dropped: 3 });
    expect(Object.fromEntries(report.dropped.map(({ path: file, reason }) => [file, reason]))).toEqual({
      'articles/empty.txt': 'the file is empty',
      'articles/menu.html': 'no article on the page',
      'articles/nested.html': 'no article on the page',
    });
    expect(report.problems.map(({ about }) => about).sort()).toEqual(['articles/binary.txt', 'articles/large.html']);
    // The operator's report names them; what readers get does not.
    const said = (name: string) => readFileSync(path.join(folder, 'digests/2026-11-22', name), 'utf8');
    for (const name of ['binary.txt', 'large.html', 'empty.txt', 'menu.html', 'nested.html']) {
      expect(said('run.json')).toContain(name);
      for (const file of ['digest.txt', 'index.html']) expect(said(file)).not.toContain(name);
    }
  });

  test('F40 half characters, ligatures and impossible mail dates stop nothing', async () => {
    const folder = temporaryFolder();
    const page = {
      '@type': 'NewsArticle',
      headline: 'Harbour wall',
      articleBody: `${'The council of Tarnby voted to build a new harbour wall after two winters of floods. '.repeat(6)}“We will \ud800 build it before the winter,” said Bo Ek, chief engineer.`,
    };
    fill(folder, {
      'articles/half.html': `<html><head><link rel="canonical" href="https://t.example/a"><script type="application/ld+json">${JSON.stringify(page)}</script></head><body><p>x</p></body></html>`,
      'articles/mail.eml': `From: a@t.example\nSubject: \ufb01nance talks\nDate: 99 Feb 9999 99:99:99 +9999\n\n${frost.join('\n\n')}\n`,
    });
    const report = await run(folder);
    expect(report.accounts).toMatchObject({ collected: 2, printed: 2 });
    expect((await briefing(folder, ['audit', 'digests/2026-11-22'])).out).toContain('All match.');
    expect(readFileSync(path.join(folder, 'digests/2026-11-22/digest.txt'), 'utf8')).toContain('no date given');
  });

  test('hostile titles and texts are shown as text', async () => {
    const folder = temporaryFolder();
    const evil = '<script>alert(1)</script> {{constructor}} "onload=x"';
    fill(folder, { 'articles/evil.txt': scrape(`Tarnby ${evil} wall`, [`${wall[0]} ${evil}.`, wall[1]]) });
    await run(folder);
    const html = readFileSync(path.join(folder, 'digests/2026-11-22/index.html'), 'utf8');
    expect(html).not.toContain('<script>');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{constructor}}');
  });

  test('no source can be read: that is no quiet day', async () => {
    const folder = temporaryFolder();
    const { code, out } = await briefing(folder, []);
    expect([code, out]).toEqual([1, expect.stringContaining('No source could be read')]);
  });
});

test('F27 two runs at once: one works, the other says so and exits 75', async () => {
  const folder = temporaryFolder();
  copySamples(folder);
  mkdirSync(path.join(folder, '.briefing'));
  // A run that has the lease, held open by a process of its own.
  const holder = spawn(
    process.execPath,
    [
      '-e',
      `import('${path.join(root, 'dist/adapters.js')}').then(async ({ openLeased }) => { await openLeased({ state: '.briefing', out: 'digests' }, () => new Date()); console.log('held'); setInterval(() => {}, 1000); })`,
    ],
    { cwd: folder },
  );
  await new Promise((held) => holder.stdout.once('data', held));
  const { code, err } = await briefing(folder, []);
  expect([code, err]).toEqual([75, expect.stringContaining('Another run is at work')]);
  const gone = new Promise((closed) => holder.once('close', closed));
  holder.kill('SIGKILL');
  await gone;
  expect((await run(folder)).edition).toBe('2026-11-22');
});

test('F25 a database that is damaged is refused, not replaced', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  writeFileSync(path.join(folder, '.briefing/briefing.db'), 'damaged');
  for (const tail of ['-wal', '-shm']) rmSync(path.join(folder, `.briefing/briefing.db${tail}`), { force: true });
  const { code, err } = await briefing(folder, []);
  expect([code, err]).toEqual([2, expect.stringContaining('cannot be opened')]);
  expect(readFileSync(path.join(folder, '.briefing/briefing.db'), 'utf8')).toBe('damaged');
});

test('the memory is an ordinary SQLite file', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall) });
  await run(folder);
  const database = new Database(path.join(folder, '.briefing/briefing.db'));
  expect(database.prepare('select edition, stories, articles from editions').all()).toEqual([
    { edition: '2026-11-22', stories: 1, articles: 1 },
  ]);
  database.close();
});

describe('what was skipped', () => {
  const report: RunReport = {
    ...{ edition: null, day: '2026-11-22', sources: ['articles'], known: 0, stories: 0, topics: [], problems: [] },
    ...{ readings: [], files: [], last: null, dryRun: false, ofSamples: false, seconds: 1 },
    accounts: { collected: 4, printed: 0, grouped: 0, held: 1, dropped: 3 },
    dropped: [
      { id: '1', path: 'articles/b.txt', reason: 'the file is empty', countedFor: null },
      { id: '2', path: 'articles/a.txt', reason: 'the file is empty', countedFor: null },
      { id: '3', path: 'articles/c.html', reason: 'no article on the page', countedFor: null },
    ],
  };
  const skippedIn = (lines: readonly string[]) => {
    const start = lines.findIndex((line) => line.startsWith('  skipped'));
    return lines.slice(
      start,
      lines.findIndex((line) => line.startsWith('  problems')),
    );
  };

  test('is grouped by reason, with counts', () => {
    expect(reportLines(report)).toContain('  articles  4 read: 0 included, 1 deferred and 3 skipped');
    expect(skippedIn(reportLines(report))).toEqual([
      '  skipped   3 items (--verbose names each)',
      '            2 items: the file is empty',
      '            articles/c.html: no article on the page',
    ]);
  });

  test('--verbose names each item', () => {
    expect(skippedIn(reportLines(report, { verbose: true }))).toEqual([
      '  skipped   3 items',
      '            2 items: the file is empty',
      '              articles/a.txt',
      '              articles/b.txt',
      '            articles/c.html: no article on the page',
    ]);
  });

  test('kinds of files that are not read are counted', async () => {
    const folder = temporaryFolder();
    fill(folder, {
      'articles/wall.txt': scrape('Tarnby council backs new harbour wall', wall),
      'articles/a.pdf': '%PDF',
      'articles/old/b.PDF': '%PDF',
      'articles/notes': 'x',
      'articles/README.md': '# Saved',
    });
    const { out } = await briefing(folder, ['run', '--dry-run', '--day', '2026-11-22']);
    expect(out).toContain('            articles: 1 file without an extension is not read; 2 .pdf files are not read\n');
  });
});
