import { execSync } from 'node:child_process';
import { root } from './folder.ts';

/** Builds the program once before all tests: they run what a user runs. */
export default function setup(): void {
  execSync('npm run build --silent', { cwd: root, stdio: 'inherit' });
}
