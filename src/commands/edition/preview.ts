import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { closeServer } from '../../lib/close-server.ts';
import type { Clock } from '../../lib/time/clock.ts';
import { BriefingError } from '../../model/errors.ts';
import { example } from '../help.ts';

interface PreviewCommandOptions {
  readonly port: number;
  readonly host?: string;
}

/** `briefing preview`: the mail in a browser, as it will arrive. */
export function previewCommand(clock: Clock): Command {
  return new Command('preview')
    .description('show the mail of the newest edition in a browser, updated at every change of a template')
    .option('--port <port>', 'the port on this machine', parsePort, 4310)
    .option('--host <address>', 'listen on this address for other machines too; they need the token that is printed')
    .addHelpText(
      'after',
      `\nIt shows what is sent, byte for byte, and changes nothing. Ctrl+C ends it.\n${example('preview')}`,
    )
    .action((options: PreviewCommandOptions) => preview(options, clock));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be a port such as 4310.');
  return port;
}

async function preview({ port, host }: PreviewCommandOptions, clock: Clock): Promise<void> {
  const [{ previewApp }, { serve }] = await Promise.all([
    import('../../preview/server.ts'),
    import('@hono/node-server'),
  ]);
  const token = host === undefined ? null : randomBytes(18).toString('base64url');
  await new Promise<void>((resolve, reject) => {
    let app: ReturnType<typeof previewApp>;
    const server = serve(
      { fetch: (request, env) => app.fetch(request, env), port, hostname: host ?? '127.0.0.1' },
      (info) => {
        try {
          app = previewApp({ folder: process.cwd(), clock, port: info.port, token });
        } catch (error) {
          server.close();
          reject(error);
          return;
        }
        const shown = host === undefined || host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
        console.log(`Preview   http://${shown}:${info.port}/${token === null ? '' : `?token=${token}`}`);
        console.log('It follows your changes to templates/, briefing.yaml and the editions. Ctrl+C ends it.');
      },
    );
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new BriefingError(`The port ${port} is taken.`, { hint: 'Choose another: --port 4311.' })
          : error,
      ),
    );
    // A browser that watches keeps a connection open: nothing is waited for.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void closeServer(server, 0).then(resolve));
  });
}
