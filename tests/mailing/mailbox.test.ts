import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { deadlineIn } from '../../src/lib/time/wait.ts';
import { bounceAddress, unsubscribeToken } from '../../src/mail/unsubscribe-token.ts';
import { handleBounces, readBounceMailbox } from '../../src/mailing/bounce-handling.ts';
import { searchUncertain } from '../../src/mailing/uncertain-deliveries.ts';
import { openState, type State } from '../../src/store/state.ts';
import { root, temporaryFolder } from '../support/folder.ts';
import { type ImapFault, openHostileMailbox } from '../support/imap.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

const at = Date.parse('2026-11-22T06:00:00Z');
const never = new AbortController().signal;
const states: State[] = [];
afterEach(async () => {
  for (const state of states.splice(0)) await state.close();
});

/** What is remembered of some subscribers, and for each the mail with which an address signs off. */
async function list(count: number) {
  const state = await openState({ state: path.join(temporaryFolder(), '.briefing') });
  states.push(state);
  const saved = await state.subscribers.save(
    Array.from({ length: count }, (_, number) => ({
      ...{ key: `reader${number}@tarnby.example`, address: `reader${number}@tarnby.example`, name: null, topics: [] },
      ...{ hour: null, zone: null, language: null, format: 'html' as const, fromSettings: false },
    })),
  );
  const secret = await state.subscribers.secret();
  const mails = saved.map(({ id, address }) =>
    Buffer.from(
      `From: ${address}\r\nSubject: unsubscribe ${unsubscribeToken(secret, { reader: id, list: '' })}\r\n\r\nThanks.\r\n`,
    ),
  );
  return { state, secret, saved, mails, off: async () => (await state.subscribers.optOuts()).map(({ key }) => key) };
}

async function visit(state: State, url: string, milliseconds = 20_000, ending: AbortSignal = never) {
  const deadline = deadlineIn(milliseconds, ending);
  try {
    return await readBounceMailbox(state, url, { lists: [''], at, suppressShare: 10 }, deadline);
  } finally {
    deadline.clear();
  }
}

const drip = (socket: Socket, said = '* OK still here\r\n') => {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(said)), 20);
};
const silent = () => {};

