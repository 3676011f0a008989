import { describe, expect, test } from 'vitest';
import { isAggregator } from '../../../src/annotate/press/aggregators.ts';
import { houseKey, isSameHouse, shownOutlet } from '../../../src/annotate/press/publishers.ts';
import { agencyOf } from '../../../src/language/agencies.ts';
import { ownerOf } from '../../../src/lib/domains.ts';
import { seemingly } from '../../../src/lib/text/confusables.ts';

describe('a name that only looks like another is the same house', () => {
  test.each([
    ['Cyrillic letters in Latin words', 'КЕLМ Тimеs', 'Kelm Times'],
    ['a word of Cyrillic letters alone', 'КЕМО News', 'Kemo News'],
    ['Greek', 'ΚELΜ Τimes', 'Kelm Times'],
    ['full width', 'ＫＥＬＭ Ｔｉｍｅｓ', 'Kelm Times'],
    ['mathematical letters', '𝐊𝐄𝐋𝐌 𝕋𝕚𝕞𝕖𝕤', 'Kelm Times'],
    ['small capitals', 'ᴋᴇʟᴍ ᴛɪᴍᴇs', 'Kelm Times'],
    ['Cherokee', 'ᏦᎬᏞᎷ Times', 'Kelm Times'],
    ['Lisu', 'ꓗꓰꓡm Times', 'Kelm Times'],
    ['Armenian', 'Kelm Tօps', 'Kelm Tops'],
    ['a letter with a stroke', 'KEŁM Times', 'Kelm Times'],
    ['marks over letters', 'KËLM Tímes', 'Kelm Times'],
  ])('%s', (_, name, plain) => expect(houseKey(name)).toBe(houseKey(plain)));

  test.each(['Вести', 'Известия', 'Έθνος', 'Հայաստան', '朝日新聞', 'Le Kelm'])('%s stays', (name) =>
    expect(seemingly(name)).toBe(name),
  );

  test('also an agency’s', () => expect(agencyOf('Rеutеrs')).toBe('Reuters'));
});

test.each([
  ['the Kelm Mail', 'thekelmmail.example', true],
  ['Kelm Mail', 'The Kelm Mail', true],
  ['Kelm Mail', 'Kelm Post', false],
  ['', '', false],
])('“%s” and “%s” are one house: %s', (a, b, same) => expect(isSameHouse(a, b)).toBe(same));

test('an outlet is printed with its host where it has one', () => {
  expect(shownOutlet({ outlet: 'Kelm Wire', host: 'orr.example' })).toBe('Kelm Wire (orr.example)');
  expect(shownOutlet({ outlet: 'Kelm Wire' })).toBe('Kelm Wire');
  expect(shownOutlet({ outlet: null, host: 'orr.example' })).toBeNull();
});

test.each([
  ['www.desk.kelm.example', 'kelm.example'],
  ['desk.kelm.co.uk', 'kelm.co.uk'],
  ['co.uk', 'co.uk'],
  ['desk.kelm.de', 'kelm.de'],
  ['kelm.wordpress.com', 'kelm.wordpress.com'],
  ['203.0.113.7:81', '203.0.113.7:81'],
  ['[2001:db8::1]', '[2001:db8::1]'],
  ['localhost', 'localhost'],
  ['KELM.Example.', 'kelm.example'],
])('%s is owned as %s', (host, owner) => expect(ownerOf(host)).toBe(owner));

test.each([
  ['https://news.google.com/rss/search?q=kelm', true],
  ['https://www.reddit.com/r/kelm/.rss', true],
  ['https://old.reddit.com/r/kelm/.rss', true],
  ['https://news.google.com.kelm.example/rss', false],
  ['https://kelm.example/news.google.com', false],
  ['articles', false],
])('%s is an aggregator’s: %s', (feed, known) => expect(isAggregator(feed)).toBe(known));
