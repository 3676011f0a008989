import { type Generated, type Kysely, sql } from 'kysely';
import type { DeliveryState, SlotState, SuppressionCause } from '../../model/delivery.ts';

/** The tables as the queries see them. */
export interface Tables {
  editions: { edition: string; day: string; headline: string; stories: number; articles: number; list: string };
  items: {
    id: string;
    path: string;
    edition: string | null;
    reason: string | null;
    story: string | null;
    day: string | null;
    article: string | null;
    list: string;
    freed: Generated<number>;
  };
  keys: { key: string; item: string };
  attempts: { item: string; list: string; count: number };
  sources: { source: string; list: string; state: string };
  tellings: { edition: string; story: string; telling: string };
  reasons: { edition: string; kind: string; id: string; lines: string };
  facts: { name: string; value: string };
  leases: { name: string; holder: string; fence: number; until: number };
  subscribers: {
    key: string;
    id: string;
    address: string;
    name: string | null;
    topics: string;
    hour: string | null;
    zone: string | null;
    language: string | null;
    format: 'html' | 'text';
    origin: 'added' | 'settings';
  };
  optouts: { key: string; list: string; reason: string; at: number; cause: Generated<SuppressionCause> };
  suppressions_waiting: { key: string; reason: string; at: number; cause: SuppressionCause };
  bounces: { key: string; at: number; edition: string; code: string };
  mails: { edition: string; variant: string; mail: string };
  deliveries: {
    id: Generated<number>;
    edition: string;
    recipient: string;
    reader: string;
    address: string;
    name: string | null;
    list: string;
    format: 'html' | 'text';
    variant: string;
    message_id: string;
    state: DeliveryState;
    attempts: Generated<number>;
    due: number;
    expires: number;
    fence: number | null;
    note: string | null;
    changed: number;
  };
  holds: { edition: string; until: number | null };
  slots: {
    list: string;
    at: number;
    state: SlotState;
    edition: string | null;
    note: string | null;
    attempts: number;
    next: number | null;
  };
}

/**
 * Append only: a migration that ran anywhere is never changed, a new one is added below. The number of those that ran
 * is kept in the database itself (`PRAGMA user_version`), in the same transaction.
 */