describe('a mailbox that makes trouble', () => {
  test.each<[string, ImapFault]>([
    ['says nothing at all', { greeting: silent }],
    ['drips a greeting that never ends', { greeting: (socket) => drip(socket, 'x') }],
    ['drips at the log-in', { command: { LOGIN: (to) => drip(to) } }],
    ['never opens the inbox', { command: { EXAMINE: silent, SELECT: silent } }],
    ['drips while it searches', { command: { SEARCH: (to) => drip(to) } }],
    ['is silent while it gives mails', { command: { FETCH: silent } }],
    [
      'announces more bytes than it gives',
      { command: { FETCH: (to) => to.write('* 1 FETCH (UID 1 BODY[] {2900000}\r\nA') } },
    ],
    [
      'tells without end of mails that nobody asked for',
      {
        command: {
          FETCH: (to) => {
            const more = () => {
              while (!to.destroyed && to.write('* 9 FETCH (UID 9 FLAGS ())\r\n'.repeat(500)));
            };
            to.on('drain', more);
            more();
          },
        },
      },
    ],
  ])('%s: the visit ends with its time, and the place stays', async (_, fault) => {
    const { state, mails, off } = await list(2);
    const box = await openHostileMailbox(mails, fault);
    const { read, stopped } = await visit(state, box.url, 700);
    expect([read, stopped?.message]).toEqual([0, expect.stringContaining('in the time that it has')]);
    expect(stopped?.message).not.toContain('sesame');
    box.fault = {};
    expect(await visit(state, box.url)).toMatchObject({ read: 2, off: 2, stopped: null });
    expect((await off()).length).toBe(2);
  });

  test.each<[string, ImapFault]>([
    ['greets with garbage', { greeting: (to) => to.write('\u0000\u0001 what {99999999999999}\r\n'.repeat(50)) }],
    ['refuses the log-in', { command: { LOGIN: (to, tag) => to.write(`${tag} NO go away\r\n`) } }],
    ['hangs up at once', { greeting: (to) => to.destroy() }],
    ['hangs up at the log-in', { command: { LOGIN: (to) => to.destroy() } }],
    ['does not search', { command: { SEARCH: (to, tag) => to.write(`${tag} NO not now\r\n`) } }],
    ['gives no mail', { command: { FETCH: (to, tag) => to.write(`${tag} OK done\r\n`) } }],
    ['gives garbage', { command: { FETCH: (to) => to.write(`* 1 FETCH (((((( {99999999999999999999}\r\n`) } }],
    [
      'announces more bytes than memory has',
      { command: { FETCH: (to) => to.write('* 1 FETCH (UID 1 BODY[] {900000000}\r\n') } },
    ],
  ])('%s: it says so before its time is over, and the place stays', async (_, fault) => {
    const { state, mails } = await list(2);
    const box = await openHostileMailbox(mails, fault);
    const { read, stopped } = await visit(state, box.url, 60_000);
    expect([read, stopped?.message]).toEqual([0, expect.stringMatching(/cannot be opened|could not be read/)]);
    box.fault = {};
    expect(await visit(state, box.url)).toMatchObject({ read: 2, stopped: null });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['it hangs up', (socket) => socket.destroy()],
    ['it falls silent', () => {}],
  ])('what was read before %s counts, and is not read again', async (_, trouble) => {
    const { state, mails, off } = await list(5);
    const box = await openHostileMailbox(mails);
    box.fault = {
      mail: (number, socket) => {
        if (number < 4) return undefined;
        // After the three before it have arrived.
        setTimeout(() => trouble(socket), 200);
        return 'stop';
      },
    };
    const first = await visit(state, box.url, 1500);
    expect([first.read, first.off]).toEqual([3, 3]);
    box.fault = {};
    const second = await visit(state, box.url);
    expect([second.read, second.off, second.stopped]).toEqual([2, 2, null]);
    expect((await off()).length).toBe(5);
  });

  test('a program that is to end does not wait for it', async () => {
    const { state, mails } = await list(1);
    const box = await openHostileMailbox(mails, { command: { SEARCH: (to) => drip(to) } });
    const ending = new AbortController();
    const reading = visit(state, box.url, 600_000, ending.signal);
    await expect.poll(() => box.seen.commands).toContain('SEARCH');
    ending.abort();
    expect((await reading).stopped?.message).toContain('was ended');
    expect((await visit(state, box.url, 600_000, ending.signal)).stopped?.message).toContain('was ended');
  });

  test('mails in any order, some of them gone: the place never jumps over one', async () => {
    const { state, mails } = await list(4);
    const box = await openHostileMailbox(mails);
    const give = (to: Socket, number: number) =>
      to.write(`* ${number} FETCH (UID ${number} BODY[] {${mails[number - 1].length}}\r\n${mails[number - 1]})\r\n`);
    box.fault = {
      command: {
        FETCH: (to) => {
          give(to, 4);
          give(to, 1);
          setTimeout(() => to.destroy(), 200);
        },
      },
    };
    expect((await visit(state, box.url)).read).toBe(2);
    box.fault = { mail: (number) => (number === 2 ? 'gone' : undefined) };
    // The fourth comes again, for the third was still to come; that one gave no mail is no reason to stay.
    expect(await visit(state, box.url)).toMatchObject({ read: 2, off: 2, stopped: null });
    expect((await visit(state, box.url)).read).toBe(0);
  });

  test('a server that does not say which number comes next', async () => {
    const { state, mails } = await list(3);
    const opened = (to: Socket, tag: string) => to.write(`* 2 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n${tag} OK x\r\n`);
    const box = await openHostileMailbox(mails.slice(0, 2), { command: { EXAMINE: opened } });
    expect(await visit(state, box.url)).toMatchObject({ read: 2, stopped: null });
    expect(await visit(state, box.url)).toMatchObject({ read: 0, stopped: null });
    box.mails.push(mails[2]);
    expect(await visit(state, box.url)).toMatchObject({ read: 1, stopped: null });
  });

  test('numbers of mails with large gaps between them', async () => {
    const { state, mails } = await list(3);
    const sparse: Buffer[] = [];
    for (const [at, number] of [0, 90_000, 1_000_000].entries()) sparse[number] = mails[at];
    const box = await openHostileMailbox(sparse);
    expect(await visit(state, box.url)).toMatchObject({ read: 3, off: 3, stopped: null });
    expect(box.seen.commands.filter((verb) => verb === 'SEARCH').length).toBeLessThan(15);
  });

  test.each([
    ['one line', `* SEARCH ${'1 '.repeat(2_000_000)}\r\n`],
    ['many lines', '* SEARCH 1 2\r\n'.repeat(20_000)],
  ])('a search that finds millions in %s does not hold up the program', async (_, answer) => {
    const { state, mails } = await list(2);
    const box = await openHostileMailbox(mails, {
      command: { SEARCH: (to, tag) => to.write(`${answer}${tag} OK done\r\n`) },
    });
    // What is found twice is read once; a line that is too long ends the visit.
    const { read, stopped } = await visit(state, box.url);
    expect([read, stopped === null]).toEqual(_ === 'one line' ? [0, false] : [2, true]);
  });

  test('a server that gives whole mails where their beginning was asked for', async () => {
    const { state, mails } = await list(3);
    const box = await openHostileMailbox(mails.map((mail) => Buffer.concat([mail, Buffer.alloc(2_500_000, 65)])));
    expect(await visit(state, box.url)).toMatchObject({ read: 3, off: 3, stopped: null });
  });
});

