import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { openLeased } from '../../src/adapters.ts';
import { loadConfig } from '../../src/config/config.ts';
import { momentsBetween, readTimes } from '../../src/lib/time/wall-clock.ts';
import { type Due, whatIsDue } from '../../src/schedule/due.ts';
import { timeForVisit } from '../../src/schedule/mailbox-visit.ts';
import { tick } from '../../src/schedule/scheduler.ts';
import type { Slot } from '../../src/store/schedule-slots.ts';
import { openState } from '../../src/store/state.ts';
import { fill, temporaryFolder } from '../support/folder.ts';
import { openHostileMailbox } from '../support/imap.ts';
import { frost, wall } from '../support/newsroom.ts';
import { type FaultyServer, openFaultyServer } from '../support/smtp.ts';

describe('times as people write them', () => {
  test.each([
    ['07:00', ['0 7 * * *']],
    ['weekdays 07:00', ['0 7 * * 1-5']],
    ['Weekends at 9:30', ['30 9 * * 0,6']],
    ['mon, thu 07:30, 18:00', ['30 7 * * 1,4', '0 18 * * 1,4']],
    ['Monday-Friday 6:05', ['5 6 * * 1,2,3,4,5']],
    ['saturday-mon 10:00', ['0 10 * * 6,0,1']],
    ['07:00 mon tue wed thu', ['0 7 * * 1,2,3,4']],
    ['weekdays 07:00, weekends 09:00', ['0 7 * * 1-5', '0 9 * * 0,6']],
    ['mon 07:30, thu 18:00 20:00', ['30 7 * * 1', '0 18 * * 4', '0 20 * * 4']],
    ['7:00, 8:00, 9:00, 10:00, 11:00', [7, 8, 9, 10, 11].map((hour) => `0 ${hour} * * *`)],
    ['every day at 7:00', ['0 7 * * *']],
    ['*/30 8-18 * * 1-5', ['*/30 8-18 * * 1-5']],
  ])('%s', (text, patterns) => expect(readTimes(text)).toEqual(patterns));

  test.each([
    ...['7', 'noon', 'weekdays', '25:00', 'someday 07:00', '1 2 3 4 99', ''],
    ...['montag 07:00', 'month 07:00', 'sunset 07:00', 'weekdays-sat 07:00', 'mon-tue-wed 07:00', '0 0 31 2 *'],
    ...['07:00 mon 08:00', 'mon 07:00 tue'],
  ])('%s is none', (text) => expect(() => readTimes(text)).toThrow(/must be a time|is no cron pattern|never comes/));
});

describe('the wall clock', () => {
  const at = (times: string, zone: string, from: string, to: string) =>
    momentsBetween(readTimes(times), zone, new Date(from), new Date(to)).map((one) => one.toISOString().slice(0, 16));

  test.each([
    ['Berlin', '02:30', 'Europe/Berlin', '2027-03-28', '2027-03-28T01:00'],
    ['New York', '02:30', 'America/New_York', '2027-03-14', '2027-03-14T07:00'],
    ['Cairo', '00:30', 'Africa/Cairo', '2027-04-30', '2027-04-29T22:00'],
    ['Santiago', '00:15', 'America/Santiago', '2026-09-06', '2026-09-06T04:00'],
    ['Lord Howe', '02:15', 'Australia/Lord_Howe', '2026-10-04', '2026-10-03T15:30'],
  ])('F30 %s: what lies in the gap of spring is the first minute after it, once', (_, times, zone, day, moment) => {
    const [from, to] = [
      new Date(`${day}T00:00Z`).getTime() - 43_200_000,
      new Date(`${day}T00:00Z`).getTime() + 64_800_000,
    ];
    const found = at(times, zone, new Date(from).toISOString(), new Date(to).toISOString());
    expect(found).toContain(moment);
    expect(new Set(found.map((one) => new Date(`${one}Z`).toLocaleDateString('en', { timeZone: zone }))).size).toBe(
      found.length,
    );
  });

  test.each([
    ['Berlin', '02:30', 'Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T12:00Z', '2026-10-25T00:30'],
    ['New York', '01:30', 'America/New_York', '2026-10-31T12:00Z', '2026-11-01T12:00Z', '2026-11-01T05:30'],
    ['Lord Howe', '01:45', 'Australia/Lord_Howe', '2027-04-03T06:00Z', '2027-04-04T06:00Z', '2027-04-03T14:45'],
  ])('F31 %s: what the clock shows twice in autumn is the first of the two', (_, times, zone, from, to, moment) =>
    expect(at(times, zone, from, to)).toEqual([moment]),
  );
});

