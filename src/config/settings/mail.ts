import { z } from 'zod';
import { addressOf, longestBounceLocalPart } from '../../lib/text/mail-address.ts';
import { kind, type Setting, setting, shapeOf } from '../setting.ts';
import {
  approvalTime,
  choice,
  heloName,
  integer,
  lines,
  mailbox,
  mailboxes,
  oneLineText,
  server,
  textLike,
} from '../value-types.ts';

const dkimFields = {
  selector: setting({
    schema: textLike(/^[\w.-]+$/, 'a name such as mail2026'),
    env: 'DKIM_SELECTOR',
    help: 'The name of the key in DNS: `<selector>._domainkey.<domain>`.',
    default: 'required to sign',
    example: 'mail2026',
  }),
  key: setting({
    schema: oneLineText,
    env: 'DKIM_KEY_FILE',
    help: 'The file of the private key (PEM).',
    default: 'required to sign',
    example: 'dkim.pem',
  }),
  domain: setting({
    schema: oneLineText.nullable().default(null),
    env: 'DKIM_DOMAIN',
    help: 'The domain that signs.',
    default: 'the domain of `from`',
    example: 'example.org',
  }),
} satisfies Record<string, Setting>;

/** Who sends and who gets an edition. */
export const mailSettings = {
  from: setting({
    schema: mailbox.default('The Morning Briefing <briefing@localhost>'),
    env: 'MAIL_FROM',
    help: 'The sender.',
    example: 'The Morning Briefing <you@example.org>',
  }),
  to: setting({
    schema: mailboxes.default([]),
    env: 'MAIL_TO',
    perEdition: true,
    help: 'Recipients besides the subscribers (`briefing subscribers`), separated by commas. An edition with its own `to` goes to nobody else.',
    default: 'none',
    example: 'you@example.org, "Lee, Ann" <ann@example.org>',
  }),
  replyTo: setting({
    schema: mailbox.nullable().default(null),
    env: 'MAIL_REPLY_TO',
    help: 'Where replies go, and unsubscribe requests by mail.',
    default: 'the address of `from`',
    example: 'desk@example.org',
  }),
  editor: setting({
    schema: mailbox.nullable().default(null),
    env: 'MAIL_EDITOR',
    help: 'Who gets drafts for approval, and a mail when an edition cannot be made.',
    default: 'nobody',
    example: 'editor@example.org',
  }),
  approval: setting({
    schema: approvalTime.default(null),
    env: 'BRIEFING_APPROVAL',
    perEdition: true,
    help: 'Whether an edition waits for `briefing approve`: `yes` until it is approved, `30m` or `2h` for that time, after which it is sent.',
    default: 'no',
    example: '30m',
    renamedFrom: { key: 'hold', env: 'BRIEFING_HOLD' },
  }),
  unsubscribe: setting({
    schema: choice(['web', 'mail']).default('web'),
    env: 'BRIEFING_UNSUBSCRIBE',
    help: 'How subscribers unsubscribe: on the page under `publicUrl` that `briefing serve` answers (`web`), or by mail only (`mail`). Without `publicUrl` it is always by mail.',
    example: 'mail',
  }),
  imprint: setting({
    schema: lines.default([]),
    env: 'BRIEFING_IMPRINT',
    perEdition: true,
    help: 'The foot of every mail and page: the publisher, with a postal address where the law asks for one (CAN-SPAM, Impressum). Several lines are possible in briefing.yaml, with `imprint: |`.',
    default: 'none',
    example: 'The Port Desk, 1 Quay Street, Tarnby',
  }),
} satisfies Record<string, Setting>;

/** The mail server and its limits, the mailbox for bounces, signatures. */
export const deliverySettings = {
  smtp: setting({
    schema: server(/^smtps?$/, 'smtp://name:password@mail.example.org:587')
      .nullable()
      .default(null),
    env: 'SMTP_URL',
    secret: true,
    help: 'The mail server: `smtp://…:587` (STARTTLS is required) or `smtps://…:465`. Keep it in `.env`, for it holds a password; in name and password write @ as %40, / as %2F, # as %23 and % as %25. A server for tests on this machine without TLS: `smtp://127.0.0.1:2525?plain=yes`. Without a server editions are only saved.',
    default: 'none',
    example: 'smtp://name:password@mail.example.org:587',
  }),
  imap: setting({
    schema: server(/^imaps?$/, 'imaps://name:password@mail.example.org')
      .nullable()
      .default(null),
    env: 'IMAP_URL',
    secret: true,
    help: 'The mailbox in which bounces, complaints and unsubscribe mails arrive.',
    default: 'none',
    example: 'imaps://name:password@mail.example.org',
  }),
  imapTimeout: setting({
    schema: integer(1, 3600).default(60),
    env: 'IMAP_TIMEOUT',
    unit: 'seconds',
    help: 'Maximum time of one visit to the mailbox. The next visit continues where it stopped.',
    example: '120',
  }),
  bounces: setting({
    schema: kind(
      mailbox.refine(
        (text) => addressOf(text).lastIndexOf('@') <= longestBounceLocalPart,
        `may have at most ${longestBounceLocalPart} letters before its @, because a signature is put after them`,
      ),
      { words: 'one address, such as bounce@example.org' },
    )
      .nullable()
      .default(null),
    env: 'MAIL_BOUNCES',
    help: 'The return path of mails (VERP): mail to `bounce+anything@example.org` must arrive at this address too.',
    default: 'the address of `from`',
    example: 'bounce@example.org',
  }),
  suppressShare: setting({
    schema: integer(0, 100).default(10),
    env: 'BRIEFING_SUPPRESS_SHARE',
    unit: 'percent of the list',
    help: 'How many subscribers may be suppressed in 30 days because servers say that there is no such mailbox. On a small list up to 10 subscribers, but no more than half of it, and always one; 0 suppresses nobody. Others wait for `briefing suppressions allow`.',
    example: '5',
  }),
  uncertain: setting({
    schema: choice(['hold', 'resend']).default('hold'),
    env: 'BRIEFING_UNCERTAIN',
    help: 'What is done when the connection is lost after the last byte of a mail, so that nobody knows whether the server accepted it: `hold` lists it in `briefing outbox`, `resend` sends it again, which may deliver it twice.',
    example: 'resend',
  }),
  ehlo: setting({
    schema: heloName.nullable().default(null),
    env: 'MAIL_EHLO',
    help: 'The name in EHLO.',
    default: 'the machine’s name where it has a dot, else the domain of `from`',
    example: 'mail.example.org',
  }),
  dkim: setting({
    schema: kind(z.strictObject(shapeOf(dkimFields)), { words: 'a map of selector, key and domain' })
      .nullable()
      .default(null),
    help: 'Signs mails with DKIM. Most mail providers do it themselves.',
    default: 'none',
    example: 'selector: mail2026\nkey: dkim.pem',
    fields: dkimFields,
  }),
  connections: setting({
    schema: integer(1, 50).default(5),
    env: 'BRIEFING_CONNECTIONS',
    help: 'Maximum number of connections to the mail server at a time.',
    example: '2',
  }),
  perMinute: setting({
    schema: integer(1, 100_000).nullable().default(null),
    env: 'BRIEFING_PER_MINUTE',
    unit: 'mails a minute',
    help: 'The rate limit of the mail server.',
    default: 'no limit',
    example: '100',
  }),
  retry: setting({
    schema: integer(1, 3600).default(60),
    env: 'BRIEFING_RETRY',
    unit: 'seconds',
    help: 'The wait before a deferred mail is tried again. It doubles with every try, to at most one hour.',
    example: '30',
  }),
} satisfies Record<string, Setting>;