describe('a mail that keeps back those behind it', () => {
  const stopAt = (uid: number): ImapFault => ({ mail: (number) => (number === uid ? 'stop' : undefined) });

  test('the server never gives it: after three visits it is passed over, by its UID', async () => {
    const { state, mails, off } = await list(4);
    const box = await openHostileMailbox(mails, stopAt(2));
    const visits = [];
    for (let number = 1; number <= 4; number++) visits.push(await visit(state, box.url, 700));
    expect(visits.map(({ read, stopped }) => [read, stopped === null])).toEqual([
      [1, false],
      [0, false],
      [0, false],
      [2, true],
    ]);
    expect(visits.flatMap(({ problems }) => problems)).toEqual([
      'the mail with the UID 2 was skipped: 3 visits ended at it',
    ]);
    expect((await off()).sort()).toEqual([
      'reader0@tarnby.example',
      'reader2@tarnby.example',
      'reader3@tarnby.example',
    ]);
  });

  test('the server hangs up at it: the same', async () => {
    const { state, mails } = await list(2);
    const box = await openHostileMailbox(mails);
    box.fault = {
      mail: (number, socket) => {
        if (number !== 1) return undefined;
        socket.destroy();
        return 'stop';
      },
    };
    for (let number = 1; number <= 3; number++) expect((await visit(state, box.url)).read).toBe(0);
    expect(await visit(state, box.url)).toMatchObject({
      read: 1,
      stopped: null,
      problems: [expect.stringContaining('UID 1')],
    });
  });

  test('a visit that the program ended, that had less time than usual, or that found no server says nothing of it', async () => {
    const { state, mails } = await list(1);
    const box = await openHostileMailbox(mails, stopAt(1));
    for (let number = 1; number <= 2; number++) await visit(state, box.url, 700);
    const cut = { ...deadlineIn(700, never), isCut: true };
    await readBounceMailbox(state, box.url, { lists: [''], at, suppressShare: 10 }, cut);
    const ending = new AbortController();
    const fetches = () => box.seen.commands.filter((verb) => verb === 'FETCH').length;
    const before = fetches();
    const reading = visit(state, box.url, 600_000, ending.signal);
    await expect.poll(fetches).toBe(before + 1);
    ending.abort();
    await reading;
    box.fault = { greeting: (socket) => socket.destroy() };
    await visit(state, box.url);
    box.fault = {};
    expect(await visit(state, box.url)).toMatchObject({ read: 1, off: 1, problems: [] });
  });

  test('we fail on it: it is passed over, and those behind it are read; where the disk is full, it is kept', async () => {
    const { state, saved, mails } = await list(3);
    const failing = (message: string) =>
      Object.assign(Object.create(state.subscribers), {
        byId: (id: string) => (id === saved[1].id ? Promise.reject(new Error(message)) : state.subscribers.byId(id)),
      }) as State['subscribers'];
    expect(
      await handleBounces(failing('a fault of ours'), mails, { lists: [''], at, suppressShare: 10 }),
    ).toMatchObject({
      ...{ read: 3, off: 2, problems: ['mail 2 was skipped: a fault of ours'] },
    });
    await expect(
      handleBounces(failing('database or disk is full'), mails, { lists: [''], at, suppressShare: 10 }),
    ).rejects.toThrow('disk is full');
  });
});

test.each([
  ['LOGIN', 'NO LOGIN "flo" "sesame"', 'cannot be opened'],
  ['SEARCH', 'BAD after LOGIN "flo" "sesame"', 'could not be read'],
  ['FETCH', 'NO after LOGIN "flo" "sesame"', 'could not be read'],
])('what a server says to %s is shown in one line of some length, without the log-in', async (verb, said, why) => {
  const { state, mails } = await list(2);
  const box = await openHostileMailbox(mails, {
    command: { [verb]: (to, tag) => to.write(`${tag} ${said} \u0007\u001b[31m${'x'.repeat(400_000)}\r\n`) },
  });
  const message = (await visit(state, box.url)).stopped?.message ?? '';
  expect(message).toContain(why);
  expect(message.length).toBeLessThan(700);
  expect(message).not.toContain('sesame');
  expect(message).not.toMatch(/\p{Cc}/u);
});

