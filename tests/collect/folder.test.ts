import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderCollector } from '../../src/collect/folder/folder.ts';
import { withMail } from '../../src/collect/saved-mail/saved-mail.ts';
import { source } from '../support/articles.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';
import { collectorContract } from './contract.ts';

describe('folder keeps the Collector contract', () => {
  collectorContract(folderCollector(), () => {
    const folder = temporaryFolder();
    fill(folder, { 'b.txt': 'two', 'a/one.html': '<p>one</p>' });
    return { good: source('folder', folder), bad: source('folder', path.join(folder, 'nowhere')) };
  });
});

const collect = async (folder: string) => {
  const { value, problems } = await folderCollector().collect(source('folder', folder), null, '2026-11-22');
  return {
    names: value.map((item) => path.relative(folder, item.path)),
    value,
    problems: problems.map(({ about, message }) => [path.relative(folder, about), message]),
  };
};

test('reads text, pages, notes and mails below the folder; nothing else, nothing hidden, no README', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'a.txt': 'a',
    'b.HTML': '<p>b</p>',
    'c/d.htm': '<p>c</p>',
    'c/e.md': 'e',
    'f.eml': 'Subject: f\n\nThe text of the mail.\n',
    'g.pdf': 'x',
    '.h.txt': 'hidden',
    '.git/i.txt': 'hidden',
    'README.md': 'about this folder',
  });
  const { names, value, problems } = await collect(folder);
  expect(names).toEqual(['a.txt', 'b.HTML', 'c/d.htm', 'c/e.md', 'f.eml']);
  expect(value.map((item) => item.form)).toEqual(['text', 'html', 'html', 'markdown', 'mail']);
  expect(problems).toEqual([]);
});

test('the id is the content: a copy or a renamed file is the same item', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'a.txt': 'same', 'b.txt': 'same', 'c.txt': 'other' });
  const ids = (await collect(folder)).value.map((item) => item.id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('a page saved as .txt is read as the page that it is', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'a.txt': '<!DOCTYPE html><html><body><p>x</p></body></html>' });
  expect((await collect(folder)).value[0].form).toBe('html');
});

test('bad files are problems with their reasons; the others are read', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'good.txt': 'good',
    'binary.txt': Uint8Array.from([0, 1, 2, 3, 0, 255, 254, 0]),
    'large.txt': 'x'.repeat(6_000_000),
    'empty.txt': '',
  });
  symlinkSync(path.join(folder, 'good.txt'), path.join(folder, 'link.txt'));
  mkdirSync(path.join(folder, 'loop'));
  symlinkSync(folder, path.join(folder, 'loop', 'again.txt'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.txt')]);
  const { names, problems } = await collect(folder);
  expect(names).toEqual(['empty.txt', 'good.txt']);
  expect(Object.fromEntries(problems)).toEqual({
    'binary.txt': 'holds binary data, not text',
    'large.txt': 'is 6.0 MB; files over 5 MB are not read',
    'link.txt': 'is a link; only regular files are read',
    'loop/again.txt': 'is a link; only regular files are read',
    'pipe.txt': 'is no regular file',
  });
});

test('a file that may not be read is a problem', () => {
  const folder = temporaryFolder();
  fill(folder, { 'secret.txt': 'x', 'open.txt': 'y' });
  chmodSync(path.join(folder, 'secret.txt'), 0);
  chmodSync(folder, 0o755);
  // The super-user may read everything, so somebody else has to try.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const script = `import('${path.join(root, 'dist/collect/folder/folder.js')}').then(async ({ folderCollector }) => console.log(JSON.stringify(await folderCollector().collect({ kind: 'folder', location: '${folder}' }))))`;
  const { value, problems } = JSON.parse(
    execFileSync(process.execPath, ['-e', script], { ...nobody, encoding: 'utf8' }),
  );
  expect(value.length).toBe(1);
  expect(problems).toEqual([
    { stage: 'collect', about: path.join(folder, 'secret.txt'), message: 'no permission to read the file' },
  ]);
});

test('folders nested without end are cut off with a word', async () => {
  const folder = temporaryFolder();
  fill(folder, { [`${'d/'.repeat(25)}deep.txt`]: 'x' });
  const { names, problems } = await collect(folder);
  expect(names).toEqual([]);
  expect(problems[0][1]).toContain('nested more than 20 deep');
});

test.each([
  ['Kelm Post <news@desk.kelm.example>', 'desk.kelm.example'],
  ['Kelm Post <kelmpost@gmail.com>', 'kelmpost@gmail.com'],
  ['Kelm Post <KelmPost@substack.com>', 'kelmpost@substack.com'],
  ['Kelm Post', null],
])('a mail from %s is its sender’s', async (from, site) => {
  const folder = temporaryFolder();
  fill(folder, { 'a.eml': `From: ${from}\nSubject: Kelm\n\nThe text of the mail.\n` });
  const { value } = await folderCollector().collect(source('folder', folder), null, '2026-11-22');
  expect(await withMail(value[0])).toMatchObject({ site, content: 'The text of the mail.' });
});

test('a mail is taken apart only later: one that holds no text is none, and one that was changed or is gone is tried again', async () => {
  const folder = temporaryFolder();
  fill(folder, {
    'a.eml': '\n',
    'b.eml': 'Subject: b\n\nThe text of the mail.\n',
    'c.eml': 'Subject: c\n\nIts text.\n',
  });
  const { value, problems } = await collect(folder);
  expect([value.map(({ form }) => form), problems]).toEqual([['mail', 'mail', 'mail'], []]);
  fill(folder, { 'b.eml': 'Subject: b\n\nAnother text.\n' });
  rmSync(path.join(folder, 'c.eml'));
  expect(await Promise.all(value.map(withMail))).toEqual([
    { message: 'the mail holds no text', deferred: false },
    { message: 'was changed while it was read', deferred: true },
    { message: 'the file is not there', deferred: true },
  ]);
});

test('the folders around a file are its categories, also when it is a mail that is parsed later', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'a.txt': 'a', 'Sport/Rowing/b.txt': 'b', 'Politics/c.eml': 'Subject: c\n\nThe text of the mail.\n' });
  const { value } = await collect(folder);
  const [mail, rowing, bare] = value;
  expect(bare).not.toHaveProperty('categories');
  expect(rowing.categories).toEqual(['Sport', 'Rowing']);
  expect(await withMail(mail)).toMatchObject({ title: 'c', categories: ['Politics'] });
});
