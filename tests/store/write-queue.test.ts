import path from 'node:path';
import Database from 'libsql';
import { describe, expect, test, vi } from 'vitest';
import { grouped, type WriteTransaction } from '../../src/store/database/write-queue.ts';
import { openState } from '../../src/store/state.ts';
import { temporaryFolder } from '../support/folder.ts';

const optOut = (at: number) => ({ key: `reader${at}@tarnby.example`, list: '*', reason: 'unsubscribed', at });

describe('a transaction while another program writes', () => {
  test('waits for its turn; meanwhile its own process goes on and reads', async () => {
    const folder = temporaryFolder();
    const state = await openState({ state: folder });
    await state.subscribers.secret();
    const other = new Database(path.join(folder, 'briefing.db'));
    other.exec('begin immediate');
    let done = 0;
    const writes = Array.from({ length: 50 }, (_, at) => state.subscribers.optOut(optOut(at)).then(() => done++));
    // Were the process blocked, the other program's transaction, which this one ends below, would never end.
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((later) => setTimeout(later, 10));
      expect(await state.subscribers.secret()).toHaveLength(43);
      expect(await state.subscribers.optOuts()).toEqual([]);
    }
    expect(done).toBe(0);
    other.exec('commit');
    other.close();
    await Promise.all(writes);
    expect(await state.subscribers.optOuts()).toHaveLength(50);
    await state.close();
  });

  test('the key of signatures is read without the write lock', async () => {
    const folder = temporaryFolder();
    const state = await openState({ state: folder });
    const secret = await state.subscribers.secret();
    const begun = vi.spyOn(Database.prototype, 'prepare');
    expect(await state.subscribers.secret()).toBe(secret);
    expect(begun.mock.calls.map(([statement]) => statement).filter((one) => /begin|insert/i.test(one))).toEqual([]);
    begun.mockRestore();
    await state.close();
  });
});

describe('what several want to write at once', () => {
  const step = {} as WriteTransaction;

  test('is one transaction, with what comes while it waits for its turn', async () => {
    let turn = () => {};
    const waited = new Promise<void>((come) => {
      turn = come;
    });
    let transactions = 0;
    const write = grouped(async (work) => {
      transactions++;
      await waited;
      return work(step);
    });
    const first = write(async () => 'first');
    await new Promise((later) => setImmediate(later));
    const others = Array.from({ length: 50 }, (_, at) => write(async () => at));
    turn();
    expect(await first).toBe('first');
    expect(await Promise.all(others)).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect(transactions).toBe(1);
  });

  test('fails together, and what comes later does not', async () => {
    const write = grouped((work) => work(step));
    const failing = write(() => Promise.reject(new Error('disk full')));
    const beside = write(async () => 'beside');
    expect(await Promise.allSettled([failing, beside])).toMatchObject([
      { reason: { message: 'disk full' } },
      { reason: { message: 'disk full' } },
    ]);
    expect(await write(async () => 'later')).toBe('later');
  });

  test('fails, each of them, where its turn never comes', async () => {
    const write = grouped(() => Promise.reject(new Error('database is locked')));
    const all = await Promise.allSettled([write(async () => 1), write(async () => 2)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

test('who unsubscribes is looked up by indexes: no statement reads all deliveries that ever were', async () => {
  const folder = temporaryFolder();
  const state = await openState({ state: folder });
  const prepared = vi.spyOn(Database.prototype, 'prepare');
  await state.subscribers.byId('0'.repeat(16));
  await state.subscribers.optOut(optOut(1));
  await state.subscribers.inFlight(optOut(1).key);
  const statements = prepared.mock.calls.map(([statement]) => statement).filter((one) => one.includes('deliveries'));
  prepared.mockRestore();
  await state.close();
  expect(statements.length).toBeGreaterThanOrEqual(4);
  const database = new Database(path.join(folder, 'briefing.db'), { readonly: true });
  for (const statement of new Set(statements)) {
    const values = Array(statement.split('?').length - 1).fill('');
    const plan = database.prepare(`explain query plan ${statement}`).all(values) as { detail: string }[];
    expect([statement, plan.map(({ detail }) => detail).filter((detail) => detail.includes('SCAN'))]).toEqual([
      statement,
      [],
    ]);
  }
  database.close();
});
