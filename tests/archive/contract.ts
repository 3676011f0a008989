import { expect, test } from 'vitest';
import type { Deliverer, EditionToSave } from '../../src/archive/deliver.ts';

/** What every Deliverer must do. `open` gives a deliverer that holds nothing yet. */
export function delivererContract(open: () => Deliverer, edition: (name: string) => EditionToSave): void {
  test('hands an edition over and holds it from then on', async () => {
    const deliverer = open();
    expect(await deliverer.held('2026-11-22')).toEqual([]);
    const { value, problems } = await deliverer.deliver(edition('2026-11-22'));
    expect(problems).toEqual([]);
    expect(value.files.length).toBeGreaterThan(0);
    expect(await deliverer.held('2026-11-22')).toEqual([{ edition: '2026-11-22', articles: ['a', 'b'] }]);
  });

  test('handing over the same edition again changes nothing', async () => {
    const deliverer = open();
    const first = await deliverer.deliver(edition('2026-11-22'));
    expect(await deliverer.deliver(edition('2026-11-22'))).toEqual(first);
    expect((await deliverer.held('2026-11-22')).length).toBe(1);
  });

  test('removes what is superseded, and nothing else', async () => {
    const deliverer = open();
    await deliverer.deliver(edition('2026-11-22'));
    await deliverer.deliver(edition('2026-11-22-2'));
    await deliverer.remove(['2026-11-22-2', '../elsewhere', '2026-11-30']);
    expect((await deliverer.held('2026-11-22')).map((held) => held.edition)).toEqual(['2026-11-22']);
  });
}