export const migrations: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await sql`create table editions (
      edition text primary key,
      day text not null,
      headline text not null,
      stories integer not null,
      articles integer not null
    ) strict`.execute(db);
    // One row an item that was dealt with: printed in an edition (then with its article), or dropped for a reason.
    await sql`create table items (
      id text primary key,
      path text not null,
      edition text references editions (edition),
      reason text,
      story text,
      article text,
      check ((edition is null) = (reason is not null))
    ) strict`.execute(db);
    await sql`create index items_by_path on items (path)`.execute(db);
    await sql`create index items_by_edition on items (edition)`.execute(db);
  },
  async (db) => {
    // What else an item is known by. No reference: an edition that is made anew puts its items back in the same transaction.
    await sql`create table keys (key text primary key, item text not null) strict, without rowid`.execute(db);
    // Thousands of items are skipped and never asked for but by id: only printed ones are worth an index.
    await sql`drop index items_by_path`.execute(db);
    await sql`drop index items_by_edition`.execute(db);
    await sql`create index items_by_path on items (path) where edition is not null`.execute(db);
    await sql`create index items_by_edition on items (edition) where edition is not null`.execute(db);
    await sql`create table sources (source text primary key, state text not null) strict`.execute(db);
  },
  async (db) => {
    // What an edition printed of each story (a JSON object), and why stories and topics are as they are (a JSON list of lines).
    await sql`create table tellings (
      edition text not null references editions (edition) on delete cascade,
      story text not null,
      telling text not null,
      primary key (edition, story)
    ) strict, without rowid`.execute(db);
    await sql`create table reasons (
      edition text not null references editions (edition) on delete cascade,
      kind text not null,
      id text not null,
      lines text not null,
      primary key (kind, id, edition)
    ) strict, without rowid`.execute(db);
    // The day of the edition on which an item was skipped: only that edition, when rebuilt, reads it again.
    await sql`alter table items add column day text`.execute(db);
  },
  async (db) => {
    // Which list of readers an edition is for; '' where there is but one.
    await sql`alter table editions add column list text not null default ''`.execute(db);
    await sql`create table facts (name text primary key, value text not null) strict, without rowid`.execute(db);
    await sql`create table leases (
      name text primary key, holder text not null, fence integer not null, until integer not null
    ) strict, without rowid`.execute(db);
    await sql`create table subscribers (
      key text primary key,
      id text not null unique,
      address text not null,
      name text,
      topics text not null,
      hour text,
      zone text,
      language text,
      format text not null check (format in ('html', 'text')),
      origin text not null check (origin in ('added', 'settings'))
    ) strict, without rowid`.execute(db);
    // Kept when a subscriber is removed: an unsubscribed address stays unsubscribed, also when an old file is imported.
    await sql`create table optouts (
      key text not null, list text not null, reason text not null, at integer not null, primary key (key, list)
    ) strict, without rowid`.execute(db);
    await sql`create table bounces (
      key text not null, at integer not null, edition text not null, code text not null, primary key (key, edition)
    ) strict, without rowid`.execute(db);
    await sql`create table mails (
      edition text not null, variant text not null, mail text not null, primary key (edition, variant)
    ) strict`.execute(db);
    await sql`create table deliveries (
      id integer primary key,
      edition text not null,
      recipient text not null,
      reader text not null,
      address text not null,
      name text,
      list text not null,
      format text not null,
      variant text not null,
      message_id text not null,
      state text not null,
      attempts integer not null default 0,
      due integer not null,
      expires integer not null,
      fence integer,
      note text,
      changed integer not null,
      unique (edition, recipient)
    ) strict`.execute(db);
    // What is done with is asked for only by its edition: the index holds what is still to do.
    await sql`create index deliveries_open on deliveries (state, due)
      where state in ('planned', 'sending', 'dot', 'deferred', 'uncertain', 'held')`.execute(db);
    await sql`create table holds (edition text primary key, until integer) strict, without rowid`.execute(db);
    await sql`create table slots (
      list text not null,
      at integer not null,
      state text not null,
      edition text,
      note text,
      attempts integer not null,
      next integer,
      primary key (list, at)
    ) strict, without rowid`.execute(db);
  },
  async (db) => {
    // An article is reported once per edition (list of readers), not once over all. What was known so far is known to every one ('*').
    await sql`create table items_by_list (
      id text not null,
      list text not null,
      path text not null,
      edition text references editions (edition),
      reason text,
      story text,
      article text,
      day text,
      freed integer not null default 0,
      primary key (id, list),
      check ((edition is null) = (reason is not null))
    ) strict`.execute(db);
    await sql`insert into items_by_list (id, list, path, edition, reason, story, article, day)
      select id, '*', path, edition, reason, story, article, day from items`.execute(db);
    await sql`drop table items`.execute(db);
    await sql`alter table items_by_list rename to items`.execute(db);
    await sql`create index items_by_path on items (path) where edition is not null`.execute(db);
    await sql`create index items_by_edition on items (edition) where edition is not null`.execute(db);
    // Articles of an edition that was discarded: the next run prints them.
    await sql`create index items_freed on items (list) where freed = 1`.execute(db);
    // A source is read for each edition: what one has seen, another may not have.
    await sql`create table sources_by_list (
      source text not null, list text not null, state text not null, primary key (source, list)
    ) strict, without rowid`.execute(db);
    await sql`insert into sources_by_list select source, '*', state from sources`.execute(db);
    await sql`drop table sources`.execute(db);
    await sql`alter table sources_by_list rename to sources`.execute(db);
    // Items that a run could not deal with (time, memory, a fault of ours), and how often: they are tried again, but not for ever.
    await sql`create table attempts (
      item text not null, list text not null, count integer not null, primary key (item, list)
    ) strict, without rowid`.execute(db);
  },
  async (db) => {
    // Every request to unsubscribe looks for one recipient; without them it read all that was ever sent, the write lock in hand.
    await sql`create index deliveries_open_by_recipient on deliveries (recipient)
      where state in ('planned', 'sending', 'dot', 'deferred', 'uncertain', 'held')`.execute(db);
    await sql`create index deliveries_by_reader on deliveries (reader)`.execute(db);
  },
  async (db) => {
    // Whose word a suppression is: those of servers and bounces can be undone, those of people cannot.
    await sql`alter table optouts add column cause text not null default 'unsubscribe'`.execute(db);
    await sql`update optouts set cause = 'bounce' where reason like 'came back % times, %'`.execute(db);
    await sql`update optouts set cause = 'complaint' where reason = 'said that it is spam'`.execute(db);
    await sql`update optouts set cause = 'refusal' where reason glob '5[0-9][0-9]*'`.execute(db);
    // Suppressions that would have passed the share of the list which may be suppressed without a person's word.
    await sql`create table suppressions_waiting (
      key text primary key, reason text not null, at integer not null, cause text not null
    ) strict, without rowid`.execute(db);
  },
  async (db) => {
    // Each suppression asks how many servers and bounces caused lately, the write lock in hand.
    await sql`create index optouts_by_servers on optouts (at) where cause in ('refusal', 'bounce')`.execute(db);
  },
  async (db) => {
    // The state `dot` has the name `committing`: written to disk before the final CRLF.CRLF. A partial index names its states, so it is made anew.
    await sql`drop index deliveries_open`.execute(db);
    await sql`drop index deliveries_open_by_recipient`.execute(db);
    await sql`update deliveries set state = 'committing' where state = 'dot'`.execute(db);
    await sql`create index deliveries_open on deliveries (state, due)
      where state in ('planned', 'sending', 'committing', 'deferred', 'uncertain', 'held')`.execute(db);
    await sql`create index deliveries_open_by_recipient on deliveries (recipient)
      where state in ('planned', 'sending', 'committing', 'deferred', 'uncertain', 'held')`.execute(db);
  },
];
