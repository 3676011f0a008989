import parse from 'nodemailer/lib/addressparser';
import { describe, expect, test } from 'vitest';
import { splitMailboxes } from '../../src/lib/text/address-list.ts';
import { readMailbox } from '../../src/lib/text/mail-address.ts';
import { composeMessage } from '../../src/mail/message.ts';
import { smallDigest } from '../support/digest.ts';

describe('one mailbox (RFC 5322, 3.4)', () => {
  test.each([
    ['desk@quay.example', null, 'desk@quay.example'],
    ['  <desk@quay.example> ', null, 'desk@quay.example'],
    ['Quay News <desk@quay.example>', 'Quay News', 'desk@quay.example'],
    ['"Quay, The" <desk@quay.example>', 'Quay, The', 'desk@quay.example'],
    ['"Quay; Pier" <desk@quay.example>', 'Quay; Pier', 'desk@quay.example'],
    ['"A <very> old pier" <desk@quay.example>', 'A <very> old pier', 'desk@quay.example'],
    ['"Desk @ Quay" <desk@quay.example>', 'Desk @ Quay', 'desk@quay.example'],
    [
      String.raw`"The \"Old\" Pier \\ Quay" <desk@quay.example>`,
      String.raw`The "Old" Pier \ Quay`,
      'desk@quay.example',
    ],
    ['"Quay," Pier <desk@quay.example>', 'Quay, Pier', 'desk@quay.example'],
    ['Åse Ødegård <ase@quay.example>', 'Åse Ødegård', 'ase@quay.example'],
    ['"Ødegård, Åse" <ase@quay.example>', 'Ødegård, Åse', 'ase@quay.example'],
    ['=?UTF-8?Q?=C3=98deg=C3=A5rd=2C_=C3=85se?= <ase@quay.example>', 'Ødegård, Åse', 'ase@quay.example'],
    ['=?utf-8?q?A=0D=0ABcc=3A_b?= <ase@quay.example>', 'A Bcc: b', 'ase@quay.example'],
    ['desk@quay.example (The Quay, really)', 'The Quay, really', 'desk@quay.example'],
    ['Desk (Quay) <desk@quay.example> (old)', 'Desk (Quay)', 'desk@quay.example'],
    ['J. R. O’Hara <j.r@quay.example>', 'J. R. O’Hara', 'j.r@quay.example'],
    ['Kai <Kai@Kärnø.example>', 'Kai', 'Kai@xn--krn-qla6h.example'],
  ])('%s', (text, name, address) => {
    expect(readMailbox(text)).toMatchObject({ name, address });
  });

  test.each([
    '',
    'quay',
    'Quay, The <desk@quay.example>',
    'ann@quay.example, bo@quay.example',
    'ann@quay.example bo@quay.example',
    'ann@quay.example <bo@quay.example>',
    'Ann <ann@quay.example> <bo@quay.example>',
    'Ann <ann@quay.example> Bo',
    'Team: ann@quay.example;',
    '"Ann <ann@quay.example>',
    'Ann) <ann@quay.example>',
    'Ann (Quay <ann@quay.example>',
    '"ann@evil.example"@quay.example',
    'Ann <ann@evil.example,@quay.example>',
    'Ann <ann@[127.0.0.1]>',
    'Ann <ann@quay.example>\r\nBcc: bo@quay.example',
    'Ann <@relay.example:ann@quay.example>',
    '<>',
  ])('refused: %j', (text) => expect(readMailbox(text)).toBeNull());

  test('nodemailer reads the same in what both take', () => {
    for (const text of ['"Quay, The" <desk@quay.example>', 'desk@quay.example (Quay)', '"A" B <desk@quay.example>'])
      expect(parse(text)).toEqual([{ name: readMailbox(text)?.name, address: readMailbox(text)?.address }]);
  });

  test('a hostile text takes no more than its length', () => {
    for (const part of ['(', '"', '<', '"\\', 'a@', ' ', ',', '()'])
      expect(readMailbox(part.repeat(100_000))).toBeNull();
  });
});

test.each([
  ['ann@quay.example,bo@quay.example', ['ann@quay.example', 'bo@quay.example']],
  ['"Lee, Ann" <ann@quay.example>, bo@quay.example ,', ['"Lee, Ann" <ann@quay.example>', 'bo@quay.example']],
  [
    '"Lee; Ann" <ann@quay.example>; Bo (Berg, Bo) <bo@quay.example>',
    ['"Lee; Ann" <ann@quay.example>', 'Bo (Berg, Bo) <bo@quay.example>'],
  ],
  ['', []],
  ['"Lee, Ann <ann@quay.example>, bo@quay.example', ['"Lee, Ann <ann@quay.example>, bo@quay.example']],
])('the mailboxes of %s', (text, parts) => expect(splitMailboxes(text)).toEqual(parts));

test.each([
  ['"Quay, The" <desk@quay.example>', '"Quay, The" <desk@quay.example>'],
  [String.raw`"A \"B\" <c@d.example>" <desk@quay.example>`, String.raw`"A \"B\" <c@d.example>" <desk@quay.example>`],
  ['"Ødegård, Åse" <ase@quay.example>', '=?UTF-8?Q?=C3=98deg=C3=A5rd=2C_=C3=85se?= <ase@quay.example>'],
])('%s goes out as one sender', async (from, written) => {
  const email = { subject: 'S', preheader: '', html: '<p>x</p>', text: 'x', pictures: [], web: '' };
  const bytes = await composeMessage(await smallDigest(), email, { from, to: from, zone: 'UTC', list: null });
  const fields = bytes
    .toString('latin1')
    .split('\r\n\r\n')[0]
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  expect(fields.filter((field) => /^(?:From|To): /.test(field))).toEqual([`From: ${written}`, `To: ${written}`]);
});
