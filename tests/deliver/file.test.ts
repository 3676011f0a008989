import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { fileDeliverer } from '../../src/deliver/file.ts';
import type { Digest } from '../../src/digest.ts';
import { writeAtomic } from '../../src/lib/files.ts';
import { renderArchive } from '../../src/render/archive.ts';
import { render } from '../../src/render/render.ts';
import { compileLook } from '../../src/render/templates.ts';
import { articles, smallDigest } from '../support/digest.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { delivererContract } from './contract.ts';

const look = await compileLook({ look: 'briefing' });
const base = await smallDigest();
const edition = (name: string) => {
  const digest: Digest = { ...base, edition: name };
  return { digest, email: render(digest, look), pictures: [], articles, draft: false };
};
const open = (folder: string) =>
  fileDeliverer({
    folder,
    envelope: { from: 'The Briefing <briefing@tarnby.example>', to: 'reader@tarnby.example', zone: 'Europe/Berlin' },
    archive: (editions) => renderArchive(editions, { url: null, title: 'The Briefing' }),
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
