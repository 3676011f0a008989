import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as phrases from '../../src/mail/replies/reply-phrases.ts';
import { limitsSession, sameWordsKey, statusesIn, subjectOf } from '../../src/mail/replies/reply-words.ts';
import { root } from '../support/folder.ts';

const rows = readFileSync(path.join(root, 'tests/fixtures/replies.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [about: string, reply: string]);

const sender = 'desk@tarnby.example';

describe('what a refusal is about', () => {
  test.each(rows.filter(([about]) => about !== 'session'))('%s: %s', (about, reply) => {
    expect(subjectOf(reply, { sender })).toBe(about);
  });

  test.each(rows)('a limit of mails a session, or not (%s): %s', (about, reply) => {
    expect(limitsSession(reply)).toBe(about === 'session');
  });

  const tables = {
    'no mailbox': [
      ...phrases.noSuchMailboxPhrases,
      ...phrases.noSuchMailboxWithStatus.map(([, says, by]) => [says, by] as const),
    ],
    server: [...phrases.senderPhrases, ...phrases.serverPhrases],
    unclear: [...phrases.mailboxTherePhrases, ...phrases.recipientPhrases],
    session: phrases.sessionLimitPhrases,
  };

  test.each(Object.entries(tables))('%s: each phrase has a reply in the fixture, and is named once', (about, table) => {
    const replies = rows.filter((row) => row[0] === about).map(([, reply]) => reply.toLowerCase());
    for (const [says, by] of table) {
      const parts = says.replaceAll('@', '').replaceAll('*', '').split(/ ?… ?/);
      expect([
        says,
        replies.some((reply) => parts.every((part) => reply.includes(part.trim().split('  ')[0]))),
      ]).toEqual([says, true]);
      expect(by).not.toBe('');
    }
    expect(new Set(table.map(([says]) => says)).size).toBe(table.length);
  });

  test('the status of a report counts where its words have none, and words before a general status', () => {
    expect(subjectOf('', { status: '5.1.1' })).toBe('no mailbox');
    expect(subjectOf('', { status: '5.0.0' })).toBe('unclear');
    expect(subjectOf('550 no such user', { status: '5.0.0' })).toBe('no mailbox');
    expect(subjectOf('554 listed by bl.lists.example', { status: '5.1.1' })).toBe('server');
  });

  test('a reply that names the sender alone is not about the recipient', () => {
    expect(subjectOf(`550 unknown user ${sender}`, { sender })).toBe('server');
    expect(subjectOf('550 unknown user bo@orchard.example', { sender })).toBe('no mailbox');
    expect(subjectOf(`550 unknown user ${sender}`)).toBe('no mailbox');
  });
});

test.each([
  ['550 5.1.1 no', ['5.1.1']],
  ['sorry (#5.1.1)', ['5.1.1']],
  ['gone. 5.1.1.', ['5.1.1']],
  ['host 5.1.1.7 and [192.0.2.5], version 15.1.1, 5.1.1234, 5.9.1', []],
  ['550-5.7.1 a 550 5.1.10 b', ['5.7.1', '5.1.10']],
])('status codes of %s', (text, codes) => expect(statusesIn(text)).toEqual(codes));

test.each([
  [
    '550 5.7.1 <ann@tarnby.example>: refused by mx1.far.example [192.0.2.4] at 07:00:01 (id 4fA91b)',
    '550 5.7.1 <bo.ek@orchard.example>: refused by mx2.far.example [192.0.2.9] at 07:00:02 (id 9c0Ed2)',
  ],
  [
    '554 Message from ann refused, see https://far.example/?a=1',
    '554 Message from bo.ek refused, see https://far.example/?a=2',
  ],
  ['550 Limit 40/40 reached', '550 Limit 41/40 reached'],
])('the same words for two recipients: %s', (one, other) => {
  expect(sameWordsKey(one, 'ann@tarnby.example')).toBe(sameWordsKey(other, 'bo.ek@orchard.example'));
  expect(sameWordsKey(one, 'ann@tarnby.example')).not.toBe(
    sameWordsKey('550 quite another refusal', 'ann@tarnby.example'),
  );
});
