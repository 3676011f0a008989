import { allowLines } from '../lib/http/address-guard.ts';

/** Suggested fixes for a source, by the reason why it failed or by a note on it. The first that matches. */
const fixes: readonly (readonly [reason: RegExp, fix: string])[] = [
  [/gone for good|\(410/, 'remove it (briefing feeds remove), or look for its new URL on the site'],
  [/answered 404/, 'look for its new URL on the site; or configure the site itself: its feed is found'],
  [/answered 401/, 'add authentication: headers, or https://name:password@… (see the README)'],
  [/answered 40[03]|answered 451/, 'open it in a browser; some sites block programs, others need headers'],
  // Older states have "left alone".
  [
    /answered 429|Retry-After|left alone/,
    'wait: it is fetched again when the pause that it asked for (Retry-After) is over',
  ],
  [/answered 5\d\d/, 'nothing for now: it is fetched again at the next run'],
  [/web page/, 'configure the site instead of the feed (kind: site), or use kind: links or kind: page'],
  [/no links to articles/, 'try kind: page, or look for a feed of the site'],
  [/list of feeds/, 'use kind: opml'],
  [
    /robots\.txt/,
    'the site does not allow programs to fetch its pages (robots.txt); fetching one of its feeds may be allowed',
  ],
  [/no host of that name/, 'check the spelling of the host name'],
  [/looked up|cannot be reached/, 'check the network connection, the DNS and the proxy settings'],
  [/certificate|TLS/, "the site's owner has to fix its TLS certificate; http: instead of https: may work"],
  [/larger than|nested|elements/, "ask the feed's owner for a smaller feed, or for one of a section"],
  [/is empty|no feed|no complete/, 'open it in a browser: is it still the feed?'],
  [/nothing new for/, 'check whether the site has moved its feed'],
  [/moved for good/, 'change its URL in briefing.yaml; until then the new one is used'],
  [/found its feed/, 'nothing; or configure the URL of the feed, which saves a request'],
  [/have no date/, 'nothing; they are never printed first, and their pages may have dates'],
  [/ends in the middle|declares entities/, "tell the feed's owner"],
];

/** A suggested fix for the reason why a source failed, or for a note on it; null when there is none. */
export function adviceFor(reason: string): string | null {
  const lines = allowLines(reason);
  if (lines !== null)
    return `if you trust it, add to briefing.yaml:\n${lines.map((line) => `      ${line}`).join('\n')}`;
  return fixes.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}
