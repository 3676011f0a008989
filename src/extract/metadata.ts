import type { DomDocument, DomElement } from '../lib/dom.ts';
import { cleanText, foldKey, oneLine } from '../lib/text.ts';
import { canonicalUrl, safeUrl, siteOf } from '../lib/url.ts';
import type { Moment } from '../model.ts';
import { bylineOf, readAuthors } from './bylines.ts';
import { firstOf, type Reading } from './reading.ts';
import { readMoment, stampsIn } from './stamps.ts';
import { readStructured, type Structured } from './structured.ts';

type Metadata = Omit<Reading, 'paragraphs' | 'removed'> & { readonly articleBody: string | null };

/**
 * What a page says of itself. For every field the order is the same: JSON-LD, OpenGraph, microdata, meta, what the
 * page prints (bylines, stamps). JSON-LD is made by the publishing system for machines and is the least often wrong;
 * printed text comes last because it needs guessing. Must be called before the document is pruned.
 */
export function readMetadata(document: DomDocument, pageUrl: string | null): Metadata {
  const meta = metaValues(document);
  const url =
    canonicalUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), pageUrl) ??
    canonicalUrl(meta('og:url'), pageUrl) ??
    canonicalUrl(pageUrl);
  const site = siteOf(canonicalUrl(pageUrl) ?? url);
  const data = readStructured(document, [
    meta('og:title') ?? '',
    oneLine(document.querySelector('h1')?.textContent ?? ''),
  ]);

  const outlet = firstOf<string>([
    { from: 'json-ld publisher', value: data.outlet },
    { from: 'og:site_name', value: meta('og:site_name') },
    { from: 'meta application-name', value: meta('application-name') },
    { from: 'site', value: site },
  ]);
  const title = readTitle(document, meta, data, outlet?.value ?? null, site);
  const byline = readByline(document, meta, data, outlet?.value ?? null);
  const published = firstOf<Moment>([
    { from: 'json-ld datePublished', value: readMoment(data.published, site) },
    {
      from: 'article:published_time',
      value: readMoment(meta('article:published_time') ?? meta('og:article:published_time'), site),
    },
    { from: 'microdata datePublished', value: itemMoment(document, 'datePublished', site) },
    ...[
      'publish-date',
      'publishdate',
      'pubdate',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'sailthru.date',
      'parsely-pub-date',
      'cxenseparse:recs:publishtime',
      'publication_date',
      'article.published',
      'datepublished',
      'publishdate',
      'displaydate',
      'created',
    ].map((name) => ({
      from: `meta ${name}`,
      value: readMoment(meta(name), site),
    })),
    ...printedMoments(document, site),
    { from: 'address', value: momentInUrl(canonicalUrl(pageUrl) ?? url) },
  ]);
  const updated = firstOf<Moment>([
    { from: 'json-ld dateModified', value: readMoment(data.updated, site) },
    {
      from: 'article:modified_time',
      value: readMoment(meta('article:modified_time') ?? meta('og:updated_time'), site),
    },
    { from: 'microdata dateModified', value: itemMoment(document, 'dateModified', site) },
    ...['lastmod', 'last-modified', 'dcterms.modified', 'article.updated'].map((name) => ({
      from: `meta ${name}`,
      value: readMoment(meta(name), site),
    })),
  ]);
  const image = firstOf<string>([
    { from: 'og:image', value: safeUrl(meta('og:image') ?? meta('og:image:url'), pageUrl ?? url) },
    { from: 'json-ld image', value: safeUrl(data.image, pageUrl ?? url) },
    { from: 'twitter:image', value: safeUrl(meta('twitter:image') ?? meta('twitter:image:src'), pageUrl ?? url) },
  ]);
  const section = [data.section, meta('article:section'), data.type].join(' ');
  const from: Record<string, string> = {};
  for (const [field, found] of Object.entries({ title, outlet, published, updated, image }))
    if (found) from[field] = found.from;
  if (byline.from) from.authors = byline.from;
  return {
    title: title?.value ?? null,
    authors: byline.authors,
    agency: byline.agency,
    outlet: outlet ? cleanText(oneLine(outlet.value)) : null,
    published: published?.value ?? null,
    updated: updated?.value ?? null,
    declaredLanguage: document.documentElement?.getAttribute('lang') ?? data.language ?? meta('og:locale'),
    url,
    image: image?.value ?? null,
    opinion: /\b(?:opinion|opinions|editorial|column|columnists?|commentary|op-?ed|viewpoint|comment is free)\b/i.test(
      section,
    ),
    articleBody: data.body,
    from,
  };
}

