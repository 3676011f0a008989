import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** The project's own folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** A folder of its own for one test, removed when the test has ended (or at `later`, such as afterAll). */
export function temporaryFolder(later: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'briefing-test-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (name to content) below a folder. */
export function fill(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** The sample articles that ship with the program, by name: a user's own files beside them do not count. */
export const samples = [
  'analyst-note-marenia-economy.md',
  'bank-rate-harbour-gazette.txt',
  'bank-rate-kestrel-news.txt',
  'bank-rate-marenia-today.html',
  'bridge-day1-harbour-gazette.html',
  'bridge-day2-kestrel-news.txt',
  'bridge-day3-lotus-herald.txt',
  'bridge-day3-stennholm-post.html',
  'fishing-patrol-boats-lotus-herald.txt',
  'fishing-talks-deal-stennholm-post.html',
  'fishing-talks-open-dravik-courier.txt',
  'hospital-data-leak-marenia-today.html',
  'hospital-data-regulator-harbour-gazette.txt',
  'lighthouse-keeper-coastline-weekly.txt',
  'ministry-of-finance-statement.eml',
  'opinion-bridge-inspection.html',
  'port-strike-kestrel-news.txt',
  'subscribe-and-cookies.html',
];

/** A copy of the sample articles in `folder/articles`. */
export function copySamples(folder: string, names: readonly string[] = samples): void {
  mkdirSync(path.join(folder, 'articles'), { recursive: true });
  for (const name of names) cpSync(path.join(root, 'articles', name), path.join(folder, 'articles', name));
}
