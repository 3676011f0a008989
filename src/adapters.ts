import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Deliverer } from './archive/deliver.ts';
import { fileDeliverer } from './archive/write.ts';
import type { Collector, ReadableSource } from './collect/collect.ts';
import { feedCollector, type Web } from './collect/feeds/feed.ts';
import { expandSource } from './collect/feeds/opml.ts';
import { folderCollector } from './collect/folder/folder.ts';
import { siteCollector } from './collect/web/site.ts';
import { linksCollector, pageCollector } from './collect/web/web.ts';
import type { Config } from './config/config.ts';
import { adoptEditions } from './edition/adoption.ts';
import { openReader, type Reader } from './extract/reader.ts';
import { openHttp } from './lib/http/client.ts';
import type { HttpClient } from './lib/http/exchange.ts';
import { addressOf, domainOf } from './lib/text/mail-address.ts';
import type { Clock } from './lib/time/clock.ts';
import { version } from './lib/version.ts';
import { unsubscribeBy } from './mail/message.ts';
import type { Source, SourceState } from './model/article.ts';
import type { Links } from './render/render.ts';
import { compileSoundLook, type SoundLook } from './render/templates/templates.ts';
import { renderArchive } from './render/web/archive.ts';
import { type Connection, openDatabase } from './store/database.ts';
import { type Facts, factsOf } from './store/facts.ts';
import { takeLease } from './store/lease.ts';
import { type Outbox, outboxOf } from './store/outbox.ts';
import { type Readers, readersOf } from './store/readers.ts';
import { type Slots, slotsOf } from './store/slots.ts';
import { sqliteStore } from './store/sqlite.ts';
import { allLists, type Store } from './store/store.ts';
import { extractive } from './summarize/extractive/extractive.ts';
import type { Summarizer } from './summarize/summarize.ts';

/** Which adapter plays each part of a run. */
export interface Adapters {
  readonly collectors: Record<ReadableSource['kind'], Collector>;
  /** Through which every request goes. */
  readonly http: HttpClient;
  readonly reader: Reader;
  readonly summarizer: Summarizer;
  readonly deliverer: Deliverer;
  readonly store: Store;
  readonly readers: Readers;
  readonly outbox: Outbox;
  readonly slots: Slots;
  readonly facts: Facts;
  readonly clock: Clock;
  /** Compiled at the first call: a run with nothing to print does without. */
  readonly look: () => Promise<SoundLook>;
  /** Where the mail of an edition leads. */
  readonly links: (edition: string) => Links;
  /** Gives back what was opened, the lease last. */
  close(): Promise<void>;
}

// A new adapter is one file and one line in its table.
const collectors = (config: Config, web: Web) =>
  ({
    folder: folderCollector([config.out, config.state]),
    site: siteCollector(web),
    feed: feedCollector(web),
    links: linksCollector(web),
    page: pageCollector(web),
  }) satisfies Record<ReadableSource['kind'], Collector>;
const summarizers = { extractive } satisfies Record<Summarizer['kind'], Summarizer>;

