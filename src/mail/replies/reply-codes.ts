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
  /** Nobody could be sure of the server, or the server wants no part of TLS: sending on would be wrong, trying again useless. */
  readonly insecure: boolean;
  /** The envelope sender; null where the mail is from its own recipient. */
  readonly sender?: string | null;
}

/** What to make of it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly said: string }
  /** Try again: `whole` means that the server is the matter and not this reader; `wait`: it named a time, in milliseconds. */
  | {
      readonly kind: 'deferred';
      readonly said: string;
      readonly stage: SmtpStage;
      readonly whole: boolean;
      readonly wait: number | null;
      /** Over another connection the server takes it now. */
      readonly atOnce?: boolean;
    }
  /** This recipient's mail is refused. `suppress`: for there is no such mailbox; `hint`: what to look at if others are refused alike. */
  | {
      readonly kind: 'refused';
      readonly said: string;
      readonly about: Subject;
      readonly suppress: boolean;
      readonly hint: string;
    }
  /** Something that is the sender's to mend: nobody else is tried, nobody is suppressed. */
  | { readonly kind: 'stop'; readonly said: string; readonly hint: string }
  | { readonly kind: 'uncertain'; readonly said: string }
  /** The reader has signed off in the meantime; nothing left. */
  | { readonly kind: 'cancelled'; readonly said: string };

/** Stages at which a reply is about one recipient: each mail has but one, so that a reply after the last bytes is about it, too. */
const ofOneRecipient: ReadonlySet<SmtpStage> = new Set(['recipient', 'data', 'body', 'end-of-data']);

/**
 * Judges an attempt. nodemailer's `permanent` does not tell a bad address from a wrong password, and its error codes not a connection lost
 * before the last bytes from one lost after; what counts is the stage, which the gate knows, and what the reply says (`replies.ts`).
 */
export function judge({ stage, code, said, insecure, sender = null }: Evidence): Verdict {
  if (insecure) return { kind: 'stop', said, hint: hints.tls };
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
  if (!ofOneRecipient.has(stage)) return { kind: 'stop', said, hint: hints[stage] };
  const stop = stopCodes.find(
    ([codes, status]) => codes.test(`${code}`) || statusesIn(said).some((one) => status.test(one)),
  );
  if (stop) return { kind: 'stop', said, hint: hints[stop[2]] };
  const about = subjectOf(said, { sender });
  return { kind: 'refused', said, about, suppress: about === 'no mailbox', hint: hints[stage] };
}

/** Codes that are about us, whichever recipient they answer: the next one would be answered alike. */
const stopCodes: readonly (readonly [code: RegExp, status: RegExp, about: SmtpStage])[] = [
  // TLS is wanted (RFC 3207, RFC 5248).
  [/^523$/, /^5\.7\.10$/, 'tls'],
  // Log in first, or in another way (RFC 4954); 5.7.57 is Microsoft 365's.
  [/^53[0458]$/, /^5\.7\.(?:8|57)$/, 'login'],
];

/** What to look at, by the stage at which the server said no. */
const hints: Readonly<Record<SmtpStage, string>> = {
  connect: 'The server turns this machine away: ask whoever runs it, or use the one of your provider.',
  tls: 'Without a secure connection nothing is sent. smtps:// is for port 465, smtp:// for 587, and ?plain=yes behind the address lets a server on this very machine do without; a certificate of your own goes into NODE_EXTRA_CA_CERTS.',
  login:
    'Check name and password in SMTP_URL; many providers want a password for apps. In the address, write @ as %40 and / as %2F.',
  sender:
    'The server does not send for MAIL_FROM: set an address that is yours there; briefing check looks at SPF, DKIM and DMARC.',
  recipient:
    'The server does not send for us: log in (name and password in SMTP_URL), look whether a limit of your account is reached, and see what briefing check says.',
  data: 'The server does not take the mail: see what briefing check says.',
  body: 'The server does not take the mail: see what briefing check says.',
  'end-of-data':
    'The server does not take what the mail says, or not from us: see what briefing check and briefing lint say.',
};

/** `try again in 300 seconds`: the server knows best; at most an hour. */
function waitIn(said: string): number | null {
  const match = /\b(\d{1,5})\s*(seconds?|secs?|minutes?|mins?)\b/i.exec(said);
  if (match === null) return null;
  return Math.min(Number(match[1]) * (/^s/i.test(match[2]) ? 1000 : 60_000), 3_600_000);
}
