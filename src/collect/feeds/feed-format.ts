import { XmlRefusal } from '../../lib/markup/xml.ts';
import { charsetOf, decodeBytes } from '../../lib/text/encoding.ts';
import { type Feed, NoFeed } from './feed-model.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed out of the bytes of an answer.
 *
 * @param contentType the header as it came: its charset counts, its type does not (feeds come as text/plain and text/html)
 * @param url where the bytes came from, for addresses that are relative to it
 * @throws NoFeed when they hold no feed
 */
export async function parseFeed(bytes: Uint8Array, contentType: string | null, url: string | null): Promise<Feed> {
  const text = decodeBytes(bytes, charsetOf(contentType));
  const start = text.slice(0, 1000).trimStart();
  if (start === '') throw new NoFeed('is empty');
  if (start.startsWith('{') || start.startsWith('[')) return readJsonFeed(text, url);
  try {
    const feed = await readXmlFeed(text, url);
    if (feed !== null) return feed;
  } catch (error) {
    throw error instanceof XmlRefusal ? new NoFeed(error.message) : error;
  }
  if (/<opml\b/i.test(text.slice(0, 2000))) throw new NoFeed('is a list of feeds (OPML): a source of the kind opml');
  if (/<(?:!doctype html|html|body|head|div)\b/i.test(text.slice(0, 5000)))
    throw new NoFeed('is a web page, no feed', true);
  throw new NoFeed(start.startsWith('<') ? 'is XML, but no feed' : 'is no feed');
}
