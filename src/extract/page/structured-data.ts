import { decodeText } from '../../lib/markup/html.ts';
import { foldKey } from '../../lib/text/text.ts';

/** What a page's JSON-LD says of its article (schema.org/Article and its kin). */
export interface Structured {
  readonly type: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly image: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly body: string | null;
  readonly paid: boolean;
}

type JsonLd = string | number | boolean | null | JsonLd[] | { [key: string]: JsonLd };
type Node = { [key: string]: JsonLd };

const articleType = /(?:Article|Posting|Report|Review|Recipe|ScholarlyArticle|LiveBlogPosting|OpinionNewsArticle)$/;

/**
 * Reads all JSON-LD blocks of a page. Several articles may be described (related stories): the one whose headline
 * agrees with the page's own title is meant, else the first.
 */
export function readStructured(scripts: readonly string[], titles: readonly string[]): Structured {
  const nodes: Node[] = [];
  for (const script of scripts) {
    const parsed = parseLoosely(script);
    if (parsed !== null) collectNodes(parsed, nodes, 0);
  }
  const byId = new Map(
    nodes.flatMap((node) =>
      typeof node['@id'] === 'string' && Object.keys(node).length > 1 ? [[node['@id'], node] as const] : [],
    ),
  );
  const articles = nodes.filter((node) => strings(node['@type']).some((type) => articleType.test(type)));
  const wanted = titles.map(foldKey).filter((key) => key.length > 8);
  const agreed = articles.find((node) =>
    wanted.some((key) => sameTitle(key, foldKey(text(node.headline) ?? text(node.name) ?? ''))),
  );
  const article =
    agreed ?? articles[0] ?? nodes.find((node) => strings(node['@type']).some((type) => /WebPage$/.test(type))) ?? {};
  const resolve = (value: JsonLd | undefined): Node[] =>
    list(value).flatMap((entry) =>
      typeof entry === 'object' && entry !== null && !Array.isArray(entry)
        ? [byId.get(text(entry['@id']) ?? '') ?? entry]
        : [],
    );
  const names = (value: JsonLd | undefined): string[] => [
    ...strings(value),
    ...resolve(value).flatMap((node) => strings(node.name)),
  ];
  const image = list(article.image)[0] ?? list(article.thumbnailUrl)[0];
  return {
    type: strings(article['@type']).join(' '),
    title: text(article.headline) ?? (agreed || articles.length > 0 ? text(article.name) : null),
    authors: names(article.author ?? article.creator),
    outlet: names(article.publisher)[0] ?? null,
    published: text(article.datePublished) ?? text(article.dateCreated),
    updated: text(article.dateModified),
    image:
      typeof image === 'string'
        ? image
        : (resolve(image).map((node) => text(node.url) ?? text(node.contentUrl))[0] ?? null),
    section: strings(article.articleSection).join(' ') || null,
    language: text(article.inLanguage),
    body: text(article.articleBody),
    paid: article.isAccessibleForFree === false || /^false$/i.test(text(article.isAccessibleForFree) ?? ''),
  };
}

function sameTitle(a: string, b: string): boolean {
  return b.length > 8 && (a.includes(b) || b.includes(a));
}

function collectNodes(value: JsonLd, nodes: Node[], depth: number): void {
  if (depth > 6 || nodes.length > 500) return;
  if (Array.isArray(value)) for (const entry of value) collectNodes(entry, nodes, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    nodes.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'author', 'publisher', 'hasPart'])
      if (typeof value[key] === 'object') collectNodes(value[key], nodes, depth + 1);
  }
}

/** Publishers write JSON-LD with comments, raw newlines in strings and trailing commas; mend those and try again. */
function parseLoosely(source: string): JsonLd | null {
  const plain = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>|\/\/\s*\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [plain, plain.replace(/[\u0000-\u001F]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt) as JsonLd;
    } catch {
      // The next attempt, or none: a page's broken markup is not an error of ours.
    }
  }
  return null;
}

function list(value: JsonLd | undefined): JsonLd[] {
  return Array.isArray(value) ? value.slice(0, 20) : value === undefined || value === null ? [] : [value];
}

function strings(value: JsonLd | undefined): string[] {
  return list(value)
    .filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
    .map((entry) => (entry.length < 1000 ? decodeText(entry) : entry));
}

function text(value: JsonLd | undefined): string | null {
  return strings(value)[0]?.trim() ?? null;
}
