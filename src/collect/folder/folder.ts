import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { shortHash } from '../../lib/hash.ts';
import { decodeBytes, looksBinary } from '../../lib/text/encoding.ts';
import { cleanText, compareText, oneLine, plural } from '../../lib/text/text.ts';
import { maskCredentials } from '../../lib/url.ts';
import type { Problem } from '../../model/outcome.ts';
import type { Item, Source } from '../../model/source.ts';
import { bareItem, type Collector, plainResult } from '../collect.ts';
import { tidyCategories } from '../feeds/feed-text.ts';
import { readRegular, unreadable } from './regular-file.ts';

const mostFiles = 100_000;
const deepest = 20;

const forms: Record<string, Item['form']> = {
  '.txt': 'text',
  '.text': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.eml': 'mail',
};

/**
 * Reads the saved pages, scrapes, notes and mails of a folder and of the folders in it.
 *
 * @param except folders that are passed over wherever they lie: the program's own output
 */
export const folderCollector = (except: readonly string[] = []): Collector => ({
  kind: 'folder',
  async collect(source) {
    const problems: Problem[] = [];
    const own = new Set(except.map((folder) => path.resolve(folder)));
    const listing: FolderListing = { source, own, files: [], unread: new Map(), problems };
    await list(listing, '', 0);
    const { files, unread } = listing;
    const items: Item[] = [];
    for (const file of files.sort(compareText)) {
      const read = await readFileItem(source, file);
      if ('message' in read) problems.push({ stage: 'collect', about: nameOf(source, file), message: read.message });
      else items.push(read);
    }
    // A folder whose own listing failed has given nothing; one bad file in it is the file's affair.
    const outcome = items.length === 0 && problems.length > 0 ? 'failed' : 'new';
    return { value: items, problems, reading: { ...plainResult, outcome, notes: unreadNotes(unread) } };
  },
});

/**
 * The path as it is printed and remembered: the folder as the user wrote it, then the file inside, always with `/`.
 * Control characters in a name must not reach a terminal or a mail.
 */
function nameOf(source: Source, file: string): string {
  return oneLine(cleanText(path.posix.join(maskCredentials(source.location).split(path.sep).join('/'), file)));
}

/** A folder while it is listed. */
interface FolderListing {
  readonly source: Source;
  /** Folders that are passed over: the program's own output. */
  readonly own: ReadonlySet<string>;
  readonly files: string[];
  /** How many files of each kind are not read, by their extension. */
  readonly unread: Map<string, number>;
  readonly problems: Problem[];
}

/** `12 .pdf files are not read`, for every kind. */
function unreadNotes(unread: ReadonlyMap<string, number>): string[] {
  return [...unread]
    .sort(([a], [b]) => compareText(a, b))
    .map(([extension, count]) => {
      const kind = extension === '' ? 'without an extension ' : '';
      const file = `${extension === '' ? '' : `${oneLine(cleanText(extension))} `}file`;
      return `${plural(count, file)} ${kind}${count === 1 ? 'is' : 'are'} not read`;
    });
}

/** Regular files only: a link may lead anywhere, a pipe or a device never ends. */
async function list(listing: FolderListing, folder: string, depth: number): Promise<void> {
  const { source, own, files, unread, problems } = listing;
  const about = nameOf(source, folder);
  if (depth > 0 && own.has(path.resolve(source.location, folder))) return;
  if (depth > deepest) {
    problems.push({ stage: 'collect', about, message: `folders nested more than ${deepest} deep are not read` });
    return;
  }
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(path.join(source.location, folder), { withFileTypes: true });
  } catch (error) {
    problems.push({ stage: 'collect', about, message: unreadable(error, 'folder') });
    return;
  }
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (files.length >= mostFiles) {
      problems.push({ stage: 'collect', about, message: `more than ${mostFiles} files; the rest is not read` });
      return;
    }
    if (entry.name.startsWith('.')) continue;
    const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await list(listing, inside, depth + 1);
    else if (/^readme(?:\.(?:md|txt))?$/i.test(entry.name)) continue;
    else if (!Object.hasOwn(forms, extensionOf(entry.name))) countUnread(unread, entry);
    else if (entry.isFile()) files.push(inside);
    else
      problems.push({
        stage: 'collect',
        about: nameOf(source, inside),
        message: entry.isSymbolicLink() ? 'is a link; only regular files are read' : 'is no regular file',
      });
  }
}

function countUnread(unread: Map<string, number>, entry: import('node:fs').Dirent): void {
  const extension = extensionOf(entry.name);
  if (entry.isFile()) unread.set(extension, (unread.get(extension) ?? 0) + 1);
}

function extensionOf(name: string): string {
  return path.extname(name).toLowerCase();
}

async function readFileItem(source: Source, file: string): Promise<Item | { message: string }> {
  const full = path.join(source.location, file);
  const read = await readRegular(full);
  if ('message' in read) return read;
  const item = itemOf(nameOf(source, file), full, read.bytes);
  // Newsletters sorted into folders, and pages saved by subject.
  const categories = tidyCategories(path.posix.dirname(file).split('/'));
  return 'message' in item || file === path.posix.basename(file) ? item : { ...item, categories };
}

function itemOf(name: string, full: string, bytes: Uint8Array): Item | { message: string } {
  const id = shortHash(bytes);
  const form = forms[path.extname(name).toLowerCase()];
  // Taking a mail apart may cost seconds, and most are known already: that waits until it turns out to be new (`withMail`).
  if (form === 'mail') return { ...bareItem, id, path: name, form, content: full };
  if (looksBinary(bytes)) return { message: 'holds binary data, not text' };
  const text = decodeBytes(bytes);
  // Somebody saved a page as .txt: what it holds decides, not what it is called.
  const markup = form === 'text' && /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 300));
  return {
    ...bareItem,
    id,
    path: name,
    form: markup ? 'html' : form,
    content: text,
  };
}
