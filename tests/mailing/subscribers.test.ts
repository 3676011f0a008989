import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnKey, exporters, statusColumns, statusWords } from '../../src/mailing/subscribers/import-columns.ts';
import { readSubscribers } from '../../src/mailing/subscribers/subscriber-list.ts';
import { openState } from '../../src/store/state.ts';
import { briefing } from '../support/cli.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';

const fixture = (file: string) => readFileSync(path.join(root, 'tests/fixtures/subscribers', file), 'utf8');
const key = (name: string) => `${name}@quay.example`;

describe('lists that other programs export', () => {
  test.each([
    ['ghost.csv', 'Ghost', { ann: 'Ann Ekdahl' }, { bo: 'unsubscribed', cy: 'unsubscribed' }, []],
    ['listmonk.csv', 'listmonk', { ann: 'Ann Ekdahl' }, { bo: 'blocked', cy: 'blocked' }, []],
    ['mailchimp.csv', 'Mailchimp', { ann: 'Ann Ekdahl' }, { bo: 'unsubscribed', cy: 'bounced' }, []],
    ['nonsubscribed_mailchimp.csv', 'Mailchimp', {}, {}, ['di']],
    ['substack.csv', 'Substack', { ann: null }, { bo: 'unsubscribed' }, []],
    ['substack-detailed.csv', 'Substack', { ann: 'Ann Ekdahl' }, {}, ['di']],
    [
      'buttondown.csv',
      'Buttondown',
      { ann: null },
      { bo: 'unsubscribed', cy: 'bounced', eve: 'complained' },
      ['di', 'fay'],
    ],
    ['brevo.csv', 'Brevo', { ann: 'Ann Ekdahl' }, { bo: 'unsubscribed', cy: 'bounced' }, []],
  ] as const)('%s of %s', (file, exporter, mailed, off, asked) => {
    const list = readSubscribers(fixture(file), new Map(), { file });
    expect(list.exporter).toBe(exporter);
    expect(list.wrong).toEqual([]);
    expect(Object.fromEntries(list.subscribers.map((one) => [one.key, one.name]))).toEqual(
      Object.fromEntries(Object.entries(mailed).map(([name, said]) => [key(name), said])),
    );
    expect(Object.fromEntries(list.suppressed.map((one) => [one.key, one.reason]))).toEqual(
      Object.fromEntries(Object.entries(off).map(([name, reason]) => [key(name), reason])),
    );
    expect(list.undecided.map(({ said }) => /: (\w+)@/.exec(said)?.[1])).toEqual(asked);
  });

  test('every exporter has a fixture', () =>
    expect(exporters.map(({ name }) => name)).toEqual([
      ...['Ghost', 'listmonk', 'Mailchimp', 'Substack', 'Buttondown', 'Brevo'],
    ]));
});

