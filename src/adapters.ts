import path from 'node:path';
import type { Collector } from './collect/collect.ts';
import { folderCollector } from './collect/folder.ts';
import type { Config } from './config.ts';
import type { Deliverer } from './deliver/deliver.ts';
import { fileDeliverer } from './deliver/file.ts';
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
  readonly summarizer: Summarizer;
  readonly deliverer: Deliverer;
  readonly store: Store;
  /** Compiled at the first call: a run with nothing to print does without. */
  readonly look: () => Promise<Look>;
  /** Gives back what was opened, the lock last. */
  close(): Promise<void>;
}

// A new adapter is one file and one line in its table.
const collectors = { folder: folderCollector } satisfies Record<Source['kind'], Collector>;
const summarizers = { extractive } satisfies Record<Summarizer['kind'], Summarizer>;

/** Takes the lock, opens the store and compiles the look. Whoever opens, closes. */
export async function openAdapters(config: Config): Promise<Adapters> {
  const release = takeLock(config.state);
  try {
    const store = await openSqlite(path.join(config.state, 'briefing.db'));
    try {
      return {
        collectors,
        summarizer: summarizers.extractive,
        deliverer: fileDeliverer({
          folder: config.out,
          envelope: { from: config.from, to: config.to, zone: config.timezone },
          archive: renderArchive,
        }),
        store,
        look: () => compileLook(config.look),
        async close() {
          await store.close();
          release();
        },
      };
    } catch (error) {
      await store.close();
      throw error;
    }
  } catch (error) {
    release();
    throw error;
  }
}
