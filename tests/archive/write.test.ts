import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { EditionToSave } from '../../src/archive/deliver.ts';
import { fileDeliverer } from '../../src/archive/write.ts';
import { writeAtomic } from '../../src/lib/files.ts';
import { composeMessage } from '../../src/mail/message.ts';
import type { Digest } from '../../src/model/digest.ts';
import { render } from '../../src/render/render.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { renderArchive } from '../../src/render/web/archive.ts';
import { articles, smallDigest } from '../support/digest.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { delivererContract } from './contract.ts';

const templates = await compileTemplates({ template: 'briefing' });
const base = await smallDigest();
/** The evening of the day of the digest. */
const evening = new Date('2026-11-22T19:30:15.400Z');
const edition = (name: string, more: Partial<EditionToSave> = {}): EditionToSave => {
  const digest: Digest = { ...base, edition: name };
  return { digest, email: render(digest, templates), pictures: [], articles, draft: false, at: evening, ...more };
};
const envelope = {
  from: 'The Briefing <briefing@tarnby.example>',
  to: 'reader@tarnby.example',
  zone: 'Europe/Berlin',
  list: null,
};
const open = (folder: string, publicUrl: string | null = null) =>
  fileDeliverer({
    ...{ folder, publicUrl },
    zone: 'Europe/Berlin',
    message: (digest, email) => composeMessage(digest, email, envelope),
    archive: (editions) => renderArchive(editions, { url: publicUrl, title: 'The Briefing' }),
  });

describe('file keeps the Deliverer contract', () => {
  delivererContract(() => open(path.join(temporaryFolder(), 'digests')), edition);
});

test('writes the six files of an edition and the list of editions, and leaves no temporary file', async () => {
  const folder = temporaryFolder();
  await open(folder).deliver(edition('2026-11-22'));
  expect(readdirSync(path.join(folder, '2026-11-22')).sort()).toEqual([
    'articles.jsonl',
    'digest.eml',
    'digest.json',
    'digest.txt',
    'index.html',
    'run.json',
  ]);
  expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).toContain('href="2026-11-22/index.html"');
});

test('the mail is one that a mail program reads, with both parts and stable headers', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  await open(first).deliver(edition('2026-11-22'));
  await open(second).deliver(edition('2026-11-22'));
  const bytes = readFileSync(path.join(first, '2026-11-22/digest.eml'));
  expect(bytes.equals(readFileSync(path.join(second, '2026-11-22/digest.eml')))).toBe(true);
  const mail = await PostalMime.parse(bytes);
  const { email } = edition('2026-11-22');
  expect(mail.subject).toBe(email.subject);
  expect(mail.from).toMatchObject({ address: 'briefing@tarnby.example' });
  expect(mail.html?.trim()).toBe(email.html.trim());
  expect(mail.text?.trim()).toBe(email.text.trim());
  expect(mail.date).toBe('2026-11-22T05:00:00.000Z');
  expect(mail.headers.find((header) => header.key === 'auto-submitted')?.value).toBe('auto-generated');
});

test('a folder that is not ours, or half written, is passed over and left alone', async () => {
  const folder = temporaryFolder();
  fill(folder, { '2026-11-20/digest.json': '{"half', 'notes/mine.txt': 'mine' });
  const deliverer = open(folder);
  await deliverer.deliver(edition('2026-11-22'));
  expect((await deliverer.held('2026-11-22')).map((held) => held.edition)).toEqual(['2026-11-22']);
  expect(existsSync(path.join(folder, 'notes/mine.txt'))).toBe(true);
});

test('an edition of the day that cannot be read is held all the same: nobody may write over it', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    '2026-11-22/digest.json': '{"version":2}',
    '2026-11-22-2/index.html': 'the rest of a run that was cut off',
  });
  expect(await open(folder).held('2026-11-22')).toEqual([{ edition: '2026-11-22', articles: null }]);
});

test('a link where a file should be is replaced, not written through', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'precious'), 'precious');
  symlinkSync(path.join(folder, 'precious'), path.join(folder, 'out.txt'));
  writeAtomic(path.join(folder, 'out.txt'), 'new');
  expect(readFileSync(path.join(folder, 'precious'), 'utf8')).toBe('precious');
  expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).toBe('new');
});

