import { ownerOf } from '../../lib/domains.ts';

/**
 * Sites whose feeds list items of many outlets and name the outlet of each truthfully. The outlet of an item is believed only
 * in these feeds; all items of any other feed count as one voice, whatever they name: anybody can write
 * `<source>Reuters</source>`. A site belongs here if it chooses among known outlets or shows where each item leads, and nobody
 * can publish an item under another's name there.
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
  ['mediagazer.com', 'from the publisher of Techmeme'],
  ['memeorandum.com', 'from the publisher of Techmeme'],
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

/** Whether a feed's address belongs to a known aggregator, by its host or the registered domain of the host. */
export function isAggregator(feed: string): boolean {
  if (!URL.canParse(feed)) return false;
  const host = new URL(feed).hostname.replace(/^www\./, '');
  return hosts.has(host) || hosts.has(ownerOf(host));
}
