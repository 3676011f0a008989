import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { loadConfig, settingNotices } from '../../src/config/config.ts';
import { scrape } from '../support/articles.ts';
import { briefing } from '../support/cli.ts';
import { fill, temporaryFolder } from '../support/folder.ts';

/** The settings of version 0.1, under their names of then. */
const before = {
  'briefing.yaml': [
    'title: The Port Desk',
    'look: plain',
    'leaveOut: [opinion]',
    'mute: [cricket]',
    'grace: 3',
    'hold: 30m',
    'editions:',
    '  - name: Morning',
    '  - name: Ports',
    '    look: wire',
    '    hold: no',
  ].join('\n'),
};

const read = (files: Record<string, string>) => {
  const folder = temporaryFolder();
  fill(folder, files);
  return { config: loadConfig(folder), notices: settingNotices(folder) };
};

describe('settings that were renamed in 0.2', () => {
  test('a briefing.yaml of 0.1 works, with a notice for each', () => {
    const { config, notices } = read(before);
    expect(config).toMatchObject({
      template: 'plain',
      exclude: ['opinion'],
      excludeWords: ['cricket'],
      catchUp: 3,
      approval: 30,
      editions: [
        { list: 'Morning', template: 'plain', approval: 30 },
        { list: 'Ports', template: 'wire', approval: null },
      ],
    });
    expect(notices).toEqual([
      'briefing.yaml, line 2: look is now called template; the old name works until 0.3.',
      'briefing.yaml, line 4: mute is now called excludeWords; the old name works until 0.3.',
      'briefing.yaml, line 3: leaveOut is now called exclude; the old name works until 0.3.',
      'briefing.yaml, line 5: grace is now called catchUp; the old name works until 0.3.',
      'briefing.yaml, line 6: hold is now called approval; the old name works until 0.3.',
      'briefing.yaml, line 10: look is now called template; the old name works until 0.3.',
      'briefing.yaml, line 11: hold is now called approval; the old name works until 0.3.',
    ]);
  });

  test('a .env of 0.1 works, and overrides the new names in briefing.yaml', () => {
    const { config, notices } = read({
      'briefing.yaml': 'template: wire\nexclude: [quiz]\n',
      '.env':
        'BRIEFING_LOOK=plain\nBRIEFING_LEAVE_OUT=opinion, live\nBRIEFING_MUTE=cricket, golf\nBRIEFING_GRACE=3\nBRIEFING_HOLD=yes\n',
    });
    expect(config).toMatchObject({
      template: 'plain',
      exclude: ['opinion', 'live'],
      excludeWords: ['cricket', 'golf'],
      catchUp: 3,
      approval: 'manual',
    });
    expect(notices).toContain(
      '.env, line 1: BRIEFING_LOOK is now called BRIEFING_TEMPLATE; the old name works until 0.3.',
    );
    expect(notices).toHaveLength(5);
  });

  test.each([
    ['BRIEFING_LOOK', 'BRIEFING_TEMPLATE'],
    ['BRIEFING_TEMPLATE', 'BRIEFING_LOOK'],
  ])('%s in .env is overridden by %s in the environment', (inFile, inEnvironment) => {
    vi.stubEnv(inEnvironment, 'wire');
    try {
      expect(read({ '.env': `${inFile}=plain\n` }).config.template).toBe('wire');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('a wrong value is named as it is written', () => {
    expect(() => read({ 'briefing.yaml': 'grace: long\n' })).toThrow(
      'briefing.yaml, line 1: grace is "long": must be a whole number from 0 to 168.',
    );
    expect(() => read({ '.env': 'BRIEFING_GRACE=999\n' })).toThrow(
      '.env, line 1: BRIEFING_GRACE is 999: must be a whole number from 0 to 168.',
    );
  });

  test.each([
    [{ 'briefing.yaml': 'look: plain\ntemplate: wire\n' }, 'briefing.yaml, line 1: look and template are both set'],
    [{ 'briefing.yaml': 'editions: [{name: A, hold: yes, approval: no}]\n' }, 'hold and approval are both set'],
    [{ '.env': 'BRIEFING_GRACE=1\nBRIEFING_CATCH_UP=2\n' }, '.env: BRIEFING_GRACE and BRIEFING_CATCH_UP are both set'],
  ])('both names are an error: %j', (files, message) => {
    expect(() => read(files)).toThrow(message);
  });
});

describe('on the command line', () => {
  const folder = () => {
    const made = temporaryFolder();
    fill(made, {
      'briefing.yaml': 'look: plain\n',
      'articles/wall.txt': scrape('Tarnby council backs new harbour wall', [
        'The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods, the town clerk said.',
        'The wall will be 400 metres long and will cost 12 million marks, a third more than was planned at first.',
      ]),
    });
    return made;
  };
  const notice = 'briefing.yaml, line 1: look is now called template; the old name works until 0.3.\n';

  test('check and run say so on standard error, a quiet run does not', async () => {
    const place = folder();
    expect((await briefing(place, ['check'])).err).toBe(notice);
    const run = await briefing(place, ['run', '--json', '--day', '2026-11-22']);
    expect([run.code, run.err]).toEqual([0, notice]);
    expect((await briefing(place, ['run', '--quiet', '--day', '2026-11-22'])).err).toBe('');
  });

  test('subscribers remove --sign-off is --suppress', async () => {
    const place = temporaryFolder();
    const old = await briefing(place, ['subscribers', 'remove', 'ann@quay.example', '--sign-off']);
    expect(old).toEqual({
      code: 0,
      out: 'ann@quay.example gets no mail any more, and stays suppressed.\n',
      err: '--sign-off is now called --suppress; the old name works until 0.3.\n',
    });
    expect((await briefing(place, ['subscribers', 'list'])).out).toContain('off: ann@quay.example');
  });

  test('--again is --rebuild, --look is --template, drop is discard', async () => {
    const place = folder();
    await briefing(place, ['run', '--quiet', '--day', '2026-11-22']);
    const again = await briefing(place, ['run', '--quiet', '--again', '--day', '2026-11-22']);
    expect([again.code, again.err]).toEqual([0, '--again is now called --rebuild; the old name works until 0.3.\n']);
    const lint = await briefing(place, ['lint', '--json', '--look', 'wire']);
    expect(JSON.parse(lint.out)).toMatchObject({ edition: '2026-11-22', template: 'wire' });
    expect(lint.err).toBe('--look is now called --template; the old name works until 0.3.\n');
    const both = await briefing(place, ['run', '--again', '--rebuild']);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('--again and --rebuild are both given')]);
    const drop = await briefing(place, ['drop', '2026-11-22']);
    expect(drop.err).toContain('drop is now called discard; the old name works until 0.3.');
    expect(readFileSync(path.join(place, 'digests/2026-11-22/digest.txt'), 'utf8')).toContain('Tarnby');
  });
});

test('a variable of .env that is nearly a setting is named; one of another program is not', () => {
  const folder = temporaryFolder();
  fill(folder, { '.env': 'SMPT_URL=smtp://m.example\nMAILTO=a@m.example\nDATABASE_PASSWORD=x\n' });
  expect(settingNotices(folder).sort()).toEqual([
    '.env, line 1: SMPT_URL is not a setting. Did you mean "SMTP_URL"?',
    '.env, line 2: MAILTO is not a setting. Did you mean "MAIL_TO"?',
  ]);
});
