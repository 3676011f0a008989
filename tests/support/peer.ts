import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll } from 'vitest';
import { root, temporaryFolder } from './folder.ts';

/** Debian's Python, which has Debian's packages. */
const python = '/usr/bin/python3';

/** Why there is no real mail server here; null where there is. */
export const noPeer: string | null =
  [
    [process.getuid?.() === 0, 'not root'],
    [spawnSync(python, ['-c', 'import aiosmtpd']).status === 0, 'no python3-aiosmtpd'],
    [spawnSync('dovecot', ['--version']).status === 0, 'no dovecot-imapd'],
    [spawnSync('openssl', ['version']).status === 0, 'no openssl'],
  ]
    .filter(([there]) => !there)
    .map(([, missing]) => missing as string)[0] ?? null;

/** A mail server and a mailbox of other makers: aiosmtpd with STARTTLS and log-in, Dovecot over IMAPS. */
export interface Peer {
  readonly smtp: string;
  readonly smtps: string;
  imap(user: string): string;
  /** What Node must trust. */
  readonly certificate: string;
}

const password = 'sesame/open@home';

export async function openPeer(): Promise<Peer> {
  const folder = temporaryFolder(afterAll);
  chmodSync(folder, 0o777);
  mkdirSync(path.join(folder, 'mail'));
  chmodSync(path.join(folder, 'mail'), 0o777);
  const at = (name: string) => path.join(folder, name);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', at('key.pem'), '-out', at('cert.pem')],
    ],
    { stdio: 'ignore' },
  );
  const [smtp, smtps, imaps] = await Promise.all([freePort(), freePort(), freePort()]);
  const server = spawn(python, [path.join(root, 'tests/support/peer.py'), folder, String(smtp), String(smtps)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  writeFileSync(
    at('dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${at('cert.pem')}
ssl_key = <${at('key.pem')}
mail_location = maildir:${folder}/mail/%n/Maildir
auth_username_chars =
first_valid_uid = 1
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%n allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${imaps}
  }
}
`,
  );
  const dovecot = spawn('dovecot', ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' });
  afterAll(() => {
    server.kill('SIGKILL');
    dovecot.kill('SIGTERM');
  });
  await new Promise((ready) => server.stdout.once('data', ready));
  const secret = encodeURIComponent(password);
  return {
    smtp: `smtp://briefing:${secret}@localhost:${smtp}`,
    smtps: `smtps://briefing:${secret}@localhost:${smtps}`,
    imap: (user) => `imaps://${encodeURIComponent(user)}:${secret}@localhost:${imaps}`,
    certificate: at('cert.pem'),
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
