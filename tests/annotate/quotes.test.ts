import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Annotations } from '../../src/annotate/annotations.ts';
import { quotesOf } from '../../src/annotate/quotes/quotes.ts';
import { root } from '../support/folder.ts';

interface Case {
  readonly quirk: string;
  readonly text: string;
  /** English where it is not given. */
  readonly language?: string;
  readonly quotes: readonly [text: string, speaker: string | null, role?: string | null][];
}

const cases = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/quotes.json'), 'utf8')) as Case[];

test.each(cases.map((one) => [one.quirk, one] as const))('%s', (_, { text, quotes, language = 'en' }) => {
  const found = quotesOf(new Annotations(text, language));
  expect(found.map((quote) => [quote.text, quote.speaker])).toEqual(quotes.map(([said, speaker]) => [said, speaker]));
  for (const [at, [, , role]] of quotes.entries()) if (role !== undefined) expect(found[at].role).toBe(role);
  for (const quote of found) {
    expect(quote.pieces.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(quote.text);
    if (quote.speaker !== null)
      expect(text.slice(quote.speakerStart ?? -1, quote.speakerEnd ?? -1)).toBe(quote.speaker);
    if (quote.role !== null) expect(text.slice(quote.roleStart ?? -1, quote.roleEnd ?? -1)).toBe(quote.role);
  }
});
