import { Worker } from 'node:worker_threads';
import type { Item } from '../model.ts';
import type { Extraction } from './extract.ts';

/** What is asked of the thread. */
export interface Errand {
  readonly item: Item;
  readonly url: string | null;
  readonly latest: string | null;
}

/** What it answers; `error` is a fault of ours. */
export type Answer = { readonly extraction: Extraction } | { readonly error: string };

/** Reads items one at a time in a thread of its own, so that no page can hold up or bring down the run. */
export interface Reader {
  /** Never rejects: a page that takes too long or too much memory, or on which the reader fails, is dropped with its reason. */
  read(item: Item, url?: string | null, latest?: string | null): Promise<Extraction>;
  close(): Promise<void>;
}

/** Milliseconds that one page may take: some two thousand times what pages take. */
const patience = 20_000;

/** Megabytes that the thread may hold: some twenty times what the largest pages need. */
const memory = 1024;

// Tests run the sources, and threads need the built file, which the tests' set-up makes.
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/extract/worker.js' : './worker.js',
  import.meta.url,
);

export function openReader(deadline = patience): Reader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const ask = async (errand: Errand): Promise<Extraction> => {
    worker ??= new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    const thread = worker;
    const drop = (reason: string): Extraction => ({
      article: null,
      dropped: { id: errand.item.id, path: errand.item.path, reason },
      reading: null,
      kind: 'nothing',
    });
    const outcome = await new Promise<Answer | { late: true }>((done) => {
      const timer = setTimeout(() => done({ late: true }), deadline);
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        done(answer);
      };
      thread.removeAllListeners();
      thread.on('message', finish);
      thread.on('error', (error: Error) => finish({ error: error.message }));
      thread.on('exit', () => finish({ error: 'the reading thread ended' }));
      thread.postMessage(errand);
    });
    if ('extraction' in outcome) return outcome.extraction;
    await stop();
    return drop(
      'late' in outcome
        ? `reading it took longer than ${deadline / 1000} seconds`
        : `could not be read: ${outcome.error}`,
    );
  };
  return {
    read(item, url = null, latest = null) {
      const answer = last.then(() => ask({ item, url, latest }));
      last = answer;
      return answer;
    },
    close: stop,
  };
}
