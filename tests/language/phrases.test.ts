import { describe, expect, test } from 'vitest';
import { type PhraseOptions, phrases } from '../../src/language/phrases.ts';

const anywhere: PhraseOptions = { at: 'anywhere' };

test.each<[quirk: string, phrase: string, options: PhraseOptions, matches: string[], others: string[]]>([
  [
    'a phrase is whole words',
    'read more',
    anywhere,
    ['Please READ more here', 'read more.'],
    ['read moreover', 'spread more'],
  ],
  ['letters with accents are letters', 'plus d', anywhere, ['plus d'], ['plus dé', 'éplus d']],
  ['a phrase may end in a mark', 'related:', anywhere, ['Related:three'], ['related']],
  ['a dot is a dot', 'a.m.', anywhere, ['at 9 a.m. on'], ['at 9 axmx']],
  ['one of several', 'read (more|on|the (full|whole))', anywhere, ['read on', 'read the whole'], ['read', 'read the']],
  [
    'an optional word takes its blank along',
    'in [the] end',
    anywhere,
    ['in end', 'in the end'],
    ['in  end', 'inthe end'],
  ],
  ['… also as the last word', 'read [more]', { at: 'whole' }, ['read', 'read more'], ['read ', 'readmore']],
  ['… also as the first word', '[please] read', { at: 'whole' }, ['read', 'please read'], [' read', 'pleaseread']],
  ['an optional ending', 'newsletter[s]', { at: 'whole' }, ['newsletter', 'newsletters'], ['newsletterss']],
  ['any ending', 'publish*', { at: 'whole' }, ['publish', 'publishers'], ['publish it', 'publish2']],
  [
    'a piece',
    'more from <outlet>',
    { at: 'start', pieces: { outlet: '\\p{Lu}\\w+' }, caseSensitive: true },
    ['more from Tarnby'],
    ['more from tarnby'],
  ],
  ['both apostrophes', "don't miss", anywhere, ["Don't miss", 'don’t miss'], ['dont miss']],
  ['at the start', 'also', { at: 'start' }, ['Also, the'], ['the also']],
  ['at the end', 'as soon as', { at: 'end', after: '\\s*' }, ['will open as soon as '], ['as soon as it']],
  [
    'what stands before and after',
    'read',
    { at: 'start', before: '["“]?', after: '\\s*:' },
    ['“Read: this', 'read :'],
    ['read this'],
  ],
  ['an anchor for one phrase', '^tap here', anywhere, ['tap here'], ['do tap here']],
  ['glued to what follows', 'by', { at: 'start', glued: true }, ['byAnn Lee', 'by Ann Lee'], ['standby Ann']],
  ['a blank of any length', 'sign up', { at: 'anywhere', blank: '\\s+' }, ['sign\n  up'], ['signup']],
])('%s: %s', (_, phrase, options, matches, others) => {
  const pattern = phrases(['nothing like it', phrase], options);
  for (const text of matches) expect(pattern.test(text), text).toBe(true);
  for (const text of others) expect(pattern.test(text), text).toBe(false);
});

describe('a list of phrases', () => {
  test('the earlier phrase wins', () => {
    expect(phrases(['read more', 'read'], anywhere).exec('read more')?.[0]).toBe('read more');
    expect(phrases(['read', 'read more'], anywhere).exec('read more')?.[0]).toBe('read');
  });

  test('finds all when asked to', () => {
    expect('one or two or three'.match(phrases(['one', 'two'], { at: 'anywhere', global: true }))).toEqual([
      'one',
      'two',
    ]);
  });

  test('a piece that is not given is named', () => {
    expect(() => phrases(['by <outlet>'], anywhere)).toThrow('<outlet>');
  });
});
