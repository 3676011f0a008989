import { expect, test } from 'vitest';
import { openThread, ThreadFailure } from '../../src/lib/threads/thread.ts';

/** A program for a thread, in which `port` is the way to whoever started it. */
const program = (text: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort as port, threadId } from 'node:worker_threads';\n${text}`)}`,
  );
const open = (text: string, more: { computing?: number; starting?: number } = {}) =>
  openThread<string, unknown>({ name: 'the thread', program: program(text), memory: 64, computing: 60_000, ...more });

const echo = "port.on('message', (order) => order === 'end' ? process.exit(0) : port.postMessage([threadId, order]));";

test('answers come in the order of the errands, from one thread', async () => {
  const thread = open(`${echo} port.postMessage('ready');`);
  const answers = (await Promise.all(['a', 'b', 'c'].map((order) => thread.ask(order)))) as [number, string][];
  expect(answers.map(([, order]) => order)).toEqual(['a', 'b', 'c']);
  expect(new Set(answers.map(([id]) => id)).size).toBe(1);
  await thread.close();
});

test('a thread that ended is started anew for the next errand', async () => {
  const thread = open(`${echo} port.postMessage('ready');`);
  const [[first], lost, [second]] = (await Promise.all([
    thread.ask('a'),
    thread.ask('end').catch((error: unknown) => error),
    thread.ask('b'),
  ])) as [[number], ThreadFailure, [number]];
  expect([lost.reason, lost.message]).toEqual(['ended', 'could not be read: the thread ended']);
  expect(second).not.toBe(first);
  await thread.close();
});

test('a thread that never says that it is loaded is not waited for', async () => {
  const thread = open("port.on('message', () => {});", { starting: 600 });
  await expect(thread.ask('a')).rejects.toThrow('reading it could not begin for 0.6 seconds');
  await expect(thread.ask('b')).rejects.toBeInstanceOf(ThreadFailure);
  await thread.close();
});

test('a thread that breaks while it is loaded says how', async () => {
  const thread = open("throw new Error('no such part');");
  await expect(thread.ask('a')).rejects.toThrow('could not be read: no such part');
  await thread.close();
});
