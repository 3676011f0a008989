import type { Email as ParsedMail } from 'postal-mime';
import { parseMail, UnparsedMail } from '../../lib/threads/mail-parser.ts';
import { messageOf } from '../../model/errors.ts';
import { readBounceAddress, readUnsubscribeToken } from '../unsubscribe-token.ts';
import { type BounceReport, readBounceText, readDeliveryStatus } from './delivery-status.ts';

/** A bounce, a complaint or an unsubscribe mail. `other`: nothing to act on. */
export type BounceMessage =
  /** A mail server could not deliver an edition; `hard`: since there is no such mailbox. */
  | ({
      readonly kind: 'bounce';
      readonly edition: string;
      readonly reader: string;
    } & BounceReport)
  | { readonly kind: 'unsubscribe' | 'complaint'; readonly reader: string; readonly list: string }
  /** `unread`: it had to be given up, and may have said something. */
  | { readonly kind: 'other'; readonly why: string; readonly unread?: boolean };

/** Bytes of a bounce message that are read: report, token and the headers of the returned copy are at its beginning. */
export const maxBounceBytes = 131_072;

/** Mails inside of mails that are looked into: a complaint holds a copy of ours, which may be encoded as a whole. */
const deepest = 3;

const reportTypes = /^message\/(?:global-)?delivery-status$/;

/**
 * Reads a mail from the mailbox to which what cannot be delivered goes. A bounce counts only under an address that we made (VERP), a
 * an unsubscribe request only with our token: anybody may write to these addresses.
 */
export async function parseBounceMessage(whole: Uint8Array, secret: string): Promise<BounceMessage> {
  const bytes = whole.subarray(0, maxBounceBytes);
  let mail: ParsedMail;
  try {
    mail = await parse(bytes);
  } catch (error) {
    if (error instanceof UnparsedMail) return { kind: 'other', why: messageOf(error), unread: true };
    // Anybody may send something that no parser takes: the mails behind it are read all the same.
    return { kind: 'other', why: `no mail: ${messageOf(error)}` };
  }
  const feedback = mail.attachments.find(({ mimeType }) => mimeType === 'message/feedback-report');
  // RFC 5965, 7.3, and RFC 6430: people who say that it is no spam complain of nothing.
  if (feedback !== undefined && /^Feedback-Type:\s*not-spam\b/im.test(textOf(feedback.content)))
    return { kind: 'other', why: 'somebody who says that it is no spam' };
  if (feedback !== undefined) return complaintOf(await textsIn(bytes, mail), secret);
  const report = mail.attachments.find(({ mimeType }) => reportTypes.test(mimeType));
  const bounced = readBounceAddress(secret, addressesOf(mail));
  // Anybody may send a report: it is read only where it is of one of our mails.
  if (bounced === null)
    return report === undefined ? requestOf(mail, secret) : { kind: 'other', why: 'a bounce of none of our mails' };
  const said = report === undefined ? bounceTextOf(mail) : readDeliveryStatus(textOf(report.content), plainText(mail));
  if (said !== null) return { kind: 'bounce', ...bounced, ...said };
  return report === undefined ? requestOf(mail, secret) : { kind: 'other', why: 'a report of a delay' };
}

/** Somebody who unsubscribes by mail. The token in the subject is proof enough, whatever program wrote the mail (RFC 3834, 5). */
function requestOf(mail: ParsedMail, secret: string): BounceMessage {
  const subject = mail.subject ?? '';
  const asks = /\bunsubscribe\b/i.test(subject);
  const signed = asks ? tokenIn([subject], secret) : null;
  if (signed !== null) return { kind: 'unsubscribe', ...signed };
  if (mail.headers.some(({ key, value }) => key === 'auto-submitted' && !/^no\b/i.test(value)))
    return { kind: 'other', why: 'an automatic answer' };
  return { kind: 'other', why: asks ? 'an unsubscribe request without our token' : 'a mail from a person' };
}

/** A complaint (RFC 5965) names its mail by our token, or by the address under which it was sent; then it is of every list. */
function complaintOf(texts: readonly string[], secret: string): BounceMessage {
  const signed = tokenIn(texts, secret);
  if (signed !== null) return { kind: 'complaint', ...signed };
  for (const text of texts) {
    const sent = readBounceAddress(secret, text);
    if (sent !== null) return { kind: 'complaint', reader: sent.reader, list: '' };
  }
  return { kind: 'other', why: 'a complaint without our token' };
}

function parse(bytes: Uint8Array): Promise<ParsedMail> {
  return parseMail(bytes, { forceRfc822Attachments: true });
}

function bounceTextOf(mail: ParsedMail) {
  return readBounceText({
    text: plainText(mail),
    subject: mail.subject ?? '',
    from: mail.from?.address ?? '',
    failedRecipients: mail.headers.some(({ key }) => key === 'x-failed-recipients'),
  });
}

function plainText({ text, html }: ParsedMail): string {
  return text ?? (html ?? '').replace(/<[^<>]*>/g, ' ');
}

/** Every text of a mail, decoded: its own bytes, its parts, and the mails inside of it. `mail` is null where it is not looked into. */
async function textsIn(bytes: Uint8Array, mail: ParsedMail | null, depth = 0): Promise<string[]> {
  const source = Buffer.from(bytes)
    .toString('latin1')
    .replace(/=\r?\n/g, '');
  if (mail === null) return [source];
  const inner = await Promise.all(
    mail.attachments.map(async ({ content }) => {
      const part = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer);
      return textsIn(part, depth + 1 < deepest ? await parse(part).catch(() => null) : null, depth + 1);
    }),
  );
  return [source, mail.text ?? '', mail.html ?? '', ...inner.flat()];
}

/** Everything that names whom a mail was delivered to: some stores keep the address with its detail only in one of these. */
function addressesOf(mail: ParsedMail): string {
  const names = /^(?:to|delivered-to|x-original-to|envelope-to|x-envelope-to|x-failed-recipients)$/;
  return mail.headers
    .filter(({ key }) => names.test(key))
    .map(({ value }) => value)
    .join(' ');
}

function tokenIn(texts: readonly string[], secret: string) {
  for (const text of texts)
    for (const [token] of text.matchAll(
      /(?:(?<=%20)|(?<![0-9a-f]))[0-9a-f]{8}\.[0-9a-f]{16}\.[0-9a-f]{32}(?![0-9a-f])/g,
    )) {
      const signed = readUnsubscribeToken(secret, token);
      if (signed !== null) return signed;
    }
  return null;
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');
}

/** The mails of a file: one, or many as an mbox keeps them. */
export function mailsIn(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  if (!text.startsWith('From ')) return [bytes];
  return text
    .split(/^From .*\r?\n/m)
    .filter((mail) => mail.trim() !== '')
    .map((mail) => Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1'));
}
