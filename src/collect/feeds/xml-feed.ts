import { escapeXml, markupIn, parseXml, textIn, type XmlElement, type XmlVocabulary } from '../../lib/markup/xml.ts';
import { safeUrl } from '../../lib/url.ts';
import { feedMoment } from './feed-dates.ts';
import type { Feed, FeedItem } from './feed-model.ts';
import { plainText, tidy, tidyCategories } from './feed-text.ts';

/** Namespaces by what their address begins with: feeds spell them with and without slashes, in any case, with any version. */
const namespaces: readonly (readonly [start: string, prefix: string])[] = [
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/', 'atom'],
  ['http://example.com/necho', 'atom'],
  ['http://purl.org/echo', 'atom'],
  ['uri/of/echo/namespace', 'atom'],
  ['http://purl.org/pie', 'atom'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/', 'module'],
  ['http://purl.org/rss/', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://backend.userland.com/', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://my.netscape.com/', ''],
  ['http://channel.netscape.com/', ''],
  ['http://www.rssboard.org/', ''],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/dc/', 'dc'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/', 'itunes'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
];

/** Elements of text: nothing of a feed's own can lie in one, so that a lost end tag ends there. */
const leaves = new Set('title link guid pubdate author category id updated published dc:creator dc:date'.split(' '));
const opening = new Set([...leaves, 'description', 'content:encoded', 'content', 'summary']);
const things = new Set(['item', 'entry']);
/** What holds things. An item that opens anywhere else ends all that is open there. */
const holders = new Set(['rss', 'feed', 'rdf:rdf', 'channel', 'items']);

const known = new Map<string, string | null>();

const vocabulary: XmlVocabulary = {
  prefixOf(uri) {
    const asked = known.get(uri);
    if (asked !== undefined) return asked;
    const address = uri
      .trim()
      .toLowerCase()
      .replace(/^https:/, 'http:');
    const found = namespaces.find(([start]) => address.startsWith(start));
    // An address of one's own is remembered too, but not for ever: documents may bring any number.
    if (known.size > 1000) known.clear();
    // Atom is the language of a feed or of a few elements in another; either way its elements are plain.
    const prefix = found === undefined ? null : found[1] === 'atom' ? '' : found[1];
    known.set(uri, prefix);
    return prefix;
  },
  ends: (open, next) => (things.has(next) ? !holders.has(open) : leaves.has(open) && opening.has(next)),
};

/** Which element gives a field, the surest first. What a feed's own language calls it comes before borrowed names. */
const fields = {
  title: ['title', 'media:title', 'dc:title', 'itunes:title'],
  published: ['pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'dcterms:created', 'created', 'date'],
  updated: ['updated', 'modified', 'dcterms:modified', 'lastbuilddate'],
  summary: ['description', 'summary', 'dc:description', 'itunes:summary', 'media:description', 'abstract'],
  content: ['content:encoded', 'content', 'body', 'xhtml:body', 'xhtml:div', 'fullitem'],
  language: ['language', 'dc:language'],
} as const;

/** RSS, RDF or Atom out of text; null when it holds none of them. */
export async function readXmlFeed(text: string, url: string | null): Promise<Feed | null> {
  const root = feedRoot(await parseXml(text, vocabulary));
  if (root === null) return null;
  const atom = root.name === 'feed';
  const channel =
    root.children.find((child): child is XmlElement => 'name' in child && child.name === 'channel') ?? root;
  const base = baseOf(channel, url);
  // Channels of the nineties (CDF) have their address as an attribute.
  const link = linkOf(channel, base) ?? safeUrl(channel.attributes.href, base);
  const items = itemsIn(root, []).map((item) => readItem(item, atom, base ?? safeUrl(link)));
  return {
    format: atom ? 'atom' : root.name === 'rdf:rdf' ? 'rdf' : 'rss',
    title: plainText(firstOf(channel, fields.title, atom)),
    link,
    language: tidy(firstOf(channel, fields.language, false)) ?? tidy(channel.attributes['xml:lang']),
    items,
    faults: faultsOf(text),
  };
}

/** The element of a feed, wherever a document has it: pages and warnings may stand before it. */
function feedRoot(document: XmlElement): XmlElement | null {
  const queue: XmlElement[] = [document];
  for (let at = 0; at < queue.length && at < 2000; at++) {
    if (/^(?:rss|feed|rdf:rdf|channel)$/.test(queue[at].name)) return queue[at];
    for (const child of queue[at].children) if ('name' in child) queue.push(child);
  }
  // A list of items with nothing around them.
  return queue.some(({ name }) => things.has(name)) ? document : null;
}

function itemsIn(element: XmlElement, found: XmlElement[]): XmlElement[] {
  for (const child of element.children) {
    if (!('name' in child)) continue;
    if (things.has(child.name)) found.push(child);
    else if (child.depth < 8) itemsIn(child, found);
  }
  return found;
}

function readItem(item: XmlElement, atom: boolean, feedBase: string | null): FeedItem {
  const base = baseOf(item, feedBase);
  const id =
    tidy(firstOf(item, ['guid', 'id'], false)) ??
    tidy(item.attributes['rdf:about'] ?? null) ??
    tidy(firstOf(item, ['dc:identifier'], false));
  return {
    id,
    title: plainText(firstOf(item, fields.title, atom)),
    link: linkOf(item, base) ?? permalinkOf(item) ?? safeUrl(item.attributes.href, base),
    published: feedMoment(firstOf(item, fields.published, false)),
    updated: feedMoment(firstOf(item, fields.updated, false) ?? item.attributes.lastmod),
    summary: firstOf(item, fields.summary, atom) ?? firstOf(child(item, 'media:group') ?? item, fields.summary, atom),
    content: firstOf(item, fields.content, atom),
    authors: authorsOf(item),
    categories: tidyCategories(categoriesOf(item)),
    image: imageOf(item, base),
    ...outletOf(item, base),
  };
}

function* childrenOf(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of element.children) if ('name' in node && node.name === name) yield node;
}

/** RSS: a `guid` is the item's address unless it says that it is not. */
function permalinkOf(item: XmlElement): string | null {
  const guid = child(item, 'guid');
  return guid !== null && guid.attributes.ispermalink?.toLowerCase() !== 'false' ? safeUrl(textIn(guid)) : null;
}

function child(element: XmlElement, name: string): XmlElement | null {
  for (const node of element.children) if ('name' in node && node.name === name) return node;
  return null;
}

/** The first of these elements that says anything, as HTML. */
function firstOf(element: XmlElement, names: readonly string[], atom: boolean): string | null {
  for (const name of names)
    for (const node of element.children) {
      const value = 'name' in node && node.name === name ? htmlOf(node, atom) : '';
      if (value.trim() !== '') return value;
    }
  return null;
}

/**
 * What a text construct says, as HTML (RFC 4287 section 3.1; Atom 0.3 `mode`). In RSS everything is HTML; in Atom what bears
 * no type is plain text, but for bodies full of tags, whose feeds forgot to say so.
 */
function htmlOf(element: XmlElement, atom: boolean): string {
  const { type = '', mode = '' } = element.attributes;
  if (mode === 'base64' || (atom && binary(type))) return Buffer.from(textIn(element), 'base64').toString('utf8');
  if (element.children.some((node) => 'name' in node)) return markupIn(element);
  const text = textIn(element);
  const plain =
    atom && mode !== 'escaped' && /^(?:|text|text\/plain)$/i.test(type) && !/<(?:p|br|a|div|img)\b/i.test(text);
  return plain || mode === 'xml' || type === 'xhtml' ? escapeXml(text) : text;
}

/** Atom 1.0 encodes every media type that is neither text nor XML in base 64 (RFC 4287 section 4.1.3.3). */
function binary(type: string): boolean {
  return type.includes('/') && !/^text\/|[/+]xml$/i.test(type);
}

/** The nearest `xml:base`, each resolved against the one around it. */
function baseOf(element: XmlElement, url: string | null): string | null {
  const chain: string[] = [];
  for (let at: XmlElement | null = element; at !== null; at = at.parent)
    if (at.attributes['xml:base'] !== undefined) chain.push(at.attributes['xml:base']);
  return chain.reverse().reduce<string | null>((base, next) => safeUrl(next, base) ?? base, url);
}

/** The address of the page that an element stands for: RSS has it as text, Atom among links with a `rel`. */
function linkOf(element: XmlElement, base: string | null): string | null {
  let other: string | null = null;
  for (const link of childrenOf(element, 'link')) {
    const { href, rel = 'alternate', type = '' } = link.attributes;
    const text = href ?? textIn(link).trim();
    if (text === '') continue;
    const within = baseOf(link, base);
    const address = safeUrl(text, within) ?? (safeUrl(within) === null && !/^[a-z][\w+.-]*:/i.test(text) ? text : null);
    if (address === null) continue;
    if (href === undefined || (/(?:^|\s|\/)alternate$/.test(rel) && !/json|atom|rss/.test(type))) return address;
    if (rel !== 'self' && rel !== 'hub' && rel !== 'enclosure' && rel !== 'replies') other ??= address;
  }
  return other;
}

/** Names of an item's authors; RSS writes `ann@example.org (Ann Lee)`. */
function authorsOf(item: XmlElement): string[] {
  for (const name of ['author', 'dc:creator', 'itunes:author', 'media:credit'] as const) {
    const names = [...childrenOf(item, name)].flatMap((author) => {
      const said = child(author, 'name');
      const text = (plainText(said === null ? textIn(author) : textIn(said)) ?? '').slice(0, 200);
      return tidy(/\(([^()]+)\)\s*$/.exec(text)?.[1] ?? text.replace(/\S+@\S+/g, '').replace(/^\W+$/, '')) ?? [];
    });
    if (names.length > 0) return [...new Set(names)].slice(0, 20);
  }
  return [];
}

/** RSS has a category as text, Atom as an attribute; `label` is for people, `term` may be an address. */
function* categoriesOf(item: XmlElement): Generator<string | null> {
  for (const name of ['category', 'dc:subject', 'itunes:category'] as const)
    for (const category of childrenOf(item, name)) {
      const { label, term, text } = category.attributes;
      yield plainText(textIn(category).trim() || (label ?? term ?? text));
    }
}

function imageOf(item: XmlElement, base: string | null): string | null {
  const group = child(item, 'media:group') ?? item;
  for (const name of ['media:content', 'enclosure', 'media:thumbnail', 'itunes:image'] as const)
    for (const { attributes } of [...childrenOf(item, name), ...childrenOf(group, name)]) {
      const typed = attributes.medium === 'image' || attributes.type?.startsWith('image/');
      const address = attributes.url ?? attributes.href;
      if (address !== undefined && (typed || /thumbnail|itunes/.test(name))) return safeUrl(address, base);
    }
  return null;
}

/** RSS: `<source url="the outlet's feed">its name</source>`; Atom: the head of the feed that the entry is from. */
function outletOf(item: XmlElement, base: string | null): Pick<FeedItem, 'outlet' | 'outletUrl'> {
  const source = child(item, 'source');
  if (source === null) return { outlet: null, outletUrl: null };
  return {
    outlet: plainText(textIn(child(source, 'title') ?? source)),
    outletUrl: safeUrl(source.attributes.url, base) ?? safeUrl(linkOf(source, base)),
  };
}

function faultsOf(text: string): string[] {
  const faults: string[] = [];
  if (!/<\/(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b/i.test(text.slice(-2000)))
    faults.push('it ends in the middle: what came was read');
  if (/<!ENTITY\s/i.test(text.slice(0, 20_000))) faults.push('it declares entities of its own, which are not read');
  return faults;
}
