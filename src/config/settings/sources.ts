import { z } from 'zod';
import { addressGuard } from '../../lib/http/address-guard.ts';
import { messageOf } from '../../model/errors.ts';
import { kind, type Setting, setting, shapeOf } from '../setting.ts';
import { readSource, sourceFields, sourceSchema } from '../source-lines.ts';
import { listOf, partsOf, textLike } from '../value-types.ts';

/** An entry of `fetch.allow`, checked as the client will read it. */
const opening = z.string().superRefine((entry, context) => {
  try {
    addressGuard([entry]);
  } catch (error) {
    context.addIssue({ code: 'custom', message: messageOf(error) });
  }
});

const fetchFields = {
  allow: setting({
    schema: listOf(
      opening,
      'a list of addresses, networks or host names',
      'an address, a network or a host name',
    ).default([]),
    env: 'BRIEFING_FETCH_ALLOW',
    help: 'Addresses inside your network, and ports other than 80 and 443, that may be fetched from. All others are refused.',
    default: 'none',
    example: '192.168.1.0/24, nas.local, 127.0.0.1:8080',
  }),
  contact: setting({
    schema: textLike(/^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+)$/, 'a web or mail address').optional(),
    env: 'BRIEFING_FETCH_CONTACT',
    help: 'A web or mail address for complaints, sent to every site in the user agent.',
    default: 'the address of `from`',
    example: 'desk@example.org',
  }),
} satisfies Record<string, Setting>;

/** Where articles come from, and how they are fetched. */
export const sourceSettings = {
  sources: setting({
    schema: kind(
      z.preprocess(
        (value) => (typeof value === 'string' ? [value] : value),
        z.array(z.union([z.string().min(1), sourceSchema])).min(1, 'must have at least one source'),
      ),
      {
        words: 'a list of folders, addresses and OPML files',
        each: 'a folder, an address, or a map with url or path',
        fromText: partsOf,
      },
    )
      .default(['articles'])
      .transform((lines, context) =>
        lines.flatMap((line, index) => {
          const read = readSource(line);
          if (!('message' in read)) return read;
          context.addIssue({ code: 'custom', path: [index], message: read.message, input: line });
          return [];
        }),
      )
      .refine(
        (sources) => new Set(sources.map(({ location }) => location)).size === sources.length,
        'names one place twice',
      ),
    env: 'BRIEFING_SOURCES',
    perEdition: true,
    help: 'Folders, addresses of feeds, sites and pages, and OPML files. A source of `briefing.yaml` may have more fields.',
    default: 'articles',
    example: 'articles, https://news.example.org/feed.xml',
    fields: sourceFields,
  }),
  fetch: setting({
    schema: kind(z.strictObject(shapeOf(fetchFields)), { words: 'a map of allow and contact' }).default({ allow: [] }),
    help: 'How pages and feeds are fetched.',
    default: 'only public addresses',
    example: 'allow: [192.168.1.0/24]\ncontact: desk@example.org',
    fields: fetchFields,
  }),
} satisfies Record<string, Setting>;
