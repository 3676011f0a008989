import { expect, test } from 'vitest';
import type { Verdict } from '../../src/mail/replies/reply-codes.ts';
import { CircuitBreaker, retryDelay, stoppedFor } from '../../src/mailing/sending/circuit-breaker.ts';

const minute = 60_000;
const accepted: Verdict = { kind: 'accepted', said: '250 ok' };
const busy: Verdict = { kind: 'deferred', said: '421 busy', stage: 'sender', whole: true, wait: null };
const greylisted: Verdict = { kind: 'deferred', said: '451 later', stage: 'recipient', whole: false, wait: null };
const unreachable: Verdict = { kind: 'deferred', said: 'refused', stage: 'connect', whole: true, wait: null };
const stop: Verdict = { kind: 'stop', said: '535 no', hint: 'Check the password.' };

const closed = () => new CircuitBreaker(null, (attempts) => minute * 2 ** attempts);

test('five failures of the server in a row open the circuit', () => {
  const breaker = closed();
  expect([1, 2, 3, 4, 5].map(() => breaker.record(busy))).toEqual([false, false, false, false, true]);
});

test('an accepted mail begins the count anew', () => {
  const breaker = closed();
  const verdicts = [busy, busy, busy, busy, accepted, busy, busy, busy, busy];
  expect(verdicts.map((verdict) => breaker.record(verdict))).not.toContain(true);
});

test('a deferral of one recipient says nothing about the server', () => {
  const breaker = closed();
  expect(Array.from({ length: 9 }, () => breaker.record(greylisted))).not.toContain(true);
  expect(breaker.needsProbe).toBe(false);
});

test.each([
  ['a server that cannot be reached', unreachable],
  ['an error that a person must fix', stop],
])('%s opens it at once', (_, verdict) => {
  expect(closed().record(verdict)).toBe(true);
});

test('each opening in a row waits twice as long, until it is closed', () => {
  const breaker = closed();
  expect(breaker.open(busy, 0)).toEqual({ until: minute, said: '421 busy', hint: null, times: 1 });
  expect(breaker.openUntil(minute - 1)).toBe(minute);
  expect(breaker.openUntil(minute)).toBeNull();
  expect(breaker.needsProbe).toBe(true);
  expect(breaker.open(busy, minute)).toMatchObject({ until: 3 * minute, times: 2 });
  expect(breaker.close()).toBe(true);
  expect(breaker.needsProbe).toBe(false);
  expect(breaker.close()).toBe(false);
});

test('it waits as long as the server asks', () => {
  expect(closed().open({ ...busy, wait: 10 * minute } as Verdict, 0).until).toBe(10 * minute);
});

test('what a person must fix is tried again after half an hour, with the hint', () => {
  expect(closed().open(stop, 0)).toMatchObject({ until: stoppedFor, hint: 'Check the password.' });
});

test('what an earlier process saved still holds', () => {
  const breaker = new CircuitBreaker({ until: 500, said: '421 busy', hint: null, times: 3 }, () => 0);
  expect(breaker.openUntil(499)).toBe(500);
  expect(breaker.open(busy, 600).times).toBe(4);
});

test('the delay doubles with each attempt, up to an hour, with half of it random', () => {
  const at = (attempts: number, random: number) => retryDelay(attempts, { retry: 60, random: () => random });
  expect([at(0, 0), at(0, 1), at(1, 1), at(30, 1)]).toEqual([minute / 2, minute, 2 * minute, 60 * minute]);
});