/** What was remembered, and whoever may change it. */
export interface State {
  readonly store: Store;
  readonly readers: Readers;
  readonly outbox: Outbox;
  readonly slots: Slots;
  readonly facts: Facts;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Where the database of a state folder is. */
export function databaseIn({ state }: Pick<Config, 'state'>): string {
  return path.join(state, 'briefing.db');
}

/** What opening the memory asks of the settings: its folder, and whose memory it is. */
type StateConfig = Pick<Config, 'state'> & Partial<Pick<Config, 'list' | 'novelty'>>;

/** Each of several editions has a memory of its own, unless they are to share one. */
function listOf({ list, novelty }: StateConfig): string {
  return list === undefined || list === '' || novelty === 'shared' ? allLists : list;
}

/** Opens what is remembered, without a lease: for whoever looks, and for what anybody may change at any time. */
export async function openState(config: StateConfig, inMemory = false): Promise<State> {
  const connection = await openDatabase(inMemory ? ':memory:' : databaseIn(config));
  return {
    store: sqliteStore(connection, listOf(config)),
    readers: readersOf(connection),
    outbox: outboxOf(connection),
    slots: slotsOf(connection),
    facts: factsOf(connection),
    connection,
    close: () => connection.close(),
  };
}

/** For a program that runs on: gives what is remembered, opened anew where its file was replaced or taken away since. */
export function openLasting(config: Pick<Config, 'state'>): { get(): Promise<State>; close(): Promise<void> } {
  const identity = () => {
    const file = statSync(databaseIn(config), { throwIfNoEntry: false });
    return file === undefined ? null : `${file.dev} ${file.ino}`;
  };
  const reopen = async (before: Promise<Opened> | null): Promise<Opened> => {
    await (await before?.catch(() => null))?.state.close();
    const state = await openState(config);
    return { state, file: identity() };
  };
  let current: Promise<Opened> | null = null;
  return {
    async get() {
      const seen = current;
      const opened = await seen?.catch(() => null);
      if (opened && opened.file === identity()) return opened.state;
      // Of several who find it gone at the same moment one opens it.
      if (current === seen) current = reopen(seen);
      return (await (current as Promise<Opened>)).state;
    },
    async close() {
      await (await current?.catch(() => null))?.state.close();
    },
  };
}

interface Opened {
  readonly state: State;
  /** Which file it is, not what it is called. */
  readonly file: string | null;
}

/** The same, for whoever makes or sends editions: one at a time. */
export async function openLeased(
  config: StateConfig & Pick<Config, 'out'>,
  clock: Clock,
  { inMemory = false, adopt = adoptEditions } = {},
): Promise<State> {
  const state = await openState(config, inMemory);
  try {
    const lease = await takeLease(state.connection.db, clock);
    state.connection.lease = lease;
    // The memory is gone or came out of a backup, and what it knew lies in digests/.
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

/** Takes the lease and opens what a run needs. Whoever opens, closes. `leaveNoTrace` is for a run that is only looked at. */
export async function openAdapters(config: Config, clock: Clock, leaveNoTrace = false): Promise<Adapters> {
  // Where nothing is remembered yet, a dry run needs no file.
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
    deliverer: deliverTo(config),
    look: once(() => compileSoundLook(config)),
    links: (edition) => linksOf(config, edition),
    async close() {
      await reader.close();
      await http.close();
      await state.close();
    },
  };
}

/** Saves editions in the folder of the settings. */
export function deliverTo(config: Config): Deliverer {
  return fileDeliverer({
    folder: config.out,
    publicUrl: config.publicUrl,
    envelope: {
      from: config.from,
      to: config.to[0] ?? nobody,
      zone: config.timezone,
      list: config.mainList ? null : config.list,
    },
    archive: (editions) => renderArchive(editions, { url: config.publicUrl, title: config.archiveTitle }),
  });
}

/** Does work at the first call, and gives the same to all. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}

/** Whom the saved mail names where no reader is set. */
export const nobody = 'reader@localhost';

/** Where the mail of an edition leads: to its web version, where `digests/` has an address, and to whoever takes a reader off. */
export function linksOf(
  { publicUrl, from, imprint }: Pick<Config, 'publicUrl' | 'from' | 'imprint'>,
  edition: string,
): Links {
  return {
    web: publicUrl === null ? null : new URL(`${edition}/index.html`, publicUrl).href,
    unsubscribe: unsubscribeBy(from),
    imprint,
  };
}

/** The client, which says who we are and where to complain: to the contact that is set, else to the sender of the mail. */
function openClient({ fetch, from, proxy }: Config, clock: Clock): HttpClient {
  const contact = fetch.contact ?? (domainOf(from) === 'localhost' ? undefined : addressOf(from));
  const where =
    contact === undefined ? 'self-hosted news digest' : `+${contact.includes(':') ? '' : 'mailto:'}${contact}`;
  return openHttp({ agent: `daily-briefing/${version} (${where})`, clock, allow: fetch.allow, proxy });
}

/** What looks at sources on the net needs, without lock or store. */
export function openWeb(config: Config, clock: Clock) {
  const http = openClient(config, clock);
  return {
    collectors: collectors(config, { http, clock }),
    expand: (source: Source) => expandSource(source, http),
    close: () => http.close(),
  };
}

/** What earlier runs left of the sources; nothing where none has run. */
export async function statesOf(config: Config): Promise<Map<string, SourceState>> {
  return (await readStore(config, (store) => store.sources())) ?? new Map();
}

/** Looks something up in what earlier runs left; null where none has run. */
export async function readStore<T>(config: Config, look: (store: Store) => Promise<T>): Promise<T | null> {
  if (!existsSync(databaseIn(config))) return null;
  const state = await openState(config);
  try {
    return await look(state.store);
  } finally {
    await state.close();
  }
}