describe('the tables of statuses', () => {
  const read = (column: string, value: string) =>
    readSubscribers(`email,${column}\n${key('ann')},${value}\n`, new Map());
  const kind = (column: string, value: string) => {
    const { subscribers, suppressed, undecided } = read(column, value);
    return subscribers.length === 1 ? 'mail' : (suppressed[0]?.reason ?? (undecided.length === 1 ? 'ask' : 'nothing'));
  };

  test.each(Object.entries(statusWords))('the word %s: %s', (word, meaning) => {
    expect(kind('Status', word.toUpperCase())).toBe(meaning);
    expect(kind('state', word.replaceAll(' ', '_'))).toBe(meaning);
  });

  test.each([
    ['Abgemeldet am', '2024-05-01', 'ask'],
    ['global_unsubscribe', 'TRUE', 'ask'],
    ['email_bounced_at', '2024-04-04', 'ask'],
    ['Désabonné', 'oui', 'ask'],
    ['global_unsubscribe', 'FALSE', 'mail'],
    ['Abgemeldet am', '', 'mail'],
    ['type', 'paused', 'ask'],
    ['favourite colour', 'blue', 'mail'],
  ])('a column that nobody told us about, %s = %s: %s', (column, value, meaning) =>
    expect(kind(column, value)).toBe(meaning),
  );

  test.each(Object.entries(statusColumns))('the column %s (%s)', (column, how) => {
    const values = {
      words: [
        ['subscribed', 'mail'],
        ['', 'mail'],
        ['whatever', 'ask'],
      ],
      on: [
        ['true', 'mail'],
        ['Yes', 'mail'],
        ['0', 'unsubscribed'],
        ['', 'ask'],
        ['perhaps', 'ask'],
      ],
      off: [
        ['false', 'mail'],
        ['', 'mail'],
        ['perhaps', 'ask'],
      ],
      since: [
        ['', 'mail'],
        ['0000-00-00 00:00:00', 'mail'],
        ['null', 'mail'],
      ],
      some: [
        ['', 'ask'],
        ['The Quay', 'mail'],
      ],
    }[how];
    for (const [value, meaning] of values) expect([value, kind(column, value)]).toEqual([value, meaning]);
    const offs = { words: 'unsubscribed', on: 'no', off: '1', since: '2025-03-01', some: null }[how];
    if (offs !== null) expect(kind(column, offs)).toMatch(/^(?:unsubscribed|bounced|complained|blocked)$/);
    if (how === 'off') expect(kind(column, '2025-03-01')).toBe(kind(column, 'true'));
    expect(column).toBe(columnKey(column));
  });

  test('the word of a status in a column that nobody knows is asked about', () => {
    expect(kind('Weekly letter', 'Unsubscribed')).toBe('ask');
    expect(kind('SMS list', 'unsubscribed')).toBe('mail');
    expect(kind('city', 'Tarnby')).toBe('mail');
  });

  test('one no is enough, in whichever row', () => {
    const rows = [`${key('ann')},subscribed,2025-01-01`, `${key('bo')},bounced,`, `${key('bo')},subscribed,`];
    const list = readSubscribers(`email,status,unsubscribed at\n${rows.join('\n')}\n`, new Map());
    expect([list.subscribers, list.suppressed.map((one) => one.key)]).toEqual([[], [key('ann'), key('bo')]]);
  });

  test('a word from a person counts', () => {
    const text = `email,status\n${key('ann')},Churned\n`;
    expect(readSubscribers(text, new Map(), { accepted: new Set(['churned']) }).subscribers.length).toBe(1);
  });
});

test('a row is told with all its mistakes; its no is kept for all that', () => {
  const rows = ['ann@,Ann,25:00,Mars/Base', `${key('bo')},Bo,7,Nowhere`, `${key('cy')},Cy,07:30,Europe/Oslo`];
  const list = readSubscribers(`email,name,hour,zone\n${rows.join('\n')}\n`, new Map());
  expect(list.subscribers.map((one) => one.key)).toEqual([key('cy')]);
  expect(list.wrong).toEqual([
    expect.stringMatching(/^line 2: "ann@" is not one e-mail address\. hour is "25:00".*zone is "Mars\/Base"/),
    expect.stringMatching(/^line 3: bo@quay\.example: hour is "7".*zone is "Nowhere"/),
  ]);
  const off = readSubscribers(`email,hour,status\n${key('bo')},7,unsubscribed\n`, new Map());
  expect([off.suppressed.length, off.wrong]).toEqual([1, []]);
});

test('a list without names of columns, line by line', () => {
  const lines = [
    'ann@quay.example',
    '"Rask, Bo" <bo@quay.example>',
    'cy@quay.example,Cy Holm,,07:30',
    'Moe, Di <di@quay.example>',
  ];
  const { subscribers, wrong } = readSubscribers(lines.join('\r\n'), new Map());
  expect(subscribers.map(({ key, name, hour }) => [key, name, hour])).toEqual([
    [key('ann'), null, null],
    [key('bo'), 'Rask, Bo', null],
    [key('cy'), 'Cy Holm', '07:30'],
  ]);
  expect(wrong).toEqual([expect.stringMatching(/^line 4: /)]);
});

