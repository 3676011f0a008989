import PostalMime, { decodeWords } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { listIdOf } from '../../src/mail/list-id.ts';
import { composeFrozen, personalMessage, unsubscribeLink, unsubscribeUrls } from '../../src/mail/message.ts';
import { readUnsubscribeToken, unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';
import type { FrozenMail } from '../../src/model/delivery.ts';

const methods = {
  web: 'https://news.tarnby.example/unsubscribe/',
  mail: 'mailto:desk@tarnby.example?subject=unsubscribe',
};
const link = unsubscribeLink(methods);
const reader = { reader: '0123456789abcdef', list: '' };

const frozen = (text: string): FrozenMail => ({
  subject: 'Brücke: „Ja“ — 橋',
  html: `<html><body><p>${text}</p><p><a href="${link}">Unsubscribe</a></p></body></html>`,
  text: `${text}\n\nUnsubscribe: ${link}\n`,
  pictures: [],
  from: 'The Port Desk <desk@tarnby.example>',
  replyTo: 'answers@tarnby.example',
  listId: '"The Port Desk" <briefing.tarnby.example>',
  date: '2026-11-22T06:00:00Z',
  unsubscribeUrls: unsubscribeUrls(methods),
});

const personal = async (
  text: string,
  name: string | null = null,
  format: 'html' | 'text' = 'html',
  at = new Date('2026-11-22T19:31:00Z'),
) => {
  const composed = await composeFrozen(frozen(text), { format, edition: '2026-11-22', list: '' });
  const delivery = { ...reader, address: 'ann@tarnby.example', name, messageId: '<1@tarnby.example>' };
  return personalMessage(composed, delivery, { secret: 'secret', dkim: null, at });
};

describe('a mail that is composed once and addressed often', () => {
  // Whatever stands before it moves the place of the link against the lines of quoted-printable.
  test.each([
    ...Array.from({ length: 80 }, (_, length) => 'x'.repeat(length)),
    'ä'.repeat(40),
    '橋が落ちた。'.repeat(30),
    'мост '.repeat(50),
    '=3D = =\r\n'.repeat(5),
  ])('has the reader’s own token in both parts: %s', async (text) => {
    const bytes = await personal(text);
    const mail = await PostalMime.parse(bytes);
    const own = `https://news.tarnby.example/unsubscribe/${unsubscribeToken('secret', reader)}`;
    expect(mail.html).toContain(`href="${own}"`);
    expect(mail.text).toContain(own);
    expect(mail.html).toContain(text.replaceAll('\r\n', '\n').slice(0, 5));
    for (const line of bytes.toString('latin1').split('\r\n').slice(14)) expect(line.length).toBeLessThanOrEqual(78);
  });

  test('is the same bytes at every attempt, and names its reader once', async () => {
    const [one, two] = [await personal('text', 'Änn "Lee"'), await personal('text', 'Änn "Lee"')];
    expect(one.equals(two)).toBe(true);
    const mail = await PostalMime.parse(one);
    expect(mail.to).toEqual([{ address: 'ann@tarnby.example', name: 'Änn "Lee"' }]);
    expect(mail.replyTo).toEqual([{ address: 'answers@tarnby.example', name: '' }]);
    for (const name of [
      'To',
      'From',
      'Message-ID',
      'Date',
      'Subject',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'List-ID',
    ])
      expect([name, one.toString('latin1').split(new RegExp(`^${name}: `, 'mi')).length - 1]).toEqual([name, 1]);
  });

  test('is dated when it is sent; but for that, a second attempt is the same mail', async () => {
    const [one, two] = [await personal('text'), await personal('text', null, 'html', new Date('2026-11-22T20:02:05Z'))];
    const date = (mail: Buffer) => /^Date: (.*)\r$/m.exec(mail.toString('latin1'))?.[1];
    expect([date(one), date(two)]).toEqual(['Sun, 22 Nov 2026 19:31:00 +0000', 'Sun, 22 Nov 2026 20:02:05 +0000']);
    const undated = (mail: Buffer) => mail.toString('latin1').replace(/^Date: .*\r\n/m, '');
    expect(undated(one)).toBe(undated(two));
  });

  test('for who wants text it has no HTML', async () => {
    const mail = await PostalMime.parse(await personal('text', null, 'text'));
    expect([mail.html, mail.text]).toEqual([undefined, expect.stringContaining('text')]);
  });

  test.each(['x\r\nBcc: evil@example.org', 'a\u2028b', '"quoted" <x@y.example>'])(
    'a name cannot add a header: %j',
    async (name) => {
      const mail = await PostalMime.parse(await personal('text', name));
      expect(mail.bcc).toBeUndefined();
      expect(mail.to?.map(({ address }) => address)).toEqual(['ann@tarnby.example']);
    },
  );
});

test('asks for no automatic answers, and for the reports of dead mailboxes all the same', async () => {
  const mail = await PostalMime.parse(await personal('text'));
  const header = mail.headers.find(({ key }) => key === 'x-auto-response-suppress')?.value ?? '';
  // [MS-OXCMAIL] 2.1.3.2.20: All holds NDR.
  expect(header.split(', ')).toEqual(['DR', 'RN', 'NRN', 'OOF', 'AutoReply']);
});

describe('List-Id (RFC 2919)', () => {
  const from = 'Desk <desk@quay.example>';
  test.each([
    ['The Port Desk', '', true, '"The Port Desk" <briefing.quay.example>'],
    ['The "Port" Desk', 'Morning', true, '"The Port Desk" <briefing.quay.example>'],
    ['The Port Desk', 'Ports', false, '"The Port Desk" <ports.briefing.quay.example>'],
    ['Übersicht', 'Ports', false, '=?UTF-8?Q?=C3=9Cbersicht?= <ports.briefing.quay.example>'],
    ['港の朝刊', '', true, '=?UTF-8?Q?=E6=B8=AF=E3=81=AE=E6=9C=9D=E5=88=8A?= <briefing.quay.example>'],
  ])('%s, list "%s"', (title, list, mainList, id) => expect(listIdOf({ title, from, list, mainList })).toBe(id));

  test('names in which letters are lost keep apart, and each is one label', () => {
    const idOf = (list: string) => /<(.*)>/.exec(listIdOf({ title: 'T', from, list, mainList: false }))?.[1] ?? '';
    const names = ['Port Desk', 'Port-Desk', 'port_desk', 'Übersicht', 'Ubersicht', '港', '橋', 'x'.repeat(80), '-'];
    const ids = names.map(idOf);
    expect(new Set(ids).size).toBe(names.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.briefing\.quay\.example$/);
    expect(idOf('PORT DESK')).toBe(idOf('Port Desk'));
  });

  test('a long title in another script is folded, and read back whole', async () => {
    const title = 'Обзор новостей северного порта '.repeat(3).trim();
    const listId = listIdOf({ title, from, list: 'Ports', mainList: false });
    const composed = await composeFrozen({ ...frozen('x'), listId }, { format: 'html', edition: 'e', list: 'Ports' });
    const field = /^List-ID: .*\r\n(?:[ \t].*\r\n)*/im.exec(composed.head)?.[0] ?? '';
    for (const line of field.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(decodeWords(field.replace(/\r\n/g, '').replace(/^List-ID: /i, ''))).toBe(
      `${title} <ports.briefing.quay.example>`,
    );
  });
});

test('a token is good for its reader and its list, and nothing else', () => {
  const token = unsubscribeToken('secret', reader);
  expect(readUnsubscribeToken('secret', token)).toMatchObject({ reader: reader.reader });
  expect(readUnsubscribeToken('other', token)).toBeNull();
  for (let at = 0; at < token.length; at++) {
    const changed = token.slice(0, at) + (token[at] === '0' ? '1' : '0') + token.slice(at + 1);
    expect(readUnsubscribeToken('secret', changed)).toBeNull();
  }
  for (const text of ['', '..', token.slice(1), `${token}0`, token.toUpperCase()])
    expect(readUnsubscribeToken('secret', text)).toBeNull();
});
