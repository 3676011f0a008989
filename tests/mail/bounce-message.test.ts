import { describe, expect, test, vi } from 'vitest';
import { parseMail } from '../../src/lib/threads/mail-parser.ts';
import { parseBounceMessage } from '../../src/mail/bounces/bounce-message.ts';
import { readBounceText, readDeliveryStatus } from '../../src/mail/bounces/delivery-status.ts';
import { bounceAddress, unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';

vi.mock('../../src/lib/threads/mail-parser.ts', { spy: true });

const secret = 'a secret of tests';
const reader = '0123456789abcdef';
const back = bounceAddress(secret, 'bounce@tarnby.example', '2026-11-22', reader);
const token = unsubscribeToken(secret, { reader, list: '' });

const mail = (headers: string, body: string) =>
  Buffer.from(`${headers}\nMIME-Version: 1.0\n\n${body}`.replace(/\r?\n/g, '\r\n'), 'utf8');

const multipart = (type: string, ...parts: string[]) =>
  [`Content-Type: multipart/report; report-type=${type}; boundary=cut\n`, ...parts, '']
    .join('\n--cut\n')
    .replace(/\n--cut\n$/, '\n--cut--\n');

/** A report with a part for machines. */
function report(fields: string, { type = 'message/delivery-status', base64 = false, text = 'It came back.' } = {}) {
  const content = `Reporting-MTA: dns; relay.example\n\n${fields}\n`.replace(/\n/g, '\r\n');
  const body = base64 ? Buffer.from(content).toString('base64').replace(/.{60}/g, '$&\n') : content;
  const encoding = base64 ? 'Content-Transfer-Encoding: base64\n' : '';
  return Buffer.from(
    `From: MAILER-DAEMON@relay.example\nTo: ${back}\nSubject: Undelivered Mail\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n${multipart(
      'delivery-status',
      `Content-Type: text/plain; charset=utf-8\n\n${text}\n`,
      `Content-Type: ${type}\n${encoding}\n${body}`,
    )}`.replace(/\r?\n/g, '\r\n'),
  );
}

const failed = (status: string, diagnosed: string, of = 'bo@orchard.example') =>
  `Final-Recipient: rfc822; ${of}\nAction: failed\nStatus: ${status}${diagnosed && `\nDiagnostic-Code: ${diagnosed}`}\n`;

const delivered = 'Final-Recipient: rfc822; cy@orchard.example\nAction: delivered\nStatus: 2.0.0\n';
const delayed = 'Final-Recipient: rfc822; cy@orchard.example\nAction: delayed\nStatus: 4.4.1\n';

describe('reports with a part for machines', () => {
  test.each([
    [
      'Postfix, with the far server’s code',
      failed('5.1.1', 'smtp; 550 5.1.1 <bo@orchard.example>: User unknown'),
      true,
    ],
    ['Postfix, no code from the far server', failed('5.0.0', 'smtp; 550 no such user here'), true],
    ['Postfix, no code, words over two lines', failed('5.0.0', 'smtp; 550 no such\n    user here'), true],
    ['Postfix, an address of a machine in the words', failed('5.0.0', 'smtp; 550 no such user (for [5.1.1.9])'), true],
    ['Postfix, a block list', failed('5.0.0', 'smtp; 554 host is listed by bl.lists.example'), false],
    ['Postfix, a block list, with an address like a code', failed('5.0.0', 'smtp; 554 5.1.1.9 is listed'), false],
    ['Postfix, spam', failed('5.0.0', 'smtp; 550 taken for spam'), false],
    ['Postfix, our record', failed('5.0.0', 'smtp; 550 rejected by the DMARC policy of tarnby.example'), false],
    ['Postfix, too large', failed('5.3.4', 'smtp; 552 5.3.4 message too big'), false],
    ['Postfix, its own mailboxes', failed('5.1.1', 'X-Postfix; unknown user: "bo"'), true],
    [
      'Postfix, the domain is gone',
      failed('5.4.4', 'X-Postfix; Host or domain name not found. Name service error for name=orchard.example'),
      true,
    ],
    ['Postfix, full', failed('5.2.2', 'smtp; 552 5.2.2 over quota'), false],
    ['5.1.0 of the sender', failed('5.1.0', 'smtp; 550 5.1.0 sender rejected'), false],
    ['5.1.0 of the recipient', failed('5.1.0', 'smtp; 550 5.1.0 unknown recipient'), true],
    ['5.1.90, our limit', failed('5.1.90', 'smtp; 550 5.1.90 daily limit'), false],
    ['5.7.1 with words of the mailbox (Yandex)', failed('5.7.1', 'smtp; 550 5.7.1 No such user!'), true],
    ['5.7.1 of policy', failed('5.7.1', 'smtp; 550 5.7.1 not authorized'), false],
    [
      'Microsoft 365, not in its directory',
      failed('5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied. [X9.prod.example]'),
      true,
    ],
    ['Microsoft 365, another 5.4.1', failed('5.4.1', 'smtp; 550 5.4.1 no answer from host'), false],
    [
      'Microsoft 365, found by nobody',
      failed('5.1.10', 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'),
      true,
    ],
    [
      'Microsoft 365, not allowed to send',
      failed('5.7.133', 'smtp;550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup'),
      false,
    ],
    ['Exchange, no words', failed('5.1.1', ''), true],
    ['Gmail', failed('5.1.1', 'smtp; 550-5.1.1 The email account that you tried to reach does not exist.'), true],
    [
      'Gmail, inactive',
      failed('5.2.1', 'smtp; 550-5.2.1 The email account that you tried to reach is inactive.'),
      true,
    ],
    ['Gmail, too much at once', failed('5.2.1', 'smtp; 550-5.2.1 receiving mail at a rate that prevents more'), false],
    ['Yahoo', failed('5.0.0', "smtp; 554 delivery error: dd This user doesn't have a yahoo.example account"), true],
    ['Yahoo, policy', failed('5.7.9', 'smtp; 554 5.7.9 Message not accepted for policy reasons'), false],
    ['Amazon SES', failed('5.1.1', 'smtp; 550 5.1.1 user unknown'), true],
    ['Amazon SES, general', failed('5.3.0', 'smtp; 554 message could not be delivered'), false],
    ['two recipients, both gone', `${failed('5.1.1', '')}\n${failed('5.1.1', '', 'cy@orchard.example')}`, true],
    ['two recipients, one got it', `${failed('5.1.1', '')}\n${delivered}`, false],
    ['two recipients, the first may get it', `${delayed}\n${failed('5.1.1', '')}`, false],
    ['two recipients, one of them full', `${failed('5.1.1', '')}\n${failed('5.2.2', '', 'cy@orchard.example')}`, false],
    ['forwarded to a dead address', `Original-Recipient: rfc822; ann@tarnby.example\n${failed('5.1.1', '')}`, false],
    [
      'the provider’s own name for the mailbox',
      `Original-Recipient: rfc822; bo@tarnby.example\n${failed('5.1.1', '')}`,
      true,
    ],
  ])('%s', async (_, fields, hard) => {
    expect(await parseBounceMessage(report(fields), secret)).toMatchObject({ kind: 'bounce', reader, hard });
  });

  test.each([
    ['in base64', { base64: true }],
    ['of internationalised mail (RFC 6533)', { type: 'message/global-delivery-status' }],
  ])('%s', async (_, form) => {
    const bytes = report(failed('5.1.1', 'smtp; 550 5.1.1 no such user'), form);
    expect(await parseBounceMessage(bytes, secret)).toMatchObject({ kind: 'bounce', hard: true, code: '5.1.1' });
  });

  test('Exim says why only in the part for people', async () => {
    const text = 'A message that you sent could not be delivered.\n\n  bo@orchard.example\n    Unrouteable address\n';
    expect(await parseBounceMessage(report(failed('5.0.0', ''), { text }), secret)).toMatchObject({ hard: true });
    const other = text.replace('Unrouteable address', 'retry timeout exceeded');
    expect(await parseBounceMessage(report(failed('5.0.0', ''), { text: other }), secret)).toMatchObject({
      hard: false,
    });
  });

  test('a report of a delay alone, or of none of our mails, is none', async () => {
    expect(await parseBounceMessage(report(delayed), secret)).toEqual({ kind: 'other', why: 'a report of a delay' });
    const forged = Buffer.from(
      report(failed('5.1.1', ''))
        .toString()
        .replace(/[0-9a-f]{16}@tarnby/, `${'0'.repeat(16)}@tarnby`),
    );
    expect(await parseBounceMessage(forged, secret)).toEqual({ kind: 'other', why: 'a bounce of none of our mails' });
  });
});

const head = (from = 'MAILER-DAEMON@far.example', subject = 'failure notice', more = '') =>
  `Return-Path: <>\nFrom: Mail System <${from}>\nTo: ${back}\nSubject: ${subject}${more}`;

const qmail = (reason: string, more = '') =>
  `Hi. This is the qmail-send program at far.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bo@orchard.example>:\n${reason}\n${more}\n--- Below this line is a copy of the message.\n\nReturn-Path: <${back}>\nSubject: No such user, says the ministry\n\nUser unknown.\n`;

const exim = (reason: string) =>
  `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${reason}\n\n------ This is a copy of the message, including all the headers. ------\n\nSubject: User unknown\n`;

describe('reports for people only', () => {
  test.each([
    ['qmail', head(), qmail('Sorry, no mailbox here by that name. (#5.1.1)'), true],
    [
      'qmail, the far server',
      head(),
      qmail('192.0.2.8 does not like recipient.\nRemote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.8.'),
      true,
    ],
    ['qmail, policy', head(), qmail('192.0.2.8 failed after I sent the message.\nRemote host said: 554 spam'), false],
    [
      'qmail, two of whom one is full',
      head(),
      qmail('no such user', '\n<cy@orchard.example>:\nmailbox is full\n'),
      false,
    ],
    ['qmail, no reason; our own mail speaks of unknown users', head(), qmail('Sorry.'), false],
    [
      'Exim',
      head('Mailer-Daemon@far.example'),
      exim(
        'bo@orchard.example\n    SMTP error from remote mail server after RCPT TO:<bo@orchard.example>:\n    550 5.1.1 <bo@orchard.example>: Recipient address rejected',
      ),
      true,
    ],
    ['Exim, unrouteable', head('Mailer-Daemon@far.example'), exim('bo@orchard.example\n    Unrouteable address'), true],
    [
      'Exim, a target of an alias',
      head('Mailer-Daemon@far.example'),
      exim('old@orchard.example\n    (generated from bo@orchard.example)\n    550 5.1.1 user unknown'),
      false,
    ],
    [
      'Exim, refused for what it says',
      head('Mailer-Daemon@far.example'),
      exim('bo@orchard.example\n    550 content rejected'),
      false,
    ],
    [
      'Exim by its header alone',
      head('noreply@far.example', 'Mail failed', '\nX-Failed-Recipients: bo@orchard.example'),
      'bo@orchard.example: user unknown\n',
      true,
    ],
    [
      'OpenSMTPD',
      head(),
      `    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\nbo@orchard.example: 550 5.1.1 <bo@orchard.example>: no such user\n\n    Below is a copy of the original message:\n\nSubject: x\n`,
      true,
    ],
    [
      'Postfix',
      head(),
      `This is the mail system at host relay.example.\n\n<bo@orchard.example>: host far.example[192.0.2.3] said: 550 5.1.1\n    <bo@orchard.example>: User unknown (in reply to RCPT TO command)\n`,
      true,
    ],
    [
      'Postfix, a target of an alias',
      head(),
      `This is the mail system at host relay.example.\n\n<old@orchard.example> (expanded from <bo@orchard.example>): unknown user: "old"\n`,
      false,
    ],
    [
      'Sendmail',
      head(),
      `   ----- The following addresses had permanent fatal errors -----\n<bo@orchard.example>\n    (reason: 550 5.1.1 <bo@orchard.example>... User unknown)\n`,
      true,
    ],
    [
      'Gmail, older',
      head('mailer-daemon@mail.example'),
      `Delivery to the following recipient failed permanently:\n\n     bo@orchard.example\n\nTechnical details of permanent failure:\nThe error that the other server returned was: 550 550 5.1.1 no such user (state 14).\n\n----- Original message -----\n`,
      true,
    ],
    [
      'Yahoo',
      head(),
      `Sorry, we were unable to deliver your message to the following address.\n\n<bo@orchard.example>:\n554: delivery error: dd This user doesn't have a mail.example account\n`,
      true,
    ],
    [
      'Exchange',
      head('postmaster@orchard.example'),
      `Delivery has failed to these recipients or groups:\n\nbo@orchard.example\nThe e-mail address you entered couldn't be found.\n`,
      true,
    ],
    [
      'Amazon SES',
      head(),
      `An error occurred while trying to deliver the mail to the following recipients:\nbo@orchard.example\n\n550 5.1.1 no such mailbox\n`,
      true,
    ],
  ])('%s', async (_, headers, body, hard) => {
    expect(await parseBounceMessage(mail(headers, body), secret)).toMatchObject({ kind: 'bounce', reader, hard });
  });

  test.each([
    ['somebody away', head('bo@orchard.example', 'Away until Monday'), 'My mailbox 5.1.1 is not read; user unknown.'],
    [
      'somebody away, marked so',
      head('bo@orchard.example', 'Re: The wall', '\nAuto-Submitted: auto-replied'),
      'no such user',
    ],
    [
      'Exim, a delay',
      head('Mailer-Daemon@far.example', 'Warning: message 1x delayed 24 hours'),
      exim('bo@orchard.example\n    user unknown'),
    ],
    [
      'a delay by its words',
      head(),
      'This is the mail system at host relay.example.\n\nYour mail will be retried.\n\n<bo@orchard.example>: user unknown\n',
    ],
    ['to an address that is not ours', head().replace(back, 'bounce@tarnby.example'), qmail('no such user (#5.1.1)')],
  ])('%s is none', async (_, headers, body) => {
    expect(await parseBounceMessage(mail(headers, body), secret)).toMatchObject({ kind: 'other' });
  });
});

describe('requests of people', () => {
  const from = 'From: ann@tarnby.example\nTo: desk@tarnby.example';
  test.each([
    ['an unsubscribe mail', `${from}\nSubject: unsubscribe ${token}`, true],
    [
      'one that a program wrote (RFC 3834)',
      `${from}\nSubject: unsubscribe ${token}\nAuto-Submitted: auto-generated`,
      true,
    ],
    [
      'an encoded subject',
      `${from}\nSubject: =?utf-8?B?${Buffer.from(`unsubscribe ${token}`).toString('base64')}?=`,
      true,
    ],
    ['a subject over two lines', `${from}\nSubject: unsubscribe\n ${token}`, true],
    ['to the address of bounces', `From: ann@tarnby.example\nTo: ${back}\nSubject: unsubscribe ${token}`, true],
    ['no token', `${from}\nSubject: unsubscribe`, false],
    [
      'a token of somebody else’s making',
      `${from}\nSubject: unsubscribe ${token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`,
      false,
    ],
  ])('%s', async (_, headers, counts) => {
    const read = await parseBounceMessage(mail(headers, 'Please.\n'), secret);
    expect(read.kind).toBe(counts ? 'unsubscribe' : 'other');
    if (counts) expect(read).toMatchObject({ reader });
  });

  const ours = `Return-Path: <${back}>\r\nSubject: The wall\r\nList-Unsubscribe: <https://tarnby.example/unsubscribe/${token}>\r\n\r\nIt stands.\r\n`;
  const text = `Subject: The wall\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`Unsubscribe: https://tarnby.example/${token}`).toString('base64')}\r\n`;
  const encoded = (source: string) =>
    `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${Buffer.from(source).toString('base64').replace(/.{76}/g, '$&\n')}\n`;
  const complaint = (copy: string, fields = '') =>
    Buffer.from(
      `From: fbl@far.example\nTo: bounce@tarnby.example\nSubject: complaint\nMIME-Version: 1.0\n${multipart('feedback-report', 'Content-Type: text/plain\n\nSpam.\n', `Content-Type: message/feedback-report\n\nFeedback-Type: abuse\n${fields}`, copy)}`.replace(
        /\r?\n/g,
        '\r\n',
      ),
    );
  test.each([
    ['a copy as it is', complaint(`Content-Type: message/rfc822\n\n${ours}`)],
    ['a copy in base64', complaint(encoded(ours))],
    ['a copy whose text is in base64', complaint(`Content-Type: message/rfc822\n\n${text}`)],
    ['both in base64', complaint(encoded(text))],
    ['the heads alone', complaint(`Content-Type: text/rfc822-headers\n\n${ours}`)],
    [
      'no copy, but the address it was sent under',
      complaint('Content-Type: text/plain\n\nnone\n', `Original-Mail-From: <${back}>\n`),
    ],
  ])('a complaint (RFC 5965) with %s', async (_, bytes) => {
    expect(await parseBounceMessage(bytes, secret)).toMatchObject({ kind: 'complaint', reader });
  });

  test('no part of a complaint is parsed twice', async () => {
    vi.mocked(parseMail).mockClear();
    await parseBounceMessage(complaint(encoded(text)), secret);
    const parsed = vi.mocked(parseMail).mock.calls.map(([bytes]) => Buffer.from(bytes).toString('latin1'));
    // The complaint, its report, the copy, and the text in that.
    expect(parsed.length).toBeGreaterThan(2);
    expect(new Set(parsed).size).toBe(parsed.length);
  });

  test('a token behind an escaped blank is ours, and who says that it is no spam complains of nothing', async () => {
    const token = /[0-9a-f]{8}\.[0-9a-f]{16}\.[0-9a-f]{32}/.exec(ours)?.[0] ?? '';
    const copy = `Content-Type: message/rfc822\n\nList-Unsubscribe: <mailto:desk@tarnby.example?subject=unsubscribe%20${token}>\n\nText\n`;
    expect(await parseBounceMessage(complaint(copy), secret)).toMatchObject({ kind: 'complaint', reader });
    const not = Buffer.from(
      Buffer.from(complaint(copy)).toString('latin1').replace('Feedback-Type: abuse', 'Feedback-Type: not-spam'),
    );
    expect(await parseBounceMessage(not, secret)).toMatchObject({ kind: 'other' });
  });

  test('a complaint about a mail that is not ours is none', async () => {
    expect(await parseBounceMessage(complaint(encoded('Subject: x\r\n\r\ny\r\n')), secret)).toMatchObject({
      kind: 'other',
    });
  });
});

// What anybody may send must not keep the program from its work: each of these took from two seconds to minutes.
describe('a report that is made to take long', () => {
  const size = 20_000;
  const gone = 'no such user ';
  const endless: [what: string, text: string][] = [
    ['one word', 'a'.repeat(size)],
    ['addresses of the web', `${gone}${'://'.repeat(size / 3)}`],
    ['beginnings of an address', `${gone}${'@'.repeat(size)}`],
    ['addresses without end', `${gone}${'a@'.repeat(size / 2)}(`],
    ['a rule of dashes', `${gone}\n${'-'.repeat(size)}`],
    ['empty lines', `${gone}${'\n'.repeat(size)}`],
    ['lines of dashes', `${gone}${`\n${'-'.repeat(200)}`.repeat(100)}`],
    ['semicolons', `${gone}${';'.repeat(size)}`],
  ];

  test.each(endless)('%s', { timeout: 20_000 }, (_, text) => {
    const blocks = Array.from({ length: 400 }, () => 'Action: failed\n').join('\n');
    const forPeople = { subject: 'failure', from: 'mailer-daemon@far.example', failedRecipients: true };
    for (let time = 0; time < 20; time++) {
      expect(readDeliveryStatus(blocks, text)).toMatchObject({ hard: false });
      readDeliveryStatus(`Original-Recipient: ${text}\n${failed('5.1.1', `smtp; ${text}`)}`, '');
      readBounceText({ ...forPeople, text });
    }
  });

  test('of more recipients than are judged none counts as gone', async () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, at) => failed('5.1.1', `smtp; 550 no such user ${at}`)).join('\n');
    expect(await parseBounceMessage(report(of(50)), secret)).toMatchObject({ kind: 'bounce', hard: true });
    expect(await parseBounceMessage(report(of(51)), secret)).toMatchObject({ kind: 'bounce', hard: false });
  });

  test('of none of our mails it is not even read', async () => {
    const [, text] = endless[1];
    const forged = report(failed('5.1.1', `smtp; ${text}`))
      .toString()
      .replaceAll(back, 'bounce@tarnby.example');
    expect(await parseBounceMessage(Buffer.from(forged), secret)).toEqual({
      kind: 'other',
      why: 'a bounce of none of our mails',
    });
  });
});
