import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import MimeNode from 'nodemailer/lib/mime-node';
import { shortHash } from '../lib/hash.ts';
import { addressOf, domainOf, readMailbox } from '../lib/text/mail-address.ts';
import { offsetOf } from '../lib/time/calendar.ts';
import type { Delivery, FrozenMail } from '../model/delivery.ts';
import type { Digest } from '../model/digest.ts';
import type { Email } from '../model/email.ts';
import { listIdOf } from './list-id.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

/** Whom a saved mail is from and to, and in which zone its morning is. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** The name of the list; null where it is the only one or the first. */
  readonly list: string | null;
}

/** The key by which a domain vouches for its mails (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** How recipients unsubscribe. */
export interface UnsubscribeMethods {
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

/** The address for unsubscribing by mail; null where the sender has no address that mail reaches. */
export function unsubscribeBy(mailbox: string): string | null {
  const address = addressOf(mailbox);
  return !address.includes('@') || /@localhost$/i.test(address) ? null : `mailto:${address}?subject=unsubscribe`;
}

/** The same however often it is tried: mail stores know a second copy by it, and it is what a mailbox is searched for. */
export function messageIdOf(edition: string, recipient: string, from: string): string {
  return `<${edition}.${shortHash(`${edition} ${recipient}`)}@${domainOf(from)}>`;
}

/** The unsubscribe link of a frozen mail: an address with a placeholder for the recipient's token. */
export function unsubscribeLink({ web, mail }: UnsubscribeMethods): string | null {
  if (web !== null) return `${web}${anyToken}`;
  return mail === null ? null : `${mail}%20${anyToken}`;
}

/** Email -> the bytes of the message that is saved beside the edition. A pure function of its arguments: the Message-ID and the boundary too. */
export function composeMessage(digest: Digest, email: Email, { from, to, zone, list }: Envelope): Promise<Buffer> {
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
      'List-ID': listIdOf({ title: digest.title, from, list: list ?? '', mainList: list === null }),
      ...(unsubscribe && { 'List-Unsubscribe': `<${unsubscribe}>` }),
    },
  });
}

/** A frozen mail with another sender than it was planned with, also in its reply and unsubscribe addresses. */
export function readdressed(mail: FrozenMail, { from, replyTo }: Pick<FrozenMail, 'from' | 'replyTo'>): FrozenMail {
  const box = (sender: Pick<FrozenMail, 'from' | 'replyTo'>) => `mailto:${addressOf(sender.replyTo ?? sender.from)}?`;
  const swap = (text: string) => text.replaceAll(box(mail), box({ from, replyTo }));
  return {
    ...mail,
    from,
    replyTo,
    html: swap(mail.html),
    text: swap(mail.text),
    unsubscribeUrls: mail.unsubscribeUrls.map(swap),
  };
}

/** A frozen mail, composed as far as it is the same for everybody. */
export interface Composed {
  /** Its headers, but those that name the reader. */
  readonly head: string;
  /** Its body, cut where the reader's token belongs. */
  readonly body: readonly Buffer[];
  /** For each cut, after how many letters of the token its line ends (quoted-printable); null where it is whole. */
  readonly breaks: readonly (number | null)[];
  readonly unsubscribeUrls: FrozenMail['unsubscribeUrls'];
  /** The bare address of the sender. */
  readonly from: string;
}

/** A line end of quoted-printable that is none of the text (RFC 2045, 6.7). */
const softBreak = '=\r\n';

/** The token in a body as it is sent. */
const tokenInBody = new RegExp(
  anyToken
    .replaceAll('.', '\\.')
    .split(/(?<!\\)/)
    .join('(?:=\\r\\n)?'),
  'g',
);

