import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookie = 'briefing_preview';

/** Names by which this machine calls itself. */
const ourselves = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets in only whom the preview is for. On this machine: requests for one of its own names, so that no page of the web can reach it
 * under a name that it makes resolve here (DNS rebinding), and none that another site's page makes. Open to other machines: those that know
 * the token, from `?token=` once and from a cookie then.
 */
export function guard({ port, token }: { readonly port: number; readonly token: string | null }): MiddlewareHandler {
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase();
    const name = host.replace(/:\d+$/, '');
    const ours = ourselves.has(name) && (host === name ? port === 80 : host.endsWith(`:${port}`));
    if (token === null && !ours) return context.text('This preview is for this machine alone.', 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) return context.text('Asked from another site.', 403);
    // No page elsewhere can set this header without being asked first, and we do not answer that.
    if (context.req.method !== 'GET' && context.req.header('x-briefing') !== 'preview')
      return context.text('Asked from elsewhere than the preview.', 403);
    const site = context.req.header('sec-fetch-site');
    if (site === 'cross-site' && context.req.header('sec-fetch-mode') !== 'navigate')
      return context.text('Asked from another site.', 403);
    if (token !== null) {
      const given = context.req.query('token');
      if (!same(given ?? getCookie(context, cookie) ?? '', token))
        return context.text('Open the address with its token, as it was printed.', 401);
      if (given !== undefined) {
        setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
        // Not `//elsewhere.example`, which a browser takes for another host.
        return context.redirect(context.req.path.replace(/^\/+/, '/'));
      }
    }
    return next();
  };
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
