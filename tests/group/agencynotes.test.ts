import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { storiesAmong } from '../../src/group/stories/stories.ts';
import { root } from '../support/folder.ts';

interface Note {
  readonly title: string;
  readonly text: string;
}

/** Notes in the style of news agencies, by language: days of unrelated ones, and two about one event. */
const notes = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/agencynotes.json'), 'utf8')) as Record<
  string,
  { readonly days: readonly (readonly Note[])[]; readonly same: readonly Note[] }
>;

/** The stories that several of these notes tell together, by their titles. */
function together(some: readonly Note[], language: string): string[][] {
  const articles = some.map((note) => ({ ...note, language, published: '2026-11-27', outlet: null, earlier: null }));
  return storiesAmong(articles)
    .stories.filter((members) => members.length > 1)
    .map((members) => members.map((at) => some[at].title));
}

describe.each(Object.entries(notes))('%s', (language, { days, same }) => {
  test('weekdays, months and words of attribution make no story of unrelated notes', () => {
    for (const day of days) expect(together(day, language)).toEqual([]);
  });
  test('nor of two alone', () => {
    for (const day of days)
      for (const [at, one] of day.entries())
        for (const other of day.slice(at + 1)) expect(together([one, other], language)).toEqual([]);
  });
  test('two reports of one event are one story, among others too', () => {
    expect(together(same, language)).toHaveLength(1);
    expect(together([...days[0], same[1]], language)).toEqual([same.map(({ title }) => title)]);
  });
});
