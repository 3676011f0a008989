import { elementsOf, type PageElement, textOf } from '../../lib/markup/html.ts';
import { cleanText, oneLine } from '../../lib/text/text.ts';

/** The parts of a page that speak about it rather than tell the story, gathered in one walk. */
export interface PageFacts {
  /** `meta` values by name, property, itemprop or http-equiv in lower case, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly canonical: string | null;
  readonly language: string | null;
  readonly base: string | null;
  /** The text of `<title>`. */
  readonly title: string;
  readonly headings: readonly PageElement[];
  /** The sources of JSON-LD scripts. */
  readonly scripts: readonly string[];
  readonly times: readonly PageElement[];
  /** Elements with an `itemprop` (schema.org microdata) or RDFa `property`, by that word in lower case. */
  readonly properties: ReadonlyMap<string, readonly PageElement[]>;
  readonly authorLinks: readonly PageElement[];
  /** Elements whose class or id speaks of who wrote it, and of when. */
  readonly bylines: readonly PageElement[];
  readonly dated: readonly PageElement[];
}

const bylineName = /byline|author|writer|contributor|\bby\b/i;
const datedName = /date|\btime|timestamp|publish|posted|\bpubl?\b|meta-?info|entry-meta|post-?meta|\bmeta\b/i;

/** No page has more of a kind that matter. */
const most = 200;

/** Facts while they are gathered. */
interface Gathering {
  readonly meta: Map<string, string[]>;
  readonly properties: Map<string, PageElement[]>;
  canonical: string | null;
  language: string | null;
  base: string | null;
  title: string;
  readonly headings: PageElement[];
  readonly scripts: string[];
  readonly times: PageElement[];
  readonly authorLinks: PageElement[];
  readonly bylines: PageElement[];
  readonly dated: PageElement[];
}

/** What elements of the head say; all other elements are read by `readBodyElement`. */
const headReaders: Readonly<Record<string, (element: PageElement, facts: Gathering) => void>> = {
  meta: readMeta,
  link: readLink,
  html: ({ attributes }, facts) => {
    facts.language ??= attributes.lang ?? attributes['xml:lang'] ?? null;
  },
  base: ({ attributes }, facts) => {
    facts.base ??= attributes.href ?? null;
  },
  title: (element, facts) => {
    facts.title ||= visibleText(element);
  },
  script: ({ attributes, children }, facts) => {
    if (/ld\+json/i.test(attributes.type ?? '') && facts.scripts.length < 50) facts.scripts.push(children.join(''));
  },
};

/** Gathers the facts of a page. */
export function factsOf(root: PageElement): PageFacts {
  const facts: Gathering = {
    meta: new Map(),
    properties: new Map(),
    canonical: null,
    language: null,
    base: null,
    title: '',
    headings: [],
    scripts: [],
    times: [],
    authorLinks: [],
    bylines: [],
    dated: [],
  };
  for (const element of elementsOf(root, (each) => each.name === 'svg' || each.name === 'template')) {
    const read = Object.hasOwn(headReaders, element.name) ? headReaders[element.name] : readBodyElement;
    read(element, facts);
  }
  return facts;
}

function readMeta({ attributes }: PageElement, { meta }: Gathering): void {
  const content = (attributes.content ?? attributes.value)?.trim();
  if (!content) return;
  const { property, name, itemprop, 'http-equiv': equivalent } = attributes;
  for (const key of new Set([property, name, itemprop, equivalent])) if (key) push(meta, key.toLowerCase(), content);
}

function readLink(element: PageElement, facts: Gathering): void {
  const { rel, href, itemprop } = element.attributes;
  if (/\bcanonical\b/i.test(rel ?? '')) facts.canonical ??= href ?? null;
  if (itemprop) push(facts.properties, itemprop.toLowerCase(), element);
}

function readBodyElement(element: PageElement, facts: Gathering): void {
  const { name, attributes } = element;
  if (name === 'h1' || name === 'h2') add(facts.headings, element);
  if (name === 'time') add(facts.times, element);
  if (name === 'a' && /\bauthor\b/i.test(attributes.rel ?? '')) add(facts.authorLinks, element);
  const property = attributes.itemprop ?? attributes.property;
  if (property)
    for (const word of property.toLowerCase().split(/\s+/)) push(facts.properties, word.replace(/^.*:/, ''), element);
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-testid'] ?? ''}`;
  if (names.length <= 2) return;
  if (bylineName.test(names)) add(facts.bylines, element);
  if (datedName.test(names)) add(facts.dated, element);
}

function add(list: PageElement[], element: PageElement): void {
  if (list.length < most) list.push(element);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < most) list.push(value);
}

/** The text of an element on one line. */
export function visibleText(element: PageElement, longest = 2000): string {
  return oneLine(cleanText(textOf(element, longest)));
}

/** The first `meta` value of the first name that has one. */
export function metaOf(facts: PageFacts, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = facts.meta.get(name)?.[0];
    if (value) return value;
  }
  return null;
}
