// Mails a second to a sink on this machine: dispatch with the ledger on, next to bare nodemailer with its pool of as many connections, composing
// the same mails. The sink is a process of its own. Prints both, and the ratio, for a digest's mail and for a small one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const connections = 5;
const sink = `import { createServer } from 'node:net';
const server = createServer((socket) => {
  let body = false, rest = '';
  socket.on('error', () => {});
  socket.write('220 sink ESMTP\\r\\n');
  socket.on('data', (chunk) => {
    if (body) {
      rest = (rest + chunk.toString('latin1')).slice(-5);
      if (rest === '\\r\\n.\\r\\n') { body = false; rest = ''; socket.write('250 2.0.0 taken\\r\\n'); }
      return;
    }
    for (const line of chunk.toString('latin1').split('\\r\\n').filter(Boolean)) {
      if (/^DATA/i.test(line)) { body = true; socket.write('354 say it\\r\\n'); }
      else if (/^QUIT/i.test(line)) socket.end('221 bye\\r\\n');
      else socket.write('250 ok\\r\\n');
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;

export function openSink() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', sink], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((open) =>
    child.stdout.once('data', (port) => open({ port: Number(port), close: () => child.kill() })),
  );
}

export async function mailOf(size) {
  const unregister = register();
  const { digestOf } = await import('../support/awkward.ts');
  await unregister();
  const { render } = await import('../../dist/render/render.js');
  const { compileTemplates } = await import('../../dist/render/templates/templates.js');
  const own = fileURLToPath(new URL('../../templates/briefing/', import.meta.url));
  const shape =
    size === 'small'
      ? { topics: 1, stories: 1, sentences: 1, quotes: 0, dates: 0, lines: 0, sources: 1 }
      : { topics: 10, stories: 5, sentences: 3, quotes: 1, dates: 1, lines: 10, sources: 2 };
  return render(digestOf(shape), await compileTemplates({ template: 'briefing', own }));
}

const address = (at) => `reader${at}@tarnby.example`;

export const measures = {
  async bare(size, count) {
    const { createTransport } = await import('nodemailer');
    const { subject, html, text } = await mailOf(size);
    const { port, close } = await openSink();
    const pool = { pool: true, maxConnections: connections, maxMessages: 100 };
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...pool });
    const send = (at) =>
      transport.sendMail({
        from: 'desk@tarnby.example',
        to: address(at),
        subject,
        html,
        text,
        messageId: `<${at}@tarnby.example>`,
      });
    await send(0);
    const began = performance.now();
    await Promise.all(Array.from({ length: Number(count) }, (_, at) => send(at)));
    const rate = (1000 * Number(count)) / (performance.now() - began);
    transport.close();
    close();
    return { rate, bytes: Buffer.byteLength(html) };
  },

  async ours(size, count) {
    const { openLeased } = await import('../../dist/adapters.js');
    const { dispatch } = await import('../../dist/mailing/sending/dispatch.js');
    const { openSmtpTransport } = await import('../../dist/mail/smtp.js');
    const [{ frozen }, { planNotice }, { recipientsFor }] = await Promise.all(
      ['freeze-mail', 'letters', 'recipients'].map((name) => import(`../../dist/mailing/planning/${name}.js`)),
    );
    const folder = mkdtempSync(path.join(os.tmpdir(), 'briefing-bench-'));
    const { port, close } = await openSink();
    const clock = () => new Date();
    const state = await openLeased({ state: folder, out: folder }, clock);
    const settings = { from: 'desk@tarnby.example', replyTo: null, title: 'The Desk', list: '', mainList: true };
    const mail = frozen(
      await mailOf(size),
      settings,
      { web: null, mail: 'mailto:desk@tarnby.example?subject=unsubscribe' },
      clock(),
    );
    const to = Array.from({ length: Number(count) }, (_, at) => address(at));
    const recipients = await recipientsFor(state.subscribers, { to, onlyTo: true });
    const { from } = settings;
    await state.outbox.plan(
      planNotice({ name: 'bench', list: '', mail, recipients, from, now: clock() }),
      clock().getTime(),
    );
    const began = performance.now();
    const done = await dispatch(
      {
        ...{
          outbox: state.outbox,
          subscribers: state.subscribers,
          clock,
          dkim: null,
          random: Math.random,
          tell: () => {},
        },
        transport: () => openSmtpTransport(`smtp://127.0.0.1:${port}?plain=yes`),
        sleep: (milliseconds) => new Promise((later) => setTimeout(later, milliseconds)),
        settings: { ...settings, connections, perMinute: null, retry: 60, bounces: null, suppressShare: 100 },
        ending: new AbortController().signal,
      },
      clock().getTime(),
    );
    const rate = (1000 * done.accepted) / (performance.now() - began);
    await state.close();
    close();
    rmSync(folder, { recursive: true });
    if (done.accepted !== Number(count)) throw new Error(`only ${done.accepted} were taken`);
    return { rate };
  },
};

export async function bench(run) {
  for (const [size, count] of [
    ['whole', 1000],
    ['small', 3000],
  ]) {
    const rounds = Array.from({ length: 3 }, () => [
      run('bare', size, String(count)),
      run('ours', size, String(count)),
    ]);
    const ratios = rounds.map(([bare, ours]) => ours.rate / bare.rate).sort((a, b) => a - b);
    const best = (which) => Math.round(Math.max(...rounds.map((round) => round[which].rate)));
    console.log(
      `${size} mail (${Math.round(rounds[0][0].bytes / 1000)} kB of HTML), ${count} readers, ${connections} connections: bare nodemailer ${best(0)}/s, with the ledger ${best(1)}/s, ratio ${ratios[1].toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    );
  }
}
