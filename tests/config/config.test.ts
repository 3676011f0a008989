import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

const load = (files: Record<string, string> = {}) => {
  const folder = temporaryFolder();
  fill(folder, files);
  return loadConfig(folder);
};

test('works without any file', () => {
  expect(load()).toMatchObject({
    title: 'The Morning Briefing',
    sources: [{ kind: 'folder', location: 'articles', limit: 50, since: 2 }],
    out: 'digests',
    template: 'briefing',
    sentences: 3,
    topics: [],
  });
});

test('briefing.yaml, then .env over it', () => {
  const config = load({
    'briefing.yaml': 'title: From the file\nsentences: 2\ntopics:\n  - name: Ports\n    words: [harbour, dock]\n',
    '.env': 'BRIEFING_TITLE=From the environment\nBRIEFING_SOURCES=one, two\nBRIEFING_QUOTES=0\n',
  });
  expect(config).toMatchObject({
    title: 'From the environment',
    sentences: 2,
    quotes: 0,
    sources: [{ location: 'one' }, { location: 'two' }],
    topics: [{ name: 'Ports', words: ['harbour', 'dock'], sources: [], priority: 0, cap: null }],
  });
});

test('sources by kind: folders, addresses, lists, and objects that say more', () => {
  const { sources } = load({
    'briefing.yaml': [
      'sources:',
      '  - articles',
      '  - https://tarnbymail.example/feed',
      '  - coast.example/news',
      '  - feed://port.example/rss',
      '  - readers.opml',
      '  - url: https://me:p%40ss@tide.example/feed',
      '    kind: feed',
      '    name: Tide Log',
      '    topic: Tides',
      '    fullText: false',
      '    language: en',
      '    headers: { x-key: abc }',
      '    limit: 5',
      '    since: 7',
    ].join('\n'),
  });
  expect(sources.map(({ kind, location }) => [kind, location])).toEqual([
    ['folder', 'articles'],
    ['site', 'https://tarnbymail.example/feed'],
    ['site', 'https://coast.example/news'],
    ['site', 'https://port.example/rss'],
    ['opml', 'readers.opml'],
    ['feed', 'https://tide.example/feed'],
  ]);
  expect(sources[5]).toEqual({
    kind: 'feed',
    location: 'https://tide.example/feed',
    name: 'Tide Log',
    topic: 'Tides',
    fullText: false,
    language: 'en',
    headers: { authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`, 'x-key': 'abc' },
    limit: 5,
    since: 7,
  });
});

test('what stands in headers is in no message, and nothing in a password breaks', () => {
  for (const broken of [
    '- { url: "x", headers: { a: SECRET } }',
    '- { url: "https://x.example", headers: { "a b": SECRET } }',
  ])
    expect(() => load({ 'briefing.yaml': `sources:\n  ${broken}\n` })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('SECRET') }),
    );
  const twice = `sources:\n${'  - { url: "https://x.example", headers: { a: SECRET } }\n'.repeat(2)}`;
  expect(() => load({ 'briefing.yaml': twice })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('SECRET') }),
  );
  const slash = 'sources: [{ url: "https://u:SEC/RET@x.example/" }]\n';
  expect(() => load({ 'briefing.yaml': slash })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^(?!.*RET).*%2F/s) }),
  );
  const { sources } = load({ 'briefing.yaml': 'sources: ["https://me:100%@x.example/"]\n' });
  expect(sources[0].headers.authorization).toBe(`Basic ${Buffer.from('me:100%').toString('base64')}`);
  expect(() => load({ 'briefing.yaml': 'sources: [{ url: "https://x.example", headers: { Host: a } }]\n' })).toThrow(
    /sets itself/,
  );
});

test('a setting without a value is none, and one source needs no list', () => {
  expect(load({ 'briefing.yaml': 'sources:\ntitle:\n' })).toMatchObject({ sources: [{ location: 'articles' }] });
  expect(load({ 'briefing.yaml': 'sources: saved\n' })).toMatchObject({ sources: [{ location: 'saved' }] });
});

test('an edition unsets a common setting with null', () => {
  const { theme, words, editions } = load({
    'briefing.yaml':
      'theme: ink\nwords: 80\neditions:\n  - { name: Morning }\n  - { name: Ports, theme: null, words: }\n',
  });
  expect([theme, words]).toEqual(['ink', 80]);
  expect(editions).toMatchObject([
    { theme: 'ink', words: 80 },
    { theme: null, words: null },
  ]);
});

test.each([
  [
    'to',
    'to: ann@quay.example\neditions:\n  - name: Ports\n    to:\n',
    /line 4: edition Ports, to is null: must be addresses/,
  ],
  ['an old name', 'editions:\n  - name: Ports\n    look:\n', /line 3: edition Ports, look is null: must be the name/],
])('%s without a value in an edition is refused', (_, text, message) => {
  expect(() => load({ 'briefing.yaml': text })).toThrow(message);
});

test('the usual variables name the proxy, whatever else is set', () => {
  process.env.https_proxy = 'http://proxy.example:3128';
  try {
    expect(load().proxy).toMatchObject({ https: 'http://proxy.example:3128', http: null });
  } finally {
    delete process.env.https_proxy;
  }
});

test('is frozen', () => {
  const config = load();
  expect(() => (config.topics as unknown[]).push('x')).toThrow(TypeError);
});

test('reading .env leaves the environment as it was', () => {
  load({ '.env': 'BRIEFING_TITLE=x\nSOMETHING_ELSE=y\n' });
  expect(process.env.BRIEFING_TITLE).toBeUndefined();
  expect(process.env.SOMETHING_ELSE).toBeUndefined();
});

test('briefing check prints the effective configuration with credentials masked', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': 'title: Mine\nsources: ["https://me:secret@example.org/feed"]\n' });
  const { code, out } = await briefing(folder, ['check']);
  expect(code).toBe(0);
  expect(out).toContain('Mine');
  expect(out).toContain('"location":"https://example.org/feed"');
  expect(out).toContain('"authorization":"***"');
  expect(out).not.toContain('secret');
});

test.each([
  ['a slip', 'smtp//foo:SECRET@x.example', '***: must be an address such as smtp://'],
  ['a number sign', 'smtp://foo:SEC#RET@x.example', ''],
])('an address of a mail server with %s is told without its password', (_, url, said) => {
  let message = '';
  try {
    load({ 'briefing.yaml': `smtp: "${url}"\n` });
  } catch (error) {
    ({ message } = error as Error);
  }
  expect(message).toContain(said);
  expect(message).not.toMatch(/SEC|RET/);
});

test('briefing check shows no password, whatever letters it has', async () => {
  const folder = temporaryFolder();
  const { out, err } = await briefing(folder, ['check'], '', {
    SMTP_URL: 'smtp://abcd efgh:ijkl mnop@localhost:9',
    IMAP_URL: 'imaps://abcd efgh:ijkl mnop@localhost:9',
    MAIL_FROM: 'desk@localhost',
  });
  expect(out).toContain('***@localhost:9');
  expect(out + err).not.toMatch(/efgh|ijkl|mnop/);
});

test('a list may be written as text with commas', () => {
  const config = load({ 'briefing.yaml': 'languages: en, de\nexclude: quiz, opinion\n' });
  expect(config).toMatchObject({ languages: ['en', 'de'], exclude: ['quiz', 'opinion'] });
});

test('languages, required words and found topics: common, by variable, and per edition', () => {
  const config = load({
    'briefing.yaml': [
      'languages: en',
      'requireWords: [harbour]',
      'editions:',
      '  - { name: Morning }',
      '  - { name: Norden, languages: [nb, sv], requireWords: [], foundTopics: false }',
    ].join('\n'),
    '.env': 'BRIEFING_REQUIRE_WORDS=ferry, Port Halden\nBRIEFING_FOUND_TOPICS=true\n',
  });
  const chosen = config.editions.map(({ languages, requireWords, foundTopics }) => [
    languages,
    requireWords,
    foundTopics,
  ]);
  expect(chosen).toEqual([
    [['en'], ['ferry', 'Port Halden'], true],
    [['nb', 'sv'], [], false],
  ]);
  expect(load()).toMatchObject({ languages: [], requireWords: [], foundTopics: true });
});
