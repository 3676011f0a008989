import { expect, test } from 'vitest';
import { secretsOf, serverWords } from '../../src/lib/text/server-reply.ts';

const url = new URL('imaps://ann%40tarnby.example:se%22sa%20me@mail.example');
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['a log-in in IMAP', 'a1 LOGIN "ann@tarnby.example" "se\\"sa me"', 'a1 LOGIN "ann@tarnby.example" "…"'],
  ['the password as it is', 'no: se"sa me.', 'no: ….'],
  ['as it stands in the address', 'no: se%22sa%20me.', 'no: ….'],
  ['AUTH PLAIN', `AUTH PLAIN ${base64('\0ann@tarnby.example\0se"sa me')}`, 'AUTH PLAIN …'],
  ['AUTH LOGIN', `${base64('ann@tarnby.example')} ${base64('se"sa me')}`, '… …'],
  ['lines and what cannot be seen', 'go\u0007 \u202eaway\r\nnow\u001b[31m', 'go away now [31m'],
])('%s', (_, said, shown) => expect(serverWords(said, secretsOf(url))).toBe(shown));

test('what a server says without end is cut, and no part of a secret stands at the end', () => {
  const said = serverWords(`${'x'.repeat(495)}se"sa me${'y'.repeat(400_000)}`, secretsOf(url));
  expect(said).toBe(`${'x'.repeat(495)}…yyyy`);
});

test('an address without a log-in has no secrets', () => {
  expect(secretsOf(new URL('smtp://mail.example'))).toEqual([]);
});
