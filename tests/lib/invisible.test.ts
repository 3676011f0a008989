import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/lib/text/text.ts';

describe('what cannot be seen goes', () => {
  test.each([
    ['tag characters', '\u{E0053}\u{E0061}\u{E007F}'],
    ['a bidi mark of Arabic', '\u061C'],
    ['bidi overrides and isolates', '\u202D\u2067\u2069'],
    ['deprecated format characters', '\u206B\u206E'],
    ['variation selectors', '\uFE00\uFE0E\uFE0F'],
    ['variation selectors of the supplement', '\u{E0100}\u{E01EF}'],
    ['fillers of Hangul', '\u1160\u3164\uFFA0'],
    ['a grapheme joiner', '\u034F'],
    ['a vowel separator', '\u180E'],
    ['a selector of Mongolian letters at another letter', '\u180C'],
    ['inherent vowels of Khmer', '\u17B4\u17B5'],
    ['an empty braille pattern', '\u2800'],
    ['joiners between letters that do not join', '\u200C\u200D'],
    ['a word joiner and a byte order mark', '\u2060\uFEFF'],
    ['controls of musical notes and shorthand', '\u{1D176}\u{1BCA2}'],
    ['code points that are no characters', '\uFDD3\u{2FFFE}'],
    ['ignorable code points that nobody has assigned', '\uFFF4\u{E0FF0}'],
  ])('%s', (_, hidden) => expect(cleanText(`Tarn${hidden}by`)).toBe('Tarnby'));
});

describe('what a script needs stays, byte by byte', () => {
  test.each([
    ['emoji of several parts', '👩‍👩‍👧 👁️‍🗨️ 🧑🏽‍🚀 🏳️‍🌈 ☎️'],
    ['key caps', '1️⃣ #️⃣'],
    ['Persian', 'می‌خواهم کتاب‌ها'],
    ['Sinhala', 'ක්‍රිකට්'],
    ['Malayalam, a joiner at the end of a word', 'അവന്‍ വന്നു'],
    ['Burmese, five marks on a letter', 'လျှော့'],
    ['Hebrew with points and accents', 'בְּרֵאשִׁ֖ית'],
    ['Vietnamese, decomposed', 'Vie\u0323\u0302t Nam tie\u0302\u0301ng'],
    ['Tibetan', 'བརྒྱད'],
    ['Mongolian', 'ᠪᠢᠴᠢᠭ᠋'],
    ['Japanese, decomposed', 'か\u3099'],
  ])('%s', (_, text) => expect(cleanText(text)).toBe(text));
});

describe('marks that pile up', () => {
  const marks = (text: string) => [...text].filter((one) => /\p{M}/u.test(one)).length;
  test('four on a letter at most, whatever it is composed of', () => {
    expect(cleanText(`W${'\u0323\u0301\u0489'.repeat(50)}all`)).toBe('W\u0323\u0301\u0489\u0323all');
    expect(marks(cleanText(`é${'\u0315'.repeat(9)}`))).toBe(4);
  });
  test('what is hidden between them does not start a new pile', () =>
    expect(marks(cleanText(`o${'\u0308\u034F\uFE01\u200D'.repeat(30)}`))).toBe(4));
  test('joiners do not either', () =>
    expect(marks(cleanText(`क${'\u094D\u200D'.repeat(30)}य`))).toBeLessThanOrEqual(4));
});

test('what was cleaned once is clean', () => {
  const parts = [
    ...'aé1क\u094D\u0301\u200C\u200D\uFE0F\u20E3\u180B\u2800\u00A0\u202E\uD800',
    '👍',
    '🏽',
    'ᠮ',
    '\u{E0041}',
  ];
  // A linear congruential generator: the same texts in each run.
  let seed = 11;
  const next = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return parts[Math.floor((seed / 2 ** 32) * parts.length)];
  };
  for (let round = 0; round < 3000; round++) {
    const once = cleanText(Array.from({ length: 8 }, next).join(''));
    expect(cleanText(once)).toBe(once);
  }
});
