import { expect, test } from 'vitest';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

/** Numbers that look random and are the same at every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Nobody got two, and everybody who got none is named. */
function account({ copies, states, uncertain }: Newsroom, readers: number) {
  const got = copies();
  const doubled = [...got.values()].filter((count) => count > 1).length;
  const unsure = new Set(uncertain());
  const all = Array.from({ length: readers }, (_, at) => `reader${at}@tarnby.example`);
  const lost = all.filter((reader) => !got.has(reader) && !unsure.has(reader)).length;
  const { accepted = 0, uncertain: listed = 0, ...others } = states();
  return { doubled, lost, accepted, listed, others };
}

test('F20 killed at random, with replies lost for 3 %: 600 readers, nobody twice, nobody lost in silence', async () => {
  const roll = dice(7);
  const room = await openNewsroom(600, (stage) => {
    if (stage === 'accepted' && roll() < 0.03) return 'drop';
    return stage === 'mail' ? { delay: 40 } : undefined;
  });
  let kills = 0;
  for (let round = 0; round < 60; round++) {
    // Mostly while it sends, told by what has arrived and not by the clock, so that no machine is too slow for it; now and then at any time.
    const when = roll() < 0.2 ? { after: roll() * 1500 } : { mails: 1 + Math.floor(roll() * 40) };
    const dead = await room.killed(['run', '--day', '2026-11-22'], when);
    if (dead) kills++;
    else break;
  }
  await room.run('run', '--day', '2026-11-22');
  for (let round = 0; round < 3; round++) await room.run('send');
  const { doubled, lost, accepted, listed, others } = account(room, 600);
  console.log(
    `600 readers, ${kills} kills: ${doubled} doubled, ${lost} lost, ${accepted} accepted, ${listed} uncertain and listed`,
  );
  expect(kills).toBeGreaterThan(3);
  expect({ doubled, lost, sum: accepted + listed, others }).toEqual({ doubled: 0, lost: 0, sum: 600, others: {} });
  expect((await room.run('outbox')).out.match(/ {2}uncertain[,:] /g)?.length ?? 0).toBe(listed);
});

test.each(['written', 'planned', 'claimed:1', 'send:4', 'committing:3', 'answered:5', 'settled:2', 'settled:12'])(
  'F20 killed at %s: the next run goes on, nobody gets two',
  async (point) => {
    const room = await openNewsroom(12);
    expect(await room.killed(['run', '--day', '2026-11-22'], point)).toBe(true);
    await room.run('run', '--day', '2026-11-22');
    const { doubled, lost, accepted, listed, others } = account(room, 12);
    expect({ doubled, lost, sum: accepted + listed, others }).toEqual({ doubled: 0, lost: 0, sum: 12, others: {} });
    // Only a death between the marker and the answer leaves anything in doubt, and at most one mail a connection.
    const doubtful = point.startsWith('committing') || point.startsWith('answered') || point.startsWith('settled');
    expect(listed).toBeLessThanOrEqual(doubtful ? 5 : 0);
  },
);

test('F46 10,000 readers, 1 % put off, 1 % of the connections lost, three kills: all once', async () => {
  const roll = dice(11);
  const room = await openNewsroom(10_000, (stage) => {
    if (stage === 'rcpt' && roll() < 0.01) return '451 4.7.1 later';
    if (stage === 'data' && roll() < 0.01) return 'drop';
    return undefined;
  });
  for (const [at, mails] of [1500, 3000, 2500].entries())
    expect(await room.killed(at === 0 ? ['run', '--day', '2026-11-22'] : ['send'], { mails })).toBe(true);
  for (let round = 0; round < 12 && (room.states().accepted ?? 0) + (room.states().uncertain ?? 0) < 10_000; round++)
    await room.run('send');
  const { doubled, lost, accepted, listed, others } = account(room, 10_000);
  console.log(`10,000 readers: ${doubled} doubled, ${lost} lost, ${accepted} accepted, ${listed} uncertain and listed`);
  expect({ doubled, lost, sum: accepted + listed, others }).toEqual({ doubled: 0, lost: 0, sum: 10_000, others: {} });
  expect(listed).toBeLessThanOrEqual(15);
  // Memory does not grow with the number of readers.
  console.log(`memory at most: ${room.peak()} MB`);
  if (room.peak() > 0) expect(room.peak()).toBeLessThan(400);
});
