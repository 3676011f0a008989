import { expect, test } from 'vitest';
import { zoneDataConcern, zoneVersionIn } from '../../src/lib/time/zone-data.ts';

test.each([
  ['# version 2025b\n# This zic input file is in the public domain.\n', '2025b'],
  ['2026a\n', '2026a'],
  ['# redo posix_only\n', null],
  ['', null],
])('the version in %j', (text, version) => expect(zoneVersionIn(text)).toBe(version));

test.each([
  ['2025c', '2025c', '2026-03-01', null],
  ['2025c', '2025b', '2026-03-01', null],
  ['2025c', null, '2026-03-01', null],
  [undefined, '2026a', '2026-03-01', null],
  ['2025c', '2026a', '2026-03-01', /2025c, the system's 2026a\. .*update Node/],
  ['2025b', '2025c', '2026-01-01', /2025b, the system's 2025c/],
  ['2025a', null, '2026-05-01', /2025a\) are more than a year old/],
  ['2025c', null, '2026-12-01', null],
  ['2024b', '2024b', '2026-05-01', /more than a year old/],
])('Node has %s, the system %s, on %s', (own, system, day, said) => {
  const concern = zoneDataConcern(own, system, new Date(day));
  if (said === null) expect(concern).toBeNull();
  else expect(concern).toMatch(said);
});
