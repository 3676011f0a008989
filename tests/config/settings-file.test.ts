import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { addSources } from '../../src/config/source-list.ts';
import { briefing } from '../support/cli.ts';
import { copySamples, fill, temporaryFolder } from '../support/folder.ts';

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** What editors and shells of Windows make of a text. */
const forms: readonly (readonly [name: string, bytes: (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark (Notepad)', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 LE with a mark (> of Windows PowerShell)', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 BE with a mark', (text) => swapped(`\uFEFF${text}`)],
  ['UTF-16 LE without', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 BE without', (text) => swapped(text)],
  ['files joined, each with a mark', (text) => Buffer.from(text.replace(/^/gm, '\uFEFF'))],
];

describe.each(forms)('%s', (_, bytes) => {
  test('.env and briefing.yaml', () => {
    const folder = temporaryFolder();
    fill(folder, {
      '.env': bytes('MAIL_FROM=Ölhafen <desk@quay.example>\r\nBRIEFING_TITLE=Die Übersicht\r\n'),
      'briefing.yaml': bytes('timezone: Europe/Oslo\r\nwatch: [Søren Åkerblom]\r\n'),
    });
    expect(loadConfig(folder)).toMatchObject({
      from: 'Ölhafen <desk@quay.example>',
      title: 'Die Übersicht',
      timezone: 'Europe/Oslo',
      watch: ['Søren Åkerblom'],
    });
  });

  test('sources are added to a briefing.yaml', () => {
    const folder = temporaryFolder();
    fill(folder, { 'briefing.yaml': bytes('title: Die Übersicht\nsources:\n  - saved\n') });
    addSources(`${folder}/briefing.yaml`, [{ url: 'https://quay.example/feed' }]);
    const { title, sources } = loadConfig(folder);
    expect([title, ...sources.map(({ location }) => location)]).toEqual([
      'Die Übersicht',
      'saved',
      'https://quay.example/feed',
    ]);
  });
});

test.each([
  [
    'windows-1252',
    Buffer.from('BRIEFING_QUOTES=2\nBRIEFING_TITLE=\xdcbersicht\n', 'latin1'),
    /\.env cannot be read: line 2 is not UTF-8/,
  ],
  [
    'half a character of UTF-16',
    Buffer.from('\uFEFFBRIEFING_QUOTES=2\n', 'utf16le').subarray(0, -1),
    /\.env cannot be read: line 1 is not UTF-16LE|line 2/,
  ],
  [
    'UTF-16 behind UTF-8',
    Buffer.concat([Buffer.from('BRIEFING_TITLE=A\n'), Buffer.from('MAIL_TO=ann@quay.example\n', 'utf16le')]),
    /line 2 is (?:not UTF-16BE|in another encoding)/,
  ],
  [
    'UTF-8 behind UTF-16',
    Buffer.concat([Buffer.from('\uFEFFBRIEFING_TITLE=A\n', 'utf16le'), Buffer.from('MAIL_TO=ann@quay.example\n\n')]),
    /line 2 is in another encoding/,
  ],
  [
    'an invisible letter in a name',
    Buffer.from('\u200bMAIL_TO=ann@quay.example\n'),
    /\.env: "\\u200bMAIL_TO" is not the name of a variable/,
  ],
])('refused: %s', (_, bytes, message) => {
  const folder = temporaryFolder();
  fill(folder, { '.env': bytes });
  expect(() => loadConfig(folder)).toThrow(message);
});

test('a value that only begins with a quoted name is read whole', () => {
  const folder = temporaryFolder();
  fill(folder, {
    '.env': `MAIL_FROM="Quay, The" <desk@quay.example> # the sender\r\nMAIL_TO="O'Hara, Ann" <ann@quay.example>, bo@quay.example\r\nBRIEFING_TITLE="All quiet" # said\r\n`,
  });
  expect(loadConfig(folder)).toMatchObject({
    from: '"Quay, The" <desk@quay.example>',
    to: [`"O'Hara, Ann" <ann@quay.example>`, 'bo@quay.example'],
    title: 'All quiet',
  });
});

test('Chinese and Japanese in UTF-16 are no other encoding', () => {
  const folder = temporaryFolder();
  fill(folder, { '.env': Buffer.from('\uFEFFBRIEFING_TITLE=港の朝刊 每日新闻简报\n', 'utf16le') });
  expect(loadConfig(folder).title).toBe('港の朝刊 每日新闻简报');
});

describe('TZ', () => {
  const inZone = async (TZ: string, args: readonly string[], zone = '') => {
    const folder = temporaryFolder();
    copySamples(folder, ['port-strike-kestrel-news.txt']);
    const { code, out, err } = await briefing(folder, args, '', { TZ, BRIEFING_TIMEZONE: zone });
    return { code, out: out + err };
  };

  test.each([
    ['', 'UTC'],
    [' ', 'UTC'],
    ['Etc/Unknown', 'UTC'],
    [':Europe/Oslo', 'Europe/Oslo'],
    ['/usr/share/zoneinfo/Asia/Tokyo', 'Asia/Tokyo'],
    ['EST5EDT', 'EST5EDT'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('"%s" is %s', async (TZ, zone) => {
    const { code, out } = await inZone(TZ, ['schedule', '--print', 'compose']);
    expect([code, out]).toEqual([0, expect.stringContaining(`BRIEFING_TIMEZONE: ${zone}\n`)]);
  });

  test.each(['UTC+2', 'CET-1CEST,M3.5.0,M10.5.0/3', 'Europe/Brelin', '<+03>-3'])(
    '"%s" is refused, unless the briefing has a zone of its own',
    async (TZ) => {
      const { code, out } = await inZone(TZ, ['check']);
      expect([code, out]).toEqual([2, expect.stringMatching(/^TZ is .*: no IANA time zone.*\n.*BRIEFING_TIMEZONE/)]);
      expect(out).toContain(JSON.stringify(TZ));
      expect((await inZone(TZ, ['check'], 'Europe/Oslo')).code).toBe(0);
    },
  );

  test('an empty one makes an edition', async () => {
    expect((await inZone('', ['run', '--quiet'])).code).toBe(0);
  });
});
