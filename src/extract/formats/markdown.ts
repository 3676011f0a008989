import { parse as parseYaml } from 'yaml';
import { readMoment } from '../../language/stamps.ts';
import { cleanText, oneLine } from '../../lib/text/text.ts';
import { canonicalUrl, siteOf } from '../../lib/url.ts';
import { readAuthors } from '../bylines.ts';
import type { PageReading } from '../page-reading.ts';

/** Reads a Markdown note: front matter for what it is, the first heading for its title, markup taken off the text. */
export function readNote(raw: string): PageReading {
  const { front, body } = takeFrontMatter(cleanText(raw));
  const value = (...names: string[]) =>
    names.map((name) => front[name]).find((found) => found !== undefined && found !== null);
  const text = (found: unknown) =>
    found === undefined ? null : found instanceof Date ? found.toISOString().slice(0, 10) : String(found);
  const paragraphs: string[] = [];
  let heading: string | null = null;
  // Each alternative begins with the line's end: a look back from every letter of a long line would take minutes.
  for (const block of body.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=#{1,6}\s)|\n(?<=^#{1,6}\s[^\n]*\n)/m)) {
    const title = /^\s*#\s+(.*)/.exec(block);
    const plain = stripMarkup(block);
    if (title && heading === null) heading = plain;
    else if (plain !== '') paragraphs.push(plain);
  }
  const url = canonicalUrl(text(value('url', 'link', 'source_url')));
  const outlet =
    text(value('outlet', 'publication', 'publisher', 'organisation', 'organization', 'site', 'source')) ?? siteOf(url);
  const authors = value('authors', 'author', 'by');
  return {
    title: text(value('title', 'headline')) ?? heading,
    ...readAuthors(
      Array.isArray(authors) ? authors.map(String) : authors === undefined ? [] : [String(authors)],
      outlet,
    ),
    outlet,
    published: readMoment(text(value('date', 'published', 'created'))),
    updated: readMoment(text(value('updated', 'modified'))),
    declaredLanguage: text(value('lang', 'language')),
    url,
    image: null,
    opinion: false,
    paid: false,
    video: false,
    links: 0,
    teasers: 0,
    paragraphs,
    from: { title: value('title', 'headline') === undefined ? 'first heading' : 'front matter' },
    removed: [],
  };
}

function takeFrontMatter(text: string): { front: Record<string, unknown>; body: string } {
  const match = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!match) return { front: {}, body: text };
  try {
    const front: unknown = parseYaml(match[1], { maxAliasCount: 10, logLevel: 'error' });
    return {
      front:
        typeof front === 'object' && front !== null && !Array.isArray(front) ? (front as Record<string, unknown>) : {},
      body: text.slice(match[0].length),
    };
  } catch {
    // Front matter that is no YAML says nothing; it is no text of the note either.
    return { front: {}, body: text.slice(match[0].length) };
  }
}

const longestBlock = 5000;

/** The words of a Markdown block: what a reader of the rendered page would see. */
function stripMarkup(block: string): string {
  if (/^\s*(?:```|~~~|<!--|\|)/.test(block) || /^\s*(?:[-*_]\s*){3,}$/.test(block)) return '';
  // A block as long as this is no writing; the patterns below look from every mark to the end of the block.
  if (block.length > longestBlock) return oneLine(block.replace(/[*_`[\]<>#]/g, ' '));
  return oneLine(
    block
      .replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|\d+\.\s+|(?:>\s?)+)/gm, '')
      .replace(/!\[[^\][]*\]\([^()]*\)/g, '')
      .replace(/\[([^\][]+)\]\([^()]*\)/g, '$1')
      .replace(/<(https?:[^<>\s]+)>/g, '$1')
      .replace(/<[^<>]+>/g, '')
      .replace(/(\*\*|__)(?=\S)((?:(?!\1)[\s\S]){1,400})\1/g, '$2')
      .replace(/(^|[\s("'“‘])[*_](?=\S)([^*_]*\S)[*_]/g, '$1$2')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1'),
  );
}
