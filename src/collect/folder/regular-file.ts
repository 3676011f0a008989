import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { messageOf } from '../../model/errors.ts';

/** A saved page is text; anything larger is something else. */
const largest = 5_000_000;

/** The bytes of a regular file: a link may lead anywhere, a pipe or a device never ends. `message` where they cannot be had. */
export async function readRegular(file: string): Promise<{ bytes: Buffer } | { message: string }> {
  let handle: FileHandle | null = null;
  try {
    const { size } = await lstat(file);
    if (size > largest)
      return { message: `is ${(size / 1e6).toFixed(1)} MB; files over ${largest / 1e6} MB are not read` };
    // Not following a link put there between listing and opening, nor waiting at a pipe.
    handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    if (!(await handle.stat()).isFile()) return { message: 'is no regular file' };
    const bytes = await handle.readFile();
    return bytes.length > largest ? { message: `grew over ${largest / 1e6} MB while it was read` } : { bytes };
  } catch (error) {
    return { message: unreadable(error, 'file') };
  } finally {
    await handle?.close();
  }
}

/** Why a file or folder cannot be read, in words that follow its name. `what` is the word for it: `file`, `folder`. */
export function unreadable(error: unknown, what: string): string {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (code === 'ENOENT') return `the ${what} is not there`;
  if (code === 'EACCES' || code === 'EPERM') return `no permission to read the ${what}`;
  if (code === 'ENOTDIR') return 'is not a folder';
  if (code === 'ELOOP') return 'is a link; only regular files are read';
  return `cannot be read: ${messageOf(error)}`;
}
