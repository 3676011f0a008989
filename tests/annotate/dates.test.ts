import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clauseAround } from '../../src/annotate/clauses.ts';
import { datesOf } from '../../src/annotate/dates/dates.ts';
import { sentencesOf } from '../../src/language/sentences.ts';
import { root } from '../support/folder.ts';

interface Case {
  readonly quirk: string;
  readonly published: string | null;
  readonly text: string;
  /** English where it is not given. */
  readonly language?: string;
  readonly dates: readonly [text: string, value: string][];
}

const cases = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/dates.json'), 'utf8')) as Case[];

test.each(cases.map((one) => [one.quirk, one] as const))('%s', (_, { text, published, dates, language = 'en' }) => {
  const found = datesOf(text, published, language);
  expect(found.map((date) => [date.text, date.value])).toEqual(dates);
  for (const date of found) expect(text.slice(date.start, date.end)).toBe(date.text);
});

test.each([
  [
    'The council of Tarnby opened a formal inquiry on Friday into the fall of the wall, two days after the chief engineer had admitted that nobody had looked at it.',
    'Friday',
    'The council of Tarnby opened a formal inquiry on Friday into the fall of the wall',
  ],
  [
    'Since the storm in February 2022 in which the wall fell and the boats were lost, Tarnby has asked the state for help again and again, and got none of it.',
    'February 2022',
    'Since the storm in February 2022 in which the wall fell and the boats were lost, Tarnby has asked the state for help again and again',
  ],
  [
    'The duty on tobacco and on spirits goes up by six percent on 1 January, and a tax break for company cars that many had criticised ends on 1 July.',
    '1 July',
    'a tax break for company cars that many had criticised ends on 1 July.',
  ],
  [
    'The ministries of both countries held a round of talks on the fishing quotas for the Sound on Tuesday, the Foreign Ministry said.',
    'Tuesday',
    'The ministries of both countries held a round of talks on the fishing quotas for the Sound on Tuesday, the Foreign Ministry said.',
  ],
])('the clause of a date: %s', (text, mention, clause) => {
  const start = text.indexOf(mention);
  const { start: from, end } = clauseAround(sentencesOf(text)[0], { start, end: start + mention.length }, 'en');
  expect(text.slice(from, end)).toBe(clause);
});

test('in a language whose clauses are not known a date has its whole sentence', () => {
  const text =
    'Der Rat von Tarnby hat am 2026-03-03 eine Untersuchung zum Fall der Mauer eröffnet, und das Urteil will niemand vor dem Ende des Jahres erwarten.';
  const start = text.indexOf('2026');
  expect(clauseAround(sentencesOf(text, 'de')[0], { start, end: start + 10 }, 'de')).toEqual({
    start: 0,
    end: text.length,
  });
});
