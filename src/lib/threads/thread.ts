import { performance } from 'node:perf_hooks';
import { type Transferable, Worker } from 'node:worker_threads';

/** A program that works in a thread of its own, one errand at a time. */
export interface ThreadSettings {
  /** What messages call it: `the reading thread`. */
  readonly name: string;
  /** A built file. Its first message says that it is loaded; then it sends one message for each that it gets. */
  readonly program: URL;
  /** Megabytes that it may hold. */
  readonly memory: number;
  /** Milliseconds of work that one errand may cost. */
  readonly computing: number;
  /** Milliseconds that it may take to load, by the clock; on a busy machine that takes longer than any errand. */
  readonly starting?: number;
}

/** Why a thread gave no answer. `computing`, `idle`, `clock`: it worked or waited too long; `ended`: it broke, or ran out of memory. */
export class ThreadFailure extends Error {
  readonly reason: 'computing' | 'idle' | 'clock' | 'ended';

  constructor(reason: ThreadFailure['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Starts with the first errand, and anew with the next one after a failure. It keeps no program running that has nothing else to do. */
export interface Thread<Errand, Answer> {
  /** @throws ThreadFailure */
  ask(errand: Errand, give?: readonly Transferable[]): Promise<Answer>;
  close(): Promise<void>;
}

const longestStart = 300_000;

/** A thread that runs `settings.program`. Errands are done one after the other; after a failure the next one starts a new thread. */
export function openThread<Errand, Answer>(settings: ThreadSettings): Thread<Errand, Answer> {
  const { name, computing, starting = longestStart } = settings;
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const start = async () => {
    const thread = new Worker(settings.program, { resourceLimits: { maxOldGenerationSizeMb: settings.memory } });
    worker = thread;
    thread.on('exit', () => {
      if (worker === thread) worker = null;
    });
    // What it fails with while nobody waits for an answer must not end the program.
    thread.on('error', () => {});
    await nextMessage(thread, name, (late) => watchStart(starting, late));
    return thread;
  };
  const askNext = async (errand: Errand, give: readonly Transferable[]): Promise<Answer> => {
    try {
      const thread = worker ?? (await start());
      thread.ref();
      thread.postMessage(errand, give);
      const answer = await nextMessage<Answer>(thread, name, (late) => watch(thread, computing, late));
      thread.unref();
      return answer;
    } catch (error) {
      await stop();
      throw error;
    }
  };
  return {
    ask(errand, give = []) {
      const answer = last.then(() => askNext(errand, give));
      last = answer.catch(() => {});
      return answer;
    },
    close: stop,
  };
}

type Late = (reason: ThreadFailure['reason'], message: string) => void;

/** @throws ThreadFailure when the thread breaks or ends, or when it exceeds its limit */
function nextMessage<T>(thread: Worker, name: string, watching: (late: Late) => () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const finish = (say: () => void) => {
      stopWatching();
      // One by one: `removeAllListeners` would also take away the worker's own, without which it never speaks again.
      thread.off('message', answered).off('error', broke).off('exit', ended);
      say();
    };
    const fail: Late = (reason, message) => finish(() => reject(new ThreadFailure(reason, message)));
    const answered = (answer: T) => finish(() => resolve(answer));
    const broke = (error: Error) => fail('ended', `could not be read: ${error.message}`);
    const ended = () => fail('ended', `could not be read: ${name} ended`);
    const stopWatching = watching(fail);
    thread.on('message', answered).on('error', broke).on('exit', ended);
  });
}

/** Milliseconds between two looks at the thread; between them no more than `longestStep` counts as time that passed. */
const step = 250;
const longestStep = 1000;

/** After this many times the limit by the clock, nothing is hoped for even on the busiest machine. */
const hopeless = 30;

const seconds = (milliseconds: number) => `${milliseconds / 1000} seconds`;

/** Looks now and then; gives what ends the looking. `passed`: milliseconds that the machine was awake and the process ran. */
function every(look: (passed: number) => void): () => void {
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = Math.min(now - before, longestStep);
    before = now;
    look(passed);
  }, step);
  return () => clearInterval(timer);
}

function watchStart(limit: number, late: Late): () => void {
  let awake = 0;
  return every((passed) => {
    awake += passed;
    if (awake > limit) late('clock', `reading it could not begin for ${seconds(limit)}`);
  });
}

/**
 * Calls `late` when a thread has worked longer than `limit` milliseconds, or has been idle for as long without an answer.
 *
 * Work, not wall-clock time: a machine that sleeps, a process that was stopped (SIGSTOP) or that gets a tenth of a core must not cost an
 * article. Node 20 gives no CPU time of a thread, so it is what the process used beyond the time that the main thread was busy: on a
 * busy machine that is less than the thread's share, never more.
 */
function watch(thread: Worker, limit: number, late: Late): () => void {
  const look = () => ({
    cpu: process.cpuUsage(),
    main: performance.eventLoopUtilization().active,
    thread: thread.performance.eventLoopUtilization().active,
  });
  let before = look();
  let [awake, worked, idle] = [0, 0, 0];
  return every((passed) => {
    const now = look();
    const used = (now.cpu.user + now.cpu.system - before.cpu.user - before.cpu.system) / 1000;
    awake += passed;
    worked += Math.max(0, used - (now.main - before.main));
    idle = now.thread - before.thread < passed / 2 ? idle + passed : 0;
    before = now;
    if (worked > limit) late('computing', `reading it took longer than ${seconds(limit)}`);
    else if (idle > limit) late('idle', `reading it made no progress for ${seconds(limit)}`);
    else if (awake > hopeless * limit) late('clock', `reading it took longer than ${seconds(hopeless * limit)}`);
  });
}
