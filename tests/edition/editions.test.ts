import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import Database from 'libsql';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../src/commands/edition/run-report.ts';
import type { Digest } from '../../src/model/digest.ts';
import { migrations, type Tables } from '../../src/store/database/migrations.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, temporaryFolder } from '../support/folder.ts';
import { frost, openNewsroom, wall } from '../support/newsroom.ts';

/** Several editions over one pool of sources: each is judged by what its own readers got. */
const editions = 'editions:\n  - name: Desk\n    title: The Desk\n  - name: Weekly\n    title: The Weekly\n';

async function run(folder: string, edition: string, day: string, ...more: string[]): Promise<RunReport> {
  const { out, err } = await briefing(folder, ['run', '--json', '--edition', edition, '--day', day, ...more]);
  expect(err).toBe('');
  return JSON.parse(out) as RunReport;
}

const digestOf = (folder: string, edition: string): Digest =>
  JSON.parse(readFileSync(path.join(folder, 'digests', edition, 'digest.json'), 'utf8'));
const headlines = (folder: string, edition: string | null) =>
  digestOf(folder, edition ?? '').topics.flatMap(({ stories }) => stories.map(({ headline }) => headline.text));

test('a daily edition takes nothing from the weekly one, and neither prints an article twice', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': editions, 'articles/wall.txt': wall });
  const monday = await run(folder, 'Desk', '2026-11-23');
  fill(folder, { 'articles/frost.txt': frost });
  const tuesday = await run(folder, 'Desk', '2026-11-24');
  expect([monday, tuesday].map(({ accounts }) => accounts.printed)).toEqual([1, 1]);
  const weekly = await run(folder, 'Weekly', '2026-11-27');
  expect(headlines(folder, weekly.edition).sort()).toEqual([
    'Late frost halves apple harvest',
    'Tarnby council backs new harbour wall',
  ]);
  const states = digestOf(folder, weekly.edition ?? '').topics.flatMap(({ stories }) =>
    stories.map(({ state }) => state.kind),
  );
  // What the Desk's readers got is nothing that the Weekly's readers know.
  expect(states).toEqual(['new', 'new']);
  expect([
    (await run(folder, 'Weekly', '2026-11-28')).edition,
    (await run(folder, 'Desk', '2026-11-28')).edition,
  ]).toEqual([null, null]);
});

test('what continues is what the readers of that edition got', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': editions, 'articles/wall.txt': wall });
  await run(folder, 'Desk', '2026-11-23');
  fill(folder, {
    'articles/gate.txt': scrape('Tarnby harbour wall gets a gate', [
      'The new harbour wall of Tarnby will have a gate for fishing boats, the council of Tarnby decided on Tuesday after a long debate with the fishermen.',
      'The gate makes the harbour wall two million marks dearer, said Bo Ek, the chief engineer of the port, and the floods of two winters would have been kept out.',
    ]),
  });
  const desk = await run(folder, 'Desk', '2026-11-24');
  const weekly = await run(folder, 'Weekly', '2026-11-24');
  const kinds = (edition: string | null) =>
    digestOf(folder, edition ?? '').topics.flatMap(({ stories }) => stories.map(({ state }) => state.kind));
  expect([kinds(desk.edition), kinds(weekly.edition)]).toEqual([['continuing'], ['new']]);
});

test('with novelty: shared an article stands in one edition only', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': `novelty: shared\n${editions}`, 'articles/wall.txt': wall });
  expect((await run(folder, 'Desk', '2026-11-23')).accounts.printed).toBe(1);
  expect((await run(folder, 'Weekly', '2026-11-23')).edition).toBeNull();
});

describe('nothing floods', () => {
  test('when one edition becomes several', async () => {
    const folder = temporaryFolder();
    fill(folder, { 'articles/wall.txt': wall });
    await briefing(folder, ['run', '--day', '2026-11-22']);
    fill(folder, { 'briefing.yaml': editions, 'articles/frost.txt': frost });
    for (const edition of ['Desk', 'Weekly'])
      expect((await run(folder, edition, '2026-11-23')).accounts.printed).toBe(1);
  });

  test('when several become one, or share what they know', async () => {
    for (const settings of ['title: One\n', `novelty: shared\n${editions}`]) {
      const folder = temporaryFolder();
      fill(folder, { 'briefing.yaml': editions, 'articles/wall.txt': wall });
      await run(folder, 'Desk', '2026-11-22');
      fill(folder, { 'briefing.yaml': settings });
      const edition = settings.includes('Weekly') ? ['--edition', 'Weekly'] : [];
      const { out } = await briefing(folder, ['run', '--json', '--day', '2026-11-23', ...edition]);
      expect((JSON.parse(out) as RunReport).edition).toBeNull();
    }
  });

  test('when a state folder of an earlier version is opened', async () => {
    const folder = temporaryFolder();
    fill(folder, { 'articles/wall.txt': wall });
    await briefing(folder, ['run', '--day', '2026-11-22']);
    await toVersion4(path.join(folder, '.briefing/briefing.db'));
    fill(folder, { 'briefing.yaml': editions, 'articles/frost.txt': frost });
    for (const edition of ['Desk', 'Weekly']) {
      const { edition: made } = await run(folder, edition, '2026-11-23');
      expect(headlines(folder, made)).toEqual(['Late frost halves apple harvest']);
    }
  });
});