describe('a mail whose answer was lost', () => {
  const uncertain = (state: State) =>
    Object.assign(Object.create(state.outbox), {
      deliveries: async () => [{ messageId: '<one@tarnby.example>', expires: at + 1 }],
    }) as State['outbox'];

  test('is not taken for lost where the search was cut short', async () => {
    const { state, mails } = await list(1);
    const box = await openHostileMailbox(mails, { command: { SEARCH: (to) => drip(to) } });
    const deadline = deadlineIn(700, never);
    const search = await searchUncertain({ outbox: uncertain(state) }, box.url, at, deadline.signal);
    deadline.clear();
    expect(search).toMatchObject({ whole: false, finished: false });
  });

  test('is not there where a search ended that found nothing, and may be where a folder was not searched', async () => {
    const { state, mails } = await list(1);
    const box = await openHostileMailbox(mails, {
      command: { SEARCH: (to, tag) => to.write(`* SEARCH\r\n${tag} OK done\r\n`) },
    });
    const outbox = uncertain(state);
    expect(await searchUncertain({ outbox }, box.url, at, never)).toMatchObject({ whole: true, finished: true });
    box.fault = { command: { SEARCH: (to, tag) => to.write(`${tag} NO not now\r\n`) } };
    expect(await searchUncertain({ outbox }, box.url, at, never)).toMatchObject({ whole: false, finished: true });
  });
});

test('of a returned mail the beginning is enough: report and token before megabytes of a copy', async () => {
  const { state, secret, saved, off } = await list(2);
  const back = bounceAddress(secret, 'bounce@tarnby.example', '2026-11-22', saved[0].id);
  const again = bounceAddress(secret, 'bounce@tarnby.example', '2026-11-23', saved[0].id);
  const report = (to: string) =>
    Buffer.from(
      `From: MAILER-DAEMON@velden.example\r\nTo: ${to}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; velden.example\r\n\r\nFinal-Recipient: rfc822; reader0@tarnby.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: News\r\n\r\n${'The wall stands.\r\n'.repeat(200_000)}--b--\r\n`,
    );
  expect(
    await handleBounces(state.subscribers, [report(back), report(again)], { lists: [''], at, suppressShare: 10 }),
  ).toMatchObject({
    ...{ read: 2, bounces: 2, off: 1, problems: [] },
  });
  expect(await off()).toEqual(['reader0@tarnby.example']);
});

describe('the program', () => {
  const start = (room: Newsroom, args: readonly string[], more: Record<string, string>): ChildProcess =>
    spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
      cwd: room.folder,
      stdio: 'ignore',
      env: { ...process.env, BRIEFING_TIMEZONE: 'UTC', ...room.environment, ...more },
    });
  const ended = (child: ChildProcess) => new Promise<number | null>((closed) => child.on('close', closed));

  test('sends first, and reads the mailbox without the lease; SIGTERM ends the reading', async () => {
    const box = await openHostileMailbox([Buffer.from('')], { command: { SEARCH: (to) => drip(to) } });
    const due = new Date(Date.now() - 60_000).toISOString().slice(11, 16);
    const room = await openNewsroom(3, undefined, { BRIEFING_AT: due, IMAP_URL: box.url, IMAP_TIMEOUT: '3600' });
    const schedule = start(room, ['schedule'], {});
    const gone = ended(schedule);
    await expect.poll(() => box.seen.commands, { timeout: 60_000 }).toContain('SEARCH');
    expect(room.server.taken.length).toBe(3);
    // Whoever wants to work meanwhile may.
    expect((await room.run('send')).code).toBe(0);
    schedule.kill('SIGTERM');
    expect(await gone).toBe(0);
  });

  test('briefing bounces ends at SIGTERM, and says what it could not read when its time is over', async () => {
    const box = await openHostileMailbox([Buffer.from('')], { greeting: (socket) => drip(socket, 'x') });
    const room = await openNewsroom(0, undefined, { IMAP_URL: box.url });
    const bounces = start(room, ['bounces'], { IMAP_TIMEOUT: '3600' });
    const gone = ended(bounces);
    await expect.poll(() => box.seen.connections, { timeout: 60_000 }).toBe(1);
    bounces.kill('SIGTERM');
    expect(await gone).toBe(75);
    box.fault = { command: { SEARCH: silent } };
    Object.assign(room.environment, { IMAP_TIMEOUT: '1' });
    const { code, err } = await room.run('bounces');
    expect([code, err]).toEqual([75, expect.stringContaining('IMAP_TIMEOUT gives it more time')]);
  });
});
