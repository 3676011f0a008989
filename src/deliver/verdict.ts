/** How far a transaction had come when something was said, or when the connection was lost. */
export type Stage = 'connect' | 'tls' | 'login' | 'sender' | 'recipient' | 'data' | 'body' | 'dot';

/** What an attempt left behind. */
export interface Evidence {
  /** `dot`: the last bytes may have left. */
  readonly stage: Stage;
  /** The server's reply code; null where it said nothing, or nothing that is a reply. */
  readonly code: number | null;
  /** Its words, or those of the failure. */
  readonly said: string;
  /** Nobody could be sure of the server, or the server wants no part of TLS: sending on would be wrong, trying again useless. */
  readonly insecure: boolean;
}

/** What to make of it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly said: string }
  /** Try again: `whole` means that the server is the matter and not this reader; `wait`: it named a time, in milliseconds. */
  | {
      readonly kind: 'deferred';
      readonly said: string;
      readonly stage: Stage;
      readonly whole: boolean;
      readonly wait: number | null;
    }
  | { readonly kind: 'refused'; readonly said: string; readonly suppress: boolean }
  /** Something that is the sender's to mend: nobody else is tried, nobody is suppressed. */
  | { readonly kind: 'stop'; readonly said: string; readonly hint: string }
  | { readonly kind: 'uncertain'; readonly said: string }
  /** The reader has signed off in the meantime; nothing left. */
  | { readonly kind: 'cancelled'; readonly said: string };

/**
 * Judges an attempt. nodemailer's `permanent` does not tell a bad address from a wrong password, and its error codes not a connection lost
 * before the last bytes from one lost after; what counts is the stage, which the gate knows, and the enhanced code (RFC 3463).
 */
export function judge({ stage, code, said, insecure }: Evidence): Verdict {
  if (insecure) return { kind: 'stop', said, hint: hints.tls };
  if (code === null || code < 200 || code > 599 || (code >= 300 && code < 400))
    return stage === 'dot' ? { kind: 'uncertain', said } : { kind: 'deferred', said, stage, whole: true, wait: null };
  if (code < 300)
    // A yes to something that was not asked yet is no yes.
    return stage === 'dot' ? { kind: 'accepted', said } : { kind: 'deferred', said, stage, whole: true, wait: null };
  if (code < 500)
    return { kind: 'deferred', said, stage, whole: code === 421 || stage !== 'recipient', wait: waitIn(said) };
  if (stage === 'recipient') {
    const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? null;
    if (enhanced === null ? (code === 550 || code === 553) && !ours.test(said) : noSuchMailbox.test(enhanced))
      return { kind: 'refused', said, suppress: true };
    // A mailbox that is full, or takes nothing as large: this reader's matter, and none of tomorrow's.
    if (enhanced !== null && /^5\.2\./.test(enhanced)) return { kind: 'refused', said, suppress: false };
  }
  return { kind: 'stop', said, hint: hints[stage] };
}

/** The address is wrong or gone (RFC 3463, 3.2 and 3.3). 5.1.7 and 5.1.8 are about the sender's. */
const noSuchMailbox = /^5\.(?:1\.(?!7$|8$)\d+|2\.1)$/;

/** Words of a refusal that is about the sender, where no enhanced code says so. */
const ours = /relay|authenti|not permitted|spf\b|dkim|dmarc|polic|block|black|spam|reputation|sender|denied|banned/i;

/** What to look at, by the stage at which the server said no. */
const hints: Readonly<Record<Stage, string>> = {
  connect: 'The server turns this machine away: ask whoever runs it, or use the one of your provider.',
  tls: 'Without a secure connection nothing is sent. smtps:// is for port 465, smtp:// for 587; a certificate of your own goes into NODE_EXTRA_CA_CERTS.',
  login:
    'Check name and password in SMTP_URL; many providers want a password for apps. In the address, write @ as %40 and / as %2F.',
  sender:
    'The server does not send for MAIL_FROM: set an address that is yours there; briefing check looks at SPF, DKIM and DMARC.',
  recipient:
    'The server does not send for us: log in (name and password in SMTP_URL), and see what briefing check says.',
  data: 'The server does not take the mail: see what briefing check says.',
  body: 'The server does not take the mail: see what briefing check says.',
  dot: 'The server does not take what the mail says, or not from us: see what briefing check and briefing lint say.',
};

/** `try again in 300 seconds`: the server knows best; at most an hour. */
function waitIn(said: string): number | null {
  const match = /\b(\d{1,5})\s*(seconds?|secs?|minutes?|mins?)\b/i.exec(said);
  if (match === null) return null;
  return Math.min(Number(match[1]) * (/^s/i.test(match[2]) ? 1000 : 60_000), 3_600_000);
}
