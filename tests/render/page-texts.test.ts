import { describe, expect, test } from 'vitest';
import { PageTexts } from '../../src/render/mail/page-texts.ts';

const printed = new PageTexts(
  [
    'Tarnby council backs new harbour wall',
    'The council of Tarnby voted on Tuesday to build a wall of 40 metres, which mayor Ann Lee called “the last chance for the old port”.',
    '市议会周二投票决定，新建一座海港防波堤。',
  ],
  'en',
);

describe('what is printed already', () => {
  test.each([
    ['words of a sentence', 'the last chance for the old port'],
    ['a sentence with other marks and capitals', 'Tarnby Council backs “new harbour wall”'],
    ['most of a sentence', 'On Tuesday the council of Tarnby voted to build a wall of 40 metres'],
    ['the same words in another order', 'A wall of 40 metres: Tarnby council voted Tuesday'],
    ['words without blanks', '新建一座海港防波堤'],
  ])('%s', (_, text) => expect(printed.has(text)).toBe(true));

  test.each([
    ['other words', 'We will not wait for a third winter of floods'],
    [
      'more than the sentence',
      'It is the last chance for the old port, and I will lay the first stone myself before the winter storms come',
    ],
    ['another number', 'The council of Tarnby voted on Tuesday to build a wall of 45 metres'],
    ['two shared words', 'A harbour wall'],
    ['other words without blanks', '市长说工程明年开始'],
  ])('not so: %s', (_, text) => expect(printed.has(text)).toBe(false));
});

test('a text that is added is printed from then on', () => {
  const page = new PageTexts([], 'en');
  expect(page.has('The first stone is laid in December')).toBe(false);
  page.add('The first stone is laid in December');
  expect(page.has('first stone is laid')).toBe(true);
});