/** Writes the database as a program of four migrations had it, before each list had a memory of its own. */
async function toVersion4(file: string): Promise<void> {
  const now = `${file}.now`;
  renameSync(file, now);
  const database = new Database(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: database as unknown as SqliteDatabase }) });
  for (const migrate of migrations.slice(0, 4)) await migrate(db);
  database.exec(`pragma foreign_keys = off; attach '${now}' as now`);
  const tables = database.prepare("select name from main.sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  for (const { name } of tables) {
    const columns = (database.prepare(`pragma main.table_info(${name})`).all() as { name: string }[]).map(
      (one) => one.name,
    );
    database.exec(`insert into main.${name} (${columns}) select ${columns} from now.${name}`);
  }
  database.exec('detach now; pragma user_version = 4');
  database.close();
}

describe('an edition that its editor drops', () => {
  test('frees its articles for its own list, also those that no source lists any more', async () => {
    const room = await openNewsroom(1);
    fill(room.folder, { 'briefing.yaml': editions });
    const made = async (...args: string[]) => JSON.parse((await room.run('run', '--json', ...args)).out) as RunReport;
    await made('--edition', 'Desk', '--day', '2026-11-22', '--hold');
    await made('--edition', 'Weekly', '--day', '2026-11-22', '--no-send');
    const { out } = await room.run('drop', '2026-11-22');
    expect(out).toContain(
      'Its article is free again for the next edition. To make it now: briefing run --edition Desk',
    );
    rmSync(path.join(room.folder, 'articles/wall.txt'));
    expect((await made('--edition', 'Weekly', '--day', '2026-11-23', '--no-send')).edition).toBeNull();
    const again = await made('--edition', 'Desk', '--day', '2026-11-23', '--no-send');
    expect(headlines(room.folder, again.edition)).toEqual(['Tarnby council backs new harbour wall']);
    expect((await made('--edition', 'Desk', '--day', '2026-11-24', '--no-send')).edition).toBeNull();
  });
});

test('what one list prints of a discarded edition of another stays free for that one', async () => {
  const room = await openNewsroom(1);
  fill(room.folder, { 'briefing.yaml': editions });
  const made = async (...args: string[]) => JSON.parse((await room.run('run', '--json', ...args)).out) as RunReport;
  await made('--edition', 'Desk', '--day', '2026-11-22', '--hold');
  await room.run('drop', '2026-11-22');
  expect((await made('--edition', 'Weekly', '--day', '2026-11-22', '--no-send')).accounts.printed).toBe(1);
  rmSync(path.join(room.folder, 'articles/wall.txt'));
  expect((await made('--edition', 'Desk', '--day', '2026-11-23', '--no-send')).accounts.printed).toBe(1);
});

describe('what subscribers get', () => {
  test('holds no path of the operator, no list of what was skipped, and the imprint', async () => {
    const room = await openNewsroom(1, undefined, { BRIEFING_IMPRINT: 'Tarnby Press <Ltd>, 1 Quay Road, Tarnby' });
    copySamples(room.folder);
    fill(room.folder, {
      'articles/secret-plans/empty.txt': '',
      'articles/plain.txt': wall.replace('By Ann Lee, The Tarnby Mail', 'By Ann Lee').replaceAll('Tarnby', 'Halden'),
    });
    await room.run('run', '--day', '2026-11-22');
    const mail = await PostalMime.parse(Buffer.from(room.server.taken.at(-1)?.source ?? '', 'latin1'));
    const page = readFileSync(path.join(room.folder, 'digests/2026-11-22/index.html'), 'utf8');
    for (const said of [mail.html ?? '', mail.text ?? '', page]) {
      expect(said).not.toMatch(/articles\/|secret-plans|plain\.txt|subscribe-and-cookies|Left out/);
      expect(said).toMatch(/items read: \d+ printed/);
    }
    for (const html of [mail.html ?? '', page]) expect(html).toContain('Tarnby Press &lt;Ltd&gt;, 1 Quay Road, Tarnby');
    expect(mail.text).toContain('Tarnby Press <Ltd>, 1 Quay Road, Tarnby');
    // The operator's report has all of it.
    const report = readFileSync(path.join(room.folder, 'digests/2026-11-22/run.json'), 'utf8');
    expect(report).toContain('secret-plans/empty.txt');
  });
});

test('the samples go with one command, and with them the editions of nothing else', async () => {
  const folder = temporaryFolder();
  copySamples(folder);
  const first = await briefing(folder, ['run', '--day', '2026-11-22']);
  expect(first.out).toContain('npx . samples remove');
  fill(folder, { 'articles/lighthouse-keeper-coastline-weekly.txt': `${frost} Changed by its owner.` });
  const { out } = await briefing(folder, ['samples', 'remove']);
  expect(out).toBe('17 sample articles and 1 edition of them removed.\n');
  expect(existsSync(path.join(folder, 'digests/2026-11-22'))).toBe(false);
  expect(readFileSync(path.join(folder, 'digests/feed.json'), 'utf8')).not.toContain('2026-11-22');
  const real = await briefing(folder, ['run', '--day', '2026-11-22', '--json']);
  expect((JSON.parse(real.out) as RunReport).edition).toBe('2026-11-22');
  expect(headlines(folder, '2026-11-22')).toEqual(['Late frost halves apple harvest']);
  expect((await briefing(folder, ['samples', 'remove'])).out).toBe(
    'There are no sample articles here, and no editions of them.\n',
  );
});
