import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/folder.ts';
import { literalsOf } from './support/source.ts';

const src = path.join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
);
const read = (file: string) => readFileSync(path.join(src, file), 'utf8');

/** The files of the project that a file imports, static, dynamic and type-only alike. */
const imports = new Map(
  files.map((file) => {
    const found = [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
      path.posix.join(path.posix.dirname(file), match[1]),
    );
    return [file, [...new Set(found)]] as const;
  }),
);

const stages = ['collect', 'extract', 'group', 'summarize', 'render', 'mail', 'archive', 'store'];

/** The rooms, highest first: imports go from a layer to the ones below it, or stay inside a room. */
const layers: readonly (readonly string[])[] = [
  ['cli.ts'],
  ['commands'],
  ['schedule', 'preview', 'serve'],
  ['adapters.ts'],
  ['pipeline.ts'],
  ['edition'],
  ['mailing'],
  stages,
  ['annotate'],
  ['language'],
  ['config'],
  ['model'],
  ['lib'],
];

const roomOf = (file: string) => file.split('/')[0];
const layerOf = (file: string) => layers.findIndex((rooms) => rooms.includes(roomOf(file)));

/** A room has at most about a dozen files of its own; more are a sign of a room within it. */
const mostFiles = 13;

test('every file belongs to a room: only the entry, the composition root and the pipeline stand in the hall', () => {
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  expect(files.filter((file) => !file.includes('/')).sort()).toEqual(['adapters.ts', 'cli.ts', 'pipeline.ts']);
});

test('rooms stay small', () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > mostFiles)).toEqual([]);
});

test('imports run one way', () => {
  for (const [file, targets] of imports)
    for (const target of targets)
      expect({ file, target, upward: layerOf(target) < layerOf(file) }).toEqual({ file, target, upward: false });
});

test('only the list of packs imports the words of a language', () => {
  const folderOf = (file: string) => /^language\/[a-z]{2}\//.exec(file)?.[0];
  const foreign = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => folderOf(target) && folderOf(target) !== folderOf(file)).map(() => file),
  );
  expect([...new Set(foreign)]).toEqual(['language/packs.ts']);
});

test('no stage imports another stage or the configuration', () => {
  for (const [file, targets] of imports) {
    if (!stages.includes(roomOf(file))) continue;
    for (const target of targets) {
      const other = roomOf(target);
      if (stages.includes(other) || other === 'config') expect({ file, other }).toEqual({ file, other: roomOf(file) });
    }
  }
});

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
    files.filter((file) => pattern.test(read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));

  test('only config/ reads the environment, but for the debug switch of cli.ts', () => {
    const readers = users(/process\.env/).filter((file) => file !== 'cli.ts');
    expect(readers.length).toBeGreaterThan(0);
    expect(readers.filter((file) => roomOf(file) !== 'config')).toEqual([]);
  });

  test('only lib/time/clock.ts reads the clock', () =>
    expect(users(/new Date\(\)|Date\.now\(\)/)).toEqual(['lib/time/clock.ts']));

  test('nothing is random but the token of an open preview, the key of signatures and the delay before a retry', () =>
    expect(users(/Math\.random|randomUUID|randomBytes/).sort()).toEqual([
      'commands/edition/preview.ts',
      'mailing/delivery-round.ts',
      'store/subscribers.ts',
    ]));
});

test('what is large is loaded only when it is needed', () => {
  const heavy =
    /^import (?!type).*'(?:mjml|playwright-core|axe-core|html-validate|linkedom|eld\/[^']+|@clack\/prompts)'/m;
  expect(files.filter((file) => heavy.test(read(file)))).toEqual([]);
});

test('files that comments name exist', () => {
  const tests = readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' });
  const known = new Set([...files, ...tests].map((file) => path.basename(file)));
  const comments = /\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm;
  // A built file is named by its own ending.
  const named = files.flatMap((file) =>
    [...read(file).matchAll(comments)].flatMap(([comment]) =>
      [...comment.matchAll(/([\w-]+)\.[jt]s\b/g)].map(([, name]) => ({ file, name: `${name}.ts` })),
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
});

describe('the name of a type is declared once', () => {
  const declarations = new Map<string, string[]>();
  for (const file of files) {
    const text = readFileSync(path.join(src, file), 'utf8');
    for (const [, name] of text.matchAll(
      /^\s*(?:export )?(?:abstract )?(?:interface|type|class|enum) ([A-Z]\w*)(?=[ <={])/gm,
    ))
      declarations.set(name, [...(declarations.get(name) ?? []), file]);
  }

  test('in the whole of src', () => {
    const repeated = [...declarations].filter(([, where]) => where.length > 1);
    expect(repeated).toEqual([]);
  });
});

describe('rules are data', () => {
  const literals = new Map(files.map((file) => [file, literalsOf(read(file))]));

  test('no regular expression is too long to review', () => {
    const long = [...literals].flatMap(([file, { patterns }]) =>
      patterns.filter((pattern) => pattern.length > 200).map((pattern) => `${file}: ${pattern.slice(0, 60)}`),
    );
    expect(long).toEqual([]);
  });

  /** Words in small letters that the language packs know; those that tell sections are of every trade ("feed", "mobile"). */
  const known = new Set(
    [...literals].flatMap(([file, { patterns, strings }]) =>
      roomOf(file) === 'language' && !file.includes('/press/')
        ? [...patterns, ...strings].flatMap((text) => wordsIn(text))
        : [],
    ),
  );

  /** Whether a pattern has a list of three words or more that the packs know: `said|told|added`. */
  const hasWordList = (pattern: string) =>
    (pattern.match(/(?:\p{L}+\|){2,}\p{L}+/gu) ?? []).some(
      (list) => list.split('|').filter((word) => known.has(word.toLowerCase())).length >= 3,
    );

  test('words of a language are in its pack, but for the files that src/README.md lists with their reasons', () => {
    expect(known.size).toBeGreaterThan(3000);
    expect(hasWordList('^(?:said|told|added)\\b')).toBe(true);
    const outside = [...literals].flatMap(([file, { patterns }]) =>
      roomOf(file) !== 'language' && patterns.some(hasWordList) ? [file] : [],
    );
    const section = read('README.md').split('### English outside the packs')[1].split('\n#')[0];
    const listed = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file]) => file);
    expect(outside.sort()).toEqual(listed.sort());
  });
});

function wordsIn(text: string): string[] {
  return text.match(/(?<![\\\p{L}])\p{Ll}{3,}/gu) ?? [];
}
