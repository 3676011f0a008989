import { shortHash } from '../../lib/hash.ts';
import { oneLine } from '../../lib/text/text.ts';
import { parseMail, UnparsedMail } from '../../lib/threads/mail-parser.ts';
import { messageOf } from '../../model/errors.ts';
import type { Item } from '../../model/source.ts';
import { bareItem } from '../collect.ts';
import { readRegular } from '../folder/regular-file.ts';
import { headerMoment } from './mail-date.ts';
import { unquote, withFixedLines } from './mail-text.ts';

/** Why a mail gives no item; `deferred`: it had to be given up, which may be no fault of its own. */
export interface NoMail {
  readonly message: string;
  readonly deferred: boolean;
}

/** Reads the mail behind an item that is one; any other item stays as it is. */
export async function withMail(item: Item): Promise<Item | NoMail> {
  if (item.form !== 'mail') return item;
  const read = await readRegular(item.content);
  if ('message' in read) return { ...read, deferred: true };
  if (shortHash(read.bytes) !== item.id) return { message: 'was changed while it was read', deferred: true };
  const mail = await readMail(item.id, item.path, read.bytes);
  return 'message' in mail || item.categories === undefined ? mail : { ...mail, categories: item.categories };
}

/** Reads a saved mail (RFC 5322, MIME): its fuller text part, and what its headers say. */
export async function readMail(id: string, path: string, bytes: Uint8Array): Promise<Item | NoMail> {
  try {
    const { bytes: fixed, flow } = withFixedLines(bytes);
    const mail = await parseMail(fixed, { maxNestingDepth: 50 });
    const text = unquote(mail.text ?? '', flow).trim();
    const html = mail.html?.trim() ?? '';
    if (text === '' && html === '') return { message: 'the mail holds no text', deferred: false };
    // The plain part has no layout tables; it is worse only where it is a stub ("your client cannot show HTML").
    const plain = text.length >= 0.6 * shownLength(html);
    const sender = mail.from && 'address' in mail.from ? mail.from : null;
    const name = sender?.name ? oneLine(sender.name) : null;
    return {
      ...bareItem,
      id,
      path,
      form: plain ? 'text' : 'html',
      content: plain ? unwrap(text) : html,
      title: mail.subject ? oneLine(mail.subject.replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/i, '')) : null,
      author: name,
      outlet: name ?? sender?.address?.split('@')[1] ?? null,
      site: siteOfSender(sender?.address ?? ''),
      published: headerMoment(mail.headers?.find((header) => header.key === 'date')?.value ?? null),
    };
  } catch (error) {
    if (error instanceof UnparsedMail) return { message: messageOf(error), deferred: true };
    return { message: `is no readable mail: ${messageOf(error)}`, deferred: false };
  }
}

/** Domains under which anybody may have a mailbox or a newsletter: there the whole address is the sender's, not the domain. */
const sharedDomains = new Set([
  'aol.com',
  'beehiiv.com',
  'buttondown.email',
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'mail.ru',
  'outlook.com',
  'proton.me',
  'substack.com',
  'web.de',
  'yahoo.com',
]);

/** Who answers for a mail: the domain of its sender. */
function siteOfSender(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (domain === '' || domain === address.toLowerCase()) return null;
  return sharedDomains.has(domain) ? address.toLowerCase() : domain;
}

/** About how much text a page shows. Linear: no tag may hold another. */
function shownLength(html: string): number {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim().length;
}

/** Mail text is wrapped at some 76 characters: lines of one paragraph are put together again. */
function unwrap(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph.split('\n').every((line) => line.length <= 82)
        ? paragraph.replace(/([^\s])[ ]*\n(?=[\p{L}\p{N}"“‘'(])/gu, '$1 ')
        : paragraph,
    )
    .join('\n\n');
}
