import type { Config } from '../../config/config.ts';
import type { DnsFinding } from '../../mail/dns-check.ts';
import { exitCodes, messageOf } from '../../model/errors.ts';

/** Connects and logs in to the mail server and the mailbox, and looks up SPF, DKIM and DMARC. Nothing is sent. */
export async function checkMail(config: Config): Promise<void> {
  const [
    { openSmtpTransport },
    { describeReply },
    { readDkim },
    { checkSenderDns },
    { openMailbox },
    { heloName },
    { hostname },
    dns,
    { createPublicKey },
  ] = await Promise.all([
    import('../../mail/smtp.ts'),
    import('../../mail/replies/reply-codes.ts'),
    import('../../mailing/delivery-round.ts'),
    import('../../mail/dns-check.ts'),
    import('../../mail/imap.ts'),
    import('../../mail/helo.ts'),
    import('node:os'),
    import('node:dns/promises'),
    import('node:crypto'),
  ]);
  const findings: DnsFinding[] = [];
  const helo = heloName(config, hostname());
  const transport = openSmtpTransport(config.smtp as string, undefined, helo);
  const verdict = await transport.connect();
  transport.close();
  const { host, username, searchParams } = new URL(config.smtp as string);
  const hint = verdict?.kind === 'stop' ? ` ${verdict.hint}` : '';
  findings.push({
    ok: verdict === null,
    what: 'Server',
    say:
      verdict === null
        ? `${host} answers, ${searchParams.get('plain') === 'yes' ? 'without TLS' : 'the connection is secure'}, ${username === '' ? 'no log-in is set' : 'the log-in works'}; our name in EHLO is ${helo}`
        : `${describeReply(transport.server, verdict)}.${hint} Our name in EHLO was ${helo} (MAIL_EHLO).`,
  });
  if (config.imap !== null)
    findings.push(
      await openMailbox(config.imap, AbortSignal.timeout(config.imapTimeout * 1000)).then(
        async (mailbox) => {
          await mailbox.close();
          return { ok: true, what: 'Mailbox', say: 'the mailbox opens' };
        },
        (error: unknown) => ({ ok: false, what: 'Mailbox', say: messageOf(error) }),
      ),
    );
  const key = readDkim(config);
  const publicKey =
    key === null ? '' : createPublicKey(key.privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const names = new dns.Resolver({ timeout: 5000, tries: 2 });
  const asked = { txt: (name: string) => names.resolveTxt(name), mx: (name: string) => names.resolveMx(name) };
  findings.push(...(await checkSenderDns(config.from, key === null ? null : { ...key, publicKey }, asked)));
  if (config.approval !== null && config.editor === null)
    findings.push({
      ok: false,
      what: 'Editor',
      say: 'editions wait for approval, and MAIL_EDITOR is not set: nobody gets the draft',
    });
  if (config.to.length === 0)
    findings.push({ ok: null, what: 'Readers', say: 'MAIL_TO is not set: only subscribers get the mail' });
  if (config.publicUrl !== null && config.unsubscribe === 'web' && !config.publicUrl.startsWith('https:'))
    findings.push({
      ok: false,
      what: 'Unsubscribe',
      say: 'publicUrl is not https: mail programs then show no one-click unsubscribe button',
    });
  console.log('');
  for (const { ok, what, say } of findings)
    console.log(`${ok === null ? '?' : ok ? '✓' : '✗'} ${what.padEnd(9)} ${say}`);
  if (findings.some(({ ok }) => ok === false)) process.exitCode = exitCodes.found;
}
