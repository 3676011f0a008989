import { expect, test } from 'vitest';
import { didYouMean } from '../../src/lib/text/nearest.ts';

const names = ['title', 'sentences', 'sources', 'to', 'at'];

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['sentenses', 'sentences'],
  ['source', 'sources'],
  ['ot', 'to'],
])('%s is probably %s', (word, meant) => {
  expect(didYouMean(word, names)).toBe(` Did you mean "${meant}"?`);
});

test.each([['nonsense'], ['x'], [''], ['smtp']])('nothing is near %j', (word) => {
  expect(didYouMean(word, ['title', 'sentences', 'timezone'])).toBe('');
});
