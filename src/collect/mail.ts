import PostalMime from 'postal-mime';
import { messageOf } from '../errors.ts';
import { oneLine } from '../lib/text.ts';
import type { Item, Moment } from '../model.ts';

/** Reads a saved mail (RFC 5322, MIME): its fuller text part, and what its headers say. */
export async function readMail(id: string, path: string, bytes: Uint8Array): Promise<Item | { message: string }> {
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 });
    const text = mail.text?.trim() ?? '';
    const html = mail.html?.trim() ?? '';
    if (text === '' && html === '') return { message: 'the mail holds no text' };
    // The plain part has no layout tables; it is worse only where it is a stub ("your client cannot show HTML").
    const plain =
      text.length >=
      0.6 * html.replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>|<[^>]*>|\s+/gi, ' ').trim().length;
    const sender = mail.from && 'address' in mail.from ? mail.from : null;
    const name = sender?.name ? oneLine(sender.name) : null;
    return {
      id,
      path,
      form: plain ? 'text' : 'html',
      content: plain ? unwrap(text) : html,
      title: mail.subject ? oneLine(mail.subject.replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/i, '')) : null,
      author: name,
      outlet: name ?? sender?.address?.split('@')[1] ?? null,
      published:
        headerMoment(mail.headers?.find((header) => header.key === 'date')?.value ?? null) ?? mail.date ?? null,
    };
  } catch (error) {
    return { message: `is no readable mail: ${messageOf(error)}` };
  }
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

/** A Date header with its own offset (RFC 5322 section 3.3); the library gives it in UTC only. */
function headerMoment(value: string | null): Moment | null {
  const match = /(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s+([+-]\d{4})/.exec(value ?? '');
  if (!match) return null;
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(match[2].toLowerCase()) / 3 + 1;
  if (!Number.isInteger(month) || month < 1) return null;
  const two = (text: string) => text.padStart(2, '0');
  return `${match[3]}-${two(String(month))}-${two(match[1])}T${match[4]}:${match[5]}:${match[6] ?? '00'}${match[7].slice(0, 3)}:${match[7].slice(3)}`;
}
