// How long a one-click POST takes at 50 at once while mails go out: `briefing serve` beside bare hono that answers the same page, by turns in the
// same run, with `briefing send` at work on the same memory. Prints both, the ratios of p50 and p99, and how many had no answer.
// npm run bench -- serve [READERS] [POSTS]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mailOf, openSink } from './send.mjs';

const atOnce = 50;
const turn = 200;
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const bare = `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
const app = new Hono();
app.post('/unsubscribe/:token', (context) => context.html('<!doctype html><p>' + 'x'.repeat(1000)));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', serverOptions: { keepAliveTimeout: 75_000 } }, ({ port }) =>
  console.log('http://127.0.0.1:' + port + '/'));`;

/** Starts a program; gives it when it has said where it listens, if it does. */
async function start(args, { cwd, env = {}, listens = true }) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((end) => child.on('close', end));
  const port = listens
    ? await new Promise((open) => {
        let said = '';
        child.stdout.on('data', (data) => {
          said += data;
          const match = /127\.0\.0\.1:(\d+)/.exec(said);
          if (match) open(Number(match[1]));
        });
      })
    : child.stdout.resume() && null;
  return { port, ended, stop: () => child.kill() };
}

async function planned(folder, count) {
  const { openLeased } = await import('../../dist/adapters.js');
  const [{ frozen }, { planNotice }, { recipientsFor }] = await Promise.all(
    ['freeze-mail', 'letters', 'recipients'].map((name) => import(`../../dist/mailing/planning/${name}.js`)),
  );
  const { unsubscribeToken } = await import('../../dist/mail/unsubscribe-token.js');
  const now = new Date();
  const state = await openLeased(
    { state: path.join(folder, '.briefing'), out: path.join(folder, 'digests') },
    () => now,
  );
  const settings = { from: 'desk@tarnby.example', replyTo: null, title: 'The Desk' };
  const mail = frozen(await mailOf('whole'), settings, { web: null, mail: null }, now);
  const to = Array.from({ length: count }, (_, at) => `reader${at}@tarnby.example`);
  const recipients = await recipientsFor(state.subscribers, { to, onlyTo: true });
  await state.subscribers.save(recipients);
  await state.outbox.plan(
    planNotice({ name: 'bench', list: '', mail, recipients, from: settings.from, now }),
    now.getTime(),
  );
  const secret = await state.subscribers.secret();
  await state.close();
  return recipients.map(({ id }) => `/unsubscribe/${unsubscribeToken(secret, { reader: id, list: '' })}`);
}

/** Posts to each path; the milliseconds of each answer, null for none. */
async function postAll(agent, port, paths) {
  const left = [...paths];
  const times = [];
  const one = (address) =>
    new Promise((done) => {
      const began = performance.now();
      const request = http.request({ host: '127.0.0.1', port, agent, method: 'POST', path: address }, (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode === 200 ? performance.now() - began : null));
      });
      request.on('error', () => done(null));
      request.end('List-Unsubscribe=One-Click');
    });
  const work = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) times.push(await one(address));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return times;
}

const at = (times, share) => times.sort((a, b) => a - b)[Math.floor(times.length * share)];

export const measures = {};

export async function bench(_, [count = '10000', posts = '2000']) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'briefing-bench-'));
  writeFileSync(path.join(folder, 'briefing.yaml'), '');
  const links = await planned(folder, Number(count));
  const every = Math.max(1, Math.floor(links.length / Number(posts)));
  const those = links.filter((_, number) => number % every === 0).slice(0, Number(posts));
  const sink = await openSink();
  const env = { SMTP_URL: `smtp://127.0.0.1:${sink.port}?plain=yes`, MAIL_FROM: 'desk@tarnby.example' };
  const ours = await start([cli, 'serve', '--port', '0'], { cwd: folder, env });
  const here = fileURLToPath(new URL('../..', import.meta.url));
  const peer = await start(['--input-type=module', '-e', bare], { cwd: here });
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  // Both compile what they run.
  for (const port of [ours.port, peer.port]) await postAll(agent, port, those.slice(0, atOnce));
  const sending = await start([cli, 'send'], { cwd: folder, env, listens: false });
  let busy = true;
  void sending.ended.then(() => {
    busy = false;
  });
  const times = { ours: [], peer: [] };
  let during = 0;
  for (let from = atOnce; from < those.length; from += turn) {
    const some = those.slice(from, from + turn);
    times.ours.push(...(await postAll(agent, ours.port, some)));
    times.peer.push(...(await postAll(agent, peer.port, some)));
    if (busy) during += some.length;
  }
  const unanswered = times.ours.filter((time) => time === null).length;
  const [mine, bares] = [times.ours.filter((time) => time !== null), times.peer.filter((time) => time !== null)];
  const line = (share) => {
    const [a, b] = [at(mine, share), at(bares, share)];
    return `p${share * 100} ${a.toFixed(0)} ms, bare hono ${b.toFixed(0)} ms, ratio ${(a / b).toFixed(1)}`;
  };
  console.log(
    `${times.ours.length} POSTs at ${atOnce} at once, ${during} of them while ${count} mails went out: ${line(0.5)}; ${line(0.99)}; ${unanswered} without an answer`,
  );
  await sending.ended;
  for (const one of [ours, peer]) {
    one.stop();
    await one.ended;
  }
  agent.destroy();
  sink.close();
  rmSync(folder, { recursive: true });
}
