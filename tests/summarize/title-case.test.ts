import { describe, expect, test } from 'vitest';
import { inSentenceCase } from '../../src/summarize/titles/title-case.ts';

/** Names of several words, of one, and words, as messy texts have them. */
const text = `Bank raises rate as Tarnby Harbour Wall Falls

TARNBY — The Bank of Marenia raised its key rate on Thursday, and a reporter of the New Tarnby Gazette asked Mr. McKay of NATO about it. "It was a surprise move for the white paint trade," he said in Tarnby, praising the new air base of the University of Quayle.

Governor Ilse Varga and Will Orley, who leave the White House party in June, told Marenia’s jets to go and their prices to fall. Prices will move, rents will, wages will and taxes will for all, over and over: it lifts its rate. Later McKay defended the House, where a house of cards fell; Varga, who likes a bill of fare, saw Bill Quist and that Quist bill again. The Harbour Party met the party's rivals in The Ness. In Marenia they drank to Varga.`;

describe('a title in title case', () => {
  const recased = (title: string, language = 'en') => inSentenceCase(title, [{ text }], language);

  test.each([
    ['Bank of Marenia Lifts Key Rate in Surprise Move', 'Bank of Marenia lifts key rate in surprise move'],
    ['White House Praises Varga and the Air Base', 'White House praises Varga and the air base'],
    ['McKay Defends NATO on Thursday Over Its Prices', 'McKay defends NATO on Thursday over its prices'],
    ['Varga Praises University of Quayle For Surprise Rate', 'Varga praises University of Quayle for surprise rate'],
    ['Reporter Leaves the New Tarnby Gazette for NATO', 'Reporter leaves the New Tarnby Gazette for NATO'],
    ['New Rate Will Surprise Reporters in The Ness', 'New rate will surprise reporters in The Ness'],
    ["Marenia's Air Base Surprises: Jets Leave Again", "Marenia's air base surprises: Jets leave again"],
    ['BANK OF MARENIA RAISES KEY RATE', 'Bank of Marenia raises key rate'],
    ['Bank of Marenia lifts key rate', 'Bank of Marenia lifts key rate'],
  ])('%s', (title, expected) => expect(recased(title)).toBe(expected));

  test.each([
    ['a word that the texts do not have', 'Bank of Marenia Lifts Key Rate, Giving Dems Surprise'],
    ['a name that they do not have', 'Dr. Strange Sues O’Hara Over Air Base'],
    ['a word that is a name as well', 'Varga Asks House to Move Air Base'],
    ['a surname that is a word', 'Reporter Asks Bill About Key Rate'],
    ['a part of a name that they have only whole', 'Varga Praises Harbour Prices in Marenia'],
    ['a name beside another', 'Varga Defends New Marenia Air Base'],
    ['a month that is a verb', 'Varga Sees Key Rate Rise in May'],
    ['a day with a name', 'Varga Raises Key Rate on Move Day'],
    ['a quotation, or the title of a work', 'Varga Praises ‘The Air Base’ in June'],
    ['words glued by dots', 'Varga Raises Key Rate...Then Leaves'],
    ['only capitals, and an unknown word', 'SHOCK AS BANK OF MARENIA RAISES KEY RATE'],
  ])('stays as it is with %s', (_, title) => expect(recased(title)).toBe(title));

  test('a name that only a headline inside the text has is none', () =>
    expect(recased('Surprise as Harbour Wall Moves')).toBe('Surprise as Harbour Wall Moves'));

  test('only where the language has title case', () => {
    expect(recased('Bank of Marenia Lifts Key Rate', 'de')).toBe('Bank of Marenia Lifts Key Rate');
    expect(recased('Bank of Marenia Lifts Key Rate', 'und')).toBe('Bank of Marenia Lifts Key Rate');
  });
});
