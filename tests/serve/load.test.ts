import { type ChildProcess, spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLeased } from '../../src/adapters.ts';
import { loadConfig } from '../../src/config/config.ts';
import { unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';
import { planMails } from '../../src/mailing/planning/plan.ts';
import { recipientsFor } from '../../src/mailing/planning/recipients.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import { smallDigest } from '../support/digest.ts';
import { fill, root, temporaryFolder } from '../support/folder.ts';
import { openFaultyServer } from '../support/smtp.ts';

const count = 300;

/** The program as a user starts it, and what it said. */
function start(folder: string, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, BRIEFING_TIMEZONE: 'UTC', ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const program = {
    child,
    said: '',
    ended: new Promise<number | null>((end) => child.on('close', (code) => end(code))),
  };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      program.said += data;
    });
  return program;
}

const listening = async (program: { said: string; child: ChildProcess }) => {
  const port = () => /127\.0\.0\.1:(\d+)/.exec(program.said)?.[1];
  await expect.poll(port, { timeout: 50_000 }).toBeDefined();
  return Number(port());
};

/** A folder in which an edition is planned for many, and nothing of it was sent. */
async function plannedFolder() {
  const folder = temporaryFolder();
  fill(folder, { 'briefing.yaml': `out: ${folder}/digests\nstate: ${folder}/.briefing\n` });
  const config = loadConfig(folder);
  const clock = () => new Date();
  const state = await openLeased(config, clock);
  const to = Array.from({ length: count }, (_, at) => `reader${at}@tarnby.example`);
  const recipients = await recipientsFor(state.subscribers, { to, onlyTo: false });
  const plan = planMails({
    ...{
      digest: await smallDigest(),
      pictures: [],
      templates: await compileTemplates(config),
      recipients,
      off: new Map(),
    },
    settings: { ...config, from: 'desk@tarnby.example' },
    ...{ links: { web: null, unsubscribe: null, imprint: [] }, held: false, now: clock() },
  });
  await state.outbox.plan(plan, clock().getTime());
  const secret = await state.subscribers.secret();
  const links = recipients.map(({ id, address }) => ({
    address,
    path: `/unsubscribe/${unsubscribeToken(secret, { reader: id, list: '' })}`,
  }));
  await state.close();
  return { folder, links };
}

test('50 at once unsubscribe while a mail goes out to all: each has an answer, and nothing arrives after it', {
  timeout: 180_000,
}, async () => {
  const { folder, links } = await plannedFolder();
  const arrived = new Map<string, number>();
  let mails = 0;
  const server = await openFaultyServer((stage, { to }) => {
    if (stage !== 'dot') return undefined;
    arrived.set(to, performance.now());
    mails++;
    // A server that looks at each mail for a moment: some are on their way when their reader unsubscribes.
    return { delay: 20 };
  });
  onTestFinished(() => server.close());
  const serving = start(folder, ['serve', '--port', '0']);
  const port = await listening(serving);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });
  onTestFinished(() => agent.destroy());
  const post = (address: string) =>
    new Promise<{ status: number; at: number }>((answered, failed) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const request = http.request({ host: '127.0.0.1', port, agent, method: 'POST', path: address, headers });
      request.on('error', failed);
      request.on('response', (response) => {
        response.resume();
        response.on('end', () => answered({ status: response.statusCode ?? 0, at: performance.now() }));
      });
      request.end('List-Unsubscribe=One-Click');
    });
  const sending = start(folder, ['send'], { SMTP_URL: server.url, MAIL_FROM: 'desk@tarnby.example' });
  await expect.poll(() => mails, { timeout: 50_000 }).toBeGreaterThan(20);
  const those = links.filter((_, at) => at % 2 === 0);
  const answers = await Promise.all(those.map(async (link) => ({ ...link, ...(await post(link.path)) })));
  expect(answers.map(({ status }) => status)).toEqual(those.map(() => 200));
  expect(await sending.ended).toBe(0);
  const late = answers.filter(({ address, at }) => (arrived.get(address) ?? 0) > at);
  expect(late).toEqual([]);
  // Everybody else has the mail once, and so have those who came too late.
  expect(mails).toBe(arrived.size);
  const off = new Set(those.map(({ address }) => address));
  for (const { address } of links) expect(arrived.has(address) || off.has(address)).toBe(true);
  expect(arrived.size).toBeLessThan(count);

  // Ended with half a request open and connections that are kept.
  await halfRequest(port);
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toBe(0);
});

async function halfRequest(port: number): Promise<void> {
  const socket = net.connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await new Promise<void>((written) => socket.write('GET / HTTP/1.1\r\nHost: tarn', () => written()));
}

test('the preview ends with half a request open', async () => {
  const folder = temporaryFolder();
  const preview = start(folder, ['preview', '--port', '0']);
  await halfRequest(await listening(preview));
  preview.child.kill('SIGTERM');
  expect(await preview.ended).toBe(0);
});
