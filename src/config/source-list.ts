import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { safeUrl, urlKey } from '../lib/url.ts';
import { BriefingError } from '../model/errors.ts';
import { readSettingsFile } from './settings-file.ts';

/** A source as a line of `sources:` in briefing.yaml. */
export interface SourceLine {
  readonly url: string;
  readonly kind?: string;
  readonly name?: string;
  readonly topic?: string;
}

/** What `sources:` is when the file has none. */
const byDefault = ['articles'];

/**
 * Adds lines to `sources:` of a settings file; everything else in it, comments too, stays as it is. Gives those that were
 * added: what is there already is not added twice.
 *
 * @throws BriefingError for a file that is no YAML, or whose `sources` is no list
 */
export function addSources(file: string, lines: readonly SourceLine[]): SourceLine[] {
  const { document, list } = open(file);
  const there = new Set(list.items.map((node) => keyOf(locationOf(node))));
  const added: SourceLine[] = [];
  for (const line of lines) {
    const key = keyOf(line.url);
    if (there.has(key)) continue;
    there.add(key);
    added.push(line);
    list.add(document.createNode(Object.keys(line).length === 1 ? line.url : line));
  }
  if (added.length > 0) write(file, document);
  return added;
}

/** Takes the source of this address, path or name out of the list; gives its location, null when there is none. */
export function removeSource(file: string, which: string): string | null {
  const { document, list } = open(file);
  const at = list.items.findIndex(
    (node) => keyOf(locationOf(node)) === keyOf(which) || (isMap(node) && String(node.get('name') ?? '') === which),
  );
  if (at < 0) return null;
  const location = locationOf(list.items[at]);
  if (list.items.length === 1)
    throw new BriefingError(`${location} is the only source.`, { hint: 'Add another one first: briefing feeds add.' });
  list.delete(at);
  write(file, document);
  return location;
}

function open(file: string): { document: Document; list: YAMLSeq } {
  const text = existsSync(file) ? readSettingsFile(file) : '';
  // A file of nothing but comments keeps them.
  const bare = text.split('\n').every((line) => /^\s*(?:#.*)?$|^---\s*(?:#.*)?$/.test(line));
  const document: Document = parseDocument(bare ? `${text}\nsources:\n` : text);
  if (document.errors.length > 0)
    throw new BriefingError(`briefing.yaml cannot be read: ${document.errors[0].message.split('\n')[0]}`);
  if (!isMap(document.contents)) throw new BriefingError('briefing.yaml must hold settings as "name: value" lines.');
  const one = document.get('sources');
  if (typeof one === 'string') document.set('sources', document.createNode([one]));
  if ((document.get('sources') ?? null) === null) document.set('sources', document.createNode(byDefault));
  const list = document.get('sources');
  if (!isSeq(list)) throw new BriefingError('briefing.yaml, sources: must be a list.');
  return { document, list };
}

/** Written beside it first, so that a full disk leaves the old file. */
function write(file: string, document: Document): void {
  writeFileSync(`${file}.new`, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  renameSync(`${file}.new`, file);
}

function locationOf(node: unknown): string {
  if (isMap(node)) return String(node.get('url') ?? node.get('path') ?? '');
  return isScalar(node) ? String(node.value) : String(node);
}

function keyOf(location: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? location : `https://${location}`;
  return location.includes('.') || location.includes('://') ? (urlKey(safeUrl(address)) ?? location) : location;
}
