import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Collector } from './collect/collect.ts';
import { folderCollector } from './collect/folder.ts';
import type { Config } from './config.ts';
import type { Deliverer } from './deliver/deliver.ts';
import { fileDeliverer } from './deliver/file.ts';
import { openReader, type Reader } from './extract/reader.ts';
import type { Source } from './model.ts';
import { renderArchive } from './render/render.ts';
import { compileLook, type Look } from './render/templates.ts';
import { takeLock } from './store/lock.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { extractive } from './summarize/extractive.ts';
import type { Summarizer } from './summarize/summarize.ts';

/** Which adapter plays each part of a run. */
export interface Adapters {
  readonly collectors: Record<Source['kind'], Collector>;
  readonly reader: Reader;
  readonly summarizer: Summarizer;
  readonly deliverer: Deliverer;
  readonly store: Store;
  /** Compiled at the first call: a run with nothing to print does without. */
  readonly look: () => Promise<Look>;
  /** Gives back what was opened, the lock last. */
  close(): Promise<void>;
}

// A new adapter is one file and one line in its table.
const collectors = (config: Config) =>
  ({ folder: folderCollector([config.out, config.state]) }) satisfies Record<Source['kind'], Collector>;
const summarizers = { extractive } satisfies Record<Summarizer['kind'], Summarizer>;

/** Takes the lock and opens the store. Whoever opens, closes. `leaveNoTrace` is for a run that is only looked at. */
export async function openAdapters(config: Config, leaveNoTrace = false): Promise<Adapters> {
  // Where nothing is remembered yet, a dry run needs neither lock nor file.
  const inMemory = leaveNoTrace && !existsSync(config.state);
  const release = inMemory ? () => {} : takeLock(config.state);
  try {
    const store = await openSqlite(inMemory ? ':memory:' : path.join(config.state, 'briefing.db'));
    const envelope = { from: config.from, to: config.to, zone: config.timezone };
    const reader = openReader();
    return {
      collectors: collectors(config),
      reader,
      summarizer: summarizers.extractive,
      deliverer: fileDeliverer({ folder: config.out, envelope, archive: renderArchive }),
      store,
      look: () => compileLook(config.look),
      async close() {
        try {
          await reader.close();
          await store.close();
        } finally {
          release();
        }
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
