import { serverWords } from '../lib/text/server-reply.ts';
import { isLoopback } from '../lib/url.ts';
import { messageOf } from '../model/errors.ts';
import { judge, type SmtpStage, type Verdict } from './replies/reply-codes.ts';
import type { SmtpServer } from './smtp-connection.ts';

/** The fields of nodemailer's errors that matter here. */
interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Which stage an error is about, by the command that it answers. */
const stages: readonly (readonly [command: RegExp, stage: SmtpStage])[] = [
  [/^STARTTLS/, 'tls'],
  [/^AUTH/, 'login'],
  [/^MAIL/, 'sender'],
  [/^RCPT/, 'recipient'],
  [/^DATA/, 'data'],
];

/** @param otherwise the stage of an error that names no command */
export function stageOf(error: unknown, otherwise: SmtpStage): SmtpStage {
  const command = (error as SmtpError).command ?? '';
  return stages.find(([pattern]) => pattern.test(command))?.[1] ?? otherwise;
}

/** The server's reply code; undefined where it said nothing. */
export function replyCodeOf(error: unknown): number | undefined {
  return (error as SmtpError).responseCode;
}

/** What a failed attempt means. `sender` is the envelope sender; null where the mail is from its own recipient. */
export function verdictOf(
  error: unknown,
  { server, stage, sender }: { readonly server: SmtpServer; readonly stage: SmtpStage; readonly sender: string | null },
): Verdict {
  const { responseCode, response } = error as SmtpError;
  const said = serverWords(response || messageOf(error), server.secrets);
  return judge({ stage, code: responseCode || null, said, insecure: insecureHint(error, server), sender });
}

/** Codes of a certificate that does not prove who the server is. */
const certificateCodes = /CERT|SELF_SIGNED|ALTNAME|^UNABLE_TO_/;

/** Codes of a server that does not speak TLS as it should, or at all. */
const tlsCodes = /^ETLS$|ERR_SSL|ERR_TLS/;

/** What to do about a connection that would not be secure; null where security is not the problem. */
function insecureHint(error: unknown, server: SmtpServer): string | null {
  const { code = '', originalCode = '' } = error as SmtpError;
  if (certificateCodes.test(code) || certificateCodes.test(originalCode))
    return 'Without a secure connection nothing is sent, and the certificate of the server is not trusted. Use the host name that it was issued for; the certificate of an authority of your own goes into NODE_EXTRA_CA_CERTS.';
  if (!tlsCodes.test(code) && !tlsCodes.test(originalCode)) return null;
  const offered = 'Without a secure connection nothing is sent, and the server offers no TLS here';
  if (isLoopback(server.host))
    return `${offered}. It runs on this machine, where TLS is not needed: write ?plain=yes behind its address in SMTP_URL (smtp://${server.host}:${server.port}?plain=yes).`;
  return `${offered}. smtps:// is for port 465, smtp:// for port 587 (STARTTLS). ?plain=yes, which does without TLS, is for a server on this machine only.`;
}
