import { createHmac, timingSafeEqual } from 'node:crypto';
import { shortHash } from '../lib/hash.ts';

/** What an unsubscribe token says: the id of the subscriber, and the key of the list. */
export interface Signed {
  readonly reader: string;
  readonly list: string;
}

/** Hexadecimal digits of a signature: 128 bits, more than can be tried. */
const digits = 32;

/** The short name of a list inside an address. */
export function listKey(list: string): string {
  return shortHash(`list ${list}`).slice(0, 8);
}

/**
 * The token of an unsubscribe link: `<list>.<reader>.<signature>`. It never expires (RFC 8058 links are pressed years later), says
 * nothing about the address, and is good for one list and one reader only.
 */
export function unsubscribeToken(secret: string, { reader, list }: Signed): string {
  const said = `${listKey(list)}.${reader}`;
  return `${said}.${signature(secret, 'unsubscribe', said)}`;
}

/** What a token says, `list` as its short name; null where the signature is not ours. */
export function readUnsubscribeToken(secret: string, token: string): Signed | null {
  const match = /^([0-9a-f]{8})\.([0-9a-f]{16})\.([0-9a-f]{32})$/.exec(token);
  if (match === null || !same(match[3], signature(secret, 'unsubscribe', `${match[1]}.${match[2]}`))) return null;
  return { list: match[1], reader: match[2] };
}

/**
 * The envelope sender of one mail (VERP): `bounce@example.org` becomes `bounce+<edition>.<reader>.<signature>@example.org`, so that
 * a bounce names its recipient, and nobody can forge it. The edition is a short hash of its name: a local part may have 64
 * letters (RFC 5321, 4.5.3.1.1), and `longestBounceLocalPart` (lib/text/mail-address.ts) is what that leaves.
 */
export function bounceAddress(secret: string, mailbox: string, edition: string, reader: string): string {
  const said = `${editionKey(edition)}.${reader}`;
  return mailbox.replace(/@/, `+${said}.${signature(secret, 'bounce', said).slice(0, 16)}@`);
}

function editionKey(edition: string): string {
  return shortHash(`edition ${edition}`).slice(0, 8);
}

/** Whom a bounce is about, and which edition by its hash; null where the address is not one that we made. */
export function readBounceAddress(secret: string, address: string): { edition: string; reader: string } | null {
  const match = /\+([0-9a-f]{8})\.([0-9a-f]{16})\.([0-9a-f]{16})@/.exec(address);
  if (match === null || !same(match[3], signature(secret, 'bounce', `${match[1]}.${match[2]}`).slice(0, 16)))
    return null;
  return { edition: match[1], reader: match[2] };
}

function signature(secret: string, purpose: string, said: string): string {
  return createHmac('sha256', secret).update(`v1|${purpose}|${said}`).digest('hex').slice(0, digits);
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
