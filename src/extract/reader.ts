import { openThread } from '../lib/threads/thread.ts';
import { messageOf } from '../model/errors.ts';
import type { Item } from '../model/source.ts';
import type { Extraction } from './extract.ts';

/** What is asked of the thread. */
export interface ReaderRequest {
  readonly item: Item;
  readonly url: string | null;
  readonly latest: string | null;
}

/** What the thread answers to an errand; `error` is a fault of ours. */
export type ReaderAnswer = { readonly extraction: Extraction } | { readonly error: string };

/** Reads items one at a time in a thread of its own, so that no page can hold up or bring down the run. */
export interface ReaderThread {
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
export function openReader(limit = longestWork, program: URL | null = built): ReaderThread {
  const thread =
    program === null
      ? null
      : openThread<ReaderRequest, ReaderAnswer>({ name: 'the reading thread', program, memory, computing: limit });
  let here: Promise<typeof import('./extract.ts')> | null = null;
  const read = async ({ item, url, latest }: ReaderRequest): Promise<Extraction> => {
    if (thread === null) {
      here ??= import('./extract.ts');
      return (await here).extract(item, url, latest);
    }
    const answer = await thread.ask({ item, url, latest });
    if ('extraction' in answer) return answer.extraction;
    throw new Error(answer.error);
  };
  return {
    read: (item, url = null, latest = null) =>
      read({ item, url, latest }).catch((error: unknown) => unread(item, messageOf(error))),
    close: async () => thread?.close(),
  };
}

const unread = (item: Item, why: string): Extraction => ({
  article: null,
  dropped: {
    id: item.id,
    path: item.path,
    reason: /^(?:reading it|could not be read)/.test(why) ? why : `could not be read: ${why}`,
    countedFor: item.origin?.name ?? null,
  },
  deferred: true,
  reading: null,
  kind: 'nothing',
});
