import { expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { briefing } from './support/cli.ts';
import { fill, temporaryFolder } from './support/folder.ts';

const load = (files: Record<string, string> = {}) => {
  const folder = temporaryFolder();
  fill(folder, files);
  return loadConfig(folder);
};

test('works without any file', () => {
  expect(load()).toMatchObject({
    title: 'The Morning Briefing',
    sources: ['articles'],
    out: 'digests',
    look: 'briefing',
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
    sources: ['one', 'two'],
    topics: [{ name: 'Ports', words: ['harbour', 'dock'], outlets: [] }],
  });
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

test.each([
  ['an unknown key', { 'briefing.yaml': 'titel: x\n' }, /unknown setting "titel"; allowed are title, timezone/],
  [
    'an unknown key of a topic',
    { 'briefing.yaml': 'topics:\n  - name: x\n    word: [y]\n' },
    /topics\.0: unknown setting "word"; allowed are name, words, outlets/,
  ],
  ['a wrong type', { 'briefing.yaml': 'sentences: many\n' }, /sentences is "many": .*number/],
  ['a number out of range', { '.env': 'BRIEFING_SENTENCES=99\n' }, /BRIEFING_SENTENCES is 99: .*8/],
  [
    'a zone that is none',
    { '.env': 'BRIEFING_TIMEZONE=Mars/Olympus\n' },
    /BRIEFING_TIMEZONE is "Mars\/Olympus": is no IANA time zone/,
  ],
  ['a misspelt variable', { '.env': 'BRIEFING_TITEL=x\n' }, /BRIEFING_TITEL is no setting/],
  [
    'an address that is none',
    { '.env': 'MAIL_FROM=not an address\n' },
    /MAIL_FROM is "not an address": must be one address/,
  ],
  ['a misspelt mail variable', { '.env': 'MAIL_FORM=a@b.example\n' }, /MAIL_FORM is no setting/],
  ['a topic without words', { 'briefing.yaml': 'topics:\n  - name: x\n' }, /needs words or outlets/],
  [
    'two topics of one name',
    { 'briefing.yaml': 'topics:\n  - {name: x, words: [a]}\n  - {name: X, words: [b]}\n' },
    /two topics of one name/,
  ],
  ['a header injection', { 'briefing.yaml': 'title: "a\\r\\nBcc: x@y"\n' }, /title is .*must be one line/],
  ['broken YAML', { 'briefing.yaml': 'title: [a\n' }, /briefing\.yaml cannot be read/],
  ['a list where settings should be', { 'briefing.yaml': '- a\n' }, /must hold settings/],
] as const)('%s is named, with what is allowed', (_, files, message) => {
  expect(() => load(files)).toThrow(message);
});

test('briefing check prints the effective configuration with credentials masked', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': 'title: Mine\nsources: ["https://me:secret@example.org/feed"]\n' });
  const { code, out } = await briefing(folder, ['check']);
  expect(code).toBe(1);
  expect(out).toContain('Mine');
  expect(out).toContain('https://***@example.org/feed');
  expect(out).not.toContain('secret');
});
