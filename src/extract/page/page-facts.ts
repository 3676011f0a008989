import { elementsOf, type PageElement, textOf } from '../../lib/text/html.ts';
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

/** Gathers the facts of a page. */
export function factsOf(root: PageElement): PageFacts {
  const meta = new Map<string, string[]>();
  const properties = new Map<string, PageElement[]>();
  const facts = {
    canonical: null as string | null,
    language: null as string | null,
    base: null as string | null,
    title: '',
    headings: [] as PageElement[],
    scripts: [] as string[],
    times: [] as PageElement[],
    authorLinks: [] as PageElement[],
    bylines: [] as PageElement[],
    dated: [] as PageElement[],
  };
  const add = (list: PageElement[], element: PageElement) => {
    if (list.length < most) list.push(element);
  };
  for (const element of elementsOf(root, (each) => each.name === 'svg' || each.name === 'template')) {
    const { name, attributes } = element;
    if (name === 'meta') {
      const content = (attributes.content ?? attributes.value)?.trim();
      if (content)
        for (const key of new Set([
          attributes.property,
          attributes.name,
          attributes.itemprop,
          attributes['http-equiv'],
        ]))
          if (key) push(meta, key.toLowerCase(), content);
    } else if (name === 'link') {
      if (/\bcanonical\b/i.test(attributes.rel ?? '')) facts.canonical ??= attributes.href ?? null;
      if (attributes.itemprop) push(properties, attributes.itemprop.toLowerCase(), element);
    } else if (name === 'html') facts.language ??= attributes.lang ?? attributes['xml:lang'] ?? null;
    else if (name === 'base') facts.base ??= attributes.href ?? null;
    else if (name === 'title') facts.title ||= visibleText(element);
    else if (name === 'script') {
      if (/ld\+json/i.test(attributes.type ?? '') && facts.scripts.length < 50)
        facts.scripts.push(element.children.join(''));
    } else {
      if (name === 'h1' || name === 'h2') add(facts.headings, element);
      if (name === 'time') add(facts.times, element);
      if (name === 'a' && /\bauthor\b/i.test(attributes.rel ?? '')) add(facts.authorLinks, element);
      const property = attributes.itemprop ?? attributes.property;
      if (property)
        for (const word of property.toLowerCase().split(/\s+/)) push(properties, word.replace(/^.*:/, ''), element);
      const names = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-testid'] ?? ''}`;
      if (names.length > 2) {
        if (bylineName.test(names)) add(facts.bylines, element);
        if (datedName.test(names)) add(facts.dated, element);
      }
    }
  }
  return { ...facts, meta, properties };
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
