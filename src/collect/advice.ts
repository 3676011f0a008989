import { allowLines } from '../lib/http/address-guard.ts';

/** What to do about a source, by what is wrong with it. The first that fits. */
const advice: readonly (readonly [pattern: RegExp, todo: string])[] = [
  [/gone for good|\(410/, 'remove it: briefing feeds remove, or look for its new address on the site'],
  [/answered 404/, 'look for its new address on the site; give the site itself, and its feed is looked for'],
  [/answered 401/, 'give it a log-in: headers, or https://name:password@… (see the README)'],
  [/answered 40[03]|answered 451/, 'open it in a browser; some sites refuse programs, others need headers'],
  [/answered 429|left alone/, 'wait: it is asked again when it wants to be'],
  [/answered 5\d\d/, 'nothing now: it is asked again at the next run'],
  [/web page/, 'give the site instead of the feed (kind: site), or read it as kind: links or kind: page'],
  [/no links to articles/, 'try kind: page, or look for a feed of the site'],
  [/list of feeds/, 'give it the kind opml'],
  [/robots\.txt/, 'its site does not want its pages read by programs; a feed of it may be read'],
  [/no host of that name/, 'check the spelling'],
  [/looked up|cannot be reached/, 'check the network, and the proxy if there is one'],
  [/certificate|TLS/, 'its keeper has to mend that; http: instead of https: may work'],
  [/larger than|nested|elements/, 'ask its keeper for a smaller feed, or for one of a section'],
  [/is empty|no feed|no complete/, 'open it in a browser: is that still the feed?'],
  [/nothing new for/, 'look whether the site has moved its feed'],
  [/moved for good/, 'change its address in briefing.yaml; until then the new one is used'],
  [/found its feed/, 'nothing; or give the feed itself, to save the way there'],
  [/have no date/, 'nothing; they are never printed first, and their pages may have dates'],
  [/ends in the middle|declares entities/, 'tell its keeper'],
];

/** What a user can do about a reason or a note; null when there is nothing to say. */
export function adviceFor(reason: string): string | null {
  const lines = allowLines(reason);
  if (lines !== null)
    return `if you trust it, add to briefing.yaml:\n${lines.map((line) => `      ${line}`).join('\n')}`;
  return advice.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}
