import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { nameRuns } from '../../src/annotate/people/name-runs.ts';
import { People } from '../../src/annotate/people/people.ts';
import { people as rules } from '../../src/language/en/people/people.ts';
import { sentencesOf } from '../../src/language/sentences.ts';
import { termsOf } from '../../src/language/words.ts';
import { readCsv, writeCsv } from '../../src/lib/text/csv.ts';
import { decodeBytes, looksBinary } from '../../src/lib/text/encoding.ts';
import { readLines } from '../../src/lib/text/jsonl.ts';
import { cleanText, clip, countWords, paragraphsOf } from '../../src/lib/text/text.ts';
import {
  addDays,
  dayInZone,
  dayRange,
  firstDayOf,
  isDay,
  isoWeek,
  longDay,
  offsetOf,
} from '../../src/lib/time/calendar.ts';
import { canonicalUrl, maskCredentials, passageUrl, placeOf, safeUrl } from '../../src/lib/url.ts';

describe('calendar', () => {
  test('knows its days', () =>
    expect([isDay('2024-02-29'), isDay('2026-02-29'), isDay('2026-13-01'), isDay('26-1-1')]).toEqual([
      true,
      false,
      false,
      false,
    ]));
  test('adds days over month, year and summer time', () =>
    expect([addDays('2026-12-31', 1), addDays('2026-03-29', -1), addDays('2024-02-28', 1)]).toEqual([
      '2027-01-01',
      '2026-03-28',
      '2024-02-29',
    ]));
  test('reads the day in a zone', () =>
    expect([
      dayInZone(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin'),
      dayInZone(new Date('2026-11-22T03:30:00Z'), 'America/New_York'),
    ]).toEqual(['2026-11-23', '2026-11-21']));
  test('knows a zone’s offset', () =>
    expect([
      offsetOf('2026-07-01T06:00:00', 'Europe/Berlin'),
      offsetOf('2026-12-01T06:00:00', 'Europe/Berlin'),
      offsetOf('2026-12-01T06:00:00', 'UTC'),
      offsetOf('2026-12-01T06:00:00', 'Asia/Kolkata'),
      offsetOf('2026-03-08T06:00:00', 'America/Los_Angeles'),
    ]).toEqual(['+02:00', '+01:00', '+00:00', '+05:30', '-07:00']));
  test('finds the first day of any value', () =>
    expect(
      ['2026-11-22', '2026-11', '2026', '2026-Q3', '2028-FA', '199X', '2026-W01', 'PAST_REF'].map(firstDayOf),
    ).toEqual([
      '2026-11-22',
      '2026-11-01',
      '2026-01-01',
      '2026-07-01',
      '2028-09-01',
      '1990-01-01',
      '2025-12-29',
      null,
    ]));
  test('counts ISO weeks', () =>
    expect([isoWeek('2026-01-01'), isoWeek('2027-01-01'), isoWeek('2026-11-22')]).toEqual([
      '2026-W01',
      '2026-W53',
      '2026-W47',
    ]));
  test('writes days in words', () =>
    expect([
      longDay('2026-11-22'),
      dayRange('2026-11-17', '2026-11-20'),
      dayRange('2023-03-26', '2023-06-28'),
      dayRange('2025-12-30', '2026-01-02'),
      dayRange('2026-11-17', '2026-11-17'),
    ]).toEqual([
      'Sunday, 22 November 2026',
      '17 to 20 November 2026',
      '26 March to 28 June 2023',
      '30 December 2025 to 2 January 2026',
      '17 November 2026',
    ]));
});

describe('encodings', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  test('windows-1252 has its quotation marks on every Node', () =>
    expect(decodeBytes(bytes(0x93, 0x57, 0x92, 0x73, 0x94, 0xe9))).toBe('“W’s”é'));
  test('what a page declares decides where UTF-8 does not fit', () =>
    expect(decodeBytes(Buffer.concat([Buffer.from('<meta charset="iso-8859-2">'), bytes(0xb1)]))).toContain('ą'));
  test('valid UTF-8 is UTF-8 whatever the page claims', () =>
    expect(decodeBytes(Buffer.from('<meta charset="windows-1252">Zoë'))).toContain('Zoë'));
  test('UTF-16 with and without its mark', () =>
    expect([
      decodeBytes(Buffer.from('\uFEFFWall at last', 'utf16le')),
      decodeBytes(Buffer.from('Wall at last', 'utf16le')),
    ]).toEqual(['Wall at last', 'Wall at last']));
  test('an unknown declared encoding is no stumbling block', () =>
    expect(decodeBytes(Buffer.concat([Buffer.from('<meta charset="x-klingon">'), bytes(0xe9)]))).toContain('é'));
  test('tells binary from text', () =>
    expect([
      looksBinary(bytes(1, 0, 2, 0, 0, 9)),
      looksBinary(Buffer.from('text\n')),
      looksBinary(Buffer.from('Wall at last', 'utf16le')),
    ]).toEqual([true, false, false]));
});

