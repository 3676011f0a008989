import { afterEach, describe, expect, test } from 'vitest';
import { openLeased } from '../../src/adapters.ts';
import { openSmtpTransport } from '../../src/mail/smtp.ts';
import { planMails } from '../../src/mailing/planning/plan.ts';
import { optOutReasons, recipientsFor } from '../../src/mailing/planning/recipients.ts';
import { type DispatchOptions, dispatch, type RoundResult } from '../../src/mailing/sending/dispatch.ts';
import { compileTemplates } from '../../src/render/templates/templates.ts';
import type { State } from '../../src/store/state.ts';
import { smallDigest } from '../support/digest.ts';
import { temporaryFolder } from '../support/folder.ts';
import { type FaultyServer, openFaultyServer, type Rule } from '../support/smtp.ts';

const templates = await compileTemplates({ template: 'briefing' });
const digest = await smallDigest();

const settings = {
  from: 'The Port Desk <desk@tarnby.example>',
  to: [] as string[],
  replyTo: null,
  editor: null,
  list: '',
  mainList: true,
  onlyTo: false,
  publicUrl: 'https://news.tarnby.example/',
  unsubscribe: 'web' as const,
  timezone: 'Europe/Berlin',
  title: 'The Port Desk',
};

/** A time that goes on only when somebody waits. */
function testClock(start = Date.parse('2026-11-22T06:00:00Z')) {
  let now = start;
  return {
    clock: () => new Date(now),
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function desk(rule?: Rule, count = 10) {
  const server = await openFaultyServer(rule);
  opened.push(server);
  const time = testClock();
  const folder = temporaryFolder();
  const state = await openLeased({ out: '', state: folder }, time.clock);
  opened.push(state);
  await plan(
    state,
    time.clock(),
    Array.from({ length: count }, (_, at) => `reader${at}@tarnby.example`),
  );
  return { server, state, time, folder };
}

async function plan(state: State, now: Date, to: readonly string[], edition = '2026-11-22') {
  const recipients = await recipientsFor(state.subscribers, { to: [...to], onlyTo: false });
  const off = await optOutReasons(state.subscribers, '');
  const links = { web: null, unsubscribe: null, imprint: [] };
  await state.outbox.plan(
    planMails({
      digest: { ...digest, edition },
      pictures: [],
      templates,
      links,
      settings,
      recipients,
      off,
      now,
      held: false,
    }),
    now.getTime(),
  );
}

const timeouts = { connect: 2000, commands: 1000, endOfData: 1500 };

function send(
  { server, state, time }: { server: FaultyServer; state: State; time: ReturnType<typeof testClock> },
  minutes = 0,
  more: Partial<DispatchOptions> & { connections?: number } = {},
): Promise<RoundResult> {
  return dispatch(
    {
      ...{ outbox: state.outbox, subscribers: state.subscribers, clock: time.clock, sleep: time.sleep, dkim: null },
      random: () => 0.5,
      transport: () => openSmtpTransport(server.url, timeouts),
      settings: {
        ...{ connections: more.connections ?? 3, perMinute: null, retry: 60, bounces: null },
        ...{ from: settings.from, replyTo: null, suppressShare: 100 },
      },
      ending: new AbortController().signal,
      tell: () => {},
      ...more,
    },
    time.clock().getTime() + minutes * 60_000,
  );
}

/** How often each reader got the mail. */
function copies(server: FaultyServer): number[] {
  const counts = new Map<string, number>();
  for (const { to } of server.taken) counts.set(to, (counts.get(to) ?? 0) + 1);
  return [...counts.values()];
}

async function states(state: State): Promise<Record<string, number>> {
  const tallies = await state.outbox.tallies();
  return Object.fromEntries(tallies.map((one) => [one.state, one.count]));
}

test('every reader gets one mail of his own', async () => {
  const one = await desk();
  expect(await send(one)).toMatchObject({ accepted: 10, stopped: null });
  expect(copies(one.server)).toEqual(Array(10).fill(1));
  expect(await states(one.state)).toEqual({ accepted: 10 });
  const [first] = one.server.taken;
  expect(first.source).toContain(`To: ${first.to}`);
  expect(first.source.match(/^List-Unsubscribe: .*/m)?.[0]).toMatch(
    /https:\/\/news\.tarnby\.example\/unsubscribe\/[0-9a-f.]+/,
  );
  expect(first.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(new Set(one.server.taken.map(({ source }) => /^Message-ID: .*/im.exec(source)?.[0])).size).toBe(10);
  // Nothing is sent again, however often one asks.
  expect(await send(one, 600)).toMatchObject({ accepted: 0 });
});

describe('what a server does to a mail', () => {
  const nth = (stage: string, fault: ReturnType<Rule>, times = 1): Rule => {
    let left = times;
    return (at) => {
      if (at !== stage || left === 0) return undefined;
      left--;
      return fault;
    };
  };

  test.each([
    ['F19 closes the connection at the first command', 'mail', 'drop'],
    ['F13 resets it at RCPT', 'rcpt', 'reset'],
    ['F13 closes it after DATA', 'data', 'drop'],
    ['F13 closes it inside the body', 'body', 'drop'],
    ['F11 puts it off at RCPT', 'rcpt', '451 4.7.1 greylisted, try again in 30 seconds'],
    ['F07 is full', 'dot', '452 4.3.1 no room'],
    ['F05 wants to close', 'mail', '421 4.3.2 closing'],
    ['F05 greets with 421', 'connect', '421 4.3.2 too many'],
    ['F04 does not answer RCPT', 'rcpt', 'hang'],
  ] as const)('%s: the mail is sent later, once', async (_, stage, fault) => {
    const one = await desk(nth(stage, fault));
    await send(one, 30);
    const got = await states(one.state);
    // What breaks in the body may have left: then it is listed, not sent again.
    expect((got.accepted ?? 0) + (got.uncertain ?? 0)).toBe(10);
    if (stage !== 'body') expect(got).toEqual({ accepted: 10 });
    expect(Math.max(...copies(one.server))).toBe(1);
    expect(one.server.taken.length).toBe(got.accepted);
  });

  test.each([
    ['is lost after the mail was taken', 'accepted', 'drop', 1],
    ['is lost before', 'dot', 'drop', 0],
    ['never comes', 'accepted', 'hang', 1],
    ['is no answer', 'accepted', 'what was that?', 1],
  ] as const)('F14 the answer to the last bytes %s: uncertain, and not sent again', async (_, stage, fault, taken) => {
    const one = await desk(nth(stage, fault), 3);
    expect(await send(one, 30)).toMatchObject({ accepted: 2, uncertain: 1 });
    await send(one, 600);
    expect(await states(one.state)).toEqual({ accepted: 2, uncertain: 1 });
    expect(one.server.taken.length).toBe(2 + taken);
  });

  test('F17 a late answer is waited for', async () => {
    const one = await desk(nth('accepted', { delay: 1200 }), 2);
    expect(await send(one)).toMatchObject({ accepted: 2, uncertain: 0 });
  });

  test.each([
    ['550 5.1.1 no such user', 1],
    ['550 5.2.1 mailbox disabled', 1],
    ['553 no such mailbox', 1],
    ['552 5.2.2 mailbox full', 0],
    ['550 refused', 0],
    ['551 User not local', 0],
    ['554 5.7.1 Recipient address rejected: Access denied', 0],
  ])('F11 %s at RCPT: refused for this reader alone, %i suppressed', async (fault, suppressed) => {
    const one = await desk((stage, { to }) => (stage === 'rcpt' && to.startsWith('reader3@') ? fault : undefined));
    expect(await send(one)).toMatchObject({ accepted: 9, refused: 1, stopped: null });
    expect((await one.state.subscribers.optOuts()).map(({ key }) => key)).toEqual(
      suppressed === 1 ? ['reader3@tarnby.example'] : [],
    );
  });

  test.each([
    ['mail', '550 5.7.1 sender not yours'],
    ['rcpt', '554 5.7.1 relay access denied'],
    ['rcpt', '550 relay not permitted'],
    ['rcpt', '550 5.1.8 bad sender'],
    ['dot', '554 5.7.1 message refused'],
    ['connect', '554 5.7.1 no service for you'],
    ['ehlo', '550 5.7.1 not you'],
  ])('F10 %s says %s: all stops, nobody is suppressed, and it says what to mend', async (stage, fault) => {
    const one = await desk((at) => (at === stage ? fault : undefined));
    const done = await send(one, 10);
    expect(done.stopped).toEqual({ said: expect.stringContaining(fault.slice(4)), hint: expect.any(String) });
    expect(await one.state.subscribers.optOuts()).toEqual([]);
    expect(one.server.taken).toEqual([]);
    const got = await states(one.state);
    expect((got.deferred ?? 0) + (got.planned ?? 0)).toBe(10);
    // A row is five; what is under way on the other connections comes on top.
    expect(one.server.seen.mails).toBeLessThanOrEqual(7);
    // Once it is mended, everybody gets the mail.
    one.server.rule = () => undefined;
    await one.state.outbox.setBackoff(null);
    await send(one, 120);
    expect(copies(one.server)).toEqual(Array(10).fill(1));
  });

  test.each(['data', 'dot'])('F11 one recipient refused at %s keeps nobody else back', async (stage) => {
    const one = await desk((at, { to }) => (at === stage && to.startsWith('reader3@') ? '554 5.6.0 no' : undefined));
    expect(await send(one)).toMatchObject({ accepted: 9, refused: 1, stopped: null });
    expect(await one.state.subscribers.optOuts()).toEqual([]);
  });

  test('words that are of the server, for one recipient alone: tried three times, then refused, and nobody else is kept back', async () => {
    const said = '550 5.7.1 blocked by policy';
    const one = await desk((stage, { to }) => (stage === 'rcpt' && to.startsWith('reader3@') ? said : undefined));
    expect(await send(one)).toMatchObject({ accepted: 9, deferred: 1, refused: 0, stopped: null });
    expect(await send(one, 40)).toMatchObject({ deferred: 1, stopped: null });
    expect(await send(one, 40)).toMatchObject({ refused: 1, stopped: null });
    expect(await states(one.state)).toEqual({ accepted: 9, refused: 1 });
    expect(await one.state.outbox.backoff()).toBeNull();
  });

  test('F08 a server that puts half of all off is asked more slowly, and all get their mail', async () => {
    let asked = 0;
    const one = await desk((stage) => (stage === 'rcpt' && asked++ % 2 === 0 ? '454 4.7.1 slow down' : undefined), 40);
    await send(one, 300);
    expect(await states(one.state)).toEqual({ accepted: 40 });
    expect(copies(one.server)).toEqual(Array(40).fill(1));
  });
});

describe('the brake', () => {
  const rcpt =
    (said: (to: string) => string | undefined): Rule =>
    (stage, { to }) =>
      stage === 'rcpt' ? said(to) : undefined;
  let ids = 0;
  const unique = (words: string) => (to: string) =>
    `550 ${words} <${to}> (id x${++ids}f, ${ids}/99, 07:00:${ids} mx${ids}.far.example)`;

  test.each([
    ['unclear words, five connections', unique('Message refused'), 5, 5],
    ['unclear words, one connection', unique('Message refused'), 1, 5],
    ['words of the server', unique('Sending limit reached'), 1, 5],
  ])('%s: the round stops, says what to do, and loses nobody', async (_, said, connections, most) => {
    const one = await desk(rcpt(said), 30);
    const done = await send(one, 0, { connections });
    expect(done).toMatchObject({ accepted: 0, refused: 0, suppressed: [] });
    expect(done.stopped?.hint).toMatch(/recipients in a row were refused in the same words/);
    expect(one.server.seen.mails).toBeLessThanOrEqual(most + connections - 1);
    expect(await one.state.subscribers.optOuts()).toEqual([]);
    one.server.rule = () => undefined;
    await one.state.outbox.setBackoff(null);
    await send(one, 60);
    expect(copies(one.server)).toEqual(Array(30).fill(1));
  });

  test('a limit that is reached in the middle, among dead addresses: whom it met is tried again', async () => {
    let passed = 0;
    const one = await desk(
      rcpt((to) => {
        const number = Number(/\d+/.exec(to)?.[0]);
        if (number % 3 === 0) return '550 5.1.1 User unknown';
        return ++passed > 8 ? unique('Message refused')(to) : undefined;
      }),
      40,
    );
    const done = await send(one, 0, { connections: 4 });
    expect(done).toMatchObject({ accepted: 8, stopped: { said: expect.stringContaining('Message refused') } });
    expect((await states(one.state)).refused).toBe(done.suppressed.length);
    one.server.rule = rcpt((to) => (Number(/\d+/.exec(to)?.[0]) % 3 === 0 ? '550 5.1.1 User unknown' : undefined));
    await one.state.outbox.setBackoff(null);
    await send(one, 60);
    expect(await states(one.state)).toEqual({ accepted: 26, refused: 14 });
  });

  test('ten dead addresses of an old list stop nothing', async () => {
    const one = await desk(
      rcpt((to) => (/reader[0-9]@/.test(to) ? '550 5.1.1 User unknown' : undefined)),
      40,
    );
    expect(await send(one)).toMatchObject({ accepted: 30, refused: 10, stopped: null });
    expect((await one.state.subscribers.optOuts()).length).toBe(10);
  });

  test('different words, and the same with others accepted in between, stop nothing', async () => {
    const words = ['no', 'never', 'not today', 'not this', 'nothing', 'none'];
    const one = await desk(
      rcpt((to) => {
        const number = Number(/\d+/.exec(to)?.[0]);
        return number < 6 ? `550 ${words[number]}` : number % 3 === 0 ? '550 not that one' : undefined;
      }),
      30,
    );
    expect(await send(one, 0, { connections: 1 })).toMatchObject({ accepted: 16, refused: 14, stopped: null });
  });

  test('one recipient on several lists is one recipient', async () => {
    const one = await desk(
      rcpt((to) => (to.startsWith('ill@') ? '550 refused' : undefined)),
      1,
    );
    for (const day of ['21', '20', '19', '18', '17', '16'])
      await plan(one.state, one.time.clock(), ['ill@tarnby.example'], `2026-11-${day}`);
    expect(await send(one, 0, { connections: 1 })).toMatchObject({ refused: 6, stopped: null });
  });

  test.each([
    [1, '550 relay not permitted', true],
    [2, '550 refused', true],
    [1, '550 mailbox full', false],
  ])('where a list is shorter than a row: %i refused, and nobody accepted: %s', async (count, said, stops) => {
    const one = await desk(
      rcpt(() => said),
      count,
    );
    const done = await send(one);
    expect([done.stopped !== null, done.deferred, done.refused]).toEqual([stops, stops ? count : 0, stops ? 0 : count]);
  });

  test('a program that is killed in the middle of a row has refused nobody', async () => {
    const one = await desk(rcpt(unique('Message refused')), 4);
    const ending = new AbortController();
    await send(one, 0, {
      connections: 1,
      ending: ending.signal,
      sleep: async () => {},
      random: () => 0.5,
      tell: () => {},
      clock: () => {
        if (one.server.seen.mails === 2) ending.abort();
        return one.time.clock();
      },
    });
    const { refused = 0, deferred = 0, planned = 0 } = await states(one.state);
    expect([refused, deferred + planned]).toEqual([0, 4]);
  });
});

describe('suppressions', () => {
  const gone: Rule = (stage) => (stage === 'rcpt' ? '550 5.1.1 User unknown' : undefined);

  test('are never more than a share of the list without a person’s word, half of a small one; undone, the mails go out', async () => {
    const one = await desk(gone, 12);
    const settings = { ...settings12(), suppressShare: 10 };
    const done = await send(one, 0, { settings });
    expect(done).toMatchObject({ refused: 12, stopped: null });
    expect(done.suppressed.filter(({ waiting }) => !waiting).length).toBe(6);
    const { done: off, waiting } = await one.state.subscribers.suppressions();
    expect([off.length, waiting.length]).toEqual([6, 6]);
    const now = one.time.clock().getTime();
    expect((await one.state.subscribers.allowSuppressions(now)).length).toBe(6);
    expect((await one.state.subscribers.optOuts()).length).toBe(12);
    expect((await one.state.subscribers.undoSuppressions(now - 1000, now)).length).toBe(12);
    one.server.rule = () => undefined;
    expect(await send(one)).toMatchObject({ accepted: 12 });
  });

  const settings12 = () => ({
    ...{ connections: 3, perMinute: null, retry: 60, bounces: null, from: settings.from, replyTo: null },
  });
});

test('a mail that cannot be composed is put off, and the others go out', async () => {
  const one = await desk(undefined, 4);
  await plan(one.state, one.time.clock(), ['ill@tarnby.example'], '2026-11-21');
  await one.state.connection.db.updateTable('mails').set({ mail: '{}' }).where('edition', '=', '2026-11-21').execute();
  expect(await send(one)).toMatchObject({ accepted: 4, deferred: 1, stopped: null });
});
