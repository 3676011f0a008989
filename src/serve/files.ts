import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'hono';
import { isDraft } from '../archive/read.ts';
import { shortHash } from '../lib/hash.ts';
import type { Clock } from '../lib/time/clock.ts';
import { isEditionName } from '../model/digest.ts';
import { isFresh } from './conditional.ts';

/** What is served of the archive, and as what; the mail itself, the texts of articles and the run report stay inside. */
const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'digest.txt': 'text/plain; charset=utf-8',
  'editions.js': 'text/javascript; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  'feed.xml': 'application/atom+xml; charset=utf-8',
  'ahead.ics': 'text/calendar; charset=utf-8',
};

/** Whether an edition is there for everybody: a folder of its own, not a link to one, and no draft. */
export function isPublic(out: string, edition: string): boolean {
  if (!isEditionName(edition) || isDraft(out, edition)) return false;
  return lstatSync(path.join(out, edition), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A file of a folder, or 304 where the client has it (RFC 9110, 13); 404 for what is not listed above, and for what is no plain file. */
export function answerFile(context: Context, folder: string, name: string, clock: Clock): Response | Promise<Response> {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  const file = type === undefined ? null : readPlainFile(path.join(folder, name));
  if (type === undefined || file === null) return context.notFound();
  // Not ahead of the date of the answer (RFC 9110, 8.8.2.1).
  const modified = Math.floor(Math.min(file.modified, clock().getTime()) / 1000) * 1000;
  const etag = `"${shortHash(file.data)}"`;
  const validators = {
    ETag: etag,
    'Last-Modified': new Date(modified).toUTCString(),
    'Cache-Control': 'max-age=60',
  };
  const asked = {
    ifNoneMatch: context.req.header('if-none-match'),
    ifModifiedSince: context.req.header('if-modified-since'),
  };
  if (isFresh(asked, { etag, modified })) return context.body(null, 304, validators);
  return context.body(file.data, 200, {
    ...validators,
    'Content-Type': type,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  });
}

// Windows has neither.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** A file's bytes and its time; null for a link, which could lead anywhere, a pipe, a folder, and what may not be read. */
function readPlainFile(at: string): { data: Buffer<ArrayBuffer>; modified: number } | null {
  if (!lstatSync(at, { throwIfNoEntry: false })?.isFile()) return null;
  let file: number;
  try {
    // A link may have taken its place since.
    file = openSync(at, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const state = fstatSync(file);
    return state.isFile() ? { data: readFileSync(file), modified: state.mtimeMs } : null;
  } finally {
    closeSync(file);
  }
}
