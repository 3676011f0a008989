import { readFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunReport, reportLines } from '../../src/commands/edition/run-report.ts';
import { type Digest, digestSchema } from '../../src/model/digest.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, root, temporaryFolder } from '../support/folder.ts';

/**
 * The day: what a newcomer's first run makes of the sample articles, compared with golden files that are read as prose
 * when they change (`npx vitest run tests/day.test.ts -u` writes them anew).
 */
const golden = (name: string) => path.join(root, 'tests/golden', name);

describe('the first run over the sample articles', () => {
  const made = { report: {} as RunReport, files: {} as Record<string, string>, digest: {} as Digest, audit: '' };

  beforeAll(async () => {
    const folder = temporaryFolder(afterAll);
    copySamples(folder);
    made.report = JSON.parse((await briefing(folder, ['--json', '--day', '2026-11-22'])).out) as RunReport;
    for (const name of ['digest.json', 'digest.txt', 'index.html', 'run.json', 'articles.jsonl'])
      made.files[name] = readFileSync(path.join(folder, 'digests/2026-11-22', name), 'utf8');
    const mail = await PostalMime.parse(readFileSync(path.join(folder, 'digests/2026-11-22/digest.eml')));
    made.files['mail.html'] = mail.html ?? '';
    made.digest = digestSchema.parse(JSON.parse(made.files['digest.json']));
    made.audit = (await briefing(folder, ['audit', 'digests/2026-11-22'])).out;
  });

  test.each(['digest.json', 'digest.txt', 'index.html', 'mail.html'])('%s is the golden one', async (name) => {
    await expect(made.files[name]).toMatchFileSnapshot(golden(name));
  });

  test('the report is the golden one', async () => {
    await expect(`${reportLines({ ...made.report, seconds: 1 }).join('\n')}\n`).toMatchFileSnapshot(
      golden('report.txt'),
    );
  });

  test('the audit finds that all match', () => expect(made.audit).toContain('All match.'));

  test('the accounts add up', () => {
    const { collected, printed, grouped, held, dropped } = made.digest.accounts;
    expect(printed + grouped + held + dropped).toBe(collected);
    expect(collected).toBe(18);
  });

  test('the wire report is one report with its copies, the page that is all boilerplate is left out', () => {
    const copies = made.digest.sources.filter((source) => source.copyOf !== null);
    expect(copies.map((source) => source.path).sort()).toEqual([
      'articles/bank-rate-kestrel-news.txt',
      'articles/bank-rate-marenia-today.html',
    ]);
    expect(made.digest.dropped.map((one) => one.path)).toEqual(['articles/subscribe-and-cookies.html']);
  });

  test('no advert, caption, menu or link line reached the digest', () => {
    const text = made.files['digest.txt'];
    for (const junk of [
      'Also Read',
      'Advertisement',
      'Follow us',
      'cookies to',
      'Sign up',
      'top videos',
      'Trends',
      'SPONSORED',
      'Read More',
      'Picture:',
      'Image:',
    ])
      expect(text).not.toContain(junk);
  });

  test('no line of the text part is longer than 76 characters, but addresses', () => {
    expect(
      made.files['digest.txt'].split('\n').filter((line) => line.length > 76 && !/^\s+https?:\S+$/.test(line)),
    ).toEqual([]);
  });

  test('the mail fits without anything left out of it', () => {
    expect(Buffer.byteLength(made.files['mail.html'])).toBeLessThan(80_000);
    expect(made.files['mail.html']).not.toContain('in the web version');
  });
});
