import { describe, expect, test } from 'vitest';
import { readForest } from '../../src/extract/models/forest.ts';
import { lineFeatureTable } from '../../src/extract/models/line-features.ts';
import { lineTrees } from '../../src/extract/models/line-forest.ts';
import { pageFeatureTable } from '../../src/extract/models/page-features.ts';
import { pageTrees } from '../../src/extract/models/page-forest.ts';
import { feature, lookAt, lookNames } from '../../src/extract/models/text-features.ts';
import { titleFeatureTable } from '../../src/extract/models/title-features.ts';
import { titleTrees } from '../../src/extract/models/title-forest.ts';

// Forests know features by their position: a feature in the middle of a table would give them the numbers of another. After a
// change of a table, teach the forest again (tests/learn), then change the places here.
describe.each([
  ['page', pageFeatureTable, pageTrees, { p: 34, 'near story': 56, inMain: 95, proseBefore: 109, 'prose1+3': 173 }],
  ['line', lineFeatureTable, lineTrees, { bullet: 31, 'run of short lines': 42, 'to prose': 55, 'apart+4': 133 }],
  [
    'title',
    titleFeatureTable,
    titleTrees,
    { capitalised: 3, 'to the story': 15, 'said with more': 20, 'closed+1': 38 },
  ],
] as const)('the features of the %s forest', (_, table, { base, text }, places) => {
  const names: readonly string[] = table.map(({ name }) => name);

  test('have a name each', () => expect(new Set(names).size).toBe(names.length));

  test('stand where the forest was taught to find them', () => {
    const found = Object.fromEntries(Object.keys(places).map((name) => [name, names.indexOf(name)]));
    expect(found).toEqual(places);
  });

  test('are all that the forest asks for', () => {
    const asked = readForest(base, text).trees.flatMap((tree) => [...tree.feature]);
    expect(Math.max(...asked)).toBeLessThan(names.length);
  });
});

test('a feature of a line is asked for by its name', () => {
  const look = lookAt('Wall for Tarnby: 3 years?');
  expect(feature(look, 'capitalised')).toBe(2 / 5);
  expect(feature(look, 'question')).toBe(1);
  expect(look.values).toHaveLength(lookNames.length);
});
