import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config/config.ts';
import type { Setting } from '../src/config/setting.ts';
import { settingNames, table, variables } from '../src/config/table.ts';
import { commandsPage } from './support/commands-page.ts';
import { fill, root, samples, temporaryFolder } from './support/folder.ts';
import { envExample, settingsPage } from './support/settings-page.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

/** The defaults that the settings page prints as values; those in words depend on something else. */
function printedDefaults(page: string): (readonly [name: string, text: string])[] {
  return page.split(/^### /m).flatMap((entry) => {
    const text = /^\| default \| `([^`]*)` \|$/m.exec(entry)?.[1];
    return text === undefined ? [] : [[entry.split('\n')[0], text] as const];
  });
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).flat().join(', ') : String(value);
}

/** A setting, and the settings inside it at any depth. */
function withFields(name: string, { help, fields = {} }: Setting): { name: string; help: string }[] {
  const inner = Object.entries(fields).flatMap(([field, setting]) => withFields(`${name}.${field}`, setting));
  return [{ name, help }, ...inner];
}

describe('pages that are written from the tables (npm run reference)', () => {
  test.each([
    ['.env.example', envExample()],
    ['src/config/README.md', settingsPage()],
    ['src/commands/README.md', commandsPage()],
  ])('%s is what the table says', (file, text) => {
    expect(read(file)).toBe(text);
  });

  test('every default of the page is the one that takes effect', () => {
    const config = loadConfig(temporaryFolder());
    const effective: Record<string, unknown> = { ...config, sources: config.sources.map(({ location }) => location) };
    const printed = printedDefaults(read('src/config/README.md'));
    expect(printed.length).toBe(Object.values<Setting>(table).filter((one) => one.default === undefined).length);
    for (const [name, text] of printed) expect([name, shown(effective[name])]).toEqual([name, text]);
  });

  test('a default in words is that nothing is set, or begins with the value', () => {
    const config = loadConfig(temporaryFolder());
    const effective: Record<string, unknown> = { ...config, sources: config.sources.map(({ location }) => location) };
    const inWords = Object.entries<Setting>(table).filter(([name, one]) => one.default && name !== 'timezone');
    expect(inWords.length).toBeGreaterThan(15);
    for (const [name, { default: words = '' }] of inWords)
      expect([name, words, shown(effective[name] ?? []) || words]).toEqual([name, words, words.split(';')[0]]);
  });

  test.each(variables.map(({ env, setting }) => [env, setting.example]))('the example %s=%s works', (env, example) => {
    const folder = temporaryFolder();
    // What stands for other settings that this one needs.
    const more = env.startsWith('DKIM_') ? 'DKIM_SELECTOR=mail2026\nDKIM_KEY_FILE=dkim.pem\n' : '';
    fill(folder, { '.env': `${more}${env}='${example}'\n` });
    expect(loadConfig(folder)).toBeDefined();
  });

  test('the examples of the page work in briefing.yaml', () => {
    const blocks = [...settingsPage().matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block);
    expect(blocks.length).toBeGreaterThan(settingNames.length);
    for (const block of blocks) {
      const folder = temporaryFolder();
      fill(folder, { 'briefing.yaml': block });
      expect(loadConfig(folder)).toBeDefined();
    }
  });

  test('every setting has a sentence that says what it does', () => {
    const all = Object.entries<Setting>(table).flatMap(([name, setting]) => withFields(name, setting));
    expect(all.length).toBeGreaterThan(settingNames.length + variables.length / 3);
    for (const { name, help } of all) expect([name, help]).toEqual([name, expect.stringMatching(/^[A-Z`].*\.$/s)]);
  });

  test('the README links them', () => {
    for (const file of ['src/config/README.md', 'src/commands/README.md']) expect(readme).toContain(`](${file})`);
  });
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

  test('lists every shipped template, every theme and every value of a theme', () => {
    const folders = readdirSync(path.join(root, 'templates'));
    const templates = folders.filter((name) => existsSync(path.join(root, 'templates', name, 'html.mjml.hbs')));
    const themes = readdirSync(path.join(root, 'templates/themes')).map((name) => name.replace('.json', ''));
    const values = Object.keys(JSON.parse(read('templates/briefing/theme.json')));
    for (const name of [...templates, ...themes, ...values]) expect(document).toContain(`\`${name}\``);
  });

  test('lists its own sections', () => {
    for (const [, heading] of document.matchAll(/^## (.+)$/gm))
      expect(document).toContain(`[${heading}](#${anchorOf(heading)})`);
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

/** The documents that people read; the reference pages are among them. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'templates/README.md',
  'tests/README.md',
  'findings/README.md',
  ...['', 'collect/', 'commands/', 'config/', 'edition/', 'mailing/', 'schedule/'].map(
    (room) => `src/${room}README.md`,
  ),
];

test.each(documents)('files and sections that %s links or names are there', (document) => {
  const text = read(document);
  for (const [, link] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
    const [file, section] = link.split('#');
    const target = file === '' ? document : path.join(path.dirname(document), file);
    expect([link, existsSync(path.join(root, target))]).toEqual([link, true]);
    if (section !== undefined) expect([link, anchorsOf(read(target)).includes(section)]).toEqual([link, true]);
  }
  for (const [, file] of text.matchAll(/`((?:src|templates|tests)\/[\w./-]+\.(?:ts|md|hbs|json))`/g))
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
});

test('files that the map names by their last parts are there', () => {
  const there = ['src', 'tests', 'templates'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `/${folder}/${file}`),
  );
  const named = [...read('src/README.md').matchAll(/`([\w/.-]+\.(?:ts|mjs))`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((file) => !there.some((one) => one.endsWith(`/${file}`)))).toEqual([]);
});

test('the README is short', () => expect(readme.split('\n').length).toBeLessThanOrEqual(200));

/** The anchors of a document's headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchorOf(title));
}

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

describe.each(['mailing', 'schedule'])('src/%s/README.md', (room) => {
  const folder = `src/${room}`;
  const text = read(`${folder}/README.md`);

  test('has contents that list its sections', () => {
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    const listed = [...text.matchAll(/^- \[(.+)\]\(#(.+)\)$/gm)].map(([, title, anchor]) => [title, anchor]);
    expect(listed).toEqual(sections.map((title) => [title, anchorOf(title)]));
  });

  test('names files that are there, and every file of the room', () => {
    const table = text.split('## Code')[1];
    const named = [...table.matchAll(/`([\w./-]+(?:\.ts|\/))`/g)].map(([, name]) => name);
    for (const name of named) expect([name, existsSync(path.join(root, folder, name))]).toEqual([name, true]);
    const there = readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.ts'));
    expect(there.filter((name) => !named.includes(name))).toEqual([]);
  });
});

test('the sample articles are there', () => {
  for (const name of samples) expect(existsSync(path.join(root, 'articles', name))).toBe(true);
});

test('no file names this machine or a registry', () => {
  for (const file of ['README.md', 'package.json', 'src/README.md', '.ci/run'])
    expect(read(file)).not.toMatch(/(^|[^\w.])\/(?:work|root)\/|registry\./);
  expect(read('package-lock.json')).not.toContain('"resolved"');
});

test('no text asks npx for a name that the registry could answer: npx . runs what is in the folder', () => {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const searched = [...documents, '.env.example', '.ci/run', ...sources.map((file) => `src/${file}`)];
  const named = searched.filter((file) => /npx (?:daily-)?briefing /.test(read(file)));
  expect(named).toEqual([]);
  const {
    name,
    bin,
    private: isPrivate,
  } = JSON.parse(read('package.json')) as {
    name: string;
    bin: Record<string, string>;
    private: boolean;
  };
  // `briefing` stays first: npx runs the first name, and a folder that it ran before has links in npx's cache for the names of that day alone.
  expect([name, Object.keys(bin), isPrivate]).toEqual(['daily-briefing', ['briefing', 'daily-briefing'], true]);
});
