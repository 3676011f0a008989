import { existsSync } from 'node:fs';
import type { Deliverer } from './archive/deliver.ts';
import { fileDeliverer } from './archive/write.ts';
import type { Collector, ReadableSource } from './collect/collect.ts';
import { feedCollector, type Web } from './collect/feeds/feed.ts';
import { expandSource } from './collect/feeds/opml.ts';
import { folderCollector } from './collect/folder/folder.ts';
import { siteCollector } from './collect/web/site.ts';
import { linksCollector, pageCollector } from './collect/web/web.ts';
import type { Config } from './config/config.ts';
import type { Parts } from './edition/parts.ts';
import { adoptEditions } from './edition/reimport.ts';
import { openReader } from './extract/reader.ts';
import { openHttp } from './lib/http/client.ts';
import type { HttpClient } from './lib/http/exchange.ts';
import { addressOf, domainOf } from './lib/text/mail-address.ts';
import type { Clock } from './lib/time/clock.ts';
import { version } from './lib/version.ts';
import { composeMessage } from './mail/message.ts';
import { linksOf } from './mailing/planning/plan.ts';
import type { Source, SourceState } from './model/source.ts';
import { compileWithFallback } from './render/templates/templates.ts';
import { renderArchive } from './render/web/archive.ts';
import { takeLease } from './store/lease.ts';
import { openState, readState, type State, type StateLocation } from './store/state.ts';
import { extractive } from './summarize/extractive/extractive.ts';
import type { Summarizer } from './summarize/summarize.ts';

// The composition root: which adapter plays each part, chosen from the configuration. A new adapter is one file and one line in its table.

const collectors = (config: Config, web: Web) =>
  ({
    folder: folderCollector([config.out, config.state]),
    site: siteCollector(web),
    feed: feedCollector(web),
    links: linksCollector(web),
    page: pageCollector(web),
  }) satisfies Record<ReadableSource['kind'], Collector>;

const summarizers = { extractive } satisfies Record<Summarizer['kind'], Summarizer>;

/** The parts of an edition, and the end of them: what was opened is closed, the lease last. */
export type OpenParts = Parts & { close(): Promise<void> };

/**
 * Takes the lease and opens everything that an edition needs. The caller closes it.
 *
 * @param leaveNoTrace for a dry run: where nothing is remembered yet, no file is created
 */
export async function openParts(config: Config, clock: Clock, leaveNoTrace = false): Promise<OpenParts> {
  const state = await openLeased(config, clock, { inMemory: leaveNoTrace && !existsSync(config.state) });
  const reader = openReader();
  const http = openClient(config, clock);
  return {
    ...state,
    clock,
    collectors: collectors(config, { http, clock }),
    http,
    reader,
    summarizer: summarizers.extractive,
    deliverer: delivererOf(config),
    templates: once(() => compileWithFallback(config)),
    links: (edition) => linksOf(config, edition),
    async close() {
      await reader.close();
      await http.close();
      await state.close();
    },
  };
}

/**
 * Opens the state with the lease, for commands that make or send editions: one at a time. A state that is new, or was restored from a backup,
 * first re-imports the editions of `digests/`.
 */
export async function openLeased(
  config: StateLocation & Pick<Config, 'out'>,
  clock: Clock,
  { inMemory = false, adopt = adoptEditions } = {},
): Promise<State> {
  const state = await openState(config, inMemory);
  try {
    const lease = await takeLease(state.connection.db, clock);
    state.connection.lease = lease;
    if (await state.store.isNew()) await adopt(state.store, config.out);
    return {
      ...state,
      async close() {
        await lease.release();
        await state.close();
      },
    };
  } catch (error) {
    await state.close();
    throw error;
  }
}

/** Saves editions in the folder of the configuration. */
export function delivererOf(config: Config): Deliverer {
  const envelope = {
    from: config.from,
    to: config.to[0] ?? localRecipient,
    zone: config.timezone,
    list: config.mainList ? null : config.list,
  };
  return fileDeliverer({
    folder: config.out,
    publicUrl: config.publicUrl,
    zone: config.timezone,
    message: (digest, email) => composeMessage(digest, email, envelope),
    archive: (editions) => renderArchive(editions, { url: config.publicUrl, title: config.archiveTitle }),
  });
}

/** The recipient in the saved mail where the configuration names none. */
export const localRecipient = 'reader@localhost';

/** The HTTP client. Its user agent names a contact: the configured one, else the sender of the mail. */
function openClient({ fetch, from, proxy }: Config, clock: Clock): HttpClient {
  const contact = fetch.contact ?? (domainOf(from) === 'localhost' ? undefined : addressOf(from));
  const where =
    contact === undefined ? 'self-hosted news digest' : `+${contact.includes(':') ? '' : 'mailto:'}${contact}`;
  return openHttp({ agent: `daily-briefing/${version} (${where})`, clock, allow: fetch.allow, proxy });
}

/** What checking a web source needs, without a lease or the state. The caller closes it. */
export function openWeb(config: Config, clock: Clock) {
  const http = openClient(config, clock);
  return {
    collectors: collectors(config, { http, clock }),
    expand: (source: Source) => expandSource(source, http),
    close: () => http.close(),
  };
}

/** The states of sources that earlier runs left; empty where none has run. */
export async function sourceStates(config: Config): Promise<Map<string, SourceState>> {
  return (await readState(config, ({ store }) => store.sources())) ?? new Map();
}

/** Does work at the first call, and gives the same result to all. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work();
    return result;
  };
}