describe('what is due', () => {
  const times = { patterns: ['0 7 * * *'], zone: 'UTC', grace: 12 * 3_600_000 };
  const moment = (text: string) => Date.parse(`2026-11-${text}:00Z`);
  const slot = (text: string, more: Partial<Slot> = {}): Slot => ({
    ...{ list: '', at: moment(text), state: 'made', edition: null, note: null, attempts: 1, next: null },
    ...more,
  });
  const nothing: Due = { make: null, missed: [], failed: null };

  test('nothing before its time, then once', () => {
    expect(whatIsDue(slot('22T07:00'), times, moment('23T06:59'))).toEqual(nothing);
    expect(whatIsDue(slot('22T07:00'), times, moment('23T07:00')).make).toEqual({ at: moment('23T07:00'), attempt: 1 });
    expect(whatIsDue(slot('23T07:00'), times, moment('23T07:01'))).toEqual(nothing);
  });

  test('F35 after three hours of sleep it is made late; after three days the newest only', () => {
    expect(whatIsDue(slot('22T07:00'), times, moment('23T10:00')).make?.at).toBe(moment('23T07:00'));
    expect(whatIsDue(slot('20T07:00'), times, moment('23T10:00'))).toEqual({
      make: { at: moment('23T07:00'), attempt: 1 },
      missed: [moment('21T07:00'), moment('22T07:00')],
      failed: null,
    });
  });

  test('beyond the grace it is recorded as missed and not made', () => {
    expect(whatIsDue(slot('22T07:00'), times, moment('23T19:30'))).toEqual({
      make: null,
      missed: [moment('23T07:00')],
      failed: null,
    });
  });

  test('F33 a clock that jumps back repeats nothing', () =>
    expect(whatIsDue(slot('23T07:00'), times, moment('22T06:00'))).toEqual(nothing));

  test('F37 a program that dies at the slot tries again, more and more slowly, and gives up', () => {
    const died = slot('23T07:00', { state: 'running', attempts: 2, next: moment('23T07:10') });
    expect(whatIsDue(died, times, moment('23T07:09'))).toEqual(nothing);
    expect(whatIsDue(died, times, moment('23T07:10')).make).toEqual({ at: died.at, attempt: 3 });
    expect(whatIsDue({ ...died, attempts: 5 }, times, moment('23T07:10'))).toEqual({ ...nothing, failed: died.at });
  });
});

const opened: FaultyServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** A folder whose schedule is ticked by hand, under a clock of its own. */
async function office(yaml = '', editions = '') {
  const folder = temporaryFolder();
  const server = await openFaultyServer();
  opened.push(server);
  fill(folder, {
    'articles/wall.txt': wall,
    'briefing.yaml': `sources: [${folder}/articles]\nout: ${folder}/digests\nstate: ${folder}/.briefing\ntimezone: Europe/Berlin\nsmtp: ${server.url}\nfrom: desk@tarnby.example\nto: [ann@tarnby.example, bo@tarnby.example]\n${yaml}\n${editions}\n`,
  });
  let now = Date.parse('2026-11-22T05:50:00Z');
  const told: { event: string; about: Readonly<Record<string, unknown>> }[] = [];
  const options = {
    config: () => loadConfig(folder),
    clock: () => new Date(now),
    ending: new AbortController().signal,
    tell: (event: string, about: Readonly<Record<string, unknown>>) => void told.push({ event, about }),
  };
  return {
    ...{ folder, server, told, options },
    at: (text: string) => {
      now = Date.parse(text);
      return tick(options);
    },
    state: () => openState({ state: path.join(folder, '.briefing') }),
    editions: () =>
      existsSync(path.join(folder, 'digests'))
        ? readdirSync(path.join(folder, 'digests')).filter((name) => /^\d/.test(name))
        : [],
  };
}

