import { familyOf, houseKey } from '../../annotate/press/publishers.ts';
import { agencyBehind } from '../../language/agencies.ts';
import { ownerOf } from '../../lib/domains.ts';
import { compareText } from '../../lib/text/text.ts';
import { addressHost } from '../../lib/url.ts';
import type { Article } from '../../model/article.ts';
import type { Report, SourceCounts } from '../../model/story.ts';
import { articlesOf } from './copies.ts';

/** The properties that identify who published an article. */
type Attributed = Pick<Article, 'id' | 'path' | 'outlet' | 'url'> & { readonly site?: string | null | undefined };

/**
 * Counts the outlets that carry a story, and the independent sources among them. A near-copy is no source of its own; a report credited to
 * an agency counts for the agency, in any outlet; the outlets of one publisher count once; opinion confirms nothing. Since anybody can
 * write a name, one site and one feed count once each, whatever outlets they name.
 */
export function countSources(reports: readonly Report[]): SourceCounts {
  const reporting = reports.filter(({ article }) => article.kind === 'report' || article.kind === 'live');
  const counted = reporting.length > 0 ? reporting : reports;
  const claims = counted.map(({ article, copies }) => ({
    agency: agenciesOf(article, copies).length > 0,
    keys: keysOf(article, copies),
    places: [...siteKeys(article), ...(article.feed ? [`feed ${article.feed}`] : [])],
  }));
  const groups = firstKeys(claims.map(({ keys }) => keys));
  // Own reports first: a site counts for its own report before it counts for an agency's.
  const sources = claims
    .map(({ agency, places }, report) => {
      const group = groups[report];
      return [`${agency ? 'b' : 'a'} ${group}`, [group, ...places]] as const;
    })
    .sort((a, b) => compareText(`${a[0]} ${a[1].join(' ')}`, `${b[0]} ${b[1].join(' ')}`));
  return {
    outlets: countOutlets(articlesOf({ reports })),
    independent: countDistinct(sources.map(([, keys]) => keys)),
  };
}

/** The number of outlets of these articles: no two with one name, no two of one site. */
export function countOutlets(articles: readonly Attributed[]): number {
  const keys = articles.map((article) => [`name ${nameOf(article)}`, ...siteKeys(article)]);
  return countDistinct(keys.sort((a, b) => compareText(a.join(' '), b.join(' '))));
}

/** A key for the outlet of an article: its site, else its normalised name, else the article itself. */
export function outletOf(article: Attributed): string {
  return siteKeys(article)[0] ?? nameOf(article);
}

function nameOf({ outlet, url, path, id }: Attributed): string {
  return houseKey(outlet ?? addressHost(url) ?? '') || path || id;
}

/** The owner of its site; empty if the user configured the outlet's name, or the article has no address. */
function siteKeys({ url, site }: Attributed): string[] {
  const host = site === undefined ? addressHost(url) : site;
  return host === null ? [] : [`site ${ownerOf(host)}`];
}

/** How many can be picked, in this order, so that no two share a key. */
function countDistinct(claims: readonly (readonly string[])[]): number {
  const taken = new Set<string>();
  let count = 0;
  for (const keys of claims) {
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    count++;
  }
  return count;
}

/** For each list of keys the first key of its connected group: lists that share a key, directly or through others, are one group. */
function firstKeys(lists: readonly (readonly string[])[]): string[] {
  const groups: Set<string>[] = [];
  for (const list of lists) {
    const keys = new Set(list);
    for (const group of groups.filter((other) => [...keys].some((key) => other.has(key)))) {
      for (const key of group) keys.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(keys);
  }
  return lists.map(([key]) => [...(groups.find((group) => group.has(key)) ?? [key])].sort(compareText)[0]);
}

function agenciesOf(article: Article, copies: readonly Article[]): string[] {
  return [article, ...copies].flatMap((one) => agencyBehind(one) ?? []);
}

/** The keys by which reports are one source: the agencies credited, else the publisher. */
function keysOf(article: Article, copies: readonly Article[]): string[] {
  const agencies = agenciesOf(article, copies);
  return agencies.length > 0
    ? agencies.map((agency) => `agency ${agency}`)
    : [`publisher ${familyOf(nameOf(article))}`];
}
