import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Delivery, FrozenMail } from '../delivery.ts';
import type { Digest } from '../digest.ts';
import { offsetOf } from '../lib/calendar.ts';
import { shortHash } from '../lib/hash.ts';
import type { Email } from '../model.ts';
import { addressOf, domainOf } from './address.ts';
import { unsubscribeToken } from './sign.ts';

/** Whom a saved mail is from and to, and in which zone its morning is. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** The key by which a domain vouches for its mails (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** How readers sign off. */
export interface SignOff {
  /** The address that takes a POST (RFC 8058), up to the token; null where nobody answers there. */
  readonly web: string | null;
  readonly mail: string | null;
}

/** The hour at which a saved mail is dated: its own morning, so that making it again gives the same bytes. */
const morning = '06:00:00';

/** Stands in a mail that is frozen where each reader's own token belongs, and is as long as one. */
const anyToken = `${'0'.repeat(8)}.${'0'.repeat(16)}.${'0'.repeat(32)}`;

/** What is signed: all that a receiver looks at, both headers of RFC 8058 among them, which nodemailer's own list leaves out. */
const signedHeaders = [
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding',
  'List-ID:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted:Feedback-ID',
].join(':');

/** Where a reader signs off by mail; null where the sender has no address that mail reaches. */
export function unsubscribeBy(mailbox: string): string | null {
  const address = addressOf(mailbox);
  return !address.includes('@') || /@localhost$/i.test(address) ? null : `mailto:${address}?subject=unsubscribe`;
}

/** The same however often it is tried: mail stores know a second copy by it, and it is what a mailbox is searched for. */
export function messageIdOf(edition: string, recipient: string, from: string): string {
  return `<${edition}.${shortHash(`${edition} ${recipient}`)}@${domainOf(from)}>`;
}

/** Where the mail that is frozen lets its readers sign off: an address with a token that stands for all of them. */
export function signOffLink({ web, mail }: SignOff): string | null {
  if (web !== null) return `${web}${anyToken}`;
  return mail === null ? null : `${mail}%20${anyToken}`;
}

/** `"The Port Desk" <briefing.example.org>` (RFC 2919). */
export function listIdOf(title: string, from: string): string {
  return `"${title.replace(/[^\x20-\x7e]|["\\]/g, '').slice(0, 100)}" <briefing.${domainOf(from)}>`;
}

/** Email -> the bytes of the message that is saved beside the edition. A pure function of its arguments: the Message-ID and the boundary too. */
export function composeMessage(digest: Digest, email: Email, { from, to, zone }: Envelope): Promise<Buffer> {
  const local = `${digest.day}T${morning}`;
  const unsubscribe = unsubscribeBy(from);
  return build({
    ...email,
    from,
    to,
    replyTo: null,
    date: new Date(`${local}${offsetOf(local, zone)}`),
    messageId: messageIdOf(digest.edition, to, from),
    boundary: shortHash(`${digest.edition} ${to}`),
    headers: {
      'List-ID': listIdOf(digest.title, from),
      ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>` }),
    },
  });
}

/** A frozen mail as one reader gets it: addressed to him, with his own way off the list. The same bytes at every attempt. */
export async function personalMessage(
  mail: FrozenMail,
  delivery: Pick<Delivery, 'address' | 'name' | 'format' | 'messageId' | 'edition' | 'reader' | 'list'>,
  { secret, dkim }: { readonly secret: string; readonly dkim: DkimKey | null },
): Promise<Buffer> {
  const token = unsubscribeToken(secret, delivery);
  const own = (text: string) => text.replaceAll(anyToken, token);
  const ways = mail.signOff.map((way) => `<${own(way)}>`);
  const message = await build({
    subject: mail.subject,
    html: delivery.format === 'html' ? own(mail.html) : null,
    text: own(mail.text),
    pictures: delivery.format === 'html' ? mail.pictures : [],
    from: mail.from,
    to: delivery.name === null ? delivery.address : `"${delivery.name.replace(/["\\]/g, '')}" <${delivery.address}>`,
    replyTo: mail.replyTo,
    date: new Date(mail.date),
    messageId: delivery.messageId,
    boundary: shortHash(delivery.messageId),
    headers: {
      'List-ID': mail.listId,
      ...(ways.length > 0 && { 'List-Unsubscribe': ways.join(', ') }),
      ...(mail.signOff.some((way) => way.startsWith('https:')) && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      'Feedback-ID': `${delivery.edition}:${shortHash(delivery.list).slice(0, 8)}:briefing:${domainOf(mail.from)}`,
    },
  });
  return dkim === null ? message : signed(message, dkim);
}

/** The addresses of `List-Unsubscribe`, for every reader: the page first, then the mailbox. */
export function signOffAddresses({ web, mail }: SignOff): string[] {
  return [signOffLink({ web, mail: null }), signOffLink({ web: null, mail })].filter((way) => way !== null);
}

interface Message {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly pictures: FrozenMail['pictures'];
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly date: Date;
  readonly messageId: string;
  readonly boundary: string;
  /** Written as they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The bytes of an RFC 5322 message. */
function build({ boundary, headers, html, pictures, replyTo, ...message }: Message): Promise<Buffer> {
  const composer = new MailComposer({
    ...message,
    ...(html !== null && { html }),
    ...(replyTo !== null && { replyTo }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': 'en',
      // The composer would encode angle brackets as words.
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }])),
    },
    attachments: pictures.map(({ id, type, base64 }) => ({
      cid: id,
      filename: `${id}.${type.slice('image/'.length)}`,
      contentType: type,
      contentDisposition: 'inline',
      content: Buffer.from(base64, 'base64'),
    })),
    // A text that says {path: …} must never make the composer read a file.
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: boundary,
    newline: 'windows',
  } as ConstructorParameters<typeof MailComposer>[0]);
  return new Promise((resolve, reject) =>
    composer.compile().build((error: Error | null, bytes: Buffer) => (error ? reject(error) : resolve(bytes))),
  );
}

async function signed(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedHeaders });
  const parts: Buffer[] = [];
  for await (const part of signer.sign(message)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
