import { decodeTwice } from '../../lib/markup/xml.ts';
import { cleanText, clip, oneLine } from '../../lib/text/text.ts';

/** No title, name or id means more characters than this; patterns are tried on nothing longer. */
const longest = 1000;

/** A line as it is printed: no invisible characters, blanks folded; null when nothing is left. */
export function tidy(text: string | null | undefined): string | null {
  const line = oneLine(cleanText((text ?? '').slice(0, 4 * longest)));
  return line === '' ? null : clip(line, longest);
}

const tags = /<!--[\s\S]*?(?:-->|$)|<\/?[a-zA-Z][^<>]*>/g;

/** HTML without its tags and comments; entities stay. Linear. */
export function withoutTags(html: string): string {
  return html.includes('<') ? html.replace(tags, '') : html;
}

/** The line that a piece of HTML shows. Linear: no tag may hold another. Of use after `loadXml`. */
export function plainText(html: string | null | undefined): string | null {
  if (!html) return null;
  return tidy(decodeTwice(withoutTags(html.slice(0, 8 * longest))));
}

/** Feeds list tags by the hundred, and sentences as tags. */
const mostCategories = 10;
const longestCategory = 60;

/** Categories as a feed writes them, each once, without those too long to be any. */
export function tidyCategories(categories: Iterable<string | null | undefined>): string[] {
  const found = new Map<string, string>();
  for (const category of categories) {
    const line = tidy(category);
    if (line === null || line.length > longestCategory || found.has(line.toLowerCase())) continue;
    found.set(line.toLowerCase(), line);
    if (found.size >= mostCategories) break;
  }
  return [...found.values()];
}
