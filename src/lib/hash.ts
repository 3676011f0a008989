import { hash } from 'node:crypto';

/** The first 16 hexadecimal digits (64 bits) of a SHA-256: short enough to print, long enough never to collide here. */
export function shortHash(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex').slice(0, 16);
}

/** A UUID made of text, as a URN (RFC 9562, version 8: the first 122 bits of a SHA-256). */
export function uuidUrn(text: string): string {
  const digits = hash('sha256', text, 'hex');
  const variant = '89ab'[Number.parseInt(digits[16], 16) % 4];
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20)];
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`;
}
