import { describe, expect, test } from 'vitest';
import { readMail } from '../../src/collect/saved-mail/saved-mail.ts';

const letter = (headers: string, body: string) =>
  Buffer.from(
    `From: Ria Holt <ria@letters.example>\r\nSubject: Harbour\r\n${headers}\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
  );

async function read(headers: string, body: string) {
  const item = await readMail('m', 'm.eml', letter(headers, body));
  if ('message' in item) throw new Error(item.message);
  return item;
}

const flowed = 'Content-Type: text/plain; charset=utf-8; format=flowed';

describe('flowed text (RFC 3676)', () => {
  test.each([
    [
      'marks of quoting are no text',
      flowed,
      '> We will not close the \n> harbour before the end \n> of the year.\n\nSo she wrote.',
      'We will not close the harbour before the end of the year.\n\nSo she wrote.',
    ],
    [
      'a mark that the writer wrote is',
      flowed,
      'The rule is a > b, and that \nis all.',
      'The rule is a > b, and that is all.',
    ],
    ['two depths are two paragraphs', flowed, '>> Is it \n>> open? \n> It is \n> not.', 'Is it open? \n\nIt is not.'],
    [
      'DelSp=yes: the blank at the end is the wrapping’s',
      `${flowed.replace('flowed', '"Flowed"')};\r\n DelSp=yes`,
      '> The har \n> bour is  \n> open.',
      'The harbour is open.',
    ],
    ['blanks before a line', flowed, ' From the pier \n one sees it.', 'From the pier one sees it.'],
    ['the mark of a signature joins nothing', flowed, 'That is \nall.\n-- \nRia', 'That is all.\n-- Ria'],
  ])('%s', async (_, headers, body, text) => expect((await read(headers, body)).content).toBe(text));

  test('in a part, quoted-printable', async () => {
    const body = `--b\n${flowed}\nContent-Transfer-Encoding: quoted-printable\n\n> Caf=C3=A9s close=20\n> early.\n--b--\n`;
    expect((await read('MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b', body)).content).toBe(
      'Cafés close early.',
    );
  });
  test('a text that only speaks of it keeps its words', async () =>
    expect((await read(flowed, 'See\n\nContent-Type: text/plain; format=flowed\n\nabove.')).content).toContain(
      'Content-Type: text/plain; format=flowed',
    ));
});

test('marks of quoting of a mail with fixed lines are no text either', async () =>
  expect(
    (
      await read(
        'Content-Type: text/plain',
        'She wrote:\n> We will not close the harbour before\n> the end of the year.\n>\n> > Never?\n> Never.\nI see.',
      )
    ).content,
  ).toBe('She wrote:\n\nWe will not close the harbour before the end of the year.\n\nNever?\n\nNever.\n\nI see.'));

describe('the Date header (RFC 5322, also the obsolete forms of section 4.3)', () => {
  test.each<[date: string, moment: string | null]>([
    ['Fri, 27 Nov 2026 06:00:00 +0100', '2026-11-27T06:00:00+01:00'],
    ['Fri, 27 Nov 2026 06:00 GMT', '2026-11-27T06:00:00+00:00'],
    ['Fri, 27 Nov 2026 06:00:00 UT', '2026-11-27T06:00:00+00:00'],
    ...(
      [
        ['EST', '-05:00'],
        ['EDT', '-04:00'],
        ['CST', '-06:00'],
        ['CDT', '-05:00'],
        ['MST', '-07:00'],
        ['MDT', '-06:00'],
        ['PST', '-08:00'],
        ['pdt', '-07:00'],
        ['Z', '+00:00'],
        ['A', '+00:00'],
        ['UTC', '+00:00'],
        ['JST', '+09:00'],
        ['XYZT', '+00:00'],
      ] as const
    ).map(([zone, offset]): [string, string] => [`Fri, 27 Nov 2026 06:00:00 ${zone}`, `2026-11-27T06:00:00${offset}`]),
    ['27 Nov 26 6:05 -0330 (by the pier)', '2026-11-27T06:05:00-03:30'],
    ['Fri (market day), 27 Nov (eleventh month) 2026 06 : 05 : 07 EST', '2026-11-27T06:05:07-05:00'],
    ['Sat, 27 Nov 99 06:05:07 EST', '1999-11-27T06:05:07-05:00'],
    ['Mon, 27 Nov 126 06:05:07 EST', '2026-11-27T06:05:07-05:00'],
    ['27 Nov 2026 06:05:07', '2026-11-27T06:05:07'],
    ['31 Nov 2026 06:05:07 EST', null],
    ['27 Nov 2026 26:05:07 EST', null],
    // No zone is so far from Greenwich: what is left is the wall clock.
    ['27 Nov 2026 06:05:07 +2500', '2026-11-27T06:05:07'],
    ['some day', null],
  ])('%s', async (date, moment) =>
    expect((await read(`Date: ${date}`, 'The harbour is open.')).published).toBe(moment),
  );
});