/** Looks meta values up by name, property or itemprop; the first of a name wins. */
function metaValues(document: DomDocument): (name: string) => string | null {
  const values = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')?.trim();
    if (!content) continue;
    for (const key of [tag.getAttribute('property'), tag.getAttribute('name'), tag.getAttribute('itemprop')]) {
      if (key && !values.has(key.toLowerCase())) values.set(key.toLowerCase(), content);
    }
  }
  return (name) => values.get(name) ?? null;
}

function readTitle(
  document: DomDocument,
  meta: (name: string) => string | null,
  data: Structured,
  outlet: string | null,
  site: string | null,
) {
  const page = stripSite(oneLine(document.querySelector('title')?.textContent ?? ''), outlet, site);
  const open = stripSite(oneLine(meta('og:title') ?? meta('twitter:title') ?? ''), outlet, site);
  const said = stripSite(oneLine(decodeEntities(data.title ?? '')), outlet, site);
  const headings = [...document.querySelectorAll('h1')]
    .map((h1) => oneLine(h1.textContent ?? ''))
    .filter((text) => text.length >= 8 && text.length <= 300);
  // What the page prints over the story is its title, when one of the machine-readable ones vouches for it.
  const vouched = headings.find((heading) => [said, open, page].some((other) => agree(heading, other)));
  return firstOf<string>(
    [
      { from: 'h1, vouched for', value: vouched },
      { from: 'json-ld headline', value: said },
      { from: 'og:title', value: open },
      { from: 'h1', value: headings[0] },
      { from: 'title', value: page },
    ].map(({ from, value }) => ({ from, value: value ? cleanText(value) : null })),
  );
}

/** Two titles agree when one holds the words of the other, or most of them. */
function agree(a: string, b: string): boolean {
  const [x, y] = [foldKey(a), foldKey(b)];
  if (x === '' || y === '') return false;
  if (x.includes(y) || y.includes(x)) return Math.min(x.length, y.length) >= 12 || x === y;
  const [wordsX, wordsY] = [new Set(x.split(' ')), new Set(y.split(' '))];
  const shared = [...wordsX].filter((word) => wordsY.has(word)).length;
  return shared >= 3 && shared >= 0.6 * Math.min(wordsX.size, wordsY.size);
}

/** Takes the outlet's name (or its address) off either end of a page title. */
export function stripSite(title: string, outlet: string | null, site: string | null): string {
  const names = [outlet, site, site?.split('.')[0]]
    .filter((name) => name !== null && name !== undefined && name !== '')
    .map((name) => foldKey(name as string).replace(/ /g, ''));
  let parts = title.split(/\s+[|–—·•»:-]\s+|\s*\|\s*|\s+::\s+/u);
  const separators = title.match(/\s+[|–—·•»:-]\s+|\s*\|\s*|\s+::\s+/gu) ?? [];
  if (parts.length < 2) return title;
  const isName = (part: string) => {
    const key = foldKey(part).replace(/ /g, '');
    return (
      key !== '' &&
      names.some(
        (name) =>
          key === name ||
          key === `the${name}` ||
          (name.length > 3 && key.includes(name) && key.length < name.length + 12) ||
          (key.length > 3 && name.includes(key)),
      )
    );
  };
  while (parts.length > 1 && isName(parts[parts.length - 1])) parts = parts.slice(0, -1);
  let first = 0;
  while (first < parts.length - 1 && isName(parts[first])) first++;
  // After a bar, a short tail is a section ("| Politics"): titles seldom hold bars of their own.
  let last = parts.length;
  while (
    last - first > 1 &&
    /\|/.test(separators[last - 2]) &&
    parts[last - 1].split(' ').length <= 4 &&
    parts[first].split(' ').length > 4
  )
    last--;
  return parts
    .slice(first, last)
    .reduce((joined, part, at) => (at === 0 ? part : joined + separators[first + at - 1] + part), '');
}

