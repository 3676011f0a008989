import type { HttpAnswer, HttpFailure, HttpUnchanged } from './exchange.ts';
import type { Hosts } from './hosts.ts';
import { Refusal } from './policy-refusal.ts';

/** What the sites want of robots (RFC 9309), asked once a run and site. */
export interface Robots {
  /** Why a page is not to be fetched; null when it may be. */
  refuses(url: string, hosts: Pick<Hosts, 'slowDown'>): Promise<Refusal | null>;
}

interface Rules {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent?: string): number | undefined;
}

/** More of a robots.txt than this is not read (RFC 9309 section 2.5). */
const longest = 500_000;

/**
 * Decides by robots.txt (RFC 9309), which is fetched once for each origin with `fetch`. `agent` is the User-Agent, of which the part up to `/` counts.
 */
export function openRobots(
  fetch: (url: string) => Promise<HttpAnswer | HttpUnchanged | HttpFailure>,
  agent: string,
): Robots {
  const name = agent.split('/')[0];
  const known = new Map<string, Promise<Rules | string>>();
  const rulesOf = async (origin: string): Promise<Rules | string> => {
    const file = `${origin}/robots.txt`;
    const answer = await fetch(file);
    if (answer.kind === 'failure' && (answer.status === null || answer.status >= 500 || answer.status === 429))
      return `is not asked for: the robots.txt of its site could not be had (${answer.reason})`;
    const text = answer.kind === 'answer' ? Buffer.from(answer.bytes).toString('utf8').slice(0, longest) : '';
    // Its types give the function one name too many.
    const { default: parse } = (await import('robots-parser')) as unknown as {
      default: (url: string, text: string) => Rules;
    };
    // A page where the file should be forbids nothing.
    return parse(file, /^\s*</.test(text) ? '' : text);
  };
  return {
    async refuses(url, hosts) {
      const { origin, host } = new URL(url);
      const asked = known.get(origin) ?? rulesOf(origin);
      known.set(origin, asked);
      const rules = await asked;
      if (typeof rules === 'string') return new Refusal(rules, false);
      const delay = rules.getCrawlDelay(name);
      if (delay !== undefined) hosts.slowDown(host, delay * 1000);
      return rules.isAllowed(url, name) === false ? new Refusal('is closed to robots by its site (robots.txt)') : null;
    },
  };
}
