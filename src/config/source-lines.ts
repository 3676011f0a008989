import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Source } from '../model/source.ts';

/** Text as it stands in a setting. */
export const oneLineText = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\r\n]*$/, 'must be one line');

/** Headers that say how the connection goes on are the client's affair. */
const headerName = z
  .string()
  .regex(/^[\w-]+$/, 'must be the name of a header')
  .regex(
    /^(?!(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|upgrade|te|trailer|keep-alive)$)/i,
    'is a header that the program sets itself',
  )
  .transform((name) => name.toLowerCase());

const headerValue = z
  .string()
  .trim()
  .regex(/^[\t\u0020-\u007E\u00A0-\u00FF]+$/, 'must be one line of Western characters, as headers are');

/** A line of `sources:` that says more than where. */
export const sourceSchema = z
  .strictObject({
    url: oneLineText.optional(),
    path: oneLineText.optional(),
    kind: z.enum(['folder', 'site', 'feed', 'links', 'page', 'opml']).optional(),
    name: oneLineText.optional(),
    topic: oneLineText.optional(),
    fullText: z.boolean().optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'must be a language code such as en')
      .optional(),
    headers: z.record(headerName, headerValue).default({}),
    limit: z.int().min(1).max(1000).default(50),
    since: z.int().min(0).max(366).default(2),
  })
  .refine(({ url, path: folder }) => (url === undefined) !== (folder === undefined), 'needs either url or path')
  .refine(({ url }) => url === undefined || isAddress(url), 'has a url that is no http or https address')
  .refine(
    ({ url }) => url === undefined || !isAddress(url) || URL.canParse(url),
    'has a url that cannot be read; in a name or password write / as %2F, @ as %40 and % as %25',
  )
  .refine(
    ({ path: folder, kind }) => folder === undefined || kind === undefined || kind === 'folder' || kind === 'opml',
    'has a kind that needs a url, not a path',
  );

/** What may be said of a source. */
export const sourceFields = Object.keys(sourceSchema.shape);

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** `example.org/news`: what people type for an address. A folder of that name goes before. */
function isBareAddress(text: string): boolean {
  return (
    /^(?:(?:[a-z0-9-]+\.)+[a-z]{2,}|\d+(?:\.\d+){3}|localhost)(?::\d+)?(?:\/\S*)?$/i.test(text) &&
    !/\.opml$/i.test(text) &&
    !existsSync(text)
  );
}

/** A source as it is written in one line: an address, a list of feeds or a folder. */
export function sourceOf(line: string | z.output<typeof sourceSchema>): Source {
  const written = typeof line === 'string' ? sourceSchema.parse(lineOf(line)) : line;
  const { location, headers } = withoutCredentials((written.url ?? written.path) as string, written.headers);
  const kind = written.kind ?? (/\.opml$/i.test(location) ? 'opml' : written.url === undefined ? 'folder' : 'site');
  return {
    kind,
    location,
    name: written.name ?? null,
    topic: written.topic ?? null,
    fullText: written.fullText ?? null,
    language: written.language ?? null,
    headers,
    limit: written.limit,
    since: written.since,
  };
}

/** `https://me:secret@example.org/feed`: what stands before the `@` goes into a header (RFC 7617) and out of every message. */
function withoutCredentials(location: string, headers: Readonly<Record<string, string>>) {
  if (!isAddress(location) || !URL.canParse(location)) return { location, headers };
  const url = new URL(location);
  if (url.username === '' && url.password === '') return { location, headers };
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  url.username = '';
  url.password = '';
  return {
    location: url.href,
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}`, ...headers },
  };
}

/** A `%` that nobody escaped is one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function lineOf(text: string): { url: string } | { path: string } {
  const address = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://');
  if (isAddress(address)) return { url: address };
  return isBareAddress(address) ? { url: `https://${address}` } : { path: text };
}
