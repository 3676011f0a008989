import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderCollector } from '../../src/collect/folder/folder.ts';
import { withMail } from '../../src/collect/saved-mail/saved-mail.ts';
import { lineRules } from '../../src/extract/boilerplate.ts';
import { bylineOf } from '../../src/extract/bylines.ts';
import { extract } from '../../src/extract/extract.ts';
import { stripSite } from '../../src/extract/page/page-title.ts';
import { stampsIn } from '../../src/language/stamps.ts';
import { item, source } from '../support/articles.ts';
import { root } from '../support/folder.ts';

const folder = path.join(root, 'tests/fixtures/extract');

interface Expected {
  readonly quirk: string;
  readonly base?: string;
  readonly dropped?: string;
  readonly paragraphs?: readonly string[];
  readonly textHas?: readonly string[];
  readonly textLacks?: readonly string[];
  readonly [field: string]: unknown;
}

// One quirk a file, the expectation beside it; a new case is a new pair of files.
const items = new Map(
  (await folderCollector().collect(source('folder', folder), null, '2026-11-22')).value.map((one) => [
    path.basename(one.path),
    one,
  ]),
);
const cases = readdirSync(folder)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => ({
    name,
    expected: JSON.parse(readFileSync(path.join(folder, name.replace(/\.\w+$/, '.expected.json')), 'utf8')) as Expected,
  }));

describe('fixtures', () => {
  test.each(cases.map(({ name, expected }) => [expected.quirk, name, expected] as const))(
    '%s (%s)',
    async (_, name, expected) => {
      const found = items.get(name);
      if (!found) throw new Error(`${name} was not collected`);
      const { quirk, base, dropped, paragraphs, textHas = [], textLacks = [], ...fields } = expected;
      const opened = await withMail(found);
      if ('message' in opened) throw new Error(opened.message);
      const { article, dropped: reason } = await extract(opened, base ?? null);
      if (dropped) {
        expect(reason?.reason).toContain(dropped);
        return;
      }
      expect(reason).toBeNull();
      if (paragraphs) expect(article?.text.split('\n\n')).toEqual(paragraphs);
      for (const part of textHas) expect(article?.text).toContain(part);
      for (const part of textLacks) expect(article?.text).not.toContain(part);
      expect(article).toMatchObject(fields);
    },
  );
});

describe('stamps', () => {
  test.each([
    ['2026-06-19T19:19:00+05:30', '2026-06-19T19:19:00+05:30'],
    ['Fri, 20 Nov 2026 10:15:00 +0100', '2026-11-20T10:15:00+01:00'],
    ['June 19, 2026, 19:19 IST', '2026-06-19T19:19:00+05:30'],
    ['Jun 28 2026, 01:59 ist', '2026-06-28T01:59:00+05:30'],
    ['Nov. 18th 2026 12:12 pm PT', '2026-11-18T12:12:00-08:00'],
    ['19 June 2026 at 07.05 BST', '2026-06-19T07:05:00+01:00'],
    ['12:30 a.m. EST, November 3, 2026', '2026-11-03T00:30:00-05:00'],
    ['26 March 2026', '2026-03-26'],
    ['Published 17 Nov 2026 19:46', '2026-11-17T19:46:00'],
  ])('%s', (line, moment) => expect(stampsIn(line)[0]?.moment).toBe(moment));

  test('an Irish or Israeli site means its own IST, and the rule that decided is told', () => {
    expect(stampsIn('June 19, 2026, 19:19 IST', 'mail.ie')[0].zone).toBe('IST is Ireland’s, by the site');
    expect(stampsIn('June 19, 2026, 19:19 IST')[0].zone).toBe('IST is India’s, no Irish or Israeli site');
    expect(stampsIn('June 19, 2026, 19:19 GMT')[0].zone).toBeNull();
    expect(stampsIn('June 19, 2026, 19:19 IST', 'mail.ie')[0].moment).toBe('2026-06-19T19:19:00+01:00');
    expect(stampsIn('January 19, 2026, 19:19 IST', 'mail.co.il')[0].moment).toBe('2026-01-19T19:19:00+02:00');
  });

  test('a day that the calendar does not have is no stamp', () => expect(stampsIn('February 30, 2026')).toEqual([]));
});

describe('titles', () => {
  test.each([
    ['Wall for Tarnby | The Tarnby Mail', 'Wall for Tarnby'],
    ['Wall for Tarnby - Tarnby Mail', 'Wall for Tarnby'],
    ['Tarnby Mail: Wall for Tarnby', 'Tarnby Mail: Wall for Tarnby'],
    ['Rates - up or down? - Tarnby Mail', 'Rates - up or down?'],
  ])('%s', (title, bare) => expect(stripSite(title, 'Tarnby Mail', 'tarnbymail.example')).toBe(bare));
});

test('no boilerplate rule takes a sentence of news', () => {
  const news = [
    'The committee will share its report with the court on Monday, the judge said.',
    'Follow-up tests on the wall are planned for spring.',
    'More than 200 people watched from the pier as the first stone was laid.',
    'Subscribers to the water scheme will pay a third less, the council said on Tuesday.',
    'Read aloud in court, the letter took nine minutes.',
  ];
  for (const sentence of news)
    for (const rule of lineRules)
      expect([rule.name, rule.pattern.test(sentence) && sentence.length <= rule.longest ? sentence : null]).toEqual([
        rule.name,
        null,
      ]);
});

test('an item that is empty or of blanks is dropped with its reason', async () => {
  expect((await extract(item({ id: 'a', content: ' \n\t' }))).dropped).toEqual({
    id: 'a',
    path: 'articles/a.txt',
    reason: 'the file is empty',
    countedFor: null,
  });
});

test('the trail names what was removed and by which rule', async () => {
  const found = items.get('also-read-line.txt');
  const { reading } = await extract(found ?? item({ id: 'x' }));
  expect(reading?.removed).toContainEqual({
    rule: 'other story',
    text: 'Also Read: Ferry to Brenik opens a week early, port says',
  });
});

describe('patterns end on hostile lines', () => {
  // What is asserted is that they return at all: each of these once took minutes.
  test.each([
    ['a share bar', `share ${'1'.repeat(70)}!`],
    ['blanks after a clock', `10:00${' '.repeat(5000)}x`],
    ['brackets', '['.repeat(40_000)],
    ['opened tags', '<'.repeat(80_000)],
    ['bold', '**a '.repeat(10_000)],
    ['breaks', '<br>'.repeat(50_000)],
  ])('%s', async (_, content) => {
    for (const form of ['text', 'html', 'markdown'] as const) await extract(item({ id: 'x', form, content }));
    stampsIn(content);
  });
});

test.each([
  ['By Friday, all schools in the valley had reopened.', null],
  ['By Antara Sen', ['Antara Sen']],
  ['By Ria Novak, Senior Writer', ['Ria Novak']],
])('%s', (line, authors) => expect(bylineOf(line, null)?.authors ?? null).toEqual(authors));
