import PostalMime, { type Email as ParsedMail } from 'postal-mime';
import { messageOf } from '../errors.ts';
import { readBounceAddress, readUnsubscribeToken } from './sign.ts';

/** What a mail that came back, or that a reader wrote, says. `other`: nothing that we act on. */
export type Returned =
  /** A mail server could not deliver an edition; `hard`: since there is no such mailbox. */
  | {
      readonly kind: 'bounce';
      readonly edition: string;
      readonly reader: string;
      readonly code: string;
      readonly hard: boolean;
    }
  | { readonly kind: 'unsubscribe' | 'complaint'; readonly reader: string; readonly list: string }
  | { readonly kind: 'other'; readonly why: string };

/** More than this nobody reads of a returned mail. */
const longest = 2_000_000;

/** No such mailbox (RFC 3463); Exim says 5.0.0 of whatever failed for good. */
const noSuchMailbox = /^5\.(?:0\.0|1\.(?!7$|8$)\d+|2\.1)$/;

/**
 * Reads a mail from the mailbox to which what cannot be delivered goes. A bounce counts only under an address that we made (VERP), a
 * sign-off only with our token: both are open to everybody, and anybody may write there.
 */
export async function readReturned(bytes: Uint8Array, secret: string): Promise<Returned> {
  if (bytes.length > longest) return { kind: 'other', why: 'too large' };
  let mail: ParsedMail;
  try {
    mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (error) {
    // Anybody may send something that no parser takes: the mails behind it are read all the same.
    return { kind: 'other', why: `no mail: ${messageOf(error)}` };
  }
  const report = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (report !== undefined) return bounceOf(textOf(report.content), addressesOf(mail), secret);
  const source = Buffer.from(bytes)
    .toString('latin1')
    .replace(/=\r?\n/g, '');
  if (mail.attachments.some(({ mimeType }) => mimeType === 'message/feedback-report')) {
    const signed = tokenIn(source, secret);
    return signed === null ? { kind: 'other', why: 'a complaint without our token' } : { kind: 'complaint', ...signed };
  }
  const automatic = mail.headers.some(({ key, value }) => key === 'auto-submitted' && !/^no\b/i.test(value));
  if (automatic) return { kind: 'other', why: 'an automatic answer' };
  if (/\bunsubscribe\b/i.test(mail.subject ?? '')) {
    const signed = tokenIn(mail.subject ?? '', secret);
    return signed === null
      ? { kind: 'other', why: 'a sign-off without our token' }
      : { kind: 'unsubscribe', ...signed };
  }
  return { kind: 'other', why: 'a mail from somebody' };
}

function bounceOf(report: string, addresses: string, secret: string): Returned {
  const signed = readBounceAddress(secret, addresses);
  if (signed === null) return { kind: 'other', why: 'a bounce of none of our mails' };
  if (!/^Action:\s*failed/im.test(report)) return { kind: 'other', why: 'a report of a delay' };
  const status = /^Status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1] ?? '5.0.0';
  const diagnosed = /^Diagnostic-Code:.*?\b(\d\.\d{1,3}\.\d{1,3})\b/im.exec(report.replace(/\r?\n[ \t]+/g, ' '))?.[1];
  const code = status === '5.0.0' ? (diagnosed ?? status) : status;
  return { kind: 'bounce', ...signed, code, hard: noSuchMailbox.test(code) };
}

/** Everything that names whom a mail was delivered to: some stores keep the address with its detail only in one of these. */
function addressesOf(mail: ParsedMail): string {
  const names = /^(?:to|delivered-to|x-original-to|envelope-to|x-envelope-to|x-failed-recipients)$/;
  return mail.headers
    .filter(({ key }) => names.test(key))
    .map(({ value }) => value)
    .join(' ');
}

function tokenIn(text: string, secret: string) {
  for (const [token] of text.matchAll(/\b[0-9a-f]{8}\.[0-9a-f]{16}\.[0-9a-f]{32}\b/g)) {
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
