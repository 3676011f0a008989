/** Addresses from hostile pages: what may be printed as a link. */

/** The address made absolute, http(s) only, without userinfo; null for everything else. */
export function safeUrl(text: string | null | undefined, base?: string | null): string | null {
  return readUrl(text, base)?.href ?? null;
}

/** No address that means anything is longer; patterns below are tried on nothing longer. */
const longest = 4000;

function readUrl(text: string | null | undefined, base?: string | null): URL | null {
  if (!text || text.length > longest) return null;
  try {
    const url = base ? new URL(text.trim(), base) : new URL(text.trim());
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    if (url.username !== '') url.username = '';
    if (url.password !== '') url.password = '';
    return url;
  } catch {
    return null;
  }
}

/** Parameters that say who clicked, not what is read. */
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ns_\w+|at_\w+|_ga|yclid|ocid|smid|sref)$/i;

/** The address under which two links to one article are equal: no fragment, no tracking, parameters sorted. */
export function canonicalUrl(text: string | null | undefined, base?: string | null): string | null {
  return readCanonical(text, base)?.href ?? null;
}

/** The canonical address and its key (see `urlKey`), parsed once. */
export function addressOf(text: string | null | undefined, base?: string | null): { url: string; key: string } | null {
  const url = readCanonical(text, base);
  return url === null ? null : { url: url.href, key: keyOf(url) };
}

function readCanonical(text: string | null | undefined, base?: string | null): URL | null {
  const url = readUrl(text, base);
  if (url === null) return null;
  if (url.hash !== '') url.hash = '';
  if (url.search === '') return url;
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url;
}

/**
 * A key that is equal for the addresses of one article: also without its protocol, its AMP and mobile variants (`/amp/`,
 * `amp.`, `m.`, Google's and Bing's copies of AMP pages), `index.html` and a final slash.
 */
export function urlKey(text: string | null | undefined): string | null {
  return addressOf(text)?.key ?? null;
}

/** May change the URL. */
function keyOf(url: URL): string {
  // https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a
  const cached = /^\/(?:[a-z]\/)?(?:s\/)?([\w-]+(?:\.[\w-]+)+\/.*)$/.exec(url.pathname);
  const copies = /(?:\.|^)(?:ampproject\.org|bing-amp\.com)$/;
  if (cached && copies.test(url.hostname)) {
    const original = readCanonical(`https://${cached[1]}`);
    if (original !== null && !copies.test(original.hostname)) return keyOf(original);
  }
  if (url.search !== '')
    for (const [name, value] of [...url.searchParams])
      if (/^(?:amp|cmp|ref)$/i.test(name) || /^(?:amp|rss|feed|atom)$/i.test(value)) url.searchParams.delete(name);
  const path = url.pathname
    .replace(/(?:\/|\.)amp(?:\.html)?\/?$/, '')
    .replace(/^\/amp(?=\/)/, '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/, '')
    .replace(/\/+$/, '');
  return `${bareHost(url.hostname)}${url.port === '' ? '' : `:${url.port}`}${path}${url.search}`;
}

/** The host without `www.`, `m.` or `amp.`; null when there is no address. */
export function siteOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? bareHost(new URL(url).hostname) : null;
}

/** The host as `siteOf` gives it; of an IP address with its port, since such a host may serve several sites. */
export function addressHost(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, host } = new URL(url);
  return /^[\d.]+$|^\[/.test(hostname) ? host : bareHost(hostname);
}

function bareHost(host: string): string {
  return host.replace(/^(?:www\d?|m|amp|mobile|edition)\./, '');
}

/**
 * A link to a passage of a page (WICG Scroll To Text Fragment). Long passages are named by their first and last five
 * words, so that the link stays short and survives a change in the middle. `-`, `,` and `&` have a meaning there.
 */
export function passageUrl(url: string, passage: string): string {
  const words = passage.split(/\s+/);
  const encode = (part: string) => encodeURIComponent(part).replace(/-/g, '%2D');
  const text =
    words.length <= 12
      ? encode(passage)
      : `${encode(words.slice(0, 5).join(' '))},${encode(words.slice(-5).join(' '))}`;
  return `${url.split('#')[0]}#:~:text=${text}`;
}

/** Parameters whose values open something: a private feed's key, a signature. */
const secret = /([?&;](?:[\w-]*(?:key|token|auth|secret|pass(?:word|wd)?|sig(?:nature)?|session)|k|t)=)[^&;\s#]+/gi;

/** A setting or a message with the credentials of any address in it masked. */
export function maskCredentials(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/]{1,500}@/gi, '$1***@').replace(secret, '$1***');
}

/** An address or a path as a name: without the query, which may hold a key. */
export function placeOf(location: string): string {
  return /^https?:/i.test(location) ? maskCredentials(location.replace(/[?#].*$/, '')) : maskCredentials(location);
}

/** True for a host name or address of this very machine: `localhost`, `127.0.0.1`, `::1`, `[::1]`. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(host);
}
