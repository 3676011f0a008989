import { breakLongWords, statusesIn, subjectOf } from '../replies/reply-words.ts';

/** What a bounce says of its recipients; `hard`: every one of them has no mailbox. */
export interface BounceReport {
  readonly hard: boolean;
  /** The status of the first failure (RFC 3463); '' where there is none. */
  readonly code: string;
  /** Its words, clipped. */
  readonly said: string;
}

/** One recipient of a report. */
interface Failure {
  readonly status: string | null;
  readonly said: string;
  /** The mail was forwarded: that one target is gone says nothing of the subscriber's own address. */
  readonly forwarded: boolean;
}

/** Maximum length of a report that is read, and of its words that are kept. */
const longest = 20_000;
const clipped = 200;

/** Maximum number of recipients that are read: a mail has one, which may be an alias of several. */
const mostRecipients = 50;

/**
 * Reads the machine-readable part of a report (RFC 3464; RFC 6533 in its form for internationalised mail). Its fields stand in blocks, one for
 * each recipient. Null where it reports no failure. `text` is the part for people, which alone has the words in reports of Exim.
 */
export function readDeliveryStatus(report: string, text: string): BounceReport | null {
  const blocks = startOf(report)
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('action') || fields.has('final-recipient'));
  const failed = blocks.filter((fields) => /^failed/i.test(fields.get('action') ?? ''));
  if (failed.length === 0) return null;
  const spoken = failureText(text);
  const failures = failed.map((fields): Failure => {
    const status = statusesIn(fields.get('status') ?? '')[0] ?? null;
    const diagnosed = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+;\s*/, '');
    const said = diagnosed === '' && (status === null || status === '5.0.0') ? spoken : diagnosed;
    return { status, said, forwarded: isForwarded(fields) || forwardedMark.test(said) };
  });
  // Somebody behind the address got the mail, or may still get it.
  return summary(failures, failed.length === blocks.length);
}

/**
 * Reads a report that is written for people only, as qmail, older Exim and others send it. Null where it is none, or reports a delay.
 * What says that it is one: the header X-Failed-Recipients, its sender, or the words with which a program begins.
 */
export function readBounceText(mail: {
  readonly text: string;
  readonly subject: string;
  readonly from: string;
  readonly failedRecipients: boolean;
}): BounceReport | null {
  const text = failureText(mail.text);
  const isReport =
    mail.failedRecipients || daemons.test(mail.from) || openings.some(([opening]) => opening.test(mail.text));
  if (!isReport || delays.test(mail.subject) || delays.test(text)) return null;
  return summary(
    recipientTexts(text).map((said) => ({ status: null, said, forwarded: forwardedMark.test(said) })),
    true,
  );
}

function summary(failures: readonly Failure[], allFailed: boolean): BounceReport {
  const [{ said, status }] = failures;
  // Anybody may send a report: what is said of many recipients in the same words is judged once, and too many are not judged at all.
  const different = new Map(failures.map((failure) => [`${failure.status} ${failure.said}`, failure]));
  const gone =
    failures.length <= mostRecipients &&
    !failures.some(({ forwarded }) => forwarded) &&
    [...different.values()].every(({ said, status }) => subjectOf(said, { status }) === 'no mailbox');
  const code = statusesIn(said)[0] ?? status ?? '';
  return {
    hard: allFailed && gone,
    code,
    said: said
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, clipped),
  };
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

/** The recipient that we wrote to is not the one that failed. A provider's own name for the same mailbox has the same local part. */
function isForwarded(fields: ReadonlyMap<string, string>): boolean {
  const [original, final] = ['original-recipient', 'final-recipient'].map(
    (name) => /;\s*<?([^\s<>@]+)@/.exec(fields.get(name) ?? '')?.[1].toLowerCase() ?? null,
  );
  return original !== null && final !== null && original !== final;
}

/** Exim and Postfix name the address that an alias stood for. */
const forwardedMark = /\((?:ultimately )?(?:generated|expanded) from /i;

/** Who sends reports. */
const daemons = /^(?:mailer-daemon|mail-daemon|maildaemon|postmaster|mail\.?delivery)@/i;

/** With which words a program begins a report that has no part for machines, and which program. */
const openings: readonly (readonly [opening: RegExp, program: string])[] = [
  [/this is the qmail-send program/i, 'qmail'],
  [/this message was created automatically by mail delivery software/i, 'Exim'],
  [/this is the mailer-daemon, please do not reply/i, 'OpenSMTPD'],
  [/this is the (?:postfix program|mail system) at host/i, 'Postfix'],
  [/the following addresses had permanent fatal errors/i, 'Sendmail'],
  [/delivery to the following recipients? failed permanently/i, 'Gmail, older form'],
  [/we were unable to deliver your message to the following address/i, 'Yahoo'],
  [/delivery has failed to these recipients/i, 'Exchange'],
  [/your message did not reach some or all of the intended recipients/i, 'Exchange, older form'],
  [/an error occurred while trying to deliver the mail to the following recipients/i, 'Amazon SES'],
];

/** A report that something takes longer is no failure. */
const delays =
  /\bdelayed\b|not yet been delivered|will (?:continue|be retried|keep trying)|^warning: (?:message|could not)/i;

/** Where the copy of our own mail begins: what is printed in it says nothing of the recipient. None looks twice at a line. */
const copies: readonly RegExp[] = [
  /^-.*(?:copy of (?:the|your)|original message|message header|returned message)/im,
  /^[ \t]*below (?:this line )?is a copy of/im,
  /^(?:return-path|received|dkim-signature|message-id):\s/im,
];

/** The part of a text that is read, with `\n` as line ends. */
function startOf(text: string): string {
  return breakLongWords(text.slice(0, longest)).replace(/\r\n?/g, '\n');
}

function failureText(text: string): string {
  const start = startOf(text);
  const ends = copies.map((copy) => start.search(copy)).filter((at) => at >= 0);
  return start.slice(0, Math.min(start.length, ...ends));
}

/** A line that begins with an address begins what is said of it. */
const recipientLine = /^[ \t]*<?([^\s<>():;,]+@[^\s<>():;,]+)>?(?=[\s:]|$)/;

/** What a text says of each recipient; the whole text where it names none at the beginning of a line. */
function recipientTexts(text: string): string[] {
  const texts = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of text.split('\n')) {
    const address = recipientLine.exec(line)?.[1].toLowerCase();
    if (address !== undefined) {
      current = texts.get(address) ?? [];
      texts.set(address, current);
    }
    current?.push(line);
  }
  return texts.size === 0 ? [text] : [...texts.values()].map((lines) => lines.join('\n'));
}
