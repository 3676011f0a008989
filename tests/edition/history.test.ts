import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';
import { staleAfter } from '../../src/model/delivery.ts';
import { serveApp } from '../../src/serve/server.ts';
import { openReloading, openState } from '../../src/store/state.ts';
import { fill } from '../support/folder.ts';
import { frost, openNewsroom } from '../support/newsroom.ts';

const day = ['--day', '2026-11-22'];

describe('what is remembered', () => {
  test('F58 an old backup sends nothing again: editions of since are known from digests/, what waits is held', async () => {
    const room = await openNewsroom(3);
    await room.run('run', ...day, '--hold');
    expect((await room.run('backup', 'b.db')).code).toBe(0);
    await room.run('approve', '2026-11-22');
    fill(room.folder, {
      'articles/frost.txt': frost,
    });
    await room.run('run', '--day', '2026-11-23');
    const before = room.server.taken.length;
    const { out, code } = await room.run('restore', 'b.db');
    expect([code, out]).toEqual([0, expect.stringContaining('taken as sent (2026-11-23)')]);
    await room.run('run', '--day', '2026-11-23');
    await room.run('send');
    expect((await room.run('send', '2026-11-23')).err).toContain(
      'Nobody knows any more whether the edition 2026-11-23 was sent',
    );
    expect(room.server.taken.length).toBe(before);
    expect(readdirSync(path.join(room.folder, '.briefing')).some((name) => name.includes('before-'))).toBe(true);
  });

  test('F58 with the state lost nothing that lies in digests/ is sent again', async () => {
    const room = await openNewsroom(0, undefined, { MAIL_TO: 'ann@tarnby.example' });
    await room.run('run', ...day);
    for (const first of [['run', ...day], ['subscribers', 'list'], ['outbox']]) {
      rmSync(path.join(room.folder, '.briefing'), { recursive: true });
      await room.run(...first);
      expect((await room.run('send', '2026-11-22')).err).toContain('the state was lost');
    }
    expect(room.server.taken.length).toBe(1);
  });

  test.each([
    ['a text', 'hello'],
    ['nothing', ''],
  ])('%s is no backup', async (_, content) => {
    const room = await openNewsroom(1);
    fill(room.folder, { 'b.db': content });
    expect((await room.run('restore', 'b.db')).err).toContain('cannot be restored');
    expect((await room.run('subscribers', 'list')).out).toContain('1 subscriber');
  });

  test('F58 an edition whose hold has ended since the backup waits for a person', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold', '1m');
    await room.run('backup', 'b.db');
    await room.run('approve', '2026-11-22');
    expect((await room.run('restore', 'b.db')).out).toContain('1 mail held');
    const state = await openState({ state: path.join(room.folder, '.briefing') });
    expect(await state.outbox.holds()).toEqual([]);
    await state.close();
    await room.run('schedule', '--once');
    expect((await room.run('send', '2026-11-22')).err).toContain('held since a backup was restored');
    await room.run('run', ...day, '--again');
    expect(room.server.taken.length).toBe(1);
    await room.run('outbox', 'resolve', 'all', '--resend');
    await room.run('send');
    expect(room.server.taken.length).toBe(2);
  });

  test('a recipient who unsubscribes after the backup, or while it is put back under a running server, is off', async () => {
    const room = await openNewsroom(3);
    await room.run('backup', 'b.db');
    await room.run('subscribers', 'remove', 'reader0@tarnby.example', '--suppress');
    fill(room.folder, {
      'briefing.yaml': `out: ${room.folder}/digests\nstate: ${room.folder}/.briefing\n`,
    });
    const config = loadConfig(room.folder);
    const state = await openState(config);
    const app = serveApp({
      config,
      state: async () => state,
      clock: () => new Date(),
      sleep: async () => {},
      tell: () => {},
    });
    const { out } = await room.run('restore', 'b.db');
    expect(out).toContain('Unsubscribes and suppressions made since then are kept.');
    const reader = (await state.subscribers.all()).find(({ key }) => key.startsWith('reader1@'));
    const token = unsubscribeToken(await state.subscribers.secret(), { reader: reader?.id ?? '', list: '' });
    expect((await app.request(`/unsubscribe/${token}`, { method: 'POST' })).status).toBe(200);
    await state.close();
    await room.run('run', ...day);
    expect([...room.copies().keys()]).toEqual(['reader2@tarnby.example']);
  });

  test('a damaged database is put aside, whole, when a backup takes its place', async () => {
    const room = await openNewsroom(2);
    await room.run('backup', 'b.db');
    fill(room.folder, { '.briefing/briefing.db': 'damaged' });
    const { code, out } = await room.run('restore', 'b.db');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('Unsubscribes and suppressions made since then are not known any more.'),
    ]);
    expect((await room.run('subscribers', 'list')).out).toContain('2 subscribers');
    const aside = readdirSync(path.join(room.folder, '.briefing')).find((name) => name.includes('before-')) ?? '';
    expect(statSync(path.join(room.folder, '.briefing', aside)).size).toBe('damaged'.length);
  });

  test('is for nobody else to read', async () => {
    const room = await openNewsroom(1);
    await room.run('backup', 'b.db');
    const modeOf = (name: string) => statSync(path.join(room.folder, name)).mode & 0o777;
    expect(['.briefing', '.briefing/briefing.db', 'b.db'].map(modeOf)).toEqual([0o700, 0o600, 0o600]);
    expect(existsSync(path.join(room.folder, '.briefing/briefing.db.restoring'))).toBe(false);
  });

  test('what waited for a person longer than a digest is fresh goes out all the same', async () => {
    const room = await openNewsroom(2, (stage, { to }) =>
      stage === 'accepted' && to.startsWith('reader1@') ? 'drop' : undefined,
    );
    await room.run('run', ...day, '--hold');
    const state = await openState({ state: path.join(room.folder, '.briefing') });
    const later = Date.now() + staleAfter + 60_000;
    await state.outbox.endHold('2026-11-22', 'planned', later);
    expect(await state.outbox.expire(later)).toBe(0);
    const [first] = await state.outbox.claim(later, 1);
    await state.outbox.markCommitting(first.id, later);
    await state.outbox.settle(first.id, { state: 'uncertain', note: null }, later);
    await state.outbox.decide(first.id, 'planned', later + 2 * staleAfter, 'asked for');
    expect(await state.outbox.expire(later + 2 * staleAfter)).toBe(1);
    expect((await state.outbox.deliveries({ states: ['planned'] })).map(({ id }) => id)).toEqual([first.id]);
    await state.close();
  });

  test('F58 what is made anew, or sent to one by hand, when the state was lost goes to no others', async () => {
    const room = await openNewsroom(0, undefined, { MAIL_TO: 'ann@tarnby.example' });
    await room.run('run', ...day);
    rmSync(path.join(room.folder, '.briefing'), { recursive: true });
    expect((await room.run('run', ...day, '--again')).out).toContain('Saved and sent to nobody');
    await room.run('send', '2026-11-22', '--to', 'ed@tarnby.example', '--even-if-sent');
    expect((await room.run('send', '2026-11-22')).err).toContain('the state was lost');
    expect(room.server.taken.map(({ to }) => to)).toEqual(['ann@tarnby.example', 'ed@tarnby.example']);
  });

  test('a draft of a memory that was lost was sent to nobody: its articles are told anew', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    rmSync(path.join(room.folder, '.briefing'), { recursive: true });
    await room.run('subscribers', 'add', 'ann@tarnby.example');
    await room.run('run', ...day);
    expect(room.server.taken.map(({ to }) => to)).toEqual(['ann@tarnby.example']);
    expect(existsSync(path.join(room.folder, 'digests/2026-11-22/draft'))).toBe(false);
  });

  test('an edition that waited for its editor in a backup is published when it is sent after all', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold');
    expect((await room.run('outbox', 'resolve', 'all', '--resend')).err).toContain('briefing approve');
    await room.run('backup', 'b.db');
    await room.run('restore', 'b.db');
    await room.run('outbox', 'resolve', 'all', '--resend');
    await room.run('send');
    expect(room.server.taken.length).toBe(1);
    expect(existsSync(path.join(room.folder, 'digests/2026-11-22/draft'))).toBe(false);
  });

  test('a draft that was dropped halfway can be dropped again, and goes to nobody meanwhile', async () => {
    const room = await openNewsroom(1);
    await room.run('run', ...day, '--hold', '1m');
    const state = await openState({ state: path.join(room.folder, '.briefing') });
    await state.outbox.endHold('2026-11-22', 'cancelled', 0);
    await state.close();
    await room.run('schedule', '--once');
    expect((await room.run('drop', '2026-11-22')).code).toBe(0);
    expect(room.server.taken).toEqual([]);
    // Its articles are free: the next edition has them, and is the first that anybody gets.
    expect((await room.run('run', ...day)).out).toContain('Made the edition');
    expect([...room.copies().values()]).toEqual([1]);
  });

  test('a running server finds the database that took the place of its own', async () => {
    const room = await openNewsroom(1);
    await room.run('backup', 'b.db');
    const memory = openReloading({ state: path.join(room.folder, '.briefing') });
    const before = await memory.get();
    expect(await memory.get()).toBe(before);
    fill(room.folder, { '.briefing/briefing.db': 'damaged' });
    await room.run('restore', 'b.db');
    const [one, other] = await Promise.all([memory.get(), memory.get()]);
    expect([one === other, one === before]).toEqual([true, false]);
    await one.subscribers.optOut({ key: 'reader0@tarnby.example', list: '*', reason: 'unsubscribed', at: 0 });
    await memory.close();
    expect((await room.run('subscribers', 'list')).out).toContain('off: reader0@tarnby.example');
  });

  test.each([
    ['a database of somebody else', 'create table songs (name text); pragma user_version = 4'],
    ['one that is empty', 'pragma user_version = 4'],
  ])('%s is no backup', async (_, statements) => {
    const room = await openNewsroom(1);
    const database = new Database(path.join(room.folder, 'b.db'));
    database.exec(statements);
    database.close();
    expect((await room.run('restore', 'b.db')).err).toContain('no database of this program');
  });

  test.each([
    ['a table of its own', 'create table songs (name text)', /its table "songs" is none of ours/],
    ['other columns', 'alter table subscribers add column shoe_size integer', /its table "subscribers" is not as ours/],
    ['a trigger', 'create trigger t after insert on optouts begin delete from optouts; end', /it holds a trigger/],
    ['a view', 'create view v as select 1', /it holds a view/],
  ])('a backup with %s is refused, and what is remembered stays', async (_, statement, said) => {
    const room = await openNewsroom(1);
    await room.run('backup', 'b.db');
    const database = new Database(path.join(room.folder, 'b.db'));
    database.exec(statement);
    database.close();
    const { code, err } = await room.run('restore', 'b.db');
    expect([code, err]).toEqual([2, expect.stringMatching(said)]);
    expect(err).not.toContain('disk');
    expect((await room.run('subscribers', 'list')).out).toContain('1 subscriber');
  });
});
