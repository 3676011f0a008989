import { existsSync, readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { zoneDataConcern, zoneVersionIn } from '../../lib/time/zone-data.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Finding } from '../../mail/dns-check.ts';
import { exitCodes, messageOf } from '../../model/errors.ts';
import type { Source } from '../../model/source.ts';

/** `briefing check`: the configuration as it takes effect, and whether the sources are there. */
export function checkCommand(clock: Clock): Command {
  return new Command('check')
    .description(
      'print the effective configuration and check it, with the mail server and what receivers will think of the sender',
    )
    .addHelpText(
      'after',
      '\nSecrets are masked. Exit status: 0 all is well, 1 a source is missing or something of the mail is to be mended, 2 a setting is wrong.',
    )
    .action(async () => {
      const { environmentNames, loadConfig, settingNames } = await import('../../config/config.ts');
      const config = loadConfig();
      for (const name of settingNames) {
        const value =
          (name === 'smtp' || name === 'imap') && config[name] !== null
            ? withoutLogin(config[name])
            : name === 'sources'
              ? config.sources.map(shown)
              : name === 'editions'
                ? config.editions.map(({ list, at, timezone }) => `${list}: ${at} ${timezone}`)
                : config[name];
        const variable = environmentNames[name] ? `   (${environmentNames[name]})` : '';
        console.log(
          `${name.padEnd(10)} ${maskCredentials(typeof value === 'string' ? value : JSON.stringify(value))}${variable}`,
        );
      }
      const missing = config.sources.filter(isMissing).map(({ location }) => location);
      const net = config.sources.some(({ location }) => /^https?:/i.test(location));
      console.log(
        missing.length === 0
          ? `\nAll folders and lists are there.${net ? ' What stands on the net is looked at by: briefing feeds check' : ''}`
          : `\nNot there: ${maskCredentials(missing.join(', '))}`,
      );
      const { compileLook } = await import('../../render/templates/templates.ts');
      await compileLook(config);
      console.log(`The look ${config.look} compiles.`);
      const concern = zoneDataConcern(process.versions.tz, systemZoneVersion(), clock());
      if (concern !== null) console.log(`? Zones     ${concern}`);
      if (missing.length > 0) process.exitCode = exitCodes.found;
      if (config.smtp !== null) await checkMail(config);
    });
}

/** Where systems keep the version of their time zone data: Debian, Alpine and others; macOS and the BSDs. */
const zoneFiles = ['/usr/share/zoneinfo/tzdata.zi', '/usr/share/zoneinfo/+VERSION'];

function systemZoneVersion(): string | null {
  const file = zoneFiles.find((one) => existsSync(one));
  return file === undefined ? null : zoneVersionIn(readFileSync(file, 'utf8'));
}

/** An address of a server whose name and password are masked, whatever letters they have. */
function withoutLogin(server: string): string {
  const url = new URL(server);
  const login = url.username === '' && url.password === '' ? '' : '***@';
  return `${url.protocol}//${login}${url.host}${url.pathname}${url.search}`;
}

/** Whether the mail server takes us, and whether receivers will trust what it sends. Nothing is sent. */
async function checkMail(config: Config): Promise<void> {
  const [
    { openSmtpTransport },
    { describeReply },
    { readDkim },
    { standingOf },
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
  const findings: Finding[] = [];
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
        ? `${host} is there, ${searchParams.get('plain') === 'yes' ? 'without TLS' : 'the connection is secure'}, ${username === '' ? 'and asks for no log-in so far' : 'the log-in works'}; our name in EHLO is ${helo}`
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
  findings.push(...(await standingOf(config.from, key === null ? null : { ...key, publicKey }, asked)));
  if (config.hold !== null && config.editor === null)
    findings.push({
      ok: false,
      what: 'Editor',
      say: 'editions wait for an editor (hold), and MAIL_EDITOR names none: nobody is told',
    });
  if (config.to.length === 0)
    findings.push({ ok: null, what: 'Readers', say: 'MAIL_TO is not set: only subscribers get the mail' });
  if (config.publicUrl !== null && config.unsubscribe === 'web' && !config.publicUrl.startsWith('https:'))
    findings.push({
      ok: false,
      what: 'Sign-off',
      say: 'publicUrl is not https: mail programs then show no one-click sign-off',
    });
  console.log('');
  for (const { ok, what, say } of findings)
    console.log(`${ok === null ? '?' : ok ? '✓' : '✗'} ${what.padEnd(9)} ${say}`);
  if (findings.some(({ ok }) => ok === false)) process.exitCode = exitCodes.found;
}

/** A source as it is printed: its place, and what else is said of it; the values of headers masked. */
function shown({ kind, location, headers, ...rest }: Source): unknown {
  const said = Object.entries({ ...rest, headers: Object.keys(headers).length > 0 ? masked(headers) : null }).filter(
    ([key, value]) => value !== null && value !== usual[key],
  );
  return said.length === 0 ? location : { kind, location, ...Object.fromEntries(said) };
}

const usual: Readonly<Record<string, unknown>> = { limit: 50, since: 2 };

function masked(headers: Source['headers']): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((header) => [header, '***']));
}

function isMissing({ kind, location }: Source): boolean {
  if (/^https?:/i.test(location)) return false;
  const found = statSync(location, { throwIfNoEntry: false });
  return kind === 'opml' ? !found?.isFile() : !found?.isDirectory();
}