test('makes and sends the edition at its minute, in its zone, once', async () => {
  const one = await office();
  expect(await one.at('2026-11-22T05:50:00Z')).toMatchObject({ made: 0, failed: 0, busy: false });
  expect(one.editions()).toEqual([]);
  expect(await one.at('2026-11-22T06:00:10Z')).toMatchObject({ made: 1 });
  expect(one.editions()).toEqual(['2026-11-22']);
  expect(one.server.taken.map(({ to }) => to).sort()).toEqual(['ann@tarnby.example', 'bo@tarnby.example']);
  for (const minute of ['01', '02', '30']) await one.at(`2026-11-22T06:${minute}:00Z`);
  expect(one.server.taken.length).toBe(2);
  // Nothing new: nothing is sent, and the slot is done.
  expect(await one.at('2026-11-23T06:00:00Z')).toMatchObject({ made: 1 });
  expect(one.server.taken.length).toBe(2);
  const state = await one.state();
  expect((await state.slots.recent(5)).map((slot) => slot.state)).toEqual(['empty', 'made', 'begun']);
  await state.close();
});

test('a recipient who is refused keeps nobody waiting; who is suppressed stands in the log', async () => {
  const one = await office();
  one.server.rule = (stage, { to }) =>
    stage === 'rcpt' && to.startsWith('ann@') ? '550 5.1.1 no such user' : undefined;
  await one.at('2026-11-22T05:50:00Z');
  await one.at('2026-11-22T06:00:10Z');
  expect(one.server.taken.map(({ to }) => to)).toEqual(['bo@tarnby.example']);
  const reason = '550 5.1.1 no such user';
  expect(one.told).toContainEqual({
    event: 'suppressed',
    about: { to: 'ann@tarnby.example', said: reason, waiting: false },
  });
  expect(one.told.find(({ event }) => event === 'sent')?.about).toMatchObject({
    ...{ accepted: 1, refused: 1, stopped: null },
    suppressed: [{ address: 'ann@tarnby.example', reason, waiting: false }],
  });
  fill(one.folder, { 'articles/frost.txt': frost });
  await one.at('2026-11-23T06:00:10Z');
  expect(one.server.taken.map(({ to }) => to)).toEqual(['bo@tarnby.example', 'bo@tarnby.example']);
});

test('F34 a clock before the program was made is not believed', async () => {
  const one = await office();
  expect(await one.at('1970-01-01T07:00:00Z')).toMatchObject({ made: 0, failed: 0, busy: false });
  expect(one.told).toEqual([{ event: 'clock', about: expect.anything() }]);
  expect(existsSync(path.join(one.folder, '.briefing'))).toBe(false);
  await one.at('2026-11-22T05:59:00Z');
  expect(await one.at('2026-11-22T06:00:00Z')).toMatchObject({ made: 1 });
});

test('F32 a clock that jumps three hours ahead while one waits makes it once; one that ran years ahead does not stop it for years', async () => {
  const one = await office();
  await one.at('2026-11-22T05:50:00Z');
  expect(await one.at('2026-11-22T08:50:00Z')).toMatchObject({ made: 1 });
  expect(await one.at('2026-11-22T06:00:00Z')).toMatchObject({ made: 0 });
  await one.at('2099-01-01T12:00:00Z');
  await one.at('2026-11-23T05:00:00Z');
  fill(one.folder, { 'articles/frost.txt': frost });
  expect(await one.at('2026-11-23T06:00:00Z')).toMatchObject({ made: 1 });
});

test('F35 asleep over three slots: the newest is made once, the others are missed, and nothing is lost', async () => {
  const one = await office();
  await one.at('2026-11-22T05:50:00Z');
  expect(await one.at('2026-11-24T09:00:00Z')).toMatchObject({ made: 1 });
  expect(one.editions()).toEqual(['2026-11-24']);
  const state = await one.state();
  expect((await state.slots.recent(5)).map((slot) => slot.state)).toEqual(['made', 'missed', 'missed', 'begun']);
  await state.close();
});

