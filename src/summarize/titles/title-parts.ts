import { isSameHouse } from '../../annotate/press/publishers.ts';
import { headlineWords } from '../../language/packs.ts';
import { addressHost } from '../../lib/url.ts';
import type { Article } from '../../model/article.ts';

/** A title keeps at least this many words when its kickers and outlet are removed. */
const leastWords = 3;

/** Kickers in a row, and labels at the end, that are removed: "Watch live: Exclusive: … - Video | The Tarnby Mail". */
const mostParts = 3;

type Titled = Pick<Article, 'title' | 'outlet' | 'url'>;

/**
 * A title without its kickers and without its outlet's or section's name at either end; a part of the title.
 *
 * @example bareTitle({ title: 'Watch live: Bank lifts key rate | The Tarnby Mail', outlet: 'Tarnby Mail', url: null }) // 'Bank lifts key rate'
 */
export function bareTitle(article: Titled): string {
  let bare = article.title.trim();
  for (let part = 0; part < mostParts; part++) {
    const shorter = [withoutKicker(bare), withoutHouse(bare, article), withoutEnd(bare, article)].find(
      (text) => text !== bare && text.split(/\s+/).length >= leastWords,
    );
    if (shorter === undefined) break;
    bare = shorter;
  }
  return bare;
}

function withoutKicker(title: string): string {
  return headlineWords.map(({ kicker }) => title.replace(kicker, '')).find((text) => text !== title) ?? title;
}

/** Without the outlet's name before a colon or a bar; another outlet's name stays: it says whose report it is. */
function withoutHouse(title: string, article: Titled): string {
  const start = /^([^:|]{2,40}?)\s*[:|]\s+/.exec(title);
  return start !== null && isHouse(start[1], article) ? title.slice(start[0].length) : title;
}

/** Without the outlet's name, or a section's, after a bar or a dash. */
function withoutEnd(title: string, article: Titled): string {
  const end = /\s+[|–—-]\s+([^|–—]{2,40})$/.exec(title);
  return end !== null && isLabel(end[1], article) ? title.slice(0, end.index) : title;
}

/** Whether a title, or a part of it, names only the outlet or a section: "Politics", "The Tarnby Mail", "Tarnby Mail Video". */
export function isLabel(part: string, article: Titled): boolean {
  return isHouse(part, article) || headlineWords.some(({ label }) => label.test(part));
}

function isHouse(part: string, { outlet, url }: Titled): boolean {
  return [outlet, addressHost(url)].some((house) => house !== null && isSameHouse(part, house));
}
