import { expect, test } from 'vitest';
import { textPackFor } from '../../src/language/packs.ts';
import { fitnessOf, isBoilerplate, isSetPhrase, quotationFitness } from '../../src/summarize/extractive/fitness.ts';

const wall = 'The council of Tarnby voted on Tuesday to build a new harbour wall of 400 metres';

/** A sentence for each rule, in the order of the pack. */
const lowered: readonly (readonly [rule: string, sentence: string])[] = [
  ['too short or too long', 'The wall will hold.'],
  ['a question', `${wall}?`],
  ['no mark at its end', wall],
  ['asks the reader to do something', 'Share the plans of the harbour wall with your neighbours.'],
  ['a caption', 'Ann Lee speaks to fishermen at the harbour of Tarnby, May 10, 2026.'],
  ['cut at an abbreviation', 'The council of Tarnby heard the plans of Senator Dean Lee (D-Nev.)'],
  ['a quotation mark without its partner', `“${wall}.`],
  ['only a quotation and its cue', '“We will build the wall before the winter,” said Ann Lee.'],
  ['first person', 'When the harbour wall fell, my boat was still at sea.'],
  [
    'mostly a quotation',
    '“The wall will stand before the winter storms come back to us again,” said the mayor of little Tarnby.',
  ],
  ['no verb', 'Harbour Research, country note 47 on Tarnby.'],
  ['refers to what was told before', 'However, nobody had asked the fishermen of the harbour about it before.'],
  ['goes on with what was told before', 'The council also voted to move the fish market to the north side of town.'],
  ['a note of the site', 'The council, in a photo of the archive, voted to build a wall of 400 metres.'],
  ['a widget or an offer of the site', 'The council voted to build JUST WATCHED a wall of 400 metres at the harbour.'],
  ['begins with a quotation', '“Great Wall” was the name that the fishermen of Tarnby gave to the new harbour wall.'],
  ['short', 'The wall cost 12 million marks in all.'],
  ['long', `${wall} ${'and a gate for the boats of the islands '.repeat(5)}.`],
  ['attributes to a pronoun', 'The wall will cost 12 million marks this year and the next, he said on Tuesday.'],
];

test('every rule of the pack has a sentence here, in its order', () =>
  expect(lowered.map(([rule]) => rule)).toEqual(textPackFor('en').standalone?.rules.map(({ name }) => name)));

test.each(lowered)('%s', (rule, sentence) => {
  const factor = textPackFor('en').standalone?.rules.find(({ name }) => name === rule)?.factor ?? 1;
  const { value, rules } = fitnessOf(sentence, 'en');
  expect(rules).toContain(rule);
  expect(value).toBeLessThanOrEqual(factor);
});

test('a sentence that stands alone', () => expect(fitnessOf(`${wall}.`, 'en')).toEqual({ value: 1, rules: [] }));

test('factors are multiplied', () => {
  const { value, rules } = fitnessOf('However, the wall did not hold.', 'en');
  expect(rules).toEqual(['refers to what was told before', 'short']);
  expect(value).toBeCloseTo(0.35 * 0.6);
});

test('a language without rules: only lengths and marks count', () => {
  expect(fitnessOf('However, the council of Tarnby voted to build the wall.', 'de').rules).toEqual([]);
  expect(fitnessOf('Warum stimmte der Rat von Tarnby für die neue Mauer?', 'de')).toEqual({
    value: 0,
    rules: ['a question'],
  });
  expect(isBoilerplate('Click here to read more about the wall.', 'de')).toBe(false);
  expect(isSetPhrase('We are very pleased.', 'de')).toBe(false);
  expect(quotationFitness('But the wall will hold.', 'de')).toBe(1);
});

test('an assumed language: no rule that the words of another one could meet', () =>
  expect(fitnessOf('However, the council of Tarnby voted to build the wall.', 'und').rules).toEqual([]));

test.each([
  ['We are very pleased with the new wall.', true],
  ['I’m absolutely delighted', true],
  ['Our thoughts and prayers are with the fishermen', true],
  ['We take all of this very seriously', true],
  ['The wall is 400 metres long and costs 12 million marks', false],
])('a set phrase: %s', (quotation, expected) => expect(isSetPhrase(quotation, 'en')).toBe(expected));

test.each([
  ['But the wall will hold', 0.65],
  ['That’s the wall', 0.65],
  ['That wall will hold', 1],
  ['a wall that holds', 0],
  ['When the council talks to the fishermen of Tarnby', 0],
  ['When the council talks, the fishermen listen', 1],
])('a quotation by itself: %s', (quotation, expected) => expect(quotationFitness(quotation, 'en')).toBe(expected));
