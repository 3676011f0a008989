import { expect, test } from 'vitest';
import type { Collector } from '../../src/collect/collect.ts';
import type { Source } from '../../src/model/source.ts';

/** What every Collector must do. `sources` makes a source that holds two items, and one that cannot be read. */
export function collectorContract(collector: Collector, sources: () => { good: Source; bad: Source }): void {
  test('lists its items with stable ids, in the same order each time', async () => {
    const { good } = sources();
    const [first, second] = [
      await collector.collect(good, null, '2026-11-22'),
      await collector.collect(good, null, '2026-11-22'),
    ];
    expect(first).toEqual(second);
    expect(first.problems).toEqual([]);
    expect(new Set(first.value.map((item) => item.id)).size).toBe(2);
    expect(first.value.map((item) => item.path)).toEqual([...first.value.map((item) => item.path)].sort());
  });

  test('a source that cannot be read is a problem, not an exception', async () => {
    const { bad } = sources();
    const { value, problems, reading } = await collector.collect(bad, null, '2026-11-22');
    expect(value).toEqual([]);
    expect(reading.outcome).toBe('failed');
    expect(problems).toEqual([{ stage: 'collect', about: expect.any(String), message: expect.any(String) }]);
  });
}
