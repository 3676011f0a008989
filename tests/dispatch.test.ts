import { afterEach, describe, expect, test } from 'vitest';
import { openLeased, type State } from '../src/adapters.ts';
import { openCourier } from '../src/deliver/smtp.ts';
import { type Dispatched, dispatch, type Post } from '../src/dispatch.ts';
import { planMails, readersFor, signedOff } from '../src/mailing.ts';
import { compileLook } from '../src/render/templates.ts';
import { smallDigest } from './support/digest.ts';
import { temporaryFolder } from './support/folder.ts';
import { type FaultyServer, openFaultyServer, type Rule } from './support/smtp.ts';

const look = await compileLook({ look: 'briefing' });
const digest = await smallDigest();

const settings = {
  from: 'The Port Desk <desk@tarnby.example>',
  to: [] as string[],
  replyTo: null,
  editor: null,
  list: '',
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
  const readers = await readersFor(state.readers, { to: [...to], onlyTo: false });
  const off = await signedOff(state.readers, '');
  const links = { web: null, unsubscribe: null, imprint: [] };
  await state.outbox.plan(
    planMails({ digest: { ...digest, edition }, pictures: [], look, links, settings, readers, off, now, held: false }),
    now.getTime(),
  );
}

const patience = { connect: 2000, commands: 1000, dot: 1500 };

function send(
  { server, state, time }: { server: FaultyServer; state: State; time: ReturnType<typeof testClock> },
  minutes = 0,
  more: Partial<Post> & { connections?: number } = {},
): Promise<Dispatched> {
  return dispatch(
    {
      ...{ outbox: state.outbox, readers: state.readers, clock: time.clock, sleep: time.sleep, dkim: null },
      random: () => 0.5,
      courier: () => openCourier(server.url, patience),
      settings: {
        ...{ connections: more.connections ?? 3, perMinute: null, retry: 60, bounces: null },
        ...{ from: settings.from, replyTo: null },
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
  ])('F11 %s at RCPT: refused for this reader alone, %i suppressed', async (fault, suppressed) => {
    const one = await desk((stage, { to }) => (stage === 'rcpt' && to.startsWith('reader3@') ? fault : undefined));
    expect(await send(one)).toMatchObject({ accepted: 9, refused: 1, stopped: null });
    expect((await one.state.readers.optOuts()).map(({ key }) => key)).toEqual(
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
    expect(await one.state.readers.optOuts()).toEqual([]);
    expect(one.server.taken).toEqual([]);
    const got = await states(one.state);
    expect((got.deferred ?? 0) + (got.planned ?? 0)).toBe(10);
    expect(one.server.seen.mails).toBeLessThanOrEqual(3);
    // Once it is mended, everybody gets the mail.
    one.server.rule = () => undefined;
    await one.state.outbox.setPause(null);
    await send(one, 120);
    expect(copies(one.server)).toEqual(Array(10).fill(1));
  });

  test('F08 a server that puts half of all off is asked more slowly, and all get their mail', async () => {
    let asked = 0;
    const one = await desk((stage) => (stage === 'rcpt' && asked++ % 2 === 0 ? '454 4.7.1 slow down' : undefined), 40);
    await send(one, 300);
    expect(await states(one.state)).toEqual({ accepted: 40 });
    expect(copies(one.server)).toEqual(Array(40).fill(1));
  });
});

test('a mail that cannot be composed is put off, and the others go out', async () => {
  const one = await desk(undefined, 4);
  await plan(one.state, one.time.clock(), ['ill@tarnby.example'], '2026-11-21');
  await one.state.connection.db.updateTable('mails').set({ mail: '{}' }).where('edition', '=', '2026-11-21').execute();
  expect(await send(one)).toMatchObject({ accepted: 4, deferred: 1, stopped: null });
});
