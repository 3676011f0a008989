import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/folder.ts';

const src = path.join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
);

/** The files of the project that a file imports, static, dynamic and type-only alike. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(path.join(src, file), 'utf8');
    const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
      path.posix.join(path.posix.dirname(file), match[1]),
    );
    return [file, [...new Set(found)]] as const;
  }),
);

const stages = ['collect', 'extract', 'group', 'summarize', 'render', 'deliver', 'store'];

/** What stands on what, highest first: imports go from a layer to the ones below it (or stay inside a folder). */
const layers: readonly { readonly name: string; readonly has: (file: string) => boolean }[] = [
  { name: 'cli', has: (file) => file === 'cli.ts' },
  { name: 'commands', has: (file) => file.startsWith('commands/') },
  { name: 'preview, schedule and serve', has: (file) => /^(?:preview|schedule|serve)\//.test(file) },
  {
    name: 'stages and report',
    has: (file) => ['stages.ts', 'report.ts', 'finding.ts', 'mailreport.ts'].includes(file),
  },
  {
    name: 'edition',
    has: (file) =>
      [
        'edition.ts',
        'newsroom.ts',
        'post.ts',
        'returns.ts',
        'uncertain.ts',
        'subscribers.ts',
        'importstatus.ts',
        'importcolumns.ts',
      ].includes(file),
  },
  { name: 'pipeline', has: (file) => file === 'pipeline.ts' },
  {
    name: 'steps',
    has: (file) =>
      ['gather.ts', 'steps.ts', 'tellings.ts', 'mailing.ts', 'dispatch.ts', 'settlement.ts', 'assembly.ts'].includes(
        file,
      ),
  },
  { name: 'adapters', has: (file) => file === 'adapters.ts' },
  {
    name: 'meeting places',
    has: (file) =>
      file.startsWith('edition/') ||
      [
        'compose.ts',
        'memory.ts',
        'health.ts',
        'settingsfile.ts',
        'sourcelist.ts',
        'sourcelines.ts',
        'mailsettings.ts',
        'excerpt.ts',
        'adopt.ts',
        'config.ts',
      ].includes(file),
  },
  { name: 'stages', has: (file) => stages.includes(file.split('/')[0]) },
  { name: 'language', has: (file) => file.startsWith('language/') },
  {
    name: 'ground',
    has: (file) => file.startsWith('lib/') || ['digest.ts', 'delivery.ts', 'model.ts', 'errors.ts'].includes(file),
  },
];

const layerOf = (file: string) => layers.findIndex((layer) => layer.has(file));

test('every file belongs to one layer', () => {
  for (const file of files)
    expect([file, layers.filter((layer) => layer.has(file)).map((layer) => layer.name)]).toEqual([
      file,
      [expect.any(String)],
    ]);
});

test('imports run one way', () => {
  for (const [file, targets] of imports)
    for (const target of targets)
      expect({ file, target, upward: layerOf(target) < layerOf(file) }).toEqual({ file, target, upward: false });
});

test('no stage imports another stage, and lib knows nothing of digests', () => {
  for (const [file, targets] of imports) {
    const folder = file.split('/')[0];
    for (const target of targets) {
      const other = target.split('/')[0];
      if (stages.includes(folder) && stages.includes(other)) expect({ file, other }).toEqual({ file, other: folder });
      if (folder === 'lib') expect({ file, other }).toEqual({ file, other: 'lib' });
    }
  }
});

test('model.ts imports nothing', () => expect(imports.get('model.ts')).toEqual([]));

test('there are no import circles', () => {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    expect(trail).not.toContain(file);
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

describe('who touches the world', () => {
  const users = (pattern: RegExp) =>
    files.filter((file) =>
      pattern.test(readFileSync(path.join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );

  test('only config.ts reads the environment, but for the debug switch of cli.ts', () => {
    expect(users(/process\.env/)).toEqual(expect.arrayContaining(['config.ts']));
    expect(users(/process\.env/).filter((file) => file !== 'config.ts' && file !== 'cli.ts')).toEqual([]);
  });

  test('only lib/clock.ts reads the clock', () =>
    expect(users(/new Date\(\)|Date\.now\(\)/)).toEqual(['lib/clock.ts']));

  test('nothing is random but the token of an open preview, the key of signatures and the pause before a second try', () =>
    expect(users(/Math\.random|randomUUID|randomBytes/).sort()).toEqual([
      'commands/preview.ts',
      'post.ts',
      'store/readers.ts',
    ]));
});

test('what is large is loaded only when it is needed', () => {
  const heavy =
    /^import (?!type).*'(?:mjml|playwright-core|axe-core|html-validate|linkedom|eld\/[^']+|@clack\/prompts)'/m;
  for (const file of files)
    expect([file, heavy.test(readFileSync(path.join(src, file), 'utf8'))]).toEqual([file, false]);
});