/** Composes a frozen mail once for all who get it in one form: putting a mail together takes longer than sending it. */
export async function composeFrozen(
  mail: FrozenMail,
  { format, edition, list }: Pick<Delivery, 'format' | 'edition' | 'list'>,
): Promise<Composed> {
  const { unsubscribeUrls, ...words } = mail;
  const message = await build({
    ...words,
    ...(format === 'text' && { html: null, pictures: [] }),
    to: 'somebody@localhost',
    date: new Date(mail.date),
    messageId: '<somebody@localhost>',
    boundary: shortHash(`${edition} ${mail.date} ${mail.subject}`),
    // So that the token can be found in it, whatever the language.
    encoding: 'quoted-printable',
    headers: {
      'List-ID': mail.listId,
      ...(unsubscribeUrls.some((way) => way.startsWith('https:')) && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      'Feedback-ID': `${edition.replace(/[^\w.-]+/g, '-')}:${shortHash(list).slice(0, 8)}:briefing:${domainOf(mail.from)}`,
    },
  });
  const text = message.toString('latin1');
  const end = text.indexOf('\r\n\r\n') + 2;
  const body = text.slice(end);
  const places = [...body.matchAll(tokenInBody)].map(([found]) => found.indexOf(softBreak));
  return {
    head: headersOf(text.slice(0, end), (name) => !ownHeaders.test(name)),
    body: body.split(tokenInBody).map((part) => Buffer.from(part, 'latin1')),
    breaks: places.map((at) => (at < 0 ? null : at)),
    unsubscribeUrls,
    from: addressOf(mail.from),
  };
}

/** The headers that differ from recipient to recipient and, the date, from attempt to attempt. */
const ownHeaders = /^(?:to|message-id|list-unsubscribe|date)$/;

/**
 * A mail as one recipient gets it: addressed, with an unsubscribe link of its own, dated when it is sent (RFC 5322, 3.6.1), since a mail may have
 * waited for its hour or for an approval. All but the date, and the signature over it, is the same at every attempt.
 */
export async function personalMessage(
  { head, body, breaks, unsubscribeUrls }: Composed,
  delivery: Pick<Delivery, 'address' | 'name' | 'messageId' | 'reader' | 'list'>,
  { secret, dkim, at }: { readonly secret: string; readonly dkim: DkimKey | null; readonly at: Date },
): Promise<Buffer> {
  const token = unsubscribeToken(secret, delivery);
  const ways = unsubscribeUrls.map((way) => `<${way.replaceAll(anyToken, token)}>`);
  const own = new MimeNode('text/plain');
  own.setHeader('To', { name: delivery.name ?? '', address: delivery.address });
  own.setHeader('Message-ID', delivery.messageId);
  own.setHeader('Date', at.toUTCString().replace('GMT', '+0000'));
  if (ways.length > 0) own.setHeader('List-Unsubscribe', prepared(ways.join(', ')));
  const heading = headersOf(`${own.buildHeaders()}\r\n`, (name) => ownHeaders.test(name));
  const placed = (at: number | null) => (at === null ? token : token.slice(0, at) + softBreak + token.slice(at));
  const parts = body.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(placed(breaks[at - 1]), 'latin1'), part]));
  const message = Buffer.concat([Buffer.from(heading + head, 'latin1'), ...parts]);
  return dkim === null ? message : signed(message, dkim);
}

/** Some of the headers of a block, each with the lines that it goes on in. */
function headersOf(block: string, wanted: (name: string) => boolean): string {
  const fields = block.split(/\r\n(?![ \t])/).filter((field) => field !== '');
  const kept = fields.filter((field) => wanted(field.slice(0, field.indexOf(':')).toLowerCase()));
  return kept.map((field) => `${field}\r\n`).join('');
}

/** Written as it is: the composer would encode angle brackets as words. */
function prepared(value: string) {
  return { prepared: true, value };
}

/** The addresses of `List-Unsubscribe`, for every reader: the page first, then the mailbox. */
export function unsubscribeUrls({ web, mail }: UnsubscribeMethods): string[] {
  return [unsubscribeLink({ web, mail: null }), unsubscribeLink({ web: null, mail })].filter((way) => way !== null);
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
  /** Of its parts; without it the shorter one. */
  readonly encoding?: 'quoted-printable';
  /** Written as they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The bytes of an RFC 5322 message. */
function build({
  boundary,
  encoding,
  headers,
  html,
  pictures,
  from,
  to,
  replyTo,
  ...message
}: Message): Promise<Buffer> {
  const composer = new MailComposer({
    ...message,
    from: mailboxOf(from),
    to: mailboxOf(to),
    ...(html !== null && { html }),
    ...(replyTo !== null && { replyTo: mailboxOf(replyTo) }),
    ...(encoding && { textEncoding: encoding }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Not `All`: that includes NDR, the reports of dead mailboxes that bounce handling lives on ([MS-OXCMAIL] 2.1.3.2.20).
      'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
      'Content-Language': 'en',
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { ...prepared(value), foldLines: true }]),
      ),
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

/** Read by us, so that the composer's own, more lenient parser has nothing to guess. */
function mailboxOf(text: string): string | { name: string; address: string } {
  const mailbox = readMailbox(text);
  return mailbox === null ? text : { name: mailbox.name ?? '', address: mailbox.address };
}

async function signed(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedHeaders });
  const parts: Buffer[] = [];
  for await (const part of signer.sign(message)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