describe('links inside the output folder', () => {
  const elsewhere = () => {
    const folder = temporaryFolder();
    fill(folder, { draft: 'not ours', 'digests/notes.txt': 'mine' });
    return { folder, out: path.join(folder, 'digests') };
  };

  test.each([
    ['a folder elsewhere', 'victim'],
    ['nothing', 'nowhere'],
  ])('an edition’s folder that is a link to %s is refused by name, and nothing is written there', async (_, target) => {
    const { folder, out } = elsewhere();
    mkdirSync(path.join(folder, 'victim'));
    symlinkSync(path.join(folder, target), path.join(out, '2026-11-22'));
    await expect(open(out).deliver(edition('2026-11-22'))).rejects.toMatchObject({
      message: expect.stringContaining(`${path.join(out, '2026-11-22')} is a link`),
      hint: expect.stringContaining('remove the link'),
    });
    expect(readdirSync(path.join(folder, 'victim'))).toEqual([]);
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  });

  test('publishing removes nothing through one', async () => {
    const { folder, out } = elsewhere();
    symlinkSync(folder, path.join(out, '2026-11-22'));
    await expect(open(out).publish('2026-11-22')).rejects.toThrow('is a link');
    expect(readFileSync(path.join(folder, 'draft'), 'utf8')).toBe('not ours');
  });

  test('a file that is a link is replaced, and that is a problem', async () => {
    const { folder, out } = elsewhere();
    const links = ['2026-11-22/digest.json', 'index.html', 'editions.js'].map((name) => path.join(out, name));
    mkdirSync(path.join(out, '2026-11-22'));
    for (const link of links) symlinkSync(path.join(folder, 'draft'), link);
    const { problems } = await open(out).deliver(edition('2026-11-22'));
    expect(problems.map(({ about }) => about).sort()).toEqual(links.sort());
    expect(readFileSync(path.join(folder, 'draft'), 'utf8')).toBe('not ours');
  });

  test('the output folder itself may be one', async () => {
    const { folder, out } = elsewhere();
    symlinkSync(out, path.join(folder, 'linked'));
    await open(path.join(folder, 'linked')).deliver(edition('2026-11-22'));
    expect(existsSync(path.join(out, '2026-11-22/digest.json'))).toBe(true);
  });
});

test('a folder that cannot be written says so, with what to do', async () => {
  const folder = temporaryFolder();
  fill(folder, { '2026-11-22': 'a file where the folder should be' });
  await expect(open(folder).deliver(edition('2026-11-22'))).rejects.toMatchObject({
    message: expect.stringContaining('cannot be written'),
    hint: expect.stringContaining('run again'),
  });
});

test('a draft is kept and stands in no list until it is published', async () => {
  const folder = path.join(temporaryFolder(), 'digests');
  const deliverer = open(folder);
  await deliverer.deliver(edition('2026-11-21'));
  await deliverer.deliver({ ...edition('2026-11-22'), draft: true });
  const list = () => readFileSync(path.join(folder, 'index.html'), 'utf8');
  expect((await deliverer.held('2026-11-22')).length).toBe(1);
  expect(list()).not.toContain('2026-11-22');
  expect((await deliverer.previous('2026-11-23'))?.edition).toBe('2026-11-21');
  await deliverer.publish('2026-11-22');
  expect(list()).toContain('2026-11-22');
  expect((await deliverer.previous('2026-11-23'))?.edition).toBe('2026-11-22');
});

