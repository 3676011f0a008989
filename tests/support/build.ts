import { execFileSync } from 'node:child_process';
import { root } from './folder.ts';

/** Builds the program once before all tests: they run what a user runs. */
export default function setup(): void {
  execFileSync(process.execPath, ['tests/support/clean.mjs', 'dist'], { cwd: root });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: root, stdio: 'inherit' });
}