describe('text', () => {
  test('drops what cannot be seen', () =>
    expect(cleanText('a\u202Eb\u200Bc\u0000d\u00ADe\u00A0f\r\ng')).toBe('abcde f\ng'));
  test('finds paragraphs with their offsets', () => {
    const text = '\n one two \n\n\n  three\nfour \n';
    expect(paragraphsOf(text).map(({ start, end, text: part }) => [text.slice(start, end), part])).toEqual([
      ['one two', 'one two'],
      ['three\nfour', 'three\nfour'],
    ]);
  });
  test('clips at a word', () => expect([clip('one two three', 9), clip('one', 9)]).toEqual(['one two…', 'one']));
  test('counts words, also where there are no blanks', () =>
    expect([countWords('It’s 4.25 per cent'), countWords('北京在中国')]).toEqual([4, 3]));
});

describe('addresses', () => {
  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['mailto:a@b.example'],
    ['not a url'],
    [''],
  ])('%s is no link', (text) => expect(safeUrl(text)).toBeNull());
  test('userinfo is dropped, relative links are made absolute', () =>
    expect([safeUrl('https://a:b@x.example/p'), safeUrl('../q', 'https://x.example/a/b')]).toEqual([
      'https://x.example/p',
      'https://x.example/q',
    ]));
  test('tracking and fragments do not make another article', () =>
    expect(canonicalUrl('https://x.example/a?utm_source=m&b=2&a=1&fbclid=9#top')).toBe('https://x.example/a?a=1&b=2'));
  test('a passage link escapes what has a meaning there', () =>
    expect(passageUrl('https://x.example/a#x', 'a-b, c & d')).toBe(
      'https://x.example/a#:~:text=a%2Db%2C%20c%20%26%20d',
    ));
  test('a long passage is named by its ends', () =>
    expect(
      passageUrl('https://x.example/a', 'one two three four five six seven eight nine ten eleven twelve thirteen'),
    ).toBe('https://x.example/a#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen'));
  test('credentials are masked', () =>
    expect(maskCredentials('at smtp://me:pw@mail.example and https://tok@x.example')).toBe(
      'at smtp://***@mail.example and https://***@x.example',
    ));
  test('so are the keys of private feeds', () => {
    expect(maskCredentials('read https://x.example/rss?id=7&token=abc123&api_key=s#x now')).toBe(
      'read https://x.example/rss?id=7&token=***&api_key=***#x now',
    );
    expect(placeOf('https://me:pw@x.example/rss?anything=1')).toBe('https://***@x.example/rss');
    expect(placeOf('articles?')).toBe('articles?');
  });
});

