import path from 'node:path';
import Database from 'libsql';
import { expect, test, vi } from 'vitest';
import { openState } from '../../src/store/state.ts';
import { mostSuppressed } from '../../src/store/suppressions.ts';
import { temporaryFolder } from '../support/folder.ts';

const day = 86_400_000;

async function list(count: number) {
  const { subscribers, close } = await openState({ state: temporaryFolder() });
  await subscribers.save(
    Array.from({ length: count }, (_, at) => {
      const key = `reader${at}@tarnby.example`;
      return {
        ...{ key, address: key, name: null, topics: [], hour: null, zone: null, language: null },
        ...{ format: 'html' as const, fromSettings: false },
      };
    }),
  );
  const suppress = (number: number, at: number, share = 10) =>
    subscribers.suppress(
      { key: `reader${number}@tarnby.example`, cause: 'refusal', reason: '550 no such user', at },
      share,
    );
  return { subscribers, suppress, close };
}

test.each([
  [1, 10, 1],
  [2, 10, 1],
  [3, 10, 1],
  [5, 10, 2],
  [13, 10, 6],
  [12, 10, 6],
  [24, 10, 10],
  [100, 10, 10],
  [1000, 10, 100],
  [1000, 5, 50],
  [20, 80, 16],
  [5, 0, 0],
  [5, 100, Number.POSITIVE_INFINITY],
])('of %i subscribers, at %i %%: %d', (subscribers, share, most) => {
  expect(mostSuppressed(subscribers, share)).toBe(most);
});

test('what is older than 30 days, or was allowed by a person, does not count against the share', async () => {
  const { subscribers, suppress, close } = await list(4);
  expect([await suppress(0, 1), await suppress(1, 1), await suppress(2, day)]).toEqual([
    'suppressed',
    'suppressed',
    'waiting',
  ]);
  expect(await suppress(0, day)).toBe('already');
  expect((await subscribers.suppressions()).waiting).toMatchObject([{ key: 'reader2@tarnby.example' }]);
  expect(await subscribers.allowSuppressions(2 * day)).toEqual(['reader2@tarnby.example']);
  expect(await suppress(3, 3 * day)).toBe('suppressed');
  const later = await list(2);
  await later.suppress(0, 1);
  expect(await later.suppress(1, 20 * day)).toBe('waiting');
  expect(await later.suppress(1, 31 * day)).toBe('suppressed');
  await later.close();
  await close();
});

test('an undo brings nobody back who unsubscribed or complained, before or since', async () => {
  const { subscribers, suppress, close } = await list(8);
  const off = { list: '*', at: 5, reason: 'unsubscribed' };
  await subscribers.optOut({ ...off, key: 'reader0@tarnby.example' });
  await suppress(0, 10, 100);
  await suppress(1, 10, 100);
  await subscribers.optOut({ ...off, key: 'reader1@tarnby.example', at: 20, cause: 'complaint' });
  await suppress(2, 10, 100);
  await subscribers.optOut({ ...off, key: 'reader2@tarnby.example', list: 'Weekly', at: 20 });
  await suppress(3, 10, 100);
  await suppress(4, 1, 100);
  await subscribers.bounced({ key: 'reader3@tarnby.example', edition: 'a', code: '5.1.1', at: 10, since: 0 });
  expect(await subscribers.undoSuppressions(5, 30)).toEqual(['reader2@tarnby.example', 'reader3@tarnby.example']);
  expect((await subscribers.optOuts()).map(({ key, list, cause }) => [key, list, cause])).toEqual([
    ['reader0@tarnby.example', '*', 'unsubscribe'],
    ['reader1@tarnby.example', '*', 'complaint'],
    ['reader2@tarnby.example', 'Weekly', 'unsubscribe'],
    ['reader4@tarnby.example', '*', 'refusal'],
  ]);
  // The next bounce is the first again.
  expect(
    await subscribers.bounced({ key: 'reader3@tarnby.example', edition: 'b', code: '5.1.1', at: 40, since: 0 }),
  ).toBe(1);
  await close();
});

test('no statement of a suppression, or of its undoing, reads all that was ever sent or suppressed', async () => {
  const folder = temporaryFolder();
  const { subscribers, close } = await openState({ state: folder });
  const prepared = vi.spyOn(Database.prototype, 'prepare');
  for (const key of ['ann@tarnby.example', 'bo@tarnby.example'])
    await subscribers.suppress({ key, cause: 'refusal', reason: '550 no such user', at: 10 }, 100);
  await subscribers.undoSuppressions(5, 20);
  const statements = prepared.mock.calls
    .map(([statement]) => statement)
    .filter((one) => /\b(?:deliveries|optouts)\b/.test(one));
  prepared.mockRestore();
  await close();
  // One for all who are sent the mail again.
  expect(statements.filter((one) => one.includes("'deferred', due ="))).toHaveLength(1);
  const database = new Database(path.join(folder, 'briefing.db'), { readonly: true });
  for (const statement of new Set(statements)) {
    const values = Array(statement.split('?').length - 1).fill('[]');
    const plan = database.prepare(`explain query plan ${statement}`).all(values) as { detail: string }[];
    const scans = plan.map(({ detail }) => detail).filter((one) => /SCAN (?:deliveries|optouts)\b/.test(one));
    expect([statement, scans]).toEqual([statement, []]);
  }
  database.close();
});
