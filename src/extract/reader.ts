import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import type { Item } from '../model.ts';
import type { Extraction } from './extract.ts';

/** What is asked of the thread. */
export interface Errand {
  readonly item: Item;
  readonly url: string | null;
  readonly latest: string | null;
}

/** What the thread says: once that it is loaded, then an answer to each errand; `error` is a fault of ours. */
export type Answer = { readonly ready: true } | { readonly extraction: Extraction } | { readonly error: string };

/** Reads items one at a time in a thread of its own, so that no page can hold up or bring down the run. */
export interface Reader {
  /** Never rejects: an item that takes too much time or memory, or on which the reader fails, is *deferred* with the reason. */
  read(item: Item, url?: string | null, latest?: string | null): Promise<Extraction>;
  close(): Promise<void>;
}

/** Milliseconds of work that one page may cost: some two thousand times what pages cost. */
const longestWork = 20_000;

/** Megabytes that the thread may hold: some twenty times what the largest pages need. */
const memory = 1024;

const built = import.meta.url.endsWith('.js') ? new URL('./worker.js', import.meta.url) : null;

/** `program` is the built `worker.js`. Run from the sources, which threads cannot load, pages are read right here instead. */
export function openReader(limit = longestWork, program: URL | null = built): Reader {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const old = worker;
    worker = null;
    await (await old?.catch(() => null))?.terminate();
  };
  const ask = async (errand: Errand): Promise<Extraction> => {
    if (program === null) return await (await import('./extract.ts')).extract(errand.item, errand.url, errand.latest);
    worker ??= start(program, () => {
      worker = null;
    });
    try {
      return await answerTo(errand, await worker, limit);
    } catch (error) {
      await stop();
      throw error;
    }
  };
  return {
    read(item, url = null, latest = null) {
      const answer = last
        .then(() => ask({ item, url, latest }))
        .catch((error: unknown) => unread(item, messageOf(error)));
      last = answer;
      return answer;
    },
    close: stop,
  };
}

/** A thread that has loaded its program: the clock of a page does not run while the machine is busy starting it. */
async function start(program: URL, ended: () => void): Promise<Worker> {
  const thread = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
  thread.on('exit', ended);
  // What it fails with while nobody waits for an answer must not end the program.
  thread.on('error', () => {});
  await nextMessage(thread);
  return thread;
}

/** @throws Error when the thread fails, ends or works too long on it */
async function answerTo(errand: Errand, thread: Worker, limit: number): Promise<Extraction> {
  const answer = nextMessage(thread, limit);
  thread.postMessage(errand);
  const said = await answer;
  if ('extraction' in said) return said.extraction;
  throw new Error('error' in said ? said.error : 'the reading thread said nothing');
}

/** @throws Error when the thread fails or ends, or, where there is a `limit`, works longer than so many milliseconds */
function nextMessage(thread: Worker, limit: number | null = null): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const stopWatching = limit === null ? () => {} : watch(thread, limit, (reason) => finish(new Error(reason)));
    const ended = () => finish(new Error('the reading thread ended'));
    // One by one: `removeAllListeners` would also take away the thread's own, without which it never speaks again.
    const finish = (outcome: Answer | Error) => {
      stopWatching();
      thread.off('message', finish).off('error', finish).off('exit', ended);
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    thread.on('message', finish).on('error', finish).on('exit', ended);
  });
}

/** Milliseconds between two looks at the thread; between them no more than `longestStep` counts as time that passed. */
const step = 250;
const longestStep = 1000;

/** After this many times the limit by the wall clock, nothing is hoped for even on the busiest machine. */
const hopeless = 30;

/**
 * Calls `late` when a thread has worked longer than `limit` milliseconds, or has been idle for as long without an answer.
 *
 * Work, not wall-clock time: a machine that sleeps, a process that was stopped (SIGSTOP) or that gets a tenth of a core must not cost an
 * article. Node 20 gives no CPU time of a thread, so it is what the process used beyond the time that the main thread was busy: on a
 * busy machine that is less than the thread's share, never more.
 */
function watch(thread: Worker, limit: number, late: (reason: string) => void): () => void {
  const look = () => ({
    at: performance.now(),
    cpu: process.cpuUsage(),
    main: performance.eventLoopUtilization().active,
    thread: thread.performance.eventLoopUtilization().active,
  });
  const seconds = `${limit / 1000} seconds`;
  let before = look();
  let [awake, worked, idle] = [0, 0, 0];
  const timer = setInterval(() => {
    const now = look();
    const passed = Math.min(now.at - before.at, longestStep);
    const used = (now.cpu.user + now.cpu.system - before.cpu.user - before.cpu.system) / 1000;
    awake += passed;
    worked += Math.max(0, used - (now.main - before.main));
    idle = now.thread - before.thread < passed / 2 ? idle + passed : 0;
    before = now;
    if (worked > limit) late(`reading it took longer than ${seconds}`);
    else if (idle > limit) late(`reading it made no progress for ${seconds}`);
    else if (awake > hopeless * limit) late(`reading it took longer than ${(hopeless * limit) / 1000} seconds`);
  }, step);
  return () => clearInterval(timer);
}

const unread = (item: Item, why: string): Extraction => ({
  article: null,
  dropped: {
    id: item.id,
    path: item.path,
    reason: why.startsWith('reading it') ? why : `could not be read: ${why}`,
    countedFor: item.origin?.name ?? null,
  },
  deferred: true,
  reading: null,
  kind: 'nothing',
});
