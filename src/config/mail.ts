import { z } from 'zod';
import { splitMailboxes } from '../lib/text/address-tokens.ts';
import { addressOf, isHostName, longestBounceLocalPart, readMailbox } from '../lib/text/mail-address.ts';
import { cleanText, oneLine } from '../lib/text/text.ts';
import { minutesOf } from '../lib/time/clock.ts';
import { readTimes } from '../lib/time/wall-clock.ts';
import { messageOf } from '../model/errors.ts';
import { oneLineText } from './source-lines.ts';

/** `name@host` or `Name <name@host>`, one of them. */
const mailbox = oneLineText.refine(
  (text) => readMailbox(text) !== null,
  'must be one address, such as Name <name@example.org> or "Name, Office" <name@example.org>',
);

/** On a disk, or from a variable. */
const flag = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const times = oneLineText.superRefine((text, context) => {
  try {
    readTimes(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: messageOf(error) });
  }
});

/** How an edition waits for its editor: not at all, until he approves, or so many minutes at most. */
const hold = z.union([z.boolean(), z.string()]).transform((value, context) => {
  if (value === false || value === 'no' || value === 'false') return null;
  if (value === true || value === 'yes' || value === 'true') return 'approval' as const;
  const minutes = minutesOf(value);
  if (minutes !== null && minutes > 0) return minutes;
  context.addIssue({ code: 'custom', message: 'must be yes, no, or how long, such as 30m or 2h' });
  return z.NEVER;
});

/** The address of a server, with the name and the password of a log-in. */
function server(protocol: RegExp, example: string) {
  return z
    .url({ protocol, error: `must be an address such as ${example}` })
    .refine(
      (url) => !URL.canParse(url) || isDecodable(new URL(url)),
      'has a % in its name or password that is none of an address: write it as %25',
    )
    .refine(
      (url) => !URL.canParse(url) || !isPlain(new URL(url)) || loopback.test(new URL(url).hostname),
      'may say plain=yes only of this machine',
    )
    .nullable()
    .default(null);
}

function isPlain({ searchParams }: URL): boolean {
  return searchParams.get('plain') === 'yes';
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== null;
  } catch {
    return false;
  }
}

/** Who gets editions, when and how. */
export const mailSettings = {
  from: mailbox.default('The Morning Briefing <briefing@localhost>'),
  to: z
    .preprocess((value) => (typeof value === 'string' ? splitMailboxes(value) : value), z.array(mailbox))
    .default([]),
  replyTo: mailbox.nullable().default(null),
  /** Who is shown drafts, and told what must be mended. */
  editor: mailbox.nullable().default(null),
  /** Where mail that comes back goes: `bounce@example.org` must take `bounce+anything@example.org`, too. */
  bounces: mailbox
    .refine(
      (text) => addressOf(text).lastIndexOf('@') <= longestBounceLocalPart,
      `may have at most ${longestBounceLocalPart} letters before its @, for more are put behind them`,
    )
    .nullable()
    .default(null),
  smtp: server(/^smtps?$/, 'smtp://name:password@mail.example.org:587'),
  imap: server(/^imaps?$/, 'imaps://name:password@mail.example.org'),
  /** Seconds that one visit to the mailbox may take, all in all. */
  imapTimeout: z.int().min(1).max(3600).default(60),
  /** The name in EHLO; without it the machine's, or the domain of `from`. */
  ehlo: oneLineText
    .refine((name) => isHostName(name) || /^\[[\w.:]+\]$/.test(name), 'must be a host name such as mail.example.org')
    .nullable()
    .default(null),
  dkim: z
    .strictObject({
      /** The name of the key in the domain's DNS: `<selector>._domainkey.<domain>`. */
      selector: oneLineText.regex(/^[\w.-]+$/, 'must be a name such as mail2026'),
      /** A file with the private key, PEM. */
      key: oneLineText,
      /** Without it that of `from`. */
      domain: oneLineText.nullable().default(null),
    })
    .nullable()
    .default(null),
  connections: z.int().min(1).max(50).default(5),
  /** Mails a minute, at most. */
  perMinute: z.int().min(1).max(100_000).nullable().default(null),
  /** Seconds until what a server put off is tried again; twice as long each time. */
  retry: z.int().min(1).max(3600).default(60),
  /** How many of a hundred subscribers may be suppressed in 30 days without a person's word, for servers say that they have no mailbox. */
  suppressShare: z.int().min(0).max(100).default(10),
  /** What is done with a mail of which nobody knows whether it arrived. */
  uncertain: z.enum(['hold', 'resend']).default('hold'),
  unsubscribe: z.enum(['web', 'mail']).default('web'),
  /** The foot of every mail and page: who publishes it, with a postal address where the law asks for one. */
  imprint: z
    .string()
    .max(1000)
    .transform((text) =>
      text
        .split('\n')
        .map((line) => oneLine(cleanText(line)))
        .filter((line) => line !== ''),
    )
    .default([]),
  hold: hold.default(null),
  /** What readers get on a day with less than `minimum` new stories. */
  empty: z.enum(['skip', 'note', 'fold']).default('skip'),
  minimum: z.int().min(1).max(100).default(1),
  at: times.default('07:00'),
  /** Hours after which an edition that could not be made at its time is not made any more. */
  grace: z.int().min(0).max(168).default(12),
};

/** Variables of these settings, and how else their values are read than as text. */
export const mailVariables = {
  from: 'MAIL_FROM',
  to: 'MAIL_TO',
  replyTo: 'MAIL_REPLY_TO',
  editor: 'MAIL_EDITOR',
  bounces: 'MAIL_BOUNCES',
  smtp: 'SMTP_URL',
  imap: 'IMAP_URL',
  imapTimeout: 'IMAP_TIMEOUT',
  ehlo: 'MAIL_EHLO',
  'dkim.selector': 'DKIM_SELECTOR',
  'dkim.key': 'DKIM_KEY_FILE',
  'dkim.domain': 'DKIM_DOMAIN',
  connections: 'BRIEFING_CONNECTIONS',
  perMinute: 'BRIEFING_PER_MINUTE',
  retry: 'BRIEFING_RETRY',
  suppressShare: 'BRIEFING_SUPPRESS_SHARE',
  uncertain: 'BRIEFING_UNCERTAIN',
  unsubscribe: 'BRIEFING_UNSUBSCRIBE',
  imprint: 'BRIEFING_IMPRINT',
  hold: 'BRIEFING_HOLD',
  empty: 'BRIEFING_EMPTY',
  minimum: 'BRIEFING_MINIMUM',
  at: 'BRIEFING_AT',
  grace: 'BRIEFING_GRACE',
} as const;

export { flag };