describe('an edition in feeds', () => {
  const url = 'https://news.tarnby.example/b/';
  const entries = (folder: string) => {
    const { items } = JSON.parse(readFileSync(path.join(folder, 'feed.json'), 'utf8')) as {
      items: { id: string; date_published: string; date_modified?: string }[];
    };
    return items.map(({ id, date_published, date_modified = date_published }) => [id, date_published, date_modified]);
  };
  const changed = (name: string, at: Date): EditionToSave => {
    const { digest, ...more } = edition(name, { at });
    return { ...more, digest: { ...digest, note: 'Corrected.' } };
  };

  test('is known by its address and dated when it was made, to the second', async () => {
    const folder = temporaryFolder();
    await open(folder, url).deliver(edition('2026-11-22'));
    expect(entries(folder)).toEqual([[`${url}2026-11-22/index.html`, '2026-11-22T19:30:15Z', '2026-11-22T19:30:15Z']]);
  });

  test('one for a day gone by has the morning of that day, one minute apart from others, whenever it is made', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    for (const [folder, at] of [
      [first, '2026-11-25T10:00:00Z'],
      [second, '2026-11-26T11:00:00Z'],
    ] as const)
      for (const name of ['2026-11-22', '2026-11-22-2'])
        await open(folder).deliver(edition(name, { at: new Date(at) }));
    expect(entries(first).map(([, published]) => published)).toEqual(['2026-11-22T05:01:00Z', '2026-11-22T05:00:00Z']);
    expect(readFileSync(path.join(second, 'feed.xml'))).toEqual(readFileSync(path.join(first, 'feed.xml')));
  });

  test('one of a day that has begun in its zone alone does not lie ahead', async () => {
    const folder = temporaryFolder();
    // Past midnight in Berlin.
    await open(folder).deliver(edition('2026-11-22', { at: new Date('2026-11-21T23:10:00Z') }));
    expect(entries(folder)[0][1]).toBe('2026-11-21T23:10:00Z');
  });

  test('two of one second have two moments', async () => {
    const folder = temporaryFolder();
    for (const name of ['2026-11-22', '2026-11-22-2', '2026-11-22-3']) await open(folder).deliver(edition(name));
    expect(new Set(entries(folder).map(([, published]) => published)).size).toBe(3);
  });

  test('the second of a day comes after the first, also when that day has gone by', async () => {
    const folder = temporaryFolder();
    await open(folder).deliver(edition('2026-11-22'));
    await open(folder).deliver(edition('2026-11-22-2', { at: new Date('2026-11-24T10:00:00Z') }));
    expect(entries(folder).map(([, published]) => published)).toEqual(['2026-11-22T19:30:16Z', '2026-11-22T19:30:15Z']);
  });

  test('a clock that was set back makes no edition of the future', async () => {
    const folder = temporaryFolder();
    await open(folder).deliver(edition('2026-11-22'));
    await open(folder).deliver(edition('2026-11-22-2', { at: new Date('2026-11-22T18:00:00Z') }));
    expect(entries(folder)[0][1]).toBe('2026-11-22T18:00:00Z');
  });

  test('keeps its id and its first moment when it is made again, or its archive moves; what was changed says when', async () => {
    const folder = temporaryFolder();
    await open(folder, url).deliver(edition('2026-11-22'));
    const later = new Date('2026-11-23T08:00:00Z');
    const moved = open(folder, 'https://elsewhere.example/');
    await moved.deliver(edition('2026-11-22', { at: later }));
    const [id, published] = [`${url}2026-11-22/index.html`, '2026-11-22T19:30:15Z'];
    expect(entries(folder)).toEqual([[id, published, published]]);
    await moved.deliver(changed('2026-11-22', later));
    expect(entries(folder)).toEqual([[id, published, '2026-11-23T08:00:00Z']]);
  });

  test('has a registered id of its own also where there is no address', async () => {
    const [here, there] = [temporaryFolder(), temporaryFolder()];
    await open(here).deliver(edition('2026-11-22'));
    await open(there).deliver(changed('2026-11-22', evening));
    const [[one], [other]] = [entries(here)[0], entries(there)[0]];
    expect(one).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(other).not.toBe(one);
  });

  test('that an earlier version of the program published keeps the id and the date that it had, also when it is made again', async () => {
    const folder = temporaryFolder();
    await open(folder, url).deliver(edition('2026-11-22'));
    const file = path.join(folder, '2026-11-22/run.json');
    const { entry, ...older } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(entry).toBeDefined();
    writeFileSync(file, JSON.stringify(older));
    await open(folder, url).deliver(edition('2026-11-23'));
    const legacy = ['urn:briefing:2026-11-22', '2026-11-22T06:00:00Z'];
    expect(entries(folder)[1]).toEqual([...legacy, legacy[1]]);
    await open(folder, url).deliver(changed('2026-11-22', new Date('2026-11-24T08:00:00Z')));
    expect(entries(folder)[1]).toEqual([...legacy, '2026-11-24T08:00:00Z']);
  });
});
