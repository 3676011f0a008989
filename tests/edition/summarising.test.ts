import { expect, test } from 'vitest';
import { checksAgainst } from '../../src/edition/checks/item-checks.ts';
import { summariseStories } from '../../src/edition/composing/summarising.ts';
import { extractive } from '../../src/summarize/extractive/extractive.ts';
import { article, story } from '../support/articles.ts';

const text = [
  'The council of Tarnby voted on Tuesday to build a new harbour wall of 400 metres after two winters of floods.',
  'The harbour wall will cost 12 million marks, the council of Tarnby said on Wednesday, a third more than was planned.',
  '“The stone for the wall lies ready on the quay of the port,” said Bo Ek, chief engineer of the port.',
  'The court of the islands approved the sale of the old basin to the port on 14 November.',
].join('\n\n');
const options = { day: '2026-11-22', sentences: 3, quotes: 3, dates: 4, words: null };

test.each([
  ['report', 2, 1],
  ['opinion', 1, 0],
] as const)('of a %s: %d sentences and more, %d quotes', async (kind, sentences, quotes) => {
  const one = article({ id: 'a', title: 'Tarnby builds a harbour wall', text, kind });
  const { summaries } = await summariseStories(extractive, options, [story([one])], checksAgainst([one]));
  const [summary] = summaries.values();
  expect(summary.sentences.length >= sentences).toBe(true);
  expect([summary.quotes.length, kind === 'opinion' ? summary.sentences.length : 1]).toEqual([quotes, 1]);
  expect(summary.dates.length > 0).toBe(kind === 'report');
});
