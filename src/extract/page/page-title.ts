import { foldKey, oneLine } from '../../lib/text/text.ts';
import { type FieldCandidate, firstOf } from '../page-reading.ts';
import { metaOf, type PageFacts, visibleText } from './page-facts.ts';
import type { Structured } from './structured-data.ts';

/**
 * The headline. What the page prints over the story is its title, when one of the values meant for machines vouches for it;
 * a heading that no other value knows may be the site's name or a box's. Where a heading goes on after what the others say
 * ("Headline | Our series"), the others know where the headline ends.
 */
export function readTitle(
  facts: PageFacts,
  data: Structured,
  outlet: string | null,
  site: string | null,
): { value: string; from: string } | null {
  const strip = (text: string | null) => stripSite(oneLine(text ?? ''), outlet, site);
  const page = strip(facts.title);
  const open = strip(metaOf(facts, 'og:title', 'twitter:title', 'parsely-title', 'sailthru.title', 'dc.title'));
  const said = strip(data.title);
  const others = [said, open, page].filter((other) => other !== '');
  const headings = facts.headings
    .filter((heading) => heading.name === 'h1')
    .map((heading) => visibleText(heading))
    .filter((text) => text.length >= 4 && text.length <= 300 && !isSite(text, outlet, site));
  const heading = headings.find((text) => others.some((other) => agree(text, other)));
  const alone = headings.find((text) => text.split(' ').length >= 3);
  const candidates: FieldCandidate<string>[] = [
    { from: 'h1, vouched for', value: heading && (headOf(heading, others) ?? heading) },
    { from: 'h1', value: alone },
    { from: 'json-ld headline', value: said },
    { from: 'og:title', value: open },
    { from: 'title', value: page },
    { from: 'h1', value: headings[0] },
    // Old pages head the story with an h2.
    { from: 'h2', value: facts.headings.map((each) => visibleText(each)).find((text) => text.split(' ').length >= 3) },
  ];
  return firstOf(candidates);
}

/** The value with which a heading begins, when a mark that parts a title from its addition follows it. */
function headOf(heading: string, others: readonly string[]): string | null {
  return (
    others.find(
      (other) =>
        other.length >= 12 &&
        other.length < heading.length &&
        heading.startsWith(other) &&
        /^\s*(?:[|:»]|\s[–—-]\s)/u.test(heading.slice(other.length)),
    ) ?? null
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

/** The outlet's names, as keys without blanks: its own, its host, and the host without its domain. */
function namesOf(outlet: string | null, site: string | null): string[] {
  return [outlet, site, site?.split('.')[0]]
    .filter((name) => name !== null && name !== undefined && name !== '')
    .map((name) => foldKey(name as string).replace(/ /g, ''));
}

function isSite(text: string, outlet: string | null, site: string | null): boolean {
  const key = foldKey(text).replace(/ /g, '');
  return namesOf(outlet, site).some((name) => key === name || key === `the${name}` || `the${key}` === name);
}

/** Takes the outlet's name (or its address) off either end of a page title. */
export function stripSite(title: string, outlet: string | null, site: string | null): string {
  const names = namesOf(outlet, site);
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
