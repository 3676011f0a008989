/**
 * Who answers for a host: the name that somebody registered. `a.tarnby.example` and `b.tarnby.example` are one owner's, however many names
 * are made below it. A small table in place of the Public Suffix List, for whose thousands of rows news has no use.
 */

/** Under country codes: `bbc.co.uk`, `smh.com.au`, `asahi.ne.jp`, `clarin.com.ar`. */
const secondLevel = new Set(
  'ac co com edu go gob gouv gov gub gv id info jus leg ltd me mil muni ne net nhs nic nom ong or org plc police press sch web'.split(
    ' ',
  ),
);

/** Hosts that give each of their customers a name below theirs: each is a voice of its own. */
const platforms = new Set([
  'beehiiv.com',
  'blogspot.com',
  'buttondown.email',
  'ghost.io',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'medium.com',
  'netlify.app',
  'over-blog.com',
  'pages.dev',
  'substack.com',
  'tumblr.com',
  'typepad.com',
  'vercel.app',
  'web.app',
  'wixsite.com',
  'wordpress.com',
  'workers.dev',
]);

/** `www.news.tarnby.co.uk` -> `tarnby.co.uk`; an IP address, a single label and what has no more labels stay as they are. */
export function ownerOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (/^\d+(?::\d+)?$|\]/.test(labels[labels.length - 1])) return host;
  const country = labels[labels.length - 1].length === 2 && secondLevel.has(labels[labels.length - 2] ?? '');
  const least = country || platforms.has(labels.slice(-2).join('.')) ? 3 : 2;
  return labels.slice(-least).join('.');
}