function readByline(
  document: DomDocument,
  meta: (name: string) => string | null,
  data: Structured,
  outlet: string | null,
) {
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].slice(0, 8).map((node) => oneLine(node.textContent ?? ''));
  const candidates = [
    { from: 'json-ld author', values: data.authors },
    {
      from: 'meta author',
      values: [
        'author',
        'article:author',
        'byl',
        'dc.creator',
        'sailthru.author',
        'parsely-author',
        'cxenseparse:author',
        'article:author_name',
        'twitter:data1',
      ]
        .map((name) => meta(name) ?? '')
        .filter(Boolean),
    },
    { from: 'microdata author', values: texts('[itemprop~="author"] [itemprop~="name"]') },
    { from: 'microdata author', values: texts('[itemprop~="author"]') },
    { from: 'rel=author', values: texts('a[rel~="author"]') },
    {
      from: 'byline',
      values: texts(
        '[class*="byline" i] a, [class*="author-name" i], [class*="authorname" i], [class*="author_name" i], .author a, .author .name',
      ),
    },
    { from: 'byline', values: texts('[class*="byline" i], [class*="author" i]').filter((text) => text.length < 160) },
  ];
  let agency: string | null = null;
  for (const { from, values } of candidates) {
    // `meta author` may name several fields for one person; the first that reads as a name is enough.
    const read =
      from === 'meta author'
        ? (values
            .map((value) => readAuthors([value], outlet))
            .find((byline) => byline.authors.length > 0 || byline.agency) ?? { authors: [], agency: null })
        : readAuthors(values, outlet);
    agency ??= read.agency;
    if (read.authors.length > 0 && read.authors.length <= 8) return { authors: read.authors, agency, from };
  }
  for (const text of texts('p, span, div, address').filter((line) => line.length < 120)) {
    const byline = bylineOf(text, outlet);
    if (byline && byline.authors.length > 0)
      return { authors: byline.authors, agency: agency ?? byline.agency, from: 'byline text' };
  }
  return { authors: [] as readonly string[], agency, from: null };
}

function itemMoment(document: DomDocument, property: string, site: string | null): Moment | null {
  for (const node of document.querySelectorAll(`[itemprop~="${property}"]`)) {
    const moment = readMoment(node.getAttribute('content') ?? node.getAttribute('datetime') ?? node.textContent, site);
    if (moment) return moment;
  }
  return null;
}

/** Stamps that the page shows: `<time>` elements first, then elements whose class says that they hold a date. */
function printedMoments(document: DomDocument, site: string | null) {
  const times = [...document.querySelectorAll('time')].filter(
    (node) => !node.closest('aside, nav, footer, [class*="related" i], [class*="recommend" i], [class*="comment" i]'),
  );
  const dated = [
    ...document.querySelectorAll(
      '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="byline" i], [id*="date" i], [class*="meta" i], [class*="posted" i]',
    ),
  ];
  const read = (node: DomElement) =>
    readMoment(node.getAttribute('datetime'), site) ??
    stampsIn(oneLine(node.textContent ?? '').slice(0, 200), site)[0]?.moment;
  return [
    { from: 'time element', value: times.map(read).find((moment) => moment) },
    {
      from: 'date element',
      value: dated
        .slice(0, 60)
        .filter((node) => (node.textContent ?? '').length < 300)
        .map(read)
        .find((moment) => moment),
    },
  ];
}

/** `/2023/06/19/` in the address: a day that the publisher stamped on the article. */
function momentInUrl(url: string | null): Moment | null {
  const match =
    url === null ? null : /[/-](20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|$)/.exec(url);
  return match ? readMoment(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

/** JSON-LD is often written with HTML entities in it. */
function decodeEntities(text: string): string {
  return text
    .replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(
      /&(quot|apos|amp|lt|gt|nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip);/g,
      (_, name: string) =>
        ({
          quot: '"',
          apos: "'",
          amp: '&',
          lt: '<',
          gt: '>',
          nbsp: ' ',
          rsquo: '’',
          lsquo: '‘',
          rdquo: '”',
          ldquo: '“',
          ndash: '–',
          mdash: '—',
          hellip: '…',
        })[name] ?? '',
    );
}
