import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openMailParser, UnparsedMail } from '../../src/lib/threads/mail-parser.ts';
import { root } from '../support/folder.ts';

const thread = pathToFileURL(path.join(root, 'dist/lib/threads/mail-parser-worker.js'));
const parser = openMailParser(500, thread);
afterAll(() => parser.close());

const mail = (body: string) => Buffer.from(`From: Ann Lee <ann@tarnby.example>\r\nSubject: Harbour\r\n\r\n${body}`);

/** Quite legal, and the parser takes a time for it that grows with the square of its length. */
const slow = mail('\n'.repeat(3_000_000));

describe('the thread for mails', () => {
  test('takes a mail apart as the parser does', async () => {
    const { subject, text, from } = await parser.parse(mail('The wall stands.\r\n'));
    expect([subject, text?.trim(), from?.address]).toEqual(['Harbour', 'The wall stands.', 'ann@tarnby.example']);
  });

  test('reads a part of a larger buffer, and leaves that as it is', async () => {
    const large = Buffer.concat([Buffer.from('xx'), mail('Whole.')]);
    expect((await parser.parse(large.subarray(2))).text?.trim()).toBe('Whole.');
    expect(large.subarray(0, 2).toString()).toBe('xx');
  });

  test('gives up a mail that takes too much computing; those before and after it are read', async () => {
    const [before, late, after] = await Promise.allSettled([
      parser.parse(mail('One.')),
      parser.parse(slow),
      parser.parse(mail('Two.')),
    ]);
    expect([before.status, late.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((late as PromiseRejectedResult).reason).toBeInstanceOf(UnparsedMail);
    expect(String((late as PromiseRejectedResult).reason)).toContain('more than 0.5 seconds of computing');
  });

  test('what no parser takes is an error, and no mail that was given up', async () => {
    const nested = 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(300);
    await expect(parser.parse(Buffer.from(nested))).rejects.not.toBeInstanceOf(UnparsedMail);
  });

  test('gives up a mail on which the parser neither works nor answers', async () => {
    const idle =
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {}); parentPort.postMessage('ready');";
    const waiting = openMailParser(300, new URL(`data:text/javascript,${encodeURIComponent(idle)}`));
    const late = waiting.parse(mail('One.'));
    await expect(late).rejects.toBeInstanceOf(UnparsedMail);
    await expect(late).rejects.toThrow('reading it made no progress for 0.3 seconds');
    await waiting.close();
  });

  test('a thread that cannot start is an error, and not a wait', async () => {
    const none = openMailParser(500, pathToFileURL(path.join(root, 'dist/lib/none.js')));
    await expect(none.parse(mail('One.'))).rejects.toThrow();
    await none.close();
  });
});
