import { familyOf, houseKey } from '../../annotate/press/publishers.ts';
import { agencyOf } from '../../language/agencies.ts';
import { ownerOf } from '../../lib/domains.ts';
import { compareText } from '../../lib/text/text.ts';
import { addressHost } from '../../lib/url.ts';
import type { Article } from '../../model/article.ts';
import type { Report, SourceCounts } from '../../model/story.ts';
import { articlesOf } from './copies.ts';

/** What tells whose an article is. */
type Attributed = Pick<Article, 'id' | 'path' | 'outlet' | 'url'> & { readonly site?: string | null | undefined };

/**
 * How many outlets carry a story, and how many of them speak for themselves. Near-copies repeat their report; what bears an
 * agency's credit is the agency's, whoever prints it; the outlets of one publisher are one voice; opinion confirms nothing. A name
 * is easily written, so that a site and a feed are one voice each at most, whatever names they give.
 */
export function voicesOf(reports: readonly Report[]): SourceCounts {
  const telling = reports.filter(({ article }) => article.kind === 'report' || article.kind === 'live');
  const counted = telling.length > 0 ? telling : reports;
  const claims = counted.map(({ article, copies }) => ({
    agency: agenciesOf(article, copies).length > 0,
    keys: keysOf(article, copies),
    places: [...siteKeys(article), ...(article.feed ? [`feed ${article.feed}`] : [])],
  }));
  const groups = grouped(claims.map(({ keys }) => keys));
  // Own reports first: a site speaks by its own before it speaks for an agency.
  const voices = claims
    .map(({ agency, places }, at) => [`${agency ? 'b' : 'a'} ${groups[at]}`, [String(groups[at]), ...places]] as const)
    .sort((a, b) => compareText(`${a[0]} ${a[1].join(' ')}`, `${b[0]} ${b[1].join(' ')}`));
  return {
    outlets: countOutlets(articlesOf({ reports })),
    independent: apart(voices.map(([, keys]) => keys)),
  };
}

/** How many outlets these articles are from: no two with one name, no two of one site. */
export function countOutlets(articles: readonly Attributed[]): number {
  const keys = articles.map((article) => [`name ${nameOf(article)}`, ...siteKeys(article)]);
  return apart(keys.sort((a, b) => compareText(a.join(' '), b.join(' '))));
}

/** The outlet by one key: its site; where that is not known, its name however it is written; else the article itself. */
export function outletOf(article: Attributed): string {
  return siteKeys(article)[0] ?? nameOf(article);
}

function nameOf({ outlet, url, path, id }: Attributed): string {
  return houseKey(outlet ?? addressHost(url) ?? '') || path || id;
}

/** Whose site it stands on; nothing where the user vouches for its outlet's name, or it has no address. */
function siteKeys({ url, site }: Attributed): string[] {
  const host = site === undefined ? addressHost(url) : site;
  return host === null ? [] : [`site ${ownerOf(host)}`];
}

/** How many can be chosen, in this order, so that no two share a key. */
function apart(claims: readonly (readonly string[])[]): number {
  const taken = new Set<string>();
  let count = 0;
  for (const keys of claims) {
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    count++;
  }
  return count;
}

/** For each list of keys the first key of its group: those that share one are put together, as are those that share with those. */
function grouped(lists: readonly (readonly string[])[]): string[] {
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
  return [article, ...copies].flatMap(({ agency, outlet }) => agency ?? agencyOf(outlet ?? '') ?? []);
}

/** What a report may share with another: the agency it is from, else the publisher that it appeared with first. */
function keysOf(article: Article, copies: readonly Article[]): string[] {
  const agencies = agenciesOf(article, copies);
  return agencies.length > 0
    ? agencies.map((agency) => `agency ${agency}`)
    : [`publisher ${familyOf(nameOf(article))}`];
}