test('F39 no source can be read: readers get nothing, the editor is told, it is tried again and then made', async () => {
  const one = await office('editor: ed@tarnby.example');
  rmSync(path.join(one.folder, 'articles'), { recursive: true });
  await one.at('2026-11-22T05:50:00Z');
  expect(await one.at('2026-11-22T06:00:00Z')).toMatchObject({ made: 0, failed: 1 });
  expect(one.server.taken.map(({ to }) => to)).toEqual(['ed@tarnby.example']);
  expect(one.server.taken[0].source).toContain('no source could be read');
  expect(await one.at('2026-11-22T06:01:00Z')).toMatchObject({ failed: 0, made: 0 });
  fill(one.folder, { 'articles/wall.txt': wall });
  expect(await one.at('2026-11-22T06:06:00Z')).toMatchObject({ made: 1 });
  expect(one.server.taken.length).toBe(3);
});

test('F27 two schedules and a run by hand: one works, the others say so, nobody gets two', async () => {
  const one = await office();
  await one.at('2026-11-22T05:50:00Z');
  const sixOClock = () => new Date('2026-11-22T06:00:00Z');
  const other = await openLeased({ out: '', state: path.join(one.folder, '.briefing') }, sixOClock);
  expect(await one.at('2026-11-22T06:00:00Z')).toMatchObject({ made: 0, failed: 0, busy: true });
  await other.close();
  expect(await one.at('2026-11-22T06:01:00Z')).toMatchObject({ made: 1 });
  expect(await tick(one.options)).toMatchObject({ made: 0 });
  await one.at('2026-11-22T06:02:00Z');
  expect(one.server.taken.length).toBe(2);
});

test('several editions, each with its time, zone, sources and readers; with novelty: shared what one told the other does not tell again', async () => {
  const one = await office(
    '',
    `novelty: shared
editions:
  - name: Morning
    at: weekdays 07:00
  - name: Night
    at: '22:00'
    timezone: America/New_York
    title: The Night Desk
    to: [cy@tarnby.example]`,
  );
  await one.at('2026-11-23T05:50:00Z');
  await one.at('2026-11-23T06:00:00Z');
  expect(one.server.taken.map(({ to }) => to).sort()).toEqual(['ann@tarnby.example', 'bo@tarnby.example']);
  await one.at('2026-11-24T03:00:00Z');
  expect(one.server.taken.length).toBe(2);
  fill(one.folder, {
    'articles/frost.txt': frost,
  });
  await one.at('2026-11-25T03:00:00Z');
  expect(one.server.taken.at(-1)?.to).toBe('cy@tarnby.example');
  expect(one.server.taken.at(-1)?.source).toContain('The Night Desk');
  expect(one.editions()).toEqual(['2026-11-23', '2026-11-24']);
});

test('a held edition waits its time, and goes out by itself', async () => {
  const one = await office('hold: 30m\neditor: ed@tarnby.example');
  await one.at('2026-11-22T05:50:00Z');
  await one.at('2026-11-22T06:00:00Z');
  expect(one.server.taken.map(({ to }) => to)).toEqual(['ed@tarnby.example']);
  const draft = await PostalMime.parse(Buffer.from(one.server.taken[0].source, 'latin1'));
  expect(draft.subject).toMatch(/^\[Draft\] /);
  for (const part of [draft.html, draft.text]) {
    expect(part).toContain('It goes out by itself at 07:30 (Europe/Berlin).');
    expect(part).toContain('briefing approve 2026-11-22');
  }
  await one.at('2026-11-22T06:29:00Z');
  expect(one.server.taken.length).toBe(1);
  await one.at('2026-11-22T06:31:00Z');
  expect(one.server.taken.map(({ to }) => to).sort()).toEqual([
    'ann@tarnby.example',
    'bo@tarnby.example',
    'ed@tarnby.example',
  ]);
});

test('each subscriber at his own hour', async () => {
  const one = await office();
  await one.at('2026-11-22T05:50:00Z');
  const state = await one.state();
  const who = { name: null, topics: [], language: null, format: 'html' as const, fromSettings: false };
  await state.subscribers.save([
    { ...who, key: 'cy@tarnby.example', address: 'cy@tarnby.example', hour: '09:30', zone: null },
    { ...who, key: 'di@tarnby.example', address: 'di@tarnby.example', hour: '07:30', zone: 'America/New_York' },
  ]);
  await state.close();
  await one.at('2026-11-22T06:00:00Z');
  expect(one.server.taken.length).toBe(2);
  await one.at('2026-11-22T08:30:00Z');
  expect(one.server.taken.map(({ to }) => to)).toContain('cy@tarnby.example');
  await one.at('2026-11-22T12:29:00Z');
  expect(one.server.taken.length).toBe(3);
  await one.at('2026-11-22T12:30:00Z');
  expect(one.server.taken.length).toBe(4);
});

