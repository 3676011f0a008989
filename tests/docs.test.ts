import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentNames, settingNames } from '../src/config/config.ts';
import { briefing } from './support/cli.ts';
import { root, samples, temporaryFolder } from './support/folder.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

test('every setting is in the README and in .env.example, by both its names', () => {
  for (const document of [readme, read('.env.example')]) {
    for (const name of settingNames) expect(document).toMatch(new RegExp(`[\`[]${name}[\`\\]]`));
    for (const name of Object.values(environmentNames)) expect(document).toContain(name);
  }
});

test('.env.example names no setting that does not exist', () => {
  const named = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.values(environmentNames).sort());
});

test('every command and every option of run is in the README', async () => {
  const { out } = await briefing(temporaryFolder(), ['--help']);
  const commands = [...out.matchAll(/^ {2}(\w+)\b(?!.*display help)/gm)].map((match) => match[1]);
  expect(commands).toEqual(expect.arrayContaining(['run', 'audit', 'check', 'stage']));
  for (const command of commands) expect(readme).toContain(`briefing ${command}`);
  const options = [...(await briefing(temporaryFolder(), ['run', '--help'])).out.matchAll(/^ {2}(--[\w-]+)/gm)].map(
    (match) => match[1],
  );
  expect(options.length).toBeGreaterThan(6);
  for (const option of options) expect(readme).toContain(`\`${option}`);
});

describe('templates/README.md', () => {
  const document = read('templates/README.md');
  const view = read('src/render/mail/view.ts');

  test('lists every field that a template may use', () => {
    const fields = [...view.matchAll(/readonly (\w+):/g)].map((match) => match[1]);
    expect(fields.length).toBeGreaterThan(30);
    for (const field of fields) expect(document).toContain(`\`${field}\``);
  });

  test('lists every helper', () => {
    const helpers = [...read('src/render/templates/helpers.ts').matchAll(/^ {2}(\w+): \(/gm)].map((match) => match[1]);
    expect(helpers.length).toBeGreaterThan(5);
    for (const helper of helpers) expect(document).toMatch(new RegExp(`\`${helper}\\b`));
  });
});

test('src/README.md knows every folder and every file on top of src', () => {
  const map = read('src/README.md');
  for (const entry of readdirSync(path.join(root, 'src'), { withFileTypes: true })) {
    if (entry.name !== 'README.md') expect(map).toContain(entry.isDirectory() ? `${entry.name}/` : entry.name);
  }
});

test('src/README.md gives a reason for every dependency, and none that is not there', () => {
  const table = read('src/README.md').split('## Dependencies')[1];
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) expect(table).toContain(name);
  const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].slice(2).flatMap((match) =>
    match[1]
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .map((name) => name.trim()),
  );
  for (const name of named) expect(Object.keys(dependencies)).toContain(name);
});

test('files that the documents name are there', () => {
  for (const document of ['README.md', 'src/README.md', 'templates/README.md', 'tests/README.md']) {
    const text = read(document);
    for (const [, link] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g))
      expect(existsSync(path.join(root, path.dirname(document), link))).toBe(true);
    for (const [, file] of text.matchAll(/`((?:src|templates|tests)\/[\w./-]+\.(?:ts|md|hbs|json))`/g))
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  }
});

test('the sample articles are there', () => {
  for (const name of samples) expect(existsSync(path.join(root, 'articles', name))).toBe(true);
});

test('no file names this machine or a registry', () => {
  for (const file of ['README.md', 'package.json', 'src/README.md', '.ci/run'])
    expect(read(file)).not.toMatch(/(^|[^\w.])\/(?:work|root)\/|registry\./);
  expect(read('package-lock.json')).not.toContain('"resolved"');
});