describe('sentences', () => {
  const split = (text: string) => sentencesOf(text).map((sentence) => sentence.text);
  test.each([
    ['abbreviations and initials', ['Mr. J. K. Ode met Gen. Lee at 5 p.m. on Jan. 5.', 'He left.']],
    ['an abbreviation that ends a sentence', ['They live in the U.S.', 'The town is small.']],
    ['quotation marks and cues', ['“What is it?” he asked.', '“Nothing.”']],
    [
      'words that look like abbreviations',
      ['They voted no.', 'The mayor fell ill.', 'Doctors came to see modern art.', 'It was over.'],
    ],
    ['numbers', ['It rose 4.25 percent to 1.3 million.', 'No. 5 fell.']],
  ])('%s', (_, sentences) => expect(split(sentences.join(' '))).toEqual(sentences));
  test('paragraphs end sentences, offsets are exact', () => {
    const text = 'One sentence\n\nAnother. And more';
    for (const sentence of sentencesOf(text)) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    expect(split(text)).toEqual(['One sentence', 'Another.', 'And more']);
  });
  test.each([
    'TARNBY, Nov 17 (Northern Wire) - ',
    'TARNBY/PORT HALDEN, Fla. (Northern Wire) - ',
    '(Northern Wire) - ',
    '(NWN) ',
    'PORT HALDEN — ',
    '- ',
    '• ',
  ])('what stands before the first sentence is left out: %s', (lead) =>
    expect(split(`${lead}The wall is done and paid for.`)).toEqual(['The wall is done and paid for.']),
  );
  test.each(['(The wall is done and paid for.)', 'A - The wall is done.'])('but not of a sentence: %s', (sentence) =>
    expect(split(sentence)).toEqual([sentence]),
  );
});

describe('names and words', () => {
  const text =
    'US Secretary of State Ann van der Lee met Mr. Ode in Port Halden. However, Lee left early, and Bank of Marenia governor Ilse Varga said nothing. April Sandoe came on Tuesday.';
  const sentences = sentencesOf(text);
  const runs = nameRuns(text, sentences, rules);
  test('capitalised runs, without words that only open a sentence', () =>
    expect(runs.map((run) => run.text)).toEqual([
      'US Secretary of State Ann van der Lee',
      'Mr. Ode',
      'Port Halden',
      'Lee',
      'Bank of Marenia',
      'Ilse Varga',
      'April Sandoe',
    ]));
  test('people by their fullest name', () =>
    expect(new People({ text, sentences, runs, rules }).all.map((person) => person.name)).toContain('Ann van der Lee'));
  test('terms are stemmed, without stop words and reporting words', () =>
    expect(termsOf('The ministers said that the talks’ walls were talked of', 'en')).toEqual([
      'minist',
      'talk',
      'wall',
      'talk',
    ]));
  test('scripts without blanks give pairs', () => expect(termsOf('北京天气', 'zh')).toEqual(['北京', '京天', '天气']));
});

test('JSON lines are split at newlines only, also across chunks', async () => {
  const lines: string[] = [];
  for await (const line of readLines(
    [],
    Readable.from([Buffer.from('{"a":"x\u2028'), Buffer.from('y"}\r\n\n{"b"'), Buffer.from(':1}')]),
  ))
    lines.push(line.trim());
  expect(lines).toEqual(['{"a":"x\u2028y"}', '{"b":1}']);
});

describe('tables as spreadsheets write them', () => {
  test.each([
    ['quotation marks, commas and lines within', 'a,b\r\n"x, ""y""\nz",2\r\n', [{ a: 'x, "y"\nz', b: '2' }]],
    ['semicolons and a byte order mark', '\uFEFFA;B\n1;2\n', [{ a: '1', b: '2' }]],
    ['tabs', 'a\tb\n1\t2', [{ a: '1', b: '2' }]],
    [
      'empty cells and rows, and rows that are too short',
      'a,b,c\n,,\n1\n,2,\n',
      [{ a: '1' }, { a: '', b: '2', c: '' }],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(readCsv(text).map(({ cells }) => cells)).toEqual(rows);
  });

  test('every row says its line, and a file without names is given some', () => {
    expect(readCsv('1;"x\ny"\n\n2;z;more\n', ['a', 'b'])).toEqual([
      { line: 2, cells: { a: '1', b: 'x\ny' } },
      { line: 4, cells: { a: '2', b: 'z' } },
    ]);
  });

  test('a quotation mark that is not closed is told with its line', () => {
    expect(() => readCsv('a\n1\n"2\n3\n')).toThrow('line 4');
  });

  test('what would be a formula is written as text, and read back as it was', () => {
    const row = ['+ann@tarnby.example', '=1+1; "x"'];
    const text = writeCsv(['a', 'b'], [row]);
    expect(text).toBe('a,b\r\n\'+ann@tarnby.example,"\'=1+1; ""x"""\r\n');
    expect(readCsv(text)).toEqual([{ line: 2, cells: { a: row[0], b: row[1] } }]);
  });
});
