import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { afterAll } from 'vitest';
import { briefing } from './cli.ts';
import { fill, root, temporaryFolder } from './folder.ts';
import { type FaultyServer, openFaultyServer, type Rule } from './smtp.ts';

/** A folder with one article, a mail server that does what a test says, and readers. */
export interface Newsroom {
  readonly folder: string;
  readonly server: FaultyServer;
  readonly environment: Record<string, string>;
  run(...args: string[]): ReturnType<typeof briefing>;
  /** Runs, and kills at a named point, once so many more mails have arrived, or after so many milliseconds; true where it was killed. */
  killed(
    args: readonly string[],
    when: string | { readonly mails: number } | { readonly after: number },
  ): Promise<boolean>;
  /** The most memory that a run had which was to be killed, in megabytes; 0 where the system does not tell. */
  peak(): number;
  /** How often each reader got the mail. */
  copies(): Map<string, number>;
  /** How many deliveries are in which state. */
  states(): Record<string, number>;
  /** Those that a person is told of. */
  uncertain(): string[];
}

export const wall = `Tarnby council backs new harbour wall

By Ann Lee, The Tarnby Mail

The council of Tarnby voted on Tuesday to build a new harbour wall after two winters of floods. “The wall will be built before the winter of 2028,” said Bo Ek, chief engineer of the port.

The first stone is to be laid on 2 December. The town will pay a third of the cost, and the rest comes from the county and the port. The harbour had been closed for eleven days in all in the last two winters.
`;

export const frost = `Late frost halves apple harvest

By Lea Orr, Orchard News

A late frost has destroyed half of the apple harvest in the Velden valley, growers said on Monday. They expect to pick four thousand tonnes, the least since 1987.

“We have never seen blossoms freeze in May,” said Tom Arkwell, head of the growers' association. The county will decide on help for the farms in December, and the banks have put off payments until then.
`;

export async function openNewsroom(
  readers: number,
  rule?: Rule,
  settings: Record<string, string> = {},
): Promise<Newsroom> {
  const folder = temporaryFolder();
  const server = await openFaultyServer(rule);
  afterAll(() => server.close());
  const environment = {
    SMTP_URL: server.url,
    MAIL_FROM: 'The Port Desk <desk@tarnby.example>',
    BRIEFING_RETRY: '1',
    ...settings,
  };
  const list = Array.from({ length: readers }, (_, at) => `reader${at}@tarnby.example`);
  fill(folder, { 'articles/wall.txt': wall, 'readers.csv': `address\n${list.join('\n')}\n` });
  const run = (...args: string[]) => briefing(folder, args, '', environment);
  if (readers > 0) await run('subscribers', 'import', 'readers.csv');
  let peak = 0;
  const rows = (query: string) => {
    const database = new Database(path.join(folder, '.briefing/briefing.db'), { readonly: true });
    try {
      return database.prepare(query).all() as Record<string, unknown>[];
    } finally {
      database.close();
    }
  };
  return {
    ...{ folder, server, environment, run },
    killed: (args, when) =>
      new Promise((ended) => {
        const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
          cwd: folder,
          stdio: 'ignore',
          env: {
            ...process.env,
            BRIEFING_TIMEZONE: 'UTC',
            ...environment,
            ...(typeof when === 'string' && { BRIEFING_FAILPOINT: when }),
          },
        });
        const watch = setInterval(() => {
          const pages = Number(statm(child.pid)?.split(' ')[1] ?? 0);
          peak = Math.max(peak, Math.round((pages * 4096) / 1e6));
        }, 100);
        const kill = () => child.kill('SIGKILL');
        const timer = typeof when === 'object' && 'after' in when ? setTimeout(kill, when.after) : undefined;
        const before = server.taken.length;
        const enough = typeof when === 'object' && 'mails' in when ? before + when.mails : Number.POSITIVE_INFINITY;
        const count = setInterval(() => server.taken.length >= enough && kill(), 5);
        child.on('close', (_, signal) => {
          clearInterval(watch);
          clearTimeout(timer);
          clearInterval(count);
          ended(signal === 'SIGKILL');
        });
      }),
    peak: () => peak,
    copies() {
      const counts = new Map<string, number>();
      for (const { to } of server.taken) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    states: () =>
      Object.fromEntries(
        rows('select state, count(*) as n from deliveries group by state').map(({ state, n }) => [state, n]),
      ) as Record<string, number>,
    uncertain: () =>
      rows("select address from deliveries where state = 'uncertain'").map(({ address }) => String(address)),
  };
}

function statm(pid: number | undefined): string | null {
  try {
    return readFileSync(`/proc/${pid}/statm`, 'utf8');
  } catch {
    return null;
  }
}
