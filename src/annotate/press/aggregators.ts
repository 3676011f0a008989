import { ownerOf } from '../../lib/domains.ts';

/**
 * Sites whose feeds list what many outlets publish, and say truly whose each item is. An item of theirs is its outlet's; all items of any
 * other feed are one voice, whatever names they bear: anybody can write `<source>Reuters</source>`. A site belongs here when it chooses
 * among known outlets or shows where each item leads, and nobody can put an item of his own under a name that is not his.
 */
const aggregators: readonly (readonly [host: string, why: string])[] = [
  ['news.google.com', 'names outlet and site of each item in `source`'],
  ['news.yahoo.com', 'licensed texts; `source` with its address'],
  ['yahoo.com', 'the same, of its other sections and countries'],
  ['msn.com', 'licensed texts'],
  ['apple.news', 'licensed texts'],
  ['bing.com', 'the search of news: items lead to their outlets'],
  ['news.ycombinator.com', 'Hacker News: items lead to their sites'],
  ['hnrss.org', 'Hacker News again, as feeds'],
  ['lobste.rs', 'items lead to their sites'],
  ['reddit.com', 'items lead to their sites'],
  ['slashdot.org', 'items name the sites that they lead to'],
  ['techmeme.com', 'editors choose; items lead to their outlets'],
  ['mediagazer.com', 'of Techmeme'],
  ['memeorandum.com', 'of Techmeme'],
  ['allafrica.com', 'texts of African papers, under their names'],
  ['newsnow.co.uk', 'items lead to their outlets'],
  ['ground.news', 'items lead to their outlets'],
  ['flipboard.com', 'items lead to their outlets'],
  ['upday.com', 'licensed texts'],
  ['smartnews.com', 'licensed texts'],
  ['newsbreak.com', 'licensed texts of local papers'],
  ['pressreader.com', 'licensed texts'],
  ['eurotopics.net', 'editors choose; items name their papers'],
];

const hosts = new Set(aggregators.map(([host]) => host));

/** Whether the feed at this address is a known aggregator's, by its host or by whose the host is. */
export function isAggregator(feed: string): boolean {
  if (!URL.canParse(feed)) return false;
  const host = new URL(feed).hostname.replace(/^www\./, '');
  return hosts.has(host) || hosts.has(ownerOf(host));
}
