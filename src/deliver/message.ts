import MailComposer from 'nodemailer/lib/mail-composer';
import type { Digest } from '../digest.ts';
import { offsetOf } from '../lib/calendar.ts';
import { shortHash } from '../lib/hash.ts';
import type { Email } from '../model.ts';

/** Whom a mail is from and to, and in which zone its morning is. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** The hour at which a digest's mail is dated: its own morning, so that making it again gives the same bytes. */
const morning = '06:00:00';

/** Where a reader signs off by mail; null where the sender has no address that mail reaches. */
export function unsubscribeBy(from: string): string | null {
  const address = /[^\s<>]+@[^\s<>]+/.exec(from)?.[0];
  return address === undefined || /@localhost$/i.test(address) ? null : `mailto:${address}?subject=unsubscribe`;
}

/** A header that is written as it is: the composer would encode the angle brackets as words. */
function prepared(value: string) {
  return { prepared: true, value };
}

/** Email -> the bytes of an RFC 5322 message. A pure function of its arguments: the Message-ID and the boundary too. */
export async function composeMessage(digest: Digest, email: Email, { from, to, zone }: Envelope): Promise<Buffer> {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  // The same however often it is tried: mail stores know a second copy by it.
  const key = shortHash(`${digest.edition} ${to}`);
  const unsubscribe = unsubscribeBy(from);
  const local = `${digest.day}T${morning}`;
  const message = new MailComposer({
    from,
    to,
    subject: email.subject,
    date: new Date(`${local}${offsetOf(local, zone)}`),
    messageId: `<${digest.edition}.${key}@${domain}>`,
    text: email.text,
    html: email.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': 'en',
      'List-ID': prepared(`"${digest.title.replace(/[^\x20-\x7e]|["\\]/g, '').slice(0, 100)}" <briefing.${domain}>`),
      ...(unsubscribe && { 'List-Unsubscribe': prepared(`<${unsubscribe}>`) }),
    },
    attachments: email.pictures.map(({ id, type, base64 }) => ({
      cid: id,
      filename: `${id}.${type.slice('image/'.length)}`,
      contentType: type,
      contentDisposition: 'inline',
      content: Buffer.from(base64, 'base64'),
    })),
    // A text that says {path: …} must never make the composer read a file.
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: key,
    newline: 'windows',
  } as ConstructorParameters<typeof MailComposer>[0]);
  return new Promise((resolve, reject) =>
    message.compile().build((error: Error | null, bytes: Buffer) => (error ? reject(error) : resolve(bytes))),
  );
}
