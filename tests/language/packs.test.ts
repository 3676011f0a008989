import { expect, test } from 'vitest';
import { packFor, textPackFor } from '../../src/language/packs.ts';

test('a language is found by its primary subtag', () => {
  expect(packFor('en-GB')?.code).toBe('en');
  expect(packFor('EN')?.code).toBe('en');
});

test('a text whose language is not known is read as English', () => expect(packFor('und')?.code).toBe('en'));

test('a language without a pack makes no claim', () => {
  expect(packFor('tlh')).toBeNull();
  expect(packFor('constructor')).toBeNull();
  expect(textPackFor('tlh')).toEqual({});
});
