import { safeUrl } from '../url.ts';
import type { HttpAnswer, HttpFailure, HttpRequest, HttpUnchanged } from './exchange.ts';
import { Refusal } from './policy-refusal.ts';

const maxRedirects = 5;

/** An answer that names another address. */
export interface Redirect {
  readonly kind: 'redirect';
  readonly to: string;
  /** Moved for good (301, 308). */
  readonly permanent: boolean;
}

/** What following redirects needs. */
export interface RedirectOptions {
  /** Sends one request. */
  readonly send: (request: HttpRequest) => Promise<Redirect | HttpAnswer | HttpUnchanged | HttpFailure>;
  /** Rejects for an address that may not be fetched; asked before each request. */
  readonly check: (url: string) => Promise<void>;
}

/**
 * Sends a request and follows up to five redirects. The request's own headers go to the origin of its address only.
 *
 * @throws Refusal for a circle, for too many redirects, and for what is no web address
 */
export async function followRedirects(
  request: HttpRequest,
  { send, check }: RedirectOptions,
): Promise<HttpAnswer | HttpUnchanged | HttpFailure> {
  const first = safeUrl(request.url);
  if (first === null) throw new Refusal('is no http or https address');
  const seen = new Set<string>();
  let url = first;
  let moved: string | null = null;
  let permanent = true;
  for (let count = 0; count <= maxRedirects; count++) {
    if (seen.has(url)) throw new Refusal('redirects in a circle');
    seen.add(url);
    await check(url);
    const sameOrigin = new URL(url).origin === new URL(first).origin;
    const answer = await send({ ...request, url, headers: sameOrigin ? (request.headers ?? {}) : {} });
    if (answer.kind !== 'redirect') return answer.kind === 'answer' ? { ...answer, moved } : answer;
    permanent &&= answer.permanent;
    url = answer.to;
    if (permanent) moved = url;
  }
  throw new Refusal(`redirects more than ${maxRedirects} times`);
}
