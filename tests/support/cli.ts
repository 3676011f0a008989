import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './folder.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The environment of a run: nothing of the machine's own settings, a fixed zone. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !key.startsWith('BRIEFING_') && !key.startsWith('MAIL_')),
);

/** Runs the built program in a folder, as a user does. */
export function briefing(
  folder: string,
  args: readonly string[],
  input = '',
  extra: Record<string, string> = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
      cwd: folder,
      env: { ...environment, BRIEFING_TIMEZONE: 'UTC', ...extra },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      out += data;
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      err += data;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
