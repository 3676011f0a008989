import { hash } from 'node:crypto';

/** The first 16 hexadecimal digits (64 bits) of a SHA-256: short enough to print, long enough never to collide here. */
export function shortHash(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex').slice(0, 16);
}
