import { setTimeout } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { closeServer } from '../../lib/close-server.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { endingSignal } from '../../lib/time/wait.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';

/** How long requests may go on when the program is asked to end, in milliseconds: an unsubscribe request may wait five seconds for a mail. */
const farewell = 6000;

/**
 * How long an idle connection is kept, in milliseconds: longer than the proxies before it do (nginx and Apache 60 s, Node's own 5 s), so that
 * none sends a request on a connection that is just being closed here, and gets no answer.
 */
const keepAlive = 75_000;

interface ServeCommandOptions {
  readonly port: number;
  readonly host: string;
}

/** `briefing serve`: the public side. */
export function serveCommand(clock: Clock): Command {
  return new Command('serve')
    .description('serve the unsubscribe page, the web archive and /healthz')
    .option('--port <number>', 'the port', parsePort, 8025)
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for all', '127.0.0.1')
    .addHelpText(
      'after',
      `\nPut a web server with TLS in front of it, under the address of publicUrl: one-click unsubscribe (RFC 8058) requires https.\n/healthz answers 200 or 503.\n${example('serve --port 8025')}`,
    )
    .action((options: ServeCommandOptions) => serve(options, clock));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be a port such as 8025.');
  return port;
}

async function serve({ port, host }: ServeCommandOptions, clock: Clock): Promise<void> {
  const [{ loadConfig }, { openReloading }, { serveApp }, { openLog }, { maskAddresses }, node] = await Promise.all([
    import('../../config/config.ts'),
    import('../../store/state.ts'),
    import('../../serve/server.ts'),
    import('../../lib/log.ts'),
    import('../../lib/text/mail-address.ts'),
    import('@hono/node-server'),
  ]);
  const config = loadConfig();
  const ending = endingSignal();
  const tell = openLog(process.stdout.isTTY, maskAddresses);
  const memory = openReloading(config);
  // A memory that cannot be opened is told at once.
  await memory.get();
  const app = serveApp({
    config,
    state: () => memory.get(),
    clock,
    tell,
    sleep: (milliseconds) => setTimeout(milliseconds),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const server = node.serve(
        { fetch: app.fetch, port, hostname: host, serverOptions: { keepAliveTimeout: keepAlive } },
        (info) => tell('serving', { address: `http://${host}:${info.port}/`, publicUrl: config.publicUrl }),
      );
      server.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new BriefingError(`The port ${port} is taken.`, { hint: 'Choose another: --port 8026.' })
            : error,
        ),
      );
      ending.addEventListener('abort', () => void closeServer(server, farewell).then(resolve));
    });
  } finally {
    await memory.close();
  }
}
