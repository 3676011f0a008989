import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../src/edition/sample-ids.ts';
import { shortHash } from '../../src/lib/hash.ts';
import { root, samples as shipped } from '../support/folder.ts';

test('the table of samples is that of the files that ship', () => {
  const ids = shipped.map((name) => [name, shortHash(readFileSync(path.join(root, 'articles', name)))]);
  expect(samples).toEqual(Object.fromEntries(ids));
});
