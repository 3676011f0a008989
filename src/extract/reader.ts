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

const built = import.meta.url.endsWith('.js') ? new URL('./worker.js', import.meta.url) : null;

/** `program` is the built `worker.js`. Run from the sources, which threads cannot load, pages are read right here instead. */
export function openReader(deadline = patience, program: URL | null = built): Reader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const ask = async (errand: Errand): Promise<Extraction> => {
    if (program === null) return await (await import('./extract.ts')).extract(errand.item, errand.url, errand.latest);
    const thread = worker ?? new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    worker = thread;
    const outcome = await new Promise<Answer | { late: true }>((done) => {
      const timer = setTimeout(() => done({ late: true }), deadline);
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        done(answer);
      };
      thread.removeAllListeners();
      thread.on('message', finish);
      thread.on('error', (error: Error) => finish({ error: error.message }));
      thread.on('exit', () => {
        if (worker === thread) worker = null;
        finish({ error: 'the reading thread ended' });
      });
      thread.postMessage(errand);
    });
    if ('extraction' in outcome) return outcome.extraction;
    await stop();
    return dropped(
      errand.item,
      'late' in outcome
        ? `reading it took longer than ${deadline / 1000} seconds`
        : `could not be read: ${outcome.error}`,
    );
  };
  return {
    read(item, url = null, latest = null) {
      const answer = last
        .then(() => ask({ item, url, latest }))
        .catch((error: unknown) => dropped(item, `could not be read: ${messageOf(error)}`));
      last = answer;
      return answer;
    },
    close: stop,
  };
}

const dropped = (item: Item, reason: string): Extraction => ({
  article: null,
  dropped: { id: item.id, path: item.path, reason, countedFor: item.origin?.name ?? null },
  reading: null,
  kind: 'nothing',
});
