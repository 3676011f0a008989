import { readFile, stat } from 'node:fs/promises';
import type { HttpClient } from '../../lib/http/exchange.ts';
import { escapeXml, parseXml, type XmlElement, XmlRefusal } from '../../lib/markup/xml.ts';
import { decodeBytes } from '../../lib/text/encoding.ts';
import { safeUrl } from '../../lib/url.ts';
import { messageOf } from '../../model/errors.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Source } from '../../model/source.ts';
import { nameOf, type ReadableSource } from '../collect.ts';
import { outletIn } from './entries.ts';
import { tidy } from './feed-text.ts';

/** A feed of a list, as feed readers exchange them. */
export interface OpmlFeed {
  readonly url: string;
  readonly name: string | null;
  /** The folder that it lies in, the outermost of several. */
  readonly topic: string | null;
  readonly language: string | null;
}

const largest = 5_000_000;
const mostFeeds = 5000;

/** OPML 2.0 (opml.org): outlines with an `xmlUrl` are feeds, outlines around them folders. */
export async function parseOpml(text: string): Promise<OpmlFeed[]> {
  const root = await parseXml(text, { prefixOf: () => null, ends: () => false });
  const feeds: OpmlFeed[] = [];
  const walk = (element: XmlElement, topic: string | null) => {
    for (const child of element.children) {
      if (!('name' in child)) continue;
      const { xmlurl, text: words, title, language } = child.attributes;
      const written = xmlurl
        ?.trim()
        .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
        .replace(/^feed:\/\//i, 'https://');
      const safe = safeUrl(written);
      // A log-in in the address stays in it; the settings make a header of it.
      const url = safe !== null && written !== undefined && new URL(written).username !== '' ? written : safe;
      const name = tidy(title) ?? tidy(words);
      if (child.name === 'outline' && url !== null)
        feeds.push({
          url,
          name,
          topic: topic ?? categoryIn(child),
          language: /^[a-z]{2,3}/i.exec(language ?? '')?.[0] ?? null,
        });
      walk(child, topic ?? (child.name === 'outline' && xmlurl === undefined ? name : null));
    }
  };
  walk(root, null);
  return [...new Map(feeds.map((feed) => [feed.url, feed])).values()].slice(0, mostFeeds);
}

/** `category="/News/World"`: some readers write folders so. */
function categoryIn({ attributes }: XmlElement): string | null {
  return tidy(
    attributes.category
      ?.split(',')[0]
      .split('/')
      .find((part) => part.trim() !== ''),
  );
}

/** The list as other readers take it; the topics as folders. Same input, same text. */
export function writeOpml(title: string, feeds: readonly OpmlFeed[]): string {
  const line = ({ url, name }: OpmlFeed, indent: string) =>
    `${indent}<outline type="rss" text="${escapeXml(name ?? url)}" title="${escapeXml(name ?? url)}" xmlUrl="${escapeXml(url)}"/>`;
  const topics = [...new Set(feeds.flatMap(({ topic }) => topic ?? []))];
  const body = [
    ...feeds.filter(({ topic }) => topic === null).map((feed) => line(feed, '    ')),
    ...topics.flatMap((topic) => [
      `    <outline text="${escapeXml(topic)}" title="${escapeXml(topic)}">`,
      ...feeds.filter((feed) => feed.topic === topic).map((feed) => line(feed, '      ')),
      '    </outline>',
    ]),
  ];
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', '  <head>'];
  return [
    ...head,
    `    <title>${escapeXml(title)}</title>`,
    '  </head>',
    '  <body>',
    ...body,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** The text of a list: a file, or an address. @throws Error whose message follows the name of the list */
async function opmlText(
  { location, headers }: Pick<Source, 'location' | 'headers'>,
  http: HttpClient,
): Promise<string> {
  if (/^https?:/i.test(location)) {
    const answer = await http.get({ url: location, headers });
    if (answer.kind !== 'answer') throw new Error(answer.kind === 'failure' ? answer.reason : 'answered nothing');
    return decodeBytes(answer.bytes);
  }
  const found = await stat(location).catch(() => null);
  if (!found?.isFile()) throw new Error('there is no such file');
  if (found.size > largest) throw new Error(`is larger than ${largest / 1e6} MB`);
  return decodeBytes(await readFile(location));
}

/** A source as those to read: a list of feeds is taken apart, all others are what they are. */
export async function expandSource(source: Source, http: HttpClient): Promise<Outcome<readonly ReadableSource[]>> {
  if (source.kind === 'opml') return expandOpml(source, http);
  return { value: [{ ...source, kind: source.kind }], problems: [] };
}

/** The feeds of a list as sources, with what the user said of the list as a whole. */
async function expandOpml(source: Source, http: HttpClient): Promise<Outcome<ReadableSource[]>> {
  const problem = (message: string) => ({ stage: 'collect' as const, about: nameOf(source), message });
  try {
    const text = await opmlText(source, http);
    const feeds = await parseOpml(text);
    if (feeds.length === 0) return { value: [], problems: [problem('holds no feeds (outlines with an xmlUrl)')] };
    const value = feeds.map(
      (feed): ReadableSource => ({
        ...source,
        kind: 'feed',
        location: feed.url,
        name: feed.name === null ? null : outletIn(feed.name),
        topic: source.topic ?? feed.topic,
        language: source.language ?? feed.language,
        // Headers are for the host of the list.
        headers: {},
      }),
    );
    return { value, problems: [] };
  } catch (error) {
    const message = error instanceof XmlRefusal ? error.message : messageOf(error);
    return { value: [], problems: [problem(message)] };
  }
}
