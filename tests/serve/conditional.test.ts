import { expect, test } from 'vitest';
import { isFresh } from '../../src/serve/conditional.ts';

const version = { etag: '"0a1b"', modified: Date.parse('2026-11-22T06:00:00Z') };

test.each([
  ['nothing', undefined, undefined, false],
  ['its tag', '"0a1b"', undefined, true],
  ['its tag, made weak by a proxy', 'W/"0a1b"', undefined, true],
  ['its tag, with the suffix of a server that compresses', '"0a1b-gzip"', undefined, true],
  ['its tag among others', '"ffff", W/"x,y" , "0a1b"', undefined, true],
  ['any', '*', undefined, true],
  ['another tag', '"0a1c"', undefined, false],
  ['a tag without quotation marks', '0a1b', undefined, false],
  ['another tag and its time: the tag decides', '"0a1c"', 'Sun, 22 Nov 2026 06:00:00 GMT', false],
  ['its tag and an older time: the tag decides', '"0a1b"', 'Sat, 21 Nov 2026 06:00:00 GMT', true],
  ['its time', undefined, 'Sun, 22 Nov 2026 06:00:00 GMT', true],
  ['a later time', undefined, 'Sun, 22 Nov 2026 06:00:01 GMT', true],
  ['an earlier time', undefined, 'Sun, 22 Nov 2026 05:59:59 GMT', false],
  ['its time as RFC 850 writes it', undefined, 'Sunday, 22-Nov-26 06:00:00 GMT', true],
  ['its time as asctime writes it', undefined, 'Sun Nov 22 06:00:00 2026', true],
  ['an earlier time as asctime writes it', undefined, 'Sun Nov 22 05:59:59 2026', false],
  ['no time', undefined, 'yesterday', false],
])('a client that says %s', (_, ifNoneMatch, ifModifiedSince, fresh) => {
  expect(isFresh({ ifNoneMatch, ifModifiedSince }, version)).toBe(fresh);
});
