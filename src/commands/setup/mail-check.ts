import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { hostname } from 'node:os';
import type { Config } from '../../config/config.ts';
import type { DnsFinding } from '../../mail/dns-check.ts';
import { exitCodes, messageOf } from '../../model/errors.ts';

/** One check of the mail setup; no finding where it has nothing to say. */
type MailCheck = (config: Config) => DnsFinding[] | Promise<DnsFinding[]>;

/** In the order in which they are printed. */
const checks: readonly MailCheck[] = [
  checkServer,
  checkMailbox,
  checkDns,
  checkEditor,
  checkRecipients,
  checkUnsubscribe,
];

/** Connects and logs in to the mail server and the mailbox, and looks up SPF, DKIM and DMARC. Nothing is sent. */
export async function checkMail(config: Config): Promise<void> {
  const findings: DnsFinding[] = [];
  for (const check of checks) findings.push(...(await check(config)));
  console.log('');
  for (const { ok, what, say } of findings) console.log(`${markOf(ok)} ${what.padEnd(9)} ${say}`);
  if (findings.some(({ ok }) => ok === false)) process.exitCode = exitCodes.found;
}

function markOf(ok: DnsFinding['ok']): string {
  if (ok === null) return '?';
  return ok ? '✓' : '✗';
}

async function checkServer(config: Config): Promise<DnsFinding[]> {
  const [{ openSmtpTransport }, { describeReply }, { heloName }] = await Promise.all([
    import('../../mail/smtp.ts'),
    import('../../mail/replies/reply-codes.ts'),
    import('../../mail/helo.ts'),
  ]);
  const helo = heloName(config, hostname());
  const transport = openSmtpTransport(config.smtp as string, undefined, helo);
  const verdict = await transport.connect();
  transport.close();
  if (verdict === null) return [{ ok: true, what: 'Server', say: connectedTo(config.smtp as string, helo) }];
  const hint = verdict.kind === 'stop' ? ` ${verdict.hint}` : '';
  const say = `${describeReply(transport.server, verdict)}.${hint} Our name in EHLO was ${helo} (MAIL_EHLO).`;
  return [{ ok: false, what: 'Server', say }];
}

function connectedTo(server: string, helo: string): string {
  const { host, username, searchParams } = new URL(server);
  const security = searchParams.get('plain') === 'yes' ? 'without TLS' : 'the connection is secure';
  const login = username === '' ? 'no log-in is set' : 'the log-in works';
  return `${host} answers, ${security}, ${login}; our name in EHLO is ${helo}`;
}

async function checkMailbox({ imap, imapTimeout }: Config): Promise<DnsFinding[]> {
  if (imap === null) return [];
  const { openMailbox } = await import('../../mail/imap.ts');
  try {
    const mailbox = await openMailbox(imap, AbortSignal.timeout(imapTimeout * 1000));
    await mailbox.close();
    return [{ ok: true, what: 'Mailbox', say: 'the mailbox opens' }];
  } catch (error) {
    return [{ ok: false, what: 'Mailbox', say: messageOf(error) }];
  }
}

async function checkDns(config: Config): Promise<DnsFinding[]> {
  const [{ readDkim }, { checkSenderDns }] = await Promise.all([
    import('../../mailing/delivery-round.ts'),
    import('../../mail/dns-check.ts'),
  ]);
  const key = readDkim(config);
  const dkim = key === null ? null : { ...key, publicKey: publicKeyOf(key.privateKey) };
  const resolver = new Resolver({ timeout: 5000, tries: 2 });
  return checkSenderDns(config.from, dkim, {
    txt: (name) => resolver.resolveTxt(name),
    mx: (name) => resolver.resolveMx(name),
  });
}

/** The public half of a private key, in the form of a DKIM record's `p=` (RFC 6376, 3.6.1). */
function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

function checkEditor({ approval, editor }: Config): DnsFinding[] {
  if (approval === null || editor !== null) return [];
  const say = 'editions wait for approval, and MAIL_EDITOR is not set: nobody gets the draft';
  return [{ ok: false, what: 'Editor', say }];
}

function checkRecipients({ to }: Config): DnsFinding[] {
  if (to.length > 0) return [];
  return [{ ok: null, what: 'Readers', say: 'MAIL_TO is not set: only subscribers get the mail' }];
}

function checkUnsubscribe({ publicUrl, unsubscribe }: Config): DnsFinding[] {
  if (publicUrl === null || unsubscribe !== 'web' || publicUrl.startsWith('https:')) return [];
  const say = 'publicUrl is not https: mail programs then show no one-click unsubscribe button';
  return [{ ok: false, what: 'Unsubscribe', say }];
}
