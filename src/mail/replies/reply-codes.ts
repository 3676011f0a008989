import { type Subject, statusesIn, subjectOf } from './reply-words.ts';

/** How far a transaction had come when something was said, or when the connection was lost. */
export type SmtpStage = 'connect' | 'tls' | 'login' | 'sender' | 'recipient' | 'data' | 'body' | 'end-of-data';

/** What an attempt left behind. */
export interface Evidence {
  /** `end-of-data`: the last bytes may have left. */
  readonly stage: SmtpStage;
  /** The server's reply code; null where it said nothing, or nothing that is a reply. */
  readonly code: number | null;
  /** Its words, or those of the failure. */
  readonly said: string;
  /** What to do where the connection would not be secure, so that sending would be wrong and trying again useless; null where it is secure. */
  readonly insecure: string | null;
  /** The envelope sender; null where the mail is from its own recipient. */
  readonly sender?: string | null;
}

/**
 * What an attempt means for its delivery.
 *
 * @example
 * { kind: 'deferred', said: '451 4.7.1 try again in 5 minutes', stage: 'recipient', whole: false, wait: 300_000 }
 */
export type Verdict =
  | { readonly kind: 'accepted'; readonly said: string }
  /** Try again. `whole`: the cause is the server and not this recipient; `wait`: the time that it named, in milliseconds. */
  | {
      readonly kind: 'deferred';
      readonly said: string;
      readonly stage: SmtpStage;
      readonly whole: boolean;
      readonly wait: number | null;
      /** The server takes it now, over another connection. */
      readonly atOnce?: boolean;
    }
  /** This recipient's mail is refused. `suppress`: since there is no such mailbox; `hint`: what to check if others are refused alike. */
  | {
      readonly kind: 'refused';
      readonly said: string;
      readonly stage: SmtpStage;
      readonly about: Subject;
      readonly suppress: boolean;
      readonly hint: string;
    }
  /** An error that the sender must fix: no other recipient is tried, and none is suppressed. `stage` is missing where several replies caused it. */
  | { readonly kind: 'stop'; readonly said: string; readonly stage?: SmtpStage; readonly hint: string }
  | { readonly kind: 'uncertain'; readonly said: string }
  /** The recipient has unsubscribed in the meantime; nothing was sent. */
  | { readonly kind: 'cancelled'; readonly said: string };

/** Stages at which a reply is about one recipient: each mail has only one, so a reply after the last bytes is about it, too. */
const ofOneRecipient: ReadonlySet<SmtpStage> = new Set(['recipient', 'data', 'body', 'end-of-data']);

/**
 * Judges an attempt. nodemailer's `permanent` does not tell a bad address from a wrong password, and its error codes not a connection lost
 * before the last bytes from one lost after; what counts is the stage, which `CommitGate` knows, and what the reply says (`reply-words.ts`).
 */
export function judge({ stage, code, said, insecure, sender = null }: Evidence): Verdict {
  if (insecure !== null) return { kind: 'stop', said, stage, hint: insecure };
  if (code === null || code < 200 || code > 599 || (code >= 300 && code < 400))
    return stage === 'end-of-data'
      ? { kind: 'uncertain', said }
      : { kind: 'deferred', said, stage, whole: true, wait: null };
  if (code < 300)
    // A yes to something that was not asked yet is no yes.
    return stage === 'end-of-data'
      ? { kind: 'accepted', said }
      : { kind: 'deferred', said, stage, whole: true, wait: null };
  if (code < 500)
    return { kind: 'deferred', said, stage, whole: code === 421 || stage !== 'recipient', wait: waitIn(said) };
  if (!ofOneRecipient.has(stage)) return { kind: 'stop', said, stage, hint: hints[stage] };
  const stop = stopCodes.find(
    ([codes, status]) => codes.test(`${code}`) || statusesIn(said).some((one) => status.test(one)),
  );
  if (stop) return { kind: 'stop', said, stage, hint: hints[stop[2]] };
  const about = subjectOf(said, { sender });
  return { kind: 'refused', said, stage, about, suppress: about === 'no mailbox', hint: hints[stage] };
}

/** Codes that are about us, whichever recipient they answer: the next one would be answered alike. */
const stopCodes: readonly (readonly [code: RegExp, status: RegExp, about: SmtpStage])[] = [
  // TLS is wanted (RFC 3207, RFC 5248).
  [/^523$/, /^5\.7\.10$/, 'tls'],
  // Log in first, or in another way (RFC 4954); 5.7.57 is Microsoft 365's.
  [/^53[0458]$/, /^5\.7\.(?:8|57)$/, 'login'],
];

/** What each stage is called in messages: the command that the server answered. */
const stageNames: Readonly<Record<SmtpStage, string>> = {
  connect: 'connecting',
  tls: 'STARTTLS',
  login: 'logging in (AUTH)',
  sender: 'MAIL FROM',
  recipient: 'RCPT TO',
  data: 'DATA',
  body: 'the message',
  'end-of-data': 'the end of the message',
};

/**
 * Which server said what, and at which stage.
 *
 * @param server `mail.example.org:587`
 * @example
 * describeReply('mail.example.org:587', verdict); // 'mail.example.org:587, MAIL FROM: 550 5.7.1 not your address'
 */
export function describeReply(server: string, verdict: Verdict): string {
  const stage = 'stage' in verdict ? verdict.stage : undefined;
  return stage === undefined ? `${server}: ${verdict.said}` : `${server}, ${stageNames[stage]}: ${verdict.said}`;
}

/** What to check, by the stage at which the server refused. */
const hints: Readonly<Record<SmtpStage, string>> = {
  connect: 'The server refuses this machine: ask its operator, or use the server of your provider.',
  tls: 'The server wants a secure connection: smtps:// is for port 465, smtp:// for port 587 (STARTTLS). ?plain=yes is for a server on this machine that offers no TLS.',
  login:
    'Check name and password in SMTP_URL; many providers want an app password. In the address, write @ as %40 and / as %2F.',
  sender:
    'The server does not send for MAIL_FROM: set an address that is yours there; briefing check verifies SPF, DKIM and DMARC.',
  recipient:
    'The server does not relay for this program: log in (name and password in SMTP_URL), check the limits of your account, and run briefing check.',
  data: 'The server does not accept the mail: run briefing check.',
  body: 'The server does not accept the mail: run briefing check.',
  'end-of-data':
    'The server does not accept what the mail says, or not from this program: run briefing check and briefing lint.',
};

/** `try again in 300 seconds`: the server knows best; at most an hour. */
function waitIn(said: string): number | null {
  const match = /\b(\d{1,5})\s*(seconds?|secs?|minutes?|mins?)\b/i.exec(said);
  if (match === null) return null;
  return Math.min(Number(match[1]) * (/^s/i.test(match[2]) ? 1000 : 60_000), 3_600_000);
}