test('a day with too few stories: they wait for the next (fold), or readers get a line (note)', async () => {
  const folding = await office('empty: fold\nminimum: 2');
  await folding.at('2026-11-22T05:50:00Z');
  await folding.at('2026-11-22T06:00:00Z');
  expect([folding.editions(), folding.server.taken.length]).toEqual([[], 0]);
  fill(folding.folder, {
    'articles/frost.txt': frost,
  });
  await folding.at('2026-11-23T06:00:00Z');
  expect([folding.editions(), folding.server.taken.length]).toEqual([['2026-11-23'], 2]);
  const noting = await office('empty: note');
  await noting.at('2026-11-22T05:50:00Z');
  await noting.at('2026-11-22T06:00:00Z');
  await noting.at('2026-11-23T06:00:00Z');
  await noting.at('2026-11-23T06:01:00Z');
  expect(noting.server.taken.length).toBe(4);
  expect(noting.server.taken.at(-1)?.source).toContain('Nothing new');
});

describe('a visit to the mailbox', () => {
  const config = { at: '07:00', timezone: 'UTC', imapTimeout: 3600, editions: [] };
  const moment = (text: string) => Date.parse(`2026-11-22T${text}Z`);
  const outbox = (due: string | null, pause: string | null = null, hold: string | null = null) =>
    ({
      nextDue: async () => due && moment(due),
      backoff: async () => pause && { until: moment(pause), reason: '' },
      holds: async () => (hold === null ? [] : [{ edition: '2026-11-22', until: moment(hold) }]),
    }) as unknown as Parameters<typeof timeForVisit>[0]['outbox'];

  test.each([
    ['nothing is due', outbox(null), {}, '03:00:00', 3600],
    ['an edition is due', outbox(null), {}, '06:59:20', 40],
    ['one of several is due', outbox(null), { editions: [config, { ...config, at: '04:30' }] }, '04:00:00', 1800],
    ['a mail is due', outbox('03:10:00'), {}, '03:00:00', 600],
    ['it is due after a pause', outbox('02:00:00', '03:20:00'), {}, '03:00:00', 1200],
    ['a pause is over, and nothing waits', outbox(null, '03:20:00'), {}, '03:00:00', 3600],
    ['a hold ends', outbox(null, null, '03:05:00'), {}, '03:00:00', 300],
    ['mails are due all the time', outbox('02:00:00'), {}, '03:00:00', 5],
  ])('ends when %s', async (_, outbox, settings, now, seconds) => {
    expect(await timeForVisit({ outbox }, { ...config, ...settings }, moment(now))).toBe(seconds * 1000);
  });

  test('that never ends by itself keeps no edition waiting, however long it may take', async () => {
    const box = await openHostileMailbox([], { command: { SEARCH: () => {} } });
    const one = await office(`imap: ${box.url}\nimapTimeout: 3600`);
    await one.at('2026-11-22T05:59:58Z');
    expect(box.seen.commands).toContain('SEARCH');
    expect(await one.at('2026-11-22T06:00:05Z')).toMatchObject({ made: 1 });
  });

  test('needs no lease for mails of which nobody knows whether they arrived', async () => {
    const box = await openHostileMailbox([], { greeting: (socket) => socket.destroy() });
    const one = await office(`imap: ${box.url}\nuncertain: resend`);
    await one.at('2026-11-22T05:50:00Z');
    await one.at('2026-11-22T06:00:10Z');
    const state = await one.state();
    await state.connection.db.updateTable('deliveries').set({ state: 'uncertain' }).execute();
    await state.close();
    const other = await openLeased(
      { out: '', state: path.join(one.folder, '.briefing') },
      () => new Date('2026-11-22T06:20:00Z'),
    );
    expect(await one.at('2026-11-22T06:20:00Z')).toMatchObject({ busy: false });
    await other.close();
  });
});
