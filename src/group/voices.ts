import { agencyOf } from '../language/agencies.ts';
import { familyOf, houseKey } from '../language/houses.ts';
import { siteOf } from '../lib/url.ts';
import type { Article, Report, Voices } from '../model.ts';
import { articlesOf } from './copies.ts';

/**
 * How many outlets carry a story, and how many of them speak for themselves. Near-copies repeat their report; what bears an
 * agency's credit is the agency's, whoever prints it; the outlets of one publisher are one voice; opinion confirms nothing.
 */
export function voicesOf(reports: readonly Report[]): Voices {
  const outlets = new Set(articlesOf({ reports }).map(outletOf));
  // Reports that share an agency or a publisher are put together, step by step, as are those that share with those.
  const groups: Set<string>[] = [];
  const telling = reports.filter(({ article }) => article.kind === 'report' || article.kind === 'live');
  for (const { article, copies } of telling.length > 0 ? telling : reports) {
    const keys = new Set(keysOf(article, copies));
    for (const group of groups.filter((other) => [...keys].some((key) => other.has(key)))) {
      for (const key of group) keys.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(keys);
  }
  return { outlets: outlets.size, independent: groups.length };
}

/** What a report may share with another: the agency it is from, else the publisher that it appeared with first. */
function keysOf(article: Article, copies: readonly Article[]): string[] {
  const agencies = [article, ...copies].flatMap(({ agency, outlet }) => agency ?? agencyOf(outlet ?? '') ?? []);
  return agencies.length > 0
    ? agencies.map((agency) => `agency ${agency}`)
    : [`publisher ${familyOf(outletOf(article))}`];
}

/** The outlet by one name however it is written; where none is given the site, else the article itself. */
export function outletOf({ outlet, url, path, id }: Article): string {
  return houseKey(outlet ?? siteOf(url) ?? '') || path || id;
}
