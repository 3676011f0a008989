import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Source } from '../model/source.ts';
import { kind, type Setting, setting, shapeOf } from './setting.ts';
import { choice, flag, integer, oneLineText, textLike } from './value-types.ts';

/** Headers that describe the connection are set by the client itself. */
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

/** What a source of `sources:` may say of itself. */
export const sourceFields = {
  url: setting({
    schema: oneLineText.optional(),
    help: 'The address of a feed, site, page or OPML file. A source has either `url` or `path`; one with nothing else may be written without the name.',
    default: 'none',
    example: 'https://example.org/harbour',
  }),
  path: setting({
    schema: oneLineText.optional(),
    help: 'A folder of saved articles, or an OPML file.',
    default: 'none',
    example: 'articles/coast',
  }),
  kind: setting({
    schema: choice(['folder', 'site', 'feed', 'links', 'page', 'opml']).optional(),
    help: 'What it is. `site` is tried as a feed, then for the feed that the page names, then for feeds in the usual places, then as a front page or an article. `links` follows the links of a section’s front page; `page` is one article.',
    default: '`site` for an address, `folder` for a path, `opml` for a name that ends in .opml',
    example: 'links',
  }),
  name: setting({
    schema: oneLineText.optional(),
    help: 'What its outlet is called.',
    default: 'the name that the feed or page gives',
    example: 'The Harbour Gazette',
  }),
  topic: setting({
    schema: oneLineText.optional(),
    help: 'The topic of all its articles.',
    default: 'found',
    example: 'Ports and shipping',
  }),
  fullText: setting({
    schema: flag.optional(),
    help: 'Whether the page behind every entry is read: `true` always, `false` never.',
    default: 'where the feed gives only a teaser',
    example: 'true',
  }),
  language: setting({
    schema: textLike(/^[a-z]{2,3}$/, 'a language code such as en').optional(),
    help: 'The language of its articles.',
    default: 'identified from the text',
    example: 'en',
  }),
  headers: setting({
    schema: kind(z.record(headerName, headerValue), { words: 'a map of header names and values' }).default({}),
    secret: true,
    help: 'Headers sent to its own host and port only. `https://name:password@…` in the address works too.',
    default: 'none',
    example: '{ authorization: Bearer abc }',
  }),
  limit: setting({
    schema: integer(1, 1000).default(50),
    unit: 'entries',
    help: 'Maximum number of entries read in one run; what is over the limit is deferred to the next run.',
    example: '100',
  }),
  since: setting({
    schema: integer(0, 366).default(2),
    unit: 'days',
    help: 'How far its first reading goes back.',
    example: '7',
  }),
} satisfies Record<string, Setting>;

/** A line of `sources:` that says more than where. */
export const sourceSchema = z
  .strictObject(shapeOf(sourceFields))
  .refine(({ url, path: folder }) => (url === undefined) !== (folder === undefined), 'needs either url or path')
  .refine(({ url }) => url === undefined || isAddress(url), {
    error: 'is no http or https address',
    path: ['url'],
  })
  .refine(({ url }) => url === undefined || !isAddress(url) || URL.canParse(url), {
    error: 'is an address that cannot be read; in a name or password write / as %2F, @ as %40 and % as %25',
    path: ['url'],
  })
  .refine(
    ({ path: folder, kind: of }) => folder === undefined || of === undefined || of === 'folder' || of === 'opml',
    'has a kind that needs a url, not a path',
  );

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** `example.org/news`: what people type for an address. A folder of that name takes precedence. */
function isBareAddress(text: string): boolean {
  return (
    /^(?:(?:[a-z0-9-]+\.)+[a-z]{2,}|\d+(?:\.\d+){3}|localhost)(?::\d+)?(?:\/\S*)?$/i.test(text) &&
    !/\.opml$/i.test(text) &&
    !existsSync(text)
  );
}

/** A source of the configuration, written in one line (an address, a list of feeds or a folder) or as a map; what is wrong with it where it is none. */
export function readSource(line: string | z.output<typeof sourceSchema>): Source | { readonly message: string } {
  if (typeof line !== 'string') return sourceFrom(line);
  const parsed = sourceSchema.safeParse(lineOf(line));
  return parsed.success ? sourceFrom(parsed.data) : { message: parsed.error.issues[0].message };
}

/** The source of a line that is known to be right. */
export function sourceOf(line: string): Source {
  return sourceFrom(sourceSchema.parse(lineOf(line)));
}

function sourceFrom(written: z.output<typeof sourceSchema>): Source {
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