test('importing suppresses, never subscribes again, and can be tried first', async () => {
  const folder = temporaryFolder();
  const run = (...args: string[]) => briefing(folder, ['subscribers', ...args]);
  const state = async () => JSON.parse((await run('list', '--json')).out);
  fill(folder, {
    'first.csv': `email\n${key('ann')}\n${key('bo')}\n`,
    'export.csv': Buffer.from(
      `\uFEFFEmail\tStatus\n${key('ann')}\tunsubscribed\n${key('cy')}\tbounced\n${key('di')}\tchurned\n`,
      'utf16le',
    ),
    'again.csv': `email,status\n${key('ann')},subscribed\n${key('cy')},subscribed\n`,
  });
  await run('import', 'first.csv');
  const dry = await run('import', 'export.csv', '--dry-run');
  expect(dry.out).toContain('Nothing is changed; without --dry-run: 0 subscribers added, 2 suppressed');
  expect((await state()).off).toEqual([]);
  const { code, out, err } = await run('import', 'export.csv');
  expect([code, out]).toEqual([
    1,
    expect.stringContaining('2 suppressed, as the list says (1 unsubscribed, 1 bounced)'),
  ]);
  expect(err).toMatch(/line 4: di@quay\.example: status is "churned".*\n.*--accept-status "churned"/);
  expect((await run('import', 'again.csv')).out).toContain('2 already suppressed');
  const { subscribers, off } = await state();
  expect(subscribers.map((one: { key: string }) => one.key)).toEqual([key('ann'), key('bo')]);
  expect(off.map((one: { key: string; reason: string }) => [one.key, one.reason])).toEqual([
    [key('ann'), 'unsubscribed, as export.csv says'],
    [key('cy'), 'bounced, as export.csv says'],
  ]);
  const listed = (await run('list')).out;
  expect(listed).toMatch(/2 subscribers\.\n/);
  expect(listed).not.toContain('MAIL_TO');
});

test('an import keeps the no of a file also for who is off one list, or was suppressed by a server', async () => {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': 'editions:\n  - name: Daily\n  - name: Weekly\n' });
  const run = (...args: string[]) => briefing(folder, args);
  const open = () => openState({ state: path.join(folder, '.briefing') });
  await run('subscribers');
  const first = await open();
  await first.subscribers.optOut({ key: key('ann'), list: 'Weekly', reason: 'unsubscribed', at: 1 });
  await first.subscribers.optOut({ key: key('fay'), list: 'Weekly', reason: 'unsubscribed', at: 1 });
  for (const list of ['Daily', 'Weekly'])
    await first.subscribers.optOut({ key: key('gil'), list, reason: 'unsubscribed', at: 1 });
  for (const who of ['bo', 'cy', 'di'])
    await first.subscribers.suppress(
      { key: key(who), cause: 'refusal', reason: '550 no such user', at: Date.now() },
      100,
    );
  await first.close();
  const rows = [
    `${key('ann')},complained`,
    `${key('bo')},unsubscribed`,
    `${key('cy')},bounced`,
    `${key('fay')},subscribed`,
    `${key('gil')},subscribed`,
  ];
  fill(folder, { 'export.csv': `email,status\n${rows.join('\n')}\n` });
  expect((await run('subscribers', 'import', 'export.csv')).out).toContain(
    '1 subscriber added, 1 already suppressed and not subscribed again, 3 suppressed',
  );
  expect((await run('suppressions', 'undo', '--since', '2h')).out).toMatch(/^di@quay\.example\n1 subscriber/);
  const last = await open();
  expect((await last.subscribers.optOuts()).map((one) => [one.key, one.list, one.cause])).toEqual([
    [key('ann'), '*', 'complaint'],
    [key('ann'), 'Weekly', 'unsubscribe'],
    [key('bo'), '*', 'unsubscribe'],
    [key('cy'), '*', 'operator'],
    [key('fay'), 'Weekly', 'unsubscribe'],
    [key('gil'), 'Daily', 'unsubscribe'],
    [key('gil'), 'Weekly', 'unsubscribe'],
  ]);
  await last.close();
});
