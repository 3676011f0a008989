import stemmers from 'snowball-stemmers';
import * as stopwords from 'stopword';
import { expect, test } from 'vitest';
import type { LanguagePack } from '../../src/language/pack.ts';
import { packFor, packs, textPackFor } from '../../src/language/packs.ts';

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

test.each(Object.entries(packs))(
  'the pack of %s: its code, its stop words and its stemmer are there',
  (code, pack: LanguagePack) => {
    expect(pack.code).toBe(code);
    const { words } = pack.text ?? {};
    if (words) expect(Object.keys(stopwords)).toContain(words.stopwords);
    if (words?.stemmer) expect(stemmers.algorithms()).toContain(words.stemmer);
  },
);

test('Norwegian has one pack for both of its forms', () => expect(packFor('nb')).toBe(packFor('nn')));
